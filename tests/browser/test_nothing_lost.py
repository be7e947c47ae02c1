"""Nothing somebody typed is lost: the browser dies, the session ends, somebody else signs in."""

from __future__ import annotations

import os
import re
import signal
import time
from typing import Any

import pytest
from django.contrib.sessions.models import Session

from alongside.base.drafts import actions as keeping
from tests.browser import house as houses
from tests.browser.world import PASSWORD, World
from tests.browser.writing import (
    MINE,
    WORDS,
    counts,
    drafts,
    fill,
    kept,
    open_visit,
    save,
    says,
    sent,
    written,
)
from tests.support import browser as browsers

pytestmark = pytest.mark.browser


def sign_in_here(page: Any, name: str) -> None:
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="My day").first.wait_for()


def in_another_tab(page: Any, name: str) -> Any:
    """Follow the page's own way to sign in, which opens another tab."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in another tab").last.click()
    tab = opened.value
    sign_in_here(tab, name)
    return tab


def end_session() -> None:
    """The session is gone, as after idle minutes or by the administrator."""
    Session.objects.all().delete()


# --- drafts that keep themselves -----------------------------------------------------------------


def test_a_draft_keeps_itself_and_the_page_says_so_with_the_time(desk: Any, world: World) -> None:
    open_visit(desk, world)
    everything = fill(desk)
    kept(desk, world)
    (draft,) = drafts(world)
    for name, values in everything.items():
        assert draft[name] == values
    assert desk.locator("#announcer").inner_text() == "Draft kept, 17:52"


def test_a_draft_is_kept_within_a_second_however_fast_somebody_types(
    desk: Any, world: World
) -> None:
    """Somebody who never pauses: what stands on the page is kept all the same."""
    open_visit(desk, world)
    began: list[float] = []
    desk.on("request", lambda asked: "keep" in asked.url and began.append(time.monotonic()))
    start = time.monotonic()
    while time.monotonic() - start < 3.2:
        desk.keyboard.type("word ")
        desk.wait_for_timeout(60)
    gaps = [later - sooner for sooner, later in zip([start, *began], began, strict=False)]
    assert len(began) >= 2
    assert max(gaps) < 1.6, "a second, and what a busy machine adds"


def test_saving_while_a_draft_is_on_its_way_leaves_no_draft_behind(
    desk: Any, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server is slow with the draft: it would come after what it was a draft of."""
    keep = keeping.keep

    def slowly(**given: Any) -> Any:
        time.sleep(0.7)
        return keep(**given)

    monkeypatch.setattr(keeping, "keep", slowly)
    open_visit(desk, world)
    with desk.expect_request("**/drafts/keep/"):
        desk.locator("#for_them").fill(WORDS)
    desk.keyboard.press("Control+Enter")
    desk.wait_for_url(re.compile("done=recorded"))
    desk.wait_for_timeout(1000)
    assert [one.narrative for one in written(world)] == [WORDS]
    assert drafts(world) == []


def test_a_server_that_does_not_answer_is_tried_again(desk: Any, world: World) -> None:
    open_visit(desk, world)
    desk.route("**/drafts/keep/", lambda route: route.abort())
    desk.locator("#for_them").fill(WORDS)
    says(desk, "Not kept yet. Still trying.")
    desk.context.errors.clear()  # the console tells of the aborted request
    desk.unroute("**/drafts/keep/")
    kept(desk, world)
    assert drafts(world)[0]["for_them"] == [WORDS]
    desk.context.errors.clear()


def test_only_typing_counts_as_being_there(desk: Any, world: World) -> None:
    """A page that tries again by itself does not keep a session open."""
    open_visit(desk, world)
    desk.route("**/drafts/keep/", lambda route: route.fulfill(status=500, body=""))
    with desk.expect_request("**/drafts/keep/") as first:
        desk.locator("#for_them").fill(WORDS)
    with desk.expect_request("**/drafts/keep/") as second:
        pass
    assert "x-kept-by-itself" not in first.value.headers
    assert second.value.headers["x-kept-by-itself"] == "yes"
    desk.context.errors.clear()


# --- the browser dies ----------------------------------------------------------------------------


@pytest.fixture
def mortal(browser: Any, world: World, url: str) -> Any:
    """Ana's page in a browser process of its own, and how to kill it."""
    found = browsers.program()
    running = browser.browser_type.launch(executable_path=found, args=browsers.ARGUMENTS)
    told = running.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    (process,) = [one["id"] for one in told["processInfo"] if one["type"] == "browser"]
    context = running.new_context(**browsers.LOCALE, **browsers.DESKTOP, base_url=url)
    page = houses.signed_in(context, url, world.sessions["ana"])
    return page, lambda: os.kill(process, signal.SIGKILL)


def test_a_browser_killed_in_the_middle_of_a_word(
    mortal: Any, page: Any, world: World, url: str
) -> None:
    """All but what was typed since the last “Draft kept” is there again after signing in."""
    dying, kill = mortal
    open_visit(dying, world)
    dying.locator("#for_me").fill(MINE)
    dying.locator("#for_them").fill(WORDS)
    kept(dying, world)
    dying.locator("#for_them").focus()
    dying.keyboard.press("Control+End")
    dying.keyboard.type(" And the")
    kill()

    (draft,) = drafts(world)
    assert draft["for_them"] == [WORDS], "what came after the last second is gone"

    page.goto(f"{url}/sign-in/")
    sign_in_here(page, "ana")
    page.goto(f"{url}{world.path('maya', 'record/')}?appointment={world.visit.pk}")
    page.get_by_text("You started this at 17:52 on Wednesday 4 March. Carry on?").wait_for()
    page.get_by_role("link", name="Carry on").click()
    page.wait_for_url(re.compile("draft="))
    assert page.locator("#for_them").input_value() == WORDS
    assert page.locator("#for_me").input_value() == MINE
    save(page)
    assert [one.narrative for one in written(world)] == [WORDS]
    assert drafts(world) == []


