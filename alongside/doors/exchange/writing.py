"""Writing what some rows do, a few statements a table, inside the run's transaction."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.ids import uuid7
from alongside.base.organisation.bulk import add_workers_in_bulk
from alongside.base.organisation.models import Worker
from alongside.people.persons.bulk import (
    Known,
    NewPerson,
    add_known_in_bulk,
    add_people_in_bulk,
    fill_blanks,
)
from alongside.people.ties.bulk import add_groups_in_bulk, add_ties_in_bulk, end_tie_from_file
from alongside.people.working.bulk import begin_in_bulk, end_from_file

from .columns import Columns
from .held import hold
from .lookups import settle, still_waiting
from .models import ImportRow, ImportRun, Outcome, WaitsFor
from .planning import source_of
from .plans import Plan
from .prints import changed_from, print_of, values_of
from .values import Given
from .workers import Named


class Writer:
    """Writes for one run, by the one who imports, into one team."""

    def __init__(self, run: ImportRun, by: Any, columns: Columns):
        self.run, self.by, self.team, self.columns = run, by, run.team, columns
        self._changed: dict[int, list[list[Any]]] = defaultdict(list)  # by row

    def write(self, plans: list[Plan]) -> None:
        """Make and add what these rows planned, and keep what each did."""
        said = {
            plan.given.row: self._said(plan, plan.person_id)
            for plan in plans
            if plan.person_id and (plan.new_person or plan.tells)
        }
        new_people = [self._person(plan, said) for plan in plans if plan.new_person]
        told = [said[plan.given.row] for plan in plans if plan.known and plan.tells]
        begun = [plan.relationship for plan in plans if plan.relationship]
        workers = [
            (plan, _worker(plan.given, plan.new_worker)) for plan in plans if plan.new_worker
        ]

        add_workers_in_bulk(workers=[worker for _plan, worker in workers], by=self.by)
        for plan, worker in workers:
            self._changed[plan.given.row].append(_made("worker", worker))
        if new_people:
            add_people_in_bulk(new_people, team=self.team, by=self.by)
        add_known_in_bulk(told, by=self.by)
        for plan in plans:
            self._fill(plan)
        begin_in_bulk(begun, team=self.team, by=self.by)
        add_groups_in_bulk([plan.new_group for plan in plans if plan.new_group], by=self.by)
        add_ties_in_bulk([plan.tie for plan in plans if plan.tie], by=self.by)
        for plan in plans:
            self._end(plan)
        self._keep(plans, said)

    def _fill(self, plan: Plan) -> None:
        if not (plan.known and plan.blanks):
            return
        with self._changing(plan, "person", plan.known.person):
            keys = fill_blanks(plan.known.person, source=self._source(plan.given), **plan.blanks)
        self._changed[plan.given.row] += [_made("match_key", key) for key in keys]

    @contextmanager
    def _changing(self, plan: Plan, what: str, row: Model) -> Iterator[None]:
        """Keep how a row stood that is changed inside, so that it can be put back."""
        before = values_of(row)
        yield
        self._changed[plan.given.row].append(
            [what, str(row.pk), changed_from(before, row), print_of(row)]
        )

    def _end(self, plan: Plan) -> None:
        if plan.ends:
            with self._changing(plan, "relationship", plan.ends[0]):
                end_from_file(
                    row=plan.ends[0],
                    at=plan.ends[1],
                    exact=plan.given.end is not None,
                    words=_("From the import of %(file)s") % {"file": self.run.file_name},
                    team=self.team,
                    by=self.by,
                )
        if plan.ends_tie:
            tie, day, exact = plan.ends_tie
            with self._changing(plan, "tie", tie):
                end_tie_from_file(tie=tie, day=day, exact=exact, by=self.by)

    def _source(self, given: Given) -> str:
        return source_of(given, self.run.file_name)

    def _said(self, plan: Plan, person_id: UUID) -> Known:
        return Known(
            person_id,
            source=self._source(plan.given),
            identifiers=plan.numbers,
            identifier_source=self.columns.source,
            given_names=plan.given_names,
            known_as=plan.known_as,
            address=plan.address,
            # Since when a new person lived there is not known; a second address is dated by the
            # day the file speaks of, so that the two can be told apart.
            address_from=None if plan.new_person else plan.given.as_of or clock.today(),
            other_born=plan.other_born,
            names_here=sorted(plan.known.looks.fulls) if plan.known else [],
            born=plan.known.person.born if plan.known else None,
            born_precision=plan.known.person.born_precision if plan.known else "",
        )

    def _person(self, plan: Plan, said: dict[int, Known]) -> NewPerson:
        given = plan.given
        return NewPerson(
            name=given.name,
            known=said[given.row],
            pronouns=given.pronouns,
            gender=given.gender,
            born=given.born,
        )

    # --- what each row did ---------------------------------------------------------------------

    def _keep(self, plans: list[Plan], said: dict[int, Known]) -> None:
        waiting = still_waiting({plan.mark for plan in plans}, self.run.pk)
        rows, others, settled = [], [], []
        for plan in plans:
            before = waiting.get(plan.mark)
            same = before and plan.wait and before.why == plan.wait.code
            if before and not same and not plan.given.problems:
                settled.append(before.pk)
            if row := self._row(plan, said.get(plan.given.row), said_before=bool(same)):
                rows.append(row)
                others += [WaitsFor(import_row=row, person_id=one.id) for one in plan.elsewhere]
        ImportRow.objects.bulk_create(rows)
        WaitsFor.objects.bulk_create(others)
        settle(settled)

    def _row(self, plan: Plan, said: Known | None, *, said_before: bool) -> ImportRow | None:
        given = plan.given
        if given.problems:
            outcome, why = Outcome.FAILED, ""
        elif plan.wait and not said_before:
            outcome, why = Outcome.WAITS, plan.wait.code
        elif plan.new_person:
            outcome, why = Outcome.NEW, ""
        elif plan.adds:
            outcome, why = Outcome.CHANGED, ""
        else:
            return None
        row = ImportRow(
            pk=uuid7(),
            run=self.run,
            row=given.row,
            line=given.line,
            outcome=outcome,
            person_id=plan.person_id,
            relationship_id=plan.relationship.pk if plan.relationship else None,
            tie_id=plan.tie.pk if plan.tie else None,
            mark=plan.mark,
            why=why,
            did=_did(plan, said) + self._changed.pop(given.row, []),
        )
        if outcome == Outcome.WAITS and plan.person_id is None:
            hold(row, given, self.columns)
        return row


def _worker(given: Given, named: Named) -> Worker:
    return Worker(
        pk=named.id,
        name=given.worker,
        job=given.job,
        employer=given.employer,
        phone=given.phone,
        email=given.email,
    )


def _made(what: str, row: Model) -> list[Any]:
    return [what, str(row.pk), None, print_of(row)]


def _did(plan: Plan, said: Known | None) -> list[list[Any]]:
    """What the row made."""
    made = [_made(what, row) for what, row in (said.made if said else [])]
    if plan.relationship:
        made.append(_made("relationship", plan.relationship))
    if plan.new_group:
        made.append(_made("group", plan.new_group))
    if plan.tie:
        made.append(_made("tie", plan.tie))
    return made
