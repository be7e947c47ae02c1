"""The four things a caseload can be narrowed to. Each is about people, none is a figure."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from alongside.base.core import clock
from alongside.base.core.among import among, compared
from alongside.base.core.composed import composed_once
from alongside.people.persons.models import Person
from alongside.people.working.access import no_gate_beside
from alongside.people.working.models import WorkingRelationship
from alongside.practice.appointments.models import AppointmentPerson
from alongside.practice.appointments.models import State as Stands
from alongside.practice.encounters.models import Encounter, EncounterPart
from alongside.practice.promises.models import PromiseFor, State

SOON = 28 * clock.A_DAY
A_WEEK = 7 * clock.A_DAY


def still_open(prefix: str = "") -> Q:
    """A promise that is not settled yet."""
    return Q(**{f"{prefix}state__in": (State.OPEN, State.CHANGED)})


def is_on(prefix: str = "") -> Q:
    """A meeting that nobody cancelled or declined, and of which nobody said that it was not met."""
    on = Q(**{f"{prefix}cancelled_at__isnull": True, f"{prefix}not_met": ""})
    return on & ~Q(**{f"{prefix}state": Stands.DECLINED})


def those_shown(
    show: str, people: QuerySet[Person], viewer: Any, distant: Iterable[UUID]
) -> QuerySet[Person]:
    """Of these people, those a caseload is narrowed to; all of them for an unknown word. `distant`
    are those from `grown_distant`."""
    if show == "distant":
        return people.filter(among("pk", distant))
    narrowed = _NARROWED.get(show)
    return people.filter(narrowed(viewer)) if narrowed else people


def _waiting(viewer: Any) -> Q:
    """They wait for the viewer: a promise of theirs is due, or a meeting is not written up."""
    promises = compared(PromiseFor.objects.visible_to(viewer)).filter(
        no_gate_beside(viewer, PromiseFor, "promise"),
        still_open("promise__"),
        person=OuterRef("pk"),
        promise__by_worker_id=viewer.worker_id,
        promise__due__lte=clock.today(),
    )
    written = Encounter.objects.visible_to(viewer).filter(
        author_id=viewer.worker_id, appointment=OuterRef("appointment")
    )
    meetings = compared(AppointmentPerson.objects.visible_to(viewer)).filter(
        ~Exists(written),
        is_on("appointment__"),
        no_gate_beside(viewer, AppointmentPerson, "appointment"),
        person=OuterRef("pk"),
        appointment__worker_id=viewer.worker_id,
        starts_at__lte=clock.now(),
        starts_at__gte=clock.now() - A_WEEK,
    )
    return Q(Exists(promises)) | Q(Exists(meetings))


def _ending(viewer: Any) -> Q:
    """The work with them ends within four weeks."""
    rows = compared(_theirs(viewer)).filter(until_at__lte=clock.now() + SOON)
    return Q(Exists(rows.filter(person=OuterRef("pk"))))


def _new(viewer: Any) -> Q:
    """The work with them began less than four weeks ago, or their record did."""
    since = clock.now() - SOON
    rows = compared(_theirs(viewer)).filter(from_at__gte=since)
    return Q(Exists(rows.filter(person=OuterRef("pk")))) | Q(made_at__gte=since)


_NARROWED: dict[str, Callable[[Any], Q]] = {"waiting": _waiting, "ending": _ending, "new": _new}
SHOWN = {*_NARROWED, "distant"}


def _theirs(viewer: Any) -> QuerySet[WorkingRelationship]:
    """The viewer's own working relationships; everybody's in their teams for who manages one."""
    rows = WorkingRelationship.objects.visible_to(viewer).active()
    return rows if viewer.managed_team_ids else rows.filter(worker_id=viewer.worker_id)


@dataclass
class Distant:
    """A relationship whose rhythm has passed: since when, and by how many days."""

    row: WorkingRelationship
    met: bool
    since: dt.date
    late: int


@composed_once
def _planned(*, viewer: Any, own: bool) -> QuerySet:
    """The working relationships with a rhythm, each with when the person was met last."""
    last = (
        compared(EncounterPart.objects.visible_to(viewer))
        .current()
        .filter(no_gate_beside(viewer, EncounterPart, "encounter"), person=OuterRef("person"))
        .order_by("-happened_at")
        .values("happened_at")[:1]
    )
    working = WorkingRelationship.objects.visible_to(viewer).active()
    rows = working.filter(worker_id=viewer.worker_id) if own else _theirs(viewer)
    planned = rows.filter(rhythm_days__isnull=False, person__in=Person.objects.visible_to(viewer))
    return planned.annotate(met_at=Subquery(last)).select_related("person")


def grown_distant(viewer: Any, *, own: bool = False) -> list[Distant]:
    """The viewer's working relationships, or those of the teams they manage, whose two have not
    met for longer than they planned, with whoever else may have met the person; the longest first.
    `own` are the viewer's own only."""
    found = []
    for row in _planned(viewer=viewer, own=own):
        since = clock.local(row.met_at or row.from_at).date()
        late = (clock.today() - since).days - (row.rhythm_days or 0)
        if late > 0:
            found.append(Distant(row, row.met_at is not None, since, late))
    return sorted(found, key=lambda one: -one.late)
