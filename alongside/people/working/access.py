"""Why may I see this person?

Each rule is a condition on a column that holds a person's id, so that lists, single objects
and counts use the same words. The gates (barred, sealed) always win; the allows after them
are the only ones; anything else is no.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from alongside.base.core import clock
from alongside.base.core.among import among
from alongside.base.core.composed import composed_once
from alongside.base.organisation.models import (
    Membership,
    MembershipRole,
    Office,
    OfficeName,
    active_now,
)

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
_ENDED, _BARRED, _SEALED, _EMERGENCY, _GRANT = "ended", "barred", "sealed", "emergency", "grant"


@dataclass(frozen=True)
class Standing:
    """How one viewer stands to people at one moment: the ids each rule is about.

    Read once per request and again inside every unit of work, so that a page asks its ten
    questions of the same moment, and an act asks inside its own transaction.
    """

    roles: dict[UUID, frozenset[str]]
    ended: frozenset[UUID]
    gated: frozenset[UUID]
    opened: dict[UUID, str]

    @property
    def works(self) -> frozenset[UUID]:
        return frozenset(self.roles)

    @property
    def key(self) -> frozenset[UUID]:
        return frozenset(pk for pk, roles in self.roles.items() if Role.KEY_WORKER in roles)


def standing(viewer: Any) -> Standing:
    """The viewer's standing now; see `Viewer.remember` for how long "now" lasts."""
    found: Standing = viewer.remember("standing", _read_standing)
    return found


def _of(model: Any) -> QuerySet:
    rows: QuerySet = model.objects.unguarded(_WHY).filter(active_now())
    return rows


def _ever() -> QuerySet:
    rows: QuerySet = WorkingRelationship.objects.unguarded(_WHY)
    return rows


def _tagged(rows: QuerySet, tag: str) -> QuerySet:
    return rows.annotate(tag=Value(tag, output_field=CharField())).values_list("person_id", "tag")


def _text(column: str) -> Cast:
    return Cast(column, CharField())


@composed_once
def _rights(*, me: UUID) -> QuerySet:
    """Everything a worker's rights follow from, as (whom or what, which rule): relations with
    people by their role or kind, teams by the role in them, offices by name."""
    now, of = clock.now(), _of
    mine = of(WorkingRelationship).filter(worker_id=me)
    together = of(WorkingRelationship).exclude(role=Role.STUDENT)
    learning = mine.filter(role=Role.STUDENT).filter(
        Exists(together.filter(person=OuterRef("person"), worker=OuterRef("through")))
    )
    ended = WorkingRelationship.objects.unguarded(_WHY).filter(
        worker_id=me, until_at__lte=now, until_at__gt=now - GRACE, from_at__lt=F("until_at")
    )  # who was called off before they began has finished nothing
    inside = of(SealAudience).filter(worker_id=me)
    granted = of(SealGrant).filter(worker_id=me, approved_by__isnull=False)
    sealed = (
        of(Seal)
        .filter(approved_by__isnull=False)
        .exclude(person__in=inside.values("person_id"))
        .exclude(person__in=granted.values("person_id"))
    )
    direct = mine.exclude(role=Role.STUDENT).annotate(tag=_text("role"))
    return direct.values_list("person_id", "tag").union(
        _tagged(learning, Role.STUDENT),
        _tagged(ended, _ENDED),
        _tagged(of(Bar).filter(worker_id=me), _BARRED),
        _tagged(sealed, _SEALED),
        _tagged(of(EmergencyAccess).filter(worker_id=me), _EMERGENCY),
        _tagged(granted, _GRANT),
        Membership.objects.filter(active_now(), worker_id=me).values_list("team_id", _text("role")),
        Office.objects.filter(active_now(), worker_id=me).values_list("worker_id", _text("name")),
        all=True,
    )


def _read_standing(viewer: Any) -> Standing:
    by_tag: dict[str, set[UUID]] = defaultdict(set)
    for person_id, tag in _rights(me=viewer.worker_id):
        by_tag[tag].add(person_id)
    # Teams and offices come along, so that all a viewer's rights are one read. No two words here
    # are the same: a role with a person, in a team, an office.
    teams = [(team, role) for role in MembershipRole.values for team in by_tag[role]]
    viewer.learn("memberships", teams)
    viewer.learn("offices", frozenset(name for name in OfficeName.values if by_tag[name]))
    roles: dict[UUID, frozenset[str]] = {}
    for role in Role.values:
        for person_id in by_tag[role]:
            roles[person_id] = _and_also(roles.get(person_id), role)
    return Standing(
        roles=roles,
        ended=frozenset(by_tag[_ENDED]),
        gated=frozenset(by_tag[_BARRED] | by_tag[_SEALED]),
        opened={pk: tag for tag in (_GRANT, _EMERGENCY) for pk in by_tag[tag]},
    )


