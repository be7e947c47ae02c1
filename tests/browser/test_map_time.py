"""From day to day on a map, and two maps compared: by keyboard alone, and without a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from alongside.base.core.dates import RoughDate
from alongside.people.ties import actions
from alongside.people.ties.models import Tie
from alongside.people.ties.readings import Reading
from alongside.people.ties.told import Said, Told
from tests.browser.test_keyboard import Keys
from tests.browser.test_without_script import follow, press
from tests.browser.world import DAY, NOW, World

pytestmark = pytest.mark.browser

TODAY = NOW.date()
STEP = 100  # ms: a step of the slider to a day that was fetched before
FETCHED = """() => {
  const at = Number(document.querySelector("#stop").value);
  const { on } = document.querySelectorAll("#stops option")[at - 1].dataset;
  return performance.getEntriesByType("resource").some(
    ({ name, responseEnd }) => responseEnd && name.includes("part=1") && name.includes(on));
}"""
STEP_BACK = """() => new Promise((done) => {
  const slider = document.querySelector("#stop");
  const begun = performance.now();
  const drawn = new MutationObserver(() => {
    drawn.disconnect();
    requestAnimationFrame(() => done(performance.now() - begun));
  });
  drawn.observe(document.querySelector("[data-map]"), { childList: true });
  slider.value = Number(slider.value) - 1;
  slider.dispatchEvent(new Event("input"));
})"""


@pytest.fixture
def history(world: World) -> dict[str, Tie]:
    """Zee came in, came closer, and Lorna, whose own view of Zee is another, came and went."""
    ana, found = world.viewer(), {}
    for name, ring, days in (("Zee", 3, 120), ("Lorna", 2, 90), ("Priya", 4, 60)):
        found[name] = actions.add_tie(person_id=world.maya.pk, told=Told("friend", name), by=ana)
        actions.say_reading(
            tie_id=found[name].pk, perspective="worker", said=Said(ring, "ok"),
            on=TODAY - days * DAY, by=ana,
        )  # fmt: skip
    actions.say_reading(
        tie_id=found["Zee"].pk, perspective="worker", said=Said(1, "strong"),
        on=TODAY - 40 * DAY, by=ana,
    )  # fmt: skip
    actions.say_reading(
        tie_id=found["Zee"].pk, perspective="carer", said=Said(4, "hard"), said_by="Lorna",
        on=TODAY - 40 * DAY, by=ana,
    )  # fmt: skip
    ended = RoughDate(TODAY - 30 * DAY)
    actions.end_tie(tie_id=found["Lorna"].pk, version=1, ended=ended, by=ana)
    return found


def of_ana(page: Any, world: World) -> str:
    """The address of Maya's map as Ana sees her."""
    page.goto(world.path("maya", "map/"))
    page.get_by_role("link", name=re.compile("^Ana.*view$")).click()
    page.wait_for_url(re.compile("view=worker"))
    return str(page.url)


def spots(page: Any) -> dict[str, str]:
    script = "all => Object.fromEntries(all.map(a => [a.dataset.key, a.getAttribute('transform')]))"
    return dict(page.eval_on_selector_all("svg.map a[data-key]", script))


def test_the_slider_by_keyboard_alone(desk: Any, world: World, history: dict[str, Tie]) -> None:
    keys, line = Keys(desk), desk.locator("#map-then")
    address = of_ana(desk, world)
    desk.evaluate("window.stays = true")
    now = spots(desk)
    keys.tab_to("Day, from the first to today")
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")
    desk.get_by_text("Lorna ended.").wait_for()
    assert desk.evaluate("document.activeElement.id") == "stop", "the focus stays on the slider"
    assert f"on={TODAY - 30 * DAY}" in desk.url
    assert "Lorna" in desk.locator("#stop").get_attribute("aria-valuetext")
    keys.press("ArrowLeft")
    desk.get_by_text("Zee came closer. Zee became strong.").wait_for()
    after = spots(desk)
    keys.press("ArrowLeft")
    desk.get_by_text("Priya came in.").wait_for()
    before = spots(desk)
    zee = str(history["Zee"].pk)
    assert {key for key in before if before[key] != after[key]} == {zee}
    assert line.get_attribute("role") == "status"
    assert desk.evaluate("window.stays"), "the page was never loaded anew"
    assert desk.get_by_role("button", name="Go").count() == 0
    keys.tab_to("Later:")
    keys.press("Enter")
    desk.get_by_text("Zee came closer. Zee became strong.").wait_for()
    assert keys.at().startswith("Later:"), "and on a link it stays on the link"
    keys.press("Shift+Tab", "Shift+Tab", "Shift+Tab").press("End")
    desk.wait_for_url(address)
    assert spots(desk) == now
    desk.reload()
    assert spots(desk) == now


