"""Family tree files: what is read of them, what is left out, and what is no such file."""

from __future__ import annotations

import codecs
import io
import time
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.base.core.dates import RoughDate
from alongside.doors.exchange import gedcom_lines
from alongside.doors.exchange.errors import Unusable
from alongside.doors.exchange.gedcom import TreeFile, date_of
from alongside.doors.exchange.gedcom_out import gedcom
from alongside.people.family.kinds import PARENTS, SIBLINGS, UNIONS
from alongside.people.family.layout import lay_out
from alongside.people.family.telling import Bond, Family, Member
from tests.people.families import HARD, year

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "gedcom"
OURS = Path(__file__).with_name("family.ged")
HEAD = "0 HEAD\n1 GEDC\n2 VERS 7.0\n"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the sample files are not beside it")


def read(words: str | bytes) -> TreeFile:
    return TreeFile(io.BytesIO(words.encode() if isinstance(words, str) else words))


def refused(words: str | bytes) -> str:
    with pytest.raises(Unusable) as error:
        read(words)
    return error.value.wrong


def named(tree: TreeFile) -> dict[str, Member]:
    return {one.name: one for one in tree.family.members.values()}


def joined(family: Family) -> Counter[tuple[str, frozenset[str], str]]:
    """What joins them, by name."""
    name = {key: one.name for key, one in family.members.items()} | {"": ""}
    return Counter(
        (bond.kind, frozenset(name[end] for end in (bond.one, bond.other) if end), name[bond.child])
        for bond in family.bonds
    )


# --- our own file: every way a child comes to a home ---------------------------------------------


def test_a_child_keeps_every_home_and_how_they_came_to_it() -> None:
    tree = TreeFile(OURS.open("rb"))
    mine = {(kind, adults) for kind, adults, child in joined(tree.family) if child == "Tia Brandt"}
    assert mine == {
        ("birth", frozenset({"Anke Brandt"})),
        ("foster", frozenset({"Pat Oakes"})),
        ("adoptive", frozenset({"Helen", "Joy @ home"})),
        ("guardian", frozenset({"Gus"})),
    }
    assert ("twins", frozenset({"Tia Brandt", "Tom Brandt"}), "") in joined(tree.family)
    drawn = {line.kind: line.style for line in lay_out(tree.family).lines}
    assert (drawn["foster"], drawn["adoptive"], drawn["birth"]) == ("dotted", "dashed", "solid")


def test_what_the_file_marks_private_is_left_out_and_counted() -> None:
    tree = TreeFile(OURS.open("rb"))
    people = named(tree)
    assert "Shane Hidden" not in people
    assert people["Anke Brandt"].born is None, "a private day"
    assert "Known As" in people, "a private name, and one that is not"
    assert "Pat Oakes" in people, "locked only says: do not change it"
    assert not any("Secret" in name for name in people)
    assert tree.left_out == {
        "private_people": 1, "private_facts": 2, "private_families": 1, "other_links": 1,
        "leads_nowhere": 1,
    }  # fmt: skip


def test_days_are_as_sure_as_the_file_is() -> None:
    people = named(TreeFile(OURS.open("rb")))
    assert str(people["Tia Brandt"].born) == "14 April 2010"
    assert str(people["Tom Brandt"].born) == "about 2010"
    assert str(people["Joy @ home"].died) == "by 3 March 2021"
    assert people["Helen"].has_died
    assert people["Helen"].died is None
    (over,) = (bond for bond in TreeFile(OURS.open("rb")).family.bonds if bond.kind == "divorced")
    assert (str(over.began), str(over.ended)) == ("June 2001", "2019")


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("1841", "1841"), ("9 NOV 1841", "9 November 1841"), ("NOV 1841", "November 1841"),
        ("ABT 1841", "about 1841"), ("EST 1841", "about 1841"), ("BEF 1841", "by 1 January 1841"),
        ("AFT NOV 1841", "about 1841"), ("1841/42", "1841"), ("FROM 1841 TO 1843", "1841"),
        ("@#DJULIAN@ 9 NOV 1641", "9 November 1641"), ("JULIAN 9 NOV 1641", "9 November 1641"),
        ("INT 1841 (it is said)", "1841"), ("(unknown)", None), ("", None), ("31 FEB 1841", None),
        ("@#DHEBREW@ 2 TVT 5758", None), ("HEBREW 2 TVT 5758", None), ("44 B.C.", None),
        ("9 NOV", None), ("0000", None), ("x" * 5000, None),
    ],
)  # fmt: skip
def test_a_date(said: str, read_as: str | None) -> None:
    found = date_of(said)
    assert (str(found) if found else None) == read_as


