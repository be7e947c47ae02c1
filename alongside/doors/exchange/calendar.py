"""Meetings as calendars write them (RFC 5545): a worker's feed, and one meeting to hand over.

A feed is kept by others: calendars, their makers, whoever holds the device. So it says that there
is a meeting and when, and no more than its worker chose: no place, no purpose, no surname.
"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from alongside.base.core import clock
from alongside.practice.appointments.models import (
    Appointment,
    AppointmentPerson,
    Detail,
    State,
)

BEFORE, AFTER = 30 * clock.A_DAY, 365 * clock.A_DAY
_STATUS = {
    State.PLANNED: "TENTATIVE",
    State.PROPOSED: "TENTATIVE",
    State.AGREED: "CONFIRMED",
    State.TOLD: "CONFIRMED",
    State.DECLINED: "CANCELLED",
}


def feed(viewer: Any, detail: str) -> bytes:
    """The viewer's own meetings from a month ago to a year ahead, cancelled ones among them so
    that a calendar takes them out again. Only what the viewer may see today."""
    now = clock.now()
    rows = list(
        Appointment.objects.visible_to(viewer)
        .filter(worker_id=viewer.worker_id, starts_at__gte=now - BEFORE, starts_at__lt=now + AFTER)
        .order_by("starts_at", "pk")
    )
    names = _names([row.pk for row in rows], viewer) if detail != Detail.TIMES else {}
    calendar = _calendar(_("Meetings"))
    for row in rows:
        calendar.add_component(_event(row, _summary(names.get(row.pk, []), detail)))
    return _written(calendar, [row.starts_at for row in rows])


def one_meeting(row: Appointment) -> bytes:
    """One meeting for the person's own calendar: with the worker's first name and nothing else.

    No method and no organiser: it is put into a calendar, and answered in another way.
    """
    calendar = _calendar("")
    words = _("Meeting with %(name)s") % {"name": row.worker.first_name}
    calendar.add_component(_event(row, words))
    return _written(calendar, [row.starts_at])


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Meetings//EN")
    calendar.add("version", "2.0")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    return calendar


def _event(row: Appointment, summary: str) -> Event:
    event = Event()
    event.add("uid", f"{row.pk}@meetings")
    event.add("dtstamp", clock.now())
    event.add("sequence", row.version - 1)
    event.add("dtstart", _wall(row.starts_at))
    event.add("dtend", _wall(row.starts_at + dt.timedelta(minutes=row.minutes)))
    event.add("summary", summary)
    event.add("status", "CANCELLED" if row.cancelled_at else _STATUS[State(row.state)])
    event.add("class", "PRIVATE")
    return event


def _wall(moment: dt.datetime) -> dt.datetime:
    """By the organisation's clock; in UTC for the hour that a clock shows twice: a time of day
    alone does not say which of the two, and calendars guess differently."""
    here = clock.local(moment)
    twice = here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset()
    return moment.astimezone(dt.UTC) if twice else here


def _written(calendar: Calendar, starts: list[dt.datetime]) -> bytes:
    """With one description of the time zone, for the years there are meetings in."""
    first = min(starts, default=clock.now()).date() - dt.timedelta(days=366)
    last = max(starts, default=clock.now()).date() + dt.timedelta(days=366)
    calendar.add_missing_timezones(first_date=first, last_date=last)
    return bytes(calendar.to_ical())


def _names(ids: list[UUID], viewer: Any) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    rows = (
        AppointmentPerson.objects.visible_to(viewer)
        .filter(appointment__in=ids)
        .select_related("person")
        .order_by("pk")
    )
    for row in rows:
        found.setdefault(row.appointment_id, []).append(row.person.name)
    return found


def _summary(names: list[str], detail: str) -> str:
    if detail == Detail.INITIALS:
        said = ["".join(f"{part[0]}." for part in name.split()[:2]) for name in names]
    else:
        said = [name.split()[0] for name in names if name.split()]
    if not said:
        return _("Meeting")
    return _("Meeting, %(names)s") % {"names": ", ".join(said)}
