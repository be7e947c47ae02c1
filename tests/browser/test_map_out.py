"""A map is taken away: lines, dots and paper, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.browser.world import World

pytestmark = pytest.mark.browser

A4 = (841, 594)  # points, across; whole ones


def taken(page: Any, role: str, name: str, to: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role(role, name=name).click()
    download.value.save_as(to)
    return to


def test_dots_are_the_lines_twice_as_fine(sign_in: Any, world: World, tmp_path: Path) -> None:
    page = sign_in("ana")
    page.goto(world.path("maya", "map/"))
    page.get_by_text("Take it with you").click()
    svg = taken(page, "link", "Picture of lines (SVG)", tmp_path / "map.svg").read_text("utf-8")
    size = re.search(r'width="(\d+)" height="(\d+)"', svg)
    assert size is not None
    with Image.open(taken(page, "button", "Picture of dots (PNG)", tmp_path / "map.png")) as dots:
        assert dots.size == (2 * int(size[1]), 2 * int(size[2]))
        colours = {colour for _n, colour in dots.convert("RGB").getcolors(maxcolors=1 << 24)}
    assert {(255, 253, 248), (27, 94, 90), (31, 42, 46)} <= colours, "paper, teal and ink"
    assert "Shane" not in svg, "kept back: Ana sees him on the page, and he goes nowhere"


def test_on_paper_it_is_a4_across_and_tagged(sign_in: Any, world: World) -> None:
    page = sign_in("ana")
    page.goto(world.path("maya", "map/?print=1"))
    paper = page.pdf(prefer_css_page_size=True, tagged=True)
    sheets = re.findall(rb"/MediaBox ?\[([^\]]*)\]", paper)
    assert len(sheets) == 2, "the picture with its key, then the list"
    for sheet in sheets:
        wide, high = (float(figure) for figure in sheet.split()[2:])
        assert (int(wide), int(high)) == A4
    assert b"/StructTreeRoot" in paper


def test_without_script_there_are_lines_and_paper(sign_in: Any, world: World) -> None:
    page = sign_in("ana", java_script_enabled=False)
    page.goto(world.path("maya", "map/"))
    page.get_by_text("Take it with you").click()
    assert page.get_by_role("link", name="Picture of lines (SVG)").is_visible()
    assert not page.get_by_role("button", name="Picture of dots (PNG)").is_visible()
    assert page.get_by_role("link", name="On paper, or as a PDF").is_visible()
