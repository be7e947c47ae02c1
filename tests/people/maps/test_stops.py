"""The stops of a slider are the days on which a map becomes another, and no others are missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.base.core.dates import Precision, RoughDate
from alongside.people.maps.network import Network, Quality, Stay, Tie, seen
from alongside.people.maps.stops import MOST, Stop, since_then, stops
from tests.people.maps.families import ANA, MAYA, TODAY, bells, by_dice, said, year

DAY = dt.timedelta(days=1)
views = st.sampled_from([MAYA, ANA])


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 8), st.integers(0, 9999), views)
def test_between_two_stops_nothing_changes(size: int, seed: int, view) -> None:  # type: ignore[no-untyped-def]
    network = by_dice(size, seed)
    found = stops(network, view, TODAY)
    if len(found) == MOST:
        return  # some may have been put together
    days = [stop.day for stop in found]
    assert days == sorted(set(days))
    for day, after in zip([dt.date(1900, 1, 1), *days], [*days, TODAY + DAY], strict=True):
        last = after - DAY
        middle = day + (last - day) / 2
        assert seen(network, day, view).shown == seen(network, middle, view).shown
        assert seen(network, day, view).shown == seen(network, last, view).shown


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 8), st.integers(0, 9999), views)
def test_at_every_stop_something_changes(size: int, seed: int, view) -> None:  # type: ignore[no-untyped-def]
    network = by_dice(size, seed)
    for stop in stops(network, view, TODAY):
        before, after = (seen(network, day, view) for day in (stop.day - DAY, stop.day))
        assert (before.shown, before.home) != (after.shown, after.home)


@settings(max_examples=20, deadline=None)
@given(st.integers(60, 200), st.integers(0, 99))
def test_there_are_never_more_than_can_be_told_apart(size: int, seed: int) -> None:
    network = by_dice(size, seed)
    found = stops(network, MAYA, TODAY)
    assert 0 < len(found) <= MOST
    assert all(stop.day <= TODAY for stop in found)


def test_a_stop_is_told_as_surely_as_it_is_known() -> None:
    lorna = Tie("lorna", "Lorna", since=year(2022), until=year(2024))
    zee = Tie("zee", "Zee", since=RoughDate(dt.date(2023, 3, 1), Precision.MONTH))
    kit = Tie("kit", "Kit", readings=(said(1, Quality.OK, on=dt.date(2024, 1, 1)),))
    found = stops(Network("Maya", (lorna, zee, kit)), MAYA, TODAY)
    assert [stop.words for stop in found] == [
        "2022: Lorna", "March 2023: Zee", "1 January 2024: Lorna and Kit",
    ]  # fmt: skip


def test_many_at_once_are_counted() -> None:
    assert Stop(TODAY, "2022", ("A", "B", "C", "D", "E")).words == "2022: A, B, C and 2 more"
    assert Stop(TODAY, "2022", ("A", "B", "C")).words == "2022: A, B and C"


def test_who_died_and_who_moved_in_are_stops() -> None:
    home = (Stay("larch", dt.date(2020, 5, 1), dt.date(2021, 6, 1)),)
    ted = Tie("ted", "Ted", since=year(2011), died=year(2019))
    jean = Tie("jean", "Jean", since=year(2011), stays=home)
    network = Network("Maya", (ted, jean), stays=home)
    days = [stop.day for stop in stops(network, MAYA, TODAY)]
    assert days == [dt.date(2011, 1, 1), dt.date(2019, 1, 1), *(h for h in _edges(home[0]))]


def _edges(stay: Stay) -> list[dt.date]:
    assert stay.until
    return [stay.since, stay.until]


def test_the_live_line_says_the_day_and_what_changed() -> None:
    before, now = dt.date(2025, 9, 1), TODAY
    line = since_then(
        "26 February 2026", seen(bells(), now, MAYA), seen(bells(), before, MAYA), "September 2025"
    )
    assert line.startswith("26 February 2026. Since September 2025: ")
    assert "Nan Jean came closer." in line or line.endswith("more changes.")
    same = seen(bells(), now, MAYA)
    assert since_then("Today", same, same, "2025") == "Today. Nothing changed since 2025."


def test_days_to_come_are_no_stops() -> None:
    later = Tie("zee", "Zee", since=year(2021), until=RoughDate(TODAY + 30 * DAY))
    found = stops(Network("Maya", (later,)), MAYA, TODAY)
    assert [stop.day for stop in found] == [dt.date(2021, 1, 1)]
    gone = replace(later, until=RoughDate(TODAY))
    assert len(stops(Network("Maya", (gone,)), MAYA, TODAY)) == 2


def test_what_happened_where_nobody_stood_on_the_map_is_no_stop() -> None:
    """It ended, or they died, before the first that was said of them, or after they had gone."""
    first = dt.date(2024, 5, 1)
    read = Tie(
        "kit", "Kit", since=year(2010), until=year(2020), died=year(2021),
        readings=(said(1, Quality.OK, on=first),),
    )  # fmt: skip
    gone = Tie("lorna", "Lorna", since=year(2012), until=year(2014), died=year(2019))
    never = Tie("zee", "Zee", since=year(2016), until=year(2015))
    found = stops(Network("Maya", (read, gone, never)), MAYA, TODAY)
    assert [stop.day.year for stop in found] == [2012, 2014, 2024]
