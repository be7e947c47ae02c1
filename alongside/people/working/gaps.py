"""Days on which nobody works with somebody: found from the relationships alone."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.base.core import clock

from .models import EndingReason, Role, WorkingRelationship

# After one of these nobody is meant to come: it is an ending, not a gap.
MEANT = {
    EndingReason.FINISHED,
    EndingReason.MOVED_ON,
    EndingReason.THEIR_CHOICE,
    EndingReason.DIED,
    EndingReason.NOT_GIVEN,
}


@dataclass(frozen=True)
class Gap:
    """Whole local days without anybody, both inclusive. `first` is None where nobody ever came,
    `last` where nobody is to come."""

    first: dt.date | None
    last: dt.date | None

    @property
    def is_now(self) -> bool:
        return self.first is None or self.first <= clock.today()


def gap_of(rows: Iterable[WorkingRelationship]) -> Gap | None:
    """The gap of today, or the next one already to be seen, in one person's relationships.

    A student does not stand in for a worker. A few hours between two workers are no gap, a whole
    day by the organisation's clock is.
    """
    today = clock.today()
    held = [row for row in rows if row.role != Role.STUDENT and not row.never_was]
    spans = sorted((_days(row) for row in held), key=lambda days: days[0])
    since = _covered_until(spans, today)
    if since == dt.date.max:
        return None
    if since is None:
        since = max((end for _start, end in spans if end <= today), default=None)
    after = min(
        (start for start, _end in spans if start > max(since or today, today)), default=None
    )
    if since is not None and after is None:
        last = max(
            (row for row in held if row.until_at and _first_without(row.until_at) == since),
            key=lambda row: row.until_at or clock.now(),
        )
        if last.ending_reason in MEANT:
            return None
    return Gap(since, after - clock.A_DAY if after else None)


def _days(row: WorkingRelationship) -> tuple[dt.date, dt.date]:
    """The first local day that has any of it, and the first after it that has none."""
    start = clock.local(row.from_at).date()
    return start, _first_without(row.until_at) if row.until_at else dt.date.max


def _first_without(until: dt.datetime) -> dt.date:
    day = clock.local(until).date()
    return day if clock.midnight(day) == until else day + clock.A_DAY


def _covered_until(spans: list[tuple[dt.date, dt.date]], today: dt.date) -> dt.date | None:
    """The first day to come without anybody; none where today is one."""
    end: dt.date | None = None
    for start, without in spans:
        if start <= (end or today) < without:
            end = without
    return end
