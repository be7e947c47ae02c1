"""Closing a record to all but those named, lifting that, and four hours with it for a lead."""

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
from alongside.base.organisation.models import Worker, active_now

from .actions import EMERGENCY, must_manage
from .models import Role, Seal, SealAudience, SealGrant, WorkingRelationship


def propose_seal(*, person_id: UUID, by: Any, audience: list[Worker]) -> Seal:
    """Ask that only these workers may know of this record; its key workers are always inside."""
    must_manage(by, person_id)
    with unit():
        if (
            Seal.objects.unguarded("one seal at a time")
            .filter(active_now(), person_id=person_id)
            .exists()
        ):
            raise NotNow(_("A seal is in place or asked for already."))
        row = Seal.objects.create(person_id=person_id, proposed_by=by.worker, from_at=clock.now())
        key_workers = WorkingRelationship.objects.unguarded("key workers stay inside").filter(
            active_now(), person_id=person_id, role=Role.KEY_WORKER
        )
        inside = [worker.pk for worker in audience]
        inside += key_workers.values_list("worker_id", flat=True)
        SealAudience.objects.bulk_create(
            SealAudience(person_id=person_id, worker_id=worker_id, from_at=clock.now())
            for worker_id in dict.fromkeys(inside)
        )
        note("proposed", "seal", actor_id=by.worker_id, object_id=row.pk, person_id=person_id)
    return row


def approve_seal(*, seal_id: UUID, by: Any) -> Seal:
    """A practice lead, not the one who proposed it, closes the record to all but its audience."""
    if not by.has_role("lead"):
        raise CannotSee
    with unit():
        row = (
            Seal.objects.unguarded("a lead approves what a manager proposed")
            .filter(active_now(), pk=seal_id, approved_by__isnull=True)
            .first()
        )
        if row is None:
            raise CannotSee
        if row.proposed_by_id == by.worker_id:
            raise MayNot(_("Somebody else has to approve what you proposed."))
        row.approved_by, row.from_at = by.worker, clock.now()
        row.save()
        note("sealed", "seal", actor_id=by.worker_id, object_id=row.pk, person_id=row.person_id)
    return row


def ask_to_lift_seal(*, person_id: UUID, by: Any) -> Seal:
    """A manager inside the seal asks for it to be lifted; a practice lead agrees."""
    must_manage(by, person_id)
    with unit():
        row = Seal.objects.for_action(by).active().filter(
            person_id=person_id, approved_by__isnull=False
        ).first()  # fmt: skip
        if row is None:
            raise NotNow(_("There is no seal on this record."))
        row.lift_asked_by = by.worker
        row.save()
        note("asked to lift", "seal", actor_id=by.worker_id, object_id=row.pk, person_id=person_id)
    return row


def lift_seal(*, seal_id: UUID, by: Any) -> Seal:
    """A practice lead, not the one who asked, lifts a seal; ordinary rules hold from now."""
    if not by.has_role("lead"):
        raise CannotSee
    with unit():
        row = (
            Seal.objects.unguarded("a lead lifts what somebody inside asked for")
            .filter(active_now(), pk=seal_id, lift_asked_by__isnull=False).first()
        )  # fmt: skip
        if row is None:
            raise CannotSee
        if row.lift_asked_by_id == by.worker_id:
            raise MayNot(_("Somebody else has to agree."))
        row.lifted_by, row.until_at = by.worker, clock.now()
        row.save()
        # Nobody stays inside a later seal because they were inside this one.
        SealAudience.objects.unguarded("who was inside").filter(
            active_now(), person_id=row.person_id
        ).update(until_at=row.until_at)
        note("lifted", "seal", actor_id=by.worker_id, object_id=row.pk, person_id=row.person_id)
    return row


def ask_to_open_sealed(*, person_id: UUID, by: Any, reason: str) -> None:
    """A practice lead asks those inside a seal for four hours with the record.

    The answer is the same whether there is such a record or not; only those inside it learn
    that somebody asked.
    """
    if not by.has_role("lead"):
        raise CannotSee
    if not reason.strip():
        raise Refused({"reason": _("Say why you need to see it.")})
    if problems := over(500, reason=reason.strip()):
        raise Refused(problems)
    with unit():
        inside = list(
            SealAudience.objects.unguarded("asks those inside")
            .filter(active_now(), person_id=person_id)
            .values_list("worker_id", flat=True)
        )
        if inside:
            SealGrant.objects.create(
                person_id=person_id,
                worker=by.worker,
                reason=reason.strip(),
                from_at=clock.now(),
                until_at=clock.now(),
            )
            tell(inside, NoticeKind.ASKED, person_id=person_id, about=by.worker_id)
        note("asked to open", "seal", actor_id=by.worker_id)


def grant_sealed(*, grant_id: UUID, by: Any) -> SealGrant:
    """Somebody inside the seal opens it to the lead who asked, for four hours from now."""
    with unit():
        grant = (
            SealGrant.objects.unguarded("checked against the seal's audience below")
            .filter(pk=grant_id, approved_by__isnull=True)
            .first()
        )
        if grant is None or not by.active:
            raise CannotSee
        inside = SealAudience.objects.unguarded("who may grant").filter(
            active_now(), person_id=grant.person_id, worker_id=by.worker_id
        )
        if not inside.exists():
            raise CannotSee
        if grant.worker_id == by.worker_id:
            raise MayNot(_("Somebody else inside the seal has to agree."))
        grant.approved_by = by.worker
        grant.from_at = clock.now()
        grant.until_at = grant.from_at + EMERGENCY
        grant.save()
        note(
            "opened seal",
            "seal",
            actor_id=by.worker_id,
            object_id=grant.pk,
            person_id=grant.person_id,
        )
    return grant
