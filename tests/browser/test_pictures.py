"""The pictures in the documents: taken from the real screens, and taken anew when one is missing.

Delete a picture and run this test: it takes the picture, and fails once so that somebody looks.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from tests.browser.screens import visit
from tests.browser.world import World
from tests.browser.writing import kept
from tests.support import browser as browsers

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference" / "screens"
PHONE = {**browsers.PHONE, "device_scale_factor": 1}
DESKTOP = {"viewport": {"width": 1100, "height": 760}}
DARK = {**DESKTOP, "color_scheme": "dark"}

SAID = (
    "She came out last, hood up, and went straight for the long way round by the canal. Said "
    "nothing till the bridge.\n\nShe didn’t cry. She said “it’s fine, it’s just a cake”."
)


def my_day(page: Any, world: World) -> None:
    page.goto("/")


def person(page: Any, world: World) -> None:
    page.goto(world.path("maya"))


def record(page: Any, world: World) -> None:
    page.goto(visit(world))
    page.locator("#for_me").fill("I wanted to ring Dee there and then.")
    page.locator("#seen_alone-1").check()
    page.locator("#for_them").fill(SAID)
    kept(page, world)


def their_map(page: Any, world: World) -> None:
    page.goto(f"{world.path('maya', 'map/')}?who={world.tie_nan.pk}")


def family(page: Any, world: World) -> None:
    page.goto(world.path("tia", "family/"))


PICTURES = {
    "my-day": (my_day, DESKTOP),
    "my-day-dark": (my_day, DARK),
    "my-day-phone": (my_day, PHONE),
    "person": (person, DESKTOP),
    "record": (record, DESKTOP),
    "record-phone": (record, PHONE),
    "map": (their_map, DESKTOP),
    "map-phone": (their_map, PHONE),
    "family": (family, DESKTOP),
}


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_shows_its_screen(sign_in: Any, world: World, name: str) -> None:
    screen, options = PICTURES[name]
    page = sign_in("ana", **options)
    screen(page, world)
    page.evaluate("document.fonts.ready")
    file = FOLDER / f"{name}.png"
    if not file.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=file)
        pytest.fail(f"{file.name} was missing and has been taken: look at it and keep it")
    width, height = struct.unpack(">II", file.read_bytes()[16:24])
    assert {"width": width, "height": height} == page.viewport_size
    assert file.stat().st_size < 150_000


def test_times_are_in_the_letters_of_everything_else(sign_in: Any, world: World) -> None:
    page = sign_in("ana")
    page.goto("/")
    families = "all => new Set(all.map(one => getComputedStyle(one).fontFamily)).size"
    assert page.locator("main time, main h1").evaluate_all(families) == 1
