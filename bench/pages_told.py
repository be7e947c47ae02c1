"""What `script/bench pages` found, for a terminal and as docs/reference/performance.md."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Told = list[dict[str, Any]]


def _row(told: Told, name: str, database: str, size: int) -> dict[str, Any] | None:
    for one in told:
        if (one["database"], one["size"]) == (database, size):
            return next((row for row in one["rows"] if row["name"] == name), None)
    return None


def _names(told: Told) -> list[str]:
    return list(dict.fromkeys(row["name"] for one in told for row in one["rows"]))


def _places(told: Told) -> list[tuple[str, int]]:
    return [(one["database"], one["size"]) for one in told]


HEADS = ("page", "database", "people", "p50 ms", "p95 ms", "queries", "commits", "ratio", "spread",
         "growth")  # fmt: skip


def _cells(told: Told) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name in _names(told):
        for database, size in _places(told):
            row = _row(told, name, database, size)
            if row is None:
                continue
            ratio = (
                f"{row['ratio']:.1f} x {row['to']}" if row["ratio"] is not None else "not quoted"
            )
            found.append(
                (
                    name, database, f"{size:,}", f"{row['p50_ms']:.1f}", f"{row['p95_ms']:.1f}",
                    str(row["queries"]), str(row["commits"]), ratio, f"{row['spread']:.2f}",
                    _growth(told, name, database, size),
                )
            )  # fmt: skip
    return found


def _growth(told: Told, name: str, database: str, size: int) -> str:
    """How many times the smallest database's median this one is."""
    grown = _grown(told, name, database, size)
    return f"x{grown:.2f}" if grown else ""


def _grown(told: Told, name: str, database: str, size: int) -> float | None:
    sizes = sorted(number for kind, number in _places(told) if kind == database)
    first = _row(told, name, database, sizes[0]) if sizes else None
    row = _row(told, name, database, size)
    return row["p50_ms"] / first["p50_ms"] if row and first and size != sizes[0] else None


