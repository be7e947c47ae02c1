"""Three times to offer: free in the worker's day, and never at a time that is never OK for them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.base.core import clock
from alongside.people.contact.models import NeverOk

from .models import Appointment, AppointmentPerson, Slot, State

AHEAD = 28  # days looked at
GAP = dt.timedelta(minutes=20)  # between two meetings, to get from one to the other
TIMES = tuple(
    dt.time.fromisoformat(t) for t in ("10:00", "14:00", "15:30", "11:30", "16:30", "09:00")
)
MOST = 3
Span = tuple[dt.datetime, dt.datetime]


def free_times(
    *, after: dt.datetime, minutes: int, busy: Iterable[Span], never: Iterable[NeverOk]
) -> list[dt.datetime]:
    """Up to three moments on three working days, from the day after `after` on, at different times
    of day where that can be had; none touches what is busy or never OK."""
    length, busy, never = dt.timedelta(minutes=minutes), list(busy), list(never)
    first = clock.local(after).date()
    found: list[dt.datetime] = []
    for ahead in range(1, AHEAD + 1):
        day = first + dt.timedelta(days=ahead)
        if day.weekday() > 4:
            continue
        turn = TIMES[len(found) :] + TIMES[: len(found)]
        for time in turn:
            start = clock.moment(day, time)
            if is_free(start, length, busy, never):
                found.append(start)
                break
        if len(found) == MOST:
            break
    return found


def is_free(
    start: dt.datetime, length: dt.timedelta, busy: Iterable[Span], never: Iterable[NeverOk]
) -> bool:
    end = start + length
    if any(start < until + GAP and begins < end + GAP for begins, until in busy):
        return False
    return not any(falls_in(start, end, one) for one in never)


def falls_in(start: dt.datetime, end: dt.datetime, never: NeverOk) -> bool:
    """Whether a meeting touches a time that is never OK, by the clock on the wall."""
    here, there = clock.local(start), clock.local(end)
    day = here.date()
    while day <= there.date():
        holds = never.until_day is None or day <= never.until_day
        if holds and str(day.weekday()) in never.days:
            begins = dt.datetime.combine(day, never.from_time)
            until = dt.datetime.combine(day, never.until_time)
            if here.replace(tzinfo=None) < until and begins < there.replace(tzinfo=None):
                return True
        day += dt.timedelta(days=1)
    return False


def never_ok(person_ids: list[UUID], viewer: Any) -> list[NeverOk]:
    """When a meeting with any of these people is never OK, as it holds today."""
    rows = NeverOk.objects.visible_to(viewer).filter(
        Q(until_day__isnull=True) | Q(until_day__gte=clock.today()),
        person__in=person_ids,
        ended_at__isnull=True,
    )
    return list(rows.order_by("pk"))


def three_slots(
    person_ids: list[UUID],
    minutes: int,
    viewer: Any,
    *,
    beside: UUID | None = None,
    taken: Iterable[dt.datetime] = (),
) -> list[dt.datetime]:
    """Times to offer these people, from the viewer's day, theirs, and what is never OK.

    `beside` is a meeting that is being asked about again, and so is not in its own way; `taken`
    are moments about to be given to others.
    """
    return free_times(
        after=clock.now(),
        minutes=minutes,
        busy=_busy(person_ids, viewer, beside)
        + [(moment, moment + dt.timedelta(hours=1)) for moment in taken],
        never=never_ok(person_ids, viewer),
    )


def _busy(person_ids: list[UUID], viewer: Any, beside: UUID | None) -> list[Span]:
    now = clock.now()
    standing = _standing(viewer).filter(
        starts_at__gte=now, starts_at__lte=now + AHEAD * clock.A_DAY
    )
    theirs = AppointmentPerson.objects.visible_to(viewer).filter(person__in=person_ids)
    mine = Q(worker_id=viewer.worker_id)
    rows = standing.filter(mine | Q(pk__in=theirs.values("appointment"))).exclude(pk=beside)
    offered = Slot.objects.visible_to(viewer).filter(
        closed_at__isnull=True, starts_at__gte=now, appointment__worker_id=viewer.worker_id,
        appointment__cancelled_at__isnull=True,
    ).exclude(appointment=beside).values_list("starts_at", "appointment__minutes")  # fmt: skip
    spans = [*rows.values_list("starts_at", "minutes"), *offered]
    return [(start, start + dt.timedelta(minutes=length)) for start, length in spans]


def _standing(viewer: Any) -> Any:
    return Appointment.objects.visible_to(viewer).filter(
        cancelled_at__isnull=True, not_met=""
    ).exclude(state=State.DECLINED)  # fmt: skip


def clashes(
    start: dt.datetime, minutes: int, viewer: Any, *, beside: UUID | None = None
) -> list[Appointment]:
    """The viewer's own meetings that would overlap: a warning, never a ban."""
    end = start + dt.timedelta(minutes=minutes)
    near = (
        _standing(viewer)
        .filter(worker_id=viewer.worker_id, starts_at__lt=end, starts_at__gt=start - clock.A_DAY)
        .exclude(pk=beside)
        .order_by("starts_at")
    )
    return [row for row in near if row.starts_at + dt.timedelta(minutes=row.minutes) > start]
