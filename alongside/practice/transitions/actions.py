"""Beginning a plan for a coming or going, and taking its steps.

One rule stands over all of them: the person is told first. Until that step is settled nothing
else can be done, but the choice of who will come, which may be made and kept to oneself.
"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused, Stale
from alongside.base.core.text import clean, one_line, over
from alongside.base.core.units import unit
from alongside.base.organisation.models import Worker
from alongside.people.working import actions as working
from alongside.people.working.access import answered_for_among, held_by, kept_out
from alongside.people.working.models import Role, WorkingRelationship
from alongside.people.working.passing import end_all_of

from .models import (
    LONG,
    MORE_THAN_ONCE,
    SHORT,
    AboutWorker,
    Cause,
    Kind,
    LeadChoice,
    StepKind,
    StepState,
    Transition,
    TransitionStep,
)
from .plans import (
    going_of,
    must_be_told,
    must_carry,
    note_plan,
    open_plan,
    open_with_steps,
    planned_for,
    settle,
    step_for,
    who_goes,
    worker_in_my_teams,
)


def start(
    *,
    person_id: UUID,
    kind: str,
    why: str,
    by: Any,
    relationship_id: UUID | None = None,
    incoming: Worker | None = None,
    teller: Worker | None = None,
    good_time: str = "",
    bad_time: str = "",
    cause: str = Cause.PLANNED,
) -> Transition:
    """Begin a plan, with all its steps; the first is always that the person is told, by whom.

    A hand-over or an ending is of one relationship, the key worker's where none is named.
    Raises CannotSee, MayNot, Refused, and NotNow where that relationship has an open plan or is
    nobody's. Only a manager names who comes.
    """
    why, good_time, bad_time = one_line(why), one_line(good_time), one_line(bad_time)
    problems = over(SHORT, why=why, good_time=good_time, bad_time=bad_time)
    if kind not in Kind.values:
        problems["kind"] = _("Choose what is to happen.")
    if not why:
        problems["why"] = _("Say in a few words why. They may read this.")
    if problems:
        raise Refused(problems)
    relation = must_carry(by, person_id)
    if incoming is not None:
        _may_be_given(person_id, incoming, why=why, by=by)
    with unit():
        going = who_goes(person_id, kind, relationship_id, by)
        row = open_with_steps(
            person_id, kind, cause, going, by, why, good_time=good_time, bad_time=bad_time,
            teller=teller or (going.worker if going is not None else by.worker),
        )  # fmt: skip
        note_plan("planned", row, by, relation)
        if incoming is not None:
            choose_lead(transition_id=row.pk, worker=incoming, why=why, by=by)
            row.incoming = incoming
    return row


# --- the steps -----------------------------------------------------------------------------------


def take_step(
    *,
    step_id: UUID,
    by: Any,
    version: int | None = None,
    words: str = "",
    taught_me: str = "",
    passes_on: str = "",
    kept: str = "",
    left_behind: str = "",
    promise_id: UUID | None = None,
) -> TransitionStep:
    """Say that a step was taken, and what came of it.

    A last letter needs its words; so does the step on what passes on, in one of its three parts.
    Who comes and the days are settled by `choose_lead` and `agree_days`. Raises CannotSee,
    MayNot, NotNow, Stale and Refused.
    """
    words, taught_me = clean(words), clean(taught_me)
    parts = {"passes_on": clean(passes_on), "kept": clean(kept), "left_behind": clean(left_behind)}
    if problems := over(LONG, words=words, taught_me=taught_me, **parts):
        raise Refused(problems)
    with unit():
        step = step_for(by, step_id, version)
        must_be_told(step)
        match step.kind:
            case StepKind.CHOSEN | StepKind.DAYS:
                raise NotNow(_("This step is taken on a page of its own."))
            case StepKind.LETTER if not words:
                raise Refused({"words": _("Write the letter, or leave it out and say why.")})
            case StepKind.PASSES_ON:
                if not any(parts.values()):
                    raise Refused({"passes_on": _("Write one of these, in their words or yours.")})
                for name, said in parts.items():
                    setattr(step.transition, name, said)
                step.transition.save()
            case StepKind.IN_TOUCH if promise_id is None:
                raise NotNow(_("What was agreed is written down as a promise."))
        step.words, step.taught_me, step.promise_id = words, taught_me, promise_id
        settle(step, StepState.DONE, by)
    return step


def leave_out(*, step_id: UUID, by: Any, why: str, version: int | None = None) -> TransitionStep:
    """Leave a step out, saying why. Raises CannotSee, MayNot, NotNow, Stale and Refused."""
    why = one_line(why)
    problems = {} if why else {"why": _("Say why it is left out.")}
    if problems := problems | over(SHORT, why=why):
        raise Refused(problems)
    with unit():
        step = step_for(by, step_id, version)
        must_be_told(step)
        step.why_left_out = why
        settle(step, StepState.LEFT_OUT, by)
    return step


def plan_step(
    *,
    step_id: UUID,
    by: Any,
    version: int | None = None,
    who: Worker | None = None,
    on: dt.date | None = None,
    appointment_id: UUID | None = None,
) -> TransitionStep:
    """Say who takes a step and by which day. Raises CannotSee, MayNot, NotNow, Stale, Refused."""
    if on is not None and on < clock.today():
        raise Refused({"on": _("This day has gone.")})
    if who is not None and who.left_at:
        raise Refused({"who": _("%(name)s no longer works here.") % {"name": who.name}})
    with unit():
        step = step_for(by, step_id, version)
        if appointment_id is not None:
            must_be_told(step)  # a meeting stands in diaries that others read
        step.who, step.on = who, on
        if step.kind == StepKind.TOLD:
            step.transition.teller = who
            step.transition.save()
        step.appointment_id = appointment_id or step.appointment_id
        step.version += 1
        step.save()
        note_plan("planned step of", step.transition, by)
    return step


def add_step(*, transition_id: UUID, kind: str, by: Any) -> TransitionStep:
    """Add another meeting, visit, telling or asking to a plan. Raises CannotSee, MayNot, Refused,
    and NotNow where the plan is over."""
    if kind not in MORE_THAN_ONCE:
        raise Refused({"kind": _("Choose one of these.")})
    with unit():
        row = open_plan(by, transition_id)
        steps = TransitionStep.objects.visible_to(by).filter(transition=row)
        like = [step.place for step in steps if step.kind == kind]
        place = max(like, default=max(step.place for step in steps))
        step = TransitionStep.objects.create(transition=row, kind=kind, place=place)
        note_plan("added step to", row, by)
    return step


def call_off(*, transition_id: UUID, by: Any, why: str) -> Transition:
    """Call a plan off, saying why; what was done in it stays. Raises CannotSee, MayNot, Refused,
    and NotNow where days are agreed that are still to come."""
    why = one_line(why)
    problems = {} if why else {"why": _("Say why. They may read this.")}
    if problems := problems | over(SHORT, why=why):
        raise Refused(problems)
    with unit():
        row = open_plan(by, transition_id)
        ends = WorkingRelationship.objects.visible_to(by).filter(
            pk__in=[pk for pk in (row.relationship_id, row.succession_id) if pk]
        )
        if any(_to_come(one) for one in ends):
            raise NotNow(_("Days are agreed that are still to come. Agree others, or wait."))
        row.closed_at, row.closed_by, row.why_closed = clock.now(), by.worker, why
        row.save()
        note_plan("called off", row, by)
    return row


def _to_come(row: WorkingRelationship) -> bool:
    now = clock.now()
    begins = row.from_at > now and not row.never_was
    return begins or (row.until_at is not None and row.until_at > now and bool(row.ending_reason))


# --- who comes -----------------------------------------------------------------------------------


def choose_lead(*, transition_id: UUID, worker: Worker, why: str, by: Any) -> LeadChoice:
    """Choose who will come, and keep why. A manager decides; another choice is another row.

    Nobody is told by it. Raises CannotSee, MayNot, Refused, and NotNow once they work together.
    """
    why = one_line(why)
    with unit():
        row = open_plan(by, transition_id)
        if row.kind not in (Kind.HAND_OVER, Kind.INTRODUCTION):
            raise NotNow(_("Nobody new comes with this plan."))
        _may_be_given(row.person_id, worker, why=why, by=by)
        going = going_of(row, by)
        if going is not None and going.worker_id == worker.pk and going.is_active:
            raise Refused({"worker": _("They work together already.")})
        choice = LeadChoice.objects.create(
            transition=row, worker=worker, why=why, by=by.worker, at=clock.now()
        )
        row.incoming = worker
        row.save()
        for step in TransitionStep.objects.for_action(by).filter(
            transition=row, kind=StepKind.CHOSEN, state=StepState.OPEN
        ):
            step.transition = row
            settle(step, StepState.DONE, by)
        note_plan("chose for", row, by, "manager")
    return choice


def _may_be_given(person_id: UUID, worker: Worker, *, why: str, by: Any) -> None:
    working.must_manage(by, person_id)
    problems = over(SHORT, why=why)
    if not why:
        problems["why"] = _("Say in a few words why this worker. They may read this.")
    if worker.left_at:
        problems["worker"] = _("%(name)s no longer works here.") % {"name": worker.name}
    elif worker.pk in kept_out(person_id):
        problems["worker"] = _("%(name)s keeps out of this record.") % {"name": worker.name}
    if problems:
        raise Refused(problems)


# --- when a worker leaves ------------------------------------------------------------------------


def open_for_leaver(*, worker: Worker, by: Any) -> list[Transition]:
    """End everything a worker holds who no longer works here, and open a plan for each.

    For the administrator who says they left; they see nothing of it. Raises CannotSee.
    """
    with unit():
        held = end_all_of(worker=worker, by=by)
        return _plans_for(held, worker, Cause.WORKER_LEFT, by)


def open_for_team_leaver(*, worker: Worker, team: Any, by: Any) -> list[Transition]:
    """Open a plan for each relationship a worker who leaves a team has with somebody that team
    answers for. They go on working together until the plan says otherwise. Raises CannotSee."""
    if not by.has_role("admin"):
        raise CannotSee
    with unit():
        held = [row for row in held_by(worker.pk) if row.is_active]
        theirs = answered_for_among({row.person_id for row in held}, team)
        return _plans_for(
            [row for row in held if row.person_id in theirs], worker, Cause.LEFT_TEAM, by
        )


def _plans_for(
    held: list[WorkingRelationship], worker: Worker, cause: str, by: Any
) -> list[Transition]:
    planned = planned_for(held)
    if cause == Cause.WORKER_LEFT:
        why = _("%(name)s no longer works here.") % {"name": worker.name}
    else:
        why = _("%(name)s left the team.") % {"name": worker.name}
    made = []
    for row in held:
        if row.pk in planned:
            continue
        kind = Kind.HAND_OVER if row.role == Role.KEY_WORKER else Kind.ENDING
        teller = worker if cause == Cause.LEFT_TEAM else None
        made.append(open_with_steps(row.person_id, kind, cause, row, by, why, teller=teller))
        note_plan("opened", made[-1], by)
    return made


# --- what a worker says of themselves ------------------------------------------------------------


def say_about(
    *,
    worker: Worker,
    by: Any,
    version: int = 0,
    about_me: str = "",
    languages: str = "",
    travel: str = "",
    hours: int | None = None,
    here_until: dt.date | None = None,
) -> AboutWorker:
    """Keep what helps a person to know a worker, and a manager to choose one. `hours` are those
    a week already carried.

    The worker does this themselves; the manager of their team may too, but for the page in the
    worker's own words. Raises CannotSee, Refused, and Stale.
    """
    own = worker.pk == by.worker_id
    if not (own and by.active) and worker_in_my_teams(by, worker.pk) is None:
        raise CannotSee
    about_me, languages, travel = clean(about_me), one_line(languages), one_line(travel)
    problems = over(LONG, about_me=about_me) | over(200, languages=languages, travel=travel)
    if hours is not None and not 0 <= hours <= 100:
        problems["hours"] = _("Hours a week, from 0 to 100.")
    if problems:
        raise Refused(problems)
    with unit():
        row = AboutWorker.objects.select_for_update().filter(worker=worker).first()
        if (row.version if row else 0) != version:
            raise Stale(_("This was changed in the meantime. Here is how it stands."), row)
        if row is None:
            row = AboutWorker(worker=worker, version=0)
        row.about_me = about_me if own else row.about_me
        row.languages, row.travel, row.hours = languages, travel, hours
        row.here_until, row.said_at, row.said_by = here_until, clock.now(), by.worker
        row.version += 1
        row.save()
        note("said about", "worker", actor_id=by.worker_id, object_id=worker.pk)
    return row
