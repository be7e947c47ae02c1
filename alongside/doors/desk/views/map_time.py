"""A person's map over time: going from day to day, and two days or two views beside each other."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from alongside.base.core import clock
from alongside.base.core.language import day_text
from alongside.base.core.web import door, shown
from alongside.people.maps.key import legend
from alongside.people.maps.network import Map
from alongside.people.maps.svg import draw
from alongside.people.maps.words import Item, item
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for

from ..queries.map import Chosen, chosen, network_for
from ..queries.map_time import Beside, Timeline, days_of, said_of, timeline, two_days, two_views
from .person import _look, seen_person


def stop_asked(request: Any, asked: Chosen, address: Any) -> HttpResponse | None:
    """Where “Go” leads: a slider can only say which stop, and an address says the day."""
    if "stop" not in request.GET:
        return None
    days = days_of(asked)
    number = request.GET["stop"]
    stop = days[int(number)] if number.isdecimal() and int(number) < len(days) else days[-1]
    on = "" if stop.day == clock.today() else stop.day.isoformat()
    more = {name: request.GET.get(name, "") for name in ("tab", "who")}
    return HttpResponseRedirect(address(on=on, **more))


def over_time(asked: Chosen, map: Map) -> dict[str, Any]:
    """What the map page says of time: its days, and what changed on this one."""
    line = timeline(asked, map)
    return {"time": line, "then": said_of(line, asked)}


@door("GET")
def compare_maps(request: Any, person_id: UUID) -> HttpResponse:
    """What is different between two days, or between two views, and both pictures."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    asked = chosen(
        one,
        network_for(one, viewer),
        on=_day(request.GET.get("on", "")) or clock.today(),
        view=request.GET.get("view", ""),
    )
    days = days_of(asked)
    beside = _beside(request, asked, timeline(asked, asked.map()))
    context = {
        "person": one,
        "asked": asked,
        "beside": beside,
        "choices": _choices(days, beside, asked),
        "pictures": _pictures(request, one, asked, beside),
        "card": _card(request, beside),
        "legend": legend(),
    }
    look = _look(request, one, "compared maps of", reason_for(viewer, one.pk))
    return shown(request, "desk/map_compare.html", context, look=look)


compare_maps.section = "people"  # type: ignore[attr-defined]


def _day(text: str) -> dt.date | None:
    try:
        return min(dt.date.fromisoformat(text), clock.today())
    except ValueError:
        return None


def _beside(request: Any, asked: Chosen, line: Timeline) -> Beside:
    """Two views, where another is named; else two days, the other being the stop before."""
    other = request.GET.get("with", "")
    if other in asked.views and other != asked.view_id:
        return two_views(asked, other)
    return two_days(asked, _day(request.GET.get("since", "")) or line.before_the_last_change)


def _choices(days: Any, beside: Beside, asked: Chosen) -> list[tuple[str, str]]:
    """The days to choose from: the stops, and a day that an address named besides."""
    found = {stop.day: stop.words for stop in days}
    for map in (beside.one, beside.other):
        found.setdefault(map.on, day_text(map.on, "j F Y"))
    return [(day.isoformat(), words) for day, words in sorted(found.items())]


def _pictures(request: Any, one: Person, asked: Chosen, beside: Beside) -> list[dict[str, Any]]:
    found = []
    for ident, map, view in (
        ("one", beside.one, beside.views[0]),
        ("other", beside.other, beside.views[1]),
    ):
        page = f"{_map_page(one)}?view={view}&on={map.on.isoformat()}"
        leads = _leads(one, asked, beside)
        drawn = draw(
            map, asked.layout(view_id=view), ident=ident, href=leads,
            chosen=request.GET.get("who", ""),
        )  # fmt: skip
        found.append({"map": map, "page": page, "drawn": drawn})
    return found


def _leads(one: Person, asked: Chosen, beside: Beside) -> Callable[[str], str]:
    """Where a shape leads, the same from both pictures: to what each of the two says of it."""
    if beside.of_views:
        two = {"view": beside.views[0], "with": beside.views[1]}
    else:
        two = {"view": beside.views[0], "since": beside.one.on.isoformat()}
    words = urlencode({**two, "on": beside.other.on.isoformat()})

    def leads(key: str) -> str:
        if key.startswith("area:"):
            return f"{_map_page(one)}?{urlencode({'view': asked.view_id, 'area': key[5:]})}"
        return f"?{words}&who={key}#card"

    return leads


def _map_page(one: Person) -> str:
    return reverse("person_map", kwargs={"person_id": one.pk})


def _card(request: Any, beside: Beside) -> list[tuple[Map, Item]]:
    """What each of the two says of whoever was chosen."""
    who = request.GET.get("who", "")
    return [
        (map, item(map, shown))
        for map in (beside.one, beside.other)
        for shown in map.shown
        if shown.tie.key == who
    ]
