"""Planning a meeting and cancelling one; asking, answering and changing have their own files."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import Refused
from alongside.base.core.text import one_line, over
from alongside.base.core.units import unit

from .links import nothing_to_tell, to_be_told
from .making import What, check, make, noted, to_change
from .models import Appointment, How, ProposedBy, State, ToTell


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
    what = What(minutes, how, place, purpose=purpose, expected=expected or [])
    check(person_ids, what)
    with unit():
        made = make(person_ids, starts_at, what, by)
        for row, group in made:
            noted("planned", row, by, group)
    return [row for row, _group in made]


def cancel(
    *, appointment_id: UUID, version: int, by: Any, why: str, asked_by: str = ProposedBy.US
) -> Appointment:
    """Cancel a meeting, saying who asked for that and why.

    Whoever was asked and did not ask for this themselves is then to be told.
    Raises CannotSee, Stale, NotNow and Refused.
    """
    if not one_line(why):
        raise Refused({"why": _("Say why, in words they could read.")})
    if problems := over(500, why=one_line(why)):
        raise Refused(problems)
    with unit():
        row = to_change(appointment_id, version, by)
        if row.state == State.PLANNED or asked_by == ProposedBy.THEM:
            nothing_to_tell(row)
        else:
            to_be_told(row, ToTell.CANCELLED, by)
        row.cancelled_at, row.cancelled_by = clock.now(), by.worker
        row.cancelled_for, row.why_cancelled = asked_by, one_line(why)
        row.version += 1
        row.save()
        noted("cancelled", row, by)
    return row
