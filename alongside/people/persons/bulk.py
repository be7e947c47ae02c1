"""Making and adding to many records at once, for an import: one action, one audit row.

Every function here belongs in a unit of work of its caller, who writes that row and has settled
whose record is added to. What is written is what the one-by-one actions write.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from simple_history.utils import bulk_create_with_history

from alongside.base.core import clock
from alongside.base.core.dates import Precision
from alongside.base.core.errors import Refused
from alongside.base.organisation.models import Team
from alongside.people.working.bulk import must_take_on, take_responsibility_in_bulk

from . import names
from .comparing import Looks
from .keys import index_for_matching, match_keys, problems_with
from .likeness import look_for_same
from .models import (
    Address,
    Identifier,
    Label,
    MatchKey,
    NameKey,
    NameKind,
    OtherDate,
    Person,
    PersonName,
)

_WHY_CHANGED = "import"


@dataclass(slots=True)
class Known:
    """What a file says of one person besides the name they are made with.

    `names_here`, `born` and its precision are what the record has already, for the keys it is
    found by. `made` is filled with what was written, as (what, row), so that it can be undone.
    """

    person_id: UUID
    source: str = ""
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    identifier_source: str = ""
    given_names: list[str] = field(default_factory=list)
    known_as: list[str] = field(default_factory=list)
    address: str = ""
    address_from: dt.date | None = None
    other_born: dt.date | None = None
    names_here: list[str] = field(default_factory=list)
    born: dt.date | None = None
    born_precision: str = Precision.UNKNOWN
    made: list[tuple[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class NewPerson:
    """Somebody to be made: their id, name and what else the file says."""

    name: str
    known: Known
    pronouns: str = ""
    gender: str = ""
    born: dt.date | None = None


def add_people_in_bulk(new: Sequence[NewPerson], *, team: Team, by: Any) -> None:
    """Start the record of each, with the team that answers for them.

    Raises MayNot as `add_person`, and Refused for the first whose name or birth date cannot be.
    """
    must_take_on(by, team)
    now = clock.now()
    people = []
    for one in new:
        if problems := problems_with(one.name, one.born):
            raise Refused(problems)
        people.append(
            Person(
                pk=one.known.person_id,
                name=one.name,
                pronouns=one.pronouns,
                gender=one.gender,
                born=one.born,
                born_precision=Precision.DAY if one.born else Precision.UNKNOWN,
                born_source=one.known.source if one.born else "",
                made_at=now,
            )
        )
    bulk_create_with_history(
        people, Person, default_change_reason=_WHY_CHANGED, default_date=clock.now()
    )
    taken_on = take_responsibility_in_bulk(
        person_ids=[person.pk for person in people], team=team, by=by, from_at=now
    )
    for one, person, responsibility in zip(new, people, taken_on, strict=True):
        one.known.made += [("person", person), ("responsibility", responsibility)]
    MatchKey.objects.bulk_create(
        MatchKey(person=person, key=key)
        for person, one in zip(people, new, strict=True)
        for key in sorted(match_keys([one.name, *one.known.known_as], one.born, Precision.DAY))
    )
    for one in new:
        one.known.given_names = [one.name]
    _add([one.known for one in new], by)
    look_for_same({one.known.person_id: _looks(one) for one in new})


def _looks(one: NewPerson) -> Looks:
    known = one.known
    looks = Looks({one.name, *known.known_as}, addresses=[known.address] if known.address else [])
    looks.born(one.born, Precision.DAY)
    return looks


def add_known_in_bulk(known: Sequence[Known], *, by: Any) -> None:
    """Add to records that are there already; nothing that stands in them is changed.

    A birth date that differs becomes a second, dated one. The caller has matched each person
    and knows that the actor may add to their record.
    """
    name_keys = _add(known, by)
    keys = [
        (one, MatchKey(person_id=one.person_id, key=key))
        for one in known
        for key in sorted(
            match_keys([*one.given_names, *one.known_as], one.born, one.born_precision)
            | match_keys(one.names_here, one.other_born, Precision.DAY)
        )
    ]
    MatchKey.objects.bulk_create(key for _one, key in keys)
    for one, row in name_keys:
        one.made.append(("name_key", row))
    for one, key in keys:
        one.made.append(("match_key", key))


def fill_blanks(person: Person, *, source: str, **values: Any) -> list[MatchKey]:
    """Fill what stands empty in a record that was matched: birth date, gender, pronouns. Never
    replaces a value. Answers the keys it is found by from now on."""
    for name in ("gender", "pronouns"):
        if not getattr(person, name) and values.get(name):
            setattr(person, name, values[name])
    born = values.get("born")
    if person.born is None and born:
        person.born, person.born_precision, person.born_source = born, Precision.DAY, source
    person.version += 1
    person._change_reason = _WHY_CHANGED  # type: ignore[attr-defined]
    person.save()
    return index_for_matching(person, [person.name])


def _add(known: Sequence[Known], by: Any) -> list[tuple[Known, NameKey]]:
    names_kept = [
        (one, PersonName(person_id=one.person_id, kind=kind, full=full, source=one.source))
        for one in known
        for kind, fulls in ((NameKind.GIVEN, one.given_names), (NameKind.KNOWN_AS, one.known_as))
        for full in fulls
    ]
    numbers = [
        (
            one,
            Identifier(
                person_id=one.person_id, kind=kind, value=value, source=one.identifier_source
            ),
        )
        for one in known
        for kind, value in one.identifiers
    ]
    dates = [
        (
            one,
            OtherDate(person_id=one.person_id, what="born", day=one.other_born, source=one.source),
        )
        for one in known
        if one.other_born
    ]
    addresses = [(one, _address(one, by)) for one in known if one.address]
    written: tuple[tuple[str, Any, Any], ...] = (
        ("name", PersonName, names_kept),
        ("identifier", Identifier, numbers),
        ("other_date", OtherDate, dates),
        ("address", Address, addresses),
    )
    for what, model, pairs in written:
        model.objects.bulk_create(row for _one, row in pairs)
        for one, row in pairs:
            one.made.append((what, row))
    keys = [
        (one, NameKey(person_id=one.person_id, plain=part[:100], sounds=names.sounds(part)[:20]))
        for one in known
        for part in _parts([*one.given_names, *one.known_as])
        if part not in _parts(one.names_here)
    ]
    NameKey.objects.bulk_create(key for _one, key in keys)
    return keys


def _parts(fulls: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(part for full in fulls for part in names.parts(full)))


def _address(one: Known, by: Any) -> Address:
    address = Address(
        person_id=one.person_id,
        label=Label.OPEN,
        from_day=one.address_from,
        source=one.source,
        made_by=by.worker,
        made_at=clock.now(),
    )
    address.hold(one.address)
    return address
