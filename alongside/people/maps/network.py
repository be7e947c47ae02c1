"""What a map is drawn from: a person's ties, and how each was said to be, by whom and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple, TypeVar

from django.utils.translation import gettext_noop

from alongside.base.core.dates import RoughDate
from alongside.base.core.language import gettext as _


class Area(StrEnum):
    """A part of life, in the order they go round the map, clockwise from eleven o'clock."""

    FAMILY = "family"
    FRIENDS = "friend"
    SCHOOL = "school"
    COMMUNITY = "community"
    HEALTH = "health"
    HELP = "help"


class Quality(StrEnum):
    """How a tie is. Each has a line of its own, told apart without colour."""

    STRONG = "strong"
    OK = "ok"
    THIN = "thin"
    HARD = "hard"
    CLOSE_HARD = "close_hard"
    AWAY = "away"
    ENDED = "ended"


class Flow(StrEnum):
    """Which way more goes. Who receives has the arrow."""

    IN = "in"  # to the person whose map it is
    OUT = "out"
    BOTH = "both"
    NONE = ""


class Whose(StrEnum):
    """Whose view a reading is."""

    PERSON = "person"
    WORKER = "worker"
    CARER = "carer"
    TOGETHER = "together"


_Key = TypeVar("_Key")


class _Words(dict[_Key, str]):
    """What codes are called, in the language of whoever reads when it is asked for."""

    def __getitem__(self, key: _Key) -> str:
        return _(super().__getitem__(key))


AREA_WORDS: Mapping[Area, str] = _Words(
    {
        Area.FAMILY: gettext_noop("family and home"),
        Area.FRIENDS: gettext_noop("friends"),
        Area.SCHOOL: gettext_noop("school and work"),
        Area.COMMUNITY: gettext_noop("community and faith"),
        Area.HEALTH: gettext_noop("health"),
        Area.HELP: gettext_noop("paid help"),
    }
)
QUALITY_WORDS: Mapping[Quality, str] = _Words(
    {
        Quality.STRONG: gettext_noop("Strong"),
        Quality.OK: gettext_noop("OK"),
        Quality.THIN: gettext_noop("Thin"),
        Quality.HARD: gettext_noop("Hard going"),
        Quality.CLOSE_HARD: gettext_noop("Close and hard"),
        Quality.AWAY: gettext_noop("Not in touch"),
        Quality.ENDED: gettext_noop("Ended"),
    }
)
_EACH_THEIR_OWN = (Whose.WORKER, Whose.CARER)
# In one view, from a day until just before another.
Spell = tuple[str, dt.date, dt.date]
# The last is the band outside the rings, for whom nobody has said.
RINGS = (1, 2, 3, 4)
UNSAID = 5
RING_WORDS: Mapping[int, str] = _Words(
    {
        1: gettext_noop("Very close"),
        2: gettext_noop("Close"),
        3: gettext_noop("Not so close"),
        4: gettext_noop("Far away"),
        UNSAID: gettext_noop("Nobody has said how close"),
    }
)


@dataclass(frozen=True)
class View:
    """A perspective. `name` is whose it is; it is not needed for one agreed together."""

    whose: Whose
    name: str = ""

    @cached_property
    def key(self) -> str:
        """One for the person, one for what is agreed, one for each worker and each carer."""
        return f"{self.whose}:{self.name}" if self.whose in _EACH_THEIR_OWN else self.whose

    @property
    def words(self) -> str:
        if self.whose == Whose.TOGETHER:
            return _("Agreed together")
        return _("%(name)s’s view") % {"name": self.name}


@dataclass(frozen=True)
class Reading:
    """How a tie is, as somebody saw it on a day.

    Raises ValueError for a closeness that is no ring, and where anybody but the person is said to
    count on somebody: nobody can say that for another.
    """

    on: dt.date
    view: View
    closeness: int | None = None
    quality: Quality | None = None
    flow: Flow = Flow.NONE
    counted_on: bool = False
    source: str = ""  # who said so, where that is not the one whose view it is

    def __post_init__(self) -> None:
        if self.closeness is not None and self.closeness not in RINGS:
            raise ValueError("closeness is 1 to 4, or nothing")
        if self.counted_on and self.view.whose != Whose.PERSON:
            raise ValueError("only the person can say whom they count on")

    @property
    def ring(self) -> int:
        return self.closeness or UNSAID


_day = attrgetter("on")


