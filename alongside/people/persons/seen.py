"""Whom an actor may write about, asked once for all the deeds of one unit of work."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.core.errors import MayNot
from alongside.people.working.access import key_worker_of, manages

from .models import Person


def guards(by: Any, person_id: UUID) -> bool:
    """Whether the actor may keep something about this person back from others: their key worker
    and the manager may."""
    may = Person.objects.visible_to(by).filter(key_worker_of(by) | manages(by), pk=person_id)
    return bool(may.exists())


def must_guard(by: Any, person_id: UUID) -> None:
    """Restricted and sealed things are written by who `guards`. Raises MayNot."""
    if not guards(by, person_id):
        raise MayNot(_("Only their key worker or the team's manager can restrict this."))


def records_seen(by: Any, person_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these people whose record the actor sees. Remembered as rights are: a write-up
    asks for its visit, its promise and its reflection."""
    asked = sorted(set(person_ids))
    found: frozenset[UUID] = by.remember(
        f"records of {asked}",
        lambda by: frozenset(
            Person.objects.visible_to(by).filter(pk__in=asked).values_list("pk", flat=True)
        ),
    )
    return found


def cards_seen(by: Any, person_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these people whose card the actor sees; whoever sees the record sees the card."""
    asked = set(person_ids)
    found = records_seen(by, asked)
    if asked == found:
        return found
    rows = Person.objects.card_visible_to(by).filter(pk__in=asked - found)
    return found | frozenset(rows.values_list("pk", flat=True))
