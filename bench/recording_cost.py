"""What a visit costs to write down: script V1 and the day's jobs on the real screens.

The paths and their ceilings are those of the browser tests (tests/browser/paths.py).
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

NAME = "recording-cost"
PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "recording-cost.md"


@dataclass(frozen=True)
class Row:
    name: str
    path: str
    seconds: float
    clicks: int
    keys: int
    think: int
    facts_stored: int


@dataclass(frozen=True)
class Measured:
    """A row with what the page tells besides: what it is, its ceiling, the hand's moves."""

    row: Row
    title: str
    ceiling: float
    moves: int

    @property
    def within(self) -> bool:
        return self.row.seconds <= self.ceiling


def measured(path: Any, cost: Any, facts: list[str]) -> list[Measured]:
    """The rows of one path: everything but the words, and with them where that has a ceiling."""

    def row(name: str, seconds: float, keys: int) -> Row:
        return Row(NAME, name, seconds, cost.clicks, keys, cost.think, len(facts))

    rows = [Measured(row(path.name, cost.seconds, cost.keys), path.title, path.ceiling, cost.moves)]
    if path.with_words is not None:
        whole = row(f"{path.name} with words", cost.with_words, cost.keys + cost.words)
        title = f"the same with its {cost.words} letters"
        rows.append(Measured(whole, title, path.with_words, cost.moves))
    return rows


# --- running it ----------------------------------------------------------------------------------


def run(given: Any) -> int:
    if given.database != "sqlite" or given.size is not None:
        print(f"{NAME}: counts keys and clicks: no size, and SQLite only", file=sys.stderr)
        return 2
    from tests.support import browser

    if browser.program() is None or not browser.driver_starts():
        print(f"{NAME}: needs Chromium; script/test installs it, or says how", file=sys.stderr)
        return 2
    with _installation() as folder:
        rows = _walk_all(folder)
    if given.json:
        print(json.dumps([asdict(one.row) for one in rows], indent=2))
    else:
        print(table(rows))
    if given.write:
        PAGE.write_text(page(rows), encoding="utf-8")
    over = [one for one in rows if not one.within]
    for one in over:
        print(f"{NAME}: over its ceiling of {one.ceiling:g} s: {one.row.path}", file=sys.stderr)
    return 1 if over else 0


@contextmanager
def _installation() -> Iterator[Path]:
    """An installation in a temporary folder, whatever this machine has otherwise."""
    for name in [name for name in os.environ if name.startswith("ALONGSIDE_")]:
        del os.environ[name]
    os.environ.pop("DATABASE_URL", None)
    folder = Path(tempfile.mkdtemp(prefix="alongside-bench-"))
    os.environ.update(
        ALONGSIDE_DATA=str(folder),
        ALONGSIDE_HTTPS="0",
        DJANGO_SETTINGS_MODULE="alongside.config.settings",
        DJANGO_ALLOW_ASYNC_UNSAFE="1",  # Playwright keeps an event loop in this thread
    )
    try:
        import django

        django.setup()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _walk_all(folder: Path) -> list[Measured]:
    from playwright.sync_api import sync_playwright

    from alongside.base.core import clock
    from alongside.config.installation import prepare
    from tests.browser import house, paths, world
    from tests.support import browser

    prepare(folder)
    rows: list[Measured] = []
    with clock.at(world.NOW):
        everybody = world.build()
        database, snapshot = folder / "db" / "alongside.sqlite3", folder / "world.sqlite3"
        house.copy(database, snapshot)
        server = house.Server()
        with sync_playwright() as playwright:
            running = browser.launch(playwright)
            for path in paths.PATHS:
                house.copy(snapshot, database)
                context = running.new_context(
                    **browser.LOCALE, **browser.DESKTOP, base_url=server.url
                )
                page = house.signed_in(context, server.url, everybody.sessions["ana"])
                rows += measured(path, *paths.walk(path, everybody, context, page))
                context.close()
            running.close()
        server.stop()
    return rows


# --- telling it ----------------------------------------------------------------------------------

HEADS = ("path", "seconds", "ceiling", "clicks", "keys", "think", "facts stored")


def _cells(one: Measured) -> list[str]:
    row = one.row
    counts = [row.clicks, row.keys, row.think, row.facts_stored]
    return [row.path, f"{row.seconds:.2f}", f"{one.ceiling:g}", *map(str, counts)]


def table(rows: list[Measured]) -> str:
    """The rows for a terminal."""
    lines = [list(HEADS), *[_cells(one) for one in rows]]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    told = []
    for line in lines:
        first, *others = (
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        told.append("  ".join([first, *others]))
    return "\n".join(told)


def page(rows: list[Measured]) -> str:
    """docs/reference/recording-cost.md."""
    lines = [
        f"| {cells[0]} | {one.title} | {' | '.join(cells[1:])} | {one.moves} |"
        for one in rows
        for cells in [_cells(one)]
    ]
    return _PAGE.format(rows="\n".join(lines))


_PAGE = """# What it costs to write something down

Generated by `script/bench recording-cost --write`; a test compares it with what it measures.

A real browser goes each path on the real screens, and every key and click it is sent is counted. \
Afterwards every fact is read back from the database. The build fails where a path is over its \
ceiling, or where a fact is missing.

| Path | What it is | Seconds | Ceiling | Clicks | Keys | Decisions | Facts stored | Moves |
|---|---|---|---|---|---|---|---|---|
{rows}

## What the paths are

**A to D** are one ordinary home visit. Yesterday at 15:30, at home; the mother was there; the \
child was seen, and seen alone; 600 letters on what happened; one promise of 30 letters with a \
day. Typing what happened takes everybody 168 seconds and is not counted; the promise is.

- **A** begins with the button on the row of My day. Time, place, length and who was expected are \
there already.
- **B** begins on My day too, with a visit that nobody planned. The facts are those of A, without \
the length.
- **C** is A on a page from which the second lane was taken away. It costs the same: leaving that \
lane empty costs nothing.
- **D** is A with three children, each of them seen alone.

**The jobs** are those of an ordinary day. "With words" counts the typing as well.

## How it is counted

The Keystroke-Level Model of Card, Moran and Newell. It has been compared with people at work, \
but not with ours, and it knows nothing of interruptions: read the seconds as a measure of the \
screens, not of anybody's day.

| Operator | Seconds | Counted |
|---|---|---|
| K, a key | 0.28 | each key; a chord such as Alt A is two |
| P, pointing | 1.1 | once a click |
| B, pressing or releasing the button | 0.1 | twice a click |
| H, the hand to the other device | 0.4 | at each change; it begins where it is first used |
| M, deciding | 1.35 | once before each separate decision, none while typing |

Each click and each chord is a decision of its own. What would have to be scrolled to cannot be \
clicked. The system's own time is not counted.

Run it: `script/bench recording-cost`, or with `--json` for a list of rows.
"""
