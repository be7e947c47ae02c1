"""Days and times as people write them, dates as people know them, clocks as they change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alongside.base.core import clock
from alongside.base.core.dates import (
    NotADay,
    Precision,
    RoughDate,
    age_on,
    day_in_words,
    parse_day,
    parse_time,
)

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
ON = dt.date(2027, 5, 3)  # a Monday
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


# --- days ----------------------------------------------------------------------------------------


@given(day=DAYS, on=DAYS, ahead=st.booleans())
@pytest.mark.parametrize(
    "write",
    [
        lambda day: f"{day.day}/{day.month}/{day.year}",
        lambda day: f"{day:%d.%m.%Y}",
        lambda day: f"{day:%d-%m-%Y}",
        lambda day: day.isoformat(),
        lambda day: f"{day.day} {day:%B} {day.year}",
        lambda day: f"{day:%A} {day.day} {day:%b} {day.year}",
        lambda day: f"  {day:%A}, {day.day}th  {day:%B}, {day.year} ".upper(),
        lambda day: f"by {day.day}/{day.month}/{day.year}",
    ],
)
def test_a_whole_date_is_that_day_whenever_it_is_read(
    write: Callable[[dt.date], str], day: dt.date, on: dt.date, ahead: bool
) -> None:
    assert parse_day(write(day), ahead=ahead, on=on) == day


@given(day=DAYS, on=DAYS)
def test_a_day_without_a_year_is_the_next_ahead_and_the_last_behind(
    day: dt.date, on: dt.date
) -> None:
    text = f"{day.day}/{day.month}"
    try:
        coming, gone = parse_day(text, ahead=True, on=on), parse_day(text, ahead=False, on=on)
    except NotADay:
        assert (day.day, day.month) == (29, 2)
        return
    assert (coming.day, coming.month) == (gone.day, gone.month) == (day.day, day.month)
    assert gone <= on <= coming
    assert (coming - on).days <= 366
    assert (on - gone).days <= 366


@given(on=DAYS, weekday=st.integers(0, 6), length=st.integers(3, 9))
def test_a_weekday_is_the_next_ahead_and_the_last_behind(
    on: dt.date, weekday: int, length: int
) -> None:
    word = WEEKDAYS[weekday][:length]
    coming, gone = parse_day(word, ahead=True, on=on), parse_day(word, ahead=False, on=on)
    assert coming.weekday() == gone.weekday() == weekday
    assert 1 <= (coming - on).days <= 7
    assert 0 <= (on - gone).days <= 6
    assert parse_day(f"next {word}", ahead=True, on=on) == coming


@pytest.mark.parametrize(
    ("text", "ahead", "day"),
    [
        ("today", True, ON),
        ("NOW", False, ON),
        ("t", True, ON + dt.timedelta(1)),
        ("tomorrow", True, ON + dt.timedelta(1)),
        ("y", False, ON - dt.timedelta(1)),
        ("f", True, dt.date(2027, 5, 7)),
        ("f", False, dt.date(2027, 4, 30)),
        ("mon", True, dt.date(2027, 5, 10)),
        ("mon", False, ON),
        ("12/3", True, dt.date(2028, 3, 12)),
        ("12/3", False, dt.date(2027, 3, 12)),
        ("3/5", True, ON),
        ("on 3rd may", False, ON),
        ("1st jan", True, dt.date(2028, 1, 1)),
    ],
)
def test_what_people_write(text: str, ahead: bool, day: dt.date) -> None:
    assert parse_day(text, ahead=ahead, on=ON) == day


@given(text=st.text(max_size=40), ahead=st.booleans())
@example(text="29/2", ahead=True)
@example(text="31/12/9999", ahead=True)
@example(text="0000-00-00", ahead=False)
@example(text="٢٠٢٧-٠٥-٠٣", ahead=True)
@example(text="next", ahead=True)
def test_whatever_is_typed_is_a_day_or_a_sentence(text: str, ahead: bool) -> None:
    try:
        assert isinstance(parse_day(text, ahead=ahead, on=ON), dt.date)
    except NotADay as error:
        assert "not a day we can read" in str(error)


@pytest.mark.parametrize("text", ["", "s", "31/2/2027", "2027-13-01", "m 3", "32/1", "soon"])
def test_what_names_no_day_is_refused(text: str) -> None:
    """A letter in doubt too: s is Saturday or Sunday."""
    with pytest.raises(NotADay):
        parse_day(text, ahead=True, on=ON)


# --- times ---------------------------------------------------------------------------------------


@given(time=st.times().map(lambda one: one.replace(second=0, microsecond=0)))
@pytest.mark.parametrize(
    "form", ["{0:%H:%M}", "{0:%H%M}", "{0:%H.%M}", " {0:%H} : {0:%M} ", "{0.hour}:{0:%M}"]
)
def test_a_time_is_that_time(form: str, time: dt.time) -> None:
    assert parse_time(form.format(time)) == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9", dt.time(9)),
        ("3.30pm", dt.time(15, 30)),
        ("12am", dt.time(0)),
        ("12 PM", dt.time(12)),
        ("0", dt.time(0)),
    ],
)
def test_times_people_write(text: str, time: dt.time) -> None:
    assert parse_time(text) == time


@given(text=st.text(max_size=12))
@example(text="24")
@example(text="9:60")
@example(text="99pm")
def test_whatever_is_typed_is_a_time_or_a_sentence(text: str) -> None:
    try:
        assert isinstance(parse_time(text), dt.time)
    except NotADay as error:
        assert "not a time we can read" in str(error)


# --- dates as they are known ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        (Precision.DAY, "3 May 2027"),
        (Precision.MINUTE, "3 May 2027"),
        (Precision.MONTH, "May 2027"),
        (Precision.YEAR, "2027"),
        (Precision.ABOUT, "about 2027"),
        (Precision.BY, "by 3 May 2027"),
        (Precision.UNKNOWN, "not known"),
    ],
)
def test_a_rough_date_says_no_more_than_is_known(precision: str, words: str) -> None:
    assert str(RoughDate(ON, precision)) == words


@given(days=st.lists(st.tuples(DAYS, st.sampled_from(Precision.values))))
def test_rough_dates_sort_on_their_earliest_day(days: list[tuple[dt.date, str]]) -> None:
    ordered = sorted(RoughDate(day, precision) for day, precision in days)
    assert [one.earliest for one in ordered] == sorted(day for day, _ in days)


@given(born=DAYS, day=DAYS)
def test_age_goes_up_on_the_birthday(born: dt.date, day: dt.date) -> None:
    age = age_on(RoughDate(born), day)
    assert age is not None
    if (born.month, born.day) == (2, 29):
        return  # the day differs between countries; ours is 1 March
    birthday = born.replace(year=born.year + age)
    assert birthday <= day
    assert birthday.replace(year=birthday.year + 1) > day


def test_a_leap_day_birthday_is_the_first_of_march() -> None:
    born = RoughDate(dt.date(2012, 2, 29))
    assert age_on(born, dt.date(2027, 2, 28)) == 14
    assert age_on(born, dt.date(2027, 3, 1)) == 15


@pytest.mark.parametrize("precision", [Precision.UNKNOWN, Precision.BY])
def test_no_age_where_the_year_is_not_known(precision: str) -> None:
    assert age_on(RoughDate(ON, precision), ON) is None
    assert age_on(None, ON) is None


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (4, "Friday"),
        (-3, "Friday"),
        (7, "Monday 10 May"),
        (400, "Tuesday 6 June 2028"),
    ],
)
def test_a_day_as_people_say_it(gap: int, words: str) -> None:
    assert day_in_words(ON + dt.timedelta(gap), on=ON) == words


# --- the clock -----------------------------------------------------------------------------------

FORWARD, BACK = dt.date(2027, 3, 28), dt.date(2027, 10, 31)  # in London


@pytest.mark.parametrize(("day", "hours"), [(FORWARD, 23), (BACK, 25), (ON, 24)])
def test_a_whole_day_is_as_long_as_the_clocks_make_it(day: dt.date, hours: int) -> None:
    length = clock.midnight(day + dt.timedelta(1)) - clock.midnight(day)
    assert length == dt.timedelta(hours=hours)


@pytest.mark.parametrize("day", [FORWARD, BACK])
@pytest.mark.parametrize("time", [dt.time(0, 30), dt.time(1, 30), dt.time(2, 30), dt.time(23, 59)])
def test_a_moment_on_the_day_clocks_change_stays_on_that_day(day: dt.date, time: dt.time) -> None:
    moment = clock.moment(day, time)
    assert clock.midnight(day) <= moment < clock.midnight(day + dt.timedelta(1))
    assert clock.local(moment).date() == day


def test_an_hour_that_comes_twice_is_the_first_of_the_two() -> None:
    assert clock.moment(BACK, dt.time(1, 30)) == dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)


def test_an_hour_that_never_comes_is_an_hour_later_on_the_wall() -> None:
    moment = clock.moment(FORWARD, dt.time(1, 30))
    assert clock.local(moment).time() == dt.time(2, 30)


@given(moment=st.datetimes(timezones=st.just(dt.UTC)).filter(lambda one: 1 < one.year < 9999))
def test_there_is_one_today_for_every_moment(moment: dt.datetime) -> None:
    with clock.at(moment):
        today = clock.today()
        assert clock.midnight(today) <= clock.now() < clock.midnight(today + dt.timedelta(1))


@pytest.mark.parametrize("hour", [22, 23])
def test_today_is_the_day_where_the_organisation_is(hour: int) -> None:
    """In May the day in London begins an hour before the day in UTC."""
    with clock.at(dt.datetime(2027, 5, 3, hour, 30, tzinfo=dt.UTC)):
        assert clock.today() == ON + dt.timedelta(hour == 23)


def test_the_clock_answers_in_utc_whatever_it_was_given() -> None:
    with clock.at(dt.datetime(2027, 5, 3, 10, tzinfo=clock.zone())):
        assert clock.now().tzinfo is dt.UTC
        assert clock.now().hour == 9


def test_time_runs_again_after_it_stood_still() -> None:
    before = dt.datetime.now(dt.UTC)
    with clock.at(dt.datetime(2001, 1, 1, tzinfo=dt.UTC)):
        assert clock.now().year == 2001
    assert before <= clock.now() <= dt.datetime.now(dt.UTC)


def test_the_demo_moment_is_local_unless_it_says_otherwise(monkeypatch: Any) -> None:
    monkeypatch.setenv("ALONGSIDE_DEMO_NOW", "2027-05-03T10:00")
    assert clock.demo_moment() == dt.datetime(2027, 5, 3, 9, tzinfo=dt.UTC)
    monkeypatch.setenv("ALONGSIDE_DEMO_NOW", "2027-05-03T10:00+00:00")
    assert clock.demo_moment() == dt.datetime(2027, 5, 3, 10, tzinfo=dt.UTC)
    monkeypatch.setenv("ALONGSIDE_DEMO_NOW", "")
    assert clock.demo_moment() is None
