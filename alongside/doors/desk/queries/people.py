"""Everybody whose record I see, by the next meeting."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.dates import day_in_words
from alongside.people.persons.models import Person, PersonName
from alongside.people.working.models import WorkingRelationship
from alongside.practice.appointments.models import AppointmentPerson

from .story import last_met
from .words import about_in_words, joined


@dataclass
class Row:
    person: Person
    about: str
    role: str
    met: str
    meeting: str
    since: str
    names: str


def my_people(viewer: Any) -> list[Row]:
    """Everybody whose record the viewer sees, their own or their team's, by next meeting."""
    upcoming = (
        AppointmentPerson.objects.visible_to(viewer)
        .filter(
            person=OuterRef("pk"),
            starts_at__gte=clock.now(),
            appointment__cancelled_at__isnull=True,
        )
        .order_by("starts_at")
        .values("starts_at")[:1]
    )
    people = list(
        Person.objects.visible_to(viewer)
        .annotate(next_at=Subquery(upcoming))
        .order_by("name", "pk")
    )
    met = last_met(viewer, [person.pk for person in people])
    mine = {
        row.person_id: row
        for row in WorkingRelationship.objects.visible_to(viewer)
        .active()
        .filter(worker_id=viewer.worker_id)
    }
    others: dict[UUID, list[str]] = defaultdict(list)
    for row in (
        WorkingRelationship.objects.visible_to(viewer)
        .active()
        .filter(person__in=[p.pk for p in people])
        .select_related("worker")
        .order_by("from_at")
    ):
        others[row.person_id].append(row.worker.name)
    known = _all_names(viewer)
    rows = []
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    for person in sorted(people, key=lambda one: one.next_at or far):
        own = mine.get(person.pk)
        last = met.get(person.pk)
        role = own.get_role_display() if own else joined(others[person.pk]) or _("nobody yet")
        rows.append(
            Row(
                person=person,
                about=about_in_words(person),
                role=role,
                met=day_in_words(clock.local(last).date()) if last else "",
                meeting=_when(person.next_at) if person.next_at else "",
                since=date_format(clock.local(own.from_at), "F Y") if own else "",
                names=" ".join([person.name, *known[person.pk]]),
            )
        )
    return rows


def _all_names(viewer: Any) -> dict[UUID, list[str]]:
    known: dict[UUID, list[str]] = defaultdict(list)
    for person_id, full in PersonName.objects.visible_to(viewer).values_list("person_id", "full"):
        known[person_id].append(full)
    return known


def _when(moment: dt.datetime) -> str:
    local = clock.local(moment)
    return f"{day_in_words(local.date())} {date_format(local, 'H:i')}"
