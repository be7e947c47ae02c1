"""How long the pages take, beside the same pages written by hand, in databases of three sizes.

Every size and database is an installation of its own, in a temporary folder and a process of its
own (bench/measuring.py), served as `alongside serve` serves: what is timed is a whole answer, over
a connection that is kept, as a browser keeps one. The bare pages run beside ours on the same
database, and the two are asked in turn.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from bench.pages_told import page, table

NAME = "pages"
ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "performance.md"
SIZES = (1_000, 10_000, 100_000)
SMALLEST = 60  # two caseloads and somebody else
ROUNDS, CALLS, CROWD_SECONDS = 7, 15, 12


def run(given: Any) -> int:
    if given.size is not None and given.size < SMALLEST:
        print(f"{NAME}: at least {SMALLEST} people", file=sys.stderr)
        return 2
    sizes = SIZES if given.size is None else (given.size,)
    databases = ("sqlite", "postgresql") if given.database == "all" else (given.database,)
    quick = given.size is not None and given.size < SIZES[0]
    try:
        told = [
            measure(database, size, quick=quick)
            for database in databases
            for size in sizes
        ]  # fmt: skip
    except Failed as error:
        print(f"{NAME}: {error}", file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps(rows(told), indent=2))
    else:
        print(table(told))
    if given.write:
        PAGE.write_text(page(told), encoding="utf-8")
    return 1 if any(crowd.get("failed") for crowd in _crowds(told)) else 0


class Failed(Exception):
    """An installation could not be built, served or asked; the reason for the terminal."""


def rows(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The list that `--json` prints: a row a measure, and one each for what is not a page."""
    found = []
    for one in told:
        found += one["rows"]
        about = {"database": one["database"], "size": one["size"]}
        for name in ("crowd", "bare_crowd"):
            if name in one:
                found.append({"name": name.replace("_", " "), **about, **one[name]})
        for name in ("memory_mb", "bare_memory_mb", "built_s", "fresh_s"):
            if name in one:
                found.append({"name": name, **about, "value": one[name]})
    return found


def _crowds(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one[name] for one in told for name in ("crowd", "bare_crowd") if name in one]


def measure(database: str, size: int, *, quick: bool = False) -> dict[str, Any]:
    """Build, serve and measure one organisation. Raises Failed.

    `quick` is for a look whether everything runs: its figures mean nothing.
    """
    pace = ("2", "2", "0") if quick else (str(ROUNDS), str(CALLS), str(CROWD_SECONDS))
    with _database(database) as url, tempfile.TemporaryDirectory(prefix="alongside-bench-") as data:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("ALONGSIDE_") and name != "DATABASE_URL"
        }
        environment.update(
            ALONGSIDE_DATA=data,
            ALONGSIDE_HTTPS="0",
            DJANGO_SETTINGS_MODULE="alongside.config.settings",
        )
        if url:
            environment["DATABASE_URL"] = url
        done = subprocess.run(
            [sys.executable, "-m", "bench.measuring", str(size), *pace],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise Failed(done.stderr.strip().splitlines()[-1] if done.stderr else "it did not run")
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    told["database"] = "postgresql" if url else "sqlite"
    return told


@contextmanager
def _database(name: str) -> Iterator[str]:
    """An empty database: a file, a private server's, or one made on the server of an address."""
    if name == "sqlite":
        yield ""
        return
    if name == "postgresql":
        from tests.support import postgres

        try:
            with postgres.server() as url:
                yield url
        except postgres.NoPostgres as error:
            raise Failed(str(error)) from error
        return
    import psycopg

    parts = urlsplit(name)
    own = f"alongside_bench_{os.getpid()}"
    with psycopg.connect(name, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {own}")  # type: ignore[call-overload,arg-type]
        try:
            yield urlunsplit(parts._replace(path=f"/{own}"))
        finally:
            server.execute(f"DROP DATABASE {own} WITH (FORCE)")  # type: ignore[call-overload,arg-type]
