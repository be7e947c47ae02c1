"""Hands on the map in a real browser: every job by keys, by the list, and without script."""

from __future__ import annotations

import gzip
import re
import time
from pathlib import Path
from typing import Any

import pytest

from alongside.people.ties.actions import add_tie, say_reading
from alongside.people.ties.models import Tie
from alongside.people.ties.readings import Reading
from alongside.people.ties.told import Said, Told
from tests.browser.test_keyboard import Keys
from tests.browser.world import World

pytestmark = pytest.mark.browser

HERE = "document.activeElement.closest('[data-key]')?.dataset.key ?? document.activeElement.id"


def own(world: World, tie: Tie) -> Any:
    rows = Reading.objects.visible_to(world.viewer()).current()
    return rows.filter(tie=tie, perspective="own").order_by("on", "written_at", "pk").last()


def put(world: World, name: str, kind: str, ring: int, quality: str = "ok") -> Tie:
    ana = world.viewer()
    tie = add_tie(person_id=world.maya.pk, told=Told(kind, name), by=ana)
    said = Said(closeness=ring, quality=quality)
    say_reading(tie_id=tie.pk, perspective="own", said=said, by=ana)
    return tie


@pytest.fixture
def ties(world: World) -> dict[str, Tie]:
    return {
        "nan": world.tie_nan,
        "zee": put(world, "Zee", "friend", 2),
        "school": put(world, "Weir School", "school", 3),
        "club": put(world, "Farrow FC", "club", 4),
    }


@pytest.fixture
def keys(desk: Any, world: World, ties: Any) -> Keys:
    desk.goto(world.path("maya", "map/"))
    return Keys(desk)


def focus(keys: Keys) -> str:
    return str(keys.page.evaluate(HERE))


def into_the_map(keys: Keys) -> None:
    """By Tab, from whatever stands before it."""
    for _step in range(40):
        keys.press("Tab")
        if keys.page.evaluate("!!document.activeElement.closest('[data-map]')"):
            return
    raise AssertionError("Tab does not lead into the map")


def until(holds: Any) -> None:
    """Wait for what a script brings about; the pages let no text be run as script."""
    for _step in range(100):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come about")


def settled(keys: Keys) -> None:
    keys.page.wait_for_load_state("networkidle")


def test_the_map_is_one_stop_and_arrows_walk_in_it(keys: Keys, ties: dict[str, Tie]) -> None:
    into_the_map(keys)
    page = keys.page
    assert page.evaluate("document.activeElement.matches('.map-me')"), "Tab enters in the middle"
    assert page.locator("[data-map] [tabindex='0']").count() == 1
    row = page.locator("[data-map] a.map-one").evaluate_all("all => all.map(a => a.dataset.key)")
    keys.press("ArrowRight")
    walk = [focus(keys)]
    for _step in row[1:]:
        keys.press("ArrowRight")
        walk.append(focus(keys))
    assert walk == row
    keys.press("ArrowRight", "ArrowLeft")
    assert focus(keys) == row[-1], "round, and back"
    keys.press("Home")
    assert page.evaluate("document.activeElement.matches('.map-me')")
    keys.press("ArrowDown")
    assert focus(keys) == str(ties["nan"].pk), "the nearest of all"
    keys.press("ArrowUp")
    assert page.evaluate("document.activeElement.matches('.map-me')")
    keys.press("ArrowDown", "Tab")
    assert not page.evaluate("!!document.activeElement.closest('[data-map]')"), "and Tab leaves"
    keys.press("Shift+Tab")
    assert focus(keys) == str(ties["nan"].pk), "and comes back to where it was"


def go_to(keys: Keys, tie: Tie) -> None:
    into_the_map(keys)
    for _step in range(12):
        keys.press("ArrowRight")
        if focus(keys) == str(tie.pk):
            return
    raise AssertionError(f"{tie} is not reached")


