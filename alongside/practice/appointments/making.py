"""What planning and asking share: whether a meeting can be, and making its rows."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused, Stale
from alongside.base.core.text import one_line, over
from alongside.people.persons.models import Person
from alongside.people.working.access import groups_apart, reason_for

from .models import Appointment, AppointmentPerson, Expected, How


@dataclass
class What:
    """Everything one meeting holds besides who it is with and when."""

    minutes: int = 60
    how: str = How.IN_PERSON
    place: str = ""
    place_theirs: bool = False
    purpose: str = ""
    expected: list[tuple[str, str]] = field(default_factory=list)


def check(person_ids: list[UUID], what: What) -> None:
    """Raises Refused with a sentence for each field that cannot be so."""
    problems = {}
    if not person_ids:
        problems["people"] = _("Say who the meeting is with.")
    if not 5 <= what.minutes <= 24 * 60:
        problems["minutes"] = _("How long, in minutes: from 5 up to a day.")
    if what.how not in How.values:
        problems["how"] = _("Choose one of these.")
    problems |= over(200, place=one_line(what.place)) | over(300, purpose=one_line(what.purpose))
    for name, relation in what.expected:
        problems |= over(100, expected=one_line(relation)) | over(200, expected=one_line(name))
    if problems:
        raise Refused(problems)


def make(
    person_ids: list[UUID], starts_at: dt.datetime, what: What, by: Any, **state: Any
) -> list[tuple[Appointment, list[UUID]]]:
    """The rows of a meeting, and one more for each sealed person; with whom each is.

    Raises CannotSee where the actor does not see the record of everybody in it.
    """
    seen = Person.objects.visible_to(by).filter(pk__in=person_ids).values_list("pk", flat=True)
    if set(seen) != set(person_ids):
        raise CannotSee
    made = []
    for group in groups_apart(person_ids):
        row = Appointment.objects.create(
            worker=by.worker,
            starts_at=starts_at,
            minutes=what.minutes,
            how=what.how,
            place=one_line(what.place),
            place_theirs=what.place_theirs,
            purpose=one_line(what.purpose),
            made_at=clock.now(),
            **state,
        )
        AppointmentPerson.objects.bulk_create(
            AppointmentPerson(appointment=row, person_id=person_id, starts_at=starts_at)
            for person_id in group
        )
        Expected.objects.bulk_create(
            Expected(appointment=row, name=one_line(name), relation=one_line(relation))
            for name, relation in what.expected
        )
        made.append((row, group))
    return made


def to_change(appointment_id: UUID, version: int, by: Any) -> Appointment:
    """The meeting an action changes, locked. Raises CannotSee, Stale, and NotNow once cancelled."""
    row = Appointment.objects.for_action(by).filter(pk=appointment_id).first()
    if row is None:
        raise CannotSee
    if row.version != version:
        raise Stale(_("Somebody changed this meeting in the meantime."), row)
    if row.cancelled_at:
        raise NotNow(_("This meeting is cancelled already."))
    return row


def noted(verb: str, row: Appointment, by: Any, group: list[UUID] | None = None) -> None:
    """One row of the trace about a meeting; with whom, where that is one person."""
    note(
        verb,
        "appointment",
        actor_id=by.worker_id,
        object_id=row.pk,
        person_id=group[0] if group and len(group) == 1 else None,
        relation=reason_for(by, group[0]) if group else "",
    )