# --- real files ----------------------------------------------------------------------------------

REAL = {
    "royal92.ged": (3010, 1422, 2018),
    "findmypast/Harry_Potter.ged": (114, 42, 84),
    "findmypast/Simpsons_Cartoon.ged": (11, 3, 7),
    "findmypast/All_Genders.ged": (3, 1, 1),
    "findmypast/FTM_-_Children_Only_Family.ged": (2, 1, 2),
    "findmypast/Female_Female_Marriage.ged": (2, 1, 0),
    "findmypast/Male_Male_Marriage.ged": (2, 1, 0),
    "findmypast/Unknown_Unknown_Marriage.ged": (2, 1, 0),
    "findmypast/Self_Marriage.ged": (1, 1, 0),
    "familysearch70/age.ged": (1, 0, 0),
    "familysearch70/escapes.ged": (1, 0, 0),
    "familysearch70/remarriage1.ged": (3, 2, 0),
    "familysearch70/remarriage2.ged": (3, 3, 0),
    "familysearch70/same-sex-marriage.ged": (2, 1, 0),
}
NOBODY = (
    "familysearch70/minimal70.ged", "familysearch70/lang.ged", "findmypast/Empty_Family.ged"
)  # fmt: skip


@needs_data
def test_every_sample_file_is_read_or_refused_with_a_reason() -> None:
    for path in sorted(DATA.rglob("*.ged")):
        name = str(path.relative_to(DATA))
        with path.open("rb") as file:
            if name in NOBODY:
                assert refused(file.read()) == "There is nobody in this file."
                continue
            tree = TreeFile(file)
        assert (len(tree.family.members), tree.families, tree.child_links) == REAL[name], name


@needs_data
def test_real_files_say_what_they_say() -> None:
    def real(name: str) -> TreeFile:
        with (DATA / name).open("rb") as file:
            return TreeFile(file)

    again = real("familysearch70/remarriage2.ged").family.bonds
    assert [bond.kind for bond in again] == ["divorced", "married", "married"]
    assert str(again[0].ended) == "2 May 1912"
    siblings = real("findmypast/FTM_-_Children_Only_Family.ged").family.bonds
    assert [bond.kind for bond in siblings] == ["siblings"]
    myself = real("findmypast/Self_Marriage.ged")
    assert not myself.family.bonds
    assert myself.left_out == {"with_themselves": 1}
    royal = real("royal92.ged").family
    partners = Counter(
        end for bond in royal.bonds if bond.kind in UNIONS for end in (bond.one, bond.other)
    )
    most, many = partners.most_common(1)[0]
    assert many >= 5
    near = royal.around(most, steps=2, most=60)
    assert set(lay_out(near).boxes) == set(near.members)


# --- files nobody means well with ----------------------------------------------------------------


def test_what_is_no_family_tree_is_said_so() -> None:
    assert "does not begin with" in refused("name,born\nMaya,2011\n")
    assert refused(b"") == "The file is empty."
    assert "does not begin with" in refused(b"\x00\xff" * 500)
    assert "packed file" in refused(b"PK\x03\x04" + bytes(100))
    assert refused(HEAD + "hello\n") == "Line 4 is not a line of GEDCOM."
    assert refused(HEAD + "0 @I1@ INDI\n2 DATE 1900\n").startswith("Line 5 stands deeper")
    assert "does not begin with" in refused('<!DOCTYPE x [<!ENTITY a "b">]><gedcom/>')
    assert "which is not read here" in refused("0 HEAD\n1 CHAR KLINGON\n0 @I1@ INDI\n")
    assert "not in the encoding" in refused(HEAD.encode() + b"0 @I1@ INDI\n1 NAME \xff\n")


def test_a_hostile_file_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "".join(f"{level} NOTE x\n" for level in range(1, 40))
    assert "stands deeper" in refused(HEAD + "0 @I1@ INDI\n" + deep)
    assert "longer than a line" in refused(HEAD + "1 NOTE " + "x" * 200_000)
    assert "longer than a line" in refused(b"0 HEAD\n1 NOTE " + b"x" * 5_000_000)
    monkeypatch.setattr(gedcom_lines, "LONGEST_RECORD", 100)
    assert "longer than a record" in refused(HEAD + "0 @I1@ INDI\n" + "1 CONT x\n" * 200)
    monkeypatch.setattr(gedcom_lines, "MOST_LINES", 1000)
    assert "more than" in refused(HEAD + "\n" * 2000)
    monkeypatch.setattr(gedcom_lines, "MOST_BYTES", 1000)
    assert "larger than" in refused(HEAD + "1 NOTE x\n" * 1000)


