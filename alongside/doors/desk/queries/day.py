"""My day: meetings and what was recorded, promises, and what comes next."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.base.core import clock
from alongside.base.core.among import among
from alongside.base.core.composed import composed_once
from alongside.base.drafts.models import Draft
from alongside.people.persons.models import Person
from alongside.practice.appointments.models import Appointment, AppointmentPerson, State
from alongside.practice.encounters.models import Encounter, EncounterPart
from alongside.practice.promises.models import PromiseFor

from .agreements import to_look_at
from .meetings import Waiting, by_meeting, how_it_stands, not_met_in_words, waiting
from .nudges import MOST_NUDGES, Nudge, nudges, what_is_told
from .plans import steps_for, with_nobody
from .promises import PromiseLine, lines_to, my_promises
from .story import what_kind
from .words import by_owner, joined, people_in


@dataclass
class DayRow:
    at: dt.datetime
    minutes: int | None
    title: str
    detail: str
    state: str
    person_id: UUID | None = None
    appointment: Appointment | None = None
    draft: Draft | None = None
    encounter_id: UUID | None = None


@dataclass
class Day:
    rows: list[DayRow]
    promises: list[PromiseLine]
    nudges: list[Nudge]
    next_up: DayRow | None
    waiting: list[Waiting]
    due_today: bool = False  # a promise of the viewer's own is for today

    @property
    def in_words(self) -> str:
        to_write = sum(row.state == "to_write" for row in self.rows)
        to_come = sum(row.state == "to_come" for row in self.rows)
        said = []
        if to_write:
            said.append(
                ngettext("%(n)s to write up", "%(n)s to write up", to_write) % {"n": to_write}
            )
        if to_come:
            said.append(ngettext("%(n)s to come", "%(n)s to come", to_come) % {"n": to_come})
        if not said:
            return _("Everything is written up.") if self.rows else _("Nothing agreed for today.")
        return ", ".join(said) + "."


@composed_once
def _read(*, viewer: Any, start: Any, end: Any) -> dict[str, QuerySet]:
    return {
        "meetings": Appointment.objects.visible_to(viewer)
        .filter(
            Q(cancelled_at__isnull=True, starts_at__lt=end)
            | Q(starts_at__gte=start, state__in=(State.PROPOSED, State.DECLINED))
            | (Q(starts_at__gte=start) & ~Q(to_tell="")),
            worker_id=viewer.worker_id,
            starts_at__gte=start - dt.timedelta(days=7),
        )
        .order_by("starts_at", "pk"),
        "today": _recorded_today(viewer, start, end),
        "drafts": Draft.objects.visible_to(viewer).order_by("kept_at"),
        "promises": my_promises(viewer),
        "notices": what_is_told(viewer),
        "steps": steps_for(viewer, MOST_NUDGES),
        "alone": with_nobody(viewer),
        "agreements": to_look_at(viewer),
    }


@composed_once
def _beside(
    *, viewer: Any, meetings: Any, visits: Any, promises: Any, told: Any
) -> dict[str, QuerySet]:
    """What follows from what was read first: whom each of those is about, and what of the meetings
    was written up."""
    return {
        "met": people_in(AppointmentPerson, "appointment", meetings, viewer),
        "seen": people_in(EncounterPart, "encounter", visits, viewer),
        "promised": people_in(PromiseFor, "promise", promises, viewer),
        "told": Person.objects.visible_to(viewer).filter(among("pk", told)),
        "written": Encounter.objects.visible_to(viewer)
        .current()
        .filter(among("appointment", meetings), author_id=viewer.worker_id),
    }


def my_day(viewer: Any) -> Day:
    """The viewer's appointments today and whatever was recorded today, their promises and nudges.

    Meetings of the last week that nobody wrote up stand first, so that none is lost. Those to come
    that wait for an answer, or for somebody to be told, come from the same question.
    """
    now, today = clock.now(), clock.today()
    start, end = clock.midnight(today), clock.midnight(today + dt.timedelta(days=1))
    read = _read(viewer=viewer, start=start, end=end)
    meetings, promises, notices = read["meetings"], read["promises"], read["notices"]
    more = _beside(
        viewer=viewer,
        meetings=[row.pk for row in meetings],
        visits=[row.pk for row in read["today"]],
        promises=[row.pk for row in promises],
        told=[row.person_id for row in notices if row.person_id],
    )
    parts = by_meeting(more["met"])
    to_arrange = waiting([row for row in meetings if row.starts_at >= start], parts)
    meetings = [row for row in meetings if row.starts_at < end and _is_on(row, start)]
    written = {row.appointment_id: row.pk for row in more["written"]}
    people = by_owner(more["met"], "appointment")
    drafts = {draft.about: draft for draft in read["drafts"]}
    rows = []
    for meeting in meetings:
        done = meeting.pk in written
        if meeting.starts_at < start and done:
            continue
        with_whom = people.get(meeting.pk, [])
        draft = next((drafts[about] for about in drafts if str(meeting.pk) in about), None)
        state = "done" if done else "to_write" if meeting.starts_at <= now else "to_come"
        state = "not_met" if meeting.not_met else state
        detail = [meeting.purpose or _place_or_how(meeting)]
        if state == "to_come":
            detail.append(how_it_stands(meeting).rstrip("."))
        elif state == "not_met":
            detail = [not_met_in_words(meeting).rstrip(".")]
        if draft and state == "to_write":
            detail = [
                _("You began this at %(time)s")
                % {"time": date_format(clock.local(draft.started_at), "H:i")}
            ]
        if meeting.starts_at < start:
            detail.insert(0, date_format(clock.local(meeting.starts_at), "l j F"))
        rows.append(
            DayRow(
                at=meeting.starts_at,
                minutes=meeting.minutes,
                title=joined(person.name for person in with_whom),
                detail=". ".join(detail),
                state=state,
                person_id=with_whom[0].pk if with_whom else None,
                appointment=meeting,
                draft=draft,
                encounter_id=written.get(meeting.pk),
            )
        )
    rows += _other_rows(read["today"], by_owner(more["seen"], "encounter"))
    rows.sort(key=lambda row: row.at)
    mine = [row for row in promises if row.by_worker_id == viewer.worker_id]
    coming = [row for row in rows if row.state == "to_come" and row.person_id]
    return Day(
        rows,
        lines_to(viewer, promises, by_owner(more["promised"], "promise")),
        nudges(viewer, notices, more["told"], read["steps"], read["alone"], read["agreements"]),
        coming[0] if coming else None,
        to_arrange,
        any(row.due == today for row in mine),
    )


def _is_on(meeting: Appointment, start: dt.datetime) -> bool:
    """Whether it belongs in the day: not where they said no, nor once it is known why we did not
    meet on an earlier day."""
    if meeting.cancelled_at or meeting.state == State.DECLINED:
        return False
    return not meeting.not_met or meeting.starts_at >= start


def _place_or_how(meeting: Appointment) -> str:
    return meeting.place or meeting.get_how_display()


def _recorded_today(viewer: Any, start: dt.datetime, end: dt.datetime) -> QuerySet:
    """What the viewer wrote down of today that no meeting was planned for."""
    rows: QuerySet = (
        Encounter.objects.visible_to(viewer)
        .current()
        .filter(
            author_id=viewer.worker_id,
            appointment__isnull=True,
            happened_at__gte=start,
            happened_at__lt=end,
        )
    )
    return rows


def _other_rows(rows: list[Encounter], people: dict[UUID, list[Person]]) -> list[DayRow]:
    return [
        DayRow(
            at=row.happened_at,
            minutes=row.minutes,
            detail=what_kind(row),
            state="done",
            title=joined(person.name for person in people[row.pk]),
            person_id=people[row.pk][0].pk if people[row.pk] else None,
            encounter_id=row.pk,
        )
        for row in rows
    ]
