"""A person's map as files, and its measures in words. What goes out is what anybody who works with
them could read: no tie that is kept back, and no view that is not shared."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from alongside.base.core.units import unit
from alongside.base.core.web import door, shown
from alongside.people.maps.network import seen
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for, reasons_for

from ..queries.map import Chosen
from ..queries.map_theirs import note_told
from ..queries.measures import in_words
from ..taking_out import handed, map_asked, map_file, with_others
from .maps import Address, _day
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
    asked, others = with_others(one, request.viewer, _going_out(request, one))
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
    seen_measures = _look(request, one, "saw map measures of", reason_for(request.viewer, one.pk))

    told_in = reasons_for(request.viewer, others.records)

    def look() -> None:
        with unit():
            seen_measures()
            note_told(told_in, request.viewer)

    return shown(request, "desk/map_measures.html", context, look=look)


map_measures.section = "people"  # type: ignore[attr-defined]


def _a_year_before(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=365)


def _handed(request: Any, person_id: UUID, form: str) -> HttpResponse:
    """It leaves once its row is written, as a page does."""
    one = seen_person(request, person_id)
    given, viewer = request.GET, request.viewer
    asked = _going_out(request, one)
    return handed(
        request,
        lambda: map_file(
            one, viewer, asked, form,
            area=given.get("area", ""), names="names" in given, case=given.get("case", ""),
        ),
    )  # fmt: skip


def _going_out(request: Any, one: Person) -> Chosen:
    given = request.GET
    return map_asked(one, request.viewer, on=_day(given.get("on", "")), view=given.get("view", ""))
