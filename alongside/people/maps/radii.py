"""How far out a ring is, and which lane everybody has in it.

Whether two boxes overlap is, for a growing radius, true in one stretch of radii and nowhere else.
So the least radius at which nobody overlaps is found by stepping over such stretches,
not by trying.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .labels import SHAPE, Room
from .network import Spell

LANE = 50.0
LANES = 3
STRETCH = 1.5
CLEAR = 2.0  # between two boxes
# A line under a name is worth so much more radius, and no ring grows by more than that for it.
LINE_COST, LINE_MOST = 14.0, 30.0
RING_NAME = 10.0  # half its height
_EVER = (-math.inf, math.inf)


@dataclass(slots=True)
class Standing:
    """Somebody on their spoke: the rings they were ever in, and the lanes kept for them."""

    key: str
    spoke: float
    room: Room
    spells: Mapping[int, tuple[Spell, ...]]
    lanes: Mapping[int, int]
    angle: float = field(init=False)
    sideways: float = field(init=False)
    upward: float = field(init=False)

    def __post_init__(self) -> None:
        self.angle = math.radians(self.spoke)
        self.sideways = STRETCH * math.sin(self.angle)
        self.upward = -math.cos(self.angle)


class Fixed(NamedTuple):
    """A box that has its place: its middle and half its sides. No spells: always there."""

    spells: tuple[Spell, ...]
    x: float
    y: float
    half: float
    tall: float


# A box in a ring: at radius R its middle is (ax*R + bx, ay*R + by).
Moving = tuple[float, float, float, float, float, float, tuple[Spell, ...]]


def together(some: tuple[Spell, ...], others: tuple[Spell, ...]) -> bool:
    """Whether there is a day and a view in which both are so."""
    if not some or not others:
        return True
    return any(
        view == other_view and since < other_until and other_since < until
        for view, since, until in some
        for other_view, other_since, other_until in others
    )


def ring_name(spoke: float, half: float) -> list[Moving]:
    """The room that a ring's own name takes on it."""
    angle = math.radians(spoke)
    across, up = STRETCH * math.sin(angle), -math.cos(angle)
    return [(across, 0.0, up, 0.0, half, RING_NAME, ())] if half else []


def settle(
    here: Sequence[Standing],
    ring: int,
    least: float,
    fixed: Sequence[Fixed],
    further: Sequence[Standing],
    name: Sequence[Moving],
) -> tuple[float, dict[str, int], list[Fixed]]:
    """The ring's radius, everyone's lane in it, and their boxes: the arrangement that reaches out
    least in which no two boxes meet, nor any from further in. `further` are those whose lines
    pass through to rings outside; `name` is the room of the ring's own.
    """
    here = sorted(here, key=lambda one: (one.spoke, one.key))
    options: list[tuple[float, float, dict[str, int], list[Moving]]] = []
    new = any(ring not in one.lanes for one in here)
    for most in range(LANES + len(here)) if new else (LANES - 1,):
        lanes, boxes = _assigned(here, ring, most, least, name, fixed)
        radius = _radius(boxes, least, fixed, _bounds(here, ring, lanes, further, least))
        reach = radius + LANE * max(lanes.values(), default=0)
        options.append((reach, radius, lanes, boxes))
        if reach < math.inf and (max(lanes.values(), default=0) < most or most >= LANES - 1):
            break  # nobody wants more; above the third only where nothing else does it
    _, radius, lanes, boxes = min(options, key=lambda option: option[0])
    return radius, lanes, [_at(box, radius) for box in boxes]


def _assigned(
    here: Sequence[Standing],
    ring: int,
    most: int,
    least: float,
    name: Sequence[Moving],
    fixed: Sequence[Fixed],
) -> tuple[dict[str, int], list[Moving]]:
    """Kept lanes, then for each newcomer the lane that asks for the least."""
    lanes = {one.key: one.lanes[ring] for one in here if ring in one.lanes}
    boxes = list(name)
    boxes += [_moving(one, ring, lanes[one.key]) for one in here if one.key in lanes]
    for one in here:
        if one.key in lanes:
            continue
        asked = []
        for lane in range(most + 1):
            box = _moving(one, ring, lane)
            need = _step_over(_stretches(box, boxes, fixed, least), least)
            asked.append((need, lane, box))
            if need <= least:
                break
        _, lanes[one.key], box = min(asked, key=lambda a: (a[0] + LANE * a[1], a[1]))
        boxes.append(box)
    return lanes, boxes


def _moving(one: Standing, ring: int, lane: int) -> Moving:
    half_tall = one.room.tall / 2 + SHAPE
    # Words stand above a shape in the upper half and below it in the lower.
    out = -one.room.tall / 2 if one.upward <= 0 else one.room.tall / 2
    lanes = LANE * lane
    return (
        one.sideways,
        one.sideways * lanes,
        one.upward,
        one.upward * lanes + out,
        one.room.half,
        half_tall,
        one.spells[ring],
    )