def test_playing_goes_from_day_to_day_until_it_is_paused(
    desk: Any, world: World, history: dict[str, Tie]
) -> None:
    desk.clock.install()
    of_ana(desk, world)
    slider, play = desk.locator("#stop"), desk.locator("[data-play]")
    last = int(slider.input_value())
    seen = [last]

    def plays_until(done: Callable[[], bool]) -> None:
        for _half_a_second in range(500):
            if done():
                return
            desk.clock.run_for(500)
            desk.wait_for_timeout(20)  # for what is fetched
            if (at := int(slider.input_value())) != seen[-1]:
                seen.append(at)

    play.click()
    plays_until(lambda: seen[-1] == 2)
    assert play.inner_text() == "Pause"
    play.click()
    desk.clock.run_for(10_000)
    assert (slider.input_value(), play.inner_text()) == ("2", "Play")
    play.click()
    plays_until(lambda: play.inner_text() == "Play")
    assert seen == [last, *range(last + 1)], "from the last it begins again at the first"


def test_nothing_plays_for_those_who_ask_that_nothing_moves(
    sign_in: Any, world: World, history: dict[str, Tie]
) -> None:
    page = sign_in("ana", reduced_motion="reduce")
    of_ana(page, world)
    assert page.locator("#stop").is_visible()
    assert page.locator("[data-play]").is_hidden()


def test_a_step_is_quick(desk: Any, world: World, history: dict[str, Tie]) -> None:
    of_ana(desk, world)
    desk.locator("#stop").focus()
    took = []
    for _step in range(4):
        desk.wait_for_function(FETCHED)
        took.append(desk.evaluate(STEP_BACK))
    assert min(took) < STEP, f"not one was quick, in ms: {took}"


def test_a_day_that_cannot_be_fetched_is_opened_as_a_page(
    desk: Any, world: World, history: dict[str, Tie]
) -> None:
    of_ana(desk, world)
    desk.evaluate("window.stays = true")
    desk.route("**part=1**", lambda route: route.abort())
    desk.locator("#map-steps a").first.click()
    desk.wait_for_url(re.compile("on="))
    desk.wait_for_load_state("load")
    assert not desk.evaluate("window.stays ?? false")
    desk.context.errors.clear()


def test_time_and_comparing_without_a_script(
    sign_in: Any, world: World, history: dict[str, Tie]
) -> None:
    plain = sign_in("ana", java_script_enabled=False)
    of_ana(plain, world)
    plain.locator("#stop").press("ArrowLeft")
    plain.locator("#stop").press("ArrowLeft")
    press(plain, "Go")
    assert plain.get_by_text("Lorna ended.").is_visible()
    follow(plain, "Earlier:")
    assert plain.get_by_text("Zee came closer. Zee became strong.").is_visible()
    follow(plain, "Compare two days or two views")
    assert plain.get_by_role("heading", name="What is different").is_visible()
    plain.get_by_label("One day").select_option(index=0)
    press(plain, "Compare the days")
    assert "Priya came in." in plain.get_by_role("main").inner_text()
    plain.get_by_label("The other view").select_option(label="Lorna’s view")
    press(plain, "Compare the views")
    assert "Lorna’s view: Far away. Hard going." in plain.get_by_role("main").inner_text()
    assert plain.locator("svg.map").count() == 2


def test_two_views_are_merged_by_keyboard_alone(
    desk: Any, world: World, history: dict[str, Tie]
) -> None:
    keys = Keys(desk)
    of_ana(desk, world)
    keys.tab_to("Compare two days or two views")
    keys.press("Enter").to("/compare/")
    keys.tab_to("The other view")
    keys.type("Lorna")
    keys.tab_to("Compare the views")
    keys.press("Enter").to("with=carer")
    keys.tab_to("Find what you agree on")
    keys.press("Enter").to("/agree/")
    zee = history["Zee"].pk
    while desk.evaluate("document.activeElement.name") != f"tie-{zee}":
        keys.press("Tab")
    keys.press("ArrowDown")  # to the first of the two
    keys.tab_to("Save what is agreed")
    keys.press("Enter").to("/ties/")
    desk.get_by_text("Saved, as agreed together.").wait_for()
    (agreed,) = Reading.objects.visible_to(world.viewer()).filter(perspective="agreed")
    assert (agreed.tie_id, agreed.closeness, agreed.quality) == (zee, 1, "strong")


def test_two_maps_stand_one_under_the_other_on_a_phone(
    sign_in: Any, world: World, history: dict[str, Tie]
) -> None:
    for width, beside in ((1920, True), (1280, False), (390, False)):
        page = sign_in("ana", viewport={"width": width, "height": 844})
        page.goto(world.path("maya", "map/compare/"))
        one, other = (page.locator(".map-frame").nth(n).bounding_box() for n in (0, 1))
        assert (one["y"] == pytest.approx(other["y"], abs=40)) is beside
        assert page.evaluate("document.documentElement.scrollWidth") <= width
