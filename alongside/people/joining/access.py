"""Where a record that was joined to another is now, and who may say so."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.people.working.access import manages, may_see_record, standing

from .models import Joining

_WHY = "where a record that was joined is now"


def leads_to(viewer: Any, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of these ids, those of records that were joined to one the viewer sees, and its id. One
    query, whatever the ids are."""
    rows = Joining.objects.visible_to(viewer).standing().filter(joined__in=list(ids))
    rows = rows.filter(may_see_record(viewer, "kept"))
    return dict(rows.values_list("joined_id", "kept_id"))


def now_under(viewer: Any, person_id: UUID) -> UUID | None:
    """The id a record has now, for somebody who was shown its card under this one; None where a
    gate keeps them from what it was joined to. It gives no right to see it."""
    rows = Joining.objects.unguarded(_WHY).standing().filter(joined=person_id)
    kept = rows.values_list("kept_id", flat=True).first()
    if kept is None:
        return person_id
    return None if kept in standing(viewer).gated else kept


def may_be_answered_by(viewer: Any) -> Q:
    """Which requests this viewer may agree to: a manager of either team or a practice lead, and
    never who asked. A condition on requests they see."""
    rule = Q() if viewer.has_role("lead") else _manages_one(viewer)
    return rule & ~Q(asked_by=viewer.worker_id)


def may_answer(viewer: Any, joining: Joining) -> bool:
    rows = Joining.objects.visible_to(viewer).filter(may_be_answered_by(viewer))
    return rows.filter(pk=joining.pk).exists()


def may_undo(viewer: Any, joining: Joining) -> bool:
    """The records officer, or a manager of a team that answers for the joined record."""
    if viewer.has_role("records"):
        return True
    rows = Joining.objects.visible_to(viewer).filter(_manages_one(viewer), pk=joining.pk)
    return rows.exists()


def _manages_one(viewer: Any) -> Q:
    return manages(viewer, "kept") | manages(viewer, "joined")
