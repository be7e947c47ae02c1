"""Every read that was composed once is composed afresh too, for who asks and what they ask, and
must be the same statement with the same values.

On in every test that asks: whatever page a test opens as whoever, no statement that was composed
for somebody else may differ by a letter from the one their own rights make. Every sixteenth is
compared, in another order in each run: it takes longer than all else that a page does, and each
read is asked thousands of times in a run of all tests.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alongside.base.core import clock, composed
from alongside.base.core.together import Statement

_prepared = composed.composed_once.prepared
EVERY = 16
_turn = itertools.count()
compared = 0  # how many reads were, so that a test can tell that they are


def _whole(sql: str, params: list[Any]) -> str:
    """A statement with its values written out; ids in one parameter come in no order."""
    left = iter(params)
    return re.sub("%%|%s", lambda found: _written(next(left)) if found[0] == "%s" else "%%", sql)


def _written(value: Any) -> str:
    if isinstance(value, list):
        value = sorted(value, key=str)
    elif isinstance(value, str) and value.startswith('["'):
        value = sorted(json.loads(value))
    elif isinstance(value, str | int):
        return f"'{value}'" if isinstance(value, str) else str(int(value))
    return repr(value)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Where the clock runs, both are asked at the same moment."""
    real, now = clock._real_now, clock._real_now()
    clock._real_now = lambda: now
    try:
        yield
    finally:
        clock._real_now = real


def _compared(self: Any, given: dict[str, Any]) -> tuple[Statement, list[Any]]:
    global compared
    if next(_turn) % EVERY:
        return _prepared(self, given)
    with _one_moment():
        statement, params = _prepared(self, given)
        own = Statement(self.build(**given))
    assert _whole(statement.sql, params) == _whole(own.sql, own.params), self.build.__name__
    assert statement.names == own.names
    compared += 1
    return statement, params


def install() -> None:
    composed.composed_once.prepared = _compared  # type: ignore[method-assign]
