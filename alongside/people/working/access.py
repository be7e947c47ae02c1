"""Why may I see this person?

Each rule is a condition on a column that holds a person's id, so that lists, single objects
and counts use the same words. The gates (barred, sealed) always win; the allows after them
are the only ones; anything else is no. Relations are evaluated at this moment, per query.
"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from alongside.base.core import clock
from alongside.base.organisation.models import active_now

from .models import (
    Bar,
    EmergencyAccess,
    Role,
    Seal,
    SealAudience,
    SealGrant,
    TeamResponsibility,
    WorkingRelationship,
)

GRACE = dt.timedelta(days=28)
_WHY = "an access rule reads the relations it decides by"


def _of(model: Any) -> QuerySet:
    rows: QuerySet = model.objects.unguarded(_WHY).filter(active_now())
    return rows


def _held(model: Any, viewer: Any) -> QuerySet:
    return _of(model).filter(worker_id=viewer.worker_id).values("person_id")


def _in(ref: str, people: QuerySet) -> Q:
    return Q(**{f"{ref}__in": people})


def gated(viewer: Any, ref: str = "pk") -> Q:
    """R1 and R1s: barred from the person, or outside the person's seal."""
    sealed = _of(Seal).filter(approved_by__isnull=False).values("person_id")
    inside = _in(ref, _held(SealAudience, viewer)) | _in(ref, _grants(viewer))
    return _in(ref, _held(Bar, viewer)) | (_in(ref, sealed) & ~inside)


def _grants(viewer: Any) -> QuerySet:
    granted = _of(SealGrant).filter(worker_id=viewer.worker_id, approved_by__isnull=False)
    return granted.values("person_id")


def works_with(viewer: Any, ref: str = "pk") -> Q:
    """R3: an open working relationship; a student while their own worker has one."""
    mine = _of(WorkingRelationship).filter(worker_id=viewer.worker_id)
    direct = mine.exclude(role=Role.STUDENT).values("person_id")
    learning = mine.filter(role=Role.STUDENT)
    theirs = _of(WorkingRelationship).exclude(role=Role.STUDENT)
    with_their_worker = learning.filter(
        person__working_relationships__in=theirs,
        through=F("person__working_relationships__worker"),
    ).values("person_id")
    return _in(ref, direct) | _in(ref, with_their_worker)


def key_worker_of(viewer: Any, ref: str = "pk") -> Q:
    mine = _of(WorkingRelationship).filter(worker_id=viewer.worker_id, role=Role.KEY_WORKER)
    return _in(ref, mine.values("person_id"))


def manages(viewer: Any, ref: str = "pk") -> Q:
    """R4: manager of the team that answers for the person."""
    return _answered_for(viewer.managed_team_ids, ref)


def on_duty_for(viewer: Any, ref: str = "pk") -> Q:
    """R4: on duty for that team, in its window."""
    return _answered_for(viewer.duty_team_ids, ref)


def _answered_for(teams: set[UUID], ref: str) -> Q:
    if not teams:
        return Q(pk__in=[])
    return _in(ref, _of(TeamResponsibility).filter(team__in=teams).values("person_id"))


def may_see_record(viewer: Any, ref: str = "pk") -> Q:
    """R7, behind the gates."""
    allowed = (
        works_with(viewer, ref)
        | manages(viewer, ref)
        | on_duty_for(viewer, ref)
        | _in(ref, _held(EmergencyAccess, viewer))
        | _in(ref, _grants(viewer))
    )
    return allowed & ~gated(viewer, ref)


def in_grace(viewer: Any, ref: str = "pk") -> Q:
    """28 days after an ending: the card, one's own entries and a late entry, nothing else."""
    return _in(ref, _ended_lately(viewer).values("person_id")) & ~gated(viewer, ref)


def _ended_lately(viewer: Any) -> QuerySet:
    now = clock.now()
    return WorkingRelationship.objects.unguarded(_WHY).filter(
        worker_id=viewer.worker_id, until_at__lte=now, until_at__gt=now - GRACE
    )


