"""`script/bench map`: what a relationship map costs to place and to draw, beside a force layout.

The same networks in one run on one core, in milliseconds of the processor; no database. “Layout”
is ours with spokes and lanes kept, as it is each time but the first; “map” is that and the whole
SVG; “first map” has nothing kept. The rival only places: networkx's spring layout, with three
hundred steps, which is what d3-force takes unless told otherwise; with its own fifty it is told
too, for whoever wonders. A map has to be ten times as fast as three hundred steps.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import networkx

SIZES = (15, 50, 200)
NETWORKS, RUNS = 4, 15
OURS = ("layout", "map", "first map")
RIVAL, SHORT = "force, 300 steps", "force, 50 steps"
TIMES = 10  # as fast as the rival


def run(given: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    import django

    django.setup()
    rows = [row for size in (given.size,) if size for row in _rows(size)] or [
        row for size in SIZES for row in _rows(size)
    ]
    if given.json:
        print(json.dumps(rows))
    else:
        _say(rows)
    return 0 if all(row["ratio"] >= TIMES for row in rows if row["name"] == "map") else 1


def _rows(size: int) -> list[dict[str, Any]]:
    from alongside.people.maps.layout import arrange
    from alongside.people.maps.network import Network, seen
    from alongside.people.maps.svg import draw
    from tests.people.maps.families import MAYA, TODAY, by_dice, kept

    def drawn(network: Network) -> str:
        return str(draw(seen(network, TODAY, MAYA), arrange(network, MAYA)))

    spent: dict[str, list[float]] = {name: [] for name in (*OURS, RIVAL, SHORT)}
    raw, packed = [], []
    for seed in range(NETWORKS):
        network = by_dice(size, seed)
        put = kept(network, arrange(network, MAYA))
        graph = networkx.Graph([("me", tie.key) for tie in network.ties])
        graph.add_edges_from((between.one, between.other) for between in network.between)
        force = partial(networkx.spring_layout, graph, seed=1, threshold=0)
        deeds: dict[str, Callable[[], Any]] = {
            "layout": partial(arrange, put, MAYA),
            "map": partial(drawn, put),
            "first map": partial(drawn, network),
            RIVAL: partial(force, iterations=300),
            SHORT: partial(force, iterations=50),
        }
        for name, deed in deeds.items():
            spent[name].append(_quickest(deed))
        svg = drawn(put).encode()
        raw.append(len(svg))
        packed.append(len(gzip.compress(svg, mtime=0)))
    return [_row(size, name, spent, raw, packed) for name in spent]


def _quickest(deed: Callable[[], Any]) -> float:
    """Milliseconds of the processor, not of the clock: other work on the machine does not count."""
    deed()
    times = []
    gc.collect()
    gc.disable()
    for _ in range(RUNS):
        start = time.thread_time()
        deed()
        times.append((time.thread_time() - start) * 1000)
    gc.enable()
    return min(times)


def _row(
    size: int, name: str, spent: dict[str, list[float]], raw: list[int], packed: list[int]
) -> dict[str, Any]:
    each, rival = spent[name], statistics.median(spent[RIVAL])
    row: dict[str, Any] = {
        "name": name,
        "database": "none",
        "size": size,
        "p50_ms": round(statistics.median(each), 3),
        "p95_ms": round(max(each), 3),
        "queries": 0,
        "commits": 0,
        "spread": round(max(each) / min(each), 2),
    }
    if name in OURS:
        row |= {"ratio": round(rival / statistics.median(each), 1), "to": RIVAL}
    if name == "map":
        row |= {"bytes": round(statistics.median(raw)), "gzip": round(statistics.median(packed))}
    return row


def _say(rows: list[dict[str, Any]]) -> None:
    print(f"{'people':>7} {'what':<17} {'p50 ms':>8} {'slowest':>8} {'times':>6} {'bytes':>7} gzip")
    for row in rows:
        print(
            f"{row['size']:>7} {row['name']:<17} {row['p50_ms']:>8.2f} {row['p95_ms']:>8.2f} "
            f"{row.get('ratio', ''):>6} {row.get('bytes', ''):>7} {row.get('gzip', '')}"
        )
    print(f"“times”: how many times as fast as 300 steps; {TIMES} is asked of a map.")
