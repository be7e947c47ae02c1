"""The soft outline around those who live together.

It is drawn as a few overlapping pieces, first their edges and then their fills, so that they look
like one. Nobody else may stand inside: where an outline around everybody would hold another, each
gets a piece of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from .layout import Box
from .lines import Corner, figure

PAD, CORNER = 8.0, 16.0


def pieces(middle: Box | None, members: Sequence[Box], others: Sequence[Box]) -> list[list[Corner]]:
    """The outlines of a household; `middle` is the person whose map it is, if they live there."""
    boxes = [_padded(box) for box in members]
    core = [_padded(middle)] if middle else []
    whole = _hull(_corners([*core, *boxes]))
    if not any(_holds(whole, other) for other in others):
        return [whole]
    return [_hull(_corners([*core, box])) for box in boxes]


def _padded(box: Box) -> Box:
    return Box(box.left - PAD, box.top - PAD, box.right + PAD, box.bottom + PAD)


def _corners(boxes: Sequence[Box]) -> list[Corner]:
    return [(x, y) for box in boxes for x in (box.left, box.right) for y in (box.top, box.bottom)]


def _hull(points: list[Corner]) -> list[Corner]:
    """The convex outline of some points, the same way round each time."""
    ordered = sorted(set(points))

    def half(walk: Sequence[Corner]) -> list[Corner]:
        kept: list[Corner] = []
        for x, y in walk:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], (x, y)) <= 0:
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: Corner, b: Corner, c: Corner) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _holds(hull: list[Corner], box: Box) -> bool:
    """Whether a box meets a convex outline: by the sides of both, for one that parts them."""
    corners = _corners([box])
    sides = [(b[1] - a[1], a[0] - b[0]) for a, b in zip(hull, [*hull[1:], hull[0]], strict=True)]
    for nx, ny in [*sides, (1.0, 0.0), (0.0, 1.0)]:
        ours = [x * nx + y * ny for x, y in hull]
        theirs = [x * nx + y * ny for x, y in corners]
        if max(ours) <= min(theirs) or max(theirs) <= min(ours):
            return False
    return True


def rounded(points: list[Corner]) -> str:
    """A closed path with its corners taken off."""
    words = []
    count = len(points)
    for number, (x, y) in enumerate(points):
        before, after = points[number - 1], points[(number + 1) % count]
        start, end = _towards((x, y), before), _towards((x, y), after)
        words.append(
            f"{'L' if number else 'M'}{figure(start[0])} {figure(start[1])}"
            f"Q{figure(x)} {figure(y)} {figure(end[0])} {figure(end[1])}"
        )
    return "".join(words).replace(" -", "-") + "z"


def _towards(point: Corner, other: Corner) -> Corner:
    dx, dy = other[0] - point[0], other[1] - point[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    share = min(CORNER, length / 2) / length
    return point[0] + dx * share, point[1] + dy * share
