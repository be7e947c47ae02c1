"""Whatever somebody types is either saved whole or comes back whole, with a clear sentence."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.world import World
from tests.browser.writing import MINE, WORDS, counts, open_visit, save, sent, written

pytestmark = pytest.mark.browser

LONG = ("She said it, and I wrote it down. 😀 " * 3000)[:100_000].strip()
SCRIPTS = {
    "a hundred thousand letters": LONG,
    "emoji of several parts": "👩‍👩‍👧 and 🏳️‍🌈 and é",
    "arabic": "قالت: «لا بأس، إنها مجرد كعكة». ثم ضحكت.",
    "hebrew and english": "היא אמרה school ואז שתקה.",
    "marks that turn the direction": "She said ‮olleh‬ and ‏שלום‏.",
    "several paragraphs": "One.\n\nTwo.\n\n\nThree.",
    "angles and quotes": "<b>bold</b> & \"quoted\" 'twice' {{ braces }}",
}


@pytest.fixture
def record(desk: Any, world: World) -> Any:
    open_visit(desk, world)
    return desk


@pytest.mark.parametrize("words", SCRIPTS.values(), ids=SCRIPTS)
def test_every_script_is_saved_as_it_was_typed(record: Any, world: World, words: str) -> None:
    record.locator("#for_them").fill(words)
    save(record)
    record.wait_for_url(re.compile("done=recorded"))
    assert [visit.narrative for visit in written(world)] == [words]
    shown = record.locator(".timeline article:has([href^='/entries/'])").first.inner_text()
    assert words.split("\n")[0][:200].strip() in shown


def test_control_characters_are_left_out_and_nothing_else(record: Any, world: World) -> None:
    """A NUL and its like cannot be stored, and nobody meant to type them."""
    record.locator("#for_them").fill("be\x00fore\x07 and\x1b after\ttab")
    save(record)
    record.wait_for_url(re.compile("done=recorded"))
    assert [visit.narrative for visit in written(world)] == ["before and after\ttab"]


IMPOSSIBLE = {
    "a day that is not": ("happened_day", "31/2", "“31/2” is not a day we can read."),
    "a day to come": ("happened_day", "1/5/2031", "This is in the future."),
    "a year of five figures": ("happened_day", "31/12/99999", "is not a day we can read."),
    "a time that is not": ("happened_time", "25:70", "“25:70” is not a time we can read."),
    "a week long": ("minutes", "9999", "How long, in minutes: up to a day."),
    "a promise for no day": ("promise_due", "30/2", "“30/2” is not a day we can read."),
    "a promise like a letter": ("promise", "long " * 200, "A promise fits in 500 characters."),
    "nothing but spaces": ("for_them", "   ", "Write what happened. One sentence is enough."),
}


@pytest.mark.parametrize(("field", "typed", "sentence"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_what_cannot_be_takes_nothing_away(
    record: Any, world: World, field: str, typed: str, sentence: str
) -> None:
    """A clear sentence, every word still there, and not a row more than before."""
    record.locator("#for_them").fill(WORDS)
    record.locator("#for_me").fill(MINE)
    record.keyboard.press("Alt+p")
    record.locator("#promise").fill("ring school")
    record.keyboard.press("Alt+t")
    record.locator(f"#{field}").fill(typed)
    before, everything = counts(), sent(record)
    save(record)
    record.get_by_role("alert").wait_for()
    assert record.get_by_role("alert").get_by_text(sentence).is_visible()
    assert record.locator(f"#{field}").is_visible()
    assert sent(record) == everything
    assert counts() == before


def test_more_than_can_be_saved_stays_on_the_page(record: Any, world: World) -> None:
    words = "a" * 200_001
    record.locator("#for_them").fill(words)
    before = counts()
    save(record)
    alert = record.get_by_role("alert")
    alert.get_by_text("This is 200,001 characters long; 200,000 can be saved at once.").wait_for()
    assert record.locator("#for_them").input_value() == words
    assert counts() == before
