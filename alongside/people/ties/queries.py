"""How somebody's ties stand: on a day, from a perspective; and whom people of a team count on."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from alongside.base.core import clock
from alongside.base.core.together import together
from alongside.base.organisation.models import active_now
from alongside.people.persons.models import Person
from alongside.people.working.access import manages

from .models import Tie, TieAudience, TieBefore
from .readings import Asked, Consent, Perspective, Reading, stands
from .warm import State, Warm, warm

FEWEST = 5  # no figure is shown of fewer people than that


@dataclass(frozen=True)
class Stood:
    """A tie as it stood on a day, and how it was, where anybody had said so by then."""

    tie: Tie
    reading: Reading | None
    is_over: bool


def stood(person_id: UUID, viewer: Any, *, on: dt.date, perspective: str) -> list[Stood]:
    """The ties that had begun by a day, each with the newest reading of that perspective by then.

    One statement. First those that began first; one without a beginning comes before those.
    """
    ties = Tie.objects.visible_to(viewer).filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on), person=person_id
    )
    by_then = (
        Reading.objects.visible_to(viewer)
        .current()
        .filter(perspective=perspective, on__lte=on, tie=OuterRef("tie"))
        .order_by("-on", "-written_at", "-pk")
    )
    newest = Reading.objects.visible_to(viewer).filter(
        tie__person=person_id, pk=Subquery(by_then.values("pk")[:1])
    )
    read = together(ties=ties, readings=newest)
    found = {reading.tie_id: reading for reading in read["readings"]}
    first = sorted(read["ties"], key=lambda tie: (tie.from_day or dt.date.min, tie.pk))
    return [Stood(tie, found.get(tie.pk), tie.is_over(on)) for tie in first]


def readings_of(person_id: UUID, viewer: Any) -> QuerySet[Reading]:
    """Every reading of somebody's ties that stands, the newest first."""
    rows = Reading.objects.visible_to(viewer).current().filter(tie__person=person_id)
    return rows.order_by("-on", "-written_at", "-pk")


def own_words(person_id: UUID, viewer: Any) -> QuerySet[Reading]:
    """Those of them by which `warm` decides: their own, on whom they count and last saw."""
    rows = readings_of(person_id, viewer).filter(perspective=Perspective.OWN)
    return rows.exclude(counts_on__isnull=True, last_seen__isnull=True, flow="")


def asked_of(person_id: UUID, viewer: Any) -> QuerySet[Asked]:
    """What they said each time they were asked in words, the newest first."""
    rows = Asked.objects.visible_to(viewer).filter(person=person_id)
    return rows.select_related("written_by", "answered_by").order_by("-on", "-written_at", "-pk")


def consent_of(person_id: UUID, viewer: Any) -> QuerySet[Consent]:
    """What holds now of who sees their own view; at most one row."""
    rows = Consent.objects.visible_to(viewer).filter(person=person_id)
    return rows.select_related("asked_by").order_by("-asked_at", "-pk")[:1]


def named_for(tie: Tie) -> dict[bool, list[UUID]]:
    """Who was named for a tie that is kept back: who may see it (False), who never may (True)."""
    rows = TieAudience.objects.unguarded("for who may keep it back, and has been asked before")
    found: dict[bool, list[UUID]] = {False: [], True: []}
    for never, worker in rows.filter(active_now(), tie=tie).values_list("never", "worker_id"):
        found[never].append(worker)
    return found


def before(tie: Tie, viewer: Any) -> QuerySet[TieBefore]:
    """What was told of a tie until it was changed, the newest first."""
    rows = TieBefore.objects.visible_to(viewer).filter(tie=tie).select_related("changed_by")
    return rows.order_by("-changed_at", "-pk")


@dataclass(frozen=True)
class Picture:
    """How many of a team's people count on somebody: figures, or none where they are too few."""

    counted: int
    figures: dict[State, int] | None


def team_picture(viewer: Any) -> Picture:
    """Of the people whose team the viewer manages: those who said that they may count.

    What they said only to one worker counts, and is not shown; a tie that is kept from the viewer
    changes no figure. Three statements, however many there are.
    """
    people = Person.objects.visible_to(viewer).filter(manages(viewer))
    said = Consent.objects.visible_to(viewer).filter(person__in=people.values("pk"))
    newest: dict[UUID, bool] = {}
    for person_id, counts in said.order_by("asked_at", "pk").values_list("person_id", "counts"):
        newest[person_id] = counts
    counted = [person_id for person_id, counts in newest.items() if counts]
    if len(counted) < FEWEST:
        return Picture(len(counted), None)
    figures = dict.fromkeys(State, 0)
    for one in _warm_of(counted, viewer).values():
        figures[one.state] += 1
    return Picture(len(counted), figures)


def _warm_of(person_ids: list[UUID], viewer: Any) -> dict[UUID, Warm]:
    """What each of these people said, shared or not, as far as its tie is one the viewer sees."""
    why = "a figure without names, of people who said that they may count"
    ties = Tie.objects.visible_to(viewer).filter(person__in=person_ids)
    seen = Exists(Tie.objects.visible_to(viewer).filter(pk=OuterRef("tie")))
    own = Reading.objects.unguarded(why).filter(
        seen, stands(), tie__person__in=person_ids, perspective=Perspective.OWN
    )
    asked = Asked.objects.unguarded(why).filter(person__in=person_ids)
    return by_person(together(ties=ties, readings=own, asked=asked), person_ids)


def warm_of_mine(viewer: Any, people: QuerySet[Person]) -> dict[UUID, Warm]:
    """What each of these people said of whom they count on, as far as the viewer sees it."""
    ids = people.values("pk")
    own = Reading.objects.visible_to(viewer).current().filter(perspective=Perspective.OWN)
    read = together(
        people=people,
        ties=Tie.objects.visible_to(viewer).filter(person__in=ids),
        readings=own.filter(tie__person__in=ids),
        asked=Asked.objects.visible_to(viewer).filter(person__in=ids),
    )
    return by_person(read, [person.pk for person in read["people"]])


def by_person(read: dict[str, list[Any]], person_ids: list[UUID]) -> dict[UUID, Warm]:
    """What follows for each of several people from what was read of all of them."""
    whose = {tie.pk: tie.person_id for tie in read["ties"]}
    ties, readings, asked = defaultdict(list), defaultdict(list), defaultdict(list)
    for tie in read["ties"]:
        ties[tie.person_id].append(tie)
    for reading in read["readings"]:
        if reading.tie_id in whose:
            readings[whose[reading.tie_id]].append(reading)
    for one in read["asked"]:
        asked[one.person_id].append(one)
    today = clock.today()
    return {pk: warm(ties[pk], readings[pk], asked[pk], today) for pk in person_ids}
