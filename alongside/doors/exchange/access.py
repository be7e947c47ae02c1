"""Who may import into a team, and whose records an import may add to."""

from typing import Any

from django.db.models import Q

from alongside.base.organisation.models import Team
from alongside.people.working.access import gated, may_see_record
from alongside.people.working.bulk import answers_for


def may_import(viewer: Any, team: Team) -> bool:
    """The team's manager, or the records officer. The administrator's office gives nothing."""
    return viewer.active and (team.pk in viewer.managed_team_ids or viewer.has_role("records"))


def imports_somewhere(viewer: Any) -> bool:
    """Whether there is any team somebody may import into."""
    return bool(viewer.active and (viewer.managed_team_ids or viewer.has_role("records")))


def teams_to_import(viewer: Any) -> list[Team]:
    """The teams somebody may import into, by name."""
    teams = Team.objects.order_by("name")
    if not viewer.has_role("records"):
        teams = teams.filter(pk__in=viewer.managed_team_ids)
    return list(teams)


def importer_sees(viewer: Any, team: Team, ref: str = "pk") -> Q:
    """Whose record a matching row is added to: those the importer sees.

    The records officer, who sees no records, imports in the team's place: for them it is those
    the team answers for. What they are shown stays a count. The gates always win.
    """
    sees = may_see_record(viewer, ref)
    if viewer.has_role("records"):
        sees |= answers_for(team, ref)
    return sees & ~gated(viewer, ref)


def relation_of(viewer: Any, team: Team) -> str:
    """By what right somebody imports, for the audit row."""
    return "manager" if team.pk in viewer.managed_team_ids else "records"
