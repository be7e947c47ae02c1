"""What somebody answers when they are asked: by their link, or as a worker heard it said."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.text import one_line, over
from alongside.base.core.units import unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Office, OfficeName
from alongside.people.working.access import every_part, managers_of

from .links import Held, end_of, open_link, use, who_is_in
from .making import noted, to_change
from .models import (
    Answer,
    Appointment,
    AppointmentPerson,
    How,
    Place,
    Slot,
    State,
)


@dataclass
class Given:
    """An answer: which of the times, where they want it, and whether somebody comes with them."""

    answer: str
    starts_at: dt.datetime | None = None
    with_someone: bool = False
    place: str = ""


def answer_by_link(*, token: str, given: Given) -> None:
    """Take one person's own answer, once. A link that is not live raises CannotSee.

    "Not with this person" is about the worker, so it goes to whoever manages, and the worker
    reads no more than that they do not want to meet. Raises Refused where no time was chosen.
    """
    with unit():
        found = open_link(token)
        if found is None:
            raise CannotSee
        # The meeting is locked before the link, as by everybody who changes a meeting.
        row = _locked(found)
        held = open_link(token, for_answer=True)
        if held is None:
            raise CannotSee
        if held.cancelled:
            _seen_the_news(held, row)
        else:
            _check(given, [slot.starts_at for slot in held.slots])
            if given.answer == Answer.NOT_YOU:
                _tell_managers(held.part.person_id, held.appointment.worker_id)
                given = Given(Answer.NO, with_someone=given.with_someone)
            apply(row, held.part, given)
            row.save()
        use(held.link)
        end_of(held.part)
        tell([held.appointment.worker_id], NoticeKind.ANSWERED, person_id=held.part.person_id)
        note("answered", "appointment", actor_id=None, object_id=held.appointment.pk,
             person_id=held.part.person_id, relation="link")  # fmt: skip


def _locked(held: Held) -> Appointment:
    """The meeting itself, locked, so that two people's answers follow one another."""
    row: Appointment = (
        every_part(Appointment, pk=held.appointment.pk).select_for_update(of=("self",)).get()
    )
    return row


def _seen_the_news(held: Held, row: Appointment) -> None:
    held.part.to_tell = ""
    held.part.save(update_fields=["to_tell"])
    _told_if_all(row)
    row.save(update_fields=["to_tell"])


def record_answer(
    *,
    appointment_id: UUID,
    version: int,
    person_id: UUID,
    given: Given,
    by: Any,
    words: str = "",
) -> Appointment:
    """Write down what somebody said when asked, in their words where there are any.

    Raises CannotSee, Stale, NotNow and Refused.
    """
    if problems := over(500, words=one_line(words)):
        raise Refused(problems)
    with unit():
        row = to_change(appointment_id, version, by)
        part = (
            AppointmentPerson.objects.for_action(by)
            .filter(appointment=row, person_id=person_id)
            .first()
        )
        if part is None:
            raise CannotSee
        if row.not_met:
            raise NotNow(_("This meeting is over."))
        open_slots = every_part(Slot, appointment=row, closed_at=None)
        _check(given, list(open_slots.values_list("starts_at", flat=True)) or [row.starts_at])
        part.answer_by, part.answer_words = by.worker, one_line(words)
        apply(row, part, given)
        end_of(part)
        row.save()
        if given.answer == Answer.NOT_YOU:
            _tell_managers(person_id, by.worker_id)
        noted("wrote down answer", row, by, [person_id])
    return row


def _check(given: Given, times: list[dt.datetime]) -> None:
    if given.answer not in Answer.values:
        raise Refused({"answer": _("Choose an answer.")})
    if given.place and given.place not in Place.values:
        raise Refused({"place": _("Choose one of these.")})
    if given.answer == Answer.YES:
        if given.starts_at is None and len(times) == 1:
            given.starts_at = times[0]
        if given.starts_at not in times:
            raise Refused({"answer": _("Choose one of these times first.")})


def apply(row: Appointment, part: AppointmentPerson, given: Given) -> None:
    """Put an answer where it belongs, and see how the meeting stands now. The caller saves `row`.

    It is agreed once everybody in it said yes, and declined once everybody said no. A meeting
    that has to happen stays told, whatever is answered.
    """
    now = clock.now()
    part.answer, part.answered_at, part.to_tell = given.answer, now, ""
    part.with_someone, part.place_chosen = given.with_someone, given.place
    part.save()
    if given.answer == Answer.YES and given.starts_at:
        row.starts_at = given.starts_at
        every_part(AppointmentPerson, appointment=row).update(starts_at=given.starts_at)
        every_part(Slot, appointment=row, closed_at=None).exclude(starts_at=given.starts_at).update(
            closed_at=now
        )
        if given.place == Place.PHONE:
            row.how = How.PHONE
    answers = set(who_is_in(row).values_list("answer", flat=True))
    if row.state != State.TOLD:
        if answers == {Answer.YES}:
            row.state = State.AGREED
        elif answers <= {Answer.NO, Answer.NOT_YOU}:
            row.state = State.DECLINED
        else:
            row.state = State.PROPOSED
    _told_if_all(row)
    row.version += 1


def _told_if_all(row: Appointment) -> None:
    if not who_is_in(row).exclude(to_tell="").exists():
        row.to_tell = ""


def _tell_managers(person_id: UUID, worker_id: UUID) -> None:
    """Somebody would rather not meet this worker: those who manage learn it, never the worker by
    this way; the practice leads, where nobody else manages."""
    told = [one for one in managers_of(person_id) if one != worker_id]
    if not told:
        leads = Office.objects.active().filter(name=OfficeName.LEAD).exclude(worker_id=worker_id)
        told = list(leads.values_list("worker_id", flat=True))
    tell(told, NoticeKind.ANOTHER, person_id=person_id, about=worker_id)
