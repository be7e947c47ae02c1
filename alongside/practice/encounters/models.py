"""Contacts that happened, and what happened between us."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.dates import Precision
from alongside.base.core.guarded import Guarded, GuardedQuerySet, replaced
from alongside.people.working.access import (
    in_grace,
    in_grace_shared,
    may_see_record,
    may_see_shared,
)


class How(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    VIDEO = "video", _("video call")
    PHONE = "phone", _("phone call")
    MESSAGE = "message", _("message")


class Planned(models.TextChoices):
    PLANNED = "planned", _("as planned")
    UNPLANNED = "unplanned", _("not planned")
    UNANNOUNCED = "unannounced", _("unannounced by us")
    CRISIS = "crisis", _("in a crisis")


class KeptBecause(models.TextChoices):
    SAFETY = "safety", _("it is about somebody's safety")
    DECISION = "decision", _("it is the reason for a decision")


class EncounterRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        own = Q(author_id=viewer.worker_id) & in_grace_shared(viewer, EncounterPart, "encounter")
        return may_see_shared(viewer, EncounterPart, "encounter") | own

    def current(self) -> "EncounterRows":
        """Not replaced by a correction."""
        return self.filter(~replaced(Encounter))


class Encounter(Guarded):
    """A contact that happened, with one person or several.

    `happened_at` is when; `recorded_at` when it was written; `received_at` when it reached us.
    A correction is a new row that replaces the old one; nobody edits another's words.
    """

    author = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="encounters"
    )
    happened_at = models.DateTimeField()
    happened_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.MINUTE
    )
    recorded_at = models.DateTimeField()
    received_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    how = models.CharField(max_length=10, choices=How.choices, default=How.IN_PERSON)
    planned = models.CharField(max_length=12, choices=Planned.choices, default=Planned.PLANNED)
    place = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    narrative = models.TextField(blank=True)
    asked_not_to_write = models.BooleanField(default=False)
    kept_because = models.CharField(max_length=8, choices=KeptBecause.choices, blank=True)
    readable = models.BooleanField(
        default=True, help_text="whether the person can read this; if not, why not yet"
    )
    not_yet_because = models.CharField(max_length=500, blank=True)
    appointment = models.ForeignKey(
        "appointments.Appointment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="encounters",
    )
    hard = models.BooleanField(
        default=False, help_text="the worker had to say something hard; never counted"
    )
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    why_corrected = models.CharField(max_length=500, blank=True)

    objects = EncounterRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [
            models.Index(fields=["author", "-happened_at"], name="encounter_author_when"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_not_to_write=False) | Q(narrative="") | ~Q(kept_because=""),
                name="encounter_not_written_unless_it_must",
            ),
        ]


class PartRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        own = Q(encounter__author_id=viewer.worker_id) & in_grace(viewer, "person")
        return may_see_record(viewer, "person") | own

    def current(self) -> "PartRows":
        """Of encounters that were not replaced by a correction."""
        return self.filter(~replaced(Encounter, "encounter"))


class EncounterPart(Guarded):
    """One person's part in an encounter, seen only through that person.

    `happened_at` repeats the encounter's, so that one index serves a person's timeline.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="parts")
    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="encounter_parts"
    )
    happened_at = models.DateTimeField()
    seen = models.BooleanField(default=False)
    seen_alone = models.BooleanField(default=False)
    words = models.TextField(blank=True)

    objects = PartRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["person", "-happened_at"], name="part_person_when")]
        constraints = [
            models.UniqueConstraint(fields=["encounter", "person"], name="one_part_per_person"),
            models.CheckConstraint(
                condition=Q(seen_alone=False) | Q(seen=True), name="seen_alone_is_seen"
            ),
        ]


class PresentRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return Q(Exists(Encounter.objects.visible_to(viewer).filter(pk=OuterRef("encounter"))))


class Present(Guarded):
    """Somebody else who was there: name and relation as told (R5a).

    Whether they have a record here is `person`, and visible only to who may see that record.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="present")
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=100, blank=True)
    person = models.ForeignKey(
        "persons.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PresentRows.as_manager()

    @property
    def in_words(self) -> str:
        return f"{self.name} ({self.relation})" if self.relation else self.name
