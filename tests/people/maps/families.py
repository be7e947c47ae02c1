"""Whose maps are drawn in these tests and in the benchmark: one by hand, any by dice."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from alongside.base.core.dates import Precision, RoughDate
from alongside.people.maps.layout import Layout
from alongside.people.maps.network import (
    Area,
    Between,
    Flow,
    Network,
    Quality,
    Reading,
    Stay,
    Tie,
    View,
    Whose,
)

MAYA = View(Whose.PERSON, "Maya")
ANA = View(Whose.WORKER, "Ana")
TODAY = dt.date(2026, 2, 26)
AUTUMN = dt.date(2025, 9, 14)
BEFORE = dt.date(2025, 9, 1)


def about(year: int) -> RoughDate:
    return RoughDate(dt.date(year, 1, 1), Precision.ABOUT)


def year(number: int) -> RoughDate:
    return RoughDate(dt.date(number, 1, 1), Precision.YEAR)


def month(number: int, of: int) -> RoughDate:
    return RoughDate(dt.date(of, number, 1), Precision.MONTH)


def said(
    ring: int,
    quality: Quality,
    flow: Flow = Flow.NONE,
    *,
    on: dt.date = TODAY,
    view: View = MAYA,
    counted_on: bool = False,
) -> Reading:
    return Reading(on, view, ring, quality, flow, counted_on)


def bells() -> Network:
    """Maya Bell at her nan's: seventeen ties, every line, every shape."""
    q, f, a = Quality, Flow, Area
    home = (Stay("larch", AUTUMN),)
    ties = (
        Tie("jean", "Nan Jean", "grandmother", a.FAMILY, since=year(2011), stays=home,
            readings=(said(2, q.STRONG, on=BEFORE), said(1, q.STRONG, f.IN, counted_on=True))),
        Tie("biscuit", "Biscuit", "dog", a.FAMILY, since=month(9, 2025), stays=home,
            readings=(said(1, q.STRONG, f.BOTH),)),
        Tie("carol", "Auntie Carol", "aunt", a.FAMILY, since=year(2011),
            readings=(said(3, q.THIN),)),
        Tie("kit", "Kit", "brother", a.FAMILY, since=year(2016),
            readings=(said(1, q.STRONG, f.OUT, on=BEFORE),)),
        Tie("ted", "Grandad Ted", "grandad", a.FAMILY, since=year(2011), died=year(2019),
            readings=(said(2, q.STRONG),)),
        Tie("dee", "Mum, Dee", "mum", a.FAMILY, since=year(2011),
            readings=(said(2, q.OK, on=BEFORE), said(2, q.CLOSE_HARD, f.OUT),
                      said(3, q.THIN, view=ANA))),
        Tie("lewis", "Lewis", "dad", a.FAMILY, since=about(2011), until=None,
            whereabouts="in Leeds, says Dee", readings=(said(4, q.AWAY),)),
        Tie("zee", "Zee", "friend", a.FRIENDS, since=year(2021), kinds=("company", "art"),
            readings=(said(1, q.STRONG, f.BOTH),)),
        Tie("tomasz", "Tomasz", "", a.FRIENDS, since=year(2024), readings=(said(3, q.OK),)),
        Tie("ellie", "Ellie", "", a.FRIENDS, since=about(2022), readings=(said(4, q.HARD),)),
        Tie("osei", "Mr Osei", "", a.SCHOOL, since=month(9, 2025),
            readings=(said(3, q.OK, on=BEFORE), said(2, q.OK, f.IN))),
        Tie("hart", "Ms Hart", "art", a.SCHOOL, since=month(1, 2026),
            readings=(said(3, q.THIN, f.IN),)),
        Tie("boxing", "Northside Boxing", "", a.COMMUNITY, since=year(2024),
            readings=(said(2, q.OK, f.BOTH),)),
        Tie("rosa", "Rosa", "nurse", a.HEALTH, since=month(11, 2025), paid=True,
            readings=(said(3, q.THIN, f.IN),)),
        Tie("sam", "Sam", "covers Ana", a.HELP, since=month(3, 2025), paid=True,
            readings=(said(4, q.THIN, f.IN),)),
        Tie("ana", "Ana", "", a.HELP, since=month(3, 2025), paid=True, kinds=("listening", "lifts"),
            readings=(said(2, q.OK, f.IN), said(2, q.OK, f.BOTH, view=ANA))),
        Tie("lorna", "Lorna", "", a.HELP, since=year(2022), until=year(2024), paid=True,
            readings=(said(4, q.ENDED),)),
    )  # fmt: skip
    between = (Between("jean", "dee", "mother and daughter"), Between("kit", "dee", "", q.STRONG))
    return Network("Maya", ties, between, stays=home)


FIRST = [
    *("Jean", "Kit", "Dee", "Lewis", "Carol", "Ted", "Tomasz", "Zee", "Ellie", "Rosa", "Sam"),
    *("Lorna", "Ana", "Abdul", "Priya", "Mohammed", "Elizabeth", "Oluwaseun", "Bo"),
]
LAST = ["", "", "", "Osei", "Hart", "Northside", "Wójcik", "Featherstonehaugh"]
ROLES = ["", "aunt", "friend", "head of year", "covers Ana", "cousin on her dad’s side"]


def by_dice(size: int, seed: int = 0) -> Network:
    """A network as they are: most in a ring or two over the years, family the largest area."""
    dice = random.Random(f"{size}/{seed}")
    areas = [*Area, Area.FAMILY, Area.FAMILY, Area.FRIENDS]
    ties = tuple(_tie(number, dice, areas) for number in range(size))
    keys = [tie.key for tie in ties]
    pairs = {tuple(sorted(dice.sample(keys, 2))) for _ in range(size // 2)} if size > 1 else set()
    return Network("Maya", ties, tuple(Between(*pair) for pair in sorted(pairs)))


def _tie(number: int, dice: random.Random, areas: list[Area]) -> Tie:
    since = dt.date(2015, 1, 1) + dt.timedelta(days=dice.randrange(3600))
    day, ring, readings = since, dice.choice([1, 1, 2, 2, 3, 3, 3, 4, 4]), []
    counted = number % 17 == 3 and number < 60
    for _ in range(dice.choice([1, 1, 1, 2, 2, 3])):
        quality, flow = dice.choice(list(Quality)), dice.choice(list(Flow))
        readings.append(said(ring, quality, flow, on=day, counted_on=counted))
        day += dt.timedelta(days=dice.randrange(30, 900))
        ring = min(4, max(1, ring + dice.choice([-1, 0, 1])))
    area = dice.choice(areas)
    home = area == Area.FAMILY and dice.random() < 0.3
    return Tie(
        f"k{number:03}",
        f"{dice.choice(FIRST)} {dice.choice(LAST)}".strip(),
        dice.choice(ROLES),
        area,
        since=RoughDate(since),
        paid=area in (Area.HELP, Area.HEALTH),
        died=RoughDate(dt.date(2025, 5, 5)) if dice.random() < 0.04 else None,
        stays=(Stay(f"home {number % 2}"),) if home else (),
        readings=tuple(readings),
    )


def kept(network: Network, layout: Layout) -> Network:
    """The network with what came back from a layout, as whoever keeps it would."""
    return replace(
        network,
        ties=tuple(
            replace(
                tie,
                spoke=layout.spokes.get(tie.key, tie.spoke),
                lanes={**tie.lanes, **layout.new_lanes.get(tie.key, {})},
            )
            for tie in network.ties
        ),
    )
