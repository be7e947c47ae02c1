"""A map that is built at a table: what the person told of, as they see it, and nothing else."""

import datetime as dt
from dataclasses import replace
from typing import Any

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


def in_words(found: Steps, person: Person) -> dict[str, tuple[Reading, str]]:
    """What can be undone and redone: the row to turn back, and what it takes away or says again."""
    told = {}
    if found.undo:
        told["undo"] = (found.undo, _words(found.undo, person))
    if found.redo and found.redo.undoes:
        told["redo"] = (found.redo, _words(found.redo.undoes, person))
    return told


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
