"""Who may agree that a lost phone no longer counts, and who may stop it."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.base.core import clock
from alongside.base.organisation.models import Membership, MembershipRole, Office, OfficeName

from .models import FactorReset

# Else one administrator could make a second one for the occasion, and be both.
SETTLED = 7 * clock.A_DAY


def may_agree(by: Any, reset: FactorReset) -> bool:
    """Another administrator, or a manager of a team the worker is in, for a week at least; never
    who asked, and never whose phone it is."""
    return by.worker_id in to_be_asked(reset)


def open_to(by: Any) -> Q:
    """The resets somebody may look at and stop: their own, those of the workers in the teams they
    manage, and every one for an administrator. One condition, so that it costs the same for none.
    """
    if by.has_role(OfficeName.ADMIN):
        return Q()
    theirs = Membership.objects.active().filter(team_id__in=by.managed_team_ids)
    return Q(worker_id=by.worker_id) | Q(worker_id__in=theirs.values("worker_id"))


def to_be_asked(reset: FactorReset) -> set[UUID]:
    """Everybody who may agree to this one."""
    since = reset.asked_at - SETTLED
    offices = Office.objects.active().filter(name=OfficeName.ADMIN)
    teams = Membership.objects.active().filter(worker_id=reset.worker_id).values("team_id")
    managing = Membership.objects.active().filter(team_id__in=teams, role=MembershipRole.MANAGER)
    admins, managers = (
        rows.filter(
            from_at__lte=since, worker__left_at__isnull=True, worker__user__is_active=True
        ).values_list("worker_id", flat=True)
        for rows in (offices, managing)
    )
    return {*admins, *managers} - {reset.worker_id, reset.asked_by_id}


def resets_open_to(by: Any) -> list[FactorReset]:
    """The resets waiting that this viewer may look at, oldest first."""
    rows = FactorReset.objects.waiting().filter(open_to(by))
    return list(rows.select_related("worker", "asked_by").order_by("asked_at"))
