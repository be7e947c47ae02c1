"""Drawing a family: where everybody stands and which lines join them. Pure: no Django, no chance;
the same family gives the same drawing to the last byte.

Generations are rows, the oldest at the top. A person stands once. See generations.py for the
rows, order.py for the order and the columns, lines.py for the lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .generations import generations
from .kinds import BY_BLOOD, SIBLINGS, UNIONS
from .lines import Brace, Drawing, Drop, Router
from .order import Grid, Strand, arrange

if TYPE_CHECKING:
    from .telling import Bond, Family

_SORTS = (("union", (*UNIONS, "parents")), ("sibling", SIBLINGS))


def lay_out(
    family: Family, dates: Mapping[str, str] | None = None, feet: Mapping[str, int] | None = None
) -> Drawing:
    """Draw a family. `dates` are short words to stand at a bond, by its id; `feet` how far down
    the words under somebody's shape reach, by theirs, where that is less than the room there is."""
    row_of: dict[str, int] = dict(generations(family))
    braces, drops = _joined(family, row_of, dates or {})
    strands = _passing(family, row_of, drops)
    couples = [
        (brace.one, brace.other)
        for brace in braces
        if brace.together and row_of[brace.one] == row_of[brace.other]
    ]
    grid = Grid(family, row_of, strands, couples)
    arrange(grid)
    return Router(grid, braces, drops, dict(feet or {})).draw()


def _joined(
    family: Family, row_of: Mapping[str, int], dates: Mapping[str, str]
) -> tuple[list[Brace], list[Drop]]:
    """What joins people of one row, and what comes down from one row to another."""
    braces: dict[tuple[str, str, str], Brace] = {}
    drops: dict[tuple, Drop] = {}
    rank = {one: member.order for one, member in family.members.items()}

    def brace(one: str, other: str, kind: str, bond: Bond) -> None:
        sort = next((name for name, kinds in _SORTS if kind in kinds), "care")
        first, second = sorted((one, other), key=lambda who: rank[who])
        if row_of[first] != row_of[second]:
            upper, lower = sorted((one, other), key=lambda who: row_of[who])
            drop((upper,), lower, kind, bond)
        elif (first, second, sort) not in braces or kind != "parents":
            thick = bond.lives_with and sort == "care"
            braces[first, second, sort] = Brace(first, second, kind, sort == "union", thick)

    def drop(parents: tuple[str, ...], child: str, kind: str, bond: Bond) -> None:
        key = (parents, kind, dates.get(bond.id, ""), bond.lives_with)
        drops.setdefault(key, Drop(*key)).children.append(child)

    ordered = sorted(family.bonds, key=lambda one: (one.began is not None, _began(one), one.id))
    for bond in ordered:
        if not bond.child:
            brace(bond.one, bond.other, bond.kind, bond)
    for bond in sorted(family.bonds, key=lambda one: (rank.get(one.child, rank[one.one]), one.id)):
        if not bond.child:
            continue
        parents = tuple(sorted(bond.parents, key=lambda who: rank[who]))
        level = [one for one in parents if row_of[one] < row_of[bond.child]]
        lowest = max((row_of[one] for one in level), default=-1)
        from_here = tuple(one for one in level if row_of[one] == lowest)
        if len(from_here) == 2:
            brace(*from_here, "parents", bond)
        if from_here:
            drop(from_here, bond.child, bond.kind, bond)
        for one in parents:
            if one not in from_here:  # a carer of the child's own row, or below it
                brace(one, bond.child, bond.kind, bond)
    return list(braces.values()), list(drops.values())


def _began(bond: Bond) -> str:
    return bond.began.earliest.isoformat() if bond.began else ""


def _passing(family: Family, row_of: dict[str, int], drops: list[Drop]) -> list[Strand]:
    """The strands of every drop; where one passes through rows, a place in each of them."""
    strands = []
    for number, drop in enumerate(drops):
        weight = 3 if drop.kind in BY_BLOOD else 1
        if drop.kind in UNIONS + SIBLINGS:
            weight = 1
        start = row_of[drop.parents[0]]
        by_row: dict[int, list[str]] = defaultdict(list)
        for child in sorted(set(drop.children), key=lambda one: family.members[one].order):
            by_row[row_of[child]].append(child)
        drop.hops = []
        for end, children in sorted(by_row.items()):
            tops: tuple[str, ...] = drop.parents
            for row in range(start + 1, end):
                place = f"{number}.{row}>{children[0]}"
                row_of[place] = row
                drop.hops.append((row - 1, tops, [place]))
                strands.append(Strand(tops, place, weight))
                tops = (place,)
            drop.hops.append((end - 1, tops, children))
            strands += [Strand(tops, child, weight) for child in children]
    return strands
