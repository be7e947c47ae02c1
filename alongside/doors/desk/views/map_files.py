"""A person's map as files, and its measures in words. What goes out is what anybody who works with
them could read: no tie that is kept back, and no view that is not shared."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import render

from alongside.base.audit.chain import note_now
from alongside.base.core.web import door, shown
from alongside.people.maps.network import seen
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for

from ..queries.map import area_asked
from ..queries.map_files import FORMS, Wanted
from ..queries.measures import in_words
from .maps import Address, _asked, _day
from .person import _look, seen_person


@door("GET")
def map_picture(request: Any, person_id: UUID) -> HttpResponse:
    """The map as a picture of lines (SVG), with its key."""
    return _handed(request, person_id, "svg")


@door("GET")
def map_table(request: Any, person_id: UUID) -> HttpResponse:
    """The map as a table for a spreadsheet (CSV)."""
    return _handed(request, person_id, "csv")


@door("GET")
def map_graphml(request: Any, person_id: UUID) -> HttpResponse:
    """The map as a network for programs that analyse networks (GraphML)."""
    return _handed(request, person_id, "graphml")


@door("GET")
def map_network_canvas(request: Any, person_id: UUID) -> HttpResponse:
    """The map as the CSV files that Network Canvas writes, in a zip."""
    return _handed(request, person_id, "network-canvas")


@door("GET")
def map_measures_file(request: Any, person_id: UUID) -> HttpResponse:
    """The measures of the map, each by its name in the study of networks (CSV)."""
    return _handed(request, person_id, "measures")


@door("GET")
def map_measures(request: Any, person_id: UUID) -> HttpResponse:
    """The measures of the map, each a question in plain words."""
    one = seen_person(request, person_id)
    asked = _asked(request, one, goes_out=True)
    network, view = asked.network, asked.view
    since = request.GET.get("since", "")
    then = min(_day(since), asked.on) if since else _a_year_before(asked.on)
    context = {
        "person": one,
        "asked": asked,
        "since": then,
        "measures": in_words(seen(network, asked.on, view), seen(network, then, view)),
        "address": Address(one, asked),
    }
    look = _look(request, one, "saw map measures of", reason_for(request.viewer, one.pk))
    return shown(request, "desk/map_measures.html", context, look=look)


map_measures.section = "people"  # type: ignore[attr-defined]


def _a_year_before(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=365)


def _handed(request: Any, person_id: UUID, form: str) -> HttpResponse:
    """It leaves once its row is written, as a page does."""
    one = seen_person(request, person_id)
    wanted, how = _wanted(request, one), FORMS[form]
    body = how.make(wanted)
    viewer = request.viewer
    try:
        note_now(
            "exported map of", "person", actor_id=viewer.worker_id, object_id=one.pk,
            person_id=one.pk, relation=reason_for(viewer, one.pk),
        )  # fmt: skip
    except DatabaseError:
        return render(request, "errors/unavailable.html", {}, status=503)
    answer = HttpResponse(body, content_type=how.type)
    answer["Content-Disposition"] = f'attachment; filename="{how.name}"'
    return answer


def _wanted(request: Any, one: Person) -> Wanted:
    given = request.GET
    asked = _asked(request, one, goes_out=True)
    only = area_asked(given.get("area", ""), asked.layout())
    return Wanted(asked, only, names="names" in given, case=given.get("case", ""))
