"""A hand-over as several tests need one: begun, told, with somebody chosen."""

from __future__ import annotations

from typing import Any

from alongside.practice.transitions import actions
from alongside.practice.transitions.models import StepKind, Transition, TransitionStep
from tests.cast import Cast

PLAN_WORDS = "Ana goes to the Hill team in June"


def step_of(cast: Cast, plan: Transition, kind: str) -> TransitionStep:
    """A step of a plan, as the manager sees it."""
    rows = TransitionStep.objects.visible_to(cast.viewer("cal")).filter(transition=plan)
    return rows.filter(kind=kind).order_by("pk")[0]


def plan_told(cast: Cast, person: str = "maya", **more: Any) -> tuple[Transition, TransitionStep]:
    """A hand-over of somebody to Ben of which they were told; and its goodbye, still to come."""
    given = {"kind": "hand_over", "why": PLAN_WORDS, "incoming": cast.ben, **more}
    plan = actions.start(person_id=cast.people[person].pk, by=cast.viewer("cal"), **given)
    actions.take_step(step_id=step_of(cast, plan, StepKind.TOLD).pk, by=cast.viewer("cal"))
    return plan, step_of(cast, plan, StepKind.GOODBYE)