def may_see_card(viewer: Any, ref: str = "pk") -> Q:
    """R5, and the grace after an ending."""
    return may_see_record(viewer, ref) | in_grace(viewer, ref)


def reason_for(viewer: Any, person_id: UUID) -> str:
    """The closest relation that lets this viewer see this record or card; empty where none does.

    It goes into the audit row, so that "opened only as duty or in an emergency" is a query.
    Gates are not asked here.
    """
    here = _of(WorkingRelationship).filter(person_id=person_id)
    mine = list(here.filter(worker_id=viewer.worker_id).values_list("role", "through_id"))
    roles = {role for role, _ in mine if role != Role.STUDENT}
    for role in Role.values:
        if role in roles:
            return role
    teachers = [through for role, through in mine if role == Role.STUDENT]
    if teachers and here.exclude(role=Role.STUDENT).filter(worker__in=teachers).exists():
        return Role.STUDENT
    team = (
        _of(TeamResponsibility).filter(person_id=person_id).values_list("team_id", flat=True)
        if viewer.managed_team_ids or viewer.duty_team_ids
        else []
    )
    teams = set(team)
    if teams & viewer.managed_team_ids:
        return "manager"
    if teams & viewer.duty_team_ids:
        return "duty"
    if _held(EmergencyAccess, viewer).filter(person_id=person_id).exists():
        return "emergency"
    if _grants(viewer).filter(person_id=person_id).exists():
        return "grant"
    ended = _ended_lately(viewer).filter(person_id=person_id)
    return "grace" if ended.exists() else ""


def workers_of(person_id: UUID) -> list[UUID]:
    """Who works with a person now, key workers first: whom to tell when something happened."""
    rows = _of(WorkingRelationship).filter(person_id=person_id).values_list("role", "worker_id")
    return [worker for _, worker in sorted(rows, key=lambda row: row[0] != Role.KEY_WORKER)]


def may_see_shared(viewer: Any, parts: Any, owner: str) -> Q:
    """R7a: an object about several people is seen through any one of them, and hidden by one gate.

    `parts` is the guarded model with a `person` and the `owner` it belongs to.
    """
    rows = parts.objects.unguarded(_WHY)
    seen = rows.filter(may_see_record(viewer, "person")).values(owner)
    hidden = rows.filter(gated(viewer, "person")).values(owner)
    return Q(pk__in=seen) & ~Q(pk__in=hidden)


def in_grace_shared(viewer: Any, parts: Any, owner: str) -> Q:
    """The same through somebody the viewer worked with until less than 28 days ago."""
    rows = parts.objects.unguarded(_WHY)
    seen = rows.filter(in_grace(viewer, "person")).values(owner)
    hidden = rows.filter(gated(viewer, "person")).values(owner)
    return Q(pk__in=seen) & ~Q(pk__in=hidden)


def every_part(parts: Any, **of: Any) -> QuerySet:
    """The parts of a shared object, those of people the viewer no longer sees too, so that an
    object put in its place loses none of them."""
    return parts.objects.unguarded(_WHY).filter(**of)


def sealed_among(person_ids: list[UUID]) -> set[UUID]:
    """Which of these people are sealed now: they are never put in one object with others."""
    return set(
        _of(Seal)
        .filter(approved_by__isnull=False, person_id__in=person_ids)
        .values_list("person_id", flat=True)
    )


def relationship_held(viewer: Any, person_id: UUID, at: dt.datetime) -> bool:
    """Whether the viewer worked with the person at a moment: what a late entry must be dated in."""
    return (
        WorkingRelationship.objects.unguarded(_WHY)
        .filter(
            Q(until_at__isnull=True) | Q(until_at__gt=at),
            worker_id=viewer.worker_id,
            person_id=person_id,
            from_at__lte=at,
        )
        .exists()
    )
