"""Steps of a plan that reach into several rooms: a meeting, promises, keeping in touch; and the
ways of giving, leaving a team and leaving that a plan belongs to."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.core.text import one_line
from alongside.base.core.units import unit
from alongside.base.organisation import actions as organisation
from alongside.base.organisation.models import Membership, MembershipRole, Worker
from alongside.people.working import actions as working
from alongside.people.working.access import key_workers_between
from alongside.people.working.models import EndingReason, Role, WorkingRelationship
from alongside.practice.appointments import actions as appointments
from alongside.practice.appointments.models import Appointment
from alongside.practice.promises import actions as promises
from alongside.practice.promises.models import Promise, PromiseFor, State, Whose
from alongside.practice.transitions import actions
from alongside.practice.transitions.days import SOMEBODY_COMES_AFTER, end_now
from alongside.practice.transitions.models import Kind, StepKind, Transition, TransitionStep
from alongside.practice.transitions.plans import going_of, must_be_told, step_for


@dataclass(frozen=True)
class Meeting:
    starts_at: dt.datetime
    minutes: int = 60
    place: str = ""


def plan_meeting(*, step_id: UUID, meeting: Meeting, version: int, by: Any) -> TransitionStep:
    """Plan the meeting a step speaks of, with who comes among those expected. Raises what
    planning a meeting and planning a step raise."""
    with unit():
        step = step_for(by, step_id, version)
        must_be_told(step)
        plan = step.transition
        planned = Appointment.objects.visible_to(by).filter(
            pk__in=[pk for pk in (step.appointment_id,) if pk], cancelled_at__isnull=True
        )
        if planned.exists():
            raise NotNow(_("This meeting is planned already. Cancel it on their page first."))
        comes = [(plan.incoming.name, _("who comes"))] if plan.incoming else []
        (row,) = appointments.plan(
            person_ids=[plan.person_id],
            starts_at=meeting.starts_at,
            by=by,
            minutes=meeting.minutes,
            place=meeting.place,
            purpose=str(StepKind(step.kind).label),
            expected=comes,
        )
        return actions.plan_step(
            step_id=step_id,
            by=by,
            version=version,
            who=by.worker,
            on=row.starts_at.date(),
            appointment_id=row.pk,
        )


def promises_to_pass(plan: Transition, viewer: Any) -> list[Promise]:
    """The open promises of who goes, to or about this person."""
    going = going_of(plan, viewer)
    if going is None:
        return []
    theirs = PromiseFor.objects.visible_to(viewer).filter(person_id=plan.person_id)
    rows = Promise.objects.visible_to(viewer).filter(
        pk__in=theirs.values("promise_id"),
        whose=Whose.WORKER,
        by_worker_id=going.worker_id,
        state__in=(State.OPEN, State.CHANGED),
    )
    return list(rows.order_by("due", "pk"))


def pass_promises(
    *,
    step_id: UUID,
    promise_ids: list[UUID],
    to: Worker | None,
    by: Any,
    version: int,
    words: str = "",
) -> TransitionStep:
    """Have a worker take these promises on, each by name; what becomes of the others is said in
    words. Raises what the inner actions raise, and Refused where it is not said."""
    with unit():
        step = step_for(by, step_id, version)
        must_be_told(step)
        open_ones = {row.pk for row in promises_to_pass(step.transition, by)}
        if promise_ids and to is None:
            raise Refused({"to": _("Say who takes them on.")})
        if open_ones - set(promise_ids) and not one_line(words):
            raise Refused({"words": _("Some stay behind. Say what becomes of them.")})
        for promise_id in promise_ids:
            if promise_id not in open_ones:
                raise CannotSee
            promises.pass_on(promise_id=promise_id, to=to, by=by, words=words)  # type: ignore[arg-type]
        return actions.take_step(step_id=step_id, by=by, version=version, words=words)


def keep_in_touch(
    *,
    step_id: UUID,
    words: str,
    agreed: set[str],
    by: Any,
    version: int,
    due: dt.date | None = None,
) -> TransitionStep:
    """Write down that who goes keeps in touch: a promise that all three agree to, the person, the
    worker and the manager, who does this. It opens no record. Raises MayNot and Refused."""
    with unit():
        step = step_for(by, step_id, version)
        must_be_told(step)
        plan = step.transition
        if not working.may_manage(by, plan.person_id):
            raise MayNot(_("The manager agrees to this too, and writes it down."))
        if agreed != {"person", "worker", "manager"}:
            raise Refused(
                {"agreed": _("All three have to agree. If not, leave it out and say why.")}
            )
        going = going_of(plan, by)
        if going is None:
            raise CannotSee
        try:
            (row,) = promises.make_promise(
                person_ids=[plan.person_id], words=words, by=by, due=due, by_worker=going.worker
            )
        except Refused as error:
            named = {"promise": "words", "promise_due": "on"}
            raise Refused({named.get(k, k): v for k, v in error.problems.items()}) from error
        return actions.take_step(
            step_id=step_id, by=by, version=version, words=words, promise_id=row.pk
        )


def give(
    *,
    person_id: UUID,
    worker: Worker,
    role: str,
    by: Any,
    why: str,
    until_at: dt.datetime | None = None,
    rhythm_days: int | None = None,
    official_reason: str = "",
) -> Transition | None:
    """Have a worker work with somebody; where another is their key worker and this is to be the
    next, begin the hand-over instead, and answer its plan. Raises what these raise."""
    with unit():
        now = clock.now()
        others = key_workers_between(person_id, now, now + clock.A_SECOND)
        there = next((row for row in others if row.worker_id != worker.pk), None)
        if role == Role.KEY_WORKER and there is not None:
            return actions.start(
                person_id=person_id,
                kind=Kind.HAND_OVER,
                why=why,
                by=by,
                relationship_id=there.pk,
                incoming=worker,
            )
        working.begin(
            person_id=person_id,
            worker=worker,
            role=role,
            by=by,
            why=why,
            rhythm_days=rhythm_days,
            until_at=until_at,
            official_reason=official_reason,
        )
    return None


def finish(
    *, relationship: WorkingRelationship, by: Any, reason: str, words: str, planned: bool
) -> Transition | None:
    """Begin the plan of an ending, or end it this moment and answer the plan for the rest; none
    where that needs none. Raises what these raise."""
    if not planned:
        return end_now(relationship_id=relationship.pk, by=by, reason=reason, words=words)[1]
    comes = relationship.role == Role.KEY_WORKER and reason in SOMEBODY_COMES_AFTER
    return actions.start(
        person_id=relationship.person_id,
        kind=Kind.HAND_OVER if comes else Kind.ENDING,
        why=words or str(EndingReason(reason).label),
        by=by,
        relationship_id=relationship.pk,
    )


def say_left(*, worker: Worker, by: Any) -> None:
    """Somebody no longer works here: what they held ends, and each has a plan for who comes."""
    with unit():
        organisation.say_left(worker=worker, by=by)
        actions.open_for_leaver(worker=worker, by=by)


def leave_team(*, membership: Membership, by: Any) -> None:
    """Somebody leaves a team: each person it answers for whom they work with has a plan, unless
    they stay in the team in another way."""
    with unit():
        organisation.leave_team(membership=membership, by=by)
        stays = Membership.objects.active().filter(
            worker=membership.worker, team=membership.team
        ).exclude(role=MembershipRole.DUTY)  # fmt: skip
        if membership.role != MembershipRole.DUTY and not stays.exists():
            actions.open_for_team_leaver(worker=membership.worker, team=membership.team, by=by)