@cache
def _and_also(held: frozenset[str] | None, role: str) -> frozenset[str]:
    return (held or frozenset()) | {role}  # a few sets serve everybody: a caseload has hundreds


def _in(ref: str, people: Iterable[UUID]) -> Q:
    return among(ref, people)


def gated(viewer: Any, ref: str = "pk") -> Q:
    """R1 and R1s: barred from the person, or outside the person's seal."""
    return _in(ref, standing(viewer).gated)


def works_with(viewer: Any, ref: str = "pk") -> Q:
    """R3: an open working relationship; a student while their own worker has one."""
    return _in(ref, standing(viewer).works)


def key_worker_of(viewer: Any, ref: str = "pk") -> Q:
    return _in(ref, standing(viewer).key)


def manages(viewer: Any, ref: str = "pk") -> Q:
    """R4: manager of the team that answers for the person."""
    return _answered_for(viewer.managed_team_ids, ref)


def on_duty_for(viewer: Any, ref: str = "pk") -> Q:
    """R4: on duty for that team, in its window."""
    return _answered_for(viewer.duty_team_ids, ref)


def _answered_for(teams: set[UUID], ref: str) -> Q:
    """People of whole teams stay a subquery: a team answers for more than a list can hold."""
    if not teams:
        return Q(pk__in=[])
    answered = _of(TeamResponsibility).filter(among("team", teams)).values("person_id")
    return Q(**{f"{ref}__in": answered})


def may_see_record(viewer: Any, ref: str = "pk") -> Q:
    """R7, behind the gates."""
    now = standing(viewer)
    allowed = _in(ref, now.works | now.opened.keys())
    teams = viewer.managed_team_ids | viewer.duty_team_ids
    if teams:
        allowed |= _answered_for(teams, ref)
    return allowed & ~gated(viewer, ref) if now.gated else allowed


def in_grace(viewer: Any, ref: str = "pk") -> Q:
    """28 days after an ending: the card, one's own entries and a late entry, nothing else."""
    now = standing(viewer)
    return _in(ref, now.ended - now.gated)


def may_see_card(viewer: Any, ref: str = "pk") -> Q:
    """R5, and the grace after an ending."""
    return may_see_record(viewer, ref) | in_grace(viewer, ref)


def answering(person_id: UUID) -> QuerySet:
    """The teams that answer for a person now."""
    return _of(TeamResponsibility).filter(person_id=person_id)


def reason_for(viewer: Any, person_id: UUID, answered_by: Iterable[UUID] | None = None) -> str:
    """The closest relation that lets this viewer see this record; empty where none does.

    It goes into the audit row, so that "opened only as duty or in an emergency" is a query.
    `answered_by` are the teams that answer for the person, where they were read already.
    """
    now = standing(viewer)
    if person_id in now.gated:
        return ""
    held = now.roles.get(person_id, frozenset())
    for role in Role.values:
        if role in held:
            return str(role)
    if viewer.managed_team_ids or viewer.duty_team_ids:
        if answered_by is None:
            answered_by = answering(person_id).values_list("team_id", flat=True)
        teams = set(answered_by)
        if teams & viewer.managed_team_ids:
            return "manager"
        if teams & viewer.duty_team_ids:
            return "duty"
    if person_id in now.opened:
        return now.opened[person_id]
    return "grace" if person_id in now.ended else ""


