"""Every screen in every state: for eyes, hands, keys and screen readers that differ.

The checks are those of checks.py. What cannot be tested here (Safari, phones in the hand, screen
readers speaking) is not claimed.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.browser import checks
from tests.browser.screens import SCREENS, Screen
from tests.browser.world import World
from tests.support import browser as browsers

pytestmark = pytest.mark.browser

NOT_SCREENS = {
    "keep_draft", "notice_seen", "alive", "livez", "readyz", "file",  # no page of their own
    "settle_lost_phone", "mfa_authenticate",  # a button; and the screen "Your code", by signing in
    "emergency",  # the screen "Look now", by a button
    "move_tie", "turn_step_back", "take_off_tie", "put_tie_on_again",  # the map's own page
    "end_hold", "end_never_ok", "calendar_feed", "invitation",  # buttons and files
    "map_picture", "map_table", "map_graphml", "map_network_canvas", "map_measures_file",  # files
    "place_relative", "family_file",  # a move by script or button, and a file
    "account_reset_password_from_key", "account_reset_password_from_key_done",  # by mail
}  # fmt: skip


@pytest.fixture
def opened(sign_in: Any, new_context: Any, url: str, world: World) -> Any:
    def opened(screen: Screen, **options: Any) -> Any:
        if screen.who:
            page = sign_in(screen.who, **options)
        else:
            page = new_context(base_url=url, **options).new_page()
        if screen.then and screen.then.__name__ == "covered":
            page.clock.install()
        page.goto(screen.address(world))
        if screen.then:
            screen.then(page, world)
        page.evaluate("document.fonts.ready")
        return page

    return opened


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_each_screen_is_for_everybody(opened: Any, screen: Screen) -> None:
    """Light and dark, desktop and phone, 320 px wide, text spaced out: nothing is amiss."""
    page = opened(screen, reduced_motion="reduce")  # else colours are looked at half-way
    assert checks.of_page(page) == []


def test_every_address_has_a_screen_here(world: World) -> None:
    def names(patterns: Any) -> set[str]:
        found: set[str] = set()
        for one in patterns:
            if isinstance(one, URLResolver):
                found |= names(one.url_patterns)
            elif isinstance(one, URLPattern) and one.name:
                found.add(one.name)
        return found

    looked_at = set()
    for screen in SCREENS:
        address = screen.address(world).partition("?")[0]
        if address != "/nowhere/":
            looked_at.add(resolve(address).url_name)
    looked_at.add("account_reset_password_done")  # where asking for a new password leads
    assert names(get_resolver().url_patterns) - looked_at == NOT_SCREENS


BY_NAME = {screen.name: screen for screen in SCREENS}
BUSY = ["My day", "A person", "Record, everything open", "Say something, refused", "People"]


@pytest.mark.parametrize("name", BUSY)
@pytest.mark.parametrize("size", [browsers.DESKTOP, browsers.PHONE], ids=["desktop", "phone"])
def test_the_focus_is_always_in_sight(opened: Any, name: str, size: dict[str, Any]) -> None:
    """Tab through the page: a ring around each thing, and never under a bar that stays."""
    page = opened(BY_NAME[name], **size)
    assert checks.focus(page) == []


@pytest.mark.parametrize("name", BUSY)
def test_in_high_contrast_every_edge_is_still_there(opened: Any, name: str) -> None:
    page = opened(BY_NAME[name], forced_colors="active")
    assert checks.forced_colors(page) == []


@pytest.mark.parametrize("name", BUSY)
def test_nothing_moves_for_those_who_ask_that_nothing_moves(opened: Any, name: str) -> None:
    page = opened(BY_NAME[name], reduced_motion="reduce")
    assert checks.motion(page) == []


def test_what_moves_moves_briefly(opened: Any) -> None:
    page = opened(BY_NAME["Record, everything open"])
    assert checks.motion(page, at_most=0.2) == []


def test_the_lanes_are_named_regions(opened: Any) -> None:
    page = opened(BY_NAME["Record, planned"])
    assert page.get_by_role("region", name="What happened with Maya").count() == 1
    mine = page.get_by_role("region", name="Only you can open this")
    assert mine.get_by_label("What was happening for you?").is_visible()


def test_headings_of_a_story_are_told_apart(opened: Any) -> None:
    page = opened(BY_NAME["A person"])
    names = page.locator(".timeline h3").all_text_contents()
    assert len(names) == len(set(names)) > 2


def test_an_error_is_told_at_its_field(opened: Any) -> None:
    page = opened(BY_NAME["Record, refused"])
    for field in ("minutes", "promise_due"):
        box = page.locator(f"#{field}")
        assert box.get_attribute("aria-invalid") == "true"
        told = (box.get_attribute("aria-describedby") or "").split()
        assert f"{field}-error" in told
        assert page.locator(f"#{field}-error").is_visible()


@pytest.mark.parametrize("name", ["Record, everything open", "A person"])
@pytest.mark.parametrize("width", [1280, 390])
def test_right_to_left_the_page_is_mirrored(opened: Any, name: str, width: int) -> None:
    """As an Arabic interface will set it: the margin line on the right, nothing sticking out."""
    page = opened(BY_NAME[name])
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert checks.wide(page) == []
    if width > 1000:
        first, last, words, beside = (
            page.locator(one).first.bounding_box()
            for one in (".brand", ".top-end", "#for_them, .timeline", ".lane-mine, .rail")
        )
        assert first["x"] > last["x"]
        assert beside["x"] + beside["width"] <= words["x"] + 1


BAD = """<!doctype html><html lang="en"><title></title><style>
  * { outline: none !important } .bar { position: fixed; inset: auto 0 0; height: 90vh }
  .cut { height: 10px; overflow: hidden } .moves { transition: color 2s }
  .button, .tiny { display: inline-block; width: 9px; height: 9px; border: 0; padding: 0 }
</style><body><h1>One</h1><h1>Two</h1><p class="cut moves">Words</p><a href="/a">Go</a>
<a href="/b">Go</a><button class="button tiny"></button><div style="width: 2000px">x</div>
<div class="bar"></div></body></html>"""


def test_the_checks_see_what_is_wrong(page: Any) -> None:
    """A page with every fault: each check says so, else their silence would mean nothing."""
    page.set_content(BAD)
    page.evaluate(checks._AXE.axe_script)
    for check in (checks.title, checks.links, checks.targets, checks.wide, checks.cut,
                  checks.axe, checks.forced_colors, checks.motion, checks.focus):  # fmt: skip
        assert check(page), check.__name__
