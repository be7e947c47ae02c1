"""Saying that two records are of two people, or joining them; and taking them apart again."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.core.text import over
from alongside.base.core.units import unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Office, OfficeName
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.persons.models import Person
from alongside.people.ties.models import Tie
from alongside.people.working.access import kept_out, managers_of, reason_for, workers_of
from alongside.people.working.actions import may_manage

from .access import may_answer, may_undo
from .models import Joining, State
from .moving import bring_together, gather, sealed_or_to_be, take_apart


def say_different(*, pair_id: UUID, because: str, by: Any) -> PossibleDuplicate:
    """Say that two records are of two people, and why; they are never proposed again.

    The records officer does this. Raises CannotSee and Refused.
    """
    because = _reason("because", because, _("Say in a few words how you know."))
    with unit():
        row = PossibleDuplicate.objects.for_action(by).unanswered().filter(pk=pair_id).first()
        if row is None:
            raise CannotSee
        row.different_by, row.different_at = by.worker, clock.now()
        row.different_because = because
        row.save()
        for person_id in (row.one_id, row.other_id):
            _note("told apart", row.pk, person_id, by)
    return row


def ask_to_join(*, kept_id: UUID, joined_id: UUID, why: str, by: Any) -> Joining:
    """Ask that everything of one record go to the other, whose page is kept, and say why.

    The records officer asks this of two who are possible duplicates, a manager of two whose
    records they see and one of which they manage. Raises CannotSee, MayNot, Refused, and NotNow
    where a seal is on one of them, one was joined already, or the same is asked for already.
    """
    with unit():
        _must_ask(by, kept_id, joined_id)
        why = _reason("why", why, _("Say in a few words why they are one person."))
        if kept_id == joined_id:
            raise Refused({"other": _("Choose another record: this is the same one.")})
        _must_be_possible(kept_id, joined_id)
        row = Joining(
            kept_id=kept_id, joined_id=joined_id, why=why, asked_by=by.worker, asked_at=clock.now()
        )
        again = Joining.objects.visible_to(by).waiting().filter(_of(kept_id, joined_id))
        try:
            if again.exists():
                raise NotNow(_("Somebody has asked for this already. It waits for an answer."))
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as error:
            raise NotNow(_("Somebody has just asked for this. It waits for an answer.")) from error
        _tell_who_can_answer(row, by)
        for person_id in (kept_id, joined_id):
            _note("asked to join", row.pk, person_id, by)
    return row


def decline_joining(*, joining_id: UUID, why: str, by: Any) -> Joining:
    """Answer that the two are not joined: whoever could agree, or who asked and withdraws it.

    Raises CannotSee, MayNot, NotNow (answered already) and Refused.
    """
    why = _reason("why", why, _("Say in a few words why not."))
    with unit():
        row = _to_answer(joining_id, by)
        if row.asked_by_id != by.worker_id and not may_answer(by, row):
            raise MayNot(_("A manager of one of the two teams or a practice lead answers this."))
        row.state, row.why_declined = State.DECLINED, why
        row.answered_by, row.answered_at = by.worker, clock.now()
        row.save()
        for person_id in (row.kept_id, row.joined_id):
            _note("declined", row.pk, person_id, by)
    return row


def approve_joining(*, joining_id: UUID, by: Any) -> Joining:
    """Join two records: a manager of one of the two teams or a practice lead, not who asked.

    Everything of the one goes to the other, and its address leads there. The workers of both are
    told. Raises CannotSee, MayNot, and NotNow as `ask_to_join`.
    """
    with unit():
        row = _to_answer(joining_id, by)
        if row.asked_by_id == by.worker_id:
            raise MayNot(_("Somebody else has to agree to what you asked for."))
        if not may_answer(by, row):
            raise MayNot(_("A manager of one of the two teams or a practice lead answers this."))
        _must_be_possible(row.kept_id, row.joined_id)
        relation = reason_for(by, row.kept_id) or reason_for(by, row.joined_id)
        _answer_others(row, by)
        row.state, row.answered_by, row.answered_at = State.JOINED, by.worker, clock.now()
        row.save()
        bring_together(row)
        transaction.on_commit(partial(gather, row.pk), robust=True)
        _tell_workers(NoticeKind.JOINED, row.kept_id, by)
        for person_id in (row.kept_id, row.joined_id):
            _note("joined", row.pk, person_id, by, relation)
    return row


def undo_joining(*, joining_id: UUID, why: str, by: Any) -> Joining:
    """Take two records apart again: what was moved goes back, what came since stays.

    The records officer or a manager of the team that answers does this alone, because two people
    in one record is worse than one person in two. Raises CannotSee, MayNot, Refused, and NotNow
    where it is not joined or a seal is on it.
    """
    why = _reason("why", why, _("Say in a few words why they are two people."))
    with unit():
        row = Joining.objects.for_action(by).filter(pk=joining_id).first()
        if row is None:
            raise CannotSee
        if not may_undo(by, row):
            raise MayNot(_("The records officer or a manager of their team takes them apart."))
        if row.state != State.JOINED:
            raise NotNow(_("These two are not joined."))
        if sealed_or_to_be([row.kept_id]):
            raise NotNow(
                _("A seal is on this record or asked for. Taken apart, one half would be open: "
                  "settle the seal first.")
            )  # fmt: skip
        relation = reason_for(by, row.kept_id)
        take_apart(row)
        row.state, row.undone_by, row.undone_at = State.UNDONE, by.worker, clock.now()
        row.why_undone = why
        row.save()
        for person_id in (row.kept_id, row.joined_id):
            _tell_workers(NoticeKind.PARTED, person_id, by)
            _note("took apart", row.pk, person_id, by, relation)
    return row


# --- may they ------------------------------------------------------------------------------------


def _must_ask(by: Any, kept_id: UUID, joined_id: UUID) -> None:
    pair = Q(one=min(kept_id, joined_id), other=max(kept_id, joined_id))
    if PossibleDuplicate.objects.visible_to(by).unanswered().filter(pair).exists():
        return
    seen = Person.objects.visible_to(by).filter(pk__in=[kept_id, joined_id])
    if seen.count() != len({kept_id, joined_id}):
        raise CannotSee
    if not (may_manage(by, kept_id) or may_manage(by, joined_id)):
        raise MayNot(_("A manager of the team that answers for one of them asks for this."))


def _to_answer(joining_id: UUID, by: Any) -> Joining:
    row = Joining.objects.for_action(by).filter(pk=joining_id).first()
    if row is None:
        raise CannotSee
    if row.state != State.ASKED:
        raise NotNow(_("This was answered already."))
    return row


def _of(kept_id: UUID, joined_id: UUID) -> Q:
    return Q(kept=kept_id, joined=joined_id) | Q(kept=joined_id, joined=kept_id)


def _reason(field: str, words: str, sentence: str) -> str:
    words = words.strip()
    problems = {field: sentence} if not words else over(500, **{field: words})
    if problems:
        raise Refused(problems)
    return words


# --- is it possible now --------------------------------------------------------------------------


def _must_be_possible(kept_id: UUID, joined_id: UUID) -> None:
    if sealed_or_to_be([kept_id, joined_id]):
        raise NotNow(
            _("A seal is on one of these records, or asked for. A sealed record is not joined to "
              "another: those inside settle the seal first.")
        )  # fmt: skip
    standing = Joining.objects.unguarded("a joined record is not joined again").standing()
    if standing.filter(joined__in=[kept_id, joined_id]).exists():
        raise NotNow(_("One of these two was joined to another record already."))
    both = [kept_id, joined_id]
    ties = Tie.objects.unguarded("a tie between two says that they are two people")
    if ties.standing().filter(person__in=both, other__in=both).exists():
        raise NotNow(
            _("One of these records has the other as somebody in their life, so they are two "
              "people there. If that is wrong, end that first.")
        )  # fmt: skip


def _answer_others(row: Joining, by: Any) -> None:
    """Nothing is left waiting about a record that is empty from now on."""
    others = Joining.objects.unguarded("requests that a joining answers").waiting()
    others.filter(Q(kept=row.joined_id) | Q(joined=row.joined_id)).exclude(pk=row.pk).update(
        state=State.DECLINED,
        why_declined=_("One of the two was joined to another record meanwhile."),
        answered_by=by.worker,
        answered_at=clock.now(),
    )


# --- who is told ---------------------------------------------------------------------------------


def _tell_who_can_answer(row: Joining, by: Any) -> None:
    """The managers of either team, each of the person they know; a practice lead where there is
    nobody else. Nobody behind a gate for either."""
    out = kept_out(row.kept_id) | kept_out(row.joined_id) | {by.worker_id}
    told: set[UUID] = set()
    for person_id in (row.kept_id, row.joined_id):
        managers = set(managers_of(person_id)) - out - told
        tell(sorted(managers), NoticeKind.TO_JOIN, person_id=person_id, about=by.worker_id)
        told |= managers
    if not told:
        leads = Office.objects.active().filter(name=OfficeName.LEAD)
        others = set(leads.values_list("worker_id", flat=True)) - out
        tell(sorted(others), NoticeKind.TO_JOIN, person_id=None, about=by.worker_id)


def _tell_workers(kind: str, person_id: UUID, by: Any) -> None:
    told = [*workers_of(person_id), *managers_of(person_id)]
    out = kept_out(person_id) | {by.worker_id}
    tell([pk for pk in told if pk not in out], kind, person_id=person_id, about=by.worker_id)


def _note(verb: str, object_id: UUID, person_id: UUID, by: Any, relation: str = "") -> None:
    """A row for each of the two, so that the trace of neither leaves it out."""
    if not relation:
        relation = "records" if by.has_role("records") else reason_for(by, person_id)
    note(
        verb, "joining", actor_id=by.worker_id, object_id=object_id, person_id=person_id,
        relation=relation,
    )  # fmt: skip
