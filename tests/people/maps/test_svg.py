"""The picture of a map: the same bytes, safe with any name, readable without colour."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.people.maps import lines
from alongside.people.maps.clearing import crosses
from alongside.people.maps.homes import pieces
from alongside.people.maps.key import legend
from alongside.people.maps.layout import Box, Point, arrange
from alongside.people.maps.network import Area, Flow, Quality, Shown, seen
from alongside.people.maps.svg import SMALLEST, draw
from alongside.people.maps.words import item
from tests.people.maps.families import MAYA, TODAY, bells, by_dice

SVG = "{http://www.w3.org/2000/svg}"
CSS = Path(__file__).parents[3] / "alongside" / "static" / "css" / "map.css"


def picture(network=None, on=TODAY, **how) -> str:  # type: ignore[no-untyped-def]
    network = network or bells()
    return str(draw(seen(network, on, MAYA), arrange(network, MAYA), **how))


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def links(text: str) -> dict[str, str]:
    """The names of the links, by key."""
    found = {a.get("data-key", ""): a.get("aria-label", "") for a in parsed(text).iter(f"{SVG}a")}
    return {key: name for key, name in found.items() if not key.startswith("area:")}


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 40), st.integers(0, 999))
def test_the_same_map_is_the_same_bytes(size: int, seed: int) -> None:
    network = by_dice(size, seed)
    again = replace(network, ties=tuple(reversed(network.ties)))
    assert picture(network) == picture(again)


def test_each_tie_is_a_link_named_with_the_whole_tie() -> None:
    map = seen(bells(), TODAY, MAYA)
    assert links(picture()) == {s.tie.key: item(map, s).text for s in map.shown}


def test_it_is_a_group_with_a_title_and_says_where_the_words_are() -> None:
    root = parsed(picture(ident="m"))
    assert root.get("role") == "group"
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == ("m-t", "m-d")
    assert root.findtext(f"{SVG}title") == "Maya’s map, 26 February 2026. Maya’s view."
    assert root.findtext(f"{SVG}desc") == (
        "Maya has 17 ties on this map. The list, the table and “In words” say the same."
    )
    for group in root.iter(f"{SVG}g"):
        if group.get("class") in ("map-ties", "map-rings", "map-homes"):
            assert group.get("aria-hidden") == "true"


def test_every_line_belongs_to_a_tie_and_nobody_of_whom_nothing_was_said_has_one() -> None:
    network = bells()
    silent = replace(network.ties[3], readings=())
    network = replace(network, ties=(*network.ties[:3], silent, *network.ties[4:]))
    root = parsed(picture(network))
    lined = {g.get("data-tie") for g in root.iter(f"{SVG}g") if g.get("data-tie")}
    assert lined == {tie.key for tie in network.ties} - {silent.key}


EVIL = "<script>alert(1)</script>\"&'‮</text>"


def test_no_name_becomes_markup() -> None:
    network = bells()
    ties = tuple(
        replace(tie, name=EVIL, relation=EVIL, key=f"{tie.key}\"'<") for tie in network.ties
    )
    text = picture(replace(network, name=EVIL, ties=ties))
    parsed(text)  # it is still well formed
    assert "<script" not in text
    assert "style=" not in text  # the policy of our pages forbids it


def test_words_are_never_drawn_under_twelve_px() -> None:
    """Every size the rules name, as wide as the picture says it must at least be."""
    css = CSS.read_text(encoding="utf-8")
    smallest = min(int(px) for px in re.findall(r"font-size: (\d+)px", css))
    for size in (12, 15, 18, 24, 50, 200):
        root = parsed(picture(by_dice(size)))
        wide = float(root.get("viewBox", "").split()[2])
        # Initials inside a shape repeat the name beside it; they alone are 14 units.
        assert int(root.get("width", "")) / wide * 15 >= SMALLEST
        assert smallest >= 14


def test_the_seven_lines_are_told_apart_without_colour() -> None:
    def form(quality: Quality) -> tuple[int, int, bool]:
        drawn = lines.draw(quality, Flow.NONE, (0, 0), (300, 0)).strokes
        css = re.search(rf"\.map-{quality} \{{([^}}]*)\}}", CSS.read_text(encoding="utf-8"))
        dashes = re.search(r"dasharray: ([^;]*)", css[1]) if css else None
        return drawn.count("M"), drawn.count(" "), dashes[1] if dashes else ""  # type: ignore[return-value]

    forms = {quality: form(quality) for quality in Quality}
    assert len(set(forms.values())) == len(Quality)


@pytest.mark.parametrize("quality", list(Quality))
def test_the_head_is_at_the_end_that_receives(quality: Quality) -> None:
    me, them = (0.0, 0.0), (300.0, 0.0)
    assert lines.draw(quality, Flow.NONE, me, them).heads == ""
    assert lines.draw(quality, Flow.IN, me, them).heads.startswith("M0 0l")
    assert lines.draw(quality, Flow.OUT, me, them).heads.startswith("M300 0l")
    assert lines.draw(quality, Flow.BOTH, me, them).heads.count("z") == 2


@settings(max_examples=80, deadline=None)
@given(st.floats(0, 6.28), st.sampled_from(list(Area)))
def test_a_line_stops_at_the_edge_of_a_shape(angle: float, area: Area) -> None:
    import math

    far = lines.reach(area, math.cos(angle), math.sin(angle))
    assert 7 <= far <= 16 * math.sqrt(2)  # the corner of a square


def test_who_died_has_a_stroke_and_the_year() -> None:
    text = picture()
    assert text.count('class="map-died"') == 1
    assert "died 2019" in text


def test_whom_the_person_counts_on_has_the_mark_and_the_words() -> None:
    text = picture()
    assert text.count('class="map-heart"') == 1
    assert "someone I can" in text
    assert "Someone I can count on." in links(text)["jean"]


def test_those_who_live_together_are_in_one_outline() -> None:
    text = picture()
    assert text.count('class="map-edge"') == 1
    assert "Lives together" in text
    assert 'class="map-homes"' not in picture(on=bells().ties[3].readings[0].on)


@pytest.mark.parametrize("chosen", ["", "jean", "biscuit"])
def test_the_words_of_a_home_keep_clear_of_whoever_is_chosen_in_it(chosen: str) -> None:
    root = parsed(picture(chosen=chosen))
    (home,) = (text for text in root.iter(f"{SVG}text") if text.text == "Lives together")
    at = float(home.get("x", "")), float(home.get("y", ""))
    for link in root.iter(f"{SVG}a"):
        x, y = map(float, re.findall(r"[-\d.]+", link.get("transform", ""))[:2])
        for words in link.iter(f"{SVG}text"):
            if abs(x - at[0]) < 60:
                assert abs(y + float(words.get("y", "")) - at[1]) >= 14, words.text


def test_nobody_else_stands_inside_a_home() -> None:
    pill, member, far = Box(-46, -21, 46, 21), Box(-200, -150, -120, -80), Box(120, -150, 200, -80)
    between = Box(-30, -140, 30, -70)
    assert len(pieces(pill, [member, far], [])) == 1
    apart = pieces(pill, [member, far], [between])
    assert len(apart) == 2
    for piece in apart:
        inside = [p for p in piece if between.left < p[0] < between.right and p[1] < -70]
        assert not inside


def test_bundles_say_how_many_and_open_their_area() -> None:
    network = by_dice(60, 3)
    layout = arrange(network, MAYA)
    text = picture(network)
    shown = {s.tie.key for s in seen(network, TODAY, MAYA).shown}
    for area, held in layout.bundles.items():
        count = len(shown & set(held))
        link = next(a for a in parsed(text).iter(f"{SVG}a") if a.get("data-key") == f"area:{area}")
        assert link.get("href") == f"#tie-area:{area}"
        assert (link.get("aria-label") or "").startswith(f"{count} more: ")


def test_every_tie_is_in_the_whole_picture_or_in_that_of_its_area() -> None:
    network = by_dice(60, 3)
    layout = arrange(network, MAYA)
    map = seen(network, TODAY, MAYA)
    found = set(links(str(draw(map, layout))))
    for area in layout.bundles:
        found |= set(links(str(draw(map, arrange(network, MAYA, only=area)))))
    assert found == {shown.tie.key for shown in map.shown}


def test_ties_between_others_are_drawn_when_they_are_asked_for() -> None:
    assert "map-theirs" not in picture()
    assert picture(theirs=["jean"]).count("map-theirs") == 1
    assert picture(theirs=None).count("map-theirs") == 2


def test_a_picture_without_words_links_nowhere_and_names_only_the_person() -> None:
    root = parsed(picture(words=False))
    assert root.get("role") == "img"
    assert not list(root.iter(f"{SVG}a"))
    assert [text.text for text in root.iter(f"{SVG}text")] == ["Maya"]


def test_a_map_of_fifteen_is_light() -> None:
    assert len(picture(by_dice(15, 2)).encode()) < 14_000


def test_the_key_has_every_line_and_every_shape() -> None:
    text = str(legend())
    for quality in Quality:
        assert f'class="map-{quality}"' in text
    for area in Area:
        assert lines.outline(area) in text
    ET.fromstring(text)


def test_words_step_aside_only_inside_their_room() -> None:
    network = by_dice(18, 4)
    layout = arrange(network, MAYA)
    root = parsed(str(draw(seen(network, TODAY, MAYA), layout)))
    for link in root.iter(f"{SVG}a"):
        room = layout.rooms[link.get("data-key", "")]
        for text in link.iter(f"{SVG}text"):
            assert abs(float(text.get("x", "0"))) <= room.half


def test_whether_a_line_goes_through_a_box() -> None:
    box = Box(10, 10, 20, 20)
    assert crosses(box, Point(30, 30))
    assert not crosses(box, Point(5, 5))
    assert not crosses(box, Point(-30, -30))
    assert not crosses(box, Point(30, 0))


def test_nobody_is_shown_who_was_not_handed_in() -> None:
    """What a viewer may not see is not handed in, and leaves no gap and no count."""
    network = bells()
    hidden = replace(network, ties=tuple(tie for tie in network.ties if tie.key != "lewis"))
    text = picture(hidden)
    assert "Lewis" not in text
    assert "lewis" not in text
    shown: list[Shown] = list(seen(hidden, TODAY, MAYA).shown)
    assert f"{len(shown)} ties" in text
