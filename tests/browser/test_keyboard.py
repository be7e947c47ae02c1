"""The day's work without a mouse, from signing in to signing out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from alongside.base.drafts.models import Draft
from alongside.practice.encounters.models import Encounter
from alongside.practice.promises.models import Promise, State
from tests.browser.world import NOW, PASSWORD, World

pytestmark = pytest.mark.browser

ACTIVE = """() => {
  const at = document.activeElement;
  const label = at.labels?.[0]?.innerText ?? "";
  return [label, at.getAttribute("aria-label") ?? "", at.innerText ?? ""].join(" ").trim();
}"""


class Keys:
    """A page that only hears the keyboard."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, *keys: str) -> Keys:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, text: str) -> Keys:
        self.page.keyboard.type(text)
        return self

    def to(self, address: str) -> Keys:
        self.page.wait_for_url(re.compile(address))
        self.page.wait_for_load_state("load")
        return self

    def at(self) -> str:
        words = " ".join(str(self.page.evaluate(ACTIVE)).split())
        return words.replace(" :", ":")

    def tab_to(self, words: str, most: int = 60) -> int:
        """Tab until what begins with these words has the focus; answers how often."""
        seen = []
        for count in range(1, most + 1):
            self.press("Tab")
            if self.at().startswith(words):
                return count
            seen.append(self.at()[:40])
        raise AssertionError(f"{words!r} is not within {most} tabs: {seen}")


@pytest.fixture
def keys(desk: Any) -> Keys:
    return Keys(desk)


def encounters(world: World, person: str) -> list[Encounter]:
    ana = world.viewer()
    return list(
        Encounter.objects.visible_to(ana)
        .filter(parts__person=world.people[person], recorded_at=NOW)
        .order_by("pk")
    )


def test_a_whole_day(page: Any, world: World, url: str) -> None:
    """Sign in, find, write up, ring, promise, keep for later, carry on, sign out."""
    keys = Keys(page)
    page.goto(f"{url}/sign-in/")
    keys.type("ana").press("Tab").type(PASSWORD).press("Enter").to(f"{url}/$")

    keys.press("/").to("/find/").type("ree").press("Enter").to(str(world.reece.pk))

    keys.press("d").to(f"{url}/$").tab_to("Write it up: Maya Bell")
    keys.press("Enter").to("record/").type("We walked home along the canal.")
    keys.press("Alt+a", "Control+Enter").to("done=recorded")
    assert keys.at().startswith("Saved. It is safe in Alongside.")

    keys.press("n").to("/record/").type("She rang about the bike.")
    keys.press("Control+Enter").to("done=recorded")

    keys.press("d").to(f"{url}/$").tab_to("Kept: take Col")
    keys.press("Enter").to("done=kept").tab_to("Undo")
    keys.press("Enter").to("done=reopened")

    keys.press("/").to("/find/").type("tia").press("Enter").to(str(world.tia.pk))
    keys.tab_to("Write down a promise")
    keys.press("Enter").to("/promise/").tab_to("What was promised")
    keys.type("bring the bike pump").tab_to("By when")
    keys.type("f").press("Control+Enter").to("done=promised")

    keys.press("n").to("record/").type("Half a thought").tab_to("Keep for later")
    keys.press("Enter").to("/drafts/").tab_to("Tia Brandt")
    keys.press("Enter").to(r"/drafts/\w").tab_to("Carry on")
    keys.press("Enter").to("record/").type(", and the other half.")
    keys.press("Control+Enter").to("done=recorded")

    keys.tab_to("More")
    keys.press("Enter").to("/more/").tab_to("Sign out")
    keys.press("Enter").to("/sign-out/").tab_to("Sign out")
    keys.press("Enter").to("/sign-in/")

    assert [one.narrative for one in encounters(world, "maya")] == [
        "We walked home along the canal.",
        "She rang about the bike.",
    ]
    assert [one.narrative for one in encounters(world, "tia")] == [
        "Half a thought, and the other half."
    ]
    ana = world.viewer()
    assert Promise.objects.visible_to(ana).get(pk=world.late.pk).state == State.OPEN
    assert Promise.objects.visible_to(ana).filter(words="bring the bike pump").count() == 1
    assert not Draft.objects.visible_to(ana).exclude(pk=world.draft.pk).exists()


