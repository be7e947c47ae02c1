"""Is there someone they can count on? Yes, no, or not known; their own word decides.

Silence is not an answer, and neither is anybody else's view. A yes stays one however long ago the
two met. Nothing here is a score: what is shown are their words and the day they said them.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .models import Tie
from .readings import Answer, Asked, Flow, Perspective, Reading

KEEPS = dt.timedelta(days=183)  # an answer is asked again after that
LATELY = dt.timedelta(days=90)
LASTING = dt.timedelta(days=365)


class State(Enum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Named:
    """Somebody they count on, the reading in which they said so, and when they last met.

    `reciprocal`: help goes both ways between the two, as the person sees it.
    """

    tie: Tie
    reading: Reading
    last_seen: dt.date | None
    reciprocal: bool = False

    def lasting(self, today: dt.date) -> bool:
        """Whether they have known each other for a year or more, as far as anybody said."""
        return self.tie.from_day is not None and self.tie.from_day <= today - LASTING

    def not_seen(self, today: dt.date) -> bool:
        return self.last_seen is not None and today - self.last_seen > LATELY


@dataclass(frozen=True)
class Warm:
    """What is known of whom somebody counts on, on a day.

    `natural`: one of them is not paid for it. Of those `named`, some are `lasting` and some
    `reciprocal`; see `Named`.
    """

    state: State
    on: dt.date | None = None
    named: tuple[Named, ...] = ()
    asked: Asked | None = None
    natural: bool = False
    lasting: tuple[Named, ...] = ()
    not_seen: tuple[Named, ...] = ()

    @property
    def reciprocal(self) -> tuple[Named, ...]:
        return tuple(one for one in self.named if one.reciprocal)


def warm(
    ties: Iterable[Tie], readings: Iterable[Reading], asked: Iterable[Asked], today: dt.date
) -> Warm:
    """What follows from one person's ties, the current readings of them and what was asked.

    Readings of others' views change nothing here.
    """
    by_id = {tie.pk: tie for tie in ties}
    own = sorted(
        (one for one in readings if one.perspective == Perspective.OWN and one.tie_id in by_id),
        key=lambda one: (one.on, one.written_at, one.pk),
    )
    said = {one.tie_id: one for one in own if one.counts_on is not None}
    yes = [one for one in said.values() if one.counts_on and today - one.on <= KEEPS]
    answers = sorted(asked, key=lambda one: (one.on, one.written_at, one.pk))
    no_one = next((one for one in reversed(answers) if one.answer == Answer.NO_ONE), None)
    newest = max((one.on, one.written_at) for one in yes) if yes else None
    if (
        no_one
        and today - no_one.on <= KEEPS
        and (newest is None or (no_one.on, no_one.written_at) > newest)
    ):
        return Warm(State.NO, no_one.on, asked=no_one)
    if newest is None:
        return Warm(State.UNKNOWN)
    seen: dict[object, dt.date] = {}
    for one in own:
        if one.last_seen:
            seen[one.tie_id] = max(one.last_seen, seen.get(one.tie_id, one.last_seen))
    flows = {one.tie_id: one.flow for one in own if one.flow}
    named = tuple(
        Named(by_id[one.tie_id], one, seen.get(one.tie_id), flows.get(one.tie_id) == Flow.BOTH)
        for one in sorted(yes, key=lambda one: (one.on, one.written_at, one.pk), reverse=True)
    )
    return Warm(
        State.YES,
        newest[0],
        named,
        next((one for one in reversed(answers) if one.answer == Answer.NAMED), None),
        natural=any(not one.tie.paid for one in named),
        lasting=tuple(one for one in named if one.lasting(today)),
        not_seen=tuple(one for one in named if one.not_seen(today)),
    )
