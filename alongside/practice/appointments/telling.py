"""Telling somebody about a meeting, in their way, and keeping how it was done."""

import logging
import smtplib
from typing import Any
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.units import unit
from alongside.people.contact.access import is_reachable
from alongside.people.contact.models import SafeMail
from alongside.people.working.access import every_part

from .links import who_is_in
from .making import noted
from .models import Appointment, AppointmentPerson, Told, ToTell, Way

log = logging.getLogger(__name__)


def safe_mail(person_id: UUID, viewer: Any) -> SafeMail | None:
    """The address this person called safe, as far as the viewer may know it."""
    rows = SafeMail.objects.visible_to(viewer).filter(person_id=person_id, ended_at__isnull=True)
    return rows.order_by("-pk").first()


def say_told(*, appointment_id: UUID, person_id: UUID, how: str, by: Any, link: str = "") -> Told:
    """Keep how somebody was told; by mail, send it, once all of this is safe.

    Mail goes only to an address they called safe. It says that there is a message, and holds the
    link; no name, no time and no reason. Raises CannotSee, NotNow (contact is on hold) and Refused.
    """
    if how not in Way.values:
        raise Refused({"how": _("Choose how you told them.")})
    with unit():
        row = Appointment.objects.for_action(by).filter(pk=appointment_id).first()
        part = (
            AppointmentPerson.objects.for_action(by)
            .filter(appointment_id=appointment_id, person_id=person_id)
            .first()
        )
        if row is None or part is None:
            raise CannotSee
        if not is_reachable(person_id):
            raise NotNow(_("Contact with them is on hold, so nothing is sent or said from here."))
        mail = safe_mail(person_id, by) if how == Way.MAIL else None
        if how == Way.MAIL and (mail is None or not link):
            raise Refused({"how": _("They have not called a mail address safe. Read it out, "
                                    "copy it or print it.")})  # fmt: skip
        told = Told.objects.create(
            appointment=row, person_id=person_id, what=part.to_tell or ToTell.ASKED, how=how,
            by=by.worker, at=clock.now(),
        )  # fmt: skip
        part.to_tell = ""
        part.save(update_fields=["to_tell"])
        if not who_is_in(row).exclude(to_tell="").exists():
            row.to_tell = ""
            row.save(update_fields=["to_tell"])
        noted("told", row, by, [person_id])
        if mail is not None:
            address = mail.address
            transaction.on_commit(lambda: _send(told, address, link))
    return told


def _send(told: Told, address: str, link: str) -> None:
    """The mail itself. One that does not leave is written down, and the person is to be told."""
    message = EmailMessage(
        _("You have a message"),
        _("You have a message. Read it here:\n\n%(link)s\n\nThe link works once.\n")
        % {"link": link},
        to=[address],
    )
    try:
        message.send()
    except (OSError, smtplib.SMTPException):
        log.warning("a mail to somebody did not leave")
        with unit():
            every_part(Told, pk=told.pk).update(failed=True)
            every_part(AppointmentPerson, appointment=told.appointment_id,
                       person=told.person_id).update(to_tell=told.what)  # fmt: skip
            every_part(Appointment, pk=told.appointment_id).update(to_tell=told.what)
