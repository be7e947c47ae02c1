"""A map that is built at a table: what the person told of, as they see it, and nothing else."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core.together import together
from alongside.people.maps.network import Network
from alongside.people.persons.models import Label, Person
from alongside.people.ties.building import Steps
from alongside.people.ties.mapped import network_of
from alongside.people.ties.models import Place, Tie
from alongside.people.ties.queries import asked_of, readings_of
from alongside.people.ties.readings import Perspective, Reading

from .ties import reading_in_words


def own_network(person: Person, viewer: Any) -> Network:
    """Somebody's ties in their own view, for them to look at too: without what is kept back from
    some, without anybody else's view, and without who told of somebody and where they are."""
    own = readings_of(person.pk, viewer).filter(perspective=Perspective.OWN)
    read = together(
        ties=open_ties(person, viewer),
        readings=own.filter(tie__label=Label.OPEN),
        asked=asked_of(person.pk, viewer),
        places=Place.objects.visible_to(viewer).filter(person=person, tie__person=person),
    )
    network = network_of(person, read["ties"], read["readings"], read["asked"], read["places"])
    return replace(
        network, ties=tuple(replace(tie, whereabouts="", source="") for tie in network.ties)
    )


def open_ties(person: Person, viewer: Any) -> Any:
    return Tie.objects.visible_to(viewer).filter(person=person, label=Label.OPEN).order_by("pk")


def own_now(tie: Tie, viewer: Any, on: dt.date) -> dict[str, Any]:
    """What the person's own view says of a tie, as far as it says anything."""
    rows = Reading.objects.visible_to(viewer).current()
    said: dict[str, Any] = {}
    for row in rows.filter(tie=tie, perspective=Perspective.OWN, on__lte=on).order_by(
        "on", "written_at", "pk"
    ):
        told = {"closeness": row.closeness, "quality": row.quality, "flow": row.flow}
        said.update({name: value for name, value in told.items() if value})
    return said


@dataclass(frozen=True)
class Step:
    """Something that can be undone or redone: what it takes away or says again, and where."""

    path: str
    words: str
    tie: Tie
    put_on: bool = False


def in_words(found: Steps, person: Person) -> dict[str, Step]:
    """What can be undone and redone, under `undo` and `redo`."""
    told = {"undo": found.undo, "redo": found.redo}
    return {name: _step(deed, person) for name, deed in told.items() if deed is not None}


def _step(deed: Reading | Tie, person: Person) -> Step:
    if isinstance(deed, Tie):
        page = "put_tie_on_again" if deed.taken_off_at else "take_off_tie"
        words = _("%(who)s. Put on the map.") % {"who": deed.called}
        return Step(reverse(page, kwargs={"tie_id": deed.pk}), words, deed, put_on=True)
    said = deed.undoes if deed.undoes else deed
    path = reverse("turn_step_back", kwargs={"reading_id": deed.pk})
    return Step(path, _words(said, person), deed.tie)


def _words(reading: Reading, person: Person) -> str:
    """What was new in it; the rest was said before and stays."""
    said = {name: getattr(reading, name) for name in changed(reading)}
    says = reading_in_words(Reading(**said), reading.tie, person)
    return f"{reading.tie.called}. {says}".strip()


def changed(reading: Reading) -> list[str]:
    """The parts in which a reading differs from the one it stands in place of."""
    before = reading.replaces or Reading()
    parts = ("closeness", "quality", "flow", "counts_on", "last_seen")
    return [name for name in parts if getattr(reading, name) != getattr(before, name)]
