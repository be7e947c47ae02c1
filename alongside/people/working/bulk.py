"""The same deeds for many people at once, for an import: one action, one audit row.

Every function here belongs in a unit of work of its caller, who writes that row. The rules are
those of actions.py, asked once for all rows instead of once a row.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.base.core.dates import Precision
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.organisation.models import Team, Worker, active_now

from .access import gated
from .models import EndingReason, TeamResponsibility, WorkingRelationship


def must_take_on(by: Any, team: Team) -> None:
    """Raises MayNot unless the actor manages the team or holds the records office."""
    if not by.active or (team.pk not in by.managed_team_ids and not by.has_role("records")):
        raise MayNot(_("Only the team's manager or the records officer can take somebody on."))


def take_responsibility_in_bulk(
    *, person_ids: Sequence[UUID], team: Team, by: Any, from_at: dt.datetime
) -> list[TeamResponsibility]:
    """Have a team answer for new people. Raises MayNot as `take_responsibility`."""
    must_take_on(by, team)
    return TeamResponsibility.objects.bulk_create(
        TeamResponsibility(person_id=person_id, team=team, from_at=from_at)
        for person_id in person_ids
    )


def answers_for(team: Team, ref: str = "pk") -> Q:
    """The people one team answers for now: a condition on a column that holds a person's id."""
    held = TeamResponsibility.objects.unguarded("an access rule").filter(active_now(), team=team)
    return Q(**{f"{ref}__in": held.values("person_id")})


def answered_for(by: Any, team: Team, person_ids: Sequence[UUID]) -> set[UUID]:
    """Those of these people for whom the actor may begin and end work.

    A team they manage answers for them, or `team` does and the actor is the records officer;
    nobody behind a gate is among them.
    """
    teams = set(by.managed_team_ids)
    if by.has_role("records"):
        teams.add(team.pk)
    # The team is looked at here and not in the query: SQLite would go by it, and read everybody the
    # team answers for each time.
    rows = (
        TeamResponsibility.objects.unguarded("an action asks its own access rule")
        .filter(active_now(), person__in=person_ids)
        .exclude(gated(by, "person"))
    )
    return {person_id for person_id, of in rows.values_list("person_id", "team_id") if of in teams}


def begin_in_bulk(rows: Sequence[WorkingRelationship], *, team: Team, by: Any) -> None:
    """Keep relationships with workers who cannot sign in, as a file told of them.

    Raises MayNot where a worker can sign in (their access follows it, so a person decides),
    CannotSee where nobody the actor manages answers for one of the people, and Refused where a
    row does not say why.
    """
    if not rows:
        return
    people = {row.person_id for row in rows}
    if answered_for(by, team, list(people)) != people:
        raise CannotSee
    workers = {row.worker_id for row in rows}
    if Worker.objects.filter(pk__in=workers, user__isnull=False).exists():
        raise MayNot(_("Who works with whom is decided by a person where the worker can sign in."))
    if not all(row.why_started for row in rows):
        raise Refused({"why": _("Say in a few words why they start working together.")})
    WorkingRelationship.objects.bulk_create(rows)


def end_from_file(
    *, row: WorkingRelationship, at: dt.datetime, exact: bool, words: str, team: Team, by: Any
) -> None:
    """End a relationship a file says was over by then, for a reason it does not give.

    `exact` where the file names its last day; otherwise it is not after `at`. Raises CannotSee,
    and NotNow where it has ended already or began later.
    """
    if row.person_id not in answered_for(by, team, [row.person_id]):
        raise CannotSee
    if row.until_at is not None or at < row.from_at:
        raise NotNow(_("This ended already."))
    row.until_at, row.until_precision = at, Precision.DAY if exact else Precision.BY
    row.ending_reason, row.why_ended, row.ended_by = EndingReason.NOT_GIVEN, words, by.worker
    row.save()
