"""The card for the doorstep and the timeline take all of it in."""

from __future__ import annotations

import html

from alongside.people.persons.actions import say_fact
from alongside.practice.agreements.actions import Terms, make_agreement
from alongside.practice.agreements.models import Agreement
from alongside.practice.appointments.answering import Given, record_answer
from alongside.practice.appointments.making import What
from alongside.practice.promises.actions import make_promise
from alongside.practice.transitions import actions as transitions
from alongside.practice.transitions.models import Transition, TransitionStep
from tests.cast import DAY, NOW, Cast
from tests.plans import plan_told, step_of
from tests.practice.test_asking import asked


def card(cast: Cast, page: str = "before/") -> str:
    return html.unescape(cast.client("ana").get(cast.url("maya", page)).content.decode())


def _everything(cast: Cast) -> None:
    ana = cast.viewer("ana")
    now = Agreement.objects.visible_to(ana).current().filter(person=cast.maya).first()
    make_agreement(
        person_id=cast.maya.pk, by=ana, replaces_id=now.pk if now else None,
        terms=Terms(
            {"want": "So that I have someone alongside me.", "touch": "Ask me first."},
            review_on=(NOW + 60 * DAY).date(),
        ),
    )  # fmt: skip
    row = asked(
        cast, slots=[NOW + 3 * DAY / 24], what=What(place_theirs=True, expected=[("Dee", "mum")])
    )
    record_answer(
        appointment_id=row.pk, version=1, person_id=cast.maya.pk, by=ana, words="not at school",
        given=Given("yes", NOW + 3 * DAY / 24, with_someone=True, place="out"),
    )  # fmt: skip
    for whose, words in (("worker", "bring the form"), ("person", "try the bus")):
        make_promise(person_ids=[cast.maya.pk], words=words, by=ana, whose=whose)
    say_fact(person_id=cast.maya.pk, kind="helps", words="A walk first, then talk.", by=ana)
    plan, _step = plan_told(cast)
    steps = TransitionStep.objects.visible_to(ana).filter(transition=plan)
    transitions.take_step(
        step_id=steps.get(kind="passes_on").pk, by=ana, passes_on="Saturday football",
        kept="The blue book", left_behind="The story about the bus",
    )  # fmt: skip


def test_the_card_says_everything_there_is_before_a_visit(cast: Cast) -> None:
    _everything(cast)
    page = card(cast)
    for words in (
        "look at it again by",  # the agreement, in a line
        "What Maya asked for",
        "So that I have someone alongside me.",
        "With someone beside them. Somewhere else: ask where. “not at school”",
        "Ana will bring the form",
        "Maya will try the bus",  # promises, both ways
        "Also there: Dee (mum)",
        "Ben Idris is coming to work with them.",
        "Saturday football",  # what the last worker left
        "The blue book",
        "A walk first, then talk.",  # what helps me
        "Ask me first.",
    ):
        assert words in page, words


def test_nothing_asked_for_leaves_no_empty_heading(cast: Cast) -> None:
    assert "What Dee asked for" not in html.unescape(
        cast.client("ana").get(cast.url("dee", "before/")).content.decode()
    )


def test_the_timeline_tells_of_all_of_it(cast: Cast) -> None:
    _everything(cast)
    plan = Transition.objects.visible_to(cast.viewer("ana")).get(person=cast.maya)
    letter, goodbye = (step_of(cast, plan, kind) for kind in ("letter", "goodbye"))
    transitions.take_step(
        step_id=letter.pk, by=cast.viewer("ana"), words="Dear Maya, we walked a lot.",
        taught_me="To wait",
    )  # fmt: skip
    transitions.take_step(step_id=goodbye.pk, by=cast.viewer("ana"), words="Chips by the river.")
    page = card(cast, "")
    for words in (
        "Agreement: ",  # a version, as a moment
        "Ana began to work with Maya",
        "A decision",
        "Gift recorded",
        "Ana will bring the form",
        "Maya will try the bus",
        "Ana goes and",  # the plan that is under way
        "Ana and Maya said goodbye",
        "Chips by the river.",
        "A last letter to Maya",
        "Dear Maya, we walked a lot.",
        "What you taught me: To wait",
        "A walk first, then talk.",
    ):
        assert words in page, words
