"""Finding records that may be of one person, when a record is made.

It looks at everybody, those behind a gate too: what it finds goes to the records officer alone
(duplicates.py), and whoever makes the record is told nothing. What it asks the database depends
on what was typed and never on whom it finds, so that not even the number of queries tells.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.base.core import clock

from .comparing import Looks, alike, may_be_twins
from .duplicates import Likeness, PossibleDuplicate
from .models import (
    Address,
    Identifier,
    Label,
    MatchKey,
    NameKey,
    OtherDate,
    Person,
    PersonName,
)

MOST = 20  # for one record; who is like more people than that is like nobody in particular
_READ = 100  # keys read for one record
_WHY = "likenesses are looked for among everyone and shown to the records officer"
_STRENGTH = {why: number for number, why in enumerate(Likeness)}
_NOBODY = UUID(int=0)
_Pairs = set[tuple[UUID, UUID]]


def look_for_same(new: Mapping[UUID, Looks]) -> None:
    """Keep who may be the same as these people who were just made; part of that deed's unit.

    Two who live together and were born on one day, under different first names, may be twins and
    are not proposed.
    """
    if not any(looks.keys or looks.places() for looks in new.values()):
        return
    found = _by_key(new) | _by_place(new)
    # Asked where nobody was found too, so that the number of queries does not tell.
    known = looks_of({other for _one, other in found} - new.keys() | {_NOBODY}) | dict(new)
    reasons = [
        (one, other, why)
        for one, other in found
        if not may_be_twins(known[one], known[other]) and (why := alike(known[one], known[other]))
    ]
    best: dict[tuple[UUID, UUID], Likeness] = {}
    count: dict[UUID, int] = defaultdict(int)
    for one, other, why in sorted(reasons, key=lambda row: (_STRENGTH[row[2]], row[0], row[1])):
        pair = (min(one, other), max(one, other))
        if pair not in best and count[one] < MOST:
            best[pair] = why
            count[one] += 1
    _keep(best)


def _keep(pairs: dict[tuple[UUID, UUID], Likeness]) -> None:
    now = clock.now()
    if not pairs:
        # A look in place of a write: making a record costs the same, whoever is found.
        PossibleDuplicate.objects.unguarded(_WHY).unanswered().filter(found_at=now).exists()
        return
    PossibleDuplicate.objects.bulk_create(
        [
            PossibleDuplicate(one_id=one, other_id=other, why=why, found_at=now)
            for (one, other), why in pairs.items()
        ],
        ignore_conflicts=True,
    )


def _by_key(new: Mapping[UUID, Looks]) -> _Pairs:
    """Those who stand under a key under which somebody like one of these would stand."""
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for one, looks in new.items():
        for key in looks.keys | looks.next_days():
            wanted[key].append(one)
    rows = (
        MatchKey.objects.unguarded(_WHY)
        .filter(key__in=list(wanted))
        .order_by("key", "-pk")
        .values_list("key", "person_id")
    )
    found = rows[: _READ * len(new)]
    return {(one, other) for key, other in found for one in wanted[key] if one != other}


def _by_place(new: Mapping[UUID, Looks]) -> _Pairs:
    """Those who share a postcode and a surname with one of these, who live there themselves."""
    places: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for one, looks in new.items():
        for place in looks.places():
            places[place].append(one)
    found = living_at(places)
    return {
        (one, other) for place, ones in places.items() for one in ones for other in found[place]
        if one != other
    }  # fmt: skip


def living_at(
    places: Collection[tuple[str, str]], *, but: Q | None = None
) -> dict[tuple[str, str], set[UUID]]:
    """People by the postcode of an open address and a surname, none of those whose address fits
    `but`. Not everybody in a street is read, and their names are compared here: in the query
    SQLite might go by the surnames, and read everybody of these names each time."""
    rows = Address.objects.unguarded(_WHY).filter(postcode_key__in={code for code, _ in places})
    rows = rows if but is None else rows.exclude(but)
    near: dict[str, set[UUID]] = defaultdict(set)
    for code, person_id in rows.values_list("postcode_key", "person_id"):
        near[code].add(person_id)
    called: dict[str, set[UUID]] = defaultdict(set)
    parts = NameKey.objects.unguarded(_WHY).filter(person__in=set().union(*near.values()))
    for plain, person_id in parts.values_list("plain", "person_id"):
        called[plain].add(person_id)
    return {(code, surname): near[code] & called[surname] for code, surname in places}


def looks_of(person_ids: Iterable[UUID]) -> dict[UUID, Looks]:
    """What is compared of these people: every name, birth date, number and open address. As many
    queries, whoever they are."""
    ids = list(person_ids)

    def of(model: Any) -> Any:
        return model.objects.unguarded(_WHY).filter(person__in=ids)

    people = list(Person.objects.unguarded(_WHY).filter(pk__in=ids))
    known = {person.pk: Looks({person.name}) for person in people}
    for pk, full in of(PersonName).values_list("person_id", "full"):
        known[pk].fulls.add(full)
    for person in people:
        known[person.pk].born(person.born, person.born_precision)
    others = of(OtherDate).filter(what="born")
    for pk, day, precision in others.values_list("person_id", "day", "precision"):
        known[pk].born(day, precision)
    for pk, key in of(MatchKey).values_list("person_id", "key"):
        known[pk].keys.add(key)
    for pk, *number in of(Identifier).values_list("person_id", "kind", "source", "value"):
        known[pk].numbers.add((number[0], number[1], number[2]))
    for address in of(Address).filter(label=Label.OPEN):
        known[address.person_id].addresses.append(address.words)
    return known
