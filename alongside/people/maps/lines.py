"""The seven forms of a line, the arrowheads, and the shapes of the areas, as SVG paths.

Each form is told from the others without colour, on paper and in a photocopy. Figures are rounded
to a tenth of a px, so the same map is the same bytes.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from .network import Area, Flow, Quality

APART, RAILS = 2.5, 6.0  # from the middle to each of two lines
WAVE, PITCH = 5.0, 24.0
WAVE_BETWEEN, PITCH_BETWEEN = 4.4, 20.0
HEAD, HALF_HEAD, SHORTER = 11.0, 5.5, 9.0
OFF_PILL, OFF_SHAPE = 4.0, 1.0
GAP_FROM, GAP_FAR, BREAK = 200.0, 0.74, 7.0
BAR = 7.0

Corner = tuple[float, float]
# As in templates/components/person.html, with the middle at nothing.
SHAPES: dict[Area, tuple[Corner, ...]] = {
    Area.FRIENDS: ((-9, -16), (9, -16), (18, 0), (9, 16), (-9, 16), (-18, 0)),
    Area.SCHOOL: ((0, -18), (18, -4), (12, 17), (-12, 17), (-18, -4)),
    Area.COMMUNITY: ((0, -19), (19, 0), (0, 19), (-19, 0)),
    Area.HEALTH: (
        (-7, -18), (7, -18), (7, -7), (18, -7), (18, 7), (7, 7),
        (7, 18), (-7, 18), (-7, 7), (-18, 7), (-18, -7), (-7, -7),
    ),
    Area.HELP: ((-16, -16), (16, -16), (16, 16), (-16, 16)),
}  # fmt: skip
CIRCLE = 17.0


@lru_cache(maxsize=16_384)
def _tenths(count: int) -> str:
    whole, rest = divmod(abs(count), 10)
    sign = "-" if count < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def figure(value: float) -> str:
    """A tenth of a px, without a nought that says nothing."""
    return _tenths(round(value * 10))


def path(points: list[Corner], closed: bool = False) -> str:
    """Lines from point to point: the first where it is, the rest from the one before. What is
    rounded is made up for in the next, so the end is where it should be."""
    x, y = round(points[0][0] * 10), round(points[0][1] * 10)
    words = f"M{_tenths(x)} {_tenths(y)}l"
    steps = []
    for to_x, to_y in points[1:]:
        at_x, at_y = round(to_x * 10), round(to_y * 10)
        steps.append(f"{_tenths(at_x - x)} {_tenths(at_y - y)}")
        x, y = at_x, at_y
    return (words + " ".join(steps)).replace(" -", "-") + ("z" if closed else "")


@lru_cache(maxsize=16)
def outline(area: Area) -> str:
    """The shape of an area, around nothing."""
    if area == Area.FAMILY:
        return "M-17 0a17 17 0 1 0 34 0 17 17 0 1 0-34 0z"
    return path(list(SHAPES[area]), closed=True)


def reach(area: Area, dx: float, dy: float) -> float:
    """How far the edge of an area's shape is from its middle in the direction of (dx, dy), which is
    one long."""
    corners = SHAPES.get(area)
    if corners is None:
        return CIRCLE
    return farthest_edge(corners, dx, dy)


def farthest_edge(corners: tuple[Corner, ...], dx: float, dy: float) -> float:
    """Where a ray from the middle leaves an outline for the last time."""
    furthest = 0.0
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
        side_x, side_y = bx - ax, by - ay
        across = dx * side_y - dy * side_x
        if abs(across) < 1e-9:
            continue
        along = (ax * side_y - ay * side_x) / across
        where = (ax * dy - ay * dx) / across
        if along > furthest and -1e-9 <= where <= 1 + 1e-9:
            furthest = along
    return furthest


def pill_reach(half: float, tall: float, dx: float, dy: float) -> float:
    """Where a ray from the middle leaves a pill: straight above and below, round at the ends."""
    flat = half - tall
    if dy and abs(dx) * tall <= flat * abs(dy):
        return tall / abs(dy)
    side = flat * abs(dx)
    return side + math.sqrt(max(0.0, side * side - flat * flat + tall * tall))


class Line(NamedTuple):
    """One tie from the middle of the map: what is stroked, and the filled heads."""

    strokes: str
    heads: str


@lru_cache(maxsize=4096)
def draw(quality: Quality, flow: Flow, start: Corner, end: Corner) -> Line:
    """The line of a tie between two points; who receives has the head, and the line makes room.
    From one day to the next most lines are the same, and are drawn once."""
    length = math.dist(start, end)
    if length < 1:
        return Line("", "")
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length

    def at(along: float, aside: float = 0.0) -> Corner:
        return start[0] + ux * along - uy * aside, start[1] + uy * along + ux * aside

    heads = ""
    first, last = 0.0, length
    shorter = HEAD if quality == Quality.CLOSE_HARD else SHORTER  # its rails are as wide as a head
    if flow in (Flow.IN, Flow.BOTH):
        heads += path([at(0), at(HEAD, HALF_HEAD), at(HEAD, -HALF_HEAD)], closed=True)
        first = shorter
    if flow in (Flow.OUT, Flow.BOTH):
        back = length - HEAD
        heads += path([at(length), at(back, HALF_HEAD), at(back, -HALF_HEAD)], closed=True)
        last -= shorter
    return Line("".join(path([at(*p) for p in run]) for run in _runs(quality, first, last)), heads)


def _runs(quality: Quality, first: float, last: float) -> list[list[tuple[float, float]]]:
    """What is stroked, as (along, aside)."""
    straight = [(first, 0.0), (last, 0.0)]
    match quality:
        case Quality.STRONG:
            return [[(first, s), (last, s)] for s in (-APART, APART)]
        case Quality.HARD:
            return [_wave(first, last, WAVE, PITCH)]
        case Quality.CLOSE_HARD:
            rails = [[(first, s), (last, s)] for s in (-RAILS, RAILS)]
            return [*rails, _wave(first, last, WAVE_BETWEEN, PITCH_BETWEEN)]
        case Quality.AWAY:
            middle = first + (last - first) * (GAP_FAR if last - first > GAP_FROM else 0.5)
            near, far = middle - BREAK, middle + BREAK
            bars = [[(near - 1, -BAR), (near + 1, BAR)], [(far - 1, -BAR), (far + 1, BAR)]]
            return [[(first, 0.0), (near, 0.0)], [(far, 0.0), (last, 0.0)], *bars]
        case Quality.ENDED:
            middle = (first + last) / 2
            return [[(first, 0.0), (middle - BREAK, 0.0)], [(middle + BREAK, 0.0), (last, 0.0)]]
        case _:
            return [straight]


def _wave(first: float, last: float, high: float, pitch: float) -> list[tuple[float, float]]:
    """A zig-zag of whole half-waves, so it ends on its line like all the others."""
    halves = max(2, round((last - first) / pitch * 2))
    step = (last - first) / halves
    points = [(first, 0.0)]
    points += [(first + step * (n + 0.5), high if n % 2 else -high) for n in range(halves)]
    return [*points, (last, 0.0)]