def test_the_card_opens_and_escape_leads_back_and_out(keys: Keys, ties: dict[str, Tie]) -> None:
    page = keys.page
    page.evaluate("window.stayed = true")
    go_to(keys, ties["zee"])
    keys.press("Enter")
    page.locator("#card", has_text="Zee, friend.").wait_for()
    settled(keys)
    assert focus(keys) == "card"
    assert page.evaluate("window.stayed"), "without leaving the page"
    keys.press("Escape")
    assert focus(keys) == str(ties["zee"].pk)
    keys.press("Escape")
    assert focus(keys) == "map-after"


def test_a_ring_a_line_and_undo_by_keys(keys: Keys, world: World, ties: dict[str, Tie]) -> None:
    page, zee = keys.page, ties["zee"]
    go_to(keys, zee)
    keys.press("4")
    page.locator("#card", has_text="Zee, friend.").wait_for()
    page.locator(".map-steps", has_text="Zee. Far away.").wait_for()
    settled(keys)
    assert own(world, zee).closeness == 4
    assert focus(keys) == str(zee.pk), "the focus stays on them"
    keys.press("l")
    until(lambda: page.evaluate("document.activeElement.name") == "quality")
    keys.press("ArrowLeft")  # from OK to strong
    keys.tab_to("Save", most=6)
    keys.press("Enter")
    page.locator(".map-steps", has_text="Zee. Strong.").wait_for()
    assert (own(world, zee).closeness, own(world, zee).quality) == (4, "strong")
    keys.tab_to("Undo", most=12)
    keys.press("Enter")
    page.locator(".map-steps", has_text="Zee. Far away.").wait_for()
    settled(keys)
    assert (own(world, zee).closeness, own(world, zee).quality) == (4, "ok")
    assert focus(keys) == "undo"
    keys.press("Enter")
    page.locator(".map-steps", has_text="Farrow FC. Far away. OK.").wait_for()
    assert own(world, zee).closeness == 2
    keys.tab_to("Redo", most=3)
    keys.press("Enter")
    until(lambda: own(world, zee).closeness == 4)
    settled(keys)


def test_the_list_beside_follows_and_so_does_each_day(
    keys: Keys, world: World, ties: dict[str, Tie]
) -> None:
    page, zee = keys.page, ties["zee"]
    page.evaluate("window.stayed = true")
    slider = page.get_by_role("slider")
    assert "Far away (1)" in page.locator("#map-list").inner_text()
    slider.focus()
    slider.press("ArrowLeft")  # today is kept, to come back to
    page.locator("#map-list", has_not_text="Zee").wait_for()
    slider.press("ArrowRight")
    page.locator("#map-list", has_text="Zee").wait_for()
    page.locator(f"[data-map] a[data-key='{zee.pk}']").focus()
    keys.press("4")
    page.locator("#map-list", has_text="Far away (2)").wait_for()
    slider.focus()
    slider.press("ArrowLeft")
    page.locator("#map-list", has_not_text="Zee").wait_for()
    slider.press("ArrowRight")
    page.locator("#map-list", has_text="Zee").wait_for()
    assert "Far away (2)" in page.locator("#map-list").inner_text(), "as it is now"
    assert page.evaluate("window.stayed"), "without leaving the page"


def test_whoever_was_put_on_is_taken_off_and_put_on_again_by_keys(desk: Any, world: World) -> None:
    put_on = add_tie(person_id=world.maya.pk, told=Told("friend", "Quill"), by=world.viewer())
    desk.goto(world.path("maya", "map/"))
    keys = Keys(desk)
    keys.tab_to("Undo", most=60)
    keys.press("Enter")
    desk.locator("#map-list", has_not_text="Quill").wait_for()
    settled(keys)
    assert not Tie.objects.visible_to(world.viewer()).filter(pk=put_on.pk).exists()
    assert desk.evaluate("document.activeElement.matches('.map-me')"), "there is no more to undo"
    keys.tab_to("Redo", most=20)
    keys.press("Enter")
    desk.locator("#card", has_text="Quill, friend.").wait_for()
    settled(keys)
    assert focus(keys) == "card"
    assert desk.locator("#map-list", has_text="Quill").count() == 1


