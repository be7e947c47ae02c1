"""Asking somebody to meet, offering other times, writing down what they said; the meeting whole."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import id_asked, parse_id
from alongside.base.core.web import door, shown
from alongside.people.contact.access import is_reachable
from alongside.people.working.access import reason_for
from alongside.practice.appointments import answering, asking
from alongside.practice.appointments.making import What
from alongside.practice.appointments.models import (
    Appointment,
    AppointmentPerson,
    Expected,
    Move,
    Slot,
    Told,
)
from alongside.practice.appointments.slots import clashes, never_ok, three_slots

from .. import meeting_forms as forms
from ..asking import ask, done
from ..queries.meetings import answer_in_words, day_and_time, how_it_stands, parts_of
from ..queries.words import joined
from ..record_form import people_in_words
from .person import seen_person


def seen_meeting(request: Any, appointment_id: UUID) -> Appointment:
    """The meeting, where the viewer sees it. Raises CannotSee."""
    row = (
        Appointment.objects.visible_to(request.viewer)
        .select_related("worker")
        .filter(pk=appointment_id)
        .first()
    )
    if row is None:
        raise CannotSee
    return row


def back_to(row: Appointment) -> tuple[str, str]:
    return _("The meeting"), reverse("meeting", kwargs={"appointment_id": row.pk})


def warn_of_clashes(
    form: Any, times: list[dt.datetime], minutes: int, viewer: Any, beside: UUID | None = None
) -> None:
    """Two meetings at once are possible, but never by mistake: the first press says so, the
    second does it. Raises Refused on the first."""
    found = {row.pk: row for at in times for row in clashes(at, minutes, viewer, beside=beside)}
    mark = ",".join(sorted(at.isoformat() for at in times))
    if not found or form.data.get("anyway") == mark:
        return
    form.data = form.data.copy()
    form.data["anyway"] = mark
    parts = parts_of(list(found), viewer)
    with_whom = joined(
        f"{joined(part.person.name for part in parts[pk])} ({day_and_time(row)})"
        for pk, row in found.items()
    )
    field = "slots" if "slots" in form.fields else "day"
    raise Refused(
        {field: _("You have another meeting then: %(meetings)s. To do it anyway, press again.")
         % {"meetings": with_whom}}
    )  # fmt: skip


@door("GET", "POST", keeps_words=True)
def ask_to_meet(request: Any, person_id: UUID) -> HttpResponse:
    """Ask somebody to meet at one of three times, found in both days."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    form = forms.AskToMeet(request.POST or None)
    offered = three_slots([one.pk], 60, viewer)
    times: Any = form.fields["slots"]
    times.offer(offered, request.POST.getlist("slots"))
    form.initial["slots"] = [slot.isoformat() for slot in offered]

    def act(given: dict[str, Any]) -> str:
        warn_of_clashes(form, given["slots"], given["minutes"], viewer)
        (row,) = asking.propose(
            person_ids=[one.pk],
            slots=given["slots"],
            what=What(
                minutes=given["minutes"],
                how=given["how"],
                place=given["place"],
                place_theirs=given["place_theirs"] and not given["place"],
                purpose=given["purpose"],
                expected=people_in_words(given["expected"]),
            ),
            by=viewer,
            proposed_by=given["proposed_by"],
            why_it_must=given["why_it_must"],
            still_theirs=given["still_theirs"],
        )
        if not row.to_tell:
            return done("meeting", "agreed_then", appointment_id=row.pk)
        return done("tell", "asked_them", appointment_id=row.pk)

    never = [f"{row.in_words} ({row.whose})" for row in never_ok([one.pk], viewer)]
    lede = _("Nothing is agreed until they say yes.")
    if never:
        lede += " " + _("Never OK for %(name)s: %(times)s.") % {
            "name": one.first_name, "times": "; ".join(never),
        }  # fmt: skip
    if not is_reachable(one.pk):
        lede += " " + _("Contact with them is on hold: no link is made and nothing is sent.")
    return ask(
        request,
        form,
        act,
        title=_("Ask %(name)s to meet") % {"name": one.name},
        lede=lede,
        save=_("Ask them"),
        extra={
            "folds": [
                "minutes",
                "how",
                "place",
                "purpose",
                "expected",
                "proposed_by",
                "why_it_must",
                "still_theirs",
            ],
            "fold_label": _("Where, why, who else, or that it has to happen"),
        },
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
    )


