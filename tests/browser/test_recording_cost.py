"""What a visit costs to write down, counted from what the browser was really sent.

Each path reads back, through the database, every fact it was to store: see paths.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bench import recording_cost
from tests.browser import paths
from tests.browser.klm import WITNESS, Cost, Hand, NotCounted
from tests.browser.world import World

pytestmark = pytest.mark.browser

BY_NAME = {path.name: path for path in paths.PATHS}


_walked: dict[str, tuple[Cost, list[str]]] = {}


@pytest.fixture
def walked(sign_in: Any, again: Callable[[], World]) -> Callable[[str], tuple[Cost, list[str]]]:
    """Go a path, each only once in a run."""

    def walked(name: str) -> tuple[Cost, list[str]]:
        if name not in _walked:
            world = again()
            page = sign_in("ana")
            _walked[name] = paths.walk(BY_NAME[name], world, page.context, page)
        return _walked[name]

    return walked


@pytest.fixture
def hand(sign_in: Any) -> Hand:
    page = sign_in("ana")
    page.context.add_init_script(WITNESS)
    page.goto("/")
    return Hand(page)


def test_a_visit_both_sides_agreed_costs_twenty_seconds_and_keeps_ten_facts(walked: Any) -> None:
    cost, facts = walked("A")
    assert cost.seconds <= 20
    assert cost.words == 600
    assert len(facts) == 10


def test_leaving_the_second_lane_empty_costs_nothing(walked: Any) -> None:
    """On a page that has no second lane the same visit takes the same keys and clicks."""
    cost, facts = walked("A")
    assert walked("C") == (cost, facts)


def test_a_visit_nobody_planned_costs_thirty_seconds(walked: Any) -> None:
    cost, facts = walked("B")
    assert cost.seconds <= 30
    assert {"day and time", "place", "who was there", "seen alone", "its day"} <= set(facts)


def test_three_siblings_seen_together_cost_five_seconds_more(walked: Any) -> None:
    one, _ = walked("A")
    three, facts = walked("D")
    assert three.seconds <= one.seconds + 5
    assert {"seen alone", "promise"} <= set(facts)


@pytest.mark.parametrize("name", [name for name in BY_NAME if name.startswith("job")])
def test_the_days_jobs_stay_under_their_ceilings(walked: Any, name: str) -> None:
    cost, _ = walked(name)
    job = BY_NAME[name]
    assert cost.seconds <= job.ceiling
    if job.with_words is not None:
        assert cost.with_words <= job.with_words


def test_the_page_in_the_documents_says_what_is_measured(walked: Any) -> None:
    rows = []
    for path in paths.PATHS:
        rows += recording_cost.measured(path, *walked(path.name))
    assert recording_cost.PAGE.read_text(encoding="utf-8") == recording_cost.page(rows)


def test_every_key_and_click_is_counted(hand: Hand, world: World) -> None:
    """By hand: three decisions, a click, one change of device, two chords and a letter."""
    hand.decide("which row").click("link", "Write it up: Maya Bell").arrives("record/")
    hand.decide("seen alone").press("Alt+a")
    hand.decide("when").press("Alt+t").type("y")
    cost = hand.done()
    assert (cost.keys, cost.clicks, cost.think, cost.moves) == (5, 1, 3, 1)
    assert cost.seconds == pytest.approx(5 * 0.28 + 1.1 + 2 * 0.1 + 3 * 1.35 + 0.4)


def test_what_acts_past_the_count_is_found_out(hand: Hand) -> None:
    hand.decide("find").press("/").arrives("/find/", at="#q")
    hand._page.keyboard.press("a")
    with pytest.raises(NotCounted, match="browser"):
        hand.done()


def test_a_click_or_a_chord_needs_a_decision_of_its_own(hand: Hand) -> None:
    with pytest.raises(NotCounted, match="begins"):
        hand.press("n")
    hand.decide("which row").click("link", "Write it up: Maya Bell").arrives("record/")
    with pytest.raises(NotCounted, match="its own"):
        hand.press("Alt+a")


def test_what_is_out_of_sight_cannot_be_clicked_for_nothing(hand: Hand) -> None:
    hand._page.set_viewport_size({"width": 1280, "height": 300})
    with pytest.raises(NotCounted, match="scrolled"):
        hand.decide("which promise").click("button", "Kept: take Col the bus pass form")


def test_letters_that_need_shift_are_not_counted_as_one_key(hand: Hand) -> None:
    with pytest.raises(NotCounted, match="more keys"):
        hand.decide("find").type("Maya")
