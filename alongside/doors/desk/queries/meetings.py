"""How meetings stand, in plain words; what waits for an answer; and what is said to people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.people.persons.models import Person
from alongside.practice.appointments.models import (
    Answer,
    Appointment,
    AppointmentPerson,
    Place,
    State,
    ToTell,
)
from alongside.practice.promises.models import Promise

from .words import joined, people_in

MOST_WAITING = 7


def parts_of(meeting_ids: list[UUID], viewer: Any) -> dict[UUID, list[AppointmentPerson]]:
    """The people of each meeting whose card the viewer sees, with what they answered."""
    return by_meeting(people_in(AppointmentPerson, "appointment", meeting_ids, viewer))


def by_meeting(rows: Iterable[AppointmentPerson]) -> dict[UUID, list[AppointmentPerson]]:
    """These parts of meetings, by the meeting they belong to."""
    found: dict[UUID, list[AppointmentPerson]] = defaultdict(list)
    for row in rows:
        found[row.appointment_id].append(row)
    return found


def how_it_stands(row: Appointment) -> str:
    """ "Asked. No answer yet." and so on: one short sentence, never a code."""
    if row.cancelled_at:
        return _("Cancelled: %(why)s") % {"why": row.why_cancelled}
    if row.not_met:
        return not_met_in_words(row)
    return {
        State.PLANNED: _("Planned. They have not been asked."),
        State.PROPOSED: _("Asked. Not agreed yet."),
        State.AGREED: _("Agreed."),
        State.TOLD: _("They have been told: it has to happen."),
        State.DECLINED: _("They said no."),
    }[State(row.state)]


def not_met_in_words(row: Appointment) -> str:
    """ "We didn’t meet: nobody could bring them. The bus was late." """
    said = _("We didn’t meet: %(why)s.") % {"why": row.get_not_met_display()}
    return f"{said} {row.not_met_words}" if row.not_met_words else said


def answer_in_words(part: AppointmentPerson) -> str:
    """What one person answered, and how it reached us."""
    if not part.answer:
        return _("%(name)s hasn’t answered.") % {"name": part.person.first_name}
    said = {
        Answer.YES: _("%(name)s said yes."),
        Answer.NONE: _("None of the times suits %(name)s."),
        Answer.RING: _("%(name)s asks you to ring."),
        Answer.NO: _("%(name)s doesn’t want to meet."),
        Answer.NOT_YOU: _("%(name)s would rather meet somebody else."),
    }[Answer(part.answer)] % {"name": part.person.first_name}
    if part.with_someone:
        said += " " + _("With someone beside them.")
    if part.place_chosen and part.place_chosen != Place.ANY:
        where = {
            Place.THEIRS: _("Where they live."),
            Place.OUT: _("Somewhere else: ask where."),
            Place.PHONE: _("On the phone."),
        }[Place(part.place_chosen)]
        said += " " + where
    return said


@dataclass
class Waiting:
    """Something about a meeting to come that is for the worker to do next."""

    meeting: Appointment
    name: str
    words: str
    label: str
    url: str


def waiting(
    meetings: list[Appointment], parts: dict[UUID, list[AppointmentPerson]]
) -> list[Waiting]:
    """What of these meetings waits: somebody to tell, an answer to act on, no answer yet."""
    found = []
    for row in sorted(meetings, key=lambda one: (not one.to_tell, one.starts_at, one.pk)):
        people = parts[row.pk]
        if not people:
            continue
        step = _step(row, people)
        if step:
            words, label, url_name = step
            url = reverse(url_name, kwargs={"appointment_id": row.pk})
            name = joined(part.person.name for part in people)
            found.append(Waiting(row, name, words, label, url))
    return found[:MOST_WAITING]


def _step(row: Appointment, people: list[AppointmentPerson]) -> tuple[str, str, str] | None:
    when = day_and_time(row)
    names = joined(part.person.first_name for part in people)
    if row.to_tell:
        words = {
            ToTell.ASKED: _("Ask %(name)s."),
            ToTell.TOLD: _("Tell %(name)s that it has to happen."),
            ToTell.MOVED: _("Tell %(name)s that it moves to %(when)s."),
            ToTell.DISPLACED: _("Tell %(name)s that something urgent came up."),
            ToTell.CANCELLED: _("Tell %(name)s that %(when)s is cancelled."),
        }[ToTell(row.to_tell)]
        return words % {"name": names, "when": when}, _("What to say"), "tell"
    if row.cancelled_at or row.not_met or row.starts_at <= clock.now():
        return None
    if row.state not in (State.PROPOSED, State.DECLINED):
        return None
    said = [part for part in people if part.answer not in ("", Answer.YES)]
    if said and said[0].answer == Answer.NONE:
        return answer_in_words(said[0]), _("Offer other times"), "ask_again"
    if said:
        return answer_in_words(said[0]), _("Open the meeting"), "meeting"
    return (
        _("%(name)s hasn’t answered. That’s OK. Try another way?") % {"name": names},
        _("Open the meeting"),
        "meeting",
    )


def day_and_time(row: Appointment) -> str:
    """ "Thursday 6 May, 10:00"."""
    here = clock.local(row.starts_at)
    return f"{date_format(here, 'l j F')}, {date_format(here, 'H:i')}"


def message(
    row: Appointment, person: Person, what: str, times: list[str], link: str, worker: str
) -> str:
    """What is said to one person: first names and times, no reason and no service. In the words of
    the worker, to be copied, read out or printed."""
    opening = {
        ToTell.ASKED: _("I would like to see you. Which is best?"),
        ToTell.TOLD: _("I have to see you. You can choose when."),
        ToTell.MOVED: _("I need to change when we meet. Would this work?"),
        ToTell.DISPLACED: _(
            "Something urgent came up, so I can’t come today. It is not about anything you did."
        ),
        ToTell.CANCELLED: _("I can’t come on %(when)s. It is not about anything you did.")
        % {"when": day_and_time(row)},
    }[ToTell(what)]
    lines = [_("Hello %(name)s,") % {"name": person.first_name}, opening]
    if row.cancelled_at is None:
        if what == ToTell.DISPLACED:
            lines.append(_("Can we meet then?"))
        lines.append("\n".join(f"– {time}" for time in times))
        if row.place_theirs:
            lines.append(_("Where is for you to choose."))
        if row.state != State.TOLD:
            lines.append(
                _("You can also say: none of these, please ring me, someone with me, or that you "
                  "don’t want to meet.")
            )  # fmt: skip
        if link:
            lines.append(_("Answer here, once:\n%(link)s") % {"link": link})
    lines.append(worker)
    return "\n\n".join(lines)


def later_message(promise: Promise) -> str:
    """What is said where a promise has to wait: neither what it was nor why, and no name but that
    of the worker who promised it, whoever says so."""
    lines = [
        _("Something urgent came up, so what I promised you will be later. It is not about "
          "anything you did.")
    ]  # fmt: skip
    if promise.due:
        lines.append(_("I will do it by %(day)s.") % {"day": date_format(promise.due, "l j F")})
    if promise.by_worker:
        lines.append(promise.by_worker.first_name)
    return "\n\n".join(lines)
