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

from django.db import connection

from alongside.base.core import clock
from alongside.base.organisation.models import Team, Worker
from alongside.base.organisation.viewer import Viewer

EVENING = dt.time(17, 52)
SHUT = ((12, 25), (12, 26), (1, 1))
SEED = "alongside"

Deed = Callable[[], Any]


def _look_around() -> None:
    """Have PostgreSQL look at what it holds by now: it plans badly for tables it thinks empty."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


class KeptViewer(Viewer):
    """A viewer whose rights are read once and kept until the builder says they changed.

    A page reads them anew for every act; here one hand does everything, one deed after another,
    and knows what each deed changes.
    """

    def __init__(self, worker: Worker) -> None:
        super().__init__(worker)
        self._held: dict[str, Any] = {}

    def remember(self, what: str, read: Callable[[Viewer], Any]) -> Any:
        if what not in self._held:
            self._held[what] = read(self)
        return self._held[what]


def is_workday(day: dt.date) -> bool:
    return day.weekday() < 5 and (day.month, day.day) not in SHUT


class Builder:
    """The organisation while it is being made, and the deeds still to be done in it."""

    def __init__(self, day: dt.date, share: float = 1.0) -> None:
        self.day = day
        self.share = share
        self.now = clock.moment(day, EVENING)
        self.workers: dict[str, Worker] = {}
        self.teams: dict[str, Team] = {}
        self.people: dict[str, UUID] = {}
        self.marks: dict[str, str] = {}
        self._viewers: dict[str, KeptViewer] = {}
        self._deeds: list[tuple[dt.datetime, int, Deed]] = []
        self._put = 0
        self._taken: set[tuple[str, dt.date, dt.time]] = set()

    # --- when ------------------------------------------------------------------------------------

    def ago(self, days: int, time: str = "10:00") -> dt.datetime:
        """A time of day so many days before the evening; ahead of it where `days` is negative."""
        return clock.moment(self.day - dt.timedelta(days=days), dt.time.fromisoformat(time))

    def weekday_ago(self, weekday: int, at_least: int) -> int:
        """Days ago of the last such weekday (0 is Monday) that is at least so many days back."""
        day = self.day - clock.A_DAY * at_least
        return at_least + (day.weekday() - weekday) % 7

    def days_to_sunday(self) -> int:
        """Days until the Sunday that comes after tomorrow."""
        ahead = (6 - self.day.weekday()) % 7
        return ahead if ahead > 1 else ahead + 7

    def on(self, when: dt.datetime, deed: Deed) -> None:
        """Have a deed done at a moment; not at all where that is after the evening."""
        if when <= self.now:
            heapq.heappush(self._deeds, (when, self._put, deed))
            self._put += 1

    def run(self, say: Callable[[str], None] = lambda line: None) -> None:
        """Do everything in the order it happened, the clock standing at each deed's moment."""
        told = None
        try:
            while self._deeds:
                when, _order, deed = heapq.heappop(self._deeds)
                quarter = (when.year, (when.month - 1) // 3)
                if quarter != told:
                    told = quarter
                    _look_around()
                    say(f"{clock.local(when):%B %Y}…")
                clock.stand_at(when)
                try:
                    deed()
                except Exception as error:
                    error.add_note(
                        f"while building the demo, at {clock.local(when):%Y-%m-%d %H:%M}"
                    )
                    raise
        finally:
            clock.stand_at(None)

    # --- who -------------------------------------------------------------------------------------

    def viewer(self, username: str) -> Viewer:
        """A worker as the one who acts."""
        if username not in self._viewers:
            self._viewers[username] = KeptViewer(self.workers[username])
        return self._viewers[username]

    def rights_changed(self, *usernames: str) -> None:
        """What these workers may see has changed; everybody's, where none is named."""
        for username in usernames or tuple(self._viewers):
            self._viewers.pop(username, None)

    # --- chance ----------------------------------------------------------------------------------

    def dice(self, name: str) -> random.Random:
        """Dice of one's own for each life, so that adding one changes no other."""
        return random.Random(f"{SEED}:{name}")

    # --- diaries ---------------------------------------------------------------------------------

    def slot(self, username: str, day: dt.date, times: tuple[dt.time, ...]) -> dt.datetime:
        """The first of these times the worker has free that day."""
        free = [time for time in times if (username, day, time) not in self._taken]
        time = free[0] if free else times[0]
        self._taken.add((username, day, time))
        return clock.moment(day, time)

    def workday(self, day: dt.date) -> dt.date:
        """This day, or the next one on which offices are open."""
        while not is_workday(day):
            day += clock.A_DAY
        return day

    def near(self, days_ago: int, latest: int, earliest: int) -> int:
        """The nearest working day to so many days ago, not after `latest` nor before `earliest`
        days ago; the day itself where there is none."""
        for step in (0, 1, -1, 2, -2, 3, -3):
            there = days_ago + step
            if latest <= there <= earliest and is_workday(self.day - clock.A_DAY * there):
                return there
        return days_ago
