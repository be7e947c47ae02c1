"""Two stories about what is and is not all right between us, told in a browser: given, when, then.

S1 money in a coat · S14 something hard had to be said. A decision two people see differently.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from alongside.people.working.models import WorkingRelationship
from alongside.practice.appointments.models import Appointment
from alongside.practice.encounters.models import Encounter
from alongside.practice.gifts.models import Gift
from tests.browser.test_without_script import follow, press
from tests.browser.world import World
from tests.support import browser as browsers

pytestmark = pytest.mark.browser


def words(page: Any) -> str:
    return str(page.locator("body").inner_text())


def test_s1_money_found_in_a_coat_goes_back_and_nobody_is_reported(
    sign_in: Any, world: World
) -> None:
    """Given Jean, widowed, who slips forty pounds into a pocket after tea and cake
    when Ana finds it on the bus and writes it down from her telephone
    then it is being given back, her manager has it today, it goes back before a colleague with a
    receipt, and all that stands on Jean's page is a kind line."""
    ana = sign_in("ana", **browsers.PHONE)
    ana.goto(world.path("jean"))
    ana.get_by_text("Add or change").click()
    follow(ana, "A gift")
    said = words(ana)
    assert "Tea, a shared meal, a child’s drawing or card need no note." in said, (
        "none for the cake"
    )
    assert "Telling is the right thing." in said
    ana.get_by_label("money, a voucher or a loan").check()
    ana.get_by_label("What it was").fill("forty pounds in my coat")
    ana.get_by_label("I accepted it, and it is shared where I work").check()
    ana.get_by_label("If accepted: where it is now").fill("the tin")
    ana.get_by_label("Why", exact=True).fill("I found it on the bus home.")
    press(ana, "Save, and tell the manager")
    assert "We always decline money." in words(ana)
    assert ana.get_by_label("Why", exact=True).input_value() == "I found it on the bus home."
    ana.get_by_label("It reached me without my knowing, and is being given back").check()
    ana.get_by_label("If accepted: where it is now").fill("")
    press(ana, "Save, and tell the manager")
    assert "The manager has a copy." in words(ana)
    note_url = ana.url.split("?")[0]

    cal = sign_in("cal")
    cal.goto("/")
    cal.get_by_text("Ana Moreau wrote a gift note about Jean Whitlock.").first.wait_for()
    cal.goto(note_url)
    assert "being given back" in words(cal)
    follow(cal, "I have seen it")
    press(cal, "I have seen it")

    ana.goto(note_url)
    follow(ana, "It is given back")
    ana.get_by_label("Who else was there").fill("Ben Idris")
    press(ana, "It is given back")
    assert "Write where the receipt is" in words(ana), "not without a receipt"
    ana.get_by_label("The receipt").fill("no. 12, in the office book")
    press(ana, "It is given back")
    row = Gift.objects.visible_to(world.viewer("cal")).get(person=world.jean)
    assert (row.outcome, row.witness) == ("returned", "Ben Idris")

    ana.goto(world.path("jean"))
    said = words(ana)
    assert "That keeps us both safe." in said
    for hint in ("forty", "pounds", "coat", "receipt", "returned", "accepted"):
        assert hint not in said.lower(), hint
    ben = sign_in("ben")
    assert ben.goto(note_url).status == 404, "a colleague who does not work with her reads nothing"


def test_s14_something_hard_is_said_and_the_next_meeting_is_proposed_at_once(
    sign_in: Any, new_context: Any, url: str, world: World
) -> None:
    """Given Reece, to whom it had to be said that the knife was reported
    when it is written down as something hard, with how Ana said that she is still here
    then breakfast is proposed at once and he is free to say no; nothing asks him how it was,
    nothing is counted, and nothing has ended."""
    ana = sign_in("ana")
    ana.goto(world.path("reece", "record/"))
    ana.get_by_role("button", name="I had to say something hard").click()
    ana.get_by_label("I had to say something hard").check()
    ana.locator("#for_them").fill(
        "I told him that I reported the knife, and that I will still come. He spat and shut the "
        "door. He texted: dont come again."
    )
    press(ana, "Save what happened")
    ana.get_by_text("Good that you said it.").wait_for()
    follow(ana, "Suggest when you next meet")
    assert "/ask/" in ana.url
    press(ana, "Ask them")
    row = Appointment.objects.visible_to(world.viewer()).filter(state="proposed").latest("pk")
    message = ana.get_by_label("In words to copy, read out or print").first.input_value()
    assert "knife" not in message
    link = re.search(r"/m/\S+/", message)
    assert link

    theirs = new_context(base_url=url, **browsers.PHONE).new_page()
    theirs.goto(link[0])
    theirs.get_by_role("button", name="I don’t want to meet").click()
    theirs.get_by_role("heading", name="Thank you").wait_for()
    assert theirs.locator("form, textarea, input").count() == 0, "no question that day"

    row.refresh_from_db(from_queryset=Appointment.objects.visible_to(world.viewer()))
    assert row.state == "declined"
    with_reece = WorkingRelationship.objects.visible_to(world.viewer()).get(
        person=world.reece, worker=world.ana
    )
    assert with_reece.until_at is None, "one text is not an ending"
    entry = Encounter.objects.visible_to(world.viewer()).get(hard=True)
    assert entry.replaces_id is None
    ana.goto(world.path("reece"))
    top = words(ana).partition("The story so far")[0]
    assert "spat" not in top, "it does not stand at the top of his page"


def test_a_decision_and_who_sees_it_differently_stand_together(sign_in: Any, world: World) -> None:
    """Given a decision about Leo that his mother sees differently
    when it is quoted on his page, on the card and in print
    then her view stands beside it under her name, and a manager finds nothing to change it with;
    and when a worker sees it differently too, the practice lead is told."""
    ana, lea, cal = sign_in("ana"), sign_in("lea"), sign_in("cal")
    for page in ("", "before/", "?print=all"):
        cal.goto(world.path("leo", page))
        said = words(cal)
        assert "The workshop on Saturdays ends at Easter." in said
        assert "He mends. He stays." in said
        assert "Nina Grant" in said
    cal.goto(f"/decisions/{world.decision.pk}/")
    offered = " ".join(cal.get_by_role("link").all_inner_texts())
    assert not re.search("(?i)edit|remove|delete|correct", offered)
    ana.goto(f"/decisions/{world.decision.pk}/")
    follow(ana, "I don’t agree with this")
    ana.get_by_label("a worker here").check()
    ana.get_by_label("How they see it").fill("Money should not decide this.")
    press(ana, "Put it beside the decision")
    assert "Money should not decide this." in words(ana)
    lea.goto("/")
    lea.get_by_text("Ana Moreau has a different view of a decision.").first.wait_for()
