"""The days on which one worker goes and another comes, and an ending that cannot wait.

Days are whole days by the organisation's clock: somebody who comes on the 4th comes at its first
moment, whose last day is the 4th goes at the first moment of the 5th; what is agreed for today
holds from now.
"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import NotNow, Refused
from alongside.base.core.text import one_line, over
from alongside.base.core.units import unit
from alongside.people.working import actions as working
from alongside.people.working.access import key_workers_between
from alongside.people.working.gaps import gap_of
from alongside.people.working.models import EndingReason, Role, WorkingRelationship
from alongside.people.working.passing import hand_over, move_end

from .models import (
    CHECK_IN_AFTER,
    SHORT,
    Cause,
    Kind,
    StepKind,
    StepState,
    Transition,
    TransitionStep,
)
from .plans import (
    NEEDS_A_PLAN,
    going_of,
    must_be_told,
    note_plan,
    open_plan,
    open_with_steps,
    settle,
)

SOMEBODY_COMES_AFTER = (EndingReason.WORKER_CHANGED, EndingReason.WORKER_LEFT)


def first_moment(day: dt.date) -> dt.datetime:
    """When somebody who comes that day comes: its first moment, and now where it is today."""
    return max(clock.midnight(day), clock.now()) if day == clock.today() else clock.midnight(day)


def agree_days(
    *,
    transition_id: UUID,
    by: Any,
    day: dt.date,
    introduced_from: dt.date | None = None,
    reason: str = "",
    official_reason: str = "",
    gap_because: str = "",
) -> Transition:
    """Agree the first day of who comes, or in an ending the last day of who goes.

    From `introduced_from` on both work with the person. May be done again while that first day
    is to come. A manager does this, once the person was told. Raises CannotSee, MayNot, NotNow,
    and Refused where a day has gone or nobody would work with them and it is not said why.
    """
    gap_because = one_line(gap_because)
    problems = over(SHORT, gap_because=gap_because)
    if day < clock.today():
        problems["day"] = _("This day has gone.")
    if introduced_from is not None and not clock.today() <= introduced_from <= day:
        problems["introduced_from"] = _("Choose a day from today to the day they take over.")
    if problems:
        raise Refused(problems)
    with unit():
        row = open_plan(by, transition_id)
        working.must_manage(by, row.person_id)
        step = (
            TransitionStep.objects.for_action(by).filter(transition=row, kind=StepKind.DAYS).first()
        )
        if step is None:
            raise NotNow(_("There are no days to agree in this plan."))
        step.transition = row
        must_be_told(step)
        if row.kind == Kind.ENDING:
            _end_on(row, day, reason, by)
        else:
            _pass_on(row, day, introduced_from, official_reason, by)
        _no_accidental_gap(row, gap_because, by)
        _ask_after(row, day, by)
        step.words = gap_because
        if step.is_open:
            settle(step, StepState.DONE, by)
        else:
            step.save()
            note_plan("agreed days of", row, by, "manager")
    return row


def _end_on(row: Transition, day: dt.date, reason: str, by: Any) -> None:
    if reason not in EndingReason.values:
        raise Refused({"reason": _("Choose why it ends.")})
    going = going_of(row, by)
    if going is None or going.is_over:
        raise NotNow(_("This ended already."))
    going.ending_reason = reason
    move_end(going, clock.midnight(day + clock.A_DAY), reason=reason, by=by, words=row.why)


def _pass_on(
    row: Transition, day: dt.date, introduced_from: dt.date | None, official: str, by: Any
) -> None:
    if row.incoming is None:
        raise NotNow(_("Choose first who will come."))
    going = going_of(row, by)
    at = first_moment(day)
    if going is not None and going.role in NEEDS_A_PLAN:
        role = going.role
    else:
        there = key_workers_between(row.person_id, at, None)
        role = Role.CO_WORKER if there and row.succession_id != there[0].pk else Role.KEY_WORKER
    choice = row.choices.visible_to(by).order_by("-at").first()  # type: ignore[attr-defined]
    passed = hand_over(
        person_id=row.person_id,
        worker=row.incoming,
        by=by,
        at=at,
        why=choice.why if choice else row.why,
        role=role,
        outgoing_id=going.pk if going is not None else None,
        introduced_at=first_moment(introduced_from) if introduced_from else None,
        instead_of=tuple(pk for pk in (row.introduction_id, row.succession_id) if pk),
        official_reason=official,
    )
    row.introduction, row.succession = passed.introduction, passed.succession
    row.save()


def _no_accidental_gap(row: Transition, because: str, by: Any) -> None:
    gap = gap_of(WorkingRelationship.objects.visible_to(by).filter(person_id=row.person_id))
    if gap is None or because or gap.first is None:
        return
    raise Refused(
        {
            "gap_because": _("Nobody would work with them from %(day)s on. Choose other days, "
                             "have somebody cover, or say why it cannot be helped.")
            % {"day": date_format(gap.first, "j F Y")}
        }
    )  # fmt: skip


def _ask_after(row: Transition, day: dt.date, by: Any) -> None:
    """Somebody asks how it is, four weeks on, where no other day was set."""
    for step in TransitionStep.objects.for_action(by).filter(
        transition=row, kind=StepKind.CHECK_IN, state=StepState.OPEN
    ):
        step.on = day + CHECK_IN_AFTER
        step.save()


def end_now(
    *, relationship_id: UUID, by: Any, reason: str, words: str = ""
) -> tuple[WorkingRelationship, Transition | None]:
    """End a working relationship this moment, and open the plan for what can still be done: what
    was there before, if there was one. None is opened for cover, an introduction or a student,
    and none after a death. Raises what `working.end` raises."""
    with unit():
        ended = working.end(relationship_id=relationship_id, by=by, reason=reason, words=words)
        if ended.role not in NEEDS_A_PLAN or reason == EndingReason.DIED:
            return ended, None
        plan = Transition.objects.for_action(by).open().filter(relationship=ended).first()
        if plan is None:
            comes = reason in SOMEBODY_COMES_AFTER
            kind = Kind.HAND_OVER if comes and ended.role == Role.KEY_WORKER else Kind.ENDING
            why = one_line(words) or str(EndingReason(reason).label)
            plan = open_with_steps(
                ended.person_id, kind, Cause.URGENT, ended, by, why, teller=by.worker
            )
            note_plan("opened", plan, by, "manager")
    return ended, plan
