"""The list of rows that wait, and what becomes of one when somebody says whom it is about.

A row waits for the manager of the team it was imported into, or the records officer. Where it may
be about somebody of another team, only that team's manager can say so: they either take it as the
same person, or answer that it is somebody else, and then the row is the importing team's again.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.core.units import unit
from alongside.people.persons.models import Person

from .access import may_import
from .decisions import Choice, Decision
from .held import held
from .lookups import Known, asked_about
from .matching import IN_DOUBT, SURE, Match, Matcher
from .models import ImportRow, WaitsFor
from .planning import Planner
from .values import Given
from .writing import Writer

MOST_SHOWN = 50
REASONS = {
    "doubt": IN_DOUBT,
    "elsewhere": gettext_lazy("Somebody who may be the same is known here."),
    "twice": gettext_lazy("The same name stands in the file twice. One person or two?"),
    "unclear": gettext_lazy("The file does not say whether they still work together."),
    "signs_in": gettext_lazy("The worker can sign in here and would see the record."),
    "not_yours": gettext_lazy("Another team answers for them: its manager says who works there."),
    "left": gettext_lazy("The worker no longer works here, and the file says they do."),
    "ended": gettext_lazy("Here their work together has ended; the file says it goes on."),
    "goes_on": gettext_lazy("Here their work together goes on; the file says it has ended."),
}


@dataclass
class Waiting:
    """One row on the list, as this viewer may see and answer it.

    `person` is set where the person is known and only who works with them waits. `given` is what
    the row says of somebody nobody has settled yet. `ask_others` is true while another team's
    manager has not answered.
    """

    row: ImportRow
    reason: str
    mine: bool
    person: Person | None = None
    given: Given | None = None
    candidates: list[tuple[Known, str]] = field(default_factory=list)
    ask_others: bool = False
    twin: bool = False

    @property
    def may_be_new(self) -> bool:
        return self.given is not None and self.mine and not self.ask_others

    @property
    def may_be_other(self) -> bool:
        """Whether this viewer is asked only whether it is one of their people."""
        return self.given is not None and not self.mine


def waiting_rows(viewer: Any) -> tuple[list[Waiting], bool]:
    """The first rows that wait for this viewer, and whether there are more."""
    rows = ImportRow.objects.waiting_for(viewer).select_related("run", "run__team")
    found = list(rows.order_by("run__at", "run", "row")[: MOST_SHOWN + 1])
    return _shown(viewer, found[:MOST_SHOWN]), len(found) > MOST_SHOWN


def how_many_wait(viewer: Any) -> int:
    count: int = ImportRow.objects.waiting_for(viewer).count()
    return count


def _shown(viewer: Any, rows: list[ImportRow]) -> list[Waiting]:
    known = Person.objects.visible_to(viewer).in_bulk([row.person_id for row in rows])
    shown = {
        row.pk: Waiting(
            row,
            str(REASONS.get(row.why, "")),
            may_import(viewer, row.run.team),
            person=known.get(row.person_id),
        )
        for row in rows
    }
    by_file: dict[tuple[UUID, str], list[tuple[ImportRow, Given]]] = defaultdict(list)
    for row in rows:
        if row.held is not None:
            given, columns = held(row)
            by_file[row.run.team_id, columns.source].append((row, given))
    answered = asked_about([row.pk for row in rows])
    for (_team, source), pairs in by_file.items():
        team = pairs[0][0].run.team
        matches = Matcher(viewer, team, source).match([(given, row.mark) for row, given in pairs])
        for (row, given), match in zip(pairs, matches, strict=True):
            one = shown[row.pk]
            one.given = given
            one.candidates, one.twin = _candidates(match), match.twin
            if match.candidates and match.reason:
                one.reason = match.reason
            one.ask_others = any(
                not answered.get((row.pk, other.id), False) for other in match.elsewhere
            )
    return list(shown.values())


def _candidates(match: Match) -> list[tuple[Known, str]]:
    if match.same and match.same.visible:
        return [(match.same, str(SURE))]
    return match.candidates


# --- the deed ------------------------------------------------------------------------------------


def decide(*, row_id: UUID, choice: str, person_id: UUID | None, by: Any) -> str:
    """Settle one row that waits; answers "decided", or "asked" where another team is asked first.

    Raises CannotSee, MayNot where it is for others to say, Refused for a choice that is none, and
    NotNow where the person named is not one it may be about any more.
    """
    with unit():
        locked = ImportRow.objects.waiting_for(by).select_for_update(of=("self",))
        row = locked.select_related("run", "run__team").filter(pk=row_id).first()
        if row is None:
            raise CannotSee
        (one,) = _shown(by, [row])
        wanted = {"same": one.candidates, "new": one.may_be_new, "skip": one.mine}
        if choice == "other" and one.may_be_other:
            return _somebody_else(row, by)
        if choice not in wanted:
            raise Refused({"choice": _("Choose what to do with this row.")})
        if not wanted[choice]:
            raise MayNot(_("This is for the manager of the other team to say first."))
        if choice == "skip":
            _settled(row, by, "left out")
            return "decided"
        _write(one, Decision(Choice(choice), person_id), by)
    return "decided"


def _somebody_else(row: ImportRow, by: Any) -> str:
    asked = WaitsFor.objects.for_action(by).filter(import_row=row, answered_at=None)
    for waits in asked:
        waits.answered_at = clock.now()
        waits.save()
    note("answered", "import row", actor_id=by.worker_id, object_id=row.pk, relation="manager")
    return "answered"


def _write(one: Waiting, decision: Decision, by: Any) -> None:
    row, run = one.row, one.row.run
    given, columns = held(row)
    planner = Planner(
        kind=run.kind,
        file_name=run.file_name,
        columns=columns,
        team=run.team,
        by=by,
        decisions={given.row: decision},
        one_by_one=True,
        cleared=not one.ask_others,
    )
    plans = planner.plan([given])
    (plan,) = plans
    if given.problems or plan.person_id is None:
        raise NotNow(
            _("It may no longer be about that person. Nothing was changed: look at the list again.")
        )
    plan.mark = row.mark
    Writer(run, by, columns).write(plans)
    _settled(row, by, "decided", plan.person_id)


def _settled(row: ImportRow, by: Any, verb: str, person_id: UUID | None = None) -> None:
    row.settled_at, row.held = clock.now(), None
    row.save()
    note(
        verb,
        "import row",
        actor_id=by.worker_id,
        object_id=row.pk,
        person_id=person_id or row.person_id,
        relation="manager" if by.managed_team_ids else "records",
    )
