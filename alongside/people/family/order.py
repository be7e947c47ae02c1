"""In which order each row stands, and how far along. Pure, and the same for the same family.

Partners stand together in a block. Rows are put in order by eight barycentre sweeps, down and up,
and drawn together to columns of four units; a line that passes through a row has a place of its
own in it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .telling import Family

COLUMN = 4  # units of a quarter column
PASSING = 2  # the room of a line that passes through a row
SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Strand:
    """A line from some of one row (its anchor is their middle) to one place in the next row."""

    tops: tuple[str, ...]
    end: str
    weight: int


@dataclass
class Grid:
    """The rows of a family: who or what stands in each, and where."""

    family: Family
    row_of: dict[str, int]
    strands: list[Strand]
    couples: list[tuple[str, str]]  # of one row, the first one first
    rows: list[list[str]] = field(default_factory=list)
    x: dict[str, Any] = field(default_factory=dict)

    def width(self, item: str) -> int:
        return COLUMN if item in self.family.members else PASSING

    def rank(self, item: str) -> tuple[Any, str]:
        """Who is older first; a passing line as whoever it leads to."""
        member = self.family.members.get(item)
        return (member.order, item) if member else (self.family.members[_end(item)].order, item)


def _end(passing: str) -> str:
    """Whom a passing line, named "row>id…", leads to."""
    return passing.rpartition(">")[2]


def arrange(grid: Grid) -> None:
    """Fill `rows` and `x`."""
    blocks = _blocks(grid)
    above, below = _neighbours(grid)
    grid.rows = [[item for block in row for item in block] for row in blocks]
    for row in grid.rows:
        _spread(grid, row, {})
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        order = range(len(blocks)) if down else range(len(blocks) - 1, -1, -1)
        for number in order:
            wish = _wishes(grid, grid.rows[number], above if down else below)
            blocks[number] = _in_order(grid, blocks[number], wish)
            grid.rows[number] = [item for block in blocks[number] for item in block]
            _spread(grid, grid.rows[number], wish)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 1
        order = range(len(blocks)) if down else range(len(blocks) - 1, -1, -1)
        for number in order:
            row = grid.rows[number]
            wish = _wishes(grid, row, above)
            for item, where in _wishes(grid, row, below).items():
                wish[item] = (wish[item] + where) / 2 if item in wish and not down else where
            _spread(grid, row, wish)
    _settle(grid)


def _blocks(grid: Grid) -> list[list[list[str]]]:
    """The rows, each a list of blocks: partners together, whoever else alone."""
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other in grid.couples:
        beside[one].append(other)
        beside[other].append(one)
    rows: list[list[list[str]]] = [[] for _ in range(max(grid.row_of.values(), default=-1) + 1)]
    placed: set[str] = set()
    for item in sorted(grid.row_of, key=grid.rank):
        if item not in placed:
            block = _chain(grid, beside, item)
            placed |= set(block)
            rows[grid.row_of[item]].append(block)
    return rows


def _chain(grid: Grid, beside: dict[str, list[str]], start: str) -> list[str]:
    """Everybody joined to one by partners: the one with most partners in the middle, the first of
    them before, the others after, each with their own partners further out."""
    found, todo = [start], [start]
    while todo:
        for one in beside[todo.pop()]:
            if one not in found:
                found.append(one)
                todo.append(one)
    hub = min(found, key=lambda one: (-len(beside[one]), grid.rank(one)))
    placed = {hub}

    def outward(one: str) -> list[str]:
        line = []
        for other in beside[one]:
            if other not in placed:
                placed.add(other)
                line += [other, *outward(other)]
        return line

    partners = beside[hub]
    if not partners:
        return [hub]
    placed |= set(partners)
    first = [partners[0], *outward(partners[0])]
    rest = [item for other in partners[1:] for item in [other, *outward(other)]]
    return [*reversed(first), hub, *rest]


def _neighbours(grid: Grid) -> tuple[dict[str, list], dict[str, list]]:
    """What draws each item, from above and from below: (who, weight)."""
    above: dict[str, list] = defaultdict(list)
    below: dict[str, list] = defaultdict(list)
    for strand in grid.strands:
        above[strand.end].append((strand.tops, strand.weight))
        for top in strand.tops:
            below[top].append(((strand.end,), strand.weight))
    return above, below


def _wishes(grid: Grid, row: list[str], beside: dict[str, list]) -> dict[str, Fraction]:
    wish = {}
    for item in row:
        pulls = beside.get(item, [])
        if pulls:
            total = sum(weight for _who, weight in pulls)
            where = sum(
                weight * sum(Fraction(grid.x[one]) for one in who) / len(who)
                for who, weight in pulls
            )
            wish[item] = where / total
    return wish


def _in_order(grid: Grid, blocks: list[list[str]], wish: dict[str, Fraction]) -> list[list[str]]:
    turned = []
    for block in blocks:
        wished = [wish[item] for item in block if item in wish]
        if len(wished) > 1 and wished[0] > wished[-1]:
            block = block[::-1]
        turned.append(block)

    def place(block: list[str]) -> tuple[Any, ...]:
        wished = [wish[item] for item in block if item in wish]
        here = wished or [Fraction(grid.x[item]) for item in block]
        return (sum(here) / len(here), min(grid.rank(item) for item in block))

    return sorted(turned, key=place)


def _spread(grid: Grid, row: list[str], wish: dict[str, Fraction]) -> None:
    """Put a row as near to where each is drawn as its order and room allow (least squares)."""
    offsets, at = [], Fraction(0)
    for number, item in enumerate(row):
        if number:
            at += Fraction(grid.width(row[number - 1]) + grid.width(item), 2)
        offsets.append(at)
    pools: list[list[Any]] = []  # [sum of wishes, weight, how many]
    for item, offset in zip(row, offsets, strict=True):
        weight = 10 if item in wish else 1
        where = wish.get(item, Fraction(grid.x.get(item, offset))) - offset
        pools.append([where * weight, weight, 1])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            last = pools.pop()
            for part in range(3):
                pools[-1][part] += last[part]
    number = 0
    for total, weight, many in pools:
        for _ in range(many):
            grid.x[row[number]] = _near(total / weight + offsets[number])
            number += 1


def _near(where: Fraction) -> Fraction:
    """Kept short, so that many sweeps do not make fractions of a hundred figures."""
    return Fraction(round(where * 64), 64)


# --- columns -------------------------------------------------------------------------------------


def _settle(grid: Grid) -> None:
    """Whole units, from 0; where somebody was put wins, and the others make room."""
    for row in grid.rows:
        at: int | None = None
        for number, item in enumerate(row):
            least = None
            if number and at is not None:
                least = at + (grid.width(row[number - 1]) + grid.width(item) + 1) // 2
            at = round(grid.x[item])
            grid.x[item] = at = at if least is None else max(at, least)
    members = grid.family.members
    if any(one.spot is not None for one in members.values()):
        start = grid.x.get(grid.family.me, 0)
        for row in grid.rows:
            _make_room(grid, row, start)
    least = min((grid.x[item] - grid.width(item) // 2 for item in grid.x), default=0)
    for item in grid.x:
        grid.x[item] -= least
    for row in grid.rows:
        row.sort(key=lambda item: (grid.x[item], item))


def _make_room(grid: Grid, row: list[str], start: int) -> None:
    members = grid.family.members
    put = [one for one in row if one in members and members[one].spot is not None]
    taken: dict[str, int] = {}
    for one in sorted(put, key=lambda one: members[one].order):
        spot = members[one].spot
        taken[one] = _free(grid, taken, one, start + (spot or 0))
    for item in sorted((one for one in row if one not in taken), key=lambda one: grid.x[one]):
        taken[item] = _free(grid, taken, item, grid.x[item])
    grid.x.update(taken)


def _free(grid: Grid, taken: dict[str, int], item: str, wanted: int) -> int:
    """The nearest place to the one wanted where nothing stands in the way."""
    away = 0
    while True:
        for at in (wanted + away, wanted - away):
            room = grid.width(item)
            if all(abs(at - x) * 2 >= room + grid.width(one) for one, x in taken.items()):
                return at
        away += 1
