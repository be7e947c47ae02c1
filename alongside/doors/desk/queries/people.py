"""Everybody whose record I see: the list to choose from, and the caseload by the next meeting."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery

from alongside.base.core import clock
from alongside.base.core.among import among, compared
from alongside.base.core.composed import composed_once
from alongside.base.core.dates import day_in_words
from alongside.base.core.language import day_text, label, time_text
from alongside.base.core.language import gettext as _
from alongside.people.persons.models import Person, PersonName
from alongside.people.working.access import no_gate_beside
from alongside.people.working.models import Role, WorkingRelationship
from alongside.practice.appointments.models import AppointmentPerson
from alongside.practice.encounters.models import EncounterPart
from alongside.practice.promises.models import PromiseFor

from .shown import SHOWN, SOON, grown_distant, is_on, still_open, those_shown
from .words import about_in_words, joined, time_together

PAGE = 50


@dataclass
class Name:
    """Somebody in the list to choose from: who, and every name they are looked for by."""

    person: Person
    about: str
    names: str


@dataclass
class Row:
    """Somebody in the caseload: the next meeting in the margin, then how things stand."""

    person: Person
    about: str
    day: str = ""
    time: str = ""
    met: str = ""
    promise: str = ""
    late: bool = False
    with_them: str = ""
    ends: str = ""
    names: str = ""


@dataclass
class Caseload:
    """One page of it, and whether there is more before and after."""

    rows: list[Row] = field(default_factory=list)
    page: int = 1
    more: bool = False

    @property
    def is_whole(self) -> bool:
        return self.page == 1 and not self.more


def everybody(viewer: Any) -> list[Name]:
    """Everybody whose record the viewer sees, by name: to choose one of them."""
    people = list(Person.objects.visible_to(viewer).order_by("name", "pk"))
    known = _by_person(people, _names(viewer, [one.pk for one in people]))
    return [Name(one, about_in_words(one), known[one.pk]) for one in people]


def my_people(viewer: Any, *, show: str = "", page: int = 1) -> Caseload:
    """The people the viewer works with, or whose team they manage, by next meeting, a page of
    fifty at a time. `show` narrows it: waiting, distant, ending or new; see shown.py."""
    distant = grown_distant(viewer) if show == "distant" else []
    found = _page(
        viewer=viewer,
        show=show if show in SHOWN else "",
        distant=frozenset(one.row.person_id for one in distant),
        start=(page - 1) * PAGE,
    )
    people = found[:PAGE]
    caseload = Caseload(page=page, more=len(found) > PAGE)
    more = _beside(viewer=viewer, people=frozenset(one.pk for one in people))
    working: dict[UUID, list[WorkingRelationship]] = defaultdict(list)
    for row in more["working"]:
        working[row.person_id].append(row)
    known = _by_person(people, more["names"])
    caseload.rows = [_row(one, working[one.pk], known[one.pk], viewer) for one in people]
    return caseload


@composed_once
def _page(*, viewer: Any, show: str, distant: Any, start: int) -> QuerySet:
    people = those_shown(show, Person.objects.visible_to(viewer), viewer, distant)
    return _by_next_meeting(people, viewer)[start : start + PAGE + 1]


@composed_once
def _beside(*, viewer: Any, people: Any) -> dict[str, QuerySet]:
    return {
        "working": compared(WorkingRelationship.objects.visible_to(viewer))
        .active()
        .filter(among("person", people))
        .select_related("worker")
        .order_by("from_at"),
        "names": _names(viewer, people),
    }


def _by_next_meeting(people: QuerySet[Person], viewer: Any) -> QuerySet[Any]:
    """Each with the next meeting, the last one, and the first day something is promised by."""
    meetings = (
        compared(AppointmentPerson.objects.visible_to(viewer))
        .filter(
            is_on("appointment__"),
            no_gate_beside(viewer, AppointmentPerson, "appointment"),
            person=OuterRef("pk"),
            starts_at__gte=clock.now(),
        )
        .order_by("starts_at")
    )
    met = (
        compared(EncounterPart.objects.visible_to(viewer))
        .current()
        .filter(no_gate_beside(viewer, EncounterPart, "encounter"), person=OuterRef("pk"))
        .order_by("-happened_at")
    )
    promised = (
        compared(PromiseFor.objects.visible_to(viewer))
        .filter(
            no_gate_beside(viewer, PromiseFor, "promise"),
            still_open("promise__"),
            person=OuterRef("pk"),
            promise__due__isnull=False,
        )
        .order_by("promise__due")
    )
    return people.annotate(
        next_at=Subquery(meetings.values("starts_at")[:1]),
        met_at=Subquery(met.values("happened_at")[:1]),
        due=Subquery(promised.values("promise__due")[:1]),
    ).order_by(F("next_at").asc(nulls_last=True), "name", "pk")


def _row(one: Any, working: list[WorkingRelationship], names: str, viewer: Any) -> Row:
    row = Row(one, about_in_words(one), names=names)
    if one.next_at:
        when = clock.local(one.next_at)
        row.day, row.time = _near(when.date()), time_text(when)
    if one.met_at:
        row.met = day_in_words(clock.local(one.met_at).date())
    if one.due:
        row.promise, row.late = day_in_words(one.due), one.due < clock.today()
    own = next((held for held in working if held.worker_id == viewer.worker_id), None)
    if own is None:
        row.with_them = joined(held.worker.name for held in working) or _("nobody yet")
    else:
        row.with_them = _("%(role)s for %(length)s") % {
            "role": label(Role(own.role)),
            "length": time_together(clock.local(own.from_at).date()),
        }
    ends = [held for held in [own] if held] or working
    last = [held for held in ends if held.until_at and held.until_at <= clock.now() + SOON]
    if last:
        day = last[-1].until_on
        row.ends = day_in_words(day.earliest) if day else ""
    return row


def _near(day: dt.date) -> str:
    """A day short enough for the margin: "tomorrow", "Friday", "4 Dec"."""
    today = clock.today()
    if 0 <= (day - today).days < 7:
        return day_in_words(day)
    return day_text(day, "D j M" if day.year == today.year else "j M Y")


def _names(viewer: Any, people: Any) -> QuerySet[PersonName, Any]:
    """Every other name of these people, as it was written down: of whom, and the name."""
    rows = compared(PersonName.objects.visible_to(viewer)).filter(among("person", people))
    return rows.order_by("pk").values_list("person_id", "full")


def _by_person(people: list[Any], names: Iterable[tuple[UUID, str]]) -> defaultdict[UUID, str]:
    """Every name of each, as one text to look in."""
    known: defaultdict[UUID, str] = defaultdict(str)
    known.update({one.pk: one.name for one in people})
    for person_id, full in names:
        if full not in known[person_id]:
            known[person_id] += f" {full}"
    return known
