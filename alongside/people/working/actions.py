"""Beginning and ending a working relationship; barring, sealing, and looking in an emergency."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.core.text import over
from alongside.base.core.units import unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Team, Worker, active_now

from .access import (
    gated,
    key_workers_between,
    managers_of,
    manages,
    reason_for,
    sealed_among,
    workers_of,
)
from .models import (
    Bar,
    EmergencyAccess,
    EmergencyReason,
    EndingReason,
    Role,
    Seal,
    SealAudience,
    TeamResponsibility,
    WorkingRelationship,
)
from .reasons import is_reason

EMERGENCY = dt.timedelta(hours=4)


def _holds(person_id: UUID, rule: Any) -> bool:
    """Whether a rule on a person's id holds for this one: asked of the team that answers."""
    return (
        TeamResponsibility.objects.unguarded("an action asks its own access rule")
        .filter(rule, active_now(), person_id=person_id)
        .exists()
    )


def may_manage(viewer: Any, person_id: UUID) -> bool:
    """Whether the viewer manages the team that answers for this person, and no gate holds."""
    return _holds(person_id, manages(viewer, "person") & ~gated(viewer, "person"))


def must_manage(by: Any, person_id: UUID) -> None:
    """Raises CannotSee where the record cannot be seen, MayNot where it can but is not managed."""
    if may_manage(by, person_id):
        return
    if _sees(by, person_id):
        raise MayNot(_("Only the manager of the team that answers for this person can do this."))
    raise CannotSee


def _sees(by: Any, person_id: UUID) -> bool:
    if not by.active:
        return False
    return bool(reason_for(by, person_id)) and not _gate_holds(by, person_id)


def _gate_holds(by: Any, person_id: UUID) -> bool:
    barred = Bar.objects.unguarded("a gate").filter(
        active_now(), worker_id=by.worker_id, person_id=person_id
    )
    seal = Seal.objects.unguarded("a gate").filter(
        active_now(), person_id=person_id, approved_by__isnull=False
    )
    if barred.exists():
        return True
    return seal.filter(gated(by, "person")).exists()


def take_responsibility(
    *, person_id: UUID, team: Team, by: Any, from_at: dt.datetime | None = None
) -> TeamResponsibility:
    """Have a team answer for a person. The first team is given by whoever makes the record;
    the actor must manage the team or hold the records office. Somebody a team answered for
    before is taken on by their own manager or the records officer only."""
    records = by.has_role("records")
    if team.pk not in by.managed_team_ids and not records:
        raise MayNot(_("Only the team's manager or the records officer can take somebody on."))
    before = TeamResponsibility.objects.unguarded("whether this is the first team").filter(
        person_id=person_id
    )
    if not records and before.exists():
        must_manage(by, person_id)
    with unit():
        row = TeamResponsibility.objects.create(
            person_id=person_id, team=team, from_at=from_at or clock.now()
        )
        note(
            "took on",
            "responsibility",
            actor_id=by.worker_id,
            object_id=row.pk,
            person_id=person_id,
            relation="manager",
        )
    return row


def begin(
    *,
    person_id: UUID,
    worker: Worker,
    role: str,
    by: Any,
    why: str,
    from_at: dt.datetime | None = None,
    until_at: dt.datetime | None = None,
    through: Worker | None = None,
    rhythm_days: int | None = None,
    official_reason: str = "",
) -> WorkingRelationship:
    """Have a worker work with a person in a role from a moment, with a reason.

    A manager of the team that answers for the person does this. Raises CannotSee, MayNot,
    Refused (a barred worker, a missing reason, an end before the beginning) and NotNow where
    the worker already has this role with them, or where somebody else is their key worker then:
    one key worker at a time, and from one to the next by a hand-over.
    """
    must_manage(by, person_id)
    now = clock.now()
    start = from_at or now
    problems = {}
    if not why.strip():
        problems["why"] = _("Say in a few words why they start working together.")
    if worker.left_at:
        problems["worker"] = _("%(name)s no longer works here.") % {"name": worker.name}
    elif (
        Bar.objects.unguarded("a barred worker is not given the person")
        .filter(active_now(), worker=worker, person_id=person_id)
        .exists()
    ):
        problems["worker"] = _("%(name)s keeps out of this record.") % {"name": worker.name}
    if until_at is not None and until_at <= start:
        problems["until"] = _("The end has to come after the beginning.")
    if role == Role.STUDENT and through is None:
        problems["through"] = _("Say whose student they are.")
    if official_reason and not is_reason(official_reason, clock.local(start).date()):
        problems["official_reason"] = _("Choose one of these.")
    problems |= over(500, why=why.strip())
    if problems:
        raise Refused(problems)
    with unit():
        same = (
            WorkingRelationship.objects.for_action(by)
            .active()
            .filter(person_id=person_id, worker=worker, role=role)
        )
        if same.exists():
            raise NotNow(
                _("%(name)s already works with them in this role.") % {"name": worker.name}
            )
        if role == Role.KEY_WORKER:
            _one_key_worker(person_id, start, until_at)
        row = WorkingRelationship.objects.create(
            person_id=person_id,
            worker=worker,
            role=role,
            from_at=start,
            until_at=until_at,
            through=through,
            why_started=why.strip(),
            rhythm_days=rhythm_days,
            official_reason=official_reason,
        )
        if sealed_among([person_id]):
            # Only somebody inside the seal got this far: whom they give is inside with them.
            SealAudience.objects.create(person_id=person_id, worker=worker, from_at=now)
        if start <= now:
            tell([worker.pk], NoticeKind.GIVEN, person_id=person_id, about=by.worker_id)
        note(
            "began",
            "relationship",
            actor_id=by.worker_id,
            object_id=row.pk,
            person_id=person_id,
            relation="manager",
        )
    return row


