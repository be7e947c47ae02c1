"""The days on which a map becomes another: somebody comes in, is read, ends, moves in or dies.

Between two stops nothing on the map changes, so a slider that has these has every day there is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _

from .differing import changes
from .labels import sentence_case
from .network import Map, Network, Stay, Tie, View
from .words import names_of

MOST = 24  # stops: more cannot be told apart on a slider, nor be read through
_NAMED = 3
_SAID = 8


@dataclass(frozen=True)
class Stop:
    """A day on which something changed, told as surely as it is known, and with whom."""

    day: dt.date
    told: str
    names: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The day and whom it is about: “March 2024: Lorna and Zee”."""
        told = sentence_case(self.told)
        if not self.names:
            return told
        more = len(self.names) - _NAMED
        if more < 1:
            names = names_of(self.names)
        else:
            others = ngettext("%(count)s more", "%(count)s more", more) % {"count": more}
            names = names_of([*self.names[:_NAMED], others])
        return _("%(day)s: %(names)s") % {"day": told, "names": names}


def stops(network: Network, view: View, until: dt.date) -> tuple[Stop, ...]:
    """Every day up to `until` on which this map became another, oldest first; where there are more
    than 24, the last of each month, quarter or year, and at most the newest 24 of those."""
    found: dict[dt.date, list[tuple[str, RoughDate | None]]] = {}
    for tie in network.ties:
        for day in _days(tie, view, network.stays):
            if dt.date.min < day <= until:
                found.setdefault(day, []).append((tie.called, _roughly(tie, day)))
    every = tuple(_stop(day, found[day]) for day in sorted(found))
    for period in (_month, _quarter, _year):
        if len(every) > MOST:
            every = _last_of(every, period)
    return every[-MOST:]


def _days(tie: Tie, view: View, homes: Sequence[Stay]) -> Iterable[dt.date]:
    """The days on which this tie alone changes a map of this view; see `seen`."""
    read = [reading.on for reading in tie.read_in(view)]
    came = read[0] if read else (tie.since.earliest if tie.since else dt.date.min)
    left = dt.date.max
    if not read and tie.until:  # whom nobody read is not kept on as ended
        left = tie.until.earliest
        if left <= came:
            return
    days = {came, *read}
    days |= {rough.earliest for rough in (tie.until, tie.died) if rough}
    for stay in tie.stays:
        days |= _edges(stay)
        for home in homes:
            days |= _edges(home) if home.household == stay.household else set()
    yield from (day for day in days if came <= day <= left)


def _edges(stay: Stay) -> set[dt.date]:
    return {stay.since, stay.until} if stay.until else {stay.since}


def _roughly(tie: Tie, day: dt.date) -> RoughDate | None:
    """How surely a day of a tie is known; nothing where it is known to the day."""
    if any(reading.on == day for reading in tie.readings):
        return None
    for rough in (tie.since, tie.until, tie.died):
        if rough and rough.earliest == day and rough.precision != Precision.UNKNOWN:
            return rough
    return None


def _stop(day: dt.date, about: Sequence[tuple[str, RoughDate | None]]) -> Stop:
    roughly = [rough for _name, rough in about]
    sure = any(rough is None for rough in roughly)
    told = day_text(day, "j F Y") if sure else str(roughly[0])
    return Stop(day, told, tuple(dict.fromkeys(name for name, _rough in about)))


def _last_of(every: Sequence[Stop], period: Callable[[dt.date], object]) -> tuple[Stop, ...]:
    kept: dict[object, Stop] = {}
    for stop in every:
        before = kept.get(period(stop.day))
        names = dict.fromkeys((*(before.names if before else ()), *stop.names))
        kept[period(stop.day)] = Stop(stop.day, stop.told, tuple(names))
    return tuple(kept.values())


def _month(day: dt.date) -> object:
    return day.year, day.month


def _quarter(day: dt.date) -> object:
    return day.year, (day.month - 1) // 3


def _year(day: dt.date) -> object:
    return day.year


def since_then(day: str, after: Map, before: Map | None = None, told: str = "") -> str:
    """What day it is, and what changed since the stop before, in a few sentences."""
    day = sentence_case(day)
    if before is None:
        return _("%(day)s. It is the first day that is known.") % {"day": day}
    said = changes(before, after)
    if not said:
        return _("%(day)s. Nothing changed since %(before)s.") % {"day": day, "before": told}
    more = len(said) - _SAID
    if more > 0:
        words = ngettext("And %(count)s more change.", "And %(count)s more changes.", more)
        said = [*said[:_SAID], words % {"count": more}]
    words = _("%(day)s. Since %(before)s: %(changes)s")
    return words % {"day": day, "before": told, "changes": " ".join(said)}
