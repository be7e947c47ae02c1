"""Is there someone they can count on? The vectors W1 to W6, and what no one else's word changes."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.ties.models import Tie
from alongside.people.ties.readings import Asked, Reading
from alongside.people.ties.warm import State, warm

TODAY = dt.date(2027, 5, 3)
NOON = dt.datetime(2027, 5, 3, 12, tzinfo=dt.UTC)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def tie(name: str = "Aunt", **more: Any) -> Tie:
    return Tie(pk=uuid4(), kind="family", name=name, made_at=NOON, **more)


def said(of: Tie, days: int, counts: bool | None = True, view: str = "own", **more: Any) -> Reading:
    return Reading(
        pk=uuid4(), tie_id=of.pk, perspective=view, on=ago(days), counts_on=counts,
        written_at=NOON - dt.timedelta(days=days), **more,
    )  # fmt: skip


def asked(days: int, answer: str) -> Asked:
    return Asked(pk=uuid4(), on=ago(days), answer=answer,
                 written_at=NOON - dt.timedelta(days=days))  # fmt: skip


def test_w1_an_aunt_said_thirty_days_ago() -> None:
    aunt = tie()
    found = warm([aunt], [said(aunt, 30, last_seen=ago(10))], [], TODAY)
    assert (found.state, found.on, found.natural) == (State.YES, ago(30), True)
    assert not found.not_seen


def test_w2_only_the_social_worker() -> None:
    sam = tie("Sam", paid=True)
    found = warm([sam], [said(sam, 20)], [], TODAY)
    assert (found.state, found.natural) == (State.YES, False)


def test_w3_the_workers_own_reading_is_not_their_word() -> None:
    gran = tie("Gran")
    assert warm([gran], [said(gran, 5, None, "worker", closeness=1)], [], TODAY).state is (
        State.UNKNOWN
    )


def test_w4_a_brother_abroad_stays_a_yes_however_long_ago_they_met() -> None:
    brother = tie("Jonah", whereabouts="abroad")
    found = warm([brother], [said(brother, 30, last_seen=ago(900))], [], TODAY)
    assert found.state is State.YES
    assert [one.tie for one in found.not_seen] == [brother]


def test_w5_a_map_on_which_nobody_is_ticked_is_no_answer() -> None:
    aunt = tie()
    found = warm([aunt], [said(aunt, 10, None, closeness=1, quality="strong")], [], TODAY)
    assert found.state is State.UNKNOWN


def test_w6_no_one_right_now() -> None:
    found = warm([], [], [asked(3, "no_one")], TODAY)
    assert (found.state, found.on) == (State.NO, ago(3))


@pytest.mark.parametrize(("days", "state"), [(183, State.YES), (184, State.UNKNOWN)])
def test_an_answer_is_kept_for_half_a_year(days: int, state: State) -> None:
    aunt = tie()
    assert warm([aunt], [said(aunt, days)], [], TODAY).state is state


@pytest.mark.parametrize(("days", "state"), [(183, State.NO), (184, State.UNKNOWN)])
def test_so_is_no_one(days: int, state: State) -> None:
    assert warm([], [], [asked(days, "no_one")], TODAY).state is state


def test_the_newest_of_both_holds() -> None:
    aunt = tie()
    assert warm([aunt], [said(aunt, 3)], [asked(9, "no_one")], TODAY).state is State.YES
    assert warm([aunt], [said(aunt, 9)], [asked(3, "no_one")], TODAY).state is State.NO


def test_not_to_say_is_no_answer_and_takes_none_back() -> None:
    aunt = tie()
    assert warm([], [], [asked(3, "not_now")], TODAY).state is State.UNKNOWN
    assert warm([aunt], [said(aunt, 9)], [asked(3, "not_now")], TODAY).state is State.YES


def test_a_no_about_one_of_them_is_not_no_one() -> None:
    aunt, nan = tie(), tie("Nan")
    both = [said(aunt, 40), said(nan, 40), said(aunt, 2, False)]
    assert [one.tie for one in warm([aunt, nan], both, [], TODAY).named] == [nan]
    assert warm([aunt], [said(aunt, 40), said(aunt, 2, False)], [], TODAY).state is State.UNKNOWN


def test_lasting_and_both_ways() -> None:
    aunt = tie(from_day=ago(365))
    found = warm([aunt], [said(aunt, 5, flow="both")], [], TODAY)
    assert found.lasting == found.reciprocal == found.named
    new = tie(from_day=ago(364))
    found = warm([new], [said(new, 5, flow="in")], [], TODAY)
    assert found.lasting == found.reciprocal == ()


_DAYS = st.integers(0, 400)
_OWN = st.tuples(st.integers(0, 2), _DAYS, st.sampled_from([True, False, None]))
_OTHERS = st.tuples(st.integers(0, 2), _DAYS, st.sampled_from(["worker", "carer", "agreed"]))


@given(
    st.lists(_OWN, max_size=8), st.lists(_OTHERS, max_size=8),
    st.lists(st.tuples(_DAYS, st.sampled_from(["no_one", "not_now"])), max_size=4),
)  # fmt: skip
def test_nobody_elses_view_changes_anything(own: Any, others: Any, questions: Any) -> None:
    ties = [tie(name) for name in "abc"]
    theirs = [said(ties[n], days, counts) for n, days, counts in own]
    ours = [said(ties[n], days, None, view, closeness=1) for n, days, view in others]
    answers = [asked(days, answer) for days, answer in questions]
    alone = warm(ties, theirs, answers, TODAY)
    assert warm(ties, [*ours, *theirs], answers, TODAY) == alone
    if alone.state is State.NO:
        assert any(one.answer == "no_one" for one in answers), "silence is not an answer"
    if alone.state is State.YES:
        assert all(one.reading.counts_on for one in alone.named)
