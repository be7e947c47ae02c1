"""Whether somebody may be written to at all: asked before every message, and by every link."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import MayNot
from alongside.base.organisation.models import active_now
from alongside.people.persons.models import Person
from alongside.people.working.access import key_worker_of, manages

from .models import ContactHold


def may_be_reached(ref: str, *, since: str = "") -> Q:
    """Nobody holds contact with this person, and they are alive: a condition on the column that
    holds their id, the same for a message and for a link that came with one.

    With `since`, a column that holds a moment, nobody has held it from then on either: what was
    sent before a hold does not come to life again after it.
    """
    now = clock.now()
    ended = Q(until_at__gt=OuterRef(since)) if since else Q(until_at__gt=now)
    held = ContactHold.objects.unguarded("a hold stops every message, whoever sends it").filter(
        Q(until_at__isnull=True) | ended, person=OuterRef(ref), from_at__lte=now
    )
    died = Person.objects.unguarded("a death stops every message").filter(
        pk=OuterRef(ref), died__isnull=False
    )
    return Q(~Exists(held) & ~Exists(died))


def held_now(ref: str) -> Exists:
    """Whether contact with the person in this column is on hold, beside what else is read."""
    rows = ContactHold.objects.unguarded("that there is a hold is open with the record")
    return Exists(rows.filter(active_now(), person=OuterRef(ref)))


def is_reachable(person_id: UUID) -> bool:
    rows = Person.objects.unguarded("an action asks whether this person may be written to")
    return rows.filter(may_be_reached("pk"), pk=person_id).exists()


def must_know_mail(viewer: Any, person_id: UUID) -> None:
    """Raises MayNot for who sees the record but not what is restricted in it."""
    rule = key_worker_of(viewer) | manages(viewer)
    if not Person.objects.visible_to(viewer).filter(rule, pk=person_id).exists():
        raise MayNot(_("Only their key worker or the team's manager can see or change this."))
