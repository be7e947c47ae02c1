"""Stories of people who come and go, told on the real screens: given, when, then."""

from __future__ import annotations

import re
from typing import Any

import pytest

from alongside.base.core import clock
from alongside.people.persons.models import Person
from alongside.people.working.models import WorkingRelationship
from alongside.practice.promises.actions import make_promise
from alongside.practice.transitions import actions
from alongside.practice.transitions.models import Transition, TransitionStep
from tests.browser.world import DAY, NOW, World

pytestmark = pytest.mark.browser

WEEK = 7 * DAY


def follow(page: Any, name: str) -> None:
    page.get_by_role("link", name=re.compile(rf"^{re.escape(name)}")).first.click()


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}")).first.click()


def day(moment: Any) -> str:
    return f"{clock.local(moment):%-d/%-m/%Y}"


def sees(world: World, who: str, person: str) -> bool:
    rows = Person.objects.visible_to(world.viewer(who))
    return rows.filter(pk=world.people[person].pk).exists()


def step(page: Any, title: str) -> None:
    """Open a step by its name, from the plan."""
    row = page.locator("li.list-row").filter(has=page.get_by_text(title, exact=False))
    row.locator("a[href^='/steps/']").first.click()


def test_s8_a_goodbye(sign_in: Any, world: World) -> None:
    """Given Kofi, whose Ana leaves, and Ben, who is to come
    when Ana tells him first and the two of them are there together for five weeks
    then it passes on one day, with promises by name, a letter, two postcards a year that all
    three agreed to and that open nothing, and somebody who asks a month later."""
    make_promise(person_ids=[world.kofi.pk], words="bring the torch back", by=world.viewer("ana"))
    actions.say_about(worker=world.ben, by=world.viewer("ben"), about_me="I am Ben. I like bread.")
    ana = sign_in("ana")
    ana.goto(world.path("kofi"))
    follow(ana, "Somebody comes or goes")
    ana.get_by_label("One worker goes and another comes").check()
    ana.get_by_label("Why", exact=True).fill("I am moving to another town")
    ana.get_by_label("When is a good time to tell them").fill("After football")
    press(ana, "Begin the plan")
    assert ana.get_by_text("Kofi has not been told yet.").is_visible()
    plan_url = ana.url.split("?")[0]

    cal = sign_in("cal")  # the manager may choose, and it tells nobody
    cal.goto(plan_url)
    step(cal, "Choose who will come")
    cal.get_by_label("Who will come").select_option(label="Ben Idris")
    cal.get_by_label("Why this worker").fill("He has time for five weeks together")
    press(cal, "Choose")
    ben = sign_in("ben")
    assert ben.goto(plan_url).status == 404

    ana.goto(plan_url)
    follow(ana, "Take this step")
    assert "After football" in ana.locator("main").inner_text()
    ana.get_by_label("What came of it, in words").fill("He asked who holds the torch now")
    press(ana, "Save this step")

    cal.goto(plan_url)
    step(cal, "Agree the days")
    cal.get_by_label("Both work with them from").fill(day(NOW + DAY))
    cal.get_by_label("The new worker takes over on").fill(day(NOW + 5 * WEEK + DAY))
    press(cal, "Agree this")
    assert "5 weeks" in cal.locator("body").inner_text()

    ana.goto(plan_url)
    step(ana, "Write a last letter")
    ana.get_by_label("The letter").fill("Dear Kofi, we walked a lot.")
    ana.get_by_label("What you taught me").fill("To look under stones")
    press(ana, "Save this step")
    assert ana.get_by_text("What you taught me: To look under stones").is_visible()

    ana.goto(plan_url)
    step(ana, "Pass the promises on")
    assert ana.get_by_label("bring the torch back").is_checked()
    press(ana, "Save this step")
    cal.goto(plan_url)
    step(cal, "Agree whether and how to keep in touch")
    cal.get_by_label("What was agreed").fill("send two postcards a year")
    for who in ("The person", "The worker who goes", "The manager"):
        cal.get_by_label(who, exact=True).check()
    press(cal, "Save this step")
    ana.goto(plan_url)
    follow(ana, "The page about Ben")
    assert ana.get_by_text("I am Ben. I like bread.").is_visible()
    clock.stand_at(clock.midnight(clock.local(NOW + DAY).date()))
    assert (sees(world, "ana", "kofi"), sees(world, "ben", "kofi")) == (True, True)
    clock.stand_at(clock.midnight(clock.local(NOW + 5 * WEEK + DAY).date()))
    assert (sees(world, "ana", "kofi"), sees(world, "ben", "kofi")) == (False, True)
    ben.goto(world.path("kofi"))
    said = ben.locator("body").inner_text()
    assert "Ben will bring the torch back." in said
    assert "Ana will send two postcards a year." in said
    assert "A last letter to Kofi" in said
    assert ana.goto(world.path("kofi")).status == 200
    assert "Dear Kofi" not in ana.locator("body").inner_text(), "her own entries, and no more"
    asks = TransitionStep.objects.visible_to(world.viewer("cal")).get(
        transition__person=world.kofi, kind="check_in"
    )
    assert asks.on == clock.local(NOW + 9 * WEEK + DAY).date()
    rows = Transition.objects.visible_to(world.viewer("cal")).open()
    assert rows.filter(person=world.kofi).exists(), "not over while somebody has still to ask"