@dataclass(frozen=True)
class Stay:
    """A time in a household: `household` is a name for it that is never shown."""

    household: str
    since: dt.date = dt.date.min
    until: dt.date | None = None  # exclusive

    def holds(self, day: dt.date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Tie:
    """Somebody or something on a person's map, over all its time.

    `spoke` and `lanes` are where they were put before (see layout.py): the direction in degrees
    clockwise from twelve o'clock, and the lane in each ring they have been in.
    """

    key: str
    name: str = ""
    relation: str = ""
    area: Area = Area.FAMILY
    kinds: tuple[str, ...] = ()  # of help or company, in words
    since: RoughDate | None = None
    until: RoughDate | None = None
    paid: bool = False
    died: RoughDate | None = None
    whereabouts: str = ""
    source: str = ""
    stays: tuple[Stay, ...] = ()
    readings: tuple[Reading, ...] = ()
    spoke: float | None = None
    lanes: Mapping[int, int] = field(default_factory=dict)

    @property
    def called(self) -> str:
        return self.name.strip() or _("Name not known")

    @property
    def first_seen(self) -> dt.date:
        """The first day anything is known of; unknown sorts first, as if from birth."""
        days = [reading.on for reading in self.readings]
        if self.since:
            days.append(self.since.earliest)
        return min(days, default=dt.date.min)

    def read_in(self, view: View) -> tuple[Reading, ...]:
        """What was said in this view, oldest first; a worker's is apart from another worker's."""
        key = view.key
        return tuple(sorted([r for r in self.readings if r.view.key == key], key=_day))

    def spells(self, view: View) -> dict[int, tuple[Spell, ...]]:
        """Every ring they were ever in and when, in anybody's view, so that views share their
        places; and the band outside, where this view does not say."""
        spells: dict[int, list[Spell]] = {}
        said: dict[str, list[Reading]] = {}
        for reading in self.readings:
            said.setdefault(reading.view.key, []).append(reading)
        for one in sorted(said):
            until = dt.date.max
            for reading in sorted(said[one], key=_day, reverse=True):
                if reading.closeness or one == view.key:
                    spells.setdefault(reading.ring, []).append((one, reading.on, until))
                until = reading.on
        if view.key not in said:
            spells[UNSAID] = [(view.key, dt.date.min, dt.date.max)]
        return {ring: tuple(those) for ring, those in spells.items()}

    @property
    def ever_counted_on(self) -> bool:
        return any(reading.counted_on for reading in self.readings)


@dataclass(frozen=True)
class Between:
    """A tie between two others on the map, by their keys."""

    one: str
    other: str
    relation: str = ""
    quality: Quality | None = None


@dataclass(frozen=True)
class Network:
    """One person and all that were ever on their map, as far as a viewer may see."""

    name: str
    ties: tuple[Tie, ...]
    between: tuple[Between, ...] = ()
    stays: tuple[Stay, ...] = ()


class Shown(NamedTuple):
    """One tie as it stands on a map of a day. `reading` is nothing where nobody has said."""

    tie: Tie
    reading: Reading | None
    ended: bool
    household: str

    @property
    def ring(self) -> int:
        return self.reading.ring if self.reading else UNSAID

    @property
    def quality(self) -> Quality | None:
        """What is drawn: a tie that is over is drawn as ended, whatever was said before."""
        said = self.reading.quality if self.reading else None
        if self.ended and said != Quality.AWAY:
            return Quality.ENDED
        return said

    @property
    def flow(self) -> Flow:
        return Flow.NONE if self.ended or not self.reading else self.reading.flow

    @property
    def counted_on(self) -> bool:
        return bool(self.reading and self.reading.counted_on)

    @property
    def died(self) -> bool:
        return self.tie.died is not None


@dataclass(frozen=True)
class Map:
    """A person's ties on a day, from one view."""

    network: Network
    on: dt.date
    view: View
    shown: tuple[Shown, ...]
    home: str  # the household the person lives in, or nothing

    @property
    def name(self) -> str:
        return self.network.name

    @property
    def between(self) -> tuple[Between, ...]:
        """The ties between two of those who are on the map."""
        keys = {shown.tie.key for shown in self.shown}
        return tuple(b for b in self.network.between if b.one in keys and b.other in keys)


def seen(network: Network, on: dt.date, view: View) -> Map:
    """The map of a day: who had come in by then, as the newest reading of that view has them.

    A reading holds until the next of the same view, and somebody comes in with their first. Whoever
    was read in this view stays on the map after an ending, as ended; whom it never read stands
    outside the rings from the beginning of the tie to its end.
    """
    shown = (_shown(tie, on, view) for tie in network.ties)
    home = next((stay.household for stay in network.stays if stay.holds(on)), "")
    return Map(network, on, view, tuple(one for one in shown if one), home)


def _shown(tie: Tie, on: dt.date, view: View) -> Shown | None:
    ever = tie.read_in(view)
    reading = next((r for r in reversed(ever) if r.on <= on), None)
    begun = tie.since is None or tie.since.earliest <= on
    ended = tie.until is not None and tie.until.earliest <= on
    if reading is None and (ever or ended or not begun):
        return None
    household = next((stay.household for stay in tie.stays if stay.holds(on)), "")
    return Shown(_as_of(tie, on), reading, ended, household)


def _as_of(tie: Tie, on: dt.date) -> Tie:
    """A death after the day is not known on it, and an ending after it has not come."""
    if tie.died and tie.died.earliest > on:
        tie = replace(tie, died=None)
    if tie.until and tie.until.earliest > on:
        tie = replace(tie, until=None)
    return tie
