"""`script/bench pages` runs, and tells what outsiders rely on; at a size where figures mean
nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import pages_told
from tests.support.harness import on_postgres

ROOT = Path(__file__).resolve().parent.parent.parent
ROW = {"name", "database", "size", "p50_ms", "p95_ms", "queries", "commits", "ratio", "to",
       "spread"}  # fmt: skip
# Writing up asks eighteen; on PostgreSQL the lock of the chain is one more.
CEILINGS = {"person, 50 rows": 12, "person, print all 200": 12, "record an encounter": 19,
            "My people, 25": 8, "My people, 500": 8, "the team's people": 8}  # fmt: skip


def bench(*given: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench", "pages", *given]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def told() -> list[dict[str, Any]]:
    database = "postgresql" if on_postgres() else "sqlite"
    done = bench("--size", "60", "--database", database, "--json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_every_measure_has_what_the_contract_names(told: list[dict[str, Any]]) -> None:
    rows = [row for row in told if "p50_ms" in row]
    assert len(rows) == 14
    for row in rows:
        assert row.keys() >= ROW
        assert row["size"] == 60
        assert (row["ratio"] is None) == (row["spread"] > 1.5), row


def test_the_ceilings_hold_through_the_whole_request(told: list[dict[str, Any]]) -> None:
    """Session, user, rights and the row of the trace included, on the database of this run."""
    rows = {row["name"]: row for row in told}
    assert {name: rows[name]["queries"] for name in CEILINGS if
            rows[name]["queries"] > CEILINGS[name]} == {}  # fmt: skip
    assert rows["record an encounter"]["commits"] == 1
    assert rows["create a person"]["commits"] == 1
    assert rows["person, 50 rows"]["commits"] == 1  # the row of the trace
    assert rows["My people, 25"]["commits"] == 0


def test_a_size_that_cannot_be_says_so(tmp_path: Path) -> None:
    done = bench("--size", "5")
    assert (done.returncode, done.stdout) == (2, "")
    assert "at least 60" in done.stderr


# --- the page ------------------------------------------------------------------------------------


def some(size: int, p50: float, **more: Any) -> dict[str, Any]:
    row = {
        "name": "person, 50 rows", "database": "sqlite", "size": size, "p50_ms": p50,
        "p95_ms": p50, "queries": 8, "commits": 1, "ratio": 2.5, "to": "bare", "spread": 1.1,
        "spent": {"whole": 9.0, "database": 3.0, "template": 2.0},
    }  # fmt: skip
    return {
        "database": "sqlite", "size": size, "machine": "a machine", "rows": [{**row, **more}],
        "memory_mb": 80.0, "bare_memory_mb": 60.0, "built_s": 1.0,
    }  # fmt: skip


def goal(told: list[dict[str, Any]], asked: str) -> str:
    page = pages_told.page(told)
    (line,) = [one for one in page.splitlines() if one.startswith("| P1 ") and asked in one]
    return line


def test_a_goal_is_reached_where_every_measure_of_it_is_enough() -> None:
    assert "| reached |" in goal([some(1000, 10.0)], "3 x bare")
    assert "not reached" in goal([some(1000, 10.0), some(10_000, 10.0, ratio=3.1)], "3 x bare")


def test_what_varies_too_much_settles_nothing() -> None:
    assert "not settled" in goal([some(1000, 10.0, ratio=None, spread=1.9)], "3 x bare")


def test_growth_is_against_the_smallest() -> None:
    assert "| reached |" in goal([some(1000, 10.0), some(10_000, 12.0)], "growth")
    assert "not reached" in goal([some(1000, 10.0), some(10_000, 13.0)], "growth")
    assert "not measured" in goal([some(1000, 10.0)], "growth")
