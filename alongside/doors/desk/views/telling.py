"""Telling people about their meetings, and dropping everything for something urgent."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import id_asked, uuid7
from alongside.base.core.text import whole
from alongside.base.core.web import door, shown
from alongside.people.contact.access import is_reachable
from alongside.people.persons.models import Language
from alongside.people.working.access import reason_for
from alongside.practice.appointments import telling
from alongside.practice.appointments.changing import Drop
from alongside.practice.appointments.links import token_for
from alongside.practice.appointments.models import Appointment, Slot, State, ToTell
from alongside.practice.appointments.slots import three_slots
from alongside.practice.promises import putting_off
from alongside.practice.promises.models import Promise, PromiseFor
from alongside.practice.promises.putting_off import Later

from ..actions import drop_the_day
from ..asking import do_once, done
from ..meeting_forms import AskColleague, moment_in_words
from ..queries.meetings import day_and_time, later_message, message, parts_of
from ..queries.promises import my_promises
from ..queries.words import joined, names_by
from .asking import part_asked, seen_meeting


@door("GET", "POST")
def tell(request: Any, appointment_id: UUID) -> HttpResponse:
    """What to say to each person of a meeting, ready to copy, read out, print or mail; and keeping
    how it was done."""
    row = seen_meeting(request, appointment_id)
    if request.method == "POST":
        return _told(request, row)
    viewer = request.viewer
    parts = parts_of([row.pk], viewer)[row.pk]
    slots = Slot.objects.visible_to(viewer).filter(
        appointment=row, closed_at__isnull=True, starts_at__gt=clock.now()
    )
    times = [moment_in_words(slot.starts_at) for slot in slots.order_by("starts_at")]
    languages = list(
        Language.objects.visible_to(viewer).filter(person__in=[part.person_id for part in parts])
    )
    letters = []
    for part in parts:
        what = part.to_tell or row.to_tell or ToTell.ASKED
        link = _link(request, token_for(part, viewer))
        text = message(row, part.person, what, times, link, row.worker.first_name)
        letters.append(
            {
                "person": part.person,
                "text": text,
                "rows": text.count("\n") + 4,
                "told": not part.to_tell,
                "held": not is_reachable(part.person_id),
                "mail": bool(link) and telling.safe_mail(part.person_id, viewer) is not None,
                "languages": [one for one in languages if one.person_id == part.person_id],
                "key": uuid7(),
            }
        )
    context = {
        "row": row,
        "letters": letters,
        "when": day_and_time(row),
        "names": joined(part.person.name for part in parts),
        "must": row.state == State.TOLD and not row.cancelled_at,
        "done": request.GET.get("done", ""),
    }
    first = parts[0].person_id

    def look() -> None:
        note_now(
            "opened to tell", "appointment", actor_id=viewer.worker_id, object_id=row.pk,
            relation=reason_for(viewer, first),
        )  # fmt: skip

    return shown(request, "desk/tell.html", context, look=look)


tell.section = "people"  # type: ignore[attr-defined]


def _link(request: Any, token: str) -> str:
    if not token:
        return ""
    return str(request.build_absolute_uri(reverse("answer", kwargs={"token": token})))


def _told(request: Any, row: Appointment) -> HttpResponse:
    part = part_asked(request, row)

    def act() -> str:
        telling.say_told(
            appointment_id=row.pk,
            person_id=part.person_id,
            how=request.POST.get("how", ""),
            by=request.viewer,
            link=_link(request, token_for(part, request.viewer)),
        )
        left = Appointment.objects.visible_to(request.viewer).filter(pk=row.pk).exclude(to_tell="")
        return done("tell" if left.exists() else "meeting", "told", appointment_id=row.pk)

    return do_once(request, act)


@door("GET", "POST")
def drop_everything(request: Any) -> HttpResponse:
    """Something urgent came up: what is left of today moves or ends in one press, what was promised
    for today waits, and each person gets a message."""
    viewer = request.viewer
    left = _left_today(viewer)
    form = AskColleague(request.POST or None, me=viewer.worker)
    if request.method == "POST":
        return _drop(request, form)
    parts = parts_of([row.pk for row in left], viewer)
    rows: list[dict[str, Any]] = []
    taken: list[dt.datetime] = []
    for row in left:
        people = [part.person for part in parts[row.pk]]
        free = three_slots([one.pk for one in people], row.minutes, viewer, beside=row.pk,
                           taken=taken)  # fmt: skip
        taken += free[:1]
        rows.append(
            {
                "row": row,
                "names": joined(one.name for one in people),
                "time": free[0] if free else None,
                "words": moment_in_words(free[0]) if free else "",
            }
        )
    context = {
        "rows": rows,
        "promises": list(_promised_today(viewer)),
        "later": _next_workday(clock.today()),
        "form": form,
        "key": uuid7(),
    }
    return render(request, "desk/drop.html", context)


drop_everything.section = "day"  # type: ignore[attr-defined]


def _left_today(viewer: Any) -> list[Appointment]:
    now = clock.now()
    rows = Appointment.objects.visible_to(viewer).filter(
        worker_id=viewer.worker_id,
        cancelled_at__isnull=True,
        not_met="",
        starts_at__gt=now,
        starts_at__lt=clock.midnight(clock.today() + clock.A_DAY),
    )
    return list(rows.exclude(state=State.DECLINED).order_by("starts_at", "pk"))


def _drop(request: Any, form: AskColleague) -> HttpResponse:
    if not form.is_valid():
        raise Refused({"ask": _("Choose a colleague who works here, or nobody.")})
    drops, later = [], []
    for name, value in request.POST.items():
        kind, _dash, pk = name.partition("-")
        number = whole(request.POST.get(f"version-{pk}", "")) or 0
        if kind == "to":
            drops.append(Drop(id_asked(pk), number, _moment(value)))
        elif kind == "later" and value != "keep":
            later.append(Later(id_asked(pk), number, _day(value)))

    def act() -> str:
        drop_the_day(drops=drops, later=later, by=request.viewer, ask=form.cleaned_data["ask"])
        return done("day", "dropped")

    return do_once(request, act)


def _moment(text: str) -> dt.datetime | None:
    if text == "none":
        return None
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise Refused({"drops": _("One of these times cannot be read.")})
    return at.astimezone(dt.UTC)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise Refused({"later": _("One of these days cannot be read.")}) from error


def _promised_today(viewer: Any) -> Any:
    """What the viewer promised for today, and it is still open."""
    return my_promises(viewer).filter(by_worker_id=viewer.worker_id, due=clock.today())


def _next_workday(day: dt.date) -> dt.date:
    """The first day after this one that is not a Saturday or Sunday."""
    after = day + clock.A_DAY
    return after if after.weekday() < 5 else _next_workday(after)


@door("GET", "POST")
def tell_later(request: Any, promise_id: UUID) -> HttpResponse:
    """What to say about a promise that has to wait, to copy, read out or print; and keeping how."""
    viewer = request.viewer
    rows = Promise.objects.visible_to(viewer).filter(pk=promise_id, to_tell=True)
    row = rows.select_related("by_worker").first()
    if row is None:
        raise CannotSee
    if request.method == "POST":

        def act() -> str:
            putting_off.say_later(promise_id=row.pk, how=request.POST.get("how", ""), by=viewer)
            return done("day", "told")

        return do_once(request, act)
    people = names_by(PromiseFor, "promise", [row.pk], viewer)[row.pk]
    reachable = [one for one in people if is_reachable(one.pk)]
    context = {
        "promise": row,
        "names": joined(one.name for one in people),
        "held": [one for one in people if one not in reachable],
        "text": later_message(row) if reachable else "",
        "languages": list(Language.objects.visible_to(viewer).filter(person__in=reachable)),
        "key": uuid7(),
    }

    def look() -> None:
        note_now("opened to tell", "promise", actor_id=viewer.worker_id, object_id=row.pk)

    return shown(request, "desk/tell_later.html", context, look=look)


tell_later.section = "day"  # type: ignore[attr-defined]
