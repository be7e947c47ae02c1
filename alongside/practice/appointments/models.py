"""Meetings that are to happen."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alongside.base.core import clock
from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.base.core.ids import uuid7
from alongside.people.working.access import may_see_record, may_see_shared


class State(models.TextChoices):
    PLANNED = "planned", _("planned, not yet asked")
    PROPOSED = "proposed", _("asked")
    AGREED = "agreed", _("agreed")
    TOLD = "told", _("told: it has to happen")
    DECLINED = "declined", _("declined")


class Answer(models.TextChoices):
    """What somebody said when they were asked."""

    YES = "yes", _("yes, that works")
    NONE = "none", _("none of these")
    RING = "ring", _("please ring me")
    NO = "no", _("I don’t want to meet")
    NOT_YOU = "not_you", _("not with this person")


class ToTell(models.TextChoices):
    """What the people of a meeting have not been told yet."""

    ASKED = "asked", _("asked for a time")
    TOLD = "told", _("told that it has to happen")
    MOVED = "moved", _("told that it moves")
    DISPLACED = "displaced", _("told that something urgent came up")
    CANCELLED = "cancelled", _("told that it is cancelled")


class NotMet(models.TextChoices):
    """Why we did not meet; never “missed”, and never their fault by default."""

    NOBODY_COULD = "nobody", _("nobody could bring them")
    DID_NOT_WANT = "not_want", _("they didn’t want to")
    WE_COULD_NOT = "we", _("we couldn’t come")
    NOT_KNOWN = "unknown", _("not known")


class Place(models.TextChoices):
    """Where, as somebody chooses it without the page saying anything about them."""

    THEIRS = "theirs", _("Where I live")
    OUT = "out", _("Somewhere else")
    PHONE = "phone", _("On the phone")
    ANY = "any", _("I don’t mind")


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
    place_theirs = models.BooleanField(default=False, help_text="where is theirs to choose first")
    to_tell = models.CharField(
        max_length=9,
        choices=ToTell.choices,
        blank=True,
        help_text="what somebody in it is still to be told; empty once everybody was",
    )
    not_met = models.CharField(max_length=8, choices=NotMet.choices, blank=True)
    not_met_words = models.CharField(max_length=500, blank=True)
    not_met_by = models.ForeignKey(
        "organisation.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
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
            models.CheckConstraint(
                condition=Q(not_met="", not_met_by__isnull=True)
                | (~Q(not_met="") & Q(not_met_by__isnull=False)),
                name="appointment_not_met_says_who_wrote_it",
            ),
            models.CheckConstraint(
                condition=~Q(state="told") | ~Q(why_it_must=""),
                name="appointment_told_says_why",
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
    """A person the meeting is with, and what they answered.

    `answer_by` is the worker who wrote down what they said; empty where they answered themselves.
    """

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="appointments"
    )
    starts_at = models.DateTimeField()
    to_tell = models.CharField(max_length=9, choices=ToTell.choices, blank=True)
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.ForeignKey(
        "organisation.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    with_someone = models.BooleanField(default=False, help_text="they want someone with them")
    place_chosen = models.CharField(max_length=6, choices=Place.choices, blank=True)
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


class OfMeetingRows(GuardedQuerySet):
    """What is seen exactly when the meeting is."""

    def _seen_by(self, viewer: Any) -> Q:
        return Q(appointment__in=Appointment.objects.visible_to(viewer).values("pk"))


class Slot(Guarded):
    """A time that was offered; closed once another was chosen or offered in its place."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="slots")
    starts_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OfMeetingRows.as_manager()


class Move(Guarded):
    """A meeting that was moved: from when to when, by whom, who asked for it, and why."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="moves")
    was_at = models.DateTimeField()
    now_at = models.DateTimeField()
    by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    asked_by = models.CharField(max_length=4, choices=ProposedBy.choices)
    why = models.CharField(max_length=500)
    at = models.DateTimeField()

    objects = OfMeetingRows.as_manager()


class Way(models.TextChoices):
    MAIL = "mail", _("by mail")
    COPIED = "copied", _("in a message of ours, copied from here")
    SAID = "said", _("said or read out")
    PRINTED = "printed", _("on paper")


class OfPersonRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "person")


class Told(Guarded):
    """Somebody was asked, or told of a change: what, how, when, and by whom."""

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="told")
    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=9, choices=ToTell.choices)
    how = models.CharField(max_length=7, choices=Way.choices)
    by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    failed = models.BooleanField(default=False, help_text="the mail did not leave")

    objects = OfPersonRows.as_manager()


class LinkRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "part__person")


class MeetingLink(Guarded):
    """A single-use link by which one person answers about one meeting, without signing in.

    Its token is random and looked up by its digest. A sealed copy lets the worker show the
    message again; it goes when the link is used or ends.
    """

    part = models.ForeignKey(AppointmentPerson, on_delete=models.PROTECT, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField(null=True)
    about = models.CharField(max_length=9, choices=ToTell.choices)
    made_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = LinkRows.as_manager()


class Detail(models.TextChoices):
    TIMES = "times", _("times only")
    INITIALS = "initials", _("times and initials")
    NAMES = "names", _("times and first names")


class CalendarFeed(models.Model):
    """A worker's own meetings, for a calendar that asks with a secret address.

    Only the digest of the token is kept; ending a feed ends its address for good.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    worker = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="calendar_feeds"
    )
    digest = models.CharField(max_length=64, unique=True)
    detail = models.CharField(max_length=8, choices=Detail.choices, default=Detail.TIMES)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
