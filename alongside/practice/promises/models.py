"""What somebody in the circle said they would do for somebody in it."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import in_grace_shared, may_see_record, may_see_shared


class State(models.TextChoices):
    OPEN = "open", _("open")
    KEPT = "kept", _("kept")
    CHANGED = "changed", _("changed together")
    NOT_KEPT = "not_kept", _("didn't happen")


class Whose(models.TextChoices):
    WORKER = "worker", _("a worker")
    PERSON = "person", _("the person")
    OTHER = "other", _("somebody around them")
    ORGANISATION = "organisation", _("the organisation")


class PromiseRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        own = Q(by_worker_id=viewer.worker_id) | Q(recorded_by_id=viewer.worker_id)
        return may_see_shared(viewer, PromiseFor, "promise") | (
            own & in_grace_shared(viewer, PromiseFor, "promise")
        )


class Promise(Guarded):
    """One promise: whose, what, by when, and how it stands. Each change is a PromiseStep."""

    whose = models.CharField(max_length=12, choices=Whose.choices, default=Whose.WORKER)
    by_worker = models.ForeignKey(
        "organisation.Worker",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="promises",
    )
    by_person = models.ForeignKey(
        "persons.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=500)
    due = models.DateField(null=True, blank=True)
    made_on = models.DateField()
    recorded_by = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="promises_recorded"
    )
    recorded_at = models.DateTimeField()
    encounter = models.ForeignKey(
        "encounters.Encounter",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="promises",
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    to_tell = models.BooleanField(
        default=False, help_text="they are still to be told that it will be later"
    )
    version = models.PositiveIntegerField(default=1)

    objects = PromiseRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["by_worker", "state", "due"], name="promise_worker_due")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(whose="worker") | Q(by_worker__isnull=False),
                name="promise_of_a_worker_names_them",
            ),
            models.CheckConstraint(
                condition=~Q(whose="other") | ~Q(by_name=""), name="promise_of_another_names_them"
            ),
        ]


class ForRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "person")


class PromiseFor(Guarded):
    """A person in whose circle the promise was made."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="promises")

    objects = ForRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.UniqueConstraint(fields=["promise", "person"], name="promise_for_a_person_once")
        ]


class StepRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return Q(Exists(Promise.objects.visible_to(viewer).filter(pk=OuterRef("promise"))))


class PromiseStep(Guarded):
    """How a promise came to stand as it does: kept, changed with them, not kept and what then, or
    taken on by another worker."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=8, choices=State.choices)
    words = models.CharField(max_length=500, blank=True)
    due = models.DateField(null=True, blank=True)
    passed_from = models.ForeignKey(
        "organisation.Worker",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="who had promised it, where another worker took it on by name",
    )
    by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = StepRows.as_manager()
