"""When a meeting changes: moved, not met, or everything dropped for something urgent."""

import datetime as dt
from collections.abc import Iterable
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
from alongside.base.organisation.models import Worker
from alongside.people.working.access import every_part, managers_of

from .asking import not_asked, offer
from .links import nothing_to_tell, to_be_told
from .making import noted, to_change
from .models import (
    Answer,
    Appointment,
    AppointmentPerson,
    Move,
    NotMet,
    ProposedBy,
    State,
    ToTell,
)


def move(
    *,
    appointment_id: UUID,
    version: int,
    starts_at: dt.datetime,
    why: str,
    by: Any,
    asked_by: str = ProposedBy.US,
    said_yes: bool = False,
) -> Appointment:
    """Move a meeting, saying who asked for that and why.

    A new time is only agreed where they have said yes to it; otherwise they are asked again,
    and are to be told. Raises CannotSee, Stale, NotNow and Refused.
    """
    problems = over(500, why=one_line(why))
    if not one_line(why):
        problems["why"] = _("Say why, in words they could read.")
    if starts_at <= clock.now():
        problems["day"] = _("This time has passed. Choose one that is still to come.")
    if asked_by not in ProposedBy.values:
        problems["asked_by"] = _("Choose one of these.")
    if problems:
        raise Refused(problems)
    with unit():
        row = to_change(appointment_id, version, by)
        if row.not_met:
            raise NotNow(_("This meeting is over. Ask for another one."))
        _moved(row, starts_at, one_line(why), by, asked_by)
        if said_yes:
            nothing_to_tell(row)
            every_part(AppointmentPerson, appointment=row).update(
                answer=Answer.YES, answered_at=clock.now(), answer_by=by.worker
            )
            if row.state != State.TOLD:
                row.state = State.AGREED
        elif row.state != State.PLANNED:
            if row.state != State.TOLD:
                row.state = State.PROPOSED
            to_be_told(row, ToTell.MOVED, by)
        row.save()
        noted("moved", row, by)
    return row


def _moved(row: Appointment, to: dt.datetime, why: str, by: Any, asked_by: str) -> None:
    Move.objects.create(
        appointment=row, was_at=row.starts_at, now_at=to, by=by.worker, asked_by=asked_by,
        why=why, at=clock.now(),
    )  # fmt: skip
    row.starts_at = to
    not_asked(row, to)
    offer(row, [to])
    row.version += 1


def say_not_met(
    *, appointment_id: UUID, version: int, why: str, by: Any, words: str = ""
) -> Appointment:
    """We didn't meet, and why as far as it is known. Raises CannotSee, Stale, NotNow, Refused."""
    problems = over(500, words=one_line(words))
    if why not in NotMet.values:
        problems["why"] = _("Choose why, or say that it is not known.")
    if problems:
        raise Refused(problems)
    with unit():
        row = to_change(appointment_id, version, by)
        if row.starts_at > clock.now():
            raise NotNow(_("This meeting is still to come. You can move it or cancel it."))
        if row.not_met:
            raise NotNow(_("This was written down already."))
        row.not_met, row.not_met_words, row.not_met_by = why, one_line(words), by.worker
        nothing_to_tell(row)
        row.version += 1
        row.save()
        noted("not met", row, by)
    return row


@dataclass
class Drop:
    """What becomes of one meeting when its worker has to go: a new time, or none for now."""

    appointment_id: UUID
    version: int
    new_time: dt.datetime | None


def drop_everything(
    *, drops: list[Drop], by: Any, ask: Worker | None = None, also: Iterable[UUID] = ()
) -> list[Appointment]:
    """Something urgent came up: today's meetings get a new time or end, each with a message to be
    given; a colleague is asked to stand in, and the manager to ask the worker how they are.

    `also` are those who were promised something for today and now wait for it.

    It is written down as ours, never as anything the person did or as a meeting they missed.
    Raises CannotSee (also for another worker's meeting), Stale, NotNow and Refused.
    """
    people = list(also)
    if not drops and not people:
        raise Refused({"drops": _("There is nothing to move today.")})
    if any(one.new_time and one.new_time <= clock.now() for one in drops):
        raise Refused({"drops": _("A new time has passed already. Choose another.")})
    if ask and ask.left_at:
        raise Refused({"ask": _("%(name)s no longer works here.") % {"name": ask.name}})
    rows: list[Appointment] = []
    with unit():
        for one in drops:
            row = to_change(one.appointment_id, one.version, by)
            if row.worker_id != by.worker_id:
                raise CannotSee
            _dropped(row, one.new_time, by)
            rows.append(row)
            parts = AppointmentPerson.objects.visible_to(by).filter(appointment=row)
            people += parts.values_list("person_id", flat=True)
            noted("dropped", row, by)
        managers = {one for person in set(people) for one in managers_of(person)}
        tell(managers - {by.worker_id}, NoticeKind.CARE, person_id=None, about=by.worker_id)
        if ask is not None:
            for person in dict.fromkeys(people):
                tell([ask.pk], NoticeKind.STEP_IN, person_id=person, about=by.worker_id)
        note("dropped everything", "day", actor_id=by.worker_id)
    return rows


def _dropped(row: Appointment, new_time: dt.datetime | None, by: Any) -> None:
    why = _("Something urgent came up.")
    if new_time is not None:
        _moved(row, new_time, why, by, ProposedBy.US)
        if row.state != State.TOLD:
            row.state = State.PROPOSED
    else:
        row.cancelled_at, row.cancelled_by = clock.now(), by.worker
        row.cancelled_for, row.why_cancelled = ProposedBy.US, why
        row.version += 1
    to_be_told(row, ToTell.DISPLACED, by)
    row.save()
