"""At least one warm relationship: what stands on the pages, in whose words, and who reads it."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest

from alongside.base.core import clock
from alongside.base.core.dates import RoughDate
from alongside.people.persons.models import Label
from alongside.people.ties import actions
from alongside.people.ties.models import Tie
from alongside.people.ties.told import Said, Told
from tests.access.situations import cover
from tests.cast import DAY, NOW, Cast

TODAY = NOW.date()


@pytest.fixture
def asked(cast: Cast) -> Cast:
    actions.consent_to_map(
        person_id=cast.maya.pk, sees="record", counts=True, by=cast.viewer("ana")
    )
    return cast


def on(cast: Cast, name: str, **more: Any) -> Tie:
    told = Told(more.pop("kind", "friend"), name, **more)
    return actions.add_tie(person_id=cast.maya.pk, told=told, by=cast.viewer("ana"))


def says(cast: Cast, tie: Tie, days_ago: int = 0, **said: Any) -> None:
    actions.say_reading(
        tie_id=tie.pk, perspective="own", said=Said(counts_on=True, **said),
        by=cast.viewer("ana"), on=TODAY - days_ago * DAY,
    )  # fmt: skip


def read(cast: Cast, page: str = "", who: str = "ana") -> str:
    answer = cast.client(who).get(cast.url("maya", page) if not page.startswith("/") else page)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


WHERE = ("", "ties/", "transition/", "/counting-on/")


@pytest.mark.parametrize("page", WHERE)
def test_their_own_words_and_the_day_stand_wherever_it_matters(asked: Cast, page: str) -> None:
    says(asked, on(asked, "Aunt Bea", kind="family"), 30, words="She always picks up")
    html = read(asked, page)
    day = TODAY - 30 * DAY
    assert f"Maya says: Aunt Bea. Said {day.day} {day:%B %Y}." in html
    assert "She always picks up" in html


@pytest.mark.parametrize("page", WHERE)
def test_not_known_is_never_hidden(cast: Cast, page: str) -> None:
    html = read(cast, page)
    if page == "/counting-on/":
        assert "Not known" in html
        assert "Maya Okonjo" in html.partition("Not known")[2]
    else:
        assert "Not known. Is there someone Maya can count on? Ask in words." in html


def test_an_answer_older_than_half_a_year_is_not_known_again(asked: Cast) -> None:
    says(asked, on(asked, "Aunt Bea"), 184)
    assert "Not known. Is there someone Maya can count on?" in read(asked)


def test_only_somebody_who_is_paid_asks_who_else_before_then(asked: Cast) -> None:
    says(asked, on(asked, "Sam", paid=True), 20)
    asks = "Maya counts on Sam, whose work here has an end. Who else, before then?"
    for page in ("", "transition/"):
        assert asks in read(asked, page)
    says(asked, on(asked, "Aunt Bea"), 10)
    assert asks not in read(asked)


def test_not_seen_for_a_while_asks_what_would_help_and_stays_a_yes(asked: Cast) -> None:
    brother = on(asked, "Jonah", kind="sibling", whereabouts="abroad")
    says(asked, brother, 30, last_seen=TODAY - 400 * DAY)
    html = read(asked)
    assert "Maya says: Jonah." in html
    assert "Jonah and Maya have not seen each other for a while: what would help?" in html


def test_one_who_is_gone_from_their_life_asks_who_else(asked: Cast) -> None:
    tie = on(asked, "Lena")
    says(asked, tie, 10)
    actions.end_tie(
        tie_id=tie.pk, version=tie.version, ended=RoughDate(TODAY - DAY), by=asked.viewer("ana")
    )
    assert "Lena is no longer in Maya’s life as before. Who else?" in read(asked)


def test_no_one_right_now_is_on_my_day_of_everybody_who_can_come_the_same_day(asked: Cast) -> None:
    cover(asked)
    actions.ask_count_on(person_id=asked.maya.pk, answer="no_one", by=asked.viewer("ana"))
    for who in ("cal", "zoe", "ben"):
        assert "said there is no one to count on right now" in read(asked, "/", who), who
    for who in ("sue", "lea", "rec", "adi"):
        assert "no one to count on" not in read(asked, "/", who), who
    with clock.at(NOW + DAY):
        assert "What would help today?" in read(asked), "it waits until somebody answers"


@pytest.mark.parametrize("who", ["cal", "sue", "lea", "rec", "adi", "ben"])
def test_no_name_stands_in_the_picture_of_anybody_who_does_not_work_with_them(
    asked: Cast, who: str
) -> None:
    """A supervisor hears names from the worker, in supervision; being one opens no record."""
    says(asked, on(asked, "Aunt Bea"), 30)
    html = read(asked, "/counting-on/", who)
    for name in ("Maya", "Aunt Bea"):
        assert name not in html


def test_a_worry_about_the_one_they_count_on_stands_apart(asked: Cast) -> None:
    """A child may count on the one who harms her: her word stays, and who is not told is not."""
    tie = on(asked, "Rio")
    says(asked, tie, 3, words="He gets me")
    before = {page: read(asked, page, "zoe") for page in ("", "ties/", "/counting-on/")}
    worry = "He has money nobody gave him."
    actions.worry_about_tie(tie_id=tie.pk, words=worry, by=asked.viewer("ana"))
    assert worry in read(asked, "ties/")
    for page, html in before.items():
        after = read(asked, page, "zoe")
        assert worry not in after
        assert "He gets me" in after
        assert ("Rio" in html) == ("Rio" in after)
    for page in ("", "transition/", "/counting-on/"):
        assert "Maya says: Rio." in read(asked, page), "and it is no less a yes"


def test_counting_on_somebody_kept_back_is_not_known_to_whoever_may_not_know_of_them(
    asked: Cast,
) -> None:
    tie = on(asked, "Rio", label=Label.RESTRICTED)
    says(asked, tie, 3)
    assert "Maya says: Rio." in read(asked)
    html = read(asked, "", "zoe")
    assert "Rio" not in html
    assert "Not known. Is there someone Maya can count on?" in html
