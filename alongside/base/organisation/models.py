"""Who works here: workers, teams, who belongs to which and when, and who holds which office."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from alongside.base.core import clock
from alongside.base.core.ids import uuid7


def active_now(prefix: str = "", now: dt.datetime | None = None) -> Q:
    """R2: from <= now < until, or no until."""
    now = clock.now() if now is None else now
    return Q(**{f"{prefix}from_at__lte": now}) & (
        Q(**{f"{prefix}until_at__isnull": True}) | Q(**{f"{prefix}until_at__gt": now})
    )


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")), name=name
    )


class DatedQuerySet(models.QuerySet):
    def active(self) -> "DatedQuerySet":
        """Rows whose [from, until) holds this moment."""
        return self.filter(active_now())


class Dated(models.Model):
    """Something that holds from a moment, until just before another one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_active(self) -> bool:
        now = clock.now()
        return self.from_at <= now and (self.until_at is None or now < self.until_at)


class Worker(models.Model):
    """Someone who works here, with or without sign-in; never joined to a Person."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="worker",
    )
    name = models.CharField(max_length=200)
    job = models.CharField(max_length=100, blank=True)
    employer = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=50, blank=True)
    email = models.CharField(max_length=254, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    single_keys = models.BooleanField(default=True)
    quiet_nudges = models.JSONField(
        default=list, blank=True, help_text="kinds of nudge this worker has switched off"
    )

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]


class Team(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    duty_phone = models.CharField(max_length=50, blank=True)

    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.name


class MembershipRole(models.TextChoices):
    MEMBER = "member", _("member")
    MANAGER = "manager", _("manager")
    DUTY = "duty", _("on duty")


class Membership(Dated):
    """A worker in a team, as a member, its manager, or on duty for a window of hours."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=MembershipRole.choices)

    objects = DatedQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [ends_after_it_begins("membership_ends_after_it_begins")]


class TextKind(models.TextChoices):
    GIFTS = "gifts", _("gifts")


class LocalText(models.Model):
    """A rule of the place in its own words, shown where it is needed. A newer one stands beside
    the older, so that what somebody was shown at the time can be read later."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=20, choices=TextKind.choices)
    words = models.TextField()
    set_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "-set_at"], name="local_text_newest")]


def local_text(kind: str) -> LocalText | None:
    """How a local rule stands now."""
    rows = LocalText.objects.filter(kind=kind).select_related("set_by")
    return rows.order_by("-set_at", "-pk").first()


class OfficeName(models.TextChoices):
    LEAD = "lead", _("practice lead")
    RECORDS = "records", _("records officer")
    ADMIN = "admin", _("administrator")


class Office(Dated):
    """An office held across teams. The administrator's gives no sight of content."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="offices")
    name = models.CharField(max_length=10, choices=OfficeName.choices)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [ends_after_it_begins("office_ends_after_it_begins")]
