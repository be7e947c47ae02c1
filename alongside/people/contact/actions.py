"""Saying how and when somebody may be reached, and putting contact with them on hold."""

import datetime as dt
import re
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.text import one_line, over
from alongside.base.core.units import unit
from alongside.base.organisation.models import active_now
from alongside.people.persons.actions import say_fact
from alongside.people.persons.models import FactKind, Label, Person
from alongside.people.working.access import reason_for

from .access import must_know_mail
from .models import ContactHold, Days, NeverOk, SafeMail, held_because

_MAIL = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\".]+")


def _person(person_id: UUID, by: Any) -> Person:
    person = Person.objects.for_action(by).filter(pk=person_id).first()
    if person is None:
        raise CannotSee
    return person


def _noted(verb: str, kind: str, row: Any, by: Any) -> None:
    note(
        verb,
        kind,
        actor_id=by.worker_id,
        object_id=row.pk,
        person_id=row.person_id,
        relation=reason_for(by, row.person_id),
    )


def hold_contact(
    *, person_id: UUID, why: str, label: str, by: Any, until_day: dt.date | None = None
) -> ContactHold:
    """Stop every message to somebody, and every link they were given, from now to the end of a day
    or until somebody ends it.

    The reason becomes a fact with its label: open, or restricted, which the key worker or the
    manager writes. Raises CannotSee, MayNot, NotNow (there is one already) and Refused.
    """
    problems = {}
    if not one_line(why):
        problems["why"] = _("Say why, in a few words.")
    if label not in (Label.OPEN, Label.RESTRICTED):
        problems["label"] = _("Choose who can read why.")
    if until_day and until_day < clock.today():
        problems["until_day"] = _("This day is over already.")
    if problems:
        raise Refused(problems)
    with unit():
        person = _person(person_id, by)
        if ContactHold.objects.visible_to(by).filter(active_now(), person=person).exists():
            raise NotNow(_("Contact is on hold already."))
        fact = say_fact(
            person_id=person_id, kind=FactKind.OTHER, words=held_because(why.strip()),
            label=label, by=by,
        )  # fmt: skip
        row = ContactHold.objects.create(
            person=person,
            set_by=by.worker,
            why=fact,
            from_at=clock.now(),
            until_at=clock.midnight(until_day + clock.A_DAY) if until_day else None,
        )
        _noted("put on hold", "contact", row, by)
    return row


def end_hold(*, hold_id: UUID, by: Any) -> ContactHold:
    """End a hold now; links given before stay dead. Raises CannotSee and NotNow."""
    with unit():
        row = ContactHold.objects.for_action(by).filter(pk=hold_id).first()
        if row is None:
            raise CannotSee
        if not row.is_active:
            raise NotNow(_("This hold is over already."))
        row.until_at, row.ended_by = clock.now(), by.worker
        row.save()
        _noted("ended hold", "contact", row, by)
    return row


def say_never_ok(
    *,
    person_id: UUID,
    days: str,
    from_time: dt.time,
    until_time: dt.time,
    whose: str,
    by: Any,
    until_day: dt.date | None = None,
) -> NeverOk:
    """Keep a time at which a meeting is never OK for somebody, and who said so.

    Raises CannotSee and Refused.
    """
    problems = over(200, whose=one_line(whose))
    if days not in Days.values:
        problems["days"] = _("Choose the days.")
    if until_time <= from_time:
        problems["until_time"] = _("The end has to come after the beginning.")
    if until_day and until_day < clock.today():
        problems["until_day"] = _("This day is over already.")
    if problems:
        raise Refused(problems)
    with unit():
        person = _person(person_id, by)
        row = NeverOk.objects.create(
            person=person,
            days=days,
            from_time=from_time,
            until_time=until_time,
            whose=one_line(whose) or person.first_name,
            said_on=clock.today(),
            until_day=until_day,
            made_by=by.worker,
        )
        _noted("said", "never ok", row, by)
    return row


def end_never_ok(*, never_id: UUID, by: Any) -> NeverOk:
    """It is OK again. Raises CannotSee and NotNow."""
    with unit():
        row = NeverOk.objects.for_action(by).filter(pk=never_id).first()
        if row is None:
            raise CannotSee
        if row.ended_at:
            raise NotNow(_("This was taken out already."))
        row.ended_at = clock.now()
        row.save()
        _noted("ended", "never ok", row, by)
    return row


def set_safe_mail(*, person_id: UUID, address: str, by: Any) -> SafeMail | None:
    """Keep the mail address somebody called safe, in place of the one before; none where empty.

    The key worker or the manager writes it, as everything restricted. Raises CannotSee, MayNot
    and Refused.
    """
    address = one_line(address)
    if address and (len(address) > 254 or not _MAIL.fullmatch(address)):
        raise Refused({"address": _("Write one mail address, such as name@example.org.")})
    with unit():
        person = _person(person_id, by)
        must_know_mail(by, person_id)
        earlier = SafeMail.objects.for_action(by).filter(person=person, ended_at__isnull=True)
        for row in earlier:
            row.ended_at = clock.now()
            row.save()
        made = None
        if address:
            made = SafeMail(person=person, said_on=clock.today(), made_by=by.worker)
            made.hold(address)
            made.save(force_insert=True)
        note(
            "said" if made else "ended",
            "safe mail",
            actor_id=by.worker_id,
            object_id=made.pk if made else None,
            person_id=person_id,
            relation=reason_for(by, person_id),
        )
    return made
