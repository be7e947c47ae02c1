"""Four stories as far as they are about meetings: told in a browser, by those they are about.

S1 an old woman without a telephone that answers · S3 a worker who has to drop everything ·
S8 a worker who leaves · S14 somebody who says no, and is not given up on.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from alongside.base.core import clock
from alongside.practice.appointments.feeds import make_feed
from alongside.practice.appointments.models import Appointment, Told
from alongside.practice.promises.actions import make_promise
from tests.browser.meetings import ask_for
from tests.browser.paths import link_given
from tests.browser.world import NOW, World
from tests.support import browser as browsers

pytestmark = pytest.mark.browser


def newest(world: World) -> Appointment:
    row = Appointment.objects.visible_to(world.viewer()).order_by("-pk").first()
    assert row is not None
    return row


def words_to_say(page: Any) -> str:
    return str(page.get_by_label("In words to copy, read out or print").first.input_value())


def link_in(words: str) -> str:
    found = re.search(r"/m/\S+/", words)
    assert found, words
    return found[0]


def test_s1_asked_on_paper_and_answered_in_her_own_words(sign_in: Any, world: World) -> None:
    page = sign_in("ana")
    page.goto(world.path("jean"))
    page.get_by_role("link", name="Ask to meet").click()
    page.get_by_role("button", name="Ask them").click()
    assert "Hello Jean" in words_to_say(page)
    assert page.get_by_text("There is no mail from here").count() == 1
    page.get_by_role("button", name="On paper").click()
    page.get_by_role("link", name="Write down what they said").click()
    page.get_by_label("yes, that works").check()
    page.get_by_label("They want someone with them").check()
    page.get_by_label("In their words").fill("Come after the news. Kit will sit with us.")
    page.get_by_role("button", name="Save what they said").click()
    page.get_by_text("Agreed.", exact=True).wait_for()
    page.get_by_text("“Come after the news. Kit will sit with us.”").wait_for()
    told = Told.objects.visible_to(world.viewer()).get(appointment=newest(world))
    assert told.how == "printed"


def test_s3_everything_is_dropped_in_one_press_and_said_kindly(
    sign_in: Any, new_context: Any, url: str, world: World
) -> None:
    make_promise(person_ids=[world.theo.pk], words="ring Col", by=world.viewer(), due=NOW.date())
    page = sign_in("ana", **browsers.PHONE)
    page.goto("/")
    page.get_by_role("link", name="I have to drop everything").click()
    assert page.get_by_label("By Thursday 5 March instead").is_checked()
    page.get_by_label("Ask a colleague to stand in").select_option(label="Ben Idris")
    page.get_by_role("button", name="Drop everything").click()
    page.get_by_text("Tell Jean that something urgent came up.").wait_for()
    page.get_by_role("link", name=re.compile("What to say ?: Jean Whitlock")).click()
    words = words_to_say(page)
    assert "Something urgent came up, so I can’t come today." in words
    assert "It is not about anything you did." in words
    assert "Maya" not in words

    theirs = new_context(base_url=url, **browsers.PHONE).new_page()
    theirs.goto(link_in(words))
    theirs.get_by_role("heading", name="Ana can’t come today").wait_for()
    theirs.get_by_role("button", name="Yes, that works").click()
    theirs.get_by_role("heading", name="Thank you").wait_for()

    ben, cal = sign_in("ben"), sign_in("cal")
    ben.goto("/")
    ben.get_by_text(
        "Ana Moreau had to drop everything. Ring them: can you stand in?"
    ).first.wait_for()
    cal.goto("/")
    cal.get_by_text(
        "Ana Moreau had to drop everything. Ask them tomorrow how they are."
    ).first.wait_for()

    page.goto("/")
    page.get_by_role("link", name=re.compile("Tell them it will be later ?: ring Col")).click()
    assert "It is not about anything you did." in words_to_say(page)
    page.get_by_role("button", name="I said it").click()
    page.get_by_text("Kept: they have been told.").wait_for()

    # In the morning nothing is overdue, and nothing says that Jean missed anything.
    clock.stand_at(NOW.replace(hour=8, minute=0) + clock.A_DAY)
    page.goto("/")
    written_about = page.get_by_role("link", name=re.compile("Write it up"))
    assert written_about.count() > 0
    assert not [one for one in written_about.all_inner_texts() if "Jean" in one]
    row = page.locator("li").filter(has_text="ring Col")
    assert "Was" not in row.inner_text()


def test_s8_what_a_worker_gave_out_dies_with_their_leaving(
    new_context: Any, url: str, world: World
) -> None:
    """No sound from somebody who has said goodbye: no link, no calendar that still knows."""
    link = link_given(world)
    _row, token = make_feed(detail="times", by=world.viewer())
    page = new_context(base_url=url).new_page()
    page.goto(link)
    page.get_by_role("heading", name="Ana would like to see you").wait_for()
    assert page.request.get(f"/calendar/{token}.ics").status == 200
    world.ana.left_at = clock.now()
    world.ana.save()
    try:
        page.goto(link)
        page.get_by_role("heading", name="This page has closed").wait_for()
        assert page.request.get(f"/calendar/{token}.ics").status == 404
    finally:
        world.ana.left_at = None


def test_s14_no_is_an_answer_and_not_an_ending(
    sign_in: Any, new_context: Any, url: str, world: World
) -> None:
    row = ask_for(world, "reece")
    page = sign_in("ana")
    page.goto(f"/meetings/{row.pk}/tell/")
    theirs = new_context(base_url=url, **browsers.PHONE).new_page()
    theirs.goto(link_in(words_to_say(page)))
    theirs.get_by_role("button", name="I don’t want to meet").click()
    theirs.get_by_role("heading", name="Thank you").wait_for()
    assert theirs.locator("form, textarea, input").count() == 0, "no question that day"

    page.goto("/")
    page.get_by_text("Reece doesn’t want to meet.").wait_for()
    page.goto(world.path("reece"))
    page.get_by_text("key worker").wait_for()
    page.goto(f"/meetings/{row.pk}/")
    page.get_by_text("They said no.", exact=True).wait_for()
    page.get_by_role("link", name="Offer other times").click()
    page.get_by_role("button", name="Ask them").click()
    assert newest(world).state == "proposed", "I will still come"


def test_a_person_answers_with_keys_alone_and_without_script(
    new_context: Any, url: str, world: World
) -> None:
    page = new_context(base_url=url, java_script_enabled=False).new_page()
    page.goto(link_given(world))
    for _exit_then_a_time in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _where_someone_yes in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Thank you").wait_for()
    assert newest(world).state == "agreed"
