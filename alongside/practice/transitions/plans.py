"""What the deeds share: who carries a plan, which step may be taken, when it is over."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Stale
from alongside.base.organisation.models import Membership, MembershipRole, Worker
from alongside.people.persons.models import Person
from alongside.people.working import actions as working
from alongside.people.working.access import reason_for
from alongside.people.working.models import Role, WorkingRelationship

from .models import (
    BEFORE_THEY_ARE_TOLD,
    STEPS,
    Kind,
    StepKind,
    StepState,
    Transition,
    TransitionStep,
)

MAY_CARRY = {Role.KEY_WORKER, Role.CO_WORKER, Role.COVER, Role.INTRODUCING, "manager"}
# Who stands beside somebody for a while, or learns, goes without a plan.
NEEDS_A_PLAN = {Role.KEY_WORKER, Role.CO_WORKER}


def must_carry(by: Any, person_id: UUID) -> str:
    """Answers by what right the actor carries this person's plans. Raises CannotSee, and MayNot
    for a student, somebody on duty or somebody who looks in an emergency."""
    if not Person.objects.visible_to(by).filter(pk=person_id).exists():
        raise CannotSee
    relation = reason_for(by, person_id)
    if relation not in MAY_CARRY and not working.may_manage(by, person_id):
        raise MayNot(_("Who works with them, or their manager, plans this."))
    return relation


def who_goes(
    person_id: UUID, kind: str, relationship_id: UUID | None, by: Any
) -> WorkingRelationship | None:
    """The relationship a hand-over or an ending is of. Raises NotNow where there is none, or a
    plan for it already."""
    if kind not in (Kind.HAND_OVER, Kind.ENDING):
        return None
    rows = WorkingRelationship.objects.for_action(by).active().filter(person_id=person_id)
    rows = rows.filter(pk=relationship_id) if relationship_id else rows.filter(role=Role.KEY_WORKER)
    row = rows.order_by("from_at").first()
    if row is None:
        raise NotNow(_("Nobody works with them in this way now, so there is nothing to end."))
    if planned_for([row]):
        raise NotNow(_("There is a plan for this already. Ask who leads it, or the manager."))
    return row


def planned_for(rows: Iterable[WorkingRelationship]) -> set[UUID | None]:
    """Which of these relationships have an open plan: there is one at a time."""
    plans = Transition.objects.unguarded("one open plan for a relationship, whoever may see it")
    held = plans.filter(relationship__in=list(rows), closed_at__isnull=True)
    return set(held.values_list("relationship_id", flat=True))


def open_with_steps(
    person_id: UUID,
    kind: str,
    cause: str,
    going: WorkingRelationship | None,
    by: Any,
    why: str,
    *,
    teller: Worker | None,
    **more: str,
) -> Transition:
    """A plan and all its steps, the first of them whoever is to tell the person."""
    row = Transition.objects.create(
        person_id=person_id, kind=kind, cause=cause, relationship=going, why=why,
        opened_by=by.worker, opened_at=clock.now(), **more,
    )  # fmt: skip
    TransitionStep.objects.bulk_create(
        TransitionStep(
            transition=row, kind=step, place=place,
            who=teller if step == StepKind.TOLD else None,
        )
        for place, step in enumerate(STEPS[Kind(kind)])
    )  # fmt: skip
    return row


def going_of(row: Transition, by: Any) -> WorkingRelationship | None:
    """The relationship that ends with a plan."""
    if row.relationship_id is None:
        return None
    rows = WorkingRelationship.objects.visible_to(by).select_related("worker")
    return rows.filter(pk=row.relationship_id).first()


def note_plan(verb: str, row: Transition, by: Any, relation: str = "") -> None:
    """Leave one row in the trace about a plan."""
    note(
        verb,
        "transition",
        actor_id=by.worker_id,
        object_id=row.pk,
        person_id=row.person_id,
        relation=relation,
    )


def open_plan(by: Any, transition_id: UUID) -> Transition:
    """A plan that is not over and that the actor may carry. Raises CannotSee, MayNot, NotNow."""
    row = Transition.objects.for_action(by).filter(pk=transition_id).first()
    if row is None:
        raise CannotSee
    must_carry(by, row.person_id)
    if row.closed_at is not None:
        raise NotNow(_("This plan is over."))
    return row


def step_for(by: Any, step_id: UUID, version: int | None = None) -> TransitionStep:
    """An open step the actor may take. Raises CannotSee, MayNot, NotNow and Stale."""
    step = (
        TransitionStep.objects.for_action(by)
        .select_related("transition")
        .filter(pk=step_id)
        .first()
    )
    if step is None:
        raise CannotSee
    must_carry(by, step.transition.person_id)
    if version is not None and step.version != version:
        raise Stale(_("Somebody changed this step in the meantime. Here is how it stands."), step)
    if not step.is_open:
        raise NotNow(_("This step is settled already."))
    return step


def must_be_told(step: TransitionStep) -> None:
    """Raises NotNow while the person has not been told, nor was it said why not."""
    if step.kind not in BEFORE_THEY_ARE_TOLD and step.transition.told_at is None:
        raise NotNow(_("Every change starts with telling them first. Nothing else is done before."))


def settle(step: TransitionStep, state: str, by: Any) -> None:
    """Settle one step of a unit of work; with the last of them the plan is over."""
    step.state, step.settled_at, step.settled_by = state, clock.now(), by.worker
    step.version += 1
    step.save()
    plan = step.transition
    if step.kind == StepKind.TOLD and plan.told_at is None:
        plan.told_at = clock.now()
        plan.save()
    note_plan("took step of" if state == StepState.DONE else "left out step of", plan, by)
    still = TransitionStep.objects.visible_to(by).filter(
        transition_id=plan.pk, state=StepState.OPEN
    )
    if plan.closed_at is None and not still.exists():
        plan.closed_at, plan.closed_by = clock.now(), by.worker
        plan.save()


def worker_in_my_teams(by: Any, worker_id: UUID) -> Worker | None:
    """A worker who belongs now to a team the actor manages; none where there is no such worker."""
    if not by.active:
        return None
    belongs = Membership.objects.active().filter(team__in=by.managed_team_ids)
    theirs = belongs.exclude(role=MembershipRole.DUTY).values("worker_id")
    return Worker.objects.filter(pk=worker_id, pk__in=theirs, left_at__isnull=True).first()
