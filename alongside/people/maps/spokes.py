"""In which direction everybody stands: given once, then kept.

A spoke is in degrees, clockwise from twelve o'clock. Areas follow one another clockwise from eleven
o'clock; sixteen degrees at nine o'clock stay empty, for the names of the rings. Inside, angles
count from eleven o'clock with that slot left out.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from .network import Area, Tie

START, SLOT, SLOT_AT = 330.0, 16.0, 292.0
ROUND = 360.0 - SLOT
GAP = 6.0
LEAST_WEDGE = 1.5  # people
AREAS = list(Area)


def _inside(spoke: float) -> float:
    from_eleven = (spoke - START) % 360
    if from_eleven < SLOT_AT:
        return from_eleven
    return max(SLOT_AT, from_eleven - SLOT)


def _outside(angle: float) -> float:
    return round((angle + (SLOT if angle >= SLOT_AT else 0) + START) % 360, 3)


def give_spokes(ties: Sequence[Tie], drawn: frozenset[str]) -> dict[str, float]:
    """Everybody's spoke; nobody who has one is moved. `ties` are in the order they were first seen.

    The first time, those drawn share each wedge evenly. Whoever comes later, and whoever is in a
    bundle, gets the middle of the widest gap of their area.
    """
    spokes = {tie.key: tie.spoke for tie in ties if tie.spoke is not None}
    if not spokes:
        spokes = _first(ties, drawn)
    taken: dict[Area, list[float]] = {area: [] for area in AREAS}
    for tie in ties:
        if tie.key in spokes:
            insort(taken[tie.area], _inside(spokes[tie.key]))
    for tie in ties:
        if tie.key not in spokes:
            angle = widest_gap(taken, tie.area)
            insort(taken[tie.area], angle)
            spokes[tie.key] = _outside(angle)
    return spokes


def bundle_spoke(ties: Sequence[Tie], spokes: dict[str, float], area: Area) -> float:
    """Where the bundle of an area stands: in the widest gap between those who are drawn."""
    taken: dict[Area, list[float]] = {area: [] for area in AREAS}
    for tie in ties:
        insort(taken[tie.area], _inside(spokes[tie.key]))
    return _outside(widest_gap(taken, area))


def widest_gap(taken: dict[Area, list[float]], area: Area) -> float:
    """The middle of the widest gap an area has: between its own, or up to its neighbours' nearest."""
    at = AREAS.index(area)
    low = max((angle for before in AREAS[:at] for angle in taken[before]), default=0.0)
    high = min((angle for after in AREAS[at + 1 :] for angle in taken[after]), default=ROUND)
    own = taken[area]
    if low >= high or (own and not low <= own[0] <= own[-1] <= high):
        # Areas stand among one another, as after a change of somebody's area: anywhere, then.
        own, low, high = sorted(a for angles in taken.values() for a in angles), 0.0, ROUND
    stops = [low, *own, high]
    wide, start = max((b - a, -a) for a, b in zip(stops, stops[1:], strict=False))
    return -start + wide / 2


def _first(ties: Sequence[Tie], drawn: frozenset[str]) -> dict[str, float]:
    wedges = {area: [t for t in ties if t.area == area and t.key in drawn] for area in AREAS}
    bundled = {tie.area for tie in ties if tie.key not in drawn}
    # A bundle needs a place of its own at the end of its wedge.
    places = {area: len(those) + (area in bundled) for area, those in wedges.items()}
    shares = {area: max(LEAST_WEDGE, count) for area, count in places.items()}
    each = (ROUND - GAP * len(AREAS)) / sum(shares.values())
    spokes, angle = {}, GAP / 2
    for area, those in wedges.items():
        step = shares[area] * each / max(1, places[area])
        for number, tie in enumerate(_in_order(those)):
            spokes[tie.key] = _outside(angle + (number + 0.5) * step)
        angle += shares[area] * each + GAP
    return spokes


def _in_order(ties: list[Tie]) -> list[Tie]:
    """By household, the one seen first leading; in each the nearest and the farthest in turn, so
    that neighbours rarely share a ring. Whoever is in no household comes last."""
    households: dict[str, list[Tie]] = {}
    for tie in ties:
        households.setdefault(_household(tie), []).append(tie)
    alone = households.pop("", [])
    led = sorted(households.items(), key=lambda one: (one[1][0].first_seen, one[0]))
    return [tie for group in [*(group for _, group in led), alone] for tie in _in_turn(group)]


def _household(tie: Tie) -> str:
    return min(tie.stays, key=lambda stay: stay.since).household if tie.stays else ""


def _in_turn(ties: list[Tie]) -> list[Tie]:
    near = sorted(ties, key=lambda tie: (closest(tie), tie.first_seen, tie.key))
    half = (len(near) + 1) // 2
    turns: list[Tie] = []
    for number in range(half):
        turns.append(near[number])
        if half + number < len(near):
            turns.append(near[len(near) - 1 - number])
    return turns


def closest(tie: Tie) -> int:
    """The closest ring they were ever in; 9 where nobody ever said."""
    return min((r.closeness for r in tie.readings if r.closeness), default=9)
