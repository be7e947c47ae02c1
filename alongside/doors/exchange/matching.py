"""Is the person in this row somebody who is known here?

It looks at everyone but those behind a gate. What becomes of a match is decided by whose record
the importer sees.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.organisation.models import Team
from alongside.people.persons import names
from alongside.people.persons.keys import day_key, sound_key
from alongside.people.persons.models import postcode_in

from .lookups import Known, Lookup, letters_of
from .values import Given

_NEAR = 0.8
_A_DAY = dt.timedelta(days=1)


@dataclass(slots=True)
class Match:
    """What was found: one person for sure, or several who may be the same, or nobody.

    `elsewhere` are people whose record the importer does not see.
    """

    same: Known | None = None
    certain: bool = False  # by number, or by the same row of an earlier file
    reason: str = ""
    twin: bool = False  # nobody is proposed as the same
    candidates: list[tuple[Known, str]] = field(default_factory=list)
    elsewhere: list[Known] = field(default_factory=list)


class Matcher:
    """Matches rows in chunks, a fixed number of indexed queries each."""

    def __init__(self, by: Any, team: Team, source: str):
        self.source = source
        self.made: set[UUID] = set()  # by this very run: a preview does not have them
        self._look = Lookup(by, team, self.made)

    def match(self, rows: list[tuple[Given, str]]) -> list[Match]:
        """The match of each row, given with its mark."""
        look = self._look
        numbers = {number for given, _mark in rows for number in given.numbers}
        by_number = look.numbered(numbers, self.source)
        by_mark = look.marked({mark for _given, mark in rows})

        def numbered(given: Given) -> set[UUID]:
            return set().union(*(by_number.get(number, ()) for number in given.numbers))

        rest = [given for given, _mark in rows if not numbered(given)]
        by_key = look.keyed({key for given in rest for key in _keys(given)})
        by_place = look.living_at(set().union(*map(_places, rest)))
        known = look.load(
            set().union(*by_number.values(), *by_mark.values(), *by_key.values())
            | set().union(*by_place.values())
        )

        def those(found: Iterable[UUID]) -> list[Known]:
            return sorted((known[pk] for pk in set(found)), key=lambda one: one.id)

        matches = []
        for given, mark in rows:
            again = by_mark.get(mark, set())
            keyed: set[UUID] = set()
            keyed = keyed.union(*(by_key.get(key, ()) for key in _keys(given)))
            keyed = keyed.union(*(by_place.get(place, ()) for place in _places(given)))
            matches.append(self._decide(given, those(numbered(given)), those(keyed), those(again)))
        return matches

    # --- the decision --------------------------------------------------------------------------

    def _decide(
        self, given: Given, numbered: list[Known], keyed: list[Known], again: list[Known]
    ) -> Match:
        """`again` are those an earlier file of this team told of in the same row."""
        if numbered:
            found = self._by_rule(
                numbered,
                again,
                fits=lambda one: self._agrees(given, one),
                unfit=_("The number is theirs; the name and the birth date are not"),
            )
            found.certain = found.same is not None
            return found
        strong = [one for one in keyed if self._same_name_and_day(given, one)]
        if strong:
            return self._by_rule(
                strong,
                again,
                fits=lambda one: not self._other_number(given, one),
                unfit=_("Same name and birth date, but another number"),
            )
        once = [one for one in again if one.visible]
        if len(once) == 1:
            return Match(same=once[0], certain=True)
        weak = [(one, why) for one in keyed if (why := self._why(given, one))]
        twin = bool(weak) and all(why == _twin() for _one, why in weak)
        if twin:
            reason = _(
                "Somebody of the same address, surname and birth date is here: a twin, perhaps. "
                "They are taken for two people unless somebody knows better."
            )
        else:
            reason = _("This may be somebody who is known here already.") if weak else ""
        return Match(
            reason=reason,
            twin=twin,
            candidates=[(one, why) for one, why in weak if one.visible],
            elsewhere=[one for one, _why in weak if not one.visible],
        )

    def _by_rule(
        self, found: list[Known], again: list[Known], fits: Callable[[Known], bool], unfit: str
    ) -> Match:
        visible = [one for one in found if one.visible]
        if not visible:
            return Match(elsewhere=found)
        fitting = [one for one in visible if fits(one)]
        if len(fitting) > 1:
            fitting = [one for one in fitting if one in again] or fitting
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
            return _twin()
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


def _twin() -> str:
    return _("Another first name, with the same address, surname and birth date")


def _keys(given: Given) -> set[str]:
    """The keys under which somebody who may be the same would stand."""
    keys = set()
    if given.born:
        for full in given.names():
            keys.add(sound_key(full, given.born.year))
            for days in (-1, 0, 1):
                keys.add(day_key(full, given.born + dt.timedelta(days=days)))
    return keys - {""}


def _places(given: Given) -> set[tuple[str, str]]:
    """Its postcode with each surname: where somebody of the same home would stand."""
    code = postcode_in(given.address)
    surnames = {parts[-1] for full in given.names() if (parts := names.parts(full))}
    return {(code, surname) for surname in surnames} if code else set()


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
