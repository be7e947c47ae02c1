"""Where everybody stands: a pure function of who was ever on a map and where they were put before.

A spoke (spokes.py) never changes once it is kept, nor does the lane somebody has in a ring. Radii
follow from everyone ever in a ring, so a day changes nothing but the ring somebody stands in. What
is new comes back to be kept: `new_spokes` and `new_lanes`.

Lengths are px of the drawing; a radius is the upright one, and sideways everything is half as long
again.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from .labels import NAME, SECOND, SHAPE, Room, room, width
from .network import RING_WORDS, RINGS, UNSAID, Area, Network, Tie, View
from .radii import LANE, Fixed, Standing, ring_name, settle
from .spokes import bundle_spokes, closest, give_spokes

INNER, BETWEEN = 120.0, 60.0
PAST_LANE = 36.0  # from the outermost lane in use to the next ring, so it is plain whose it is
STRETCH = 1.5
MOST, KEPT = 18, 14  # so many are drawn; of more, so many and the rest as bundles
EDGE = 12.0
PILL_HALF, PILL_TALL = 46.0, 42.0


class Point(NamedTuple):
    x: float
    y: float


class Box(NamedTuple):
    """A shape with its words, as far as they may ever reach."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Layout:
    spokes: Mapping[str, float]
    lanes: Mapping[str, Mapping[int, int]]
    radii: Mapping[int, float]
    rooms: Mapping[str, Room]
    drawn: frozenset[str]
    bundles: Mapping[Area, tuple[str, ...]]
    new_spokes: Mapping[str, float]
    new_lanes: Mapping[str, Mapping[int, int]]
    pill: float  # half its width
    mirrored: bool = False
    only: Area | None = None
    name_spoke: float = 270.0
    frame: Box = field(default=Box(0, 0, 0, 0))

    def place(self, key: str, ring: int) -> Point:
        """Where somebody stands when they are in a ring. Raises KeyError for who is not drawn."""
        angle = math.radians(self.spokes[key])
        radius = self.radii[ring] + LANE * self.lanes[key][ring]
        x = STRETCH * radius * math.sin(angle)
        return Point(-x if self.mirrored else x, -radius * math.cos(angle))

    def name_at(self, ring: int) -> Point:
        """Where the name of a ring stands, on the ring itself."""
        angle = math.radians(self.name_spoke)
        x = STRETCH * self.radii[ring] * math.sin(angle)
        return Point(-x if self.mirrored else x, -self.radii[ring] * math.cos(angle))

    def box(self, key: str, ring: int) -> Box:
        """The words stand outward: above in the upper half, below in the lower."""
        at, need = self.place(key, ring), self.rooms[key]
        up, down = (need.tall + SHAPE, SHAPE) if at.y <= 0 else (SHAPE, need.tall + SHAPE)
        return Box(at.x - need.half, at.y - up, at.x + need.half, at.y + down)


def bundle_key(area: Area) -> str:
    return f"area:{area}"


def arrange(
    network: Network, view: View, *, mirrored: bool = False, only: Area | None = None
) -> Layout:
    """Give everybody ever on the map their place. `only` opens one area alone, nobody bundled, on
    the same spokes; `mirrored` is for scripts that run from right to left."""
    ties = sorted(network.ties, key=lambda tie: (tie.first_seen, tie.key))
    chosen, bundles = _chosen(ties)
    spokes = give_spokes(ties, chosen)
    new_spokes = {tie.key: spokes[tie.key] for tie in ties if tie.spoke is None}
    if only:
        drawn = [tie for tie in ties if tie.area == only]
        bundles = {}
    else:
        drawn = [tie for tie in ties if tie.key in chosen]
    standing = [_standing(tie, spokes[tie.key], view) for tie in drawn]
    for area, spoke in bundle_spokes(drawn, spokes, list(bundles)).items():
        key = bundle_key(area)
        spokes[key] = spoke
        standing.append(Standing(key, spoke, Room(52, 50), {UNSAID: ()}, {}))
    pill = max(PILL_HALF, width(network.name, 18, True) / 2 + 18)
    name_spoke = 270.0
    if only and drawn:
        name_spoke = (spokes[min(drawn, key=lambda t: (spokes[t.key] + 30) % 360).key] - 16) % 360
    radii, lanes = _rings(standing, pill, name_spoke)
    stored = {tie.key: tie.lanes for tie in drawn}
    layout = Layout(
        spokes,
        lanes,
        radii,
        {one.key: one.room for one in standing},
        frozenset(tie.key for tie in drawn),
        bundles,
        new_spokes,
        {key: new for key in stored if (new := _new(lanes[key], stored[key]))},
        pill,
        mirrored,
        only,
        name_spoke,
    )
    return replace(layout, frame=_frame(layout, standing))


