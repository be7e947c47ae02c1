"""Meetings that are to happen."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alongside.base.core import clock
from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import may_see_record, may_see_shared


class State(models.TextChoices):
    PLANNED = "planned", _("planned, not yet asked")
    PROPOSED = "proposed", _("asked")
    AGREED = "agreed", _("agreed")
    TOLD = "told", _("told: it has to happen")
    DECLINED = "declined", _("declined")


class How(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    VIDEO = "video", _("video call")
    PHONE = "phone", _("phone call")


class ProposedBy(models.TextChoices):
    US = "us", _("us")
    THEM = "them", _("them")


class AppointmentRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_shared(viewer, AppointmentPerson, "appointment")


class Appointment(Guarded):
    """A meeting to come: when, how long, where, why and who. Cancelled keeps its state and says
    who cancelled and why."""

    worker = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="appointments"
    )
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    how = models.CharField(max_length=10, choices=How.choices, default=How.IN_PERSON)
    place = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    why_it_must = models.CharField(max_length=500, blank=True)
    still_theirs = models.CharField(
        max_length=500, blank=True, help_text="what can still be chosen where it has to happen"
    )
    proposed_by = models.CharField(max_length=4, choices=ProposedBy.choices, default=ProposedBy.US)
    made_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        "organisation.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancelled_for = models.CharField(max_length=4, choices=ProposedBy.choices, blank=True)
    why_cancelled = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AppointmentRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["worker", "starts_at"], name="appointment_worker_when")]
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
                name="appointment_cancelled_by_and_when",
            ),
        ]

    def __str__(self) -> str:
        when = date_format(clock.local(self.starts_at), "l j F Y, H:i")
        where = self.place or self.get_how_display()
        if self.cancelled_at:
            return _("%(when)s, %(where)s: cancelled. %(why)s") % {
                "when": when, "where": where, "why": self.why_cancelled,
            }  # fmt: skip
        return f"{when}, {where}"


class OfAppointmentRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "person")


class AppointmentPerson(Guarded):
    """A person the meeting is with, and what they answered."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="appointments"
    )
    starts_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=State.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_words = models.CharField(max_length=500, blank=True)

    objects = OfAppointmentRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["person", "starts_at"], name="appointment_person_when")]
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "person"], name="appointment_with_a_person_once"
            )
        ]


class ExpectedRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return Q(Exists(Appointment.objects.visible_to(viewer).filter(pk=OuterRef("appointment"))))


class Expected(Guarded):
    """Somebody else who is to be there: name and relation as told."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="expected")
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=100, blank=True)
    person = models.ForeignKey(
        "persons.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ExpectedRows.as_manager()

    @property
    def in_words(self) -> str:
        return f"{self.name} ({self.relation})" if self.relation else self.name