def table(told: Told) -> str:
    """The rows for a terminal."""
    lines = [HEADS, *_cells(told)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    said = [
        "  ".join(
            cell.ljust(width) if at < 2 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
    return "\n".join([*said, "", *_beside(told)])


def _beside(told: Told) -> list[str]:
    said = []
    for one in told:
        where = f"{one['database']}, {one['size']:,} people"
        if "crowd" in one:
            ours, bare = one["crowd"], one["bare_crowd"]
            said.append(
                f"{where}: eight clients {ours['a_second']} answers a second, p50 "
                f"{ours['p50_ms']} ms, p95 {ours['p95_ms']} ms, {ours['failed']} failed; "
                f"bare {bare['a_second']} a second"
            )
        said.append(
            f"{where}: {one['memory_mb']} MB a worker (bare {one['bare_memory_mb']} MB), "
            f"built in {one['built_s']} s"
        )
        if "fresh_s" in one:
            said.append(f"{where}: {one['fresh_s']} s from nothing to the first page")
    return said


# --- the goals -----------------------------------------------------------------------------------


@dataclass
class Goal:
    """One goal: what is asked, and what was measured for it, with whether that is enough."""

    name: str
    what: str
    asked: str
    judge: Callable[[Told], list[tuple[str, bool | None]]]


def _ratios(names: tuple[str, ...], most: float) -> Callable[[Told], list[tuple[str, bool | None]]]:
    def judge(told: Told) -> list[tuple[str, bool | None]]:
        found: list[tuple[str, bool | None]] = []
        for name in names:
            for database, size in _places(told):
                row = _row(told, name, database, size)
                if row is None:
                    continue
                where = f"{name}, {database} {size:,}"
                if row["ratio"] is None:
                    found.append((f"{where}: not quoted (spread {row['spread']})", None))
                else:
                    found.append((f"{where}: {row['ratio']}", row["ratio"] <= most))
        return found

    return judge


def _queries(names: tuple[str, ...], most: int) -> Callable[[Told], list[tuple[str, bool | None]]]:
    def judge(told: Told) -> list[tuple[str, bool | None]]:
        return [
            (f"{name}, {database} {size:,}: {row['queries']}", row["queries"] <= most)
            for name in names
            for database, size in _places(told)
            if (row := _row(told, name, database, size))
        ]

    return judge


def _growths(
    names: tuple[str, ...], most: float
) -> Callable[[Told], list[tuple[str, bool | None]]]:
    def judge(told: Told) -> list[tuple[str, bool | None]]:
        return [
            (f"{name}, {database} to {size:,}: x{grown:.2f}", grown <= most)
            for name in names
            for database, size in _places(told)
            if (grown := _grown(told, name, database, size))
        ]

    return judge


def _one_commit(told: Told) -> list[tuple[str, bool | None]]:
    row_of = [(place, _row(told, "record an encounter", *place)) for place in _places(told)]
    return [
        (f"{place[0]} {place[1]:,}: {row['commits']}", row["commits"] == 1)
        for place, row in row_of
        if row
    ]


def _crowd(least: float) -> Callable[[Told], list[tuple[str, bool | None]]]:
    def judge(told: Told) -> list[tuple[str, bool | None]]:
        found: list[tuple[str, bool | None]] = []
        for one in told:
            if "crowd" in one:
                share = one["crowd"]["a_second"] / one["bare_crowd"]["a_second"]
                failed = one["crowd"]["failed"]
                said = f"{one['database']} {one['size']:,}: {share:.2f}, {failed} failed"
                found.append((said, share >= least and not failed))
        return found

    return judge


def _steady(told: Told) -> list[tuple[str, bool | None]]:
    return [
        (
            f"{one['database']} {one['size']:,}: "
            f"{one['crowd']['p95_ms'] / one['crowd']['p50_ms']:.2f}",
            one["crowd"]["p95_ms"] <= 2 * one["crowd"]["p50_ms"],
        )
        for one in told
        if "crowd" in one
    ]


def _memory(told: Told) -> list[tuple[str, bool | None]]:
    return [
        (
            f"{one['database']} {one['size']:,}: {one['memory_mb']} MB, bare "
            f"{one['bare_memory_mb']} MB",
            one["memory_mb"] <= 2 * one["bare_memory_mb"],
        )
        for one in told
    ]


def _fresh(told: Told) -> list[tuple[str, bool | None]]:
    seconds = [one["fresh_s"] for one in told if "fresh_s" in one]
    return [(f"{taken} s", taken <= 10) for taken in seconds[:1]]


_PERSON = ("person, 50 rows", "person, print all 200")
_PEOPLE = ("My people, 25", "My people, 500")
_PARTIAL = ("partial name among 25", "partial name among 500")
_SLIPS = ("misspelt name among 25", "misspelt name among 500")

GOALS = (
    Goal("P1", "open a person", "at most 3 x bare", _ratios(_PERSON, 3)),
    Goal("P1", "open a person", "at most 12 queries", _queries(_PERSON, 12)),
    Goal("P1", "open a person", "growth at most x1.25", _growths(_PERSON, 1.25)),
    Goal("P2", "record an encounter", "at most 6 x bare", _ratios(("record an encounter",), 6)),
    Goal(
        "P2", "record an encounter", "at most 18 queries", _queries(("record an encounter",), 18)
    ),
    Goal("P2", "record an encounter", "one commit", _one_commit),
    Goal("P2", "record an encounter", "growth at most x1.2",
         _growths(("record an encounter",), 1.2)),
    Goal("P3", "create a person", "at most 5 x bare", _ratios(("create a person",), 5)),
    Goal("P3", "create a person", "growth at most x1.5", _growths(("create a person",), 1.5)),
    Goal("P4", "the caseload", "25 people: at most 4 x empty", _ratios(_PEOPLE[:1], 4)),
    Goal("P4", "the caseload", "at most 8 queries", _queries(_PEOPLE, 8)),
    Goal("P4", "the caseload", "follows the caseload only: growth at most x1.25",
         _growths(_PEOPLE, 1.25)),
    Goal("P5", "a partial name", "at most 3 x empty", _ratios(_PARTIAL, 3)),
    Goal("P5", "a partial name", "growth at most x2", _growths(_PARTIAL, 2)),
    Goal("P6", "a misspelt name", "growth at most x2", _growths(_SLIPS, 2)),
    Goal("P7", "a map of 60 ties", "at most 4 x empty", _ratios(("map, 60 ties",), 4)),
    Goal("P7", "a map of 60 ties", "follows the ties shown: growth at most x1.25",
         _growths(("map, 60 ties",), 1.25)),
    Goal("P11", "eight clients", "at least 0.3 of bare, none failed", _crowd(0.3)),
    Goal("P11", "eight clients", "p95 at most twice p50", _steady),
    Goal("P12", "memory of a worker", "at most twice bare", _memory),
    Goal("P13", "from nothing to the first page", "at most 10 s on SQLite", _fresh),
)  # fmt: skip


def _reached(judged: list[tuple[str, bool | None]]) -> str:
    if not judged:
        return "not measured in this run"
    if any(one is False for _said, one in judged):
        return "**not reached**"
    return "not settled" if any(one is None for _said, one in judged) else "reached"


def page(told: Told) -> str:
    """docs/reference/performance.md."""
    goals = []
    for goal in GOALS:
        judged = goal.judge(told)
        said = "; ".join(one for one, _enough in judged)
        goals.append(f"| {goal.name} | {goal.what} | {goal.asked} | {_reached(judged)} | {said} |")
    rows = [f"| {' | '.join(cells)} |" for cells in _cells(told)]
    machines = dict.fromkeys(one["machine"] for one in told)
    return _PAGE.format(
        machine="\n".join(f"- {one}" for one in machines),
        goals="\n".join(goals),
        rows="\n".join(rows),
        beside="\n".join(f"- {one}." for one in _beside(told)),
        spent="\n".join(f"| {' | '.join(cells)} |" for cells in _spent(told)),
    )


def _spent(told: Told) -> list[tuple[str, ...]]:
    largest = {database: max(size for kind, size in _places(told) if kind == database)
               for database, _size in _places(told)}  # fmt: skip
    found = []
    for name in _names(told):
        for database, size in largest.items():
            row = _row(told, name, database, size)
            if row is None:
                continue
            took = row["spent"]
            rest = took["whole"] - took["database"] - took["template"]
            times = (took["whole"], took["database"], took["template"], rest)
            found.append((name, database, f"{size:,}", *(f"{one:.1f}" for one in times)))
    return found


_PAGE = """# How fast the pages are

Generated by `script/bench pages --database all --write`. Do not edit by hand.

Milliseconds on a machine that others use too say little; a ratio to something measured in the same \
minutes says more. Each page of ours is asked in turn with another, call by call:

- **bare** is the same page written by hand: SQL, one template, a session and a user, on the same \
server and database, with the same number of commits. It asks nobody whether they may, and keeps no \
trace of a look. What is over 1 is what the rules, the trace and the whole page cost.
- **empty** is a signed-in page with nothing on it.

A ratio is the median over the rounds of one run. Where the largest round is more than {{widest}} \
times the smallest it is not quoted. Growth is the median time against that in the smallest database.

Measured on:

{machine}

## The goals

| | What | Asked | | Measured |
|---|---|---|---|---|
{goals}

## What was measured

| Page | Database | People | p50 ms | p95 ms | Queries | Commits | Ratio | Spread | Growth |
|---|---|---|---|---|---|---|---|---|---|
{rows}

{beside}

## Where the time goes

One call within the process, without a server: all of it, the milliseconds in which a statement ran or a commit was waited for, those in which a template was filled, and the rest: session, rights, rows made into objects, the trace, fitting names. Medians, in the largest database measured.

| Page | Database | People | All ms | Statements | Template | The rest |
|---|---|---|---|---|---|---|
{spent}

Why some goals are not reached:

- **P1, a person beside `bare`.** `bare` reads one list and fills one small template. Ours asks who may see what in every part of the page, tells the story beside the next meeting, what is promised, who is in their life and what is wondered, writes the look into the trace and fills a template that is several times as long. No part stands out any more: what is left is spread over statements, objects, template and trace, as the table says. Its growth: on SQLite none; on PostgreSQL it goes up and down \
from run to run, to half as long again at most: in one run for the page of all two hundred and in the \
middle database, in the next for that of fifty and in the largest.
- **P2, queries on PostgreSQL.** The one that is too many takes the lock that keeps the trace one chain. SQLite takes it in opening the transaction. It must be a statement of its own: a statement that waits for a lock does not see what was written while it waited.
- **P3, a person beside `bare`.** Ten of the statements compare them with those who are known \
already, and the names they may be found by are worked out and kept. `bare` compares them with \
nobody. On PostgreSQL the private server does not wait for the disk, so there is nothing that the \
comparing could hide behind.
- **P4, the caseload.** `empty` reads a session and a user. This page reads the rights, the people by \
their next meeting, who works with them and by what names they are known; PostgreSQL plans each of \
these statements anew, which takes about a millisecond each. It follows the caseload. Where it did not on PostgreSQL, a long list of \
people stood beside a shorter one, and a whole table was read: \
[decision 0028](../decisions/0028-postgresql-compiles-no-statement.md) says what was found and \
mended, with what was measured before and after.
- **P5, a partial name.** The goal is about names alone. Our page looks for the same letters in every word that was written about those people too, with the rules in the statement, and writes the search into the trace, with a commit. `empty` writes nothing. What it costs follows how much was written about the people one works with, so that it tells nothing about others; that is why it is dearer among 500 than among 25 and no dearer among 100,000.
- **P6** is judged by `script/bench finding`: [How names are found](../explanation/how-names-are-found.md).
- **P7, a map of 60 ties.** `empty` says nothing. This page draws the picture, with names and small, \
tells every tie in sentences with what can be done about it, knows what was said today and can be \
turned back, and writes the look into the trace. It follows the ties of that person alone.
- **P11, eight clients.** It follows from P1 and P5: one process answers, and a page that takes more of it leaves less for others.

## How

- An organisation of the size named, with ten visits a person, a promise for one in three and a \
meeting to come for four in ten. One person has 200 visits. One worker has 25 people, one has 500, a \
manager answers for 525. `bench/bulk.py` writes it, and a test compares what it writes with what the \
actions write.
- The server is the one `alongside serve` starts: one worker process, four threads. One client keeps \
its connection. What is timed is the whole answer, from asking to the last byte.
- Queries and commits are counted of one call, everything included: session, user, rights, the row \
of the trace. What opens, marks and ends a transaction is not a query.
- PostgreSQL is a private server that does not wait for the disk; SQLite is as an installation has \
it, and waits. So milliseconds of writing cannot be compared between the two.
- Eight clients at once: seven in ten read (a person, the caseload, a search), three in ten write up \
a visit.
- From nothing to the first page: `alongside setup` in an empty folder, the server, the sign-in \
page. Installing the packages is not in it.

A small look whether everything runs: `script/bench pages --size 60`. Its figures mean nothing.
""".replace("{{widest}}", "1.5")
