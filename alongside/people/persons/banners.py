"""The safety line on a person's page: short, without a reason, and with an end."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.text import over
from alongside.base.core.units import unit
from alongside.people.working.access import reason_for

from .models import Person, SafetyBanner


def set_banner(
    *,
    person_id: UUID,
    words: str,
    by: Any,
    until_day: dt.date | None = None,
    why_renewed: str = "",
    why_not_told: str = "",
) -> SafetyBanner:
    """Put up a safety banner with an end, at most six months ahead; renewing it needs a reason."""
    today = clock.today()
    until_day = until_day or today + SafetyBanner.LONGEST
    problems = {}
    if not words.strip():
        problems["words"] = _(
            "Write one short line without the reason, "
            "such as “Speak to the manager before visiting”."
        )
    if not today < until_day <= today + SafetyBanner.LONGEST:
        problems["until_day"] = _(
            "A safety banner ends within six months. Renew it then, if it is still true."
        )
    problems |= over(200, words=words.strip())
    problems |= over(500, why_renewed=why_renewed.strip(), why_not_told=why_not_told.strip())
    if problems:
        raise Refused(problems)
    with unit():
        person = Person.objects.for_action(by).filter(pk=person_id).first()
        if person is None:
            raise CannotSee
        earlier = SafetyBanner.objects.visible_to(by).filter(person=person).exists()
        if earlier and not why_renewed.strip():
            raise Refused(
                {"why_renewed": _("There was a banner before. Say why it is still needed.")}
            )
        row = SafetyBanner.objects.create(
            person=person,
            words=words.strip(),
            from_day=today,
            until_day=until_day,
            why_renewed=why_renewed.strip(),
            why_not_told=why_not_told.strip(),
            set_by=by.worker,
        )
        note(
            "set",
            "banner",
            actor_id=by.worker_id,
            object_id=row.pk,
            person_id=person_id,
            relation=reason_for(by, person_id),
        )
    return row
