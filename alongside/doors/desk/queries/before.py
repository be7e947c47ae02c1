"""The card for the doorstep."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from alongside.base.core import clock
from alongside.base.core.among import among
from alongside.base.core.composed import composed_once
from alongside.people.persons.models import Fact, FactKind, Language, Person, SafetyBanner
from alongside.practice.appointments.models import Appointment, AppointmentPerson, Expected
from alongside.practice.appointments.models import State as Stands
from alongside.practice.decisions.queries import Quoted, decisions_about, quoted
from alongside.practice.encounters.models import EncounterPart
from alongside.practice.promises.models import PromiseFor, State

from .agreements import agreement_line, versions_of
from .decided import decided_lately
from .meetings import answer_in_words, how_it_stands
from .not_met import NotMetEntry, not_met_rows
from .plans import Left, left_by, steps_lately
from .promises import PromiseLine, chosen, lines, promise_rows
from .story import Entry, story_rows
from .words import by_owner, people_in

LATEST = 3


@dataclass
class Before:
    last: list[str]
    promises: list[PromiseLine]
    speaking: list[str]
    helps: list[str]
    expected: list[str]
    asked: list[str]
    meeting: Appointment | None
    since: Left
    banners: list[SafetyBanner]
    languages: list[Language]
    decided: list[Quoted]
    agreement: str = ""
    touch: str = ""

    @property
    def stands(self) -> str:
        return how_it_stands(self.meeting) if self.meeting else ""


@composed_once
def _card(*, person: Any, viewer: Any) -> dict[str, QuerySet]:
    return {
        "story": story_rows(person, viewer, most=LATEST - 1),
        "not_met": not_met_rows(person, viewer)[:LATEST],
        "facts": Fact.objects.visible_to(viewer)
        .current()
        .filter(person=person, kind__in=(FactKind.SPEAKING, FactKind.HELPS)),
        "promises": promise_rows(person, viewer),
        "meeting": next_meeting(person, viewer),
        "banners": banners_now(person, viewer),
        "languages": Language.objects.visible_to(viewer).filter(person=person),
        "steps": steps_lately(person, viewer),
        "agreements": versions_of(person, viewer),
        "decisions": decisions_about(person.pk, viewer),
    }


@composed_once
def _beside(*, person: Any, viewer: Any, promises: Any, meetings: Any) -> dict[str, QuerySet]:
    return {
        "people": people_in(PromiseFor, "promise", promises, viewer),
        "expected": Expected.objects.visible_to(viewer)
        .filter(among("appointment", meetings))
        .order_by("pk"),
        "asked": AppointmentPerson.objects.visible_to(viewer).filter(
            among("appointment", meetings), person=person
        ),
    }


def before_i_go(person: Person, viewer: Any) -> Before:
    """The card for the doorstep: last three meetings in a line each, what they asked for, promises
    both ways, how they like to be spoken to, who else will be there, and what keeps a visitor
    safe."""
    read = _card(person=person, viewer=viewer)
    promises = [row for row in chosen(read["promises"]) if row.state in (State.OPEN, State.CHANGED)]
    meeting = next(iter(read["meeting"]), None)
    more = _beside(
        person=person,
        viewer=viewer,
        promises=[row.pk for row in promises],
        meetings=[row.pk for row in read["meeting"]],
    )
    agreed = read["agreements"]
    by_kind: dict[str, list[str]] = defaultdict(list)
    for fact in read["facts"]:
        by_kind[fact.kind].append(fact.words)
    return Before(
        last=_latest(read["story"], read["not_met"]),
        promises=lines(promises, by_owner(more["people"], "promise")),
        speaking=by_kind[FactKind.SPEAKING],
        helps=by_kind[FactKind.HELPS],
        expected=[row.in_words for row in more["expected"]],
        asked=_asked_for(person, agreed[0].want if agreed else "", more["asked"]),
        meeting=meeting,
        since=left_by(read["steps"], person, viewer),
        banners=read["banners"],
        languages=read["languages"],
        decided=decided_lately(quoted(read["decisions"])),
        agreement=agreement_line(agreed, person) if agreed else "",
        touch=agreed[0].touch if agreed else "",
    )


def _asked_for(person: Person, want: str, parts: list[AppointmentPerson]) -> list[str]:
    """What they want to reach, as the agreement has it, and what they said about this meeting."""
    said = [" ".join(want.split())] if want else []
    for part in parts:
        if part.answer:
            part.person = person
            words = f" “{part.answer_words}”" if part.answer_words else ""
            said.append(answer_in_words(part) + words)
    return said


def _latest(parts: list[EncounterPart], not_met: list[Appointment]) -> list[str]:
    """What happened last, and where we did not meet, in a line each."""
    both: list[Entry | NotMetEntry] = [Entry(row.encounter, row, [], []) for row in parts]
    both += [NotMetEntry(row) for row in not_met]
    newest = sorted(both, key=lambda one: one.at, reverse=True)
    return [_in_a_line(entry) for entry in newest[:LATEST]]


def _in_a_line(entry: Entry | NotMetEntry) -> str:
    words = entry.text.replace("\n", " ")
    first = words if len(words) <= 140 else words[:140].rsplit(" ", 1)[0] + "…"
    return f"{entry.lead} {entry.day}: {first}"


def banners_now(person: Person, viewer: Any) -> QuerySet:
    today = clock.today()
    rows: QuerySet = SafetyBanner.objects.visible_to(viewer).filter(
        person=person, from_day__lte=today, until_day__gt=today
    )
    return rows


def next_meeting(person: Person, viewer: Any) -> QuerySet:
    """The next meeting with somebody, or one that began less than half an hour ago."""
    since = clock.now() - dt.timedelta(minutes=30)
    with_them = AppointmentPerson.objects.visible_to(viewer).filter(
        person=person, starts_at__gte=since
    )
    rows: QuerySet = (
        Appointment.objects.visible_to(viewer)
        .filter(pk__in=with_them.values("appointment_id"), cancelled_at__isnull=True)
        .exclude(state=Stands.DECLINED)
        .order_by("starts_at")[:1]
    )
    return rows
