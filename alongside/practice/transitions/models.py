"""How somebody comes into a life and how they go: introduction, move, hand-over, ending.

A transition is a small plan. It changes no access by itself: who works with a person, and from
which moment until just before which other, stands in the working relationships alone.
"""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.base.core.ids import uuid7
from alongside.people.working.access import manages, may_see_record

SHORT, LONG = 500, 20_000


class Kind(models.TextChoices):
    INTRODUCTION = "intro", _("Somebody new comes to work with them")
    HAND_OVER = "hand_over", _("One worker goes and another comes")
    ENDING = "ending", _("A worker goes and nobody takes their place")
    MOVING = "moving", _("They move into a home or service, or on from one")


class Cause(models.TextChoices):
    PLANNED = "planned", _("planned")
    URGENT = "urgent", _("it had to end at once")
    WORKER_LEFT = "left", _("the worker no longer works here")
    LEFT_TEAM = "team", _("the worker left the team")


class StepKind(models.TextChoices):
    TOLD = "told", _("They are told first")
    OTHERS = "others", _("The others are told")
    CHOSEN = "chosen", _("Who it will be")
    ABOUT_ME = "about_me", _("A page about the new worker")
    VISIT = "visit", _("A visit first")
    LIVING_THERE = "there", _("What those already living there say")
    MEETING = "meeting", _("Meeting all together")
    PASSES_ON = "passes_on", _("What passes on, what is kept, what is left")
    PROMISES = "promises", _("Promises passed on by name")
    COMES_WITH = "comes", _("What comes with them")
    FIRST_NIGHT = "night", _("The first night")
    DAYS = "days", _("The days it begins and ends")
    GOODBYE = "goodbye", _("The goodbye")
    LETTER = "letter", _("A last letter")
    IN_TOUCH = "in_touch", _("Keeping in touch")
    CHECK_IN = "check_in", _("Somebody asks how it is")


STEPS = {
    Kind.INTRODUCTION: (
        StepKind.TOLD, StepKind.CHOSEN, StepKind.OTHERS, StepKind.ABOUT_ME, StepKind.DAYS,
        StepKind.MEETING, StepKind.CHECK_IN,
    ),
    Kind.HAND_OVER: (
        StepKind.TOLD, StepKind.CHOSEN, StepKind.OTHERS, StepKind.ABOUT_ME, StepKind.DAYS,
        StepKind.MEETING, StepKind.PASSES_ON, StepKind.PROMISES, StepKind.GOODBYE,
        StepKind.LETTER, StepKind.IN_TOUCH, StepKind.CHECK_IN,
    ),
    Kind.ENDING: (
        StepKind.TOLD, StepKind.OTHERS, StepKind.PASSES_ON, StepKind.PROMISES, StepKind.DAYS,
        StepKind.GOODBYE, StepKind.LETTER, StepKind.IN_TOUCH, StepKind.CHECK_IN,
    ),
    Kind.MOVING: (
        StepKind.TOLD, StepKind.OTHERS, StepKind.VISIT, StepKind.LIVING_THERE,
        StepKind.COMES_WITH, StepKind.FIRST_NIGHT, StepKind.CHECK_IN,
    ),
}  # fmt: skip
# A decision about who comes may be made, and kept to oneself, before they are told.
BEFORE_THEY_ARE_TOLD = {StepKind.TOLD, StepKind.CHOSEN}
MORE_THAN_ONCE = (StepKind.MEETING, StepKind.VISIT, StepKind.OTHERS, StepKind.CHECK_IN)
CHECK_IN_AFTER = dt.timedelta(days=28)


class StepState(models.TextChoices):
    OPEN = "open", _("to come")
    DONE = "done", _("done")
    LEFT_OUT = "left_out", _("left out")


def may_know(viewer: Any, ref: str = "") -> Q:
    """Who sees a plan: who sees the record; but until the person is told only who goes, who is to
    tell them, who began it and the manager."""
    mine = Q(**{f"{ref}told_at__isnull": False})
    for role in ("opened_by_id", "teller_id", "relationship__worker_id"):
        mine |= Q(**{f"{ref}{role}": viewer.worker_id})
    return may_see_record(viewer, f"{ref}person") & (mine | manages(viewer, f"{ref}person"))


class TransitionRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_know(viewer)

    def open(self) -> "TransitionRows":
        return self.filter(closed_at__isnull=True)


class Transition(Guarded):
    """A plan for one coming or going in one person's life, with its steps.

    `relationship` is the one that ends, `incoming` who comes; the days agreed are kept as whole
    local days, and the relationships made of them in `introduction` and `succession`.
    """

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="transitions"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    cause = models.CharField(max_length=8, choices=Cause.choices, default=Cause.PLANNED)
    relationship = models.ForeignKey(
        "working.WorkingRelationship",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="transitions",
    )
    incoming = models.ForeignKey(
        "organisation.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    introduction = models.ForeignKey(
        "working.WorkingRelationship",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    succession = models.ForeignKey(
        "working.WorkingRelationship",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    why = models.CharField(max_length=SHORT)
    good_time = models.CharField(max_length=SHORT, blank=True)
    bad_time = models.CharField(max_length=SHORT, blank=True)
    passes_on = models.TextField(blank=True)
    kept = models.TextField(blank=True, help_text="what the person wants kept")
    left_behind = models.TextField(blank=True, help_text="what the person wants left")
    teller = models.ForeignKey(
        "organisation.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    told_at = models.DateTimeField(
        null=True, blank=True, help_text="when they were told, or it was said why not"
    )
    opened_by = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="transitions_opened"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "organisation.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why_closed = models.CharField(
        max_length=SHORT, blank=True, help_text="where it was called off before its end"
    )

    objects = TransitionRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["relationship"],
                condition=Q(closed_at__isnull=True),
                name="transition_one_open_for_a_relationship",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="transition_closed_by_and_when",
            ),
        ]


class OfTransitionRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_know(viewer, "transition__")


class TransitionStep(Guarded):
    """One step: what, who does it, by when; done with what came of it, or left out with a why."""

    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    place = models.PositiveSmallIntegerField(help_text="its order in the plan")
    who = models.ForeignKey(
        "organisation.Worker",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="transition_steps",
    )
    on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=StepState.choices, default=StepState.OPEN)
    words = models.TextField(blank=True)
    taught_me = models.TextField(blank=True, help_text="in a last letter: what you taught me")
    why_left_out = models.CharField(max_length=SHORT, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        "organisation.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    appointment = models.ForeignKey(
        "appointments.Appointment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    promise = models.ForeignKey(
        "promises.Promise", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = OfTransitionRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["who", "state"], name="transition_step_who")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="left_out") | ~Q(why_left_out=""),
                name="transition_step_left_out_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="transition_step_settled_by_and_when",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.state == StepState.OPEN


class LeadChoice(Guarded):
    """Who was chosen to come, by whom and why. Another choice is another row."""

    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="choices")
    worker = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=SHORT)
    by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = OfTransitionRows.as_manager()


class AboutWorker(models.Model):
    """What a worker, or their manager, says of them: a page for the person, and a few facts for
    whoever chooses a new worker. Every line may stay empty."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    worker = models.OneToOneField(
        "organisation.Worker", on_delete=models.PROTECT, related_name="about"
    )
    about_me = models.TextField(blank=True, help_text="in their own words, for the person")
    languages = models.CharField(max_length=200, blank=True)
    travel = models.CharField(max_length=200, blank=True)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    here_until = models.DateField(null=True, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.about_me or self.languages