def test_notes_and_pictures_take_no_room() -> None:
    words = HEAD + "".join(
        f"0 @N{number}@ NOTE {'x' * 900}\n1 CONT {'y' * 900}\n" for number in range(5000)
    )
    file = io.BytesIO((words + "0 @I1@ INDI\n1 NAME A\n").encode())
    tracemalloc.start()
    start = time.perf_counter()
    TreeFile(file)
    assert time.perf_counter() - start < 2
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()


def test_somebody_who_is_their_own_ancestor_is_still_drawn() -> None:
    tree = read(
        HEAD + "0 @A@ INDI\n1 NAME A\n0 @B@ INDI\n1 NAME B\n"
        "0 @F@ FAM\n1 HUSB @A@\n1 CHIL @B@\n0 @G@ FAM\n1 HUSB @B@\n1 CHIL @A@\n"
        "0 @H@ FAM\n1 HUSB @A@\n1 CHIL @A@\n"
    )
    assert set(lay_out(tree.family).boxes) == {"@A@", "@B@"}
    assert tree.left_out == {"with_themselves": 1}


def test_a_family_with_more_children_than_there_can_be_is_left_out() -> None:
    people = "".join(f"0 @I{number}@ INDI\n1 NAME A\n" for number in range(300))
    kids = "".join(f"1 CHIL @I{number}@\n" for number in range(300))
    tree = read(HEAD + people + "0 @F@ FAM\n" + kids)
    assert not tree.family.bonds
    assert tree.left_out == {"too_large_families": 1}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_line_end_and_unicode(end: str, encoding: str) -> None:
    words = end.join(["0 HEAD", "1 GEDC", "2 VERS 7.0", "0 @I1@ INDI", "1 NAME Zoë /Łuk/", ""])
    assert [one.name for one in read(words.encode(encoding)).family.members.values()] == ["Zoë Łuk"]


@pytest.mark.parametrize(
    ("char", "raw"),
    [("ANSEL", b"Zo\xe8e"), ("ANSI", b"Zo\xeb"), ("IBMPC", b"Zo\x89"), ("UTF-8", "Zoë".encode())],
)
def test_old_encodings(char: str, raw: bytes) -> None:
    tree = read(f"0 HEAD\n1 CHAR {char}\n0 @I1@ INDI\n1 NAME ".encode() + raw + b"\n")
    (one,) = tree.family.members.values()
    assert codecs.encode(one.name, "unicode_escape") in (b"Zo\\xeb", b"Zoe\\u0308")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_bytes_are_a_family_or_refused(raw: bytes) -> None:
    for words in (raw, b"0 HEAD\n" + raw, HEAD.encode() + b"0 @I1@ INDI\n" + raw):
        try:
            read(words)
        except Unusable as error:
            assert error.wrong


# --- and out again -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HARD)
def test_a_family_comes_back_as_it_went(name: str) -> None:
    told = HARD[name]
    back = read(gedcom(told))
    assert sorted(one.name for one in back.family.members.values()) == sorted(
        one.name for one in told.members.values()
    )
    theirs = {kind for kind in (bond.kind for bond in told.bonds) if kind in PARENTS + UNIONS}
    ours, again = joined(told), joined(back.family)
    for what in ours:
        if what[0] in theirs and what[0] in PARENTS:
            assert what in again, what
    for kind, ends, child in ours:
        if kind in UNIONS:
            assert (kind, ends, child) in again
    for one in told.members.values():
        same = next(two for two in back.family.members.values() if two.name == one.name)
        assert (one.born, one.has_died, one.died) == (same.born, same.has_died, same.died)


def test_what_another_program_reads_of_it() -> None:
    told = Family(
        {
            "a": Member("a", "@ Odd /name/", born=RoughDate(year("2001").earliest, "by")),
            "b": Member("b", "Bo", has_died=True),
            "c": Member("c", "Cy", died=year("1999"), has_died=True),
        },
        [Bond("1", "siblings", "a", "b"), Bond("2", "kinship", "c", "", "a", year("2003"))],
        "a",
    )
    lines = gedcom(told).decode("utf-8-sig").splitlines()
    assert lines[:3] == ["0 HEAD", "1 GEDC", "2 VERS 7.0"]
    assert lines[-1] == "0 TRLR"
    assert "1 NAME @@ Odd /name/" in lines
    assert "2 DATE BEF 1 JAN 2001" in lines
    assert "1 DEAT Y" in lines
    assert lines[lines.index("2 PEDI OTHER") :][:3] == [
        "2 PEDI OTHER", "3 PHRASE kinship", "2 NOTE FROM 2003",
    ]  # fmt: skip
    assert not any(kind in SIBLINGS for kind in lines)
