"""One worker goes as another comes; and what ends when a worker leaves.

Both move the bounds of working relationships, which are the only source of who sees whom: from
is the first moment, until the first moment after.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.units import unit
from alongside.base.organisation.models import Worker

from .access import held_by
from .actions import begin, must_manage
from .models import EndingReason, Role, WorkingRelationship


@dataclass(frozen=True)
class Passed:
    """The relationships a hand-over is made of; the introduction is none where there is no time
    for one."""

    introduction: WorkingRelationship | None
    succession: WorkingRelationship


def hand_over(
    *,
    person_id: UUID,
    worker: Worker,
    by: Any,
    at: dt.datetime,
    why: str,
    role: str = Role.KEY_WORKER,
    outgoing_id: UUID | None = None,
    introduced_at: dt.datetime | None = None,
    instead_of: tuple[UUID, ...] = (),
    official_reason: str = "",
    outgoing_reason: str = EndingReason.WORKER_CHANGED,
    outgoing_words: str = "",
) -> Passed:
    """Have a worker be introduced until a moment, and be the key worker (or co-worker) from it on.

    Whoever holds that role until then, if that is `outgoing_id`, ends at that same moment, so
    that there is neither two of them nor none. `instead_of` are what an earlier agreement made,
    called off where it has not come to pass. Raises what `begin` raises, and NotNow where they
    work together already.
    """
    must_manage(by, person_id)
    now = clock.now()
    if at < now:
        raise Refused({"passes_on": _("This day has gone.")})
    with unit():
        for row in _theirs(person_id, instead_of, by):
            if row.role == role and row.from_at <= now and not row.never_was:
                raise NotNow(_("They work together already."))
            call_off(row)
        for row in _theirs(person_id, (outgoing_id,) if outgoing_id else (), by):
            move_end(row, at, reason=outgoing_reason, by=by, words=outgoing_words)
        introduction = None
        if introduced_at is not None and introduced_at < at:
            introduction = begin(
                person_id=person_id, worker=worker, role=Role.INTRODUCING, by=by, why=why,
                from_at=max(introduced_at, now), until_at=at,
            )  # fmt: skip
        succession = begin(
            person_id=person_id, worker=worker, role=role, by=by, why=why,
            from_at=at, official_reason=official_reason,
        )  # fmt: skip
    return Passed(introduction, succession)


def _theirs(person_id: UUID, ids: tuple[UUID, ...], by: Any) -> list[WorkingRelationship]:
    rows = WorkingRelationship.objects.for_action(by).filter(pk__in=ids, person_id=person_id)
    found = list(rows.order_by("from_at"))
    if len(found) != len(set(ids)):
        raise CannotSee
    return found


def call_off(row: WorkingRelationship) -> None:
    """End what has not begun so that it never was, and what goes on, now."""
    now = clock.now()
    if row.until_at is None or row.until_at > max(now, row.from_at):
        row.until_at = max(now, row.from_at)
        row.save()


def move_end(
    row: WorkingRelationship, at: dt.datetime, *, reason: str, by: Any, words: str = ""
) -> None:
    """Set the moment a relationship ends at, while that is still to come. A reason that stands
    is kept. Raises NotNow and Refused."""
    now = clock.now()
    if row.until_at is not None and row.until_at <= now:
        if row.until_at <= at:
            return  # it ended before: a gap is for the plan to name
        raise NotNow(_("This ended already."))
    if at <= row.from_at:
        raise Refused({"passes_on": _("The end has to come after the beginning.")})
    row.until_at = at
    row.ending_reason, row.ended_by = row.ending_reason or reason, by.worker
    row.why_ended = words.strip() or row.why_ended
    row.save()
    note(
        "ended",
        "relationship",
        actor_id=by.worker_id,
        object_id=row.pk,
        person_id=row.person_id,
        relation="manager",
    )


def end_all_of(*, worker: Worker, by: Any) -> list[WorkingRelationship]:
    """End everything a worker who left holds, now; what was to come never comes. Answers what
    they held at this moment.

    For an administrator, who sees no record by it. Raises CannotSee.
    """
    if not by.has_role("admin"):
        raise CannotSee
    with unit():
        now, held = clock.now(), []
        for row in held_by(worker.pk):
            if row.from_at <= now:
                held.append(row)
            row.ending_reason, row.ended_by = EndingReason.WORKER_LEFT, by.worker
            call_off(row)
            note(
                "ended",
                "relationship",
                actor_id=by.worker_id,
                object_id=row.pk,
                person_id=row.person_id,
            )
    return held
