"""In somebody's story: that we didn't meet, and why, where a meeting stood."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from alongside.base.core import clock
from alongside.base.core.addresses import address
from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _
from alongside.people.persons.models import Person
from alongside.practice.appointments.models import Appointment, AppointmentPerson


@dataclass
class NotMetEntry:
    """It reads as an entry of the story does, and was never one."""

    meeting: Appointment

    @property
    def id(self) -> str:
        return f"m-{self.meeting.pk}"

    @property
    def at(self) -> dt.datetime:
        return self.meeting.starts_at

    @property
    def url(self) -> str:
        return address("meeting", appointment_id=self.meeting.pk)

    @property
    def title(self) -> str:
        return _("We didn’t meet")

    @property
    def text(self) -> str:
        why = self.meeting.get_not_met_display()
        words = self.meeting.not_met_words
        return " ".join(filter(None, [why[:1].upper() + why[1:] + ".", words]))

    @property
    def lead(self) -> str:
        return day_text(clock.local(self.at), "D")

    @property
    def day(self) -> str:
        when = clock.local(self.at)
        return day_text(when, "j M" if when.year == clock.today().year else "j M Y")

    @property
    def datetime(self) -> str:
        return clock.local(self.at).date().isoformat()

    @property
    def by(self) -> str:
        return self.meeting.not_met_by.first_name if self.meeting.not_met_by else ""

    def who(self, person: Person) -> str:
        return ""


def not_met_rows(
    person: Person,
    viewer: Any,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
) -> QuerySet:
    """Meetings with this person that did not happen, between two moments, the latest first."""
    with_them = AppointmentPerson.objects.visible_to(viewer).filter(person=person)
    if since:
        with_them = with_them.filter(starts_at__gte=since)
    if until:
        with_them = with_them.filter(starts_at__lt=until)
    rows: QuerySet = (
        Appointment.objects.visible_to(viewer)
        .filter(pk__in=with_them.values("appointment_id"))
        .exclude(not_met="")
        .select_related("not_met_by")
        .order_by("-starts_at", "-pk")
    )
    return rows
