"""The lines of a family's drawing: between two of a row, and from one row down to another.

Lines run straight down and across. What runs across the space under a row has a lane of its own
there, so that no two lie upon each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from .kinds import SIBLINGS, TWINS, UNIONS
from .order import Grid

LANE, MARGIN, WORD, LETTER = 12, 16, 16, 7
UNIT = 24  # a quarter of a column of 96
BOX_WIDTH, BOX_HEIGHT, SHAPE = 88, 104, 44
_STYLES = {
    "birth": "solid", "adoptive": "dashed", "married": "solid", "partners": "dashed",
    "separated": "solid", "divorced": "solid", "ended": "dashed", "parents": "thin",
    "siblings": "thin", "half": "thin", "twins": "thin", "identical": "thin",
}  # fmt: skip
_SLASHES = {"separated": 1, "divorced": 2, "ended": 1}

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line to draw through these points; `slashes` cross it."""

    kind: str
    style: str
    points: tuple[Point, ...]
    thick: bool = False
    slashes: int = 0

    @property
    def crossed_at(self) -> Point:
        """Where its slashes are: a quarter along its longest piece across, clear of the line that
        leads down to children."""
        pieces = list(pairwise(self.points))
        one, other = max(pieces, key=lambda piece: abs(piece[0][0] - piece[1][0]))
        return ((3 * one[0] + other[0]) // 4, (3 * one[1] + other[1]) // 4)


@dataclass(frozen=True, slots=True)
class Box:
    """Where somebody is drawn: the middle of their shape, and the top of it."""

    id: str
    row: int
    x: int
    y: int

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of shape and words."""
        return (self.x - BOX_WIDTH // 2, self.y, self.x + BOX_WIDTH // 2, self.y + BOX_HEIGHT)


@dataclass
class Drawing:
    """A family drawn, in pixels; `words` are dates beside lines: (x, y, text)."""

    boxes: dict[str, Box] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    words: list[tuple[int, int, str]] = field(default_factory=list)
    width: int = 0
    height: int = 0


@dataclass(slots=True)
class Brace:
    """Two of one row: together, brothers and sisters, or one who cares for the other."""

    one: str
    other: str
    kind: str
    together: bool
    thick: bool = False


@dataclass(slots=True)
class Drop:
    """From one or two of a row down to children of theirs, of one kind and with the same dates."""

    parents: tuple[str, ...]
    kind: str
    dates: str
    thick: bool
    children: list[str] = field(default_factory=list)
    hops: list[tuple[int, tuple[str, ...], list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class _Run:
    """Something that runs across the space under one row: from its anchor to its ends."""

    row: int
    anchor: int
    start: int  # y of the anchor, from the top of the row
    ends: list[str]
    of: Any
    xs: list[int] = field(default_factory=list)
    lane: int | None = None

    @property
    def reach(self) -> tuple[int, int]:
        return (min(self.anchor, *self.xs), max(self.anchor, *self.xs))


class Router:
    """Settles heights, then draws."""

    def __init__(self, grid: Grid, braces: list[Brace], drops: list[Drop], feet: dict[str, int]):
        self.grid, self.braces, self.drops = grid, braces, drops
        self.drawing = Drawing()
        self.feet = feet
        self.at = {item: MARGIN + x * UNIT for item, x in grid.x.items()}
        self.twins = self._twins()
        self.anchors: dict[int, tuple[int, int]] = {}  # of a drop, by its place: x, y under the row
        self.words: dict[int, int] = defaultdict(int)  # how many lines of dates are under a row
        self.dates: dict[int, list[tuple[int, int, int, str]]] = defaultdict(list)
        self.over: set[int] = set()  # rows with brothers and sisters joined above them
        self.runs: list[_Run] = []
        self.brace_runs: dict[int, _Run] = {}
        self.ports: dict[tuple[int, str], int] = {}

    def _twins(self) -> dict[str, tuple[str, str]]:
        found = {}
        for brace in self.braces:
            if brace.kind in TWINS:
                found[brace.one] = found[brace.other] = (brace.one, brace.other)
        return found

    def draw(self) -> Drawing:
        self._hang_braces()
        self._hang_drops()
        self._give_ports()
        lanes = self._give_lanes()
        tops = self._heights(lanes)
        self._draw_boxes(tops)
        for number, brace in enumerate(self.braces):
            self._draw_brace(number, brace, tops)
        for run in self.runs:
            if isinstance(run.of, int):
                self._draw_hop(run, tops)
        self.drawing.words = [
            (x, tops[row] + BOX_HEIGHT + WORD * (line + 1), words)
            for row, dates in sorted(self.dates.items())
            for x, _half, line, words in dates
        ]
        self.drawing.lines = [line for line in self.drawing.lines if len(line.points) > 1]
        return self.drawing

    # --- where lines begin -----------------------------------------------------------------------

    def _hang_braces(self) -> None:
        """Who stand side by side are joined there; others by a brace under everybody between."""
        for number, brace in enumerate(self.braces):
            row = self.grid.row_of[brace.one]
            if brace.kind in SIBLINGS:
                if not self._share_parents(brace):
                    self.over.add(row)
            elif not brace.together or not self._side_by_side(brace):
                run = _Run(row, self.at[brace.one], 0, [], brace, [self.at[brace.other]])
                self.runs.append(run)
                self.brace_runs[number] = run

    def _side_by_side(self, brace: Brace) -> bool:
        line = self.grid.rows[self.grid.row_of[brace.one]]
        one, other = line.index(brace.one), line.index(brace.other)
        between = line[min(one, other) + 1 : max(one, other)]
        return not any(item in self.grid.family.members for item in between)

    def _share_parents(self, brace: Brace) -> bool:
        return any(
            {brace.one, brace.other} <= set(drop.children)
            for drop in self.drops
            if drop.kind not in UNIONS + SIBLINGS
        )

    def _hang_drops(self) -> None:
        of_pair: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, drop in enumerate(self.drops):
            of_pair[drop.parents].append(number)
        for parents, numbers in of_pair.items():
            x, y = self._anchor(parents)
            for place, number in enumerate(numbers):
                beside = (2 * place - len(numbers) + 1) * 5
                self.anchors[number] = (x + beside, y)
        for number, drop in enumerate(self.drops):
            if drop.dates:
                self._find_room_for_dates(drop)
            for row, tops, ends in drop.hops:
                first = tops == drop.parents
                x, y = self.anchors[number] if first else (self.at[tops[0]], 0)
                run = _Run(row, x, y, ends, number)
                self.runs.append(run)

    def _find_room_for_dates(self, drop: Drop) -> None:
        """On the first line under the row on which they touch no others."""
        row, x = self.grid.row_of[drop.parents[0]], self._anchor(drop.parents)[0]
        half = len(drop.dates) * LETTER // 2 + 4
        line = 0
        for other_x, other_half, other_line, words in sorted(self.dates[row], key=lambda d: d[2]):
            if words == drop.dates and other_x == x:
                return
            if other_line == line and abs(other_x - x) < half + other_half:
                line += 1
        self.dates[row].append((x, half, line, drop.dates))
        self.words[row] = max(self.words[row], line + 1)

    def _anchor(self, parents: tuple[str, ...]) -> tuple[int, int]:
        """Between two who stand side by side, from the line between them; else under the words."""
        x = sum(self.at[one] for one in parents) // len(parents)
        if len(parents) == 1:
            return x, self._foot(parents[0])
        for number, brace in enumerate(self.braces):
            if brace.together and {brace.one, brace.other} == set(parents):
                return x, -1 if number in self.brace_runs else SHAPE // 2
        return x, max(self._foot(one) for one in parents)

    def _foot(self, one: str) -> int:
        """Where the words under somebody's shape end."""
        return self.feet.get(one, BOX_HEIGHT)

    def _give_ports(self) -> None:
        """Where several lines come down to somebody, each ends a little beside the next."""
        coming: dict[str, list[tuple[int, int, _Run]]] = defaultdict(list)
        for place, run in enumerate(self.runs):
            for end in run.ends:
                if end in self.grid.family.members:
                    coming[end].append((run.anchor, place, run))
        for end, lines in coming.items():
            lines.sort(key=lambda one: one[:2])
            room = min(12, 36 // max(len(lines) - 1, 1))
            for number, (_x, place, _run) in enumerate(lines):
                beside = (2 * number - len(lines) + 1) * room // 2
                self.ports[place, end] = self.at[end] + beside
        for place, run in enumerate(self.runs):
            if isinstance(run.of, int):
                run.xs = [self._port(place, end, run) for end in run.ends]

    def _port(self, place: int, end: str, run: _Run) -> int:
        pair = self.twins.get(end)
        if pair and set(pair) <= set(run.ends):
            return (self.at[pair[0]] + self.at[pair[1]]) // 2
        return self.ports.get((place, end), self.at[end])

    # --- lanes -----------------------------------------------------------------------------------

    def _give_lanes(self) -> dict[int, int]:
        """A lane for whatever runs across, so that none lies upon another; how many a row has."""
        by_row: dict[int, list[_Run]] = defaultdict(list)
        for run in self.runs:
            by_row[run.row].append(run)
        many: dict[int, int] = defaultdict(int)
        for row, runs in by_row.items():
            waiting = sorted(
                (run for run in runs if run.reach[0] != run.reach[1] or run.start < 0),
                key=lambda run: (isinstance(run.of, int), run.reach),
            )
            taken: list[list[tuple[int, int]]] = []
            while waiting:
                run = next(
                    (one for one in waiting if not self._must_wait(one, waiting)), waiting[0]
                )
                waiting.remove(run)
                run.lane = _lane(taken, run.reach, self._least(run, runs))
            many[row] = len(taken)
        return many

    def _must_wait(self, run: _Run, waiting: list[_Run]) -> bool:
        """Who comes down from where another line goes down to has to be above that one."""
        return any(
            other is not run and abs(other.anchor - end) < 8
            for other in waiting
            for end in run.xs
            if isinstance(run.of, int)
        )

    def _least(self, run: _Run, runs: list[_Run]) -> int:
        least = 0
        for other in runs:
            if other is run or other.lane is None:
                continue
            if any(abs(other.anchor - end) < 8 for end in run.xs) or self._hangs_on(run, other):
                least = max(least, other.lane + 1)
        return least

    def _hangs_on(self, run: _Run, other: _Run) -> bool:
        """A drop hangs on the brace of its parents."""
        if not isinstance(run.of, int) or not isinstance(other.of, Brace) or run.start >= 0:
            return False
        return {other.of.one, other.of.other} == set(self.drops[run.of].parents)

    def _heights(self, lanes: dict[int, int]) -> list[int]:
        tops, y = [], MARGIN
        for row in range(len(self.grid.rows)):
            if row in self.over:
                y += 2 * LANE
            tops.append(y)
            y += BOX_HEIGHT + 8
            if row < len(self.grid.rows) - 1 or lanes.get(row):
                y += self.words[row] * WORD + (lanes.get(row, 0) + 2) * LANE
        self.drawing.height = y + MARGIN
        right = max((self.at[one] for one in self.grid.family.members), default=0)
        self.drawing.width = right + 2 * UNIT + MARGIN
        return tops

    def _lane_y(self, row: int, lane: int | None, tops: list[int]) -> int:
        return tops[row] + BOX_HEIGHT + 8 + self.words[row] * WORD + ((lane or 0) + 1) * LANE

    # --- drawing ---------------------------------------------------------------------------------

    def _draw_boxes(self, tops: list[int]) -> None:
        for one in sorted(self.grid.family.members, key=lambda one: self.grid.rank(one)):
            row = self.grid.row_of[one]
            self.drawing.boxes[one] = Box(one, row, self.at[one], tops[row])

    def _line(self, kind: str, points: list[Point], *, thick: bool = False) -> None:
        whole = tuple(point for n, point in enumerate(points) if n == 0 or point != points[n - 1])
        style = _STYLES.get(kind, "dotted")
        self.drawing.lines.append(Line(kind, style, whole, thick, _SLASHES.get(kind, 0)))

    def _draw_brace(self, number: int, brace: Brace, tops: list[int]) -> None:
        row = self.grid.row_of[brace.one]
        left, right = sorted((self.at[brace.one], self.at[brace.other]))
        if number in self.brace_runs:
            y = self._lane_y(row, self.brace_runs[number].lane, tops)
            first, second = sorted((brace.one, brace.other), key=lambda one: self.at[one])
            points = [(left, tops[row] + self._foot(first)), (left, y), (right, y)]
            points.append((right, tops[row] + self._foot(second)))
            self._line(brace.kind, points, thick=brace.thick)
        elif brace.kind in SIBLINGS:
            self._draw_siblings(brace, left, right, tops[row])
        else:
            y = tops[row] + SHAPE // 2
            points = [(left + SHAPE // 2, y), (right - SHAPE // 2, y)]
            self._line(brace.kind, points)

    def _draw_siblings(self, brace: Brace, left: int, right: int, top: int) -> None:
        """Of parents nobody knows: joined above; twins from one point."""
        if self._share_parents(brace):
            return
        if brace.kind in TWINS:
            y = top - LANE
            self._line(brace.kind, [(left, top), ((left + right) // 2, y), (right, top)])
            self._bar(brace.kind, left, right, y, top)
        else:
            y, left, right = top - 2 * LANE + 4, left + 10, right - 10
            self._line(brace.kind, [(left, top), (left, y), (right, y), (right, top)])

    def _bar(self, kind: str, left: int, right: int, y: int, top: int) -> None:
        """Identical twins: a bar half-way down."""
        if kind == "identical":
            middle, quarter = (y + top) // 2, (right - left) // 4
            self._line(kind, [(left + quarter, middle), (right - quarter, middle)])

    def _draw_hop(self, run: _Run, tops: list[int]) -> None:
        drop = self.drops[run.of]
        lane = self._lane_y(run.row, run.lane, tops)
        start = tops[run.row] + run.start
        if run.start < 0:
            start = self._foot_of_brace(drop, tops)
        if run.lane is None:
            lane = start
        below = tops[run.row + 1]
        self._line(drop.kind, [(run.anchor, start), (run.anchor, lane)], thick=drop.thick)
        left, right = run.reach
        self._line(drop.kind, [(left, lane), (right, lane)], thick=drop.thick)
        for end, x in zip(run.ends, run.xs, strict=True):
            self._draw_end(drop, run, end, x, lane, below)

    def _foot_of_brace(self, drop: Drop, tops: list[int]) -> int:
        for number, brace in enumerate(self.braces):
            if number in self.brace_runs and {brace.one, brace.other} == set(drop.parents):
                row = self.grid.row_of[brace.one]
                return self._lane_y(row, self.brace_runs[number].lane, tops)
        return tops[self.grid.row_of[drop.parents[0]]] + BOX_HEIGHT

    def _draw_end(self, drop: Drop, run: _Run, end: str, x: int, lane: int, below: int) -> None:
        if end in self.grid.family.members:
            pair = self.twins.get(end)
            if pair and set(pair) <= set(run.ends):
                self._line(drop.kind, [(x, lane), (self.at[end], below)], thick=drop.thick)
                if end == pair[0]:
                    left, right = sorted((self.at[pair[0]], self.at[pair[1]]))
                    kind = next(b.kind for b in self.braces if {b.one, b.other} == set(pair))
                    self._bar(kind, left, right, lane, below)
                return
            self._line(drop.kind, [(x, lane), (x, below)], thick=drop.thick)
        else:  # it passes through a row
            self._line(drop.kind, [(x, lane), (x, below)], thick=drop.thick)


def _lane(taken: list[list[tuple[int, int]]], reach: tuple[int, int], least: int) -> int:
    lane = least
    while True:
        while len(taken) <= lane:
            taken.append([])
        if all(reach[1] + 8 <= left or right + 8 <= reach[0] for left, right in taken[lane]):
            taken[lane].append(reach)
            return lane
        lane += 1
