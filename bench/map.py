"""`script/bench map`: what a relationship map costs to place and to draw, beside a force layout.

The same networks in one run on one core; no database. “Map” is the layout with its spokes and
lanes kept, as it is each time but the first, and the whole SVG; “first map” has nothing kept. The
rival only places: networkx's spring layout with its own fifty steps. Each has to be ten times as
fast as that. Of each network the quickest of a few runs counts, as the rest is other people's work
on the same machine.
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
from typing import Any

import networkx

SIZES = (15, 50, 200)
NETWORKS, RUNS = 4, 3
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
    return 0 if all(row["ratio"] >= TIMES for row in rows if "ratio" in row) else 1


def _rows(size: int) -> list[dict[str, Any]]:
    from alongside.people.maps.layout import arrange
    from alongside.people.maps.network import Network, seen
    from alongside.people.maps.svg import draw
    from tests.people.maps.families import MAYA, TODAY, by_dice, kept

    def drawn(network: Network) -> str:
        return str(draw(seen(network, TODAY, MAYA), arrange(network, MAYA)))

    spent: dict[str, list[float]] = {"map": [], "first map": [], "spring layout": []}
    raw, packed = [], []
    for seed in range(NETWORKS):
        network = by_dice(size, seed)
        put = kept(network, arrange(network, MAYA))
        graph = networkx.Graph([("me", tie.key) for tie in network.ties])
        graph.add_edges_from((between.one, between.other) for between in network.between)
        spent["map"].append(_quickest(lambda put=put: drawn(put)))
        spent["first map"].append(_quickest(lambda network=network: drawn(network)))
        spent["spring layout"].append(
            _quickest(lambda graph=graph: networkx.spring_layout(graph, seed=1))
        )
        svg = drawn(put).encode()
        raw.append(len(svg))
        packed.append(len(gzip.compress(svg, mtime=0)))
    return [_row(size, name, spent, raw, packed) for name in spent]


def _quickest(deed: Callable[[], Any]) -> float:
    """Milliseconds, without the collector of rubbish, which has its own times."""
    deed()
    times = []
    gc.collect()
    gc.disable()
    for _ in range(RUNS):
        start = time.perf_counter()
        deed()
        times.append((time.perf_counter() - start) * 1000)
    gc.enable()
    return min(times)


def _row(
    size: int, name: str, spent: dict[str, list[float]], raw: list[int], packed: list[int]
) -> dict[str, Any]:
    each, rival = spent[name], statistics.median(spent["spring layout"])
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
    if name != "spring layout":
        row |= {"ratio": round(rival / statistics.median(each), 1), "to": "spring layout"}
        row |= {"bytes": round(statistics.median(raw)), "gzip": round(statistics.median(packed))}
    return row


def _say(rows: list[dict[str, Any]]) -> None:
    print(f"{'people':>7} {'what':<14} {'p50 ms':>8} {'slowest':>8} {'times':>6} {'bytes':>7} gzip")
    for row in rows:
        print(
            f"{row['size']:>7} {row['name']:<14} {row['p50_ms']:>8.2f} {row['p95_ms']:>8.2f} "
            f"{row.get('ratio', ''):>6} {row.get('bytes', ''):>7} {row.get('gzip', '')}"
        )
    print(f"“times”: how many times as fast as the spring layout; {TIMES} is asked for.")
