"""Drawing a family: everybody once, nobody on top of anybody, the same to the last byte."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.people.family.generations import generations
from alongside.people.family.kinds import BY_BLOOD, CARING, PARENTS, SIBLINGS, UNIONS
from alongside.people.family.layout import lay_out
from alongside.people.family.lines import UNIT, Drawing
from alongside.people.family.telling import Bond, Family, Member
from tests.people.families import HARD, dates, sixty, year


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    found = []
    for one, other in combinations(drawing.boxes.values(), 2):
        left, top, right, bottom = one.corners
        their_left, their_top, their_right, their_bottom = other.corners
        if left < their_right and their_left < right and top < their_bottom and their_top < bottom:
            found.append((one.id, other.id))
    return found


def shuffled(told: Family, seed: int) -> Family:
    dice = random.Random(seed)
    members, bonds = list(told.members.items()), list(told.bonds)
    dice.shuffle(members)
    dice.shuffle(bonds)
    return Family(dict(members), bonds, told.me)


@st.composite
def any_family(draw: st.DrawFn) -> Family:
    """Up to sixteen people joined in any way at all, also in ways no family is."""
    many = draw(st.integers(1, 16))
    told = Family(me="p00")
    for number in range(many):
        key = f"p{number:02}"
        when = draw(st.sampled_from(["", "1950", "1980", "2010"]))
        spot = draw(st.none() | st.integers(-40, 40)) if number else None
        told.members[key] = Member(key, key, born=year(when), spot=spot)
    if many < 2:
        return told
    people = st.sampled_from(sorted(told.members))
    for number in range(draw(st.integers(0, 24))):
        kind = draw(st.sampled_from(PARENTS + UNIONS + SIBLINGS))
        ends = draw(st.lists(people, min_size=3, max_size=3, unique=True)) if many > 2 else []
        if kind in PARENTS and ends:
            other = draw(st.sampled_from(["", ends[1]]))
            told.bonds.append(Bond(f"{number:02}", kind, ends[0], other, ends[2]))
        elif kind not in PARENTS:
            one, two = draw(st.lists(people, min_size=2, max_size=2, unique=True))
            told.bonds.append(Bond(f"{number:02}", kind, one, two))
    return told


@settings(max_examples=150, deadline=None)
@given(any_family(), st.integers(0, 1000))
def test_everybody_once_nobody_upon_another_and_always_the_same(told: Family, seed: int) -> None:
    drawing = lay_out(told, {bond.id: "2019–21" for bond in told.bonds[:3]})
    assert set(drawing.boxes) == set(told.members)
    assert not overlapping(drawing)
    for left, top, right, bottom in (box.corners for box in drawing.boxes.values()):
        assert min(left, top) >= 0
        assert right <= drawing.width
        assert bottom <= drawing.height
    again = lay_out(shuffled(told, seed), {bond.id: "2019–21" for bond in told.bonds[:3]})
    assert repr(again) == repr(drawing)


@settings(max_examples=100, deadline=None)
@given(any_family())
def test_a_parent_stands_above_a_child_unless_nobody_could_draw_that(told: Family) -> None:
    row = generations(told)
    birth = [(parent, bond.child) for bond in told.bonds if bond.kind in BY_BLOOD
             for parent in bond.parents]  # fmt: skip
    if not _goes_round(birth):
        assert all(row[parent] < row[child] for parent, child in birth)


def _goes_round(pairs: list[tuple[str, str]]) -> bool:
    below: dict[str, set[str]] = {}
    for parent, child in pairs:
        below.setdefault(parent, set()).add(child)
    for start in below:
        todo, seen = list(below[start]), set()
        while todo:
            one = todo.pop()
            if one == start:
                return True
            if one not in seen:
                seen.add(one)
                todo += below.get(one, ())
    return False


@pytest.mark.parametrize("name", HARD)
def test_a_hard_family_is_drawn_with_every_line(name: str) -> None:
    told = HARD[name]
    drawing = lay_out(told, dates(told))
    assert set(drawing.boxes) == set(told.members)
    assert not overlapping(drawing)
    drawn = {line.kind for line in drawing.lines}
    assert {bond.kind for bond in told.bonds} <= drawn
    for line in drawing.lines:
        for x, y in line.points:
            assert 0 <= x <= drawing.width
            assert 0 <= y <= drawing.height


def rows(name: str) -> dict[str, int]:
    drawing = lay_out(HARD[name], dates(HARD[name]))
    return {one: box.row for one, box in drawing.boxes.items()}


def test_two_foster_homes_are_two_dotted_lines_each_with_its_dates() -> None:
    told = HARD["two foster homes, with dates"]
    drawing = lay_out(told, dates(told))
    assert {words for _x, _y, words in drawing.words} == {"2019–2021", "2019–", "2021–"}
    foster = [line for line in drawing.lines if line.kind == "foster"]
    assert {line.style for line in foster} == {"dotted"}
    assert {line.thick for line in foster} == {True, False}, "where they live now is thicker"


def test_a_mother_of_three_families_stands_among_their_fathers_once() -> None:
    drawing = lay_out(HARD["half-siblings of three fathers"])
    row = {box.x: one for one, box in drawing.boxes.items() if box.row == 0}
    order = [row[x] for x in sorted(row)]
    assert order.index("Dee") in (1, 2)
    children = [drawing.boxes[one].x for one in ("Maya", "Kit", "Jo", "Lu")]
    assert children in (sorted(children), sorted(children, reverse=True))


def test_a_father_nobody_knows_is_nobody() -> None:
    assert set(rows("a father nobody knows")) == {"Dee", "Kit", "Jean"}
    drawing = lay_out(HARD["a father nobody knows"])
    assert not [line for line in drawing.lines if line.kind == "parents"]


def test_a_sibling_is_in_the_same_row_without_parents_being_invented() -> None:
    row = rows("adopted, with one known sibling")
    assert row["Rose"] == row["Tom"] > row["Ann"]
    drawing = lay_out(HARD["adopted, with one known sibling"])
    assert {line.style for line in drawing.lines if line.kind == "adoptive"} == {"dashed"}


def test_a_grandparent_who_cares_stays_a_grandparent() -> None:
    row = rows("a grandparent who cares")
    assert (row["Jean"], row["Dee"], row["Maya"]) == (0, 1, 2)
    drawing = lay_out(HARD["a grandparent who cares"])
    care = [line for line in drawing.lines if line.kind == "kinship"]
    assert care
    assert all(line.thick for line in care)
    box = drawing.boxes["Dee"].corners
    for line in care:
        for x, y in line.points:
            assert not (box[0] < x < box[2] and box[1] < y < box[3]), "it goes round"


def test_a_sister_who_cares_stays_a_sister() -> None:
    row = rows("somebody who died")
    assert row["Al"] == row["Bo"] == row["Cy"] > row["Mum"]


def test_two_together_across_generations_each_stand_once_with_a_line_between() -> None:
    row = rows("together across generations")
    assert row["Ann"] == row["Ben"], "she stays in her own generation"
    assert row["Cy"] == row["Ann"] + 1
    assert row["Kid"] == row["Cy"] + 1
    drawing = lay_out(HARD["together across generations"])
    assert any(line.kind == "married" for line in drawing.lines)


def test_twins_come_from_one_point_and_stand_beside_each_other() -> None:
    drawing = lay_out(HARD["twins"])
    ends = [line.points[0] for line in drawing.lines
            if line.kind == "birth" and line.points[0][0] != line.points[-1][0]
            and line.points[0][1] != line.points[-1][1]]  # fmt: skip
    assert len(ends) == 2
    assert ends[0] == ends[1]
    assert abs(drawing.boxes["A"].x - drawing.boxes["B"].x) == 4 * UNIT


def test_where_somebody_was_put_wins() -> None:
    told = HARD["a grandparent who cares"]
    free = lay_out(told)
    carol = replace(told.members["Carol"], spot=-20)
    told = Family(told.members | {"Carol": carol}, told.bonds, "Maya")
    put = lay_out(told)
    assert free.boxes["Carol"].x > free.boxes["Maya"].x
    assert put.boxes["Carol"].x == put.boxes["Maya"].x - 20 * UNIT
    assert not overlapping(put)


def test_sixty_people_are_readable_and_soon_drawn() -> None:
    told = sixty()
    assert len(told.members) == 60
    start = time.perf_counter()
    drawing = lay_out(told)
    assert time.perf_counter() - start < 1
    assert not overlapping(drawing)
    assert drawing.width < 60 * 4 * UNIT / 2, "the rows are used"
    columns = {box.x % UNIT for box in drawing.boxes.values()}
    assert len(columns) == 1, "everybody stands on the grid"


def test_a_line_across_never_lies_upon_another_family_s() -> None:
    for told in (*HARD.values(), sixty()):
        drawing = lay_out(told, dates(told))
        across = [
            (line, *sorted((one[0], other[0])), one[1])
            for line in drawing.lines
            for one, other in zip(line.points, line.points[1:], strict=False)
            if one[1] == other[1] and one[0] != other[0]
        ]
        for (line, left, right, y), (other, left2, right2, y2) in combinations(across, 2):
            if y == y2 and line.kind != other.kind and line.kind in CARING + BY_BLOOD:
                assert right <= left2 or right2 <= left, (line, other)


def test_the_drawing_needs_no_django() -> None:
    code = "import alongside.people.family.layout, sys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