def test_whom_they_know_is_gone_through_one_after_another(
    keys: Keys, world: World, ties: dict[str, Tie]
) -> None:
    ana = world.viewer()
    leo = add_tie(person_id=world.maya.pk, told=Told("sibling", "Leo", other=world.leo.pk), by=ana)
    add_tie(person_id=world.leo.pk, told=Told("school", "Weir School"), by=ana)
    add_tie(person_id=world.leo.pk, told=Told("club", "Farrow FC"), by=ana)
    page = keys.page
    page.reload()
    go_to(keys, leo)
    seen = []
    for _step in range(3):
        keys.press("c")
        last = (seen or [str(leo.pk)])[-1]
        until(lambda last=last: focus(keys) != last)
        seen.append(focus(keys))
    assert set(seen[:2]) == {str(ties["school"].pk), str(ties["club"].pk)}
    assert seen[2] == str(leo.pk), "and back"
    assert page.locator("[data-between]").count() == 2, "drawn while they are chosen"


def test_to_the_list_with_the_focus_on_the_same_person(keys: Keys, ties: dict[str, Tie]) -> None:
    go_to(keys, ties["club"])
    keys.press("t").to("tab=list")
    until(lambda: focus(keys) == f"tie-{ties['club'].pk}")


def test_plus_puts_somebody_on_and_no_letter_acts_outside_the_map(keys: Keys) -> None:
    keys.press("4", "l", "c", "t")
    assert keys.page.url.endswith("/map/")
    into_the_map(keys)
    keys.press("+").to("/ties/add/")


def test_letters_that_are_switched_off_stay_off(
    keys: Keys, world: World, ties: dict[str, Tie]
) -> None:
    keys.page.evaluate("document.body.dataset.singleKeys = 'off'")
    keys.page.add_init_script(
        "addEventListener('DOMContentLoaded', () => (document.body.dataset.singleKeys = 'off'))"
    )
    keys.page.reload()
    go_to(keys, ties["zee"])
    keys.press("4", "t")
    assert "tab=list" not in keys.page.url
    assert own(world, ties["zee"]).closeness == 2


def test_the_size_changes_and_the_place_is_kept(keys: Keys, ties: dict[str, Tie]) -> None:
    page = keys.page
    wide = page.locator("#map-frame svg").evaluate("e => e.getBoundingClientRect().width")
    page.get_by_role("link", name="200 %").click()
    page.locator(".map-zoom-200").wait_for()
    assert (
        page.locator("#map-frame svg").evaluate("e => e.getBoundingClientRect().width") > wide * 1.5
    )
    assert page.get_by_role("link", name="200 %").get_attribute("aria-current") == "true"


# --- with fingers, and without script ------------------------------------------------------------


def test_at_a_table_with_fingers(sign_in: Any, world: World) -> None:
    page = sign_in("ana", viewport={"width": 820, "height": 1180}, has_touch=True)
    page.goto(world.path("maya", "map/"))
    page.get_by_role("link", name="Build it together").tap()
    page.get_by_label("Name", exact=True).fill("Sasha")
    page.get_by_text("Brother or sister", exact=True).tap()
    page.get_by_role("button", name="Next: how close?").tap()
    page.wait_for_url(re.compile("step=ring"))
    page.locator(".tap-4 label").tap(position={"x": 250, "y": 12})
    page.wait_for_url(re.compile("step=line"))
    tie = Tie.objects.visible_to(world.viewer()).get(name="Sasha")
    assert own(world, tie).closeness == 4, "the outer ring where it is tapped, not the middle"
    page.get_by_text("Hard going").tap()
    page.wait_for_url(re.compile("step=help"))
    page.get_by_role("button", name="Undo").tap()
    page.wait_for_url(re.compile("step=line"))
    assert own(world, tie).quality == ""
    page.get_by_text("Strong").tap()
    page.wait_for_url(re.compile("step=help"))
    page.get_by_text("Help goes both ways").tap()
    page.wait_for_url(re.compile("/map/together/"))
    said = own(world, tie)
    assert (tie.kind, said.quality, said.flow) == ("sibling", "strong", "both")
    assert page.locator(".map-chosen", has_text="Sasha").count() == 1


