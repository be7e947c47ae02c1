"""In which direction everybody stands: given once, then kept.

A spoke is in degrees, clockwise from twelve o'clock. Areas follow one another clockwise from eleven
o'clock; sixteen degrees at nine o'clock stay empty, for the names of the rings. Inside, angles
count from eleven o'clock with that slot left out.
"""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Sequence
from itertools import pairwise

from .labels import SHAPE, Room, room
from .network import UNSAID, Area, Tie

START, SLOT, SLOT_AT = 330.0, 16.0, 292.0
ROUND = 360.0 - SLOT
GAP = 6.0
LEAST_WEDGE = 1.5  # people
LEAST_STEP = 0.15  # radians
AREAS = list(Area)


def _inside(spoke: float) -> float:
    from_eleven = (spoke - START) % 360
    if from_eleven < SLOT_AT:
        return from_eleven
    return max(SLOT_AT, from_eleven - SLOT)


def _outside(angle: float) -> float:
    return round((angle + (SLOT if angle >= SLOT_AT else 0) + START) % 360, 3)


def give_spokes(ties: Sequence[Tie], drawn: frozenset[str]) -> dict[str, float]:
    """Everybody's spoke; nobody who has one is moved. `ties` are in the order they were first seen.

    The first time, those drawn share each wedge evenly. Whoever comes later, and whoever is in a
    bundle, gets the middle of the widest gap of their area.
    """
    spokes = {tie.key: tie.spoke for tie in ties if tie.spoke is not None}
    if not spokes:
        spokes = _first(ties, drawn)
    taken: dict[Area, list[float]] = {area: [] for area in AREAS}
    for tie in ties:
        if tie.key in spokes:
            insort(taken[tie.area], _inside(spokes[tie.key]))
    for tie in ties:
        if tie.key not in spokes:
            angle = widest_gap(taken, tie.area)
            insort(taken[tie.area], angle)
            spokes[tie.key] = _outside(angle)
    return spokes


def bundle_spokes(
    ties: Sequence[Tie], spokes: dict[str, float], bundled: Sequence[Area]
) -> dict[Area, float]:
    """Where the bundles stand: each in the widest gap its area has among `ties`, who are drawn."""
    taken: dict[Area, list[float]] = {area: [] for area in AREAS}
    for tie in ties:
        insort(taken[tie.area], _inside(spokes[tie.key]))
    given = {}
    for area in bundled:
        angle = widest_gap(taken, area)
        insort(taken[area], angle)
        given[area] = _outside(angle)
    return given


def widest_gap(taken: dict[Area, list[float]], area: Area) -> float:
    """The middle of the widest gap of an area: between its own, or up to its neighbours'. The
    first of an area leaves room for those beside it that are empty still, so that a map that is
    begun with one person and grows by one at a time goes all the way round."""
    at = AREAS.index(area)
    low = max((angle for before in AREAS[:at] for angle in taken[before]), default=0.0)
    high = min((angle for after in AREAS[at + 1 :] for angle in taken[after]), default=ROUND)
    own = taken[area]
    if low < high:
        before, after = _beside(taken, at)
        if not own:
            return low + (high - low) * (at - before) / (after - before)
        # What is left of the circle is shared with the areas beside it that are empty still.
        if low <= own[0] and own[-1] <= high:
            low = own[0] - (own[0] - low) / (at - before)
            high = own[-1] + (high - own[-1]) / (after - at)
    if low >= high or (own and not low <= own[0] <= own[-1] <= high):
        # Areas stand among one another, as after a change of somebody's area: anywhere, then.
        own, low, high = sorted(a for angles in taken.values() for a in angles), 0.0, ROUND
    stops = [low, *own, high]
    wide, start = max((b - a, -a) for a, b in pairwise(stops))
    return -start + wide / 2


def _beside(taken: dict[Area, list[float]], at: int) -> tuple[int, int]:
    """The nearest areas before and after one in which anybody stands."""
    before = max((n for n in range(at) if taken[AREAS[n]]), default=-1)
    after = min((n for n in range(at + 1, len(AREAS)) if taken[AREAS[n]]), default=len(AREAS))
    return before, after