def tidied(network: Network) -> Network:
    """The same network as if nobody had ever been put anywhere: what “Tidy up” shows first, keeps
    when it is agreed to, and takes back by keeping the old spokes and lanes again."""
    return replace(network, ties=tuple(replace(tie, spoke=None, lanes={}) for tie in network.ties))


def _chosen(ties: list[Tie]) -> tuple[frozenset[str], dict[Area, tuple[str, ...]]]:
    """Who is drawn, and who is in a bundle of their area. It does not follow the day, so nobody
    goes into a bundle or comes out of it while the slider moves."""
    keys = frozenset(tie.key for tie in ties)
    if len(ties) <= MOST:
        return keys, {}
    best = sorted(ties, key=lambda tie: (closest(tie), -_latest(tie).toordinal()))
    kept = {tie.key for tie in best[:KEPT]} | {tie.key for tie in ties if tie.ever_counted_on}
    bundles: dict[Area, tuple[str, ...]] = {}
    for area in Area:
        rest = tuple(tie.key for tie in ties if tie.area == area and tie.key not in kept)
        if len(rest) == 1:  # a bundle of one would hide a name and save nothing
            kept |= set(rest)
        elif rest:
            bundles[area] = rest
    return frozenset(kept), bundles


def _latest(tie: Tie) -> dt.date:
    return max((reading.on for reading in tie.readings), default=tie.first_seen)


def _standing(tie: Tie, spoke: float, view: View) -> Standing:
    return Standing(tie.key, spoke, room(tie), tie.spells(view), tie.lanes)


def _rings(
    standing: list[Standing], pill: float, name_spoke: float
) -> tuple[dict[int, float], dict[str, dict[int, int]]]:
    """Every ring's radius, from the innermost, and everyone's lanes."""
    fixed = [Fixed((), 0.0, 0.0, pill + 4, PILL_TALL / 2 + 4)]
    radii: dict[int, float] = {}
    lanes: dict[str, dict[int, int]] = {one.key: {} for one in standing}
    least = INNER
    for ring in (*RINGS, UNSAID):
        here = [one for one in standing if ring in one.spells]
        further = [one for one in standing if max(one.spells) > ring]
        half = width(RING_WORDS[ring], SECOND) / 2 + 6 if ring in RINGS else 0.0
        name = ring_name(name_spoke, half)
        radius, given, boxes = settle(here, ring, least, fixed, further, name)
        radii[ring] = radius
        for key, lane in given.items():
            lanes[key][ring] = lane
        fixed += boxes
        least = max(
            radius + (BETWEEN if ring < RINGS[-1] else PAST_LANE),
            radius + LANE * max(given.values(), default=0) + PAST_LANE,
        )
    return radii, lanes


def _new(lanes: Mapping[int, int], stored: Mapping[int, int]) -> dict[int, int]:
    return {ring: lane for ring, lane in lanes.items() if ring not in stored}


def _frame(layout: Layout, standing: Iterable[Standing]) -> Box:
    """What the picture has to hold on any day."""
    boxes = [layout.box(one.key, ring) for one in standing for ring in one.spells]
    outer = layout.radii[RINGS[-1]]
    if layout.only is None:
        boxes.append(Box(-outer * STRETCH, -outer, outer * STRETCH, outer))
    boxes += [
        Box(at.x - 64, at.y - NAME, at.x + 64, at.y + NAME)
        for at in (layout.name_at(ring) for ring in RINGS)
    ]
    boxes.append(Box(-layout.pill, -PILL_TALL / 2, layout.pill, PILL_TALL / 2))
    return Box(
        min(box.left for box in boxes) - EDGE,
        min(box.top for box in boxes) - EDGE - NAME,
        max(box.right for box in boxes) + EDGE,
        max(box.bottom for box in boxes) + EDGE,
    )
