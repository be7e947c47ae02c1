"""How and when somebody may be reached: when never, where mail is safe, and when not at all."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core import clock
from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.base.organisation.models import ends_after_it_begins
from alongside.base.vault.sealing import INSTALLATION, seal, unseal
from alongside.people.working.access import gated, key_worker_of, manages, may_see_record
from alongside.people.working.models import PersonRelation


class WithRecord(GuardedQuerySet):
    """What is seen exactly when the person's record is."""

    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "person")


def held_because(why: str) -> str:
    """The words of the fact that says why contact is on hold."""
    return _("Contact on hold: %(why)s") % {"why": why}


class ContactHold(PersonRelation):
    """Nobody writes to this person, and no link of theirs works, until a moment or until it ends.

    That there is a hold is open with the record, so that nobody writes blindly. Why is a fact
    with a label of its own, seen as every fact is.
    """

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="holds")
    set_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    why = models.ForeignKey("persons.Fact", on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(
        "organisation.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = WithRecord.as_manager()

    class Meta(Guarded.Meta):
        constraints = [ends_after_it_begins("hold_ends_after_it_begins")]

    @property
    def until_on(self) -> dt.date | None:
        """Its last day, as screens say it."""
        if self.until_at is None:
            return None
        return clock.local(self.until_at - clock.A_SECOND).date()


class Days(models.TextChoices):
    EVERY = "0123456", _("any day")
    WORKDAYS = "01234", _("Monday to Friday")
    WEEKEND = "56", _("at the weekend")
    MONDAY = "0", _("on Mondays")
    TUESDAY = "1", _("on Tuesdays")
    WEDNESDAY = "2", _("on Wednesdays")
    THURSDAY = "3", _("on Thursdays")
    FRIDAY = "4", _("on Fridays")
    SATURDAY = "5", _("on Saturdays")
    SUNDAY = "6", _("on Sundays")


class NeverOk(Guarded):
    """A time of theirs at which a meeting is never OK: who said so, and until when it holds."""

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="never_ok")
    days = models.CharField(max_length=7, choices=Days.choices)
    from_time = models.TimeField()
    until_time = models.TimeField()
    whose = models.CharField(max_length=200, help_text="who said so")
    said_on = models.DateField()
    until_day = models.DateField(null=True, blank=True, help_text="the last day it holds")
    made_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = WithRecord.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(until_time__gt=models.F("from_time")), name="never_ok_has_a_length"
            )
        ]

    @property
    def in_words(self) -> str:
        """ "on Mondays, 09:00 to 12:00": a time of day or a whole day."""
        whole = self.from_time == dt.time() and self.until_time >= dt.time(23, 59)
        if whole:
            return str(self.get_days_display())
        return f"{self.get_days_display()}, {self.from_time:%H:%M}–{self.until_time:%H:%M}"


class SafeMailRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """As a restricted fact: the key worker and the manager, never past a gate."""
        allowed = key_worker_of(viewer, "person") | manages(viewer, "person")
        return allowed & ~gated(viewer, "person")


class SafeMail(Guarded):
    """A mail address the person called safe to write to; locked at rest."""

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="safe_mails"
    )
    sealed = models.BinaryField()
    said_on = models.DateField()
    made_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SafeMailRows.as_manager()

    def hold(self, address: str) -> None:
        self.sealed = seal(address, owner=INSTALLATION, place=f"safemail:{self.pk}")

    @property
    def address(self) -> str:
        return unseal(self.sealed, owner=INSTALLATION, place=f"safemail:{self.pk}")
