"""The card for the doorstep."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from alongside.base.core import clock
from alongside.people.persons.models import Fact, FactKind, Person
from alongside.practice.appointments.models import Appointment, AppointmentPerson, Expected
from alongside.practice.promises.models import State

from .agreements import agreement_line, versions_of
from .promises import PromiseLine, promises_of
from .story import timeline


@dataclass
class Before:
    last: list[str]
    promises: list[PromiseLine]
    speaking: list[str]
    helps: list[str]
    expected: list[str]
    meeting: Appointment | None
    agreement: str = ""
    touch: str = ""


def before_i_go(person: Person, viewer: Any) -> Before:
    """The card for the doorstep: last three meetings in a line each, promises both ways, how they
    like to be spoken to, who else will be there."""
    last = []
    for entry in timeline(person, viewer).entries[:3]:
        words = entry.text.replace("\n", " ")
        first = words if len(words) <= 140 else words[:140].rsplit(" ", 1)[0] + "…"
        last.append(f"{entry.lead} {entry.day}: {first}")
    facts = (
        Fact.objects.visible_to(viewer)
        .current()
        .filter(person=person, kind__in=(FactKind.SPEAKING, FactKind.HELPS))
    )
    by_kind: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        by_kind[fact.kind].append(fact.words)
    meeting = next_meeting(person, viewer)
    expected = (
        [
            row.in_words
            for row in Expected.objects.visible_to(viewer)
            .filter(appointment=meeting)
            .order_by("pk")
        ]
        if meeting
        else []
    )
    still = [
        line
        for line in promises_of(person, viewer)
        if line.promise.state in (State.OPEN, State.CHANGED)
    ]
    versions = versions_of(person, viewer)
    return Before(
        last,
        still,
        by_kind[FactKind.SPEAKING],
        by_kind[FactKind.HELPS],
        expected,
        meeting,
        agreement_line(versions, person) if versions else "",
        versions[0].touch if versions else "",
    )


def next_meeting(person: Person, viewer: Any) -> Appointment | None:
    with_them = AppointmentPerson.objects.visible_to(viewer).filter(
        person=person, starts_at__gte=clock.now() - dt.timedelta(minutes=30)
    )
    return (
        Appointment.objects.visible_to(viewer)
        .filter(pk__in=with_them.values("appointment_id"), cancelled_at__isnull=True)
        .order_by("starts_at")
        .first()
    )
