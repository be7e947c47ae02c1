"""The same work with JavaScript switched off: every page works without a script."""

from __future__ import annotations

import re
from typing import Any

import pytest

from alongside.base.drafts.models import Draft
from alongside.practice.appointments.models import Appointment
from alongside.practice.encounters.models import Encounter, EncounterPart
from alongside.practice.promises.models import Promise, State
from alongside.practice.reflections.models import Reflection
from alongside.practice.wonderings.models import Wondering
from tests.browser.world import DAY, NOW, PASSWORD, World

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(sign_in: Any) -> Any:
    """Ana's page in a browser that runs no script."""
    page = sign_in("ana", java_script_enabled=False)
    page.goto("/")
    return page


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}")).first.click()


def follow(page: Any, name: str) -> None:
    page.get_by_role("link", name=re.compile(rf"^{re.escape(name)}")).first.click()


def newest(world: World, person: str) -> tuple[Encounter, EncounterPart]:
    """What was written today about somebody, there being one such entry."""
    part = (
        EncounterPart.objects.visible_to(world.viewer())
        .select_related("encounter")
        .get(person=world.people[person], encounter__recorded_at=NOW)
    )
    return part.encounter, part


def test_signing_in_and_out(new_context: Any, world: World, url: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{url}{world.path('maya')}")
    page.get_by_label("User name").fill("ana")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    assert page.get_by_role("heading", level=1).inner_text() == "Maya Bell"
    follow(page, "More")
    follow(page, "Sign out")
    press(page, "Sign out")
    assert page.url.endswith("/sign-in/")


def test_a_planned_visit_in_both_lanes(plain: Any, world: World) -> None:
    """A visit, seen alone, a promise, a wondering and the own lane: one press saves them all."""
    plain.get_by_role("link", name=re.compile("Write it up.*Maya")).click()
    assert plain.get_by_label("I will").is_visible(), "nothing waits behind a script"
    plain.get_by_label("Seen alone").check()
    plain.get_by_label("What happened between you and Maya?").fill("We walked.")
    plain.get_by_label("I will").fill("ring school")
    plain.get_by_label("By", exact=True).fill("Friday")
    plain.get_by_label("I wonder").fill("whether she sleeps")
    plain.get_by_label("What was happening for you?").fill("I was tired.")
    press(plain, "Save what happened")
    assert plain.get_by_text("Saved. It is safe in Alongside.").is_visible()

    visit, part = newest(world, "maya")
    ana = world.viewer()
    assert (visit.narrative, visit.minutes, visit.place) == ("We walked.", 40, "at home")
    assert (part.seen, part.seen_alone) == (True, True)
    assert [row.in_words for row in visit.present.visible_to(ana)] == ["Dee (mum)"]
    (promise,) = Promise.objects.visible_to(ana).filter(encounter=visit)
    assert (promise.words, promise.due) == ("ring school", (NOW + 2 * DAY).date())
    assert Wondering.objects.visible_to(ana).filter(words="whether she sleeps").count() == 1
    assert "I was tired." in [row.words for row in Reflection.objects.visible_to(ana)]


def test_a_visit_nobody_planned(plain: Any, world: World) -> None:
    follow(plain, "Record")
    follow(plain, "Leo Grant")
    plain.get_by_text("Change", exact=False).first.click()
    plain.get_by_label("Day", exact=True).fill("yesterday")
    plain.get_by_label("Time").fill("1530")
    plain.get_by_label("in person").check(force=True)
    plain.get_by_label("Nina Grant (mum)").check()
    plain.get_by_label("What happened between you and Leo?").fill("He mended the bike.")
    press(plain, "Save what happened")
    visit, _ = newest(world, "leo")
    assert (visit.how, visit.place) == ("in_person", "at home")
    assert visit.happened_at == (NOW - DAY).replace(hour=15, minute=30)


def test_keep_for_later_and_carry_on(plain: Any, world: World) -> None:
    plain.goto(world.path("tia", "record/"))
    plain.get_by_label("What happened between you and Tia?").fill("Half a thought")
    plain.get_by_label("What was happening for you?").fill("Mine")
    press(plain, "Keep for later")
    assert plain.get_by_text("Kept as a draft. Only you can open it.").is_visible()
    assert not EncounterPart.objects.visible_to(world.viewer()).filter(
        person=world.tia, encounter__recorded_at=NOW
    )
    plain.goto(world.path("tia", "record/"))
    assert plain.get_by_text("You started this at 17:52 on Wednesday 4 March").is_visible()
    follow(plain, "Carry on")
    assert plain.get_by_label("What was happening for you?").input_value() == "Mine"
    plain.get_by_label("What happened between you and Tia?").fill("A whole thought")
    press(plain, "Save what happened")
    assert newest(world, "tia")[0].narrative == "A whole thought"
    assert not Draft.objects.visible_to(world.viewer()).exclude(pk=world.draft.pk).exists()


def test_what_is_not_right_keeps_every_word(plain: Any, world: World) -> None:
    plain.goto(world.path("tia", "record/"))
    plain.get_by_label("What happened between you and Tia?").fill("We met.")
    plain.get_by_label("By", exact=True).fill("Friday")
    press(plain, "Save what happened")
    assert plain.get_by_role("heading", name="One thing to put right").is_visible()
    assert plain.get_by_label("What happened between you and Tia?").input_value() == "We met."
    plain.get_by_label("I will").fill("bring the pump")
    press(plain, "Save what happened")
    assert newest(world, "tia")[0].narrative == "We met."


def test_a_private_thought_becomes_a_wondering(plain: Any, world: World) -> None:
    plain.goto(world.path("tia", "record/"))
    plain.get_by_label("What was happening for you?").fill("Is she eating?")
    press(plain, "Make this a wondering")
    assert plain.get_by_label("I wonder").input_value() == "Is she eating?"
    assert plain.get_by_label("What was happening for you?").input_value() == ""


def test_a_promise_is_kept_and_undone(plain: Any, world: World) -> None:
    def state() -> str:
        return Promise.objects.visible_to(world.viewer()).get(pk=world.late.pk).state

    plain.get_by_role("button", name=re.compile("Kept.*Col")).click()
    assert state() == State.KEPT
    press(plain, "Undo")
    assert state() == State.OPEN


def test_a_promise_is_changed(plain: Any, world: World) -> None:
    plain.get_by_role("link", name=re.compile("Change it.*Col")).click()
    plain.get_by_label("New day").fill("tomorrow")
    press(plain, "Save this")
    row = Promise.objects.visible_to(world.viewer()).get(pk=world.late.pk)
    assert (row.state, row.due) == (State.CHANGED, (NOW + DAY).date())


def test_finding_among_my_people_and_somebody_else(plain: Any, world: World) -> None:
    follow(plain, "Find")
    plain.get_by_label("Somebody I work with").fill("men")
    plain.get_by_role("search").get_by_role("button", name="Find").click()
    assert plain.get_by_role("link", name="Kofi Mensah").is_visible()
    plain.get_by_label("Name", exact=True).fill("Orla Finch")
    plain.get_by_label("Birth date").fill("5/10/2011")
    press(plain, "Find someone else")
    assert plain.get_by_role("heading", name="Known here").is_visible()


def test_a_meeting_is_planned_and_cancelled(plain: Any, world: World) -> None:
    plain.goto(world.path("tia"))
    follow(plain, "Plan a meeting")
    plain.get_by_label("Day").fill("Friday")
    plain.get_by_label("Time").fill("1530")
    plain.get_by_label("Why we meet").fill("The bike")
    press(plain, "Plan it")
    assert plain.get_by_text("Planned. They have not been asked yet.").is_visible()
    (row,) = Appointment.objects.visible_to(world.viewer()).filter(purpose="The bike")
    assert row.starts_at == (NOW + 2 * DAY).replace(hour=15, minute=30)
    follow(plain, "Open this meeting")
    follow(plain, "Cancel it")
    plain.get_by_label("Why", exact=True).fill("The bike is mended")
    press(plain, "Cancel the meeting")
    assert plain.get_by_text("Cancelled. Tell them, in their way.").is_visible()
    (row,) = Appointment.objects.visible_to(world.viewer()).filter(purpose="The bike")
    assert row.why_cancelled == "The bike is mended"