def test_a_call_nobody_planned(keys: Keys, world: World) -> None:
    keys.press("n").to("/record/").type("jea").press("Enter").to("people/.*/record/")
    keys.type("She asked about the bed.").press("Control+Enter").to("done=recorded")
    assert keys.at().startswith("Saved. It is safe in Alongside.")
    (call,) = encounters(world, "jean")
    assert (call.how, call.happened_at, call.narrative) == (
        "phone",
        NOW,
        "She asked about the bed.",
    )


def test_somebody_else_is_found(keys: Keys, world: World) -> None:
    keys.press("/").to("/find/").tab_to("Name")
    keys.type("Orla Finch").tab_to("Birth date")
    keys.type("5/10/2011").press("Enter").to("/find/else/")
    assert "Known here" in keys.at()


def test_the_whole_record_page(keys: Keys, world: World) -> None:
    """Every part of it by its key: when and who, the promise, the own lane, back to the words."""
    keys.page.goto(f"{world.path('maya', 'record/')}?appointment={world.visit.pk}")
    assert keys.page.evaluate("document.activeElement.id") == "for_them"
    for key, lands in (("Alt+t", "happened_day"), ("Alt+p", "promise"), ("Alt+m", "for_me"),
                       ("Alt+w", "for_them")):  # fmt: skip
        keys.press(key)
        assert keys.page.evaluate("document.activeElement.id") == lands
    keys.press("Alt+1", "Alt+a")
    assert keys.page.evaluate("document.activeElement.id") == "for_them", "the hand stays"
    assert not keys.page.locator("#present-1").is_checked()
    assert keys.page.locator("#seen_alone-1").is_checked()
    assert keys.page.locator("#announcer").inner_text() == "Seen alone: ticked"


def test_ticking_who_was_there_opens_what_it_changes(keys: Keys, world: World) -> None:
    keys.page.goto(f"{world.path('maya', 'record/')}?appointment={world.visit.pk}")
    assert not keys.page.locator("#present-1").is_visible()
    keys.press("Alt+1")
    assert keys.page.locator("#present-1").is_visible()
    assert not keys.page.locator("#present-1").is_checked()


def test_what_was_changed_above_the_words_stays_in_sight(keys: Keys, world: World) -> None:
    """The line above the words would go on saying what is no longer true."""
    keys.page.goto(f"{world.path('maya', 'record/')}?appointment={world.visit.pk}")
    keys.press("Alt+t").type("f")
    line = keys.page.get_by_text("40 min")
    assert not line.is_visible()
    keys.press("Shift+Tab", "Enter", "Enter", "Enter")
    keys.page.locator("#happened_day").wait_for()
    assert not line.is_visible()


def test_a_refused_save_puts_the_focus_on_what_to_put_right(keys: Keys, world: World) -> None:
    keys.page.goto(world.path("maya", "record/"))
    keys.press("Control+Enter")
    keys.page.locator("[role=alert]").wait_for()
    assert keys.at().startswith("One thing to put right")
    keys.press("Tab", "Enter")
    assert keys.page.evaluate("document.activeElement.id") == "for_them"
    keys.type("We met.").press("Control+Enter").to("done=recorded")


def test_the_list_of_keys_opens_and_gives_the_focus_back(keys: Keys) -> None:
    keys.tab_to("People")
    keys.press("?")
    dialog = keys.page.get_by_role("dialog", name="Keys")
    assert dialog.get_by_text("Find").is_visible()
    keys.press("Escape")
    assert dialog.count() == 0
    assert keys.at() == "People"


def test_single_keys_can_be_switched_off(keys: Keys, world: World, url: str) -> None:
    keys.page.goto("/more/")
    keys.tab_to("Single keys work")
    keys.press("Space").tab_to("Save")
    keys.press("Enter").to("done=settings")
    keys.press("n", "/", "?")
    assert "/more/" in keys.page.url
    assert keys.page.get_by_role("dialog").count() == 0
    keys.page.goto(world.path("maya", "record/"))
    keys.press("Alt+p")
    assert keys.page.evaluate("document.activeElement.id") == "promise", "chords still work"


def test_keys_do_nothing_while_somebody_types(keys: Keys, world: World) -> None:
    keys.page.goto(world.path("maya", "record/"))
    keys.type("n/d?p")
    assert keys.page.locator("#for_them").input_value() == "n/d?p"


def test_the_first_job_of_a_page_is_near(keys: Keys, world: World) -> None:
    """Past the skip link, at most three tabs lead to what the page is for."""
    keys.press("Tab", "Enter")
    assert keys.tab_to("Write it up: Maya Bell", most=3)
    keys.page.goto(world.path("maya"))
    keys.press("Tab", "Enter")
    assert keys.tab_to("Plan a meeting", most=3)
