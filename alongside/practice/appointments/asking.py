"""Asking for a meeting: up to three times to choose from; or saying that it has to happen."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import Refused
from alongside.base.core.text import one_line, over
from alongside.base.core.units import unit
from alongside.people.working.access import every_part

from .links import to_be_told
from .making import What, check, make, noted, to_change
from .models import Answer, Appointment, AppointmentPerson, ProposedBy, Slot, State, ToTell

MOST_SLOTS = 3


def propose(
    *,
    person_ids: list[UUID],
    slots: list[dt.datetime],
    what: What,
    by: Any,
    proposed_by: str = ProposedBy.US,
    why_it_must: str = "",
    still_theirs: str = "",
) -> list[Appointment]:
    """Ask somebody to meet at one of up to three times.

    Where they proposed it themselves, at one time, writing it down is our yes: agreed. Where
    there is a reason why it has to happen they are told, with what they can still choose, and it
    is never called agreed. Raises CannotSee, and Refused per field.
    """
    check(person_ids, what)
    slots = _times(slots)
    must = one_line(why_it_must)
    problems = over(500, why_it_must=must, still_theirs=one_line(still_theirs))
    theirs = proposed_by == ProposedBy.THEM
    if theirs and len(slots) != 1:
        problems["slots"] = _("They asked for one time: choose that one.")
    if must and theirs:
        problems["why_it_must"] = _("What they asked for themselves does not have to happen.")
    if must and not one_line(still_theirs):
        problems["still_theirs"] = _("Say what they can still choose: time, place, who is there.")
    if problems:
        raise Refused(problems)
    state = State.AGREED if theirs else State.TOLD if must else State.PROPOSED
    with unit():
        made = make(
            person_ids, slots[0], what, by, state=state, proposed_by=proposed_by,
            why_it_must=must, still_theirs=one_line(still_theirs) if must else "",
        )  # fmt: skip
        for row, group in made:
            if theirs:
                every_part(AppointmentPerson, appointment=row).update(
                    answer=Answer.YES, answered_at=clock.now(), answer_by=by.worker
                )
            else:
                offer(row, slots)
                to_be_told(row, ToTell.TOLD if must else ToTell.ASKED, by)
                row.save()
            noted("told" if must else "agreed" if theirs else "proposed", row, by, group)
    return [row for row, _group in made]


def ask_again(
    *, appointment_id: UUID, version: int, slots: list[dt.datetime], by: Any
) -> Appointment:
    """Ask about a meeting that was only planned, or offer other times for one: answers and links
    from before end. What has to happen still has to. Raises CannotSee, Stale, NotNow, Refused."""
    slots = _times(slots)
    with unit():
        row = to_change(appointment_id, version, by)
        row.starts_at = slots[0]
        if row.state != State.TOLD:
            row.state = State.PROPOSED
        not_asked(row, slots[0])
        offer(row, slots)
        to_be_told(row, ToTell.TOLD if row.state == State.TOLD else ToTell.ASKED, by)
        row.version += 1
        row.save()
        noted("proposed", row, by)
    return row


def _times(slots: list[dt.datetime]) -> list[dt.datetime]:
    times = sorted(set(slots))
    if not 1 <= len(times) <= MOST_SLOTS:
        raise Refused({"slots": _("Choose one time, two or three.")})
    if times[0] <= clock.now():
        raise Refused({"slots": _("This time has passed. Choose one that is still to come.")})
    return times


def offer(row: Appointment, slots: list[dt.datetime]) -> None:
    """These times can be chosen now, and no others."""
    every_part(Slot, appointment=row, closed_at=None).update(closed_at=clock.now())
    Slot.objects.bulk_create(Slot(appointment=row, starts_at=at) for at in slots)


def not_asked(row: Appointment, starts_at: dt.datetime) -> None:
    """What anybody answered was about another time."""
    every_part(AppointmentPerson, appointment=row).update(
        starts_at=starts_at, answer="", answered_at=None, answer_by=None, answer_words="",
        with_someone=False, place_chosen="",
    )  # fmt: skip
