"""Planning a meeting and cancelling one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee
from alongside.base.core.web import door
from alongside.practice.appointments import actions
from alongside.practice.appointments.models import Appointment, AppointmentPerson

from .. import forms
from ..asking import ask, done
from ..queries.words import joined, names_by
from ..record_form import people_in_words
from .person import seen_person


@door("GET", "POST", keeps_words=True)
def plan(request: Any, person_id: UUID) -> HttpResponse:
    """Plan a meeting; they have not been asked yet."""
    one = seen_person(request, person_id)
    form = forms.PlanMeeting(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.plan(
            person_ids=[one.pk],
            by=request.viewer,
            starts_at=clock.moment(given["day"], given["time"]),
            minutes=given["minutes"],
            how=given["how"],
            place=given["place"],
            purpose=given["purpose"],
            expected=people_in_words(given["expected"]),
        )
        return done("person", "planned", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("Plan a meeting with %(name)s") % {"name": one.name},
        lede=_("Planned means they have not been asked yet."),
        save=_("Plan it"),
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
    )


@door("GET", "POST", keeps_words=True)
def cancel(request: Any, appointment_id: UUID) -> HttpResponse:
    """Cancel a meeting, saying who asked for that and why."""
    viewer = request.viewer
    row = Appointment.objects.visible_to(viewer).filter(pk=appointment_id).first()
    if row is None:
        raise CannotSee
    people = names_by(AppointmentPerson, "appointment", [row.pk], viewer)[row.pk]
    form = forms.CancelMeeting(request.POST or None, initial={"version": row.version})

    def act(given: dict[str, Any]) -> str:
        actions.cancel(
            appointment_id=row.pk,
            version=given["version"],
            by=viewer,
            why=given["why"],
            asked_by=given["asked_by"],
        )
        return done("person", "cancelled", person_id=people[0].pk)

    return ask(
        request,
        form,
        act,
        title=_("Cancel this meeting"),
        save=_("Cancel the meeting"),
        lede=_("%(when)s, with %(names)s. Tell them, in their way.")
        % {
            "when": date_format(clock.local(row.starts_at), "l j F, H:i"),
            "names": joined(one.name for one in people),
        },
        danger=True,
        back=(people[0].name, reverse("person", kwargs={"person_id": people[0].pk})),
    )
