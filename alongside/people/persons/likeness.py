"""Finding records that may be of one person, when a record is made.

It looks at everybody, those behind a gate too: what it finds goes to the records officer alone
(duplicates.py), and whoever makes the record is told nothing. What it asks the database depends
on what was typed and never on whom it finds, so that not even the number of queries tells.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from alongside.base.core import clock
from alongside.base.core.dates import Precision

from . import names
from .duplicates import Likeness, PossibleDuplicate
from .keys import day_key, match_keys
from .models import (
    Address,
    Label,
    MatchKey,
    NameKey,
    OtherDate,
    Person,
    PersonName,
    postcode_in,
)

MOST = 20  # for one record; who is like more people than that is like nobody in particular
_READ = 100  # keys read for one record
_NEAR = 0.8
_A_DAY = dt.timedelta(days=1)
_WHY = "likenesses are looked for among everyone and shown to the records officer"
_STRENGTH = {why: number for number, why in enumerate(Likeness.values)}
_Row = tuple[UUID, UUID, str]
_Found = Iterator[_Row]


@dataclass(slots=True)
class Looks:
    """A record as it is compared with others."""

    person_id: UUID
    fulls: list[str] = field(default_factory=list)
    born: dt.date | None = None
    precision: str = Precision.UNKNOWN
    addresses: list[str] = field(default_factory=list)
    days: set[dt.date] = field(default_factory=set)

    def parts(self) -> list[list[str]]:
        return [parts for full in self.fulls if (parts := names.parts(full))]


def look_for_same(new: Sequence[Looks]) -> None:
    """Keep who may be the same as these people who were just made; part of that deed's unit.

    Two who live together and were born on one day, under different first names, may be twins and
    are not proposed.
    """
    wanted = _keys(new)
    settled = [one for one in new if one.addresses]
    if not wanted and not settled:
        return
    found = [*_by_key(wanted), *_by_place(settled)]
    if settled:
        found = _compared(new, found)
    best: dict[tuple[UUID, UUID], str] = {}
    count: dict[UUID, int] = defaultdict(int)
    for one, other, why in sorted(found, key=lambda row: _STRENGTH[row[2]]):
        pair = (min(one, other), max(one, other))
        if pair not in best and count[one] < MOST:
            best[pair] = why
            count[one] += 1
    _keep(best)


def _keep(pairs: dict[tuple[UUID, UUID], str]) -> None:
    now = clock.now()
    if not pairs:
        # A look in place of a write: making a record costs the same, whoever is found.
        PossibleDuplicate.objects.unguarded(_WHY).filter(found_at=now).exists()
        return
    PossibleDuplicate.objects.bulk_create(
        [
            PossibleDuplicate(one_id=one, other_id=other, why=why, found_at=now)
            for (one, other), why in pairs.items()
        ],
        ignore_conflicts=True,
    )


def _keys(new: Iterable[Looks]) -> dict[str, list[tuple[UUID, str]]]:
    """The keys under which somebody alike would stand, with whom they are alike and why."""
    wanted: dict[str, list[tuple[UUID, str]]] = defaultdict(list)
    for one in new:
        for key in match_keys(one.fulls, one.born, one.precision):
            why = Likeness.SOUND if key.startswith("~") else Likeness.DAY
            wanted[key].append((one.person_id, why))
        if one.born and one.precision in (Precision.DAY, Precision.MINUTE):
            for full in one.fulls:
                for day in (one.born - _A_DAY, one.born + _A_DAY):
                    wanted[day_key(full, day)].append((one.person_id, Likeness.NEAR))
    wanted.pop("", None)
    return wanted


def _by_key(wanted: dict[str, list[tuple[UUID, str]]]) -> _Found:
    rows = (
        MatchKey.objects.unguarded(_WHY)
        .filter(key__in=list(wanted))
        .order_by("key", "-pk")
        .values_list("key", "person_id")
    )
    looking = {one for ones in wanted.values() for one, _why in ones}
    for key, other in set(rows[: _READ * len(looking)]):
        for one, why in wanted[key]:
            if one != other:
                yield one, other, why


def _by_place(settled: list[Looks]) -> _Found:
    """Those who share a postcode and a surname with somebody new; compared further below."""
    places: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for one in settled:
        for address in one.addresses:
            for parts in one.parts():
                places[postcode_in(address), parts[-1]].append(one.person_id)
    codes = {code for code, _surname in places} - {""}
    if not codes:
        return
    living = Address.objects.unguarded(_WHY).filter(postcode_key__in=codes)
    near: dict[UUID, set[str]] = defaultdict(set)
    for code, person_id in living.values_list("postcode_key", "person_id"):
        near[person_id].add(code)
    called = NameKey.objects.unguarded(_WHY).filter(
        person__in=list(near), plain__in={surname for _code, surname in places}
    )
    for plain, other in set(called.values_list("plain", "person_id")):
        for code in near[other]:
            for new in places.get((code, plain), ()):
                if new != other:
                    yield new, other, Likeness.PLACE


def _compared(new: Sequence[Looks], found: list[_Row]) -> list[_Row]:
    """Those of what was found that hold when everything known of the two is compared."""
    known = looks_of({one.person_id for one in new} | {other for _one, other, _why in found})
    return [
        (one, other, why)
        for one, other, why in found
        if not may_be_twins(known[one], known[other])
        and (why != Likeness.PLACE or _same_home(known[one], known[other]))
    ]


def looks_of(person_ids: set[UUID]) -> dict[UUID, Looks]:
    """What is compared of these people: every name, birth date and open address."""

    def of(model: Any) -> Any:
        return model.objects.unguarded(_WHY).filter(person__in=person_ids)

    known = {}
    for person in Person.objects.unguarded(_WHY).filter(pk__in=person_ids):
        known[person.pk] = Looks(person.pk, [person.name], person.born, person.born_precision)
        if person.born and person.born_precision in (Precision.DAY, Precision.MINUTE):
            known[person.pk].days.add(person.born)
    for pk, full in of(PersonName).values_list("person_id", "full"):
        known[pk].fulls.append(full)
    for pk, day in of(OtherDate).filter(what="born").values_list("person_id", "day"):
        known[pk].days.add(day)
    for address in of(Address).filter(label=Label.OPEN):
        known[address.person_id].addresses.append(address.words)
    return known


def may_be_twins(one: Looks, other: Looks) -> bool:
    """The same surname, address and birth date, and another first name."""
    if one.days.isdisjoint(other.days) or not _at_home(one, other):
        return False
    return not any(a[0] == b[0] for a in one.parts() for b in other.parts())


def _at_home(one: Looks, other: Looks) -> bool:
    same_last = any(a[-1] == b[-1] for a in one.parts() for b in other.parts())
    return same_last and any(_same_address(a, b) for a in one.addresses for b in other.addresses)


def _same_address(one: str, other: str) -> bool:
    """Near enough for a second look: the same words, or the same postcode."""
    code = postcode_in(one)
    if code and code == postcode_in(other):
        return True
    return names.plain(one).replace(" ", "") == names.plain(other).replace(" ", "")


def _same_home(one: Looks, other: Looks) -> bool:
    return _at_home(one, other) and any(
        _near_first(a[0], b[0]) for a in one.parts() for b in other.parts()
    )


def _near_first(one: str, other: str) -> bool:
    return one[0] == other[0] and (
        len(one) == 1 or len(other) == 1 or names.nearness(one, [other]) >= _NEAR
    )
