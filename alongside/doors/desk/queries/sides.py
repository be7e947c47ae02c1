"""Two records side by side, for whoever has to say whether they are of one person.

Who that is has been asked already: a pair or a request is visible to those few only, and never
where a gate holds for either. What they are shown is this and no more: no words of the record.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.dates import RoughDate
from alongside.base.organisation.models import Team, active_now
from alongside.people.joining.models import Joining
from alongside.people.persons.comparing import may_be_twins
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.persons.likeness import looks_of
from alongside.people.persons.models import (
    Address,
    Identifier,
    Label,
    OtherDate,
    Person,
    PersonName,
)
from alongside.people.working.access import gated, may_see_record
from alongside.people.working.models import TeamResponsibility, WorkingRelationship
from alongside.practice.encounters.models import EncounterPart

_WHY = "two records side by side, for whoever has to say whether they are of one person"
MOST = 50


@dataclass
class Side:
    """One of the two: what is shown of it, as (heading, lines)."""

    person: Person
    sees: bool
    lines: list[tuple[str, list[str]]]


def side_by_side(viewer: Any, person_ids: tuple[UUID, UUID]) -> list[Side]:
    """Both, in this order, with the same headings in the same order; none where neither has
    anything to say."""
    rows = Person.objects.unguarded(_WHY).filter(pk__in=person_ids)
    people = {person.pk: person for person in rows}
    seen = set(rows.filter(may_see_record(viewer)).values_list("pk", flat=True))
    one, other = (_lines(people[pk], viewer) for pk in person_ids)
    said = [at for at in range(len(one)) if one[at][1] or other[at][1]]
    return [
        Side(people[pk], pk in seen, [lines[at] for at in said])
        for pk, lines in zip(person_ids, (one, other), strict=True)
    ]


def _lines(one: Person, viewer: Any) -> list[tuple[str, list[str]]]:
    def of(model: Any) -> Any:
        return model.objects.unguarded(_WHY).filter(person=one)

    names = of(PersonName).exclude(full=one.name).order_by("pk").values_list("full", flat=True)
    numbers = of(Identifier).order_by("kind", "value")
    teams = Team.objects.filter(
        responsibilities__in=of(TeamResponsibility).filter(active_now())
    ).order_by("name")
    return [
        (_("Also called"), list(dict.fromkeys(names))),
        (_("Born"), _births(one, of(OtherDate).filter(what="born").order_by("day"))),
        (_("Numbers"), [f"{number.kind} {number.value}" for number in numbers]),
        (_("Addresses"), _addresses(one, viewer)),
        (_("Who works with them"), _workers(of(WorkingRelationship))),
        (_("Team"), list(dict.fromkeys(team.name for team in teams))),
        (_("Entries"), _first_and_last(one, viewer)),
        (_("Record made"), [date_format(clock.local(one.made_at), "j F Y")]),
    ]


def _births(one: Person, others: Any) -> list[str]:
    said = [_says(one.born_on, one.born_source)] if one.born_on else []
    return said + [_says(RoughDate(row.day, row.precision), row.source) for row in others]


def _says(day: RoughDate, source: str) -> str:
    return _("%(day)s, says %(who)s") % {"day": day, "who": source} if source else str(day)


def _addresses(one: Person, viewer: Any) -> list[str]:
    """Open ones; a restricted or safe one only for those who see it anyway."""
    rows = Address.objects.unguarded(_WHY).filter(person=one)
    named = Address.objects.visible_to(viewer).filter(person=one).values("pk")
    shown = rows.filter(Q(label=Label.OPEN) | Q(pk__in=named)).order_by("-made_at")
    return [", ".join(address.words.splitlines()) for address in shown]


def _workers(rows: Any) -> list[str]:
    now = rows.filter(active_now()).select_related("worker").order_by("from_at", "pk")
    return [f"{row.worker.name}, {row.get_role_display()}" for row in now]


def _first_and_last(one: Person, viewer: Any) -> list[str]:
    """The days alone; an entry with somebody the viewer is kept from counts for neither."""
    parts = EncounterPart.objects.unguarded(_WHY)
    hidden = parts.filter(gated(viewer, "person")).values("encounter")
    span = (
        parts.filter(person=one)
        .exclude(encounter__in=hidden)
        .aggregate(first=Min("happened_at"), last=Max("happened_at"))
    )
    if span["first"] is None:
        return []
    first, last = _day(span["first"]), _day(span["last"])
    return [first if first == last else _("from %(first)s to %(last)s") % {
        "first": first, "last": last,
    }]  # fmt: skip


def _day(moment: dt.datetime) -> str:
    return date_format(clock.local(moment), "j F Y")


@dataclass
class Pair:
    row: PossibleDuplicate
    names: tuple[str, str]
    about: tuple[str, str]
    asked: Joining | None


def possible_pairs(viewer: Any, page: int) -> tuple[list[Pair], bool]:
    """A page of possible duplicates nobody has answered, the newest first, and whether there are
    more. Who has been joined is no longer among them, nor who turned out to be a twin."""
    empty = Joining.objects.visible_to(viewer).standing().values("joined")
    rows = (
        PossibleDuplicate.objects.visible_to(viewer)
        .unanswered()
        .exclude(one__in=empty)
        .exclude(other__in=empty)
        .select_related("one", "other")
        .order_by("-found_at", "-pk")
    )
    found = list(rows[page * MOST : (page + 1) * MOST + 1])
    more = len(found) > MOST
    ids = {pk for row in found for pk in (row.one_id, row.other_id)}
    known = looks_of(ids)
    waiting = {
        frozenset((row.kept_id, row.joined_id)): row
        for row in Joining.objects.visible_to(viewer).waiting().filter(kept__in=ids)
    }
    pairs = [
        Pair(
            row,
            (row.one.name, row.other.name),
            (_born(row.one), _born(row.other)),
            waiting.get(frozenset((row.one_id, row.other_id))),
        )
        for row in found[:MOST]
        if not may_be_twins(known[row.one_id], known[row.other_id])
    ]
    return pairs, more


def _born(one: Person) -> str:
    return _("born %(day)s") % {"day": one.born_on} if one.born_on else _("birth date not known")
