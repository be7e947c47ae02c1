"""Planning a meeting, and cancelling one."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused, Stale
from alongside.base.core.text import one_line, over
from alongside.base.core.units import unit
from alongside.people.persons.models import Person
from alongside.people.working.access import groups_apart, reason_for

from .models import Appointment, AppointmentPerson, Expected, How, ProposedBy


def plan(
    *,
    person_ids: list[UUID],
    starts_at: dt.datetime,
    by: Any,
    minutes: int = 60,
    how: str = How.IN_PERSON,
    place: str = "",
    purpose: str = "",
    expected: list[tuple[str, str]] | None = None,
) -> list[Appointment]:
    """Plan a meeting with one person or several; a sealed person's is a row of its own.

    Planned means they have not been asked yet. Raises CannotSee, and Refused per field.
    """
    problems = {}
    if not person_ids:
        problems["people"] = _("Say who the meeting is with.")
    if not 5 <= minutes <= 24 * 60:
        problems["minutes"] = _("How long, in minutes: from 5 up to a day.")
    if how not in How.values:
        problems["how"] = _("Choose one of these.")
    problems |= over(200, place=one_line(place)) | over(300, purpose=one_line(purpose))
    for name, relation in expected or []:
        problems |= over(100, expected=one_line(relation)) | over(200, expected=one_line(name))
    if problems:
        raise Refused(problems)
    with unit():
        seen = set(
            Person.objects.visible_to(by).filter(pk__in=person_ids).values_list("pk", flat=True)
        )
        if seen != set(person_ids):
            raise CannotSee
        made = []
        for group in groups_apart(person_ids):
            row = Appointment.objects.create(
                worker=by.worker,
                starts_at=starts_at,
                minutes=minutes,
                how=how,
                place=one_line(place),
                purpose=one_line(purpose),
                made_at=clock.now(),
            )
            AppointmentPerson.objects.bulk_create(
                AppointmentPerson(appointment=row, person_id=person_id, starts_at=starts_at)
                for person_id in group
            )
            Expected.objects.bulk_create(
                Expected(appointment=row, name=one_line(name), relation=one_line(relation))
                for name, relation in expected or []
            )
            note(
                "planned",
                "appointment",
                actor_id=by.worker_id,
                object_id=row.pk,
                person_id=group[0] if len(group) == 1 else None,
                relation=reason_for(by, group[0]),
            )
            made.append(row)
    return made


def cancel(
    *, appointment_id: UUID, version: int, by: Any, why: str, asked_by: str = ProposedBy.US
) -> Appointment:
    """Cancel a meeting, saying who asked for that and why.

    Raises CannotSee, Stale, NotNow and Refused.
    """
    if not one_line(why):
        raise Refused({"why": _("Say why, in words they could read.")})
    if problems := over(500, why=one_line(why)):
        raise Refused(problems)
    with unit():
        row = Appointment.objects.for_action(by).filter(pk=appointment_id).first()
        if row is None:
            raise CannotSee
        if row.version != version:
            raise Stale(_("Somebody changed this meeting in the meantime."), row)
        if row.cancelled_at:
            raise NotNow(_("This meeting is cancelled already."))
        row.cancelled_at, row.cancelled_by = clock.now(), by.worker
        row.cancelled_for, row.why_cancelled = asked_by, one_line(why)
        row.version += 1
        row.save()
        note("cancelled", "appointment", actor_id=by.worker_id, object_id=row.pk)
    return row
