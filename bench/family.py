"""Bringing a large family tree, and drawing the family around anybody in it.

`draft` is `alongside import family` of a file, from reading it to the locked draft, in the same
process; `ratio` is to the kept GEDCOM reader (ged4py) going through the same file: every person's
name and days, every family's members. It has to be 8 or less. `page` is the family page of a
person into whose record the whole file was confirmed, around people spread over the file;
`queries` has to be the same for all of them. `drawing` is sixty people laid out.

The reader is in no lock, since one of the packages it brings has no wheel. Put it into a folder
and name that: `pip install --target FOLDER ged4py==0.5.5`, `GED4PY=FOLDER script/bench family`.
The file is royal92.ged, or the one that `GEDCOM=FILE` names. `--size` is how often the page is
opened.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .recording_cost import _installation

NAME = "family"
ROUNDS = 5
MOST = 8.0
_FILE = Path(__file__).resolve().parents[2] / "shared" / "data" / "gedcom" / "royal92.ged"


@dataclass(frozen=True)
class Row:
    name: str
    database: str
    size: int
    p50_ms: float
    p95_ms: float
    queries: int
    commits: int
    ratio: float | None
    to: str
    spread: float


def run(given: Any) -> int:
    file = Path(os.environ.get("GEDCOM", _FILE))
    if not file.is_file():
        print(f"{NAME}: there is no {file}; name a file: GEDCOM=FILE", file=sys.stderr)
        return 2
    if folder := os.environ.get("GED4PY"):
        sys.path.insert(0, folder)
    try:
        import ged4py  # noqa: F401
    except ImportError:
        print(f"{NAME}: {__doc__}", file=sys.stderr)
        return 2
    with _installation() as data:
        if given.database != "sqlite":
            os.environ["DATABASE_URL"] = given.database
        from alongside.config.installation import prepare

        prepare(data)
        kind = "sqlite" if given.database == "sqlite" else "postgresql"
        rows, queries = _measure(file, given.size or 20, kind)
    if given.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    else:
        print(_table(rows))
    if rows[0].ratio is None or rows[0].ratio > MOST:
        print(f"{NAME}: a draft takes {rows[0].ratio} times the reader", file=sys.stderr)
        return 1
    if len(queries) != 1:
        print(f"{NAME}: the page takes {sorted(queries)} queries", file=sys.stderr)
        return 1
    return 0


def _measure(file: Path, pages: int, kind: str) -> tuple[list[Row], set[int]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from alongside.base.core import clock
    from alongside.doors.desk.queries.family import MOST as DRAWN
    from alongside.doors.desk.queries.family import family_page, picture_of
    from alongside.doors.exchange.families import bring_family_from
    from alongside.people.family.drafting import confirm_draft
    from alongside.people.family.queries import family_of
    from alongside.people.family.telling import unpacked
    from alongside.people.persons.actions import add_person
    from tests.factories import organisation as made

    manager, team = made.worker("Cal"), made.team("Team", "team")
    made.belongs(team, manager, "manager")
    person = add_person(name="Somebody", team=team, by=made.viewer(manager))
    ours, theirs, draft = [], [], None
    for _round in range(ROUNDS):
        by = made.viewer(manager)
        taken, brought = _timed(lambda by=by: bring_family_from(file, person_id=person.pk, by=by))
        ours.append(taken)
        theirs.append(_timed(lambda: _read_alone(file))[0])
        draft = brought.draft
    told = unpacked(draft.told)
    people = list(told.members)
    by = made.viewer(manager)
    taken, _person = _timed(
        lambda: confirm_draft(draft_id=draft.pk, me=people[0], kept=set(people), by=by)
    )
    times, counts = [], set()
    family = family_of(person, made.viewer(manager)).family
    around = list(family.members)[:: max(len(family.members) // pages, 1)]
    with clock.at(clock.now()):  # what a viewer may see is read anew after a second
        for one in around:
            viewer = made.viewer(manager)
            with CaptureQueriesContext(connection) as caught:
                times.append(
                    _timed(lambda v=viewer, o=one: family_page(family_of(person, v), o))[0]
                )
            counts.add(len(caught))
    sixty = family.around(around[1], steps=40, most=DRAWN)
    drawn = [_timed(lambda: picture_of(sixty))[0] for _round in range(ROUNDS)]
    ratios = sorted(one / other for one, other in zip(ours, theirs, strict=True))
    return [
        _row("draft", kind, len(people), ours, ratio=ratios[len(ratios) // 2], to="ged4py",
             spread=ratios[-1] - ratios[0]),
        _row("ged4py", kind, len(people), theirs),
        _row("confirm", kind, len(people), [taken]),
        _row("page", kind, len(people), times, queries=max(counts)),
        _row("drawing", kind, len(sixty.members), drawn),
    ], counts  # fmt: skip


def _read_alone(file: Path) -> int:
    """What the kept reader does to get at the same."""
    from ged4py import GedcomReader

    found = 0
    with GedcomReader(str(file)) as reader:
        for person in reader.records0("INDI"):
            found += bool(person.name)
            for tag in ("BIRT", "DEAT"):
                found += bool(person.sub_tag_value(f"{tag}/DATE"))
        for family in reader.records0("FAM"):
            for tag in ("HUSB", "WIFE", "CHIL"):
                found += len(family.sub_tags(tag))
            for tag in ("MARR", "DIV"):
                found += bool(family.sub_tag_value(f"{tag}/DATE"))
    return found


def _timed(act: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    answer = act()
    return time.perf_counter() - start, answer


def _row(name: str, kind: str, size: int, times: list[float], **more: Any) -> Row:
    times = sorted(times)
    given = {"queries": 0, "commits": 0, "ratio": None, "to": "", "spread": 0.0, **more}
    for figure in ("ratio", "spread"):
        if given[figure] is not None:
            given[figure] = round(given[figure], 3)
    return Row(
        name=f"{NAME}/{name}",
        database=kind,
        size=size,
        p50_ms=round(times[len(times) // 2] * 1000, 1),
        p95_ms=round(times[int(len(times) * 0.95)] * 1000, 1),
        **given,
    )


def _table(rows: list[Row]) -> str:
    lines = [f"{'':16}{'people':>8}{'p50 ms':>10}{'p95 ms':>10}{'queries':>9}{'ratio':>8}  to"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        lines.append(
            f"{row.name:16}{row.size:>8}{row.p50_ms:>10}{row.p95_ms:>10}{row.queries:>9}"
            f"{ratio:>8}  {row.to}"
        )
    return "\n".join(lines)
