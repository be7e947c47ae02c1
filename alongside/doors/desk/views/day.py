from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee
from alongside.base.core.ids import id_asked
from alongside.base.core.units import unit
from alongside.base.core.web import door
from alongside.base.notices.models import Notice
from alongside.people.persons.models import Person
from alongside.practice.promises.models import Promise

from ..asking import SeeOther
from ..queries.before import before_i_go
from ..queries.day import my_day


@door("GET")
def day(request: Any) -> HttpResponse:
    """My day: what happened, what is to come, what was promised, and at most five nudges."""
    viewer = request.viewer
    today = my_day(viewer)
    before = None
    if today.next_up and today.next_up.person_id:
        person = Person.objects.visible_to(viewer).filter(pk=today.next_up.person_id).first()
        before = (person, before_i_go(person, viewer)) if person else None
    undo = request.GET.get("promise", "")
    context = {
        "today": clock.today(),
        "now": clock.now(),
        "day": today,
        "before": before,
        "done": request.GET.get("done", ""),
        "undo": Promise.objects.visible_to(viewer).filter(pk=id_asked(undo)).first()
        if undo
        else None,
    }
    return render(request, "desk/day.html", context)


day.section = "day"  # type: ignore[attr-defined]


@door("POST")
def notice_seen(request: Any, notice_id: UUID) -> HttpResponse:
    """Put a notice away."""
    with unit():
        row = Notice.objects.for_action(request.viewer).filter(pk=notice_id).first()
        if row is None:
            raise CannotSee
        if row.seen_at is None:
            row.seen_at = clock.now()
            row.save()
    return SeeOther("/")
