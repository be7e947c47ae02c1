"""Planning a meeting, moving it, cancelling it, and saying that we didn’t meet."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow
from alongside.base.core.web import door
from alongside.practice.appointments import actions, changing
from alongside.practice.appointments.models import Appointment, AppointmentPerson
from alongside.practice.encounters.models import Encounter

from .. import meeting_forms
from ..asking import ask, done
from ..queries.meetings import day_and_time, parts_of
from ..queries.words import joined, names_by
from ..record_form import people_in_words
from .asking import back_to, seen_meeting, warn_of_clashes
from .person import seen_person


@door("GET", "POST", keeps_words=True)
def plan(request: Any, person_id: UUID) -> HttpResponse:
    """Plan a meeting; they have not been asked yet."""
    one = seen_person(request, person_id)
    form = meeting_forms.PlanMeeting(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        starts_at = clock.moment(given["day"], given["time"])
        warn_of_clashes(form, [starts_at], given["minutes"], request.viewer)
        actions.plan(
            person_ids=[one.pk],
            by=request.viewer,
            starts_at=starts_at,
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
    form = meeting_forms.CancelMeeting(request.POST or None, initial={"version": row.version})

    def act(given: dict[str, Any]) -> str:
        changed = actions.cancel(
            appointment_id=row.pk,
            version=given["version"],
            by=viewer,
            why=given["why"],
            asked_by=given["asked_by"],
        )
        if changed.to_tell:
            return done("tell", "cancelled", appointment_id=row.pk)
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


@door("GET", "POST", keeps_words=True)
def move(request: Any, appointment_id: UUID) -> HttpResponse:
    """Move a meeting, saying who asked for that and why; they are asked again unless they said
    yes."""
    row = seen_meeting(request, appointment_id)
    form = meeting_forms.MoveMeeting(request.POST or None, initial={"version": row.version})

    def act(given: dict[str, Any]) -> str:
        starts_at = clock.moment(given["day"], given["time"])
        warn_of_clashes(form, [starts_at], row.minutes, request.viewer, beside=row.pk)
        changed = changing.move(
            appointment_id=row.pk,
            version=given["version"],
            starts_at=starts_at,
            why=given["why"],
            asked_by=given["asked_by"],
            said_yes=given["said_yes"],
            by=request.viewer,
        )
        return done("tell" if changed.to_tell else "meeting", "moved", appointment_id=row.pk)

    return ask(
        request,
        form,
        act,
        title=_("Move this meeting"),
        lede=_("It was to be %(when)s, with %(names)s.")
        % {"when": day_and_time(row), "names": _names(row, request.viewer)},
        save=_("Move it"),
        back=back_to(row),
    )


@door("GET", "POST", keeps_words=True)
def not_met(request: Any, appointment_id: UUID) -> HttpResponse:
    """We didn't meet, and why as far as it is known."""
    row = seen_meeting(request, appointment_id)
    written = Encounter.objects.visible_to(request.viewer).current().filter(appointment=row)
    if written.exists():
        raise NotNow(_("What happened then is written up already. Correct that entry instead."))
    form = meeting_forms.SayNotMet(request.POST or None, initial={"version": row.version})

    def act(given: dict[str, Any]) -> str:
        changing.say_not_met(
            appointment_id=row.pk,
            version=given["version"],
            why=given["why"],
            words=given["words"],
            by=request.viewer,
        )
        return done("meeting", "not_met", appointment_id=row.pk)

    return ask(
        request,
        form,
        act,
        title=_("We didn’t meet"),
        lede=f"{day_and_time(row)}, {_names(row, request.viewer)}.",
        save=_("Save this"),
        back=back_to(row),
    )


def _names(row: Appointment, viewer: Any) -> str:
    return joined(part.person.name for part in parts_of([row.pk], viewer)[row.pk])
