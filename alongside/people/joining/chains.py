"""Agreements of two records as one chain of versions, and as two again.

Somebody has one agreement that stands. Where both records have one, the chain whose newest version
was written last goes behind the other: nothing is lost, and what was said last stands.
"""

from typing import Any
from uuid import UUID

from django.apps import apps

from .journal import Journal, rows_of
from .models import Joining


def one_chain(log: Journal, kept: UUID, joined: UUID) -> None:
    """Number the versions of both in one row, before those of the joined record are moved."""
    ours, theirs = _chain(kept), _chain(joined)
    if not ours or not theirs:
        return
    earlier, later = sorted([ours, theirs], key=lambda chain: chain[-1].written_at)
    if later[0].replaces_id is None:
        log.change(later[0], replaces_id=earlier[-1].pk)
    for row in reversed(later):  # the highest first: no number is there twice
        log.change(row, number=row.number + earlier[-1].number)


def two_chains(joining: Joining) -> None:
    """Once two records are apart again: a version made since stays with the kept one, and stands
    there in place of that record's own."""
    own = [joining.kept_id, joining.joined_id]
    for here, there in (own, reversed(own)):
        chain = _chain(here)
        replaced = {row.replaces_id for row in chain}
        for place, row in enumerate(chain):
            if row.replaces_id and _versions().filter(pk=row.replaces_id, person=there).exists():
                before = chain[place - 1] if place else None
                row.replaces = before if before and before.pk not in replaced else None
                row.save()


def _chain(person_id: UUID) -> list[Any]:
    return list(_versions().filter(person=person_id).order_by("number"))


def _versions() -> Any:
    return rows_of(apps.get_model("agreements.Agreement"))
