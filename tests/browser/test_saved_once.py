"""One visit is one entry, however often somebody presses, goes back or opens it twice."""

from __future__ import annotations

import re
from typing import Any

import pytest

from alongside.practice.encounters.models import Encounter
from tests.browser.world import World
from tests.browser.writing import MINE, WORDS, counts, drafts, fill, open_visit, save, sent, written

pytestmark = pytest.mark.browser

AGAIN = "She came out first, hood down."


def test_a_double_press_saves_once(desk: Any, world: World) -> None:
    open_visit(desk, world)
    fill(desk)
    desk.get_by_role("button", name="Save what happened").dblclick()
    desk.wait_for_url(re.compile("done=recorded"))
    assert len(written(world)) == 1


def test_the_same_form_arriving_three_times_at_once_is_saved_once(desk: Any, world: World) -> None:
    """As from a double press without a script, or a network that sends again."""
    open_visit(desk, world)
    fill(desk)
    before = counts()
    led = desk.evaluate(
        """() => {
          const form = document.querySelector(".record-form");
          const send = () => fetch(form.action, { method: "POST", body: new FormData(form) });
          return Promise.all([send(), send(), send()]).then((answers) => answers.map((a) => a.url));
        }"""
    )
    assert len(set(led)) == 1
    assert "done=recorded" in led[0]
    assert len(written(world)) == 1
    assert counts()["Promise"] == before["Promise"] + 1


def test_the_button_says_that_it_is_sending(desk: Any, world: World) -> None:
    open_visit(desk, world)
    desk.locator("#for_them").fill(WORDS)
    desk.evaluate(
        """addEventListener("pagehide", () => {
          sessionStorage.said = document.querySelector("[aria-busy=true]").innerText;
        })"""
    )
    save(desk)
    desk.wait_for_url(re.compile("done=recorded"))
    assert "Sending" in desk.evaluate("sessionStorage.said")


def test_going_back_after_saving_and_saving_again_saves_once(desk: Any, world: World) -> None:
    """The browser puts words back into the page; it is still the page that was saved."""
    open_visit(desk, world)
    fill(desk)
    save(desk)
    desk.wait_for_url(re.compile("done=recorded"))
    before = counts()
    desk.go_back()
    assert desk.locator("#for_them").input_value() == WORDS, "else this test shows nothing"
    save(desk)
    alert = desk.get_by_role("alert")
    alert.get_by_text("This was saved once already, with other words.").wait_for()
    assert not alert.get_by_text("Nothing has been saved yet").count()
    assert desk.locator("#for_them").input_value() == WORDS
    assert counts() == before


def test_going_back_and_saving_the_very_same_leads_to_what_was_saved(
    desk: Any, world: World
) -> None:
    open_visit(desk, world)
    desk.locator("#for_them").fill(WORDS)
    save(desk)
    desk.wait_for_url(re.compile("done=recorded"))
    before = counts()
    desk.go_back()
    save(desk)
    desk.wait_for_url(re.compile("done=recorded"))
    assert counts() == before


def test_going_back_to_write_something_else_can_be_saved_as_new(desk: Any, world: World) -> None:
    open_visit(desk, world)
    desk.locator("#for_them").fill(WORDS)
    save(desk)
    desk.wait_for_url(re.compile("done=recorded"))
    desk.go_back()
    desk.locator("#for_them").fill(AGAIN)
    save(desk)
    desk.get_by_role("alert").wait_for()
    save(desk)
    desk.wait_for_url(re.compile("done=recorded"))
    assert sorted(visit.narrative for visit in written(world)) == sorted([WORDS, AGAIN])


def test_a_visit_that_is_written_up_is_not_offered_again(desk: Any, world: World) -> None:
    open_visit(desk, world)
    desk.locator("#for_them").fill(WORDS)
    save(desk)
    desk.wait_for_url(re.compile("done=recorded"))
    desk.goto("/")
    assert desk.get_by_role("link", name=re.compile("Write it up.*Maya")).count() == 0


def test_two_tabs_correcting_one_entry_lose_neither_text(desk: Any, world: World) -> None:
    (entry,) = [world.theo_today]
    first, second = desk, desk.context.new_page()
    for tab in (first, second):
        tab.goto(f"/entries/{entry.pk}/correct/")
    first.locator("#for_them").fill(WORDS)
    first.locator("#why").fill("It was the other way round")
    save(first)
    first.get_by_text("Corrected. What it said before is kept beside it.").wait_for()

    second.locator("#for_them").fill(AGAIN)
    second.locator("#why").fill("I forgot the hood")
    save(second)
    second.get_by_role("heading", name="How it stands now").wait_for()
    assert second.get_by_text(WORDS).is_visible()
    assert second.locator("#for_them").input_value() == AGAIN
    assert second.locator("#why").input_value() == "I forgot the hood"
    newest = Encounter.objects.visible_to(world.viewer()).filter(replaces=entry)
    assert [row.narrative for row in newest] == [WORDS]
    assert [draft["for_them"] for draft in drafts(world)] == [[AGAIN]]


def test_a_form_that_two_people_change_shows_both(sign_in: Any, desk: Any, world: World) -> None:
    cal = sign_in("cal")
    address = f"/promises/{world.soon.pk}/"
    desk.goto(f"{address}?state=changed")
    cal.goto(f"{address}?state=changed")
    for page, words in ((desk, "ring school on Monday"), (cal, "write to school")):
        page.get_by_label("In words").fill(words)
        page.get_by_role("button", name="Save this").click()
    cal.get_by_role("heading", name="How it stands now").wait_for()
    assert cal.get_by_text("ring school on Monday").first.is_visible()
    assert cal.get_by_label("In words").input_value() == "write to school"


# --- what cannot be taken ------------------------------------------------------------------------


def test_a_refused_save_keeps_every_field(desk: Any, world: World) -> None:
    """Both lanes, the promise, who was there, seen alone: all as they were typed."""
    open_visit(desk, world)
    fill(desk)
    desk.locator("#minutes").fill("half an hour")
    desk.locator("#present-1").uncheck()
    before, everything = counts(), sent(desk)
    save(desk)
    desk.get_by_role("alert").wait_for()
    assert desk.get_by_role("link", name="Write minutes, such as 40, or 1 h 30.").is_visible()
    assert sent(desk) == everything
    assert desk.locator("#for_me").input_value() == MINE
    assert not desk.locator("#present-1").is_checked()
    assert desk.locator("#minutes").is_visible(), "what is wrong is not folded away"
    assert counts() == before
