"""Is the person in this row somebody who is known here?

It looks at everyone but those behind a gate, who are left out in the very query that looks, so
that nothing, not even the number of queries, tells of them. What becomes of a match is decided
by whose record the importer sees.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.core.dates import Precision
from alongside.base.organisation.models import Team
from alongside.people.persons import names
from alongside.people.persons.keys import day_key, sound_key
from alongside.people.persons.models import (
    Address,
    Identifier,
    Label,
    MatchKey,
    OtherDate,
    Person,
    PersonName,
    postcode_in,
)
from alongside.people.working.access import gated
from alongside.people.working.bulk import answered_for

from .access import importer_sees
from .models import ImportRow
from .values import Given

_WHY = "an import matches against everyone and shows by access"
_NEAR = 0.8
_A_DAY = dt.timedelta(days=1)


@dataclass(slots=True)
class Known:
    """Somebody with a record here, as far as a row can be compared with them."""

    id: UUID
    name: str
    born: dt.date | None
    to_the_day: bool
    gender: str
    pronouns: str
    visible: bool
    manageable: bool
    fulls: set[str] = field(default_factory=set)
    days: set[dt.date] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    numbers: set[tuple[str, str, str]] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)
    closed_postcodes: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Match:
    """What was found: one person for sure, or several who may be the same, or nobody.

    `elsewhere` are people whose record the importer does not see.
    """

    same: Known | None = None
    reason: str = ""
    candidates: list[tuple[Known, str]] = field(default_factory=list)
    elsewhere: list[Known] = field(default_factory=list)


class Matcher:
    """Matches rows in chunks, a fixed number of indexed queries each."""

    def __init__(self, by: Any, team: Team, source: str):
        self.by, self.team, self.source = by, team, source
        self.made: set[UUID] = set()  # by this very run: a preview does not have them

    def match(self, rows: list[tuple[Given, str]]) -> list[Match]:
        """The match of each row, given with its mark."""
        by_number = self._by_number([given for given, _mark in rows])
        by_mark = self._by_mark([mark for given, mark in rows if not _tells(given)])
        rest = [given for given, _mark in rows if not self._numbered(given, by_number)]
        by_key, by_postcode = self._by_key(rest), self._by_postcode(rest)
        ids = set().union(*by_number.values(), *by_key.values(), *by_postcode.values())
        known = self._load(ids.union(*by_mark.values()))

        def those(found: Iterable[UUID]) -> list[Known]:
            return sorted((known[pk] for pk in set(found)), key=lambda one: one.id)

        matches = []
        for given, mark in rows:
            numbered = those(self._numbered(given, by_number))
            keyed: set[UUID] = set()
            if not numbered:
                for key in _keys(given):
                    keyed |= by_key.get(key, set())
                keyed |= by_postcode.get(postcode_in(given.address), set())
            again = [one for one in those(by_mark.get(mark, ())) if one.visible]
            if not _tells(given) and len(again) == 1:
                matches.append(Match(same=again[0]))
            else:
                matches.append(self._decide(given, numbered, those(keyed)))
        return matches

    # --- the queries ---------------------------------------------------------------------------

    def _group(self, rows: Any, ref: str = "person") -> dict[str, set[UUID]]:
        """(key, person id) pairs as sets of people a key, nobody behind a gate among them."""
        found: dict[str, set[UUID]] = defaultdict(set)
        for key, person_id in rows.exclude(gated(self.by, ref)):
            if person_id not in self.made:
                found[key].add(person_id)
        return found

    def _by_number(self, given: list[Given]) -> dict[str, set[UUID]]:
        values = {value for one in given for _kind, value in one.numbers}
        rows = Identifier.objects.unguarded(_WHY).filter(value__in=values, source=self.source)
        found: dict[str, set[UUID]] = defaultdict(set)
        for kind, value, person_id in rows.exclude(gated(self.by, "person")).values_list(
            "kind", "value", "person_id"
        ):
            if person_id not in self.made:
                found[f"{kind} {value}"].add(person_id)
        return found

    def _numbered(self, given: Given, found: dict[str, set[UUID]]) -> set[UUID]:
        return set().union(*(found.get(f"{kind} {value}", ()) for kind, value in given.numbers))

    def _by_mark(self, marks: list[str]) -> dict[str, set[UUID]]:
        """Rows with nothing but a name: the same row, in the same team, is the same person."""
        rows = ImportRow.objects.unguarded(_WHY).filter(mark__in=marks, person__isnull=False)
        return self._group(rows.values_list("mark", "person_id"))

    def _by_key(self, given: list[Given]) -> dict[str, set[UUID]]:
        keys = {key for one in given for key in _keys(one)}
        rows = MatchKey.objects.unguarded(_WHY).filter(key__in=keys)
        return self._group(rows.values_list("key", "person_id"))

    def _by_postcode(self, given: list[Given]) -> dict[str, set[UUID]]:
        postcodes = {postcode_in(one.address) for one in given} - {""}
        rows = Address.objects.unguarded(_WHY).filter(postcode_key__in=postcodes)
        return self._group(rows.values_list("postcode_key", "person_id"))

    def _load(self, ids: set[UUID]) -> dict[UUID, Known]:
        people = Person.objects.unguarded(_WHY).filter(pk__in=ids)
        seen = set(people.filter(importer_sees(self.by, self.team)).values_list("pk", flat=True))
        manageable = answered_for(self.by, self.team, list(ids)) if ids else set()
        known = {
            person.pk: Known(
                person.pk,
                person.name,
                person.born,
                person.born_precision in (Precision.DAY, Precision.MINUTE),
                person.gender,
                person.pronouns,
                person.pk in seen,
                person.pk in manageable,
                fulls={person.name},
            )
            for person in people
        }
        for one in known.values():
            if one.born:
                one.years.add(one.born.year)
                if one.to_the_day:
                    one.days.add(one.born)
        self._load_more(known)
        return known

    def _load_more(self, known: dict[UUID, Known]) -> None:
        def of(model: Any, *fields: str, **only: Any) -> Any:
            rows = model.objects.unguarded(_WHY).filter(person__in=list(known), **only)
            return rows.values_list("person_id", *fields)

        for pk, full in of(PersonName, "full"):
            known[pk].fulls.add(full)
        for pk, day in of(OtherDate, "day", what="born"):
            known[pk].days.add(day)
            known[pk].years.add(day.year)
        for pk, *number in of(Identifier, "kind", "source", "value"):
            known[pk].numbers.add((number[0], number[1], number[2]))
        for address in Address.objects.unguarded(_WHY).filter(person__in=list(known)):
            if address.label == Label.OPEN:
                known[address.person_id].addresses.append(address.words)
            else:
                # A safe address that stands in the file too must not be added as an open one.
                known[address.person_id].closed_postcodes.add(
                    postcode_in(address.words) or letters_of(address.words)
                )

    # --- the decision --------------------------------------------------------------------------

    def _decide(self, given: Given, numbered: list[Known], keyed: list[Known]) -> Match:
        if numbered:
            return self._by_rule(
                given,
                numbered,
                fits=lambda one: self._agrees(given, one),
                unfit=_("The number is theirs; the name and the birth date are not"),
            )
        strong = [one for one in keyed if self._same_name_and_day(given, one)]
        if strong:
            return self._by_rule(
                given,
                strong,
                fits=lambda one: not self._other_number(given, one),
                unfit=_("Same name and birth date, but another number"),
            )
        weak = [(one, why) for one in keyed if (why := self._why(given, one))]
        return Match(
            reason=_("This may be somebody who is known here already.") if weak else "",
            candidates=[(one, why) for one, why in weak if one.visible],
            elsewhere=[one for one, _why in weak if not one.visible],
        )

    def _by_rule(
        self, given: Given, found: list[Known], fits: Callable[[Known], bool], unfit: str
    ) -> Match:
        visible = [one for one in found if one.visible]
        if not visible:
            return Match(elsewhere=found)
        fitting = [one for one in visible if fits(one)]
        if len(fitting) == 1:
            return Match(same=fitting[0])
        if fitting:
            why = _("Same number, or same name and birth date")
            return Match(
                reason=_("Several people here fit this row."),
                candidates=[(one, why) for one in fitting],
            )
        return Match(
            reason=_("This may be somebody who is known here already."),
            candidates=[(one, unfit) for one in visible],
        )

    def _agrees(self, given: Given, one: Known) -> bool:
        """The number is the same: the name or the birth date has to be too."""
        if given.born and given.born in one.days:
            return True
        return max(names.nearness(full, list(one.fulls)) for full in given.names()) >= _NEAR

    def _same_name_and_day(self, given: Given, one: Known) -> bool:
        if given.born is None or given.born not in one.days:
            return False
        return not {names.plain(full) for full in one.fulls}.isdisjoint(
            names.plain(full) for full in given.names()
        )

    def _other_number(self, given: Given, one: Known) -> bool:
        """One source gives the two of them different numbers: it holds them to be two people."""
        return any(
            kind == has_kind and source == self.source and value != has
            for kind, value in given.numbers
            for has_kind, source, has in one.numbers
        )

    def _why(self, given: Given, one: Known) -> str:
        """Why these two may be one person; empty where they are not proposed."""
        if self._other_number(given, one):
            return ""
        here = {tuple(parts) for full in one.fulls if (parts := names.parts(full))}
        row = {tuple(parts) for full in given.names() if (parts := names.parts(full))}
        same_last = any(a[-1] == b[-1] for a in row for b in here)
        same_first = any(a[0] == b[0] for a in row for b in here)
        same_ends = any((a[0], a[-1]) == (b[0], b[-1]) for a in row for b in here)
        same_day = given.born is not None and given.born in one.days
        at_home = same_last and _same_address(given.address, one.addresses)
        if at_home and same_day and not same_first:
            return ""  # perhaps a twin
        if same_ends and same_day:
            return _("Same first and last name and birth date")
        if same_ends and given.born and any(abs(given.born - day) == _A_DAY for day in one.days):
            return _("Same name, birth dates a day apart")
        if given.born and given.born.year in one.years:
            year = given.born.year
            sound = {sound_key(full, year) for full in given.names()} - {""}
            if not sound.isdisjoint(sound_key(full, year) for full in one.fulls):
                return _("The names sound the same, and the birth year is the same")
        if at_home and any(_near_first(a[0], b[0]) for a in row for b in here):
            return _("Same surname and address")
        return ""


def _tells(given: Given) -> bool:
    """Whether a row has more to know a person by than words that many may share."""
    return bool(given.born or given.numbers)


def _keys(given: Given) -> set[str]:
    """The keys under which somebody who may be the same would stand."""
    keys = set()
    if given.born:
        for full in given.names():
            keys.add(sound_key(full, given.born.year))
            for days in (-1, 0, 1):
                keys.add(day_key(full, given.born + dt.timedelta(days=days)))
    return keys - {""}


def letters_of(address: str) -> str:
    """An address as it is compared: letters and figures only."""
    return names.plain(address).replace(" ", "")


def same_place(one: str, other: str) -> bool:
    """The same address, however its lines and commas stand."""
    return letters_of(one) == letters_of(other)


def _same_address(address: str, others: list[str]) -> bool:
    """Near enough for a second look: the same words, or the same postcode."""
    if not address:
        return False
    code = postcode_in(address)
    return any(
        same_place(address, other) or (code and code == postcode_in(other)) for other in others
    )


def _near_first(asked: str, other: str) -> bool:
    return asked[0] == other[0] and (
        len(asked) == 1 or len(other) == 1 or names.nearness(asked, [other]) >= _NEAR
    )
