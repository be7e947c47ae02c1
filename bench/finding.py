"""Finding among my people, with names as people get them wrong: whether they are found, how fast.

The 300 cases of tests/people/names_got_wrong.txt, each asked of a worker who sees 25 people and
of one who sees 500, in a database of `--size` people. Recall is the share of cases in which whom
they meant is among the twenty shown; precision, the share of those shown who were meant. The
times are those of a search that begins by asking what its viewer may see; `compare_ms` is the
p50 of comparing alone. `ratio` is of comparing, to one pass of Damerau-Levenshtein (jellyfish)
over the same names in plain letters, in the same rounds; `spread` is how much it differs between
rounds. `fuzz_ratio` is the same to RapidFuzz alone over those names, by Jaro-Winkler, which was the
best there is in a process, with the twenty nearest kept; `fuzz_recall` is how many of the cases it
finds among them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from .recording_cost import _installation

NAME = "finding"
VISIBLE = (25, 500)
SIZE = 1000
ROUNDS = 5
LEAST_RECALL = 0.98


@dataclass(frozen=True)
class Row:
    name: str
    database: str
    size: int
    visible: int
    cases: int
    recall: float
    precision: float
    first: float
    p50_ms: float
    p95_ms: float
    compare_ms: float
    queries: int
    commits: int
    ratio: float
    to: str
    spread: float
    fuzz_ratio: float
    fuzz_recall: float


def run(given: Any) -> int:
    size = given.size or SIZE
    if size < max(VISIBLE):
        print(f"{NAME}: at least {max(VISIBLE)} people", file=sys.stderr)
        return 2
    with _installation() as folder:
        if given.database != "sqlite":
            os.environ["DATABASE_URL"] = given.database
        from alongside.config.installation import prepare
        from alongside.people.persons.models import Person

        prepare(folder)
        if Person.objects.unguarded("a benchmark wants a database of its own").exists():
            print(f"{NAME}: there are people in this database already", file=sys.stderr)
            return 2
        kind = "sqlite" if given.database == "sqlite" else "postgresql"
        rows = [_measure(visible, size, kind) for visible in _fill(size)]
    if given.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    else:
        print(table(rows))
    poor = [row for row in rows if row.recall < LEAST_RECALL]
    for row in poor:
        print(f"{NAME}: of {row.visible}, only {row.recall:.1%} are found", file=sys.stderr)
    return 1 if poor else 0


# --- the people ----------------------------------------------------------------------------------


@dataclass
class Visible:
    """Somebody who works here, and whom they see: name and id, by the name that stands in it."""

    worker: Any
    ids: dict[str, Any]
    names: dict[str, list[str]]


def _fill(size: int) -> list[Visible]:
    """So many people; one worker sees the first 25 of the 300 who are meant, one sees 500."""
    from alongside.base.organisation.models import Worker
    from alongside.people.working.models import WorkingRelationship

    from . import finding_cases

    meant = finding_cases.everybody_of(finding_cases.read())
    strangers = finding_cases.crowd(size - len(meant), set(meant))
    everybody = {**meant, **{name: [name] for name in strangers}}
    ids = _people(everybody)
    made = []
    for visible in VISIBLE:
        worker = Worker.objects.create(name=f"Sees {visible}")
        mine = dict(list(ids.items())[:visible])
        rows = [
            WorkingRelationship(person_id=pk, worker=worker, role="co_worker", from_at=_long_ago())
            for pk in mine.values()
        ]
        WorkingRelationship.objects.bulk_create(rows, batch_size=2000)
        made.append(Visible(worker, mine, {name: everybody[name] for name in mine}))
    return made


def _people(everybody: dict[str, list[str]]) -> dict[str, Any]:
    from alongside.people.persons.models import Person, PersonName

    people = {name: Person(name=name, made_at=_long_ago()) for name in everybody}
    Person.objects.bulk_create(people.values(), batch_size=2000)
    rows = [
        PersonName(person=people[name], kind="given" if full == name else "known_as", full=full)
        for name, fulls in everybody.items()
        for full in fulls
    ]
    PersonName.objects.bulk_create(rows, batch_size=2000)
    return {name: person.pk for name, person in people.items()}


def _long_ago() -> Any:
    import datetime as dt

    return dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


# --- measuring -----------------------------------------------------------------------------------


def _measure(mine: Visible, size: int, kind: str) -> Row:
    import jellyfish
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    from alongside.base.core.text import plain
    from alongside.base.organisation.viewer import Viewer
    from alongside.people.persons import names
    from alongside.people.persons.queries import among_mine

    from . import finding_cases

    cases = [case for case in finding_cases.read() if case.name in mine.ids]
    hits = shown = first = 0
    times: list[float] = []
    for case in cases:
        viewer = Viewer(mine.worker)
        taken, found = _timed(lambda v=viewer, c=case: among_mine(v, c.asked))
        times.append(taken)
        found_ids = [person.pk for person in found]
        hits += mine.ids[case.name] in found_ids
        first += found_ids[:1] == [mine.ids[case.name]]
        shown += len(found_ids)
    with CaptureQueriesContext(connection) as caught:
        among_mine(Viewer(mine.worker), cases[0].asked)
    letters = [plain(full) for fulls in mine.names.values() for full in fulls]
    whose = [name for name, fulls in mine.names.items() for _full in fulls]
    ratios, compared, fuzz_ratios, fuzz_hits = [], [], [], 0

    def nearest(asked: str) -> list[str]:
        scorer = JaroWinkler.normalized_similarity
        near = process.extract(asked, letters, scorer=scorer, processor=None, limit=20)
        return [whose[at] for _name, _fit, at in near]

    for _round in range(ROUNDS):
        each = [_timed(lambda c=case: names.fitting(c.asked, mine.names))[0] for case in cases]
        compared += each
        ours = sum(each)
        asked = [plain(case.asked) for case in cases]
        theirs = sum(
            _timed(lambda a=a: [jellyfish.damerau_levenshtein_distance(a, b) for b in letters])[0]
            for a in asked
        )
        ratios.append(ours / theirs)
        fuzz = [_timed(lambda a=a: nearest(a)) for a in asked]
        fuzz_ratios.append(ours / sum(taken for taken, _near in fuzz))
        pairs = zip(cases, fuzz, strict=True)
        fuzz_hits = sum(case.name in near for case, (_taken, near) in pairs)
    for measured in (times, compared, ratios, fuzz_ratios):
        measured.sort()
    return Row(
        name=NAME,
        database=kind,
        size=size,
        visible=len(mine.ids),
        cases=len(cases),
        recall=round(hits / len(cases), 4),
        precision=round(hits / shown, 4),
        first=round(first / len(cases), 4),
        p50_ms=round(times[len(times) // 2] * 1000, 2),
        p95_ms=round(times[int(len(times) * 0.95)] * 1000, 2),
        compare_ms=round(compared[len(compared) // 2] * 1000, 2),
        queries=len(caught),
        commits=0,
        ratio=round(ratios[len(ratios) // 2], 2),
        to="jellyfish, one pass",
        spread=round(ratios[-1] / ratios[0], 2),
        fuzz_ratio=round(fuzz_ratios[len(fuzz_ratios) // 2], 2),
        fuzz_recall=round(fuzz_hits / len(cases), 4),
    )


def _timed(do: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    answer = do()
    return time.perf_counter() - begun, answer


def table(rows: list[Row]) -> str:
    """The rows for a terminal."""
    heads = list(asdict(rows[0]))
    lines = [heads, *[[str(value) for value in asdict(row).values()] for row in rows]]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
