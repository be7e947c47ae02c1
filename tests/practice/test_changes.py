"""When a meeting changes: moved, not met, cancelled, everything dropped; and times to offer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.notices.models import Notice
from alongside.people.contact.actions import end_never_ok, say_never_ok
from alongside.people.contact.models import Days, NeverOk
from alongside.practice.appointments.actions import cancel, plan
from alongside.practice.appointments.answering import Given, record_answer
from alongside.practice.appointments.asking import ask_again
from alongside.practice.appointments.changing import Drop, drop_everything, move, say_not_met
from alongside.practice.appointments.links import open_link
from alongside.practice.appointments.models import Appointment, Move
from alongside.practice.appointments.slots import (
    clashes,
    falls_in,
    free_times,
    is_free,
    three_slots,
)
from tests.cast import DAY, NOW, Cast
from tests.practice.test_asking import TIMES, asked, part_of, stands, token

HOUR = dt.timedelta(hours=1)


def agreed(cast: Cast, **more: Any) -> Appointment:
    row = asked(cast, **more)
    return record_answer(
        appointment_id=row.pk, version=1, person_id=cast.maya.pk, given=Given("yes", TIMES[0]),
        by=cast.viewer("ana"),
    )  # fmt: skip


def test_a_moved_meeting_is_asked_again_and_says_who_moved_it_and_why(cast: Cast) -> None:
    row = agreed(cast)
    move(
        appointment_id=row.pk, version=2, starts_at=TIMES[2], why="a court date",
        by=cast.viewer("ana"),
    )  # fmt: skip
    now = stands(cast, row)
    assert (now.state, now.starts_at, now.to_tell) == ("proposed", TIMES[2], "moved")
    assert (part_of(cast, row).answer, part_of(cast, row).starts_at) == ("", TIMES[2])
    kept = Move.objects.visible_to(cast.viewer("cal")).get(appointment=row)
    assert (kept.was_at, kept.now_at, kept.by_id, kept.asked_by, kept.why) == (
        TIMES[0], TIMES[2], cast.ana.pk, "us", "a court date",
    )  # fmt: skip
    assert open_link(token(cast, row)) is not None


def test_moved_with_their_yes_stays_agreed_and_needs_no_telling(cast: Cast) -> None:
    row = agreed(cast)
    move(
        appointment_id=row.pk, version=2, starts_at=TIMES[2], why="football", asked_by="them",
        said_yes=True, by=cast.viewer("ana"),
    )  # fmt: skip
    assert (stands(cast, row).state, stands(cast, row).to_tell) == ("agreed", "")


def test_a_meeting_nobody_was_asked_about_moves_and_ends_quietly(cast: Cast) -> None:
    ana, planned = cast.viewer("ana"), cast.meeting
    move(appointment_id=planned.pk, version=1, starts_at=TIMES[0], why="rota", by=ana)
    assert (stands(cast, planned).state, stands(cast, planned).to_tell) == ("planned", "")
    cancel(appointment_id=planned.pk, version=2, by=ana, why="rota")
    assert stands(cast, planned).to_tell == ""


def test_who_was_asked_is_told_of_a_cancelled_meeting_unless_they_cancelled_it(cast: Cast) -> None:
    ours, theirs = agreed(cast), agreed(cast)
    cancel(appointment_id=ours.pk, version=2, by=cast.viewer("ana"), why="ill")
    cancel(
        appointment_id=theirs.pk, version=2, by=cast.viewer("ana"), why="a test", asked_by="them"
    )
    assert stands(cast, ours).to_tell == "cancelled"
    assert stands(cast, theirs).to_tell == ""
    held = open_link(token(cast, ours))
    assert held is not None
    assert held.cancelled


@pytest.mark.parametrize("why", ["nobody", "not_want", "we", "unknown"])
def test_not_met_says_why_once_and_only_afterwards(cast: Cast, why: str) -> None:
    row, ana = agreed(cast), cast.viewer("ana")
    with pytest.raises(NotNow):
        say_not_met(appointment_id=row.pk, version=2, why=why, by=ana)
    clock.stand_at(TIMES[0] + HOUR)
    with pytest.raises(Refused):
        say_not_met(appointment_id=row.pk, version=2, why="DNA", by=ana)
    say_not_met(appointment_id=row.pk, version=2, why=why, words="the bus", by=ana)
    now = stands(cast, row)
    assert (now.not_met, now.not_met_words, now.not_met_by_id) == (why, "the bus", cast.ana.pk)
    with pytest.raises(NotNow):
        say_not_met(appointment_id=row.pk, version=3, why=why, by=ana)


def test_other_times_can_be_offered_once_none_suited(cast: Cast) -> None:
    row = asked(cast)
    record_answer(
        appointment_id=row.pk, version=1, person_id=cast.maya.pk, given=Given("none"),
        by=cast.viewer("ana"),
    )  # fmt: skip
    ask_again(appointment_id=row.pk, version=2, slots=[NOW + 6 * DAY], by=cast.viewer("ana"))
    assert (stands(cast, row).starts_at, part_of(cast, row).answer) == (NOW + 6 * DAY, "")


# --- dropping everything -------------------------------------------------------------------------


def today(cast: Cast) -> list[Appointment]:
    return [
        plan(person_ids=[cast.people[who].pk], starts_at=NOW + n * HOUR, by=cast.viewer("ana"))[0]
        for n, who in enumerate(("maya", "ira"), 2)
    ]


def test_dropping_everything_gives_each_a_new_time_and_a_message(cast: Cast) -> None:
    first, second = today(cast)
    drop_everything(
        drops=[Drop(first.pk, 1, TIMES[0]), Drop(second.pk, 1, None)], by=cast.viewer("ana"),
        ask=cast.ben,
    )  # fmt: skip
    moved, ended = stands(cast, first), stands(cast, second)
    assert (moved.state, moved.starts_at, moved.to_tell) == ("proposed", TIMES[0], "displaced")
    assert (ended.cancelled_for, ended.to_tell, ended.not_met) == ("us", "displaced", "")
    assert moved.not_met == "", "it never counts as missed"
    assert open_link(token(cast, first))
    assert open_link(token(cast, second, "ira"))
    asked_to = Notice.objects.visible_to(cast.viewer("ben")).filter(kind="step_in")
    assert {one.person_id for one in asked_to} == {cast.maya.pk, cast.ira.pk}
    care = Notice.objects.visible_to(cast.viewer("cal")).filter(kind="care")
    assert [(one.about_worker_id, one.person_id) for one in care] == [(cast.ana.pk, None)]


def test_nobody_drops_what_is_another_workers(cast: Cast) -> None:
    first, _second = today(cast)
    with pytest.raises(CannotSee):
        drop_everything(drops=[Drop(first.pk, 1, None)], by=cast.viewer("cal"))
    assert stands(cast, first).cancelled_at is None


# --- times to offer ------------------------------------------------------------------------------


def test_three_times_are_free_for_both_and_never_at_a_bad_time(cast: Cast) -> None:
    ana = cast.viewer("ana")
    never = say_never_ok(
        person_id=cast.maya.pk, days=Days.WORKDAYS, from_time=dt.time(9), until_time=dt.time(15),
        whose="Maya", by=ana,
    )  # fmt: skip
    first = three_slots([cast.maya.pk], 60, ana)
    assert len(first) == 3
    assert all(clock.local(at).time() >= dt.time(15) for at in first)
    plan(person_ids=[cast.ira.pk], starts_at=first[0], by=ana)
    asked(cast, "noor", slots=[first[1]])
    again = three_slots([cast.maya.pk], 60, ana)
    assert not {first[0], first[1]} & set(again)
    end_never_ok(never_id=never.pk, by=ana)
    assert clock.local(three_slots([cast.maya.pk], 60, ana)[0]).hour < 15


moments = st.integers(0, 30 * 24 * 4).map(lambda quarter: NOW + quarter * HOUR / 4)
spans = st.tuples(moments, st.integers(5, 300)).map(
    lambda pair: (pair[0], pair[0] + dt.timedelta(minutes=pair[1]))
)
nevers = st.builds(
    lambda days, a, b: NeverOk(
        days=days, from_time=dt.time(min(a, b)), until_time=dt.time(max(a, b) + 1)
    ),
    st.sampled_from(Days.values), st.integers(0, 22), st.integers(0, 22),
)  # fmt: skip


@given(after=moments, minutes=st.integers(5, 240), busy=st.lists(spans, max_size=40),
       never=st.lists(nevers, max_size=4))  # fmt: skip
def test_offered_times_keep_every_rule(after: Any, minutes: int, busy: Any, never: Any) -> None:
    found = free_times(after=after, minutes=minutes, busy=busy, never=never)
    assert len(found) <= 3
    assert found == sorted(found)
    assert len({clock.local(at).date() for at in found}) == len(found)
    length = dt.timedelta(minutes=minutes)
    for at in found:
        assert at > after
        assert clock.local(at).weekday() < 5
        assert all(at >= end or at + length <= begin for begin, end in busy)
        assert not any(falls_in(at, at + length, one) for one in never)


def test_a_bad_time_is_by_the_clock_on_the_wall_on_both_sides_of_a_change(cast: Cast) -> None:
    """School ends at three by the clock, in March and in November."""
    never = NeverOk(days=Days.EVERY, from_time=dt.time(9), until_time=dt.time(15))
    for day in (
        dt.date(2027, 3, 27),
        dt.date(2027, 3, 29),
        dt.date(2027, 10, 29),
        dt.date(2027, 11, 1),
    ):
        just_after = clock.moment(day, dt.time(15))
        assert is_free(just_after, HOUR, [], [never])
        assert not is_free(just_after - dt.timedelta(minutes=5), HOUR, [], [never])


def test_a_bad_time_ends_on_its_last_day(cast: Cast) -> None:
    never = NeverOk(
        days=Days.EVERY, from_time=dt.time(9), until_time=dt.time(15), until_day=NOW.date()
    )
    assert falls_in(NOW, NOW + HOUR, never)
    assert not falls_in(NOW + DAY, NOW + DAY + HOUR, never)


def test_two_meetings_at_once_are_seen(cast: Cast) -> None:
    ana = cast.viewer("ana")
    assert clashes(NOW + DAY + HOUR / 2, 60, ana) == [cast.meeting]
    assert clashes(NOW + DAY + HOUR, 60, ana) == []
    assert clashes(NOW + DAY, 60, ana, beside=cast.meeting.pk) == []
    assert clashes(NOW + DAY, 60, cast.viewer("cal")) == []
