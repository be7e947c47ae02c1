"""Where the demo's story is told: a clock that walks through eighteen months, and who acts when.

Everything is done by the actions the pages use, at the moment it happened; what would have
happened after the evening the demo stands at has not happened.
"""

import datetime as dt
import heapq
import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

from alongside.base.core import clock
from alongside.base.organisation.models import Team, Worker
from alongside.base.organisation.viewer import Viewer

EVENING = dt.time(17, 52)
MONTHS = dt.timedelta(days=548)
SEED = "alongside"

Deed = Callable[[], Any]


class Builder:
    """The organisation while it is being made, and the deeds still to be done in it."""

    def __init__(self, day: dt.date, share: float = 1.0) -> None:
        self.day = day
        self.share = share
        self.now = clock.moment(day, EVENING)
        self.first_day = day - MONTHS
        self.workers: dict[str, Worker] = {}
        self.teams: dict[str, Team] = {}
        self.people: dict[str, UUID] = {}
        self.marks: dict[str, str] = {}
        self._viewers: dict[str, Viewer] = {}
        self._deeds: list[tuple[dt.datetime, int, Deed]] = []
        self._said = 0
        self._taken: set[tuple[str, dt.date, dt.time]] = set()

    # --- when ------------------------------------------------------------------------------------

    def ago(self, days: int, time: str = "10:00") -> dt.datetime:
        """A time of day so many days before the evening; ahead of it where `days` is negative."""
        return clock.moment(self.day - dt.timedelta(days=days), dt.time.fromisoformat(time))

    def on(self, when: dt.datetime, deed: Deed) -> None:
        """Have a deed done at a moment; not at all where that is after the evening."""
        if when <= self.now:
            heapq.heappush(self._deeds, (when, self._said, deed))
            self._said += 1

    def run(self, say: Callable[[str], None] = lambda line: None) -> None:
        """Do everything in the order it happened, the clock standing at each deed's moment."""
        told = None
        try:
            while self._deeds:
                when, _order, deed = heapq.heappop(self._deeds)
                quarter = (when.year, (when.month - 1) // 3)
                if quarter != told:
                    told = quarter
                    say(f"{clock.local(when):%B %Y}…")
                clock.stand_at(when)
                deed()
        finally:
            clock.stand_at(None)

    # --- who -------------------------------------------------------------------------------------

    def viewer(self, username: str) -> Viewer:
        """A worker as the one who acts. Kept from deed to deed: rights change only where
        `forget_viewers` is called."""
        if username not in self._viewers:
            self._viewers[username] = Viewer(self.workers[username])
        return self._viewers[username]

    def forget_viewers(self) -> None:
        """Somebody joined, moved, left or took an office."""
        self._viewers.clear()

    # --- chance ----------------------------------------------------------------------------------

    def dice(self, name: str) -> random.Random:
        """Dice of one's own for each life, so that adding one changes no other."""
        return random.Random(f"{SEED}:{name}")

    # --- diaries ---------------------------------------------------------------------------------

    def slot(self, username: str, day: dt.date, times: tuple[dt.time, ...]) -> dt.datetime:
        """The first of these times the worker has free that day or on the next working days."""
        day = self.workday(day)
        for _attempt in range(30):
            for time in times:
                if (username, day, time) not in self._taken:
                    self._taken.add((username, day, time))
                    return clock.moment(day, time)
            day = self.workday(day + clock.A_DAY)
        return clock.moment(day, times[0])

    def workday(self, day: dt.date) -> dt.date:
        """This day, or the next one on which offices are open."""
        while day.weekday() > 4 or (day.month, day.day) in ((12, 25), (12, 26), (1, 1)):
            day += clock.A_DAY
        return day
