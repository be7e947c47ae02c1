"""A person's map over time: its days, what changed on each, and two maps beside each other.

Nothing here reads: it is all worked out from what the map page has read for its viewer, so whoever
does not see a tie sees no day of it either.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from alongside.base.core import clock
from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _
from alongside.people.maps.differing import changes, differences
from alongside.people.maps.network import Map
from alongside.people.maps.stops import Stop, since_then, stops
from alongside.people.ties.mapped import in_view

from .map import Chosen


@dataclass(frozen=True)
class Timeline:
    """The days of a map, oldest first; today is the last. `at` is the stop that a day shows."""

    stops: tuple[Stop, ...]
    now: Map

    @property
    def at(self) -> int:
        """Where the slider stands: at the newest stop by then."""
        return max((n for n, stop in enumerate(self.stops) if stop.day <= self.now.on), default=0)

    @cached_property
    def earlier(self) -> Stop | None:
        return next((stop for stop in reversed(self.stops) if stop.day < self.now.on), None)

    @cached_property
    def later(self) -> Stop | None:
        return next((stop for stop in self.stops if stop.day > self.now.on), None)

    @property
    def before_the_last_change(self) -> dt.date:
        """The day to compare with, where nobody chose one: from it to this something changed."""
        changed = [stop.day for stop in self.stops if stop.names and stop.day <= self.now.on]
        return changed[-2] if len(changed) > 1 else self.stops[0].day

    @property
    def day(self) -> str:
        here = self.stops[self.at]
        return here.told if here.day == self.now.on else day_text(self.now.on, "j F Y")


def days_of(asked: Chosen) -> tuple[Stop, ...]:
    """Every day of the map in the view that was asked for, and today."""
    today = clock.today()
    found = stops(in_view(asked.network, asked.view), asked.view, today)
    words = _("today, %(day)s") % {"day": day_text(today, "j F Y")}
    if found and found[-1].day == today:
        return (*found[:-1], Stop(today, words, found[-1].names))
    return (*found, Stop(today, words))


def timeline(asked: Chosen, now: Map) -> Timeline:
    return Timeline(days_of(asked), now)


def said_of(line: Timeline, asked: Chosen) -> str:
    """What day it is, and what changed since the stop before."""
    if line.earlier is None:
        return since_then(line.day, line.now)
    before = asked.map(line.earlier.day)
    return since_then(line.day, line.now, before, line.earlier.told)


@dataclass(frozen=True)
class Beside:
    """Two maps of somebody, and what is different, in sentences."""

    one: Map
    other: Map
    views: tuple[str, str]  # their names for addresses; the same where two days are compared
    sentences: Sequence[str]

    @property
    def of_views(self) -> bool:
        return self.views[0] != self.views[1]


def two_days(asked: Chosen, since: dt.date) -> Beside:
    """The earlier day first, whichever was asked for first."""
    one, other = sorted((since, asked.on))
    before, after = asked.map(one), asked.map(other)
    view = asked.view_id
    return Beside(before, after, (view, view), changes(before, after))


def two_views(asked: Chosen, other: str) -> Beside:
    mine, theirs = asked.map(), asked.map(view_id=other)
    return Beside(mine, theirs, (asked.view_id, other), differences(mine, theirs))