def _at(box: Moving, radius: float) -> Fixed:
    ax, bx, ay, by, half, tall, spells = box
    return Fixed(spells, ax * radius + bx, ay * radius + by, half, tall)


def _radius(
    boxes: Sequence[Moving], least: float, fixed: Sequence[Fixed], bounds: Sequence[float]
) -> float:
    stretches: list[tuple[float, float]] = []
    for number, box in enumerate(boxes):
        stretches += _stretches(box, boxes[:number], fixed, least)
    stretches.sort()
    best = _step_over(stretches, least)
    # Further out fewer lines pass under names: where a little more does it, a little more it is.
    tries = sorted(bound for bound in bounds if best < bound <= best + LINE_MOST)
    lowest, at = _cost(best, bounds), best
    for bound in tries:
        radius = _step_over(stretches, bound)
        cost = _cost(radius, bounds)
        if radius <= best + LINE_MOST and cost < lowest:
            lowest, at = cost, radius
    return math.ceil(at * 10) / 10 if least < at < math.inf else at


def _cost(radius: float, bounds: Sequence[float]) -> float:
    return radius + LINE_COST * sum(bound > radius for bound in bounds)


def _bounds(
    here: Sequence[Standing],
    ring: int,
    lanes: Mapping[str, int],
    further: Sequence[Standing],
    least: float,
) -> list[float]:
    """The radii from which a line to somebody further out passes clear of a box here."""
    found = []
    for one in here:
        half = one.room.half / STRETCH
        up, down = one.room.tall + SHAPE, SHAPE
        if one.upward > 0:
            up, down = down, up
        for other in further:
            apart = other.angle - one.angle
            sine = math.sin(apart)
            if not 1e-6 <= abs(sine) <= 0.5 or math.cos(apart) < 0:
                continue
            # In a picture squeezed to a circle the line is straight through the middle; how far
            # the box reaches towards it is a distance along the line's normal.
            across, along = abs(other.upward) * half, other.sideways / STRETCH
            ends = (along * -up, along * down)
            reach = across + (max(ends) if sine > 0 else -min(ends))
            bound = reach / abs(sine) - LANE * lanes[one.key]
            if bound > least and any(
                beyond > ring and together(one.spells[ring], spells)
                for beyond, spells in other.spells.items()
            ):
                found.append(bound)
    return found


def _step_over(stretches: Iterable[tuple[float, float]], least: float) -> float:
    """The least radius in no stretch. They must be in order."""
    radius = least
    for low, high in stretches:
        if low < radius < high or radius == low < high:
            radius = high
        elif low > radius:
            break
    return radius


def _stretches(
    box: Moving, others: Iterable[Moving], fixed: Iterable[Fixed], least: float
) -> list[tuple[float, float]]:
    """The radii at which this box meets another, in order."""
    found = []
    ax, bx, ay, by, half, tall, spells = box
    half, tall = half + CLEAR, tall + CLEAR
    for ox, px, oy, py, other_half, other_tall, _spells in others:
        a, b, wide = ax - ox, bx - px, half + other_half
        at = a * least + b
        if -wide < at < wide or (a < 0 if at > 0 else a > 0):
            clash = _clash(a, b, wide, ay - oy, by - py, tall + other_tall, least)
            if clash:
                found.append(clash)
    for others_spells, x, y, other_half, other_tall in fixed:
        b, wide = bx - x, half + other_half
        at = ax * least + b
        if -wide < at < wide or (ax < 0 if at > 0 else ax > 0):
            clash = _clash(ax, b, wide, ay, by - y, tall + other_tall, least)
            if clash and together(spells, others_spells):  # nobody is in two rings on one day
                found.append(clash)
    found.sort()
    return found


def _clash(
    a: float, b: float, wide: float, c: float, d: float, tall: float, least: float
) -> tuple[float, float] | None:
    """Where |a R + b| < wide and |c R + d| < tall, from `least` on."""
    at = a * least + b
    if (at >= wide and a >= 0) or (at <= -wide and a <= 0):
        return None
    at = c * least + d
    if (at >= tall and c >= 0) or (at <= -tall and c <= 0):
        return None
    low, high = _within(a, b, wide)
    low_too, high_too = _within(c, d, tall)
    low, high = max(low, low_too), min(high, high_too)
    return (low, high) if low < high and high > least else None


def _within(a: float, b: float, reach: float) -> tuple[float, float]:
    if abs(a) < 1e-9:
        return _EVER if abs(b) < reach else (math.inf, -math.inf)
    one, other = (-reach - b) / a, (reach - b) / a
    return (one, other) if one < other else (other, one)