def _first(ties: Sequence[Tie], drawn: frozenset[str]) -> dict[str, float]:
    wedges = {area: [t for t in ties if t.area == area and t.key in drawn] for area in AREAS}
    bundled = {tie.area for tie in ties if tie.key not in drawn}
    # A bundle needs a place of its own at the end of its wedge.
    places = {area: len(those) + (area in bundled) for area, those in wedges.items()}
    shares = {area: max(LEAST_WEDGE, count) for area, count in places.items()}
    each = (ROUND - GAP * len(AREAS)) / sum(shares.values())
    spokes, angle = {}, GAP / 2
    for area, those in wedges.items():
        wide = shares[area] * each
        steps = _steps(those := _in_order(those), angle, wide, area in bundled)
        step = wide / sum(steps)
        passed = 0.0
        for tie, gap in zip(those, steps, strict=False):
            passed += gap
            spokes[tie.key] = _outside(angle + passed * step)
        angle += wide + GAP
    return spokes


def _steps(ties: list[Tie], start: float, wide: float, bundled: bool) -> list[float]:
    """How much of a wedge lies before each and after the last: what neighbours need so that their
    names do not meet and no line to one passes under the name of the other."""
    share = wide / max(1, len(ties))
    middles = [math.radians(_outside(start + (n + 0.5) * share)) for n in range(len(ties))]
    rooms = [(room(tie), sorted({r.ring for r in tie.readings} or {UNSAID})) for tie in ties]
    between = [
        max(LEAST_STEP, _need(one, other, (at + after) / 2 if after > at else at))
        for (one, at), (other, after) in pairwise(zip(rooms, middles, strict=True))
    ]
    usual = sum(between) / len(between) if between else 1.0
    return [usual / 2, *between, usual * (1.5 if bundled else 0.5)]


Needing = tuple[Room, list[int]]


def _need(one: Needing, other: Needing, at: float) -> float:
    """The angle that two need between them, the other clockwise of the one, at about `at`."""
    need = max(_past(one, other[1][-1], at, 1), _past(other, one[1][-1], at, -1))
    if shared := set(one[1]) & set(other[1]):
        radius = _about(min(shared))
        wide = one[0].half + other[0].half
        tall = max(one[0].tall, other[0].tall) + 2 * SHAPE
        across = wide / (1.5 * radius * abs(math.cos(at)) + 1e-6)
        need = max(need, min(across, tall / (radius * abs(math.sin(at)) + 1e-6)))
    return min(need, 0.9)


def _past(near: Needing, furthest: int, at: float, turn: int) -> float:
    """The angle from somebody to a line that passes them on its way further out."""
    needing, rings = near
    if furthest <= rings[0]:
        return 0.0
    up, down = needing.tall + SHAPE, SHAPE
    if math.cos(at) < 0:
        up, down = down, up
    ends = (math.sin(at) * -up, math.sin(at) * down)
    reach = abs(math.cos(at)) * needing.half / 1.5 + (max(ends) if turn > 0 else -min(ends))
    return math.asin(min(0.9, reach / _about(rings[0])))


def _about(ring: int) -> float:
    return 80.0 + 60 * ring


def _in_order(ties: list[Tie]) -> list[Tie]:
    """By household, the one seen first leading; in each the nearest and the farthest in turn, so
    that neighbours rarely share a ring. Whoever is in no household comes last."""
    households: dict[str, list[Tie]] = {}
    for tie in ties:
        households.setdefault(_household(tie), []).append(tie)
    alone = households.pop("", [])
    led = sorted(households.items(), key=lambda one: (one[1][0].first_seen, one[0]))
    row: list[Tie] = []
    for group in [*(group for _, group in led), alone]:
        row += _in_turn(group, near_first=not row or closest(row[-1]) > 2)
    return row


def _household(tie: Tie) -> str:
    return min(tie.stays, key=lambda stay: stay.since).household if tie.stays else ""


def _in_turn(ties: list[Tie], *, near_first: bool) -> list[Tie]:
    left = sorted(ties, key=lambda tie: (closest(tie), tie.first_seen, tie.key))
    turns: list[Tie] = []
    while left:
        turns.append(left.pop(0 if near_first else -1))
        near_first = not near_first
    return turns


def closest(tie: Tie) -> int:
    """The closest ring they were ever in; 9 where nobody ever said."""
    return min((r.closeness for r in tie.readings if r.closeness), default=9)
