"""How alike two people are, and why: one way to tell, whoever asks.

An import compares a row with a record, and the look for possible duplicates two records. Nothing
is read here: whoever asks brings what is known of the two, and says what becomes of the answer.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from alongside.base.core.dates import Precision

from . import names
from .duplicates import Likeness
from .keys import day_key, match_keys
from .models import postcode_in

NEAR = 0.8  # how near two names have to be
TWINS = _("Another first name, with the same address, surname and birth date")
_A_DAY = dt.timedelta(days=1)
_TO_THE_DAY = (Precision.DAY, Precision.MINUTE)


@dataclass(slots=True)
class Looks:
    """What somebody is compared by.

    `days` are birth dates known to the day, `keys` those of keys.py, which the names and dates of
    before may have left; `addresses` the open ones, `numbers` as (kind, source, number).
    """

    fulls: set[str] = field(default_factory=set)
    days: set[dt.date] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)
    numbers: set[tuple[str, str, str]] = field(default_factory=set)

    def born(self, day: dt.date | None, precision: str) -> None:
        """Add a birth date; the names have to be there by then."""
        self.keys |= match_keys(self.fulls, day, precision)
        if day and precision in _TO_THE_DAY:
            self.days.add(day)

    def parts(self) -> list[list[str]]:
        return [parts for full in self.fulls if (parts := names.parts(full))]

    def next_days(self) -> set[str]:
        """The keys of somebody of this name who was born a day earlier or later."""
        days = {near for day in self.days for near in (day - _A_DAY, day + _A_DAY)}
        return {day_key(full, day) for full in self.fulls for day in days} - {""}

    def places(self) -> set[tuple[str, str]]:
        """The postcode of each address with each surname: where somebody of that home stands."""
        codes = {postcode_in(address) for address in self.addresses} - {""}
        return {(code, parts[-1]) for code in codes for parts in self.parts()}


def alike(one: Looks, other: Looks) -> Likeness | None:
    """The strongest reason why two may be one person; none where there is none."""
    shared = one.keys & other.keys
    if any(not key.startswith("~") for key in shared):
        return Likeness.DAY
    if not one.next_days().isdisjoint(other.keys):
        return Likeness.NEAR
    if shared:
        return Likeness.SOUND
    if _at_home(one, other) and any(
        _near_first(a[0], b[0]) for a in one.parts() for b in other.parts()
    ):
        return Likeness.PLACE
    return None


def may_be_twins(one: Looks, other: Looks) -> bool:
    """The same surname, address and birth date, and another first name. Such two are never
    proposed as one person."""
    if one.days.isdisjoint(other.days) or not _at_home(one, other):
        return False
    return not any(a[0] == b[0] for a in one.parts() for b in other.parts())


def numbered_apart(one: Looks, other: Looks) -> bool:
    """One source gives the two of them different numbers: it holds them to be two people."""
    return any(
        kind == other_kind and source == other_source and value != other_value
        for kind, source, value in one.numbers
        for other_kind, other_source, other_value in other.numbers
    )


def letters_of(address: str) -> str:
    """An address as it is compared, however its lines and commas stand: letters and figures."""
    return names.plain(address).replace(" ", "")


def _at_home(one: Looks, other: Looks) -> bool:
    same_last = any(a[-1] == b[-1] for a in one.parts() for b in other.parts())
    return same_last and any(_near_place(a, b) for a in one.addresses for b in other.addresses)


def _near_place(one: str, other: str) -> bool:
    """Near enough for a second look: the same words, or the same postcode."""
    code = postcode_in(one)
    return (code != "" and code == postcode_in(other)) or letters_of(one) == letters_of(other)


def _near_first(one: str, other: str) -> bool:
    return one[0] == other[0] and (
        len(one) == 1 or len(other) == 1 or names.nearness(one, [other]) >= NEAR
    )