@door("GET", "POST", keeps_words=True)
def ask_again(request: Any, appointment_id: UUID) -> HttpResponse:
    """Offer times for a meeting that was only planned, or others for one."""
    row = seen_meeting(request, appointment_id)
    viewer = request.viewer
    people = [part.person for part in parts_of([row.pk], viewer)[row.pk]]
    form = forms.AskAgain(request.POST or None, initial={"version": row.version})
    offered = three_slots([one.pk for one in people], row.minutes, viewer, beside=row.pk)
    times: Any = form.fields["slots"]
    times.offer(offered, request.POST.getlist("slots"))
    form.initial["slots"] = [slot.isoformat() for slot in offered]

    def act(given: dict[str, Any]) -> str:
        warn_of_clashes(form, given["slots"], row.minutes, viewer, beside=row.pk)
        asking.ask_again(
            appointment_id=row.pk, version=given["version"], slots=given["slots"], by=viewer
        )
        return done("tell", "asked_them", appointment_id=row.pk)

    return ask(
        request,
        form,
        act,
        title=_("Offer times to %(names)s") % {"names": joined(one.name for one in people)},
        lede=_("What they were offered before no longer holds, and their link ends."),
        save=_("Ask them"),
        back=back_to(row),
    )


@door("GET", "POST", keeps_words=True)
def record_answer(request: Any, appointment_id: UUID) -> HttpResponse:
    """Write down what somebody said when they were asked."""
    row = seen_meeting(request, appointment_id)
    viewer = request.viewer
    parts = parts_of([row.pk], viewer)[row.pk]
    slots = list(
        Slot.objects.visible_to(viewer)
        .filter(appointment=row, closed_at__isnull=True)
        .order_by("starts_at")
    )
    times = [slot.starts_at for slot in slots] or [row.starts_at]
    form = forms.RecordAnswer(
        request.POST or None, initial={"version": row.version, "slot": times[0].isoformat()}
    )
    person, slot = form.fields["person"], form.fields["slot"]
    person.choices = [(part.person_id, part.person.name) for part in parts]  # type: ignore[attr-defined]
    slot.choices = [(at.isoformat(), forms.moment_in_words(at)) for at in times]  # type: ignore[attr-defined]

    def act(given: dict[str, Any]) -> str:
        chosen = next((at for at in times if at.isoformat() == given["slot"]), None)
        answering.record_answer(
            appointment_id=row.pk,
            version=given["version"],
            person_id=id_asked(given["person"]),
            given=answering.Given(given["answer"], chosen, given["with_someone"], given["place"]),
            by=viewer,
            words=given["words"],
        )
        return done("meeting", "answered", appointment_id=row.pk)

    return ask(
        request,
        form,
        act,
        title=_("What %(names)s said") % {"names": joined(one.person.name for one in parts)},
        lede=_("Any of these is an answer. A no needs no reason."),
        save=_("Save what they said"),
        back=back_to(row),
    )


@door("GET")
def meeting(request: Any, appointment_id: UUID) -> HttpResponse:
    """One meeting: how it stands, who answered what, how they were told, what changed."""
    row = seen_meeting(request, appointment_id)
    viewer = request.viewer
    parts = parts_of([row.pk], viewer)[row.pk]
    slots = Slot.objects.visible_to(viewer).filter(appointment=row, closed_at__isnull=True)
    told = Told.objects.visible_to(viewer).filter(appointment=row).select_related("by", "person")
    moves = Move.objects.visible_to(viewer).filter(appointment=row).select_related("by")
    expected = Expected.objects.visible_to(viewer).filter(appointment=row).order_by("pk")
    people = [part.person for part in parts]
    context = {
        "row": row,
        "people": people,
        "names": joined(one.name for one in people),
        "when": day_and_time(row),
        "stands": how_it_stands(row),
        "answers": [(part, answer_in_words(part)) for part in parts],
        "slots": list(slots.order_by("starts_at")),
        "told": list(told.order_by("at")),
        "moves": list(moves.order_by("at")),
        "expected": [one.in_words for one in expected],
        "clashes": [] if row.cancelled_at or row.not_met
        else clashes(row.starts_at, row.minutes, viewer, beside=row.pk),
        "done": request.GET.get("done", ""),
        "mine": row.worker_id == viewer.worker_id,
    }  # fmt: skip
    first = people[0].pk

    def look() -> None:
        note_now(
            "read", "appointment", actor_id=viewer.worker_id, object_id=row.pk,
            person_id=first if len(people) == 1 else None, relation=reason_for(viewer, first),
        )  # fmt: skip

    return shown(request, "desk/meeting.html", context, look=look)


meeting.section = "people"  # type: ignore[attr-defined]


def part_asked(request: Any, row: Appointment) -> AppointmentPerson:
    """The part a page names in `person`. Raises CannotSee."""
    part = (
        AppointmentPerson.objects.visible_to(request.viewer)
        .filter(appointment=row, person=parse_id(request.POST.get("person")))
        .first()
    )
    if part is None:
        raise CannotSee
    return part
