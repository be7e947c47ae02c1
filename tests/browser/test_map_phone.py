"""The map on a phone: shapes and lines first, then as large as names need."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.world import World
from tests.support import browser as browsers

pytestmark = pytest.mark.browser


def test_shapes_lead_to_the_whole_and_it_begins_in_the_middle(sign_in: Any, world: World) -> None:
    page = sign_in("ana", **browsers.PHONE)
    page.goto(world.path("maya", "map/"))
    frame = page.get_by_role("region", name="The map; it can be moved sideways")
    assert not frame.is_visible()
    page.get_by_role("link", name="Open full size, with names").click()
    frame.wait_for()
    least = """one => Math.min(...[...one.querySelectorAll("text")].map(
        (words) => parseFloat(getComputedStyle(words).fontSize) * one.getScreenCTM().a))"""
    assert page.locator("#map-frame svg").evaluate(least) >= 12
    me = page.locator("#map-frame .map-me").bounding_box()
    assert 0 < me["x"] + me["width"] / 2 < 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_desktop_has_the_whole_at_once(sign_in: Any, world: World) -> None:
    page = sign_in("ana")
    page.goto(world.path("maya", "map/"))
    assert page.get_by_role("region", name="The map; it can be moved sideways").is_visible()
    assert not page.get_by_role("link", name="Open full size, with names").is_visible()