def reasons_for(viewer: Any, person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """`reason_for` several people, with one query at most."""
    ids = list(person_ids)
    teams: dict[UUID, list[UUID]] = {one: [] for one in ids}
    if ids and (viewer.managed_team_ids or viewer.duty_team_ids):
        rows = _of(TeamResponsibility).filter(among("person", ids))
        for person_id, team_id in rows.values_list("person_id", "team_id"):
            teams[person_id].append(team_id)
    return {one: reason_for(viewer, one, answered_by=teams[one]) for one in ids}


def workers_of(person_id: UUID) -> list[UUID]:
    """Who works with a person now, key workers first: whom to tell when something happened."""
    rows = _of(WorkingRelationship).filter(person_id=person_id).values_list("role", "worker_id")
    return [worker for _, worker in sorted(rows, key=lambda row: row[0] != Role.KEY_WORKER)]


def key_workers_between(
    person_id: UUID, start: dt.datetime, until: dt.datetime | None
) -> list[WorkingRelationship]:
    """Who is key worker at some moment of [start, until): there is to be one at a time. Somebody
    given by mistake, who keeps out of the record, stands in nobody's way."""
    rows = _ever().filter(Q(until_at__isnull=True) | Q(until_at__gt=start))
    if until is not None:
        rows = rows.filter(from_at__lt=until)
    rows = rows.filter(person_id=person_id, role=Role.KEY_WORKER).select_related("worker")
    rows = rows.exclude(worker__in=_of(Bar).filter(person_id=person_id).values("worker_id"))
    return [row for row in rows.order_by("from_at") if not row.never_was]


def held_by(worker_id: UUID) -> list[WorkingRelationship]:
    """What a worker holds now or is to hold, for the deed that ends it all when they leave: who
    does that sees no record."""
    rows = _ever().filter(Q(until_at__isnull=True) | Q(until_at__gt=clock.now()))
    return list(rows.filter(worker_id=worker_id).order_by("from_at"))


def answered_for_among(person_ids: Iterable[UUID], team: Any = None) -> set[UUID]:
    """Those of these people for whom any team, or this one, answers now."""
    rows = _of(TeamResponsibility).filter(person__in=list(person_ids))
    if team is not None:
        rows = rows.filter(team=team)
    return set(rows.values_list("person_id", flat=True))


def managers_of(person_id: UUID) -> list[UUID]:
    """Who manages a team that answers for a person now."""
    answering = _of(TeamResponsibility).filter(person_id=person_id).values("team_id")
    rows = Membership.objects.active().filter(team__in=answering, role=MembershipRole.MANAGER)
    return list(rows.values_list("worker_id", flat=True).distinct())


def kept_out(person_id: UUID) -> set[UUID]:
    """Who is barred from a person now: whom nothing about them is told,
    and who cannot be given them."""
    return set(_of(Bar).filter(person_id=person_id).values_list("worker_id", flat=True))


def may_see_shared(viewer: Any, parts: Any, owner: str) -> Q:
    """R7a: an object about several people is seen through any one of them, and hidden by one gate.

    `parts` is the guarded model with a `person` and the `owner` it belongs to.
    """
    return _through(viewer, parts, owner, may_see_record(viewer, "person"))


def in_grace_shared(viewer: Any, parts: Any, owner: str) -> Q:
    """The same through somebody the viewer worked with until less than 28 days ago."""
    return _through(viewer, parts, owner, in_grace(viewer, "person"))


def _through(viewer: Any, parts: Any, owner: str, rule: Q) -> Q:
    """Asked of each row and not of the whole table: a page about one person must not cost what
    everybody the viewer sees would."""
    rows = parts.objects.unguarded(_WHY).filter(**{owner: OuterRef("pk")})
    shared = Q(Exists(rows.filter(rule)))
    if standing(viewer).gated:
        shared &= ~Q(Exists(rows.filter(gated(viewer, "person"))))
    return shared


def no_gate_beside(viewer: Any, parts: Any, owner: str) -> Q:
    """R7a for the parts themselves: one that is seen through its own person shows nothing of an
    object that a gate on somebody else in it hides."""
    if not standing(viewer).gated:
        return Q()
    hidden = parts.objects.unguarded(_WHY).filter(gated(viewer, "person"))
    return ~Q(**{f"{owner}__in": hidden.values(owner)})


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


def groups_apart(person_ids: list[UUID]) -> list[list[UUID]]:
    """Who may share one object: everybody together, and each sealed person alone."""
    sealed = sealed_among(person_ids) if len(person_ids) > 1 else set()
    together = [person_id for person_id in person_ids if person_id not in sealed]
    alone = [[person_id] for person_id in person_ids if person_id in sealed]
    return ([together] if together else []) + alone


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


def seals_waiting(viewer: Any) -> list[Seal]:
    """What a practice lead is asked to approve: seals proposed, and seals to be lifted."""
    if not viewer.has_role("lead"):
        return []
    rows = _of(Seal).filter(Q(approved_by__isnull=True) | Q(lift_asked_by__isnull=False))
    return list(rows.select_related("proposed_by", "lift_asked_by").order_by("from_at"))
