"""Words that stand in a line's way step aside, as far as the room kept for them goes.

A room is as wide as anything that may ever stand in it, so a short name has space to either side;
moving inside it can meet nobody else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .layout import Box, Point

CLEAR = 3.0


class Standing(NamedTuple):
    """Where somebody stands, the box of their words alone, and how far these may step aside."""

    at: Point
    words: Box
    slack: float
    has_line: bool


def steps_aside(everyone: Sequence[Standing]) -> list[float]:
    """For each, how far their words go sideways: as little as passes under the fewest lines."""
    ends = [one.at for one in everyone if one.has_line]
    return [_step(one, ends) for one in everyone]


def _step(one: Standing, ends: Sequence[Point]) -> float:
    left, top, right, bottom = box = one.words
    x, y = (left + right) / 2, (top + bottom) / 2
    about = (right - left) / 2 + (bottom - top) / 2 + one.slack
    # Only lines on its side of the map, that pass near enough, can be in the way.
    reach = about * about
    near = [
        end
        for end in ends
        if x * end.x + y * end.y > 0
        and (end.x * y - end.y * x) ** 2 < reach * (end.x * end.x + end.y * end.y)
        and end is not one.at
    ]
    if not near or not _passing(box, 0, near):
        return 0.0
    tries = [0.0, *(share * one.slack for share in (0.5, -0.5, 1.0, -1.0))]
    return min(tries, key=lambda step: _passing(box, step, near))


def _passing(box: Box, step: float, ends: Sequence[Point]) -> int:
    moved = Box(
        box.left + step - CLEAR, box.top - CLEAR, box.right + step + CLEAR, box.bottom + CLEAR
    )
    return sum(crosses(moved, end) for end in ends)


def crosses(box: Box, end: Point) -> bool:
    """Whether the line from the middle of the map to a point goes through a box."""
    first, last = 0.0, 1.0
    for run, room in (
        (-end.x, -box.left),
        (end.x, box.right),
        (-end.y, -box.top),
        (end.y, box.bottom),
    ):
        if run == 0:
            if room < 0:
                return False
        elif run < 0:
            first = max(first, room / run)
        else:
            last = min(last, room / run)
    return first < last
