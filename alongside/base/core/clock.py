"""The one place that knows what time it is.

Everything asks `now()`; tests and the demo move it, nothing else does.
"""

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

A_DAY = dt.timedelta(days=1)
A_SECOND = dt.timedelta(seconds=1)

_fixed: dt.datetime | None = None
_shift: dt.timedelta | None = None
# While a read is composed that will be asked at other moments too, see unknown.py.
_stands_in: ContextVar[Any] = ContextVar("stands in for now", default=None)


def zone() -> ZoneInfo:
    """The organisation's one time zone."""
    return ZoneInfo(settings.TIME_ZONE)


def _real_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def now() -> dt.datetime:
    """This moment, in UTC and aware of it."""
    instead: dt.datetime | None = _stands_in.get()
    if instead is not None:
        return instead
    if _fixed is not None:
        return _fixed
    return _real_now() + (_shift or dt.timedelta())


def fixed() -> dt.datetime | None:
    """The moment the clock stands at, or None where it runs."""
    return _fixed


@contextmanager
def standing_in(unknown: Any) -> Iterator[None]:
    """Inside, `now()` is what is not known yet; with None it is the moment again."""
    token = _stands_in.set(unknown)
    try:
        yield
    finally:
        _stands_in.reset(token)


def stands_in() -> Any:
    """What stands for the moment while a read is composed; None at any other time."""
    return _stands_in.get()


def today() -> dt.date:
    """The day it is where the organisation is."""
    return local(now()).date()


def local(moment: dt.datetime) -> dt.datetime:
    """The same moment as a clock on the organisation's wall shows it."""
    return moment.astimezone(zone())


def midnight(day: dt.date) -> dt.datetime:
    """The first moment of a day, in UTC: how a whole day is stored."""
    return dt.datetime.combine(day, dt.time(), zone()).astimezone(dt.UTC)


def moment(day: dt.date, time: dt.time) -> dt.datetime:
    """A day and a wall-clock time as a moment in UTC.

    A time that a clock change skips or repeats takes the earlier reading, as Python's
    `fold=0` does.
    """
    return dt.datetime.combine(day, time, zone()).astimezone(dt.UTC)


@contextmanager
def at(when: dt.datetime) -> Iterator[None]:
    """Stand still at one moment, for a test or while the demo is built."""
    global _fixed
    before, _fixed = _fixed, when.astimezone(dt.UTC)
    try:
        yield
    finally:
        _fixed = before


def stand_at(when: dt.datetime | None) -> None:
    """Set the fixed moment without a block; None lets time run again."""
    global _fixed
    _fixed = when.astimezone(dt.UTC) if when else None


def run_from(when: dt.datetime) -> None:
    """Let time run on from another moment than the real one: the demo's clock."""
    global _shift
    _shift = when - _real_now()


def demo_moment() -> dt.datetime | None:
    """The moment ALONGSIDE_DEMO_NOW asks for, local where it names no zone.

    Raises ValueError where it is not an ISO 8601 date or date and time.
    """
    text = os.environ.get("ALONGSIDE_DEMO_NOW", "").strip()
    if not text:
        return None
    value = dt.datetime.fromisoformat(text)
    if value.tzinfo is None:
        value = value.replace(tzinfo=zone())
    return value.astimezone(dt.UTC)