def test_arrow_keys_choose_and_do_not_go_on(desk: Any, world: World) -> None:
    desk.goto(f"/ties/{world.tie_mum.pk}/together/")
    desk.locator("input[name=closeness]").first.focus()
    desk.keyboard.press("ArrowDown")
    desk.wait_for_timeout(200)
    assert "step=line" not in desk.url
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile("step=line"))


def test_everything_without_script_and_by_the_list(
    sign_in: Any, world: World, ties: dict[str, Tie]
) -> None:
    page = sign_in("ana", java_script_enabled=False)
    zee = ties["zee"]
    page.goto(f"{world.path('maya', 'map/')}?who={zee.pk}")
    page.get_by_role("button", name=re.compile(r"^Closer\s*: Zee")).click()
    assert own(world, zee).closeness == 1
    page.get_by_role("button", name=re.compile("^Undo")).click()
    assert own(world, zee).closeness == 2
    page.get_by_text("Ring, line and help").click()
    page.locator("#card").get_by_text("Hard going", exact=True).first.click()
    page.get_by_role("button", name="Save").click()
    assert own(world, zee).quality == "hard"
    page.get_by_role("link", name="150 %").click()
    assert "zoom=150" in page.url
    page.get_by_role("link", name="Show their ties").click()
    assert "theirs=1" in page.url
    page.get_by_role("link", name="List").click()
    row = page.locator(f"#tie-{zee.pk}")
    row.get_by_role("link", name=re.compile(r"^Say how it is\s*: Zee")).click()
    page.get_by_text("Not so close", exact=True).click()
    page.get_by_role("button", name=re.compile("^Save")).click()
    assert own(world, zee).closeness == 3
    page.goto(world.path("maya", "map/?tab=list"))
    page.get_by_role("button", name=re.compile("^Undo")).click()
    assert own(world, zee).closeness != 3
    page.goto(world.path("maya", "map/tidy/"))
    page.get_by_role("button", name="Tidy up").click()
    page.get_by_role("button", name="Undo tidying up").click()
    assert page.get_by_text("Everybody stands where they stood before.").count() == 1


# --- what it weighs ------------------------------------------------------------------------------


def test_the_scripts_of_the_map_are_small() -> None:
    """12 KB, minified, with whatever else the map page brings of its own."""
    folder = Path(__file__).resolve().parents[2] / "alongside" / "static" / "js"
    sizes = {file.name: len(without_words(file)) for file in folder.glob("map*.js")}
    assert sum(sizes.values()) <= 12_000, sizes


def without_words(file: Path) -> str:
    """A script without comments and indents: more than any minifier leaves of it."""
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def test_a_map_of_fifteen_and_its_scripts_are_thirty_kilobytes(
    desk: Any, world: World, ties: dict[str, Tie]
) -> None:
    """What is fetched when one comes from My day: what every page has is there already."""
    for number in range(8):
        put(world, f"Friend {number}", "friend", number % 4 + 1)
    fetched: dict[str, int] = {}

    def keep(answer: Any) -> None:
        if answer.ok:
            fetched.setdefault(answer.url, len(gzip.compress(answer.body(), mtime=0)))

    desk.on("response", keep)
    desk.goto("/", wait_until="networkidle")
    there = set(fetched)
    desk.goto(world.path("maya", "map/"), wait_until="networkidle")
    own = {url: size for url, size in fetched.items() if url not in there}
    assert sum(own.values()) <= 30_000, own
