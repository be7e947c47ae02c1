"""What hands can do on a map: whose view is said here, what is turned back, who knows whom."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.base.core import clock
from alongside.base.core.composed import composed_once
from alongside.people.maps.network import Map, Tie, View, Whose
from alongside.people.maps.words import edge_sentences
from alongside.people.persons.models import Person
from alongside.people.ties.building import done_since, steps_of
from alongside.people.ties.mapped import QUALITY
from alongside.people.ties.queries import consent_of
from alongside.people.ties.readings import Perspective, Sees

from ..tap_forms import Tap
from .building import Step, in_words
from .map import Chosen
from .map_theirs import MOST, Theirs, theirs

ZOOMS = ("100", "150", "200")


@dataclass
class Hands:
    """What the map page offers to hands. `says` is whether this view can be said here, today;
    `ask_first` whether the person has to be asked before it is."""

    zoom: str
    theirs: bool
    says: bool
    ask_first: bool
    steps: dict[str, Step]
    cut: int = 0
    form: Any = None
    closer: int | None = None
    further: int | None = None
    told: tuple[str, ...] = ()  # of whoever is chosen, with others here
    told_all: tuple[str, ...] = ()  # of everybody, where that was asked for


def zoom_of(given: Any) -> str:
    """How large the picture is asked for, in per cent."""
    return given["zoom"] if given.get("zoom") in ZOOMS else ZOOMS[0]


def kept_in(given: Any) -> dict[str, str]:
    """What stays in the page's own address when something else in it changes."""
    zoom = {"zoom": zoom_of(given)} if zoom_of(given) != ZOOMS[0] else {}
    return {**zoom, **{name: "1" for name in ("theirs", "whole") if name in given}}


def perspective_of(view: View, viewer: Any) -> str | None:
    """Whose words a tap in this view would be; None where it is not this worker's to say. What is
    agreed together is said together, on its own page."""
    match view.whose:
        case Whose.PERSON:
            return Perspective.OWN
        case Whose.WORKER if view.name == viewer.worker.name:
            return Perspective.WORKER
        case Whose.CARER:
            return Perspective.CARER
    return None


def with_theirs(asked: Chosen, person: Person, given: Any, viewer: Any) -> tuple[Chosen, Theirs]:
    """The same with the ties between others that were asked for: everybody's, or those of whoever
    is chosen; and what is to be noted of them."""
    if "theirs" not in given and "who" not in given:
        return asked, Theirs()
    found = theirs(person, viewer, asked.on)
    if "theirs" not in given:
        found = found.of(given["who"])
    return replace(asked, network=replace(asked.network, between=tuple(found.told))), found


@composed_once
def _said(*, person_id: Any, viewer: Any, morning: Any) -> dict[str, QuerySet]:
    return {
        "consent": consent_of(person_id, viewer),
        **done_since(morning, person_id, viewer),
    }


def hands_for(
    person: Person, asked: Chosen, map: Map, given: Any, viewer: Any, *, cut: bool
) -> Hands:
    """What is offered under the map, and on the card of whoever is chosen."""
    perspective = perspective_of(asked.view, viewer)
    morning = clock.midnight(clock.today())
    read = _said(person_id=person.pk, viewer=viewer, morning=morning)
    said = next(iter(read.pop("consent")), None)
    asked_first = said is not None and said.sees != Sees.NOBODY
    today = asked.on == clock.today()
    told_of = {UUID(tie.key) for tie in asked.network.ties if tie.readings}
    hands = Hands(
        zoom=zoom_of(given),
        theirs="theirs" in given,
        says=today and perspective is not None and (asked_first or perspective != Perspective.OWN),
        ask_first=today and perspective == Perspective.OWN and said is None,
        steps=in_words(steps_of(**read, told_of=told_of), person) if today else {},
        cut=MOST if cut else 0,
        told_all=edge_sentences(map) if "theirs" in given else (),
    )
    chosen = next((row for row in map.shown if row.tie.key == given.get("who", "")), None)
    if chosen is not None:
        _onto(hands, chosen, map, person)
    return hands


def _onto(hands: Hands, chosen: Any, map: Map, person: Person) -> None:
    now = said_now(chosen)
    hands.form = Tap(name=person.first_name, other=chosen.tie.called, initial=now)
    if ring := now["closeness"]:
        hands.closer = ring - 1 if ring > 1 else None
        hands.further = ring + 1 if ring < 4 else None
    key = chosen.tie.key
    his = tuple(one for one in map.between if key in (one.one, one.other))
    hands.told = edge_sentences(replace(map, network=replace(map.network, between=his)))


def said_now(row: Any) -> dict[str, Any]:
    """What a map shows of a tie, in the codes of a reading."""
    codes = {drawn: code for code, drawn in QUALITY.items()}
    reading = row.reading
    return {
        "closeness": reading.closeness if reading else None,
        "quality": str(codes[reading.quality]) if reading and reading.quality else "",
        "flow": str(reading.flow) if reading else "",
    }


# --- tidying up ----------------------------------------------------------------------------------


def with_places(asked: Chosen, places: dict[str, Tie]) -> Chosen:
    """The same map with other places; who has none there gets one as it is drawn."""
    ties = tuple(
        replace(tie, spoke=places[tie.key].spoke, lanes=places[tie.key].lanes)
        if tie.key in places
        else replace(tie, spoke=None, lanes={})
        for tie in asked.network.ties
    )
    return replace(asked, network=replace(asked.network, ties=ties))


def moved(before: Chosen, after: Chosen) -> list[str]:
    """Who would stand somewhere else, by name."""
    one, other = before.layout(), after.layout()
    return [
        row.tie.called
        for row in before.map().shown
        if one.spokes[row.tie.key] != other.spokes[row.tie.key]
    ]
