"""Which school a row names, and since when and until when the person is tied to it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from alongside.base.core import clock
from alongside.base.core.dates import Precision
from alongside.base.core.ids import uuid7
from alongside.base.organisation.models import Team
from alongside.people.ties.bulk import groups_named, ties_to_groups
from alongside.people.ties.models import Group, GroupKind, Tie, TieKind, plain_name

from .columns import Columns
from .lookups import groups_seen, ties_of_files
from .plans import Plan
from .values import Given, Status


class Schooling:
    """Plans the tie of each row to its school, with groups that are here or come with the file.

    Where a file names a worker too, its dates and its status speak of the worker's work, and the
    tie has none.
    """

    def __init__(self, columns: Columns, by: Any, team: Team):
        self.dated = "worker" not in columns.at
        self.by, self.team = by, team
        self._brought: dict[str, UUID] = {}
        self._here: dict[str, UUID] = {}
        self._seen: set[UUID] = set()
        self._ties: dict[UUID, list[Tie]] = {}
        self._of_files: set[UUID] = set()

    def look(self, names: Sequence[str], person_ids: Sequence[UUID]) -> None:
        """Read the groups the next rows name, and the ties of the people they are about."""
        self._here = groups_named(GroupKind.SCHOOL, names)
        new = set(self._here.values()) - self._seen  # asked once: a school has many ties
        self._seen |= groups_seen(self.by, self.team, list(new))
        self._ties = ties_to_groups(TieKind.SCHOOL, person_ids)
        ongoing = [tie.pk for ties in self._ties.values() for tie in ties if tie.goes_on]
        self._of_files = ties_of_files(ongoing)

    def plan(self, plan: Plan, source: str) -> None:
        """Settle what the row does about the school it names."""
        given = plan.given
        if not given.school or plan.person_id is None:
            return
        group_id = self._group(plan, source)
        theirs = [tie for tie in self._ties.get(plan.person_id, []) if tie.group_id == group_id]
        ongoing = [tie for tie in theirs if tie.goes_on]
        status = given.status if self.dated else Status.CURRENT
        if status is Status.CURRENT and ongoing:
            return
        if status is Status.ENDED and ongoing:
            last, exact = last_day(given)
            tie = ongoing[0]
            if tie.pk in self._of_files and (tie.from_day is None or tie.from_day <= last):
                plan.ends_tie = (tie, last, exact)
                return
        elif status is not Status.CURRENT and theirs:
            return  # it stands here already
        plan.tie = self._tie(given, plan.person_id, group_id, status, source)

    def _group(self, plan: Plan, source: str) -> UUID:
        name = plan.given.school
        plain = plain_name(name)
        found = self._brought.get(plain) or self._here.get(plain)
        if found is None:
            plan.new_group = Group(pk=uuid7(), kind=GroupKind.SCHOOL, name=name, source=source)
            found = self._brought[plain] = plan.new_group.pk
        # Counted as new where the importer sees nobody who is tied to it: that somebody else's
        # record names it already is not theirs to learn.
        if found not in self._seen:
            plan.group_is_new = True
            self._seen.add(found)
        return found

    def _tie(
        self, given: Given, person_id: UUID, group_id: UUID, status: Status, source: str
    ) -> Tie:
        tie = Tie(
            pk=uuid7(),
            person_id=person_id,
            kind=TieKind.SCHOOL,
            group_id=group_id,
            name=given.school,
            source=source,
        )
        if not self.dated:
            return tie
        if given.start:
            tie.from_day, tie.from_precision = given.start, Precision.DAY
        elif given.as_of and not given.end:
            tie.from_day, tie.from_precision = given.as_of, Precision.BY
        if status is Status.ENDED:
            tie.until_day, exact = last_day(given)
            tie.until_precision = Precision.DAY if exact else Precision.BY
        elif status is Status.UNCLEAR:
            tie.until_precision = Precision.UNKNOWN
        return tie


def last_day(given: Given) -> tuple[dt.date, bool]:
    """The last day of it, and whether the file names it; else the day the file speaks of."""
    if given.end:
        return given.end, True
    return given.as_of or clock.today(), False
