"""Leaving the page a link opens: at once, with nothing left to go back to."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.paths import link_given
from tests.browser.world import World
from tests.support import browser as browsers

pytestmark = pytest.mark.browser

WEATHER = "<!doctype html><html lang='en'><title>Weather</title><h1>Sunny</h1></html>"


@pytest.fixture
def opened(new_context: Any, url: str, world: World) -> Callable[..., Any]:
    def opened(**options: Any) -> Any:
        """The link, opened on some page that was open before."""
        context = new_context(base_url=url, **options)
        context.route(
            "https://www.bbc.co.uk/**",
            lambda route: route.fulfill(body=WEATHER, content_type="text/html"),
        )
        page = context.new_page()
        page.goto("/m/thank-you/")
        page.goto(link_given(world))
        return page

    return opened


def has_left(page: Any, since: float) -> None:
    page.wait_for_url("https://www.bbc.co.uk/weather")
    assert time.monotonic() - since < 2, "at once, on a machine others use too"
    page.go_back()
    assert "/m/thank-you/" in page.url, "going back does not show it"


def test_one_press_leaves_and_going_back_does_not_return(opened: Any) -> None:
    page = opened(**browsers.PHONE)
    since = time.monotonic()
    page.get_by_role("link", name="Exit this page").click()
    has_left(page, since)


def test_shift_three_times_leaves_and_writing_in_capitals_does_not(opened: Any) -> None:
    page = opened()
    for _time in range(4):
        page.keyboard.press("Shift+A")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.get_by_role("heading", name="Ana would like to see you").wait_for()
    since = time.monotonic()
    page.keyboard.press("Shift")
    has_left(page, since)


def test_without_script_the_link_leads_there(opened: Any) -> None:
    page = opened(java_script_enabled=False)
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_is_large_enough_and_covers_nothing_that_is_pressed(opened: Any, width: int) -> None:
    page = opened(viewport={"width": width, "height": 700})
    box = page.get_by_role("link", name="Exit this page").bounding_box()
    assert box["height"] >= 44
    for name in ("Yes, that works", "Not with this person"):
        button = page.get_by_role("button", name=name)
        button.focus()
        button.scroll_into_view_if_needed()
        button.click(trial=True)
