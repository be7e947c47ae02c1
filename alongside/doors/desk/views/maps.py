"""A person's map: the picture, the list, the table and the words, each as good as the others."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from alongside.base.core import clock
from alongside.base.core.ids import uuid7
from alongside.base.core.language import day_text
from alongside.base.core.units import unit
from alongside.base.core.web import door, shown
from alongside.people.maps.key import legend, line, shape
from alongside.people.maps.layout import Layout
from alongside.people.maps.network import Map, Whose
from alongside.people.maps.svg import draw
from alongside.people.maps.table import headings, rows
from alongside.people.maps.words import drawn_with, in_order, item, listed, paragraph
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for, reasons_for

from ..queries.hands import hands_for, kept_in, with_theirs, zoom_of
from ..queries.map import Chosen, area_asked, chosen, network_for
from ..queries.map_theirs import Theirs, note_told
from ..queries.paper import papers_of
from .map_time import over_time, stop_asked
from .person import _look, seen_person

TABS = ("map", "list", "table", "words")


@door("GET")
def person_map(request: Any, person_id: UUID) -> HttpResponse:
    """Who and what is in somebody's life, on a day and in a view."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    printed = "print" in request.GET
    asked = _asked(request, one, goes_out=printed)
    others = Theirs()
    if not printed:  # what others' records tell is on no paper of this one's
        asked, others = with_theirs(asked, one, request.GET, viewer)
    map = asked.map()
    layout = asked.layout()
    only = area_asked(request.GET.get("area", ""), layout)
    if only:
        layout = asked.layout(only)
    tab = request.GET.get("tab", "")
    address = Address(one, asked, only)
    address.kept |= kept_in(request.GET)
    if to_a_day := stop_asked(request, asked, address):
        return to_a_day
    hands = None
    if not printed:
        hands = hands_for(one, asked, map, request.GET, viewer, cut=others.cut)
    context = {
        "person": one,
        "map": map,
        "asked": asked,
        "printed": printed,
        "only": only,
        "tab": tab if tab in TABS else "map",
        "address": address,
        "day": day_text(map.on, "j F Y"),
        "today": clock.today(),
        "done": request.GET.get("done", ""),
        "hands": hands,
        "new_key": uuid7,
        "drawn": _drawn(request, map, layout, address),
        "whole": "whole" in request.GET,
        "glance": draw(map, layout, ident="glance", words=False),
        "groups": listed(map),
        "line": line,
        "shape": shape,
        "headings": headings(),
        "rows": list(zip(in_order(map), rows(map), strict=True)),
        "words": paragraph(map),
        "drawn_with": drawn_with(map),
        "legend": legend(),
        "card": _card(request, map),
        "papers": [] if printed else papers_of(one, viewer),
        "part": "part" in request.GET,
        **over_time(asked, map),
        "whose": {Whose.PERSON: "own", Whose.TOGETHER: "agreed"}.get(
            asked.view.whose, str(asked.view.whose)
        ),
    }
    verb = "printed map of" if printed else "saw map of"
    seen_map = _look(request, one, verb, reason_for(viewer, one.pk))

    told_in = reasons_for(viewer, others.records)

    def look() -> None:
        with unit():
            seen_map()
            note_told(told_in, viewer)

    return shown(request, "desk/map.html", context, look=look)


person_map.section = "people"  # type: ignore[attr-defined]


class Address:
    """The page's own address, with something else in it; what is as it always is stays out."""

    def __init__(self, one: Person, asked: Chosen, only: Any = None) -> None:
        self.path = reverse("person_map", kwargs={"person_id": one.pk})
        self.kept: dict[str, str] = {"view": asked.view_id}
        if asked.on != clock.today():
            self.kept["on"] = asked.on.isoformat()
        if only:
            self.kept["area"] = str(only)

    def __call__(self, **more: Any) -> str:
        given = {**self.kept, **more}
        words = urlencode({name: value for name, value in given.items() if value})
        return f"{self.path}?{words}" if words else self.path


def _asked(request: Any, one: Person, *, goes_out: bool) -> Chosen:
    """What the address asks for; what it cannot mean is as if it had not been said."""
    network = network_for(one, request.viewer, goes_out=goes_out)
    day = _day(request.GET.get("on", ""))
    return chosen(one, network, on=day, view=request.GET.get("view", ""))


def _day(text: str) -> dt.date:
    """A day in an address, up to today; else today."""
    try:
        return min(dt.date.fromisoformat(text), clock.today())
    except ValueError:
        return clock.today()


def _drawn(request: Any, map: Map, layout: Layout, address: Address) -> Any:
    def leads(key: str) -> str:
        if key.startswith("area:"):
            return address(area=key.partition(":")[2])
        return address(who=key) + "#card"

    who = request.GET.get("who", "")
    return draw(
        map,
        layout,
        href=leads,
        chosen=who,
        theirs=None if "theirs" in request.GET else {who},
        times=int(zoom_of(request.GET)) / 100,
    )


def _card(request: Any, map: Map) -> Any:
    """What is said of whoever was chosen in the picture."""
    who = request.GET.get("who", "")
    return next((item(map, one) for one in map.shown if one.tie.key == who), None)