def _one_key_worker(person_id: UUID, start: dt.datetime, until_at: dt.datetime | None) -> None:
    """Raises NotNow where somebody is key worker at any moment of [start, until_at)."""
    # Whoever gives this person waits here for whoever gives them at the same moment.
    list(
        TeamResponsibility.objects.unguarded("one hand gives a person at a time")
        .select_for_update()
        .filter(active_now(), person_id=person_id)
    )
    there = key_workers_between(person_id, start, until_at)
    if there:
        raise NotNow(
            _("%(name)s is their key worker. Plan a hand-over, so that one goes as the other "
              "comes.") % {"name": there[0].worker.name}
        )  # fmt: skip


def end(
    *, relationship_id: UUID, by: Any, reason: str, words: str = "", at: dt.datetime | None = None
) -> WorkingRelationship:
    """End a working relationship, with a reason; by a manager of the team that answers."""
    if reason not in EndingReason.values:
        raise Refused({"reason": _("Choose why it ends.")})
    if problems := over(500, words=words.strip()):
        raise Refused(problems)
    with unit():
        row = WorkingRelationship.objects.for_action(by).filter(pk=relationship_id).first()
        if row is None:
            raise CannotSee
        must_manage(by, row.person_id)
        when = at or clock.now()
        if row.until_at is not None and row.until_at <= when:
            raise NotNow(_("This ended already."))
        if when < row.from_at:
            raise Refused({"at": _("The end has to come after the beginning.")})
        row.until_at, row.ending_reason = when, reason
        row.why_ended, row.ended_by = words.strip(), by.worker
        row.save()
        note(
            "ended",
            "relationship",
            actor_id=by.worker_id,
            object_id=row.pk,
            person_id=row.person_id,
            relation="manager",
        )
    return row


def bar(*, person_id: UUID, worker: Worker, by: Any) -> Bar:
    """Keep a worker out of a record from now: for themselves, or by the team's manager."""
    if worker.pk != by.worker_id:
        must_manage(by, person_id)
    elif not _sees(by, person_id):
        raise CannotSee
    with unit():
        row = Bar.objects.create(
            person_id=person_id, worker=worker, set_by=by.worker, from_at=clock.now()
        )
        note("barred", "bar", actor_id=by.worker_id, object_id=row.pk, person_id=person_id)
    return row


def open_in_emergency(*, person_id: UUID, by: Any, reason: str, words: str = "") -> EmergencyAccess:
    """Four hours with a record, for a reason; their workers and the manager are told at once.

    The caller must have found the person through `find`, which is what its token proves.
    Raises CannotSee where a gate holds: an emergency never opens a barred or sealed record.
    """
    if not by.active or _gate_holds(by, person_id):
        raise CannotSee
    if reason not in EmergencyReason.values:
        raise Refused({"reason": _("Choose why you need to look now.")})
    if problems := over(1000, words=words.strip()):
        raise Refused(problems)
    with unit():
        now = clock.now()
        row = EmergencyAccess.objects.create(
            person_id=person_id,
            worker=by.worker,
            reason=reason,
            words=words.strip(),
            from_at=now,
            until_at=now + EMERGENCY,
        )
        told = workers_of(person_id) + managers_of(person_id)
        tell(told, NoticeKind.OPENED, person_id=person_id, about=by.worker_id)
        note(
            "opened in an emergency",
            "emergency",
            actor_id=by.worker_id,
            object_id=row.pk,
            person_id=person_id,
            relation="emergency",
        )
    return row


def review_emergency(*, emergency_id: UUID, by: Any, words: str) -> EmergencyAccess:
    """A manager of the person's team says they have looked at why; not the one who opened it."""
    if problems := over(1000, words=words.strip()):
        raise Refused(problems)
    with unit():
        row = EmergencyAccess.objects.for_action(by).filter(pk=emergency_id).first()
        if row is None:
            raise CannotSee
        must_manage(by, row.person_id)
        if row.worker_id == by.worker_id:
            raise MayNot(_("Somebody else has to look at this one."))
        if row.reviewed_at:
            raise NotNow(_("This has been looked at already."))
        row.reviewed_by, row.reviewed_at = by.worker, clock.now()
        row.review_words = words.strip()
        row.save()
        note(
            "reviewed",
            "emergency",
            actor_id=by.worker_id,
            object_id=row.pk,
            person_id=row.person_id,
            relation="manager",
        )
    return row
