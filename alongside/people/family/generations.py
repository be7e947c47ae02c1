"""Which row each of a family stands in. Pure: no Django, nothing but what it is given.

Who has a child stands above it, two who are together and brothers and sisters beside each other;
carers where they stand already, else above the child. A wish that cannot be met, as of two who
are together across generations, is let go, and a line crosses the rows instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from .kinds import BY_BLOOD, SIBLINGS

if TYPE_CHECKING:
    from .telling import Family


def generations(family: Family) -> dict[str, int]:
    """The row of everybody, the oldest generation in row 0."""
    rows = _Rows(sorted(family.members, key=lambda one: family.members[one].order))
    bonds = sorted(family.bonds, key=lambda bond: (bond.child, bond.parents, bond.kind, bond.id))
    for bond in bonds:
        if bond.child and bond.kind in BY_BLOOD:
            rows.above(bond.parents, bond.child)
    for bond in bonds:
        if bond.kind in SIBLINGS:
            rows.beside(bond.one, bond.other)
    for bond in bonds:
        pair = bond.parents if bond.child else (bond.one, bond.other)
        for one, other in pairwise(filter(None, pair)):
            rows.beside(one, other)
    for bond in bonds:
        if bond.child and bond.kind not in BY_BLOOD:
            for parent in bond.parents:
                if not rows.connected(parent, bond.child):
                    rows.above([parent], bond.child)
    return rows.numbered()


class _Rows:
    """Groups of people in one row, and which group is above which."""

    def __init__(self, people: list[str]):
        self.people = people
        self.group = {one: one for one in people}
        self.below: dict[str, set[str]] = {one: set() for one in people}

    def above(self, parents: Iterable[str], child: str) -> None:
        for parent in parents:
            one, other = self.group[parent], self.group[child]
            if one != other and not self._leads(other, one):
                self.below[one].add(other)

    def beside(self, one: str, other: str) -> None:
        kept, gone = self.group[one], self.group[other]
        if kept == gone or self._apart(kept, gone):
            return
        for person, group in self.group.items():
            if group == gone:
                self.group[person] = kept
        self.below[kept] |= self.below.pop(gone)
        for groups in self.below.values():
            if gone in groups:
                groups.remove(gone)
                groups.add(kept)

    def _apart(self, one: str, other: str) -> bool:
        """Whether they are known to be of two generations, by the shortest way between them that
        is not through a child of both; or cannot stand in one row, since a line leads down from
        one to the other."""
        found, todo = {one: 0}, [one]
        above, theirs = self._above(), self.below[one] & self.below[other]
        for group in todo:
            for step, near in ((1, self.below[group]), (-1, above[group])):
                for each in sorted(near - found.keys() - theirs):
                    found[each] = found[group] + step
                    todo.append(each)
        return found.get(other, 0) != 0 or self._leads(one, other) or self._leads(other, one)

    def _above(self) -> dict[str, set[str]]:
        above: dict[str, set[str]] = {group: set() for group in self.below}
        for upper, lowers in self.below.items():
            for lower in lowers:
                above[lower].add(upper)
        return above

    def _leads(self, start: str, end: str) -> bool:
        seen, todo = {start}, [start]
        while todo:
            for group in self.below[todo.pop()] - seen:
                if group == end:
                    return True
                seen.add(group)
                todo.append(group)
        return False

    def connected(self, one: str, other: str) -> bool:
        beside: dict[str, set[str]] = defaultdict(set)
        for upper, lowers in self.below.items():
            for lower in lowers:
                beside[upper].add(lower)
                beside[lower].add(upper)
        return self.group[other] in _reached(beside, self.group[one])

    def numbered(self) -> dict[str, int]:
        row = self._longest_paths()
        self._draw_together(row)
        # Families that nothing connects stand on one floor.
        return {one: row[self.group[one]] for one in self.people}

    def _longest_paths(self) -> dict[str, int]:
        above = self._above()
        row: dict[str, int] = {}

        def settle(group: str) -> int:
            if group not in row:
                row[group] = max((settle(upper) + 1 for upper in above[group]), default=0)
            return row[group]

        for group in self.below:
            settle(group)
        return row

    def _draw_together(self, row: dict[str, int]) -> None:
        """Shorten lines: move whole groups down where more lines leave below than come in above."""
        edges = sorted((upper, lower) for upper in self.below for lower in self.below[upper])
        moved = True
        while moved:
            moved = False
            for upper, lower in edges:
                if row[lower] - row[upper] > 1:
                    moved |= _move_down(row, edges, upper, lower)


def _move_down(row: dict[str, int], edges: list[tuple[str, str]], upper: str, lower: str) -> bool:
    tight: dict[str, set[str]] = defaultdict(set)
    for one, other in edges:
        if row[other] - row[one] == 1:
            tight[one].add(other)
            tight[other].add(one)
    group = _reached(tight, upper)
    if lower in group:
        return False
    leaving = [row[b] - row[a] - 1 for a, b in edges if a in group and b not in group]
    coming = sum(1 for a, b in edges if a not in group and b in group)
    if len(leaving) <= coming:
        return False
    step = min(leaving)
    for one in group:
        row[one] += step
    return step > 0


def _reached(beside: dict[str, set[str]], start: str) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        for one in beside[todo.pop()] - seen:
            seen.add(one)
            todo.append(one)
    return seen
