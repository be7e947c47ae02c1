"""Importing a file: everything in it, or nothing."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import MayNot
from alongside.base.core.ids import uuid7
from alongside.base.core.text import one_line
from alongside.base.core.units import long_unit, unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Team

from .access import may_import, relation_of
from .decisions import Decision
from .lookups import workers_now
from .models import ImportRun
from .planning import Planner
from .plans import Plan
from .reading import Table
from .results import Result
from .values import Reader
from .writing import Writer

KINDS = ("people",)
CHUNK = 500


class _NotApplied(Exception):
    """Take back what was written: some rows wait or have errors."""


@dataclass(frozen=True)
class File:
    """A file to import: where it lies, what it is called, which sheet and which column is what."""

    path: Path
    name: str = ""
    sheet: int | None = None
    chosen: Mapping[int, str] | None = None

    @property
    def shown(self) -> str:
        name = (self.name or self.path.name).encode("utf-8", "replace").decode()  # any bytes
        return one_line(name)[-200:]


def apply_run(
    *,
    kind: str,
    file: File,
    team: Team,
    by: Any,
    dry_run: bool = False,
    accept_partial: bool = False,
    decisions: Mapping[int, Decision] | None = None,
    progress: Callable[[int], None] = lambda rows: None,
    run_id: UUID | None = None,
    then: Callable[[], None] = lambda: None,
) -> Result:
    """Import one file into a team, in one transaction and with one audit row.

    Where rows wait or have errors nothing is written unless `accept_partial`; a `dry_run`
    writes nothing. Both leave their audit rows, and tell of those found who are known to
    others. `decisions` say, by row, whom rows that wait are about. `progress` is told how many
    rows are done; `then` is done in the same transaction, where it was applied. Raises MayNot, and
    Unusable for a file of which nothing can be used.
    """
    if not may_import(by, team):
        raise MayNot(
            _("Only the manager of the team or the records officer can import people into it.")
        )
    run = _Run(kind, file, team, by, decisions or {}, progress)
    run.run_id, run.then = run_id, then
    result = None
    if dry_run or not accept_partial:
        # Looking first costs a second reading, and spares everybody else a long transaction that
        # would only be taken back.
        result = run.look()
    if result is None or (result.clean and not dry_run):
        result = run.apply(accept_partial=accept_partial)
    if not result.applied:
        result.dry_run = dry_run
        with unit():
            _leave_traces(result, team, by, "previewed" if dry_run else "did not apply")
    return result


class _Run:
    """One file on its way into one team."""

    def __init__(
        self,
        kind: str,
        file: File,
        team: Team,
        by: Any,
        decisions: Mapping[int, Decision],
        progress: Callable[[int], None],
    ):
        self.table = Table(file.path, sheet=file.sheet, chosen=file.chosen)
        self.kind, self.team, self.by = kind, team, by
        self.decisions, self.progress = decisions, progress
        self.file_name = file.shown
        self.run_id: UUID | None = None
        self.then: Callable[[], None] = lambda: None

    def look(self) -> Result:
        """What the file would do."""
        result, plans = self._plans()
        for _chunk in plans:
            pass
        return result

    def apply(self, *, accept_partial: bool) -> Result:
        """Do it, in one transaction; what was written is taken back where rows wait after all."""
        result, plans = self._plans()
        try:
            with long_unit():
                self._write(plans, result, accept_partial)
        except _NotApplied:
            return self.look()  # somebody changed what it matched since the first look
        return result

    def _plans(self) -> tuple[Result, Generator[list[Plan], None, None]]:
        table = self.table
        result = Result(kind=self.kind, team=self.team.slug, file_name=self.file_name)
        reader = Reader(table.columns)

        def plans() -> Generator[list[Plan], None, None]:
            planner = Planner(
                kind=self.kind,
                file_name=self.file_name,
                columns=table.columns,
                team=self.team,
                by=self.by,
                decisions=self.decisions,
            )
            rows = table.read()
            while chunk := [reader.read(raw) for raw in islice(rows, CHUNK)]:
                planned = planner.plan(chunk)
                result.add(planned)
                yield planned
                self.progress(result.rows)
            result.note(table.columns, reader)
            result.note_unused(set(self.decisions) - planner.used)

        return result, plans()

    def _write(
        self, plans: Generator[list[Plan], None, None], result: Result, accept_partial: bool
    ) -> None:
        # One import at a time on PostgreSQL, so that two do not make the same person; SQLite has
        # one writer anyway. It stops nobody else: a key to a team can still be taken.
        list(Team.objects.order_by("pk").select_for_update(no_key=True))
        run = ImportRun.objects.create(
            pk=self.run_id or uuid7(),
            kind=self.kind,
            team=self.team,
            by=self.by.worker,
            at=clock.now(),
            file_name=self.file_name,
        )
        writer = Writer(run, self.by, self.table.columns)
        for chunk in plans:
            if not (result.clean or accept_partial):
                plans.close()
                raise _NotApplied
            writer.write(chunk)
        columns = self.table.columns
        run.partial, run.rows = not result.clean, result.rows
        run.unread = [*columns.unread, *columns.never]
        run.counts = {
            "created": result.created,
            "matched": result.matched,
            "changed": result.changed,
            "unchanged": result.unchanged,
        }
        run.save()
        result.run, result.applied = run.pk, True
        self.then()
        _leave_traces(result, self.team, self.by, "imported")


def _leave_traces(result: Result, team: Team, by: Any, verb: str) -> None:
    """The run's one audit row, and for each person found who is known to others what a find
    leaves: a row, and word to their workers."""
    found = list(result.found)
    for start in range(0, len(found), CHUNK):
        _tell_of_finds(found[start : start + CHUNK], by)
    note(
        verb,
        "import",
        actor_id=by.worker_id,
        object_id=result.run,
        relation=relation_of(by, team),
    )


def _tell_of_finds(found: list[UUID], by: Any) -> None:
    for person_id, workers in workers_now(found).items():
        others = [pk for pk in workers if pk != by.worker_id]
        tell(others, NoticeKind.FOUND, person_id=person_id, about=by.worker_id)
        note("looked for", "find", actor_id=by.worker_id, person_id=person_id)
