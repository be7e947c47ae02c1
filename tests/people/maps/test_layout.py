"""Where people stand on a map: nobody moves who has no reason to, and nothing overlaps."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.people.maps.layout import (
    KEPT,
    MOST,
    Layout,
    arrange,
    bundle_key,
    tidied,
)
from alongside.people.maps.network import UNSAID, Area, Network, Quality, seen
from alongside.people.maps.spokes import SLOT
from tests.people.maps.families import ANA, BEFORE, MAYA, TODAY, bells, by_dice, kept, said

networks = st.builds(by_dice, st.integers(1, 60), st.integers(0, 10_000))
days = st.dates(dt.date(2015, 1, 1), dt.date(2028, 1, 1))


def places(network: Network, layout: Layout, on: dt.date) -> dict[str, tuple[int, float, float]]:
    found = {}
    for shown in seen(network, on, MAYA).shown:
        if shown.tie.key in layout.drawn:
            at = layout.place(shown.tie.key, shown.ring)
            found[shown.tie.key] = (shown.ring, at.x, at.y)
    return found


@settings(max_examples=60, deadline=None)
@given(networks)
def test_the_same_people_get_the_same_places(network: Network) -> None:
    again = replace(network, ties=tuple(reversed(network.ties)))
    assert arrange(network, MAYA) == arrange(again, MAYA)


@settings(max_examples=60, deadline=None)
@given(networks, st.integers(0, 10_000))
def test_whoever_comes_moves_no_other_spoke_and_no_lane(network: Network, seed: int) -> None:
    before = arrange(network, MAYA)
    stranger = replace(by_dice(1, seed).ties[0], key="new")
    grown = replace(kept(network, before), ties=(*kept(network, before).ties, stranger))
    after = arrange(grown, MAYA)
    assert set(after.new_spokes) == {"new"}
    for key, spoke in before.spokes.items():
        if not key.startswith("area:"):
            assert after.spokes[key] == spoke
    for key in before.drawn & after.drawn:
        for ring, lane in before.lanes[key].items():
            assert after.lanes[key][ring] == lane


@settings(max_examples=60, deadline=None)
@given(networks, st.data())
def test_whoever_goes_or_comes_closer_moves_no_other_spoke(
    network: Network, data: st.DataObject
) -> None:
    layout = arrange(network, MAYA)
    network = kept(network, layout)
    one = data.draw(st.sampled_from(network.ties))
    nearer = replace(one, readings=(*one.readings, said(1, Quality.OK, on=dt.date(2029, 1, 1))))
    others = tuple(tie for tie in network.ties if tie.key != one.key)
    for ties in (others, (*others, nearer)):
        after = arrange(replace(network, ties=ties), MAYA)
        assert not after.new_spokes
        assert {tie.key: after.spokes[tie.key] for tie in others} == {
            tie.key: layout.spokes[tie.key] for tie in others
        }


@settings(max_examples=60, deadline=None)
@given(networks, days, days)
def test_a_step_of_the_slider_moves_only_whose_closeness_changed(
    network: Network, one: dt.date, other: dt.date
) -> None:
    layout = arrange(network, MAYA)
    first, second = places(network, layout, one), places(network, layout, other)
    for key in first.keys() & second.keys():
        if first[key][0] == second[key][0]:
            assert first[key] == second[key]
        else:
            assert first[key] != second[key]


@settings(max_examples=40, deadline=None)
@given(networks)
def test_what_was_kept_is_given_back_unchanged(network: Network) -> None:
    layout = arrange(network, MAYA)
    again = arrange(kept(network, layout), MAYA)
    assert again.spokes == layout.spokes
    assert again.lanes == layout.lanes
    assert again.radii == layout.radii
    assert not again.new_spokes
    assert not again.new_lanes


def overlaps(network: Network, layout: Layout, on: dt.date) -> list[tuple[str, str]]:
    shown = {s.tie.key: s.ring for s in seen(network, on, MAYA).shown}
    boxes = [(key, layout.box(key, ring)) for key, ring in shown.items() if key in layout.drawn]
    boxes += [(bundle_key(area), layout.box(bundle_key(area), UNSAID)) for area in layout.bundles]
    return [
        (one, other)
        for (one, box), (other, second) in itertools.combinations(boxes, 2)
        if box.meets(second)
    ]


EIGHT = [dt.date(2016 + n, 7, 1) for n in range(8)]


@pytest.mark.parametrize("tens", range(20))
def test_no_two_labels_overlap_in_two_hundred_networks_on_eight_days(tens: int) -> None:
    for number in range(tens * 10, tens * 10 + 10):
        network = by_dice(number + 1, number)
        layout = arrange(network, MAYA)
        for on in [*EIGHT[1:], TODAY]:
            assert overlaps(network, layout, on) == [], (number, on)
            for shown in seen(network, on, MAYA).shown:
                if shown.tie.key in layout.drawn:
                    box = layout.box(shown.tie.key, shown.ring)
                    assert box.right - box.left >= 87.999
                    assert box.bottom - box.top >= 57.999


def test_no_two_labels_overlap_where_people_came_one_by_one() -> None:
    """The worst case: each is put in the middle of a gap, and no one may ever be moved for it."""
    whole = by_dice(40, 7)
    network = replace(whole, ties=())
    for tie in whole.ties:
        network = replace(network, ties=(*network.ties, tie))
        layout = arrange(network, MAYA)
        network = kept(network, layout)
        assert overlaps(network, layout, TODAY) == []


def test_two_on_one_spoke_and_in_one_ring_get_lanes_apart() -> None:
    two = bells().ties[5:7]
    same = tuple(replace(tie, spoke=40.0, readings=(said(2, Quality.OK),)) for tie in two)
    network = Network("Maya", same)
    layout = arrange(network, MAYA)
    assert overlaps(network, layout, TODAY) == []
    assert len({layout.lanes[tie.key][2] for tie in same}) == 2


@settings(max_examples=60, deadline=None)
@given(networks)
def test_areas_follow_one_another_clockwise_from_eleven(network: Network) -> None:
    layout = arrange(network, MAYA)
    order = list(Area)
    row = sorted(network.ties, key=lambda tie: (layout.spokes[tie.key] - 330) % 360)
    assert [order.index(t.area) for t in row] == sorted(order.index(t.area) for t in row)
    for tie in network.ties:
        # Nine o'clock is kept for the names of the rings.
        assert abs((layout.spokes[tie.key] - 270 + 180) % 360 - 180) >= SLOT / 2 - 0.001


def test_a_newcomer_to_an_area_that_was_empty_stands_between_its_neighbours() -> None:
    network = bells()
    network = replace(network, ties=tuple(t for t in network.ties if t.area != Area.COMMUNITY))
    network = kept(network, arrange(network, MAYA))
    boxing = next(tie for tie in bells().ties if tie.key == "boxing")
    layout = arrange(replace(network, ties=(*network.ties, boxing)), MAYA)
    spokes = layout.spokes
    assert spokes["hart"] < spokes["boxing"] < spokes["rosa"]


def test_rings_are_as_far_apart_as_they_should_be() -> None:
    radii = arrange(bells(), MAYA).radii
    assert radii[1] >= 120
    for ring in (2, 3, 4):
        assert radii[ring] >= radii[ring - 1] + 60


def test_right_to_left_mirrors_places_and_nothing_else() -> None:
    plain, mirrored = arrange(bells(), MAYA), arrange(bells(), MAYA, mirrored=True)
    assert plain.spokes == mirrored.spokes
    for tie in bells().ties:
        for ring in plain.lanes[tie.key]:
            one, other = plain.place(tie.key, ring), mirrored.place(tie.key, ring)
            assert (one.x, one.y) == (-other.x, other.y)


def test_eighteen_are_drawn_and_of_nineteen_fourteen() -> None:
    assert not arrange(by_dice(MOST), MAYA).bundles
    network = by_dice(60, 3)
    layout = arrange(network, MAYA)
    held = set(itertools.chain.from_iterable(layout.bundles.values()))
    assert held | layout.drawn == {tie.key for tie in network.ties}
    assert not held & layout.drawn
    counted_on = {tie.key for tie in network.ties if tie.ever_counted_on}
    assert counted_on
    assert counted_on <= layout.drawn
    assert len(layout.drawn - counted_on) <= KEPT + len(Area)
    assert all(len(those) > 1 for those in layout.bundles.values())
    closest = {t.key: min(r.closeness or 9 for r in t.readings) for t in network.ties}
    assert max(sorted(closest[key] for key in layout.drawn - counted_on)[:9]) <= min(
        closest[key] for key in held
    )


def test_an_area_opens_alone_on_the_same_spokes_with_nobody_bundled() -> None:
    network = by_dice(80, 5)
    whole = arrange(network, MAYA)
    for area in whole.bundles:
        alone = arrange(kept(network, whole), MAYA, only=area)
        assert alone.drawn == {tie.key for tie in network.ties if tie.area == area}
        assert {key: alone.spokes[key] for key in alone.drawn} == {
            key: whole.spokes[key] for key in alone.drawn
        }
        assert overlaps(network, alone, TODAY) == []


def test_tidying_up_is_as_if_nobody_had_ever_been_put_anywhere() -> None:
    network = bells()
    first = arrange(network, MAYA)
    messy = replace(
        network, ties=tuple(replace(tie, spoke=float(n)) for n, tie in enumerate(network.ties))
    )
    assert arrange(messy, MAYA).spokes != first.spokes
    assert arrange(tidied(messy), MAYA) == first


def test_views_share_their_places() -> None:
    mine, hers = arrange(bells(), MAYA), arrange(bells(), ANA)
    assert mine.spokes == hers.spokes
    assert mine.place("ana", 2) == hers.place("ana", 2)


def test_nobody_stands_outside_the_rings_of_whom_something_was_said() -> None:
    shown = {s.tie.key: s.ring for s in seen(bells(), TODAY, ANA).shown}
    assert shown["ana"] == 2
    assert shown["dee"] == 3
    assert shown["jean"] == UNSAID
    assert "lorna" not in shown  # it is over, and Ana never said how it was


def test_a_day_shows_who_had_come_by_then_as_they_were() -> None:
    then = {s.tie.key: s for s in seen(bells(), BEFORE, MAYA).shown}
    now = {s.tie.key: s for s in seen(bells(), TODAY, MAYA).shown}
    assert set(then) == {"jean", "kit", "dee", "osei"}
    assert (then["jean"].ring, now["jean"].ring) == (2, 1)
    assert then["jean"].household == ""
    assert now["jean"].household == "larch"
    assert now["lorna"].quality == Quality.ENDED
    assert seen(bells(), BEFORE, MAYA).home == ""


def test_only_the_person_says_whom_they_count_on() -> None:
    with pytest.raises(ValueError, match="only the person"):
        said(1, Quality.STRONG, view=ANA, counted_on=True)
    with pytest.raises(ValueError, match="1 to 4"):
        said(5, Quality.STRONG)
