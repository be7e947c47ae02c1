"""The working agreement: versions, honest answers, an ending in sight, and who may write it."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused, Stale
from alongside.base.core.ids import uuid7
from alongside.base.drafts.models import Draft
from alongside.doors.desk.queries.agreements import (
    agreement_line,
    due_in_words,
    to_look_at,
    versions_of,
)
from alongside.practice.agreements.actions import Terms, answer_agreement, make_agreement
from alongside.practice.agreements.differences import compared, differences, sentences
from alongside.practice.agreements.models import Agreement, AgreementAnswer, Kind, Reply
from alongside.practice.agreements.topics import NAMES
from tests.cast import DAY, NOW, Cast

LATER = (NOW + 40 * DAY).date()


def next_version(cast: Cast, **texts: str) -> Agreement:
    return make_agreement(
        person_id=cast.maya.pk, by=cast.viewer("ana"), terms=Terms(texts, review_on=LATER),
        replaces_id=cast.things["maya_agreement"].pk,
    )  # fmt: skip


def answered(cast: Cast, reply: str, **more: Any) -> AgreementAnswer:
    given = {"agreement_id": cast.things["maya_agreement"].pk, "party": "person", "said": "aloud"}
    return answer_agreement(by=cast.viewer("ana"), reply=reply, **{**given, **more})


def line(cast: Cast) -> str:
    return agreement_line(list(versions_of(cast.maya, cast.viewer("ana"))), cast.maya)


def said_of_mine(viewer: Any) -> list[str]:
    return [due_in_words(row)[1] for row in to_look_at(viewer)]


def test_a_change_is_a_new_version_and_both_texts_stay(cast: Cast) -> None:
    newer = next_version(cast, want="Art. Kit staying over.")
    first, second = Agreement.objects.visible_to(cast.viewer("ana")).order_by("number")
    assert (first.number, second.number, second.replaces_id) == (1, 2, first.pk)
    assert first.want == "Nobody decides things without asking me"
    assert second.pk == newer.pk
    assert second.want == "Art. Kit staying over."


def test_two_who_change_it_at_once_lose_nothing(cast: Cast) -> None:
    mine = next_version(cast, want="mine")
    with pytest.raises(Stale) as told:
        next_version(cast, want="theirs")
    assert told.value.current.pk == mine.pk


@pytest.mark.parametrize(
    ("kind", "terms", "problem"),
    [
        (Kind.WORKING, {}, "review_on"),
        (Kind.LIVING, {}, "stays"),
        (Kind.WORKING, {"ends_on": dt.date(2020, 1, 1)}, "ends_on"),
        ("friends", {"ends_on": LATER}, "kind"),
    ],
)
def test_an_ending_is_in_sight(cast: Cast, kind: str, terms: Any, problem: str) -> None:
    with pytest.raises(Refused) as told:
        make_agreement(
            person_id=cast.maya.pk, by=cast.viewer("ana"), terms=Terms({}, kind=kind, **terms),
            replaces_id=cast.things["maya_agreement"].pk,
        )  # fmt: skip
    assert problem in told.value.problems


def test_living_together_has_no_end_and_says_what_stays(cast: Cast) -> None:
    made = make_agreement(
        person_id=cast.maya.pk, by=cast.viewer("ana"),
        terms=Terms({"stays": "My room."}, kind=Kind.LIVING),
        replaces_id=cast.things["maya_agreement"].pk,
    )  # fmt: skip
    assert made.ends_on is None
    assert "what stays" in line(cast)


@pytest.mark.parametrize("reply", Reply.values)
def test_only_a_plain_yes_shows_as_agreed(cast: Cast, reply: str) -> None:
    assert "has not answered yet" in line(cast)
    answered(cast, reply)
    page = cast.client("ana").get(f"/agreements/{cast.things['maya_agreement'].pk}/")
    for words in (line(cast), page.content.decode()):
        assert ("Maya agreed," in words or "Maya agreed." in words) == (reply == Reply.AGREE)


def test_the_latest_answer_stands_and_the_earlier_stays(cast: Cast) -> None:
    answered(cast, Reply.AGREE, said_on=(NOW - 3 * DAY).date())
    answered(cast, Reply.HAD_TO, words="you had your coat on")
    assert "felt they had to say yes" in line(cast)
    page = cast.client("ana").get(f"/agreements/{cast.things['maya_agreement'].pk}/")
    assert "What was said before" in page.content.decode()


def test_nobody_answers_for_a_colleague_or_to_a_version_that_was_replaced(cast: Cast) -> None:
    assert answered(cast, Reply.AGREE, party="worker", name="Ben").name == cast.ana.name
    next_version(cast, want="other")
    with pytest.raises(NotNow):
        answered(cast, Reply.AGREE)


def test_who_reads_it_and_who_writes_it(cast: Cast) -> None:
    terms = Terms({}, review_on=LATER)
    with pytest.raises(MayNot):
        make_agreement(person_id=cast.maya.pk, by=cast.viewer("cal"), terms=terms)
    with pytest.raises(CannotSee):
        make_agreement(person_id=cast.maya.pk, by=cast.viewer("ben"), terms=terms)
    assert Agreement.objects.visible_to(cast.viewer("cal")).count() == 1
    assert not Agreement.objects.visible_to(cast.viewer("ben")).exists()


def test_the_lines_nobody_takes_out_are_in_every_version(cast: Cast) -> None:
    made = next_version(cast, touch="not at all")
    assert "keep secrets about touch" in made.fixed
    assert "private notes to think and learn" in made.fixed
    card = cast.client("ana").get(cast.url("maya", "before/")).content.decode()
    assert "not at all" in card


def test_my_day_asks_gently_for_another_look_and_for_a_goodbye(cast: Cast) -> None:
    ana = cast.viewer("ana")
    assert said_of_mine(ana) == []
    with clock.at(NOW + 50 * DAY):
        assert "look at your agreement again" in said_of_mine(cast.viewer("ana"))[0]
    make_agreement(
        person_id=cast.maya.pk, by=ana, replaces_id=cast.things["maya_agreement"].pk,
        terms=Terms({}, ends_on=(NOW + 20 * DAY).date()),
    )  # fmt: skip
    assert "How will you say goodbye?" in said_of_mine(cast.viewer("ana"))[0]


# --- the sitting ---------------------------------------------------------------------------------


def test_every_screen_may_be_left_and_nothing_is_lost(cast: Cast) -> None:
    client, url = cast.client("ana"), cast.url("maya", "agreement/")
    key = str(uuid7())
    sent = {"key": key, "why_meet": "Because of Nan", "touch": "ask me", "go": "4", "step": "1"}
    there = client.post(url, sent)
    assert there.status_code == 303
    assert "step=4" in there["Location"]
    page = client.get(there["Location"]).content.decode()
    assert "Who I answer to" in page
    assert 'name="why_meet" value="Because of Nan"' in page
    assert 'name="touch" value="ask me"' in page
    assert not Agreement.objects.visible_to(cast.viewer("ana")).filter(number=2).exists()


def test_saving_closes_the_draft_and_happens_once(cast: Cast) -> None:
    client, url = cast.client("ana"), cast.url("maya", "agreement/")
    sent = {
        "key": str(uuid7()), "replaces": cast.things["maya_agreement"].pk,
        "kind": "working", "why_meet": "Because", "review_on": f"{LATER:%d/%m/%Y}",
    }  # fmt: skip
    client.post(url, {**sent, "go": "5"})
    first, again = client.post(url, sent), client.post(url, sent)
    assert first.status_code == again.status_code == 303
    assert first["Location"] == again["Location"]
    assert Agreement.objects.visible_to(cast.viewer("ana")).count() == 2
    drafts = Draft.objects.visible_to(cast.viewer("ana"))
    assert not drafts.filter(about__contains="agreement").exists()


def test_what_cannot_be_saved_comes_back_on_its_own_screen(cast: Cast) -> None:
    client, url = cast.client("ana"), cast.url("maya", "agreement/")
    key = str(uuid7())
    answer = client.post(url, {"key": key, "kind": "working", "worries": "that you leave"})
    assert answer.status_code == 422
    assert "Screen 5 of 5" in answer.content.decode()
    assert 'name="worries" value="that you leave"' in answer.content.decode()


def test_a_change_begins_with_the_words_of_the_version_before(cast: Cast) -> None:
    ana, first = cast.viewer("ana"), cast.things["maya_agreement"]
    make_agreement(
        person_id=cast.maya.pk, by=ana, replaces_id=first.pk,
        terms=Terms({"touch": "a handshake"}, ends_on=(NOW + 5 * DAY).date()),
    )  # fmt: skip
    url = cast.url("maya", "agreement/")
    page = cast.client("ana").get(f"{url}?step=3").content.decode()
    assert "a handshake" in page
    assert 'name="ends_on" value="8 May 2027"' in page
    with clock.at(NOW + 9 * DAY):
        page = cast.client("ana").get(f"{url}?step=3").content.decode()
        assert 'name="ends_on" value=""' in page


def test_the_person_page_shows_it_in_a_line_and_on_the_timeline(cast: Cast) -> None:
    answered(cast, Reply.AGREE)
    page = cast.client("ana").get(cast.url("maya")).content.decode()
    assert "First version, Maya agreed, look at it again by 2 July." in page
    assert "Agreement: first version" in page


@pytest.mark.parametrize("page", ["person", "before", "day"])
def test_a_page_asks_about_agreements_once_however_many_versions(cast: Cast, page: str) -> None:
    newer = next_version(cast, want="Art.")
    answer_agreement(
        agreement_id=newer.pk, party="person", reply="some", said="phone", by=cast.viewer("ana")
    )
    paths = {"person": cast.url("maya"), "before": cast.url("maya", "before/"), "day": "/"}
    client = cast.client("ana")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(paths[page]).status_code == 200
    about = [one["sql"] for one in asked if 'FROM "agreements_agreement"' in one["sql"]]
    assert len(about) == 1


# --- what changed --------------------------------------------------------------------------------

TEXTS = st.lists(st.sampled_from(["One.", "Two!", "Three?", "Four"]), max_size=6).map(" ".join)


@given(before=TEXTS, after=TEXTS)
def test_every_sentence_is_either_as_it_was_or_said_to_have_changed(
    before: str, after: str
) -> None:
    added, gone = compared(before, after)
    kept = sentences(before)
    for sentence in gone:
        kept.remove(sentence)
    for sentence in added:
        kept.append(sentence)
    assert sorted(kept) == sorted(sentences(after))
    assert bool(added or gone) == (sentences(before) != sentences(after))


@given(topic=st.sampled_from(NAMES))
def test_a_change_under_any_heading_is_told(topic: str) -> None:
    before = Agreement(**{topic: "Same. Old."}, fixed="x", review_on=LATER)
    after = Agreement(**{topic: "Same. New."}, fixed="x", review_on=LATER)
    (change,) = differences(before, after)
    assert (change.added, change.taken_out) == (("New.",), ("Old.",))
