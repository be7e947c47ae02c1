"""Is the person in this row somebody who is known here?

It looks at everyone but those behind a gate. What becomes of a match is decided by whose record
the importer sees. How alike two are is told in people/persons/comparing.py.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.base.core.dates import Precision
from alongside.base.organisation.models import Team
from alongside.people.persons import names
from alongside.people.persons.comparing import (
    NEAR,
    TWINS,
    Looks,
    alike,
    may_be_twins,
    numbered_apart,
)

from .lookups import Known, Lookup
from .values import Given

IN_DOUBT = gettext_lazy("This may be somebody who is known here already.")
SURE = gettext_lazy("Same number, or same name and birth date")


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


@dataclass(slots=True)
class _Row:
    """A row as it is looked up: its mark, whom its numbers are of, and how it looks."""

    given: Given
    mark: str
    numbered: set[UUID]
    looks: Looks
    keys: set[str] = field(default_factory=set)
    places: set[tuple[str, str]] = field(default_factory=set)


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
        asked = [self._row(given, mark, by_number) for given, mark in rows]
        by_key = look.keyed(set().union(*(row.keys for row in asked)))
        by_place = look.living_at(set().union(*(row.places for row in asked)))
        known = look.load(
            set().union(*by_number.values(), *by_mark.values(), *by_key.values())
            | set().union(*by_place.values())
        )

        def those(found: Iterable[UUID]) -> list[Known]:
            return sorted((known[pk] for pk in found), key=lambda one: one.id)

        matches = []
        for row in asked:
            keyed: set[UUID] = set().union(*(by_key.get(key, ()) for key in row.keys))
            keyed |= set().union(*(by_place.get(place, ()) for place in row.places))
            again = those(by_mark.get(row.mark, ()))
            matches.append(self._decide(row, those(row.numbered), those(keyed), again))
        return matches

    def _row(self, given: Given, mark: str, by_number: dict[tuple[str, str], set[UUID]]) -> _Row:
        numbered = set().union(*(by_number.get(number, ()) for number in given.numbers))
        looks = Looks(
            set(given.names()),
            addresses=[given.address] if given.address else [],
            numbers={(kind, self.source, value) for kind, value in given.numbers},
        )
        looks.born(given.born, Precision.DAY)
        row = _Row(given, mark, numbered, looks)
        if not numbered:
            row.keys, row.places = looks.keys | looks.next_days(), looks.places()
        return row

    # --- the decision --------------------------------------------------------------------------

    def _decide(
        self, row: _Row, numbered: list[Known], keyed: list[Known], again: list[Known]
    ) -> Match:
        """`again` are those an earlier file of this team told of in the same row."""
        if numbered:
            found = self._by_rule(
                numbered,
                again,
                fits=lambda one: _agrees(row.given, one.looks),
                unfit=_("The number is theirs; the name and the birth date are not"),
            )
            found.certain = found.same is not None
            return found
        strong = [one for one in keyed if _same_name_and_day(row.given, one.looks)]
        if strong:
            return self._by_rule(
                strong,
                again,
                fits=lambda one: not numbered_apart(row.looks, one.looks),
                unfit=_("Same name and birth date, but another number"),
            )
        once = [one for one in again if one.visible]
        if len(once) == 1:
            return Match(same=once[0], certain=True)
        weak = [(one, why) for one in keyed if (why := _why(row.looks, one.looks))]
        twin = bool(weak) and all(why == TWINS for _one, why in weak)
        if twin:
            reason = _(
                "Somebody of the same address, surname and birth date is here: a twin, perhaps. "
                "They are taken for two people unless somebody knows better."
            )
        else:
            reason = str(IN_DOUBT) if weak else ""
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
            return Match(
                reason=_("Several people here fit this row."),
                candidates=[(one, str(SURE)) for one in fitting],
            )
        return Match(reason=str(IN_DOUBT), candidates=[(one, unfit) for one in visible])


def _agrees(given: Given, one: Looks) -> bool:
    """The number is the same: the name or the birth date has to be too."""
    if given.born and given.born in one.days:
        return True
    return max(names.nearness(full, list(one.fulls)) for full in given.names()) >= NEAR


def _same_name_and_day(given: Given, one: Looks) -> bool:
    if given.born is None or given.born not in one.days:
        return False
    return not {names.plain(full) for full in one.fulls}.isdisjoint(
        names.plain(full) for full in given.names()
    )


def _why(row: Looks, one: Looks) -> str:
    """Why these two may be one person, in words; empty where they are not proposed."""
    if numbered_apart(row, one):
        return ""
    if may_be_twins(row, one):
        return str(TWINS)
    why = alike(row, one)
    return str(why.label) if why else ""
