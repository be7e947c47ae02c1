"""List, table, paragraph and picture say the same; a spreadsheet runs nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.base.core.dates import Precision, RoughDate
from alongside.people.maps.differing import changes, compared, differences
from alongside.people.maps.layout import arrange
from alongside.people.maps.network import QUALITY_WORDS, RING_WORDS, seen
from alongside.people.maps.svg import draw
from alongside.people.maps.table import as_csv, cell, headings, rows
from alongside.people.maps.words import (
    edge_sentences,
    item,
    listed,
    names_of,
    paragraph,
)
from tests.people.maps.families import ANA, BEFORE, MAYA, TODAY, bells, by_dice
from tests.people.maps.test_svg import links


def sentence(key: str, network=None, view=MAYA) -> str:  # type: ignore[no-untyped-def]
    map = seen(network or bells(), TODAY, view)
    return item(map, next(s for s in map.shown if s.tie.key == key)).text


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 40), st.integers(0, 999), st.integers(0, 12))
def test_list_table_words_and_picture_hold_the_same_people_and_ties(
    size: int, seed: int, years: int
) -> None:
    network = by_dice(size, seed)
    network = replace(
        network, ties=tuple(replace(t, name=f"Who {t.key}") for t in network.ties), between=()
    )
    map = seen(network, TODAY.replace(year=2015 + years), MAYA)
    keys = {shown.tie.key for shown in map.shown}
    groups = listed(map)
    assert {i.shown.tie.key for group in groups for i in group.items} == keys
    assert {row[0] for row in rows(map)} == {f"Who {key}" for key in keys}
    table = {row[0]: row for row in rows(map)}
    whole = paragraph(map)
    layout = arrange(network, MAYA)
    pictures = dict(links(str(draw(map, layout))))
    for area in layout.bundles:
        pictures |= links(str(draw(map, arrange(network, MAYA, only=area))))
    assert set(pictures) == keys
    for group in groups:
        for one in group.items:
            name = one.shown.tie.called
            assert f"{name}" in whole
            assert pictures[one.shown.tie.key] == one.text
            assert table[name][3] == str(RING_WORDS[group.ring])
            quality = one.shown.quality
            assert (str(QUALITY_WORDS[quality]) if quality else "") == table[name][4]
            assert (f"{table[name][4]}." if quality else "Nobody has said how it is.") in one.text


def test_a_tie_reads_as_sentences() -> None:
    assert sentence("jean") == (
        "Nan Jean, grandmother. Someone I can count on. Strong. Nan Jean gives more. Since 2011. "
        "Lives with Maya. Maya said so, 26 February 2026."
    )
    assert sentence("dee") == (
        "Mum, Dee, mum. Close and hard. Maya gives more. Since 2011. "
        "Maya said so, 26 February 2026."
    )
    assert sentence("lorna") == (
        "Lorna. Ended. From 2022 until 2024. Maya said so, 26 February 2026."
    )
    assert sentence("ted") == (
        "Grandad Ted, grandad. Strong. Died 2019. Since 2011. Maya said so, 26 February 2026."
    )
    assert "Now: in Leeds, says Dee." in sentence("lewis")
    assert sentence("kit", view=ANA) == "Kit, brother. Nobody has said how it is. Since 2016."


def test_dates_say_how_sure_they_are() -> None:
    def since(precision: Precision) -> str:
        network = bells()
        tie = replace(network.ties[8], since=RoughDate(TODAY, precision))
        return sentence("tomasz", replace(network, ties=(tie,)))

    assert "Since 26 February 2026." in since(Precision.DAY)
    assert "Since February 2026." in since(Precision.MONTH)
    assert "Since about 2026." in since(Precision.ABOUT)
    assert "Since 26 February 2026 or before." in since(Precision.BY)
    assert "Since" not in since(Precision.UNKNOWN)


def test_the_list_is_grouped_by_ring_with_how_many() -> None:
    groups = listed(seen(bells(), TODAY, MAYA))
    assert [group.heading for group in groups] == [
        "Very close (4)",
        "Close (5)",
        "Not so close (4)",
        "Far away (4)",
    ]
    assert [i.shown.tie.key for i in groups[0].items] == ["biscuit", "kit", "jean", "zee"]


def test_the_paragraph_says_it_all_and_what_changed() -> None:
    now, then = seen(bells(), TODAY, MAYA), seen(bells(), BEFORE, MAYA)
    said = f"{paragraph(now)} {compared(then, now)}"
    assert said.startswith(
        "This is how Maya sees it, on 26 February 2026. Maya has 17 ties on this map. "
        "Very close: Biscuit, Kit, Nan Jean and Zee."
    )
    for part in (
        "Close and hard: Mum, Dee.",
        "Maya lives with Biscuit and Nan Jean.",
        "Maya can count on Nan Jean.",
        "4 are people whose job is to help.",
        "Nan Jean and Mum, Dee: mother and daughter.",
        "Compared with 1 September 2025:",
        "Nan Jean came closer.",
    ):
        assert part in said
    assert compared(now, now) == "Nothing changed since 26 February 2026."


def test_nobody_yet_is_said() -> None:
    assert "Nobody is on this map yet." in paragraph(seen(replace(bells(), ties=()), TODAY, MAYA))


def test_what_changed_reads_as_sentences_who_came_first() -> None:
    now, then = seen(bells(), TODAY, MAYA), seen(bells(), BEFORE, MAYA)
    said = changes(then, now)
    assert said[:13] == [line for line in said if line.endswith("came in.")]
    assert said[13:] == [
        "Nan Jean came closer.",
        "Nan Jean now gives more.",
        "Nan Jean is now someone Maya can count on.",
        "Maya and Nan Jean came to live together.",
        "Mr Osei came closer.",
        "Mr Osei now gives more.",
        "Mum, Dee became close and hard.",
        "With Mum, Dee, Maya now gives more.",
    ]
    back = changes(now, then)
    assert "Zee is no longer on the map." in back
    assert "Maya and Nan Jean no longer live together." in back
    assert changes(now, now) == []


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 25), st.integers(0, 999), st.dates(BEFORE.replace(year=2015), TODAY))
def test_every_change_of_ring_or_line_is_said_with_its_name(size, seed, before) -> None:  # type: ignore[no-untyped-def]
    network = by_dice(size, seed)
    network = replace(network, ties=tuple(replace(t, name=f"{t.key}.") for t in network.ties))
    old, new = seen(network, before, MAYA), seen(network, TODAY, MAYA)
    was = {s.tie.key: (s.ring, s.quality) for s in old.shown}
    is_now = {s.tie.key: (s.ring, s.quality) for s in new.shown}
    said = " ".join(changes(old, new))
    for key in was.keys() | is_now.keys():
        if was.get(key) != is_now.get(key):
            assert f"{key}." in said


def test_two_views_beside_each_other_differences_first() -> None:
    said = differences(seen(bells(), TODAY, MAYA), seen(bells(), TODAY, ANA))
    assert (
        "Mum, Dee. Maya’s view: Close. Close and hard. Maya gives more. "
        "Ana’s view: Not so close. Thin." in said
    )
    assert "Lorna is only on this one: Maya’s view." in said
    assert said[-1].startswith("Ana’s view says nothing about Biscuit, Kit, Nan Jean, Zee, Grandad")
    assert not any("Nobody has said" in line for line in said)
    same = differences(seen(bells(), TODAY, MAYA), seen(bells(), TODAY, MAYA))
    assert same == ["17 are the same in both views."]


def test_ties_between_others_are_sentences() -> None:
    assert edge_sentences(seen(bells(), TODAY, MAYA)) == (
        "Nan Jean and Mum, Dee: mother and daughter.",
        "Kit and Mum, Dee: Strong.",
    )


def test_names_in_a_row() -> None:
    assert names_of([]) == ""
    assert names_of(["Kit"]) == "Kit"
    assert names_of(["Kit", "Zee"]) == "Kit and Zee"
    assert names_of(["Kit", "Zee", "Dee"]) == "Kit, Zee and Dee"


@settings(max_examples=200)
@given(st.text(max_size=12))
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    safe = cell(text)
    assert not safe.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert safe in (text.replace("\0", ""), "'" + text.replace("\0", ""))


def test_the_file_is_the_table_and_runs_nothing() -> None:
    network = bells()
    evil = replace(network.ties[0], name="=HYPERLINK(1)", relation=" +1")
    map = seen(replace(network, ties=(evil, *network.ties[1:])), TODAY, MAYA)
    read = list(csv.reader(io.StringIO(as_csv(map))))
    assert tuple(read[0]) == headings()
    assert len(read) == 18
    found = next(row for row in read if "HYPERLINK" in row[0])
    assert found[0] == "'=HYPERLINK(1)"
    assert found[1] == "' +1"