def test_a_row_of_my_day_leads_back_to_what_was_begun(desk: Any, world: World) -> None:
    open_visit(desk, world)
    desk.locator("#for_them").fill(WORDS)
    kept(desk, world)
    desk.goto("/")
    desk.get_by_role("link", name=re.compile("Carry on.*Maya")).click()
    desk.wait_for_url(re.compile("draft="))
    assert desk.locator("#for_them").input_value() == WORDS


# --- the session ends ----------------------------------------------------------------------------


def test_a_session_that_ended_costs_no_word(desk: Any, world: World) -> None:
    """Save, be told, sign in in another tab, save there: stored once, everything in it."""
    open_visit(desk, world)
    fill(desk)
    kept(desk, world)
    end_session()
    save(desk)
    desk.get_by_role("heading", name="You were signed out").wait_for()
    desk.get_by_text(WORDS).wait_for()
    assert written(world) == []

    in_another_tab(desk, "ana")
    save(desk)
    desk.get_by_text("Saved. It is safe in Alongside.").wait_for()
    (visit,) = written(world)
    assert (visit.narrative, visit.place, visit.readable) == (WORDS, "by the lock", False)
    assert drafts(world) == []


def test_the_page_says_it_when_a_draft_can_no_longer_be_kept(desk: Any, world: World) -> None:
    open_visit(desk, world)
    end_session()
    desk.locator("#for_them").fill(WORDS)
    says(desk, "What you typed stays on this page")
    in_another_tab(desk, "ana")
    desk.locator("#for_them").press("End")
    desk.keyboard.type("!")
    desk.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # back in this tab
    kept(desk, world)
    save(desk)
    assert len(written(world)) == 1


def test_a_page_from_before_the_last_sign_in_costs_no_word(desk: Any, world: World) -> None:
    """A stale CSRF token, still signed in: one more press is enough."""
    open_visit(desk, world)
    everything = fill(desk)
    kept(desk, world)
    desk.context.clear_cookies(name="alongside_csrf")
    save(desk)
    desk.get_by_text("Press Save once more.").wait_for()
    assert written(world) == []
    save(desk)
    desk.get_by_text("Saved. It is safe in Alongside.").wait_for()
    (visit,) = written(world)
    assert [visit.narrative] == everything["for_them"]


def test_somebody_else_never_sees_or_saves_the_words(desk: Any, world: World, url: str) -> None:
    """Ben signs in in Ana's browser while her page is open: nothing of hers is his."""
    open_visit(desk, world)
    fill(desk)
    kept(desk, world)
    before = counts()
    tab = desk.context.new_page()
    end_session()
    tab.goto(f"{url}/sign-in/")
    sign_in_here(tab, "ben")
    save(desk)
    desk.get_by_text("This page was written by somebody else.").wait_for()
    for words in (WORDS, MINE, "ring school about art"):
        assert words not in desk.content()
    assert counts() == before
    assert drafts(world, "ben") == []
    assert drafts(world)[0]["for_me"] == [MINE], "they are in Ana's own drafts"


def test_the_page_that_holds_the_words_saves_nothing_for_somebody_else(
    desk: Any, world: World
) -> None:
    """The words are on the screen when Ben signs in; pressing Save there is not his to do."""
    open_visit(desk, world)
    fill(desk)
    kept(desk, world)
    before = counts()
    end_session()
    save(desk)
    desk.get_by_text("Sign in again as Ana Moreau").wait_for()
    in_another_tab(desk, "ben")
    save(desk)
    desk.get_by_text("This page was written by somebody else.").wait_for()
    assert WORDS not in desk.content()
    assert counts() == before


# --- idle minutes --------------------------------------------------------------------------------


@pytest.fixture
def locked(desk: Any, world: World) -> Any:
    """The record page, filled, and left alone for sixteen minutes."""
    desk.clock.install()
    open_visit(desk, world)
    fill(desk)
    end_session()
    desk.clock.fast_forward("16:00")
    desk.get_by_role("heading", name="Locked").wait_for()
    return desk


def test_a_page_left_alone_is_covered_and_goes_on_after_signing_in(
    locked: Any, world: World
) -> None:
    """Everything is still there, a draft can be kept again, and one press saves it."""
    assert locked.evaluate("document.querySelector('main').inert")
    everything = sent(locked)
    locked.get_by_role("button", name="I have signed in").click()
    locked.get_by_text("Not signed in yet. Nothing is lost.").wait_for()
    in_another_tab(locked, "ana")
    locked.get_by_role("button", name="I have signed in").click()
    locked.locator("section.cover").wait_for(state="detached")
    assert sent(locked) == everything
    save(locked)
    locked.get_by_text("Saved. It is safe in Alongside.").wait_for()
    assert [visit.narrative for visit in written(world)] == [WORDS]


def test_a_covered_page_stays_covered_for_somebody_else(locked: Any, world: World) -> None:
    in_another_tab(locked, "ben")
    locked.get_by_role("button", name="I have signed in").click()
    locked.get_by_text("Somebody else is signed in here.").wait_for()
    assert locked.evaluate("document.querySelector('main').inert")
    assert not locked.locator("section.cover").get_by_text(WORDS).count()
