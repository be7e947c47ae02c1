"""A map is told one at a time, mostly the family first: it must not grow out of the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alongside.people.maps.layout import arrange
from alongside.people.maps.network import Network, Tie
from alongside.people.maps.spokes import AREAS
from tests.people.maps.families import MAYA, by_dice


def told_one_by_one(network: Network) -> Network:
    placed: tuple[Tie, ...] = ()
    for tie in sorted(network.ties, key=lambda tie: AREAS.index(tie.area)):
        layout = arrange(replace(network, ties=(*placed, tie), between=()), MAYA)
        placed = tuple(
            replace(
                one,
                spoke=layout.spokes[one.key],
                lanes={**one.lanes, **layout.new_lanes.get(one.key, {})},
            )
            for one in (*placed, tie)
        )
    return replace(network, ties=placed, between=())


def wide(network: Network) -> float:
    frame = arrange(network, MAYA).frame
    return frame.right - frame.left


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("size", [8, 15, 18])
def test_family_first_then_the_others_leaves_them_room(size: int, seed: int) -> None:
    network = by_dice(size, seed)
    ties = tuple(
        replace(tie, readings=tuple(replace(one, view=MAYA) for one in tie.readings))
        for tie in network.ties
    )
    network = replace(network, ties=ties)
    assert wide(told_one_by_one(network)) < 1.7 * wide(network)