def test_s14_one_text_is_not_an_ending(sign_in: Any, world: World) -> None:
    """Given Reece, who texts “dont come again” after something hard
    when it is written down
    then nothing has ended: his worker stands on his page, and there is no plan for a going."""
    page = sign_in("ana")
    page.goto(world.path("reece", "record/"))
    page.locator("#for_them").fill(
        "I said that I told them of the knife. He texted: dont come again."
    )
    press(page, "Save what happened")
    page.wait_for_url("**done=recorded")
    page.goto(world.path("reece"))
    assert page.get_by_text("Ana", exact=False).first.is_visible()
    assert (
        not Transition.objects.visible_to(world.viewer("ana")).filter(person=world.reece).exists()
    )
    row = WorkingRelationship.objects.visible_to(world.viewer("ana")).get(
        person=world.reece, worker=world.ana
    )
    assert row.until_at is None


def test_s3_who_stands_in_takes_nobody_away(sign_in: Any, world: World) -> None:
    """Given somebody who has to drop everything
    when the manager has a colleague stand in until another day
    then nobody's work with that person has ended, and the standing in ends by itself."""
    cal = sign_in("cal")
    cal.goto(world.path("tia", "give/"))
    cal.get_by_label("Who will work with them").select_option(label="Ben Idris")
    cal.get_by_label("As", exact=True).select_option(label="cover")
    cal.get_by_label("Why they start working together").fill("Ana is at the hospital")
    cal.get_by_label("Until").fill(day(NOW + DAY))
    press(cal, "Begin")
    assert cal.get_by_text("They work together now.", exact=False).is_visible()
    assert sees(world, "ana", "tia")
    clock.stand_at(clock.midnight(clock.local(NOW + 2 * DAY).date()))
    assert (sees(world, "ana", "tia"), sees(world, "ben", "tia")) == (True, False)
    assert not Transition.objects.visible_to(world.viewer("cal")).filter(person=world.tia).exists()


def test_an_ending_that_cannot_wait_on_a_phone_without_script(sign_in: Any, world: World) -> None:
    """Given a manager on a phone without script
    when it has to end now
    then it ends, and the plan opens with telling them first."""
    page = sign_in("cal", viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(f"/relationships/{world.with_leo.pk}/end/")
    page.get_by_label("It has to end now").check()
    page.get_by_label("Why it ends").select_option(label="They chose to end it")
    press(page, "Save this")
    assert page.get_by_text("Leo has not been told yet.").is_visible()
    assert not sees(world, "ana", "leo")
