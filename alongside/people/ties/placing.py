"""Keeping where everybody stands on a map, so that nobody moves when somebody else comes in."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from alongside.base.core.together import together
from alongside.people.maps.layout import arrange
from alongside.people.maps.network import Network, Tie
from alongside.people.persons.models import Label, Person

from .mapped import in_view, network_of, own_view, views_of
from .models import Place
from .models import Tie as TieRow
from .readings import Reading


def keep_places(person_id: UUID, *, by: Any, anew: bool = False) -> None:
    """Give a place to whoever has none yet on somebody's map; `anew` gives one to everybody.

    Belongs in a unit of work of its caller. It is worked out from what everybody who reads the
    record sees, and from nothing else: a place must not tell of a tie that is kept back, nor of a
    view that is not shared.
    """
    person = Person.objects.for_action(by).get(pk=person_id)  # one at a time
    ties = TieRow.objects.visible_to(by).filter(person=person, label=Label.OPEN)
    read = together(
        ties=ties,
        readings=Reading.objects.visible_to(by)
        .current()
        .filter(tie__person=person, tie__label=Label.OPEN, shared=True),
        places=Place.objects.visible_to(by).filter(person=person, tie__person=person),
    )
    held = {row.tie_id: row for row in read["places"]}
    network = network_of(
        person, read["ties"], read["readings"], places=[] if anew else read["places"]
    )
    for tie in settled(network, person).ties:
        _keep(held.get(UUID(tie.key)), tie, person)
    if anew:
        rows = Place.objects.unguarded("one kept back has no direction, whoever may see it now")
        kept_back = rows.filter(person=person, spoke__isnull=False)
        kept_back.exclude(tie__label=Label.OPEN).update(spoke=None, lanes={})


def settled(network: Network, person: Person) -> Network:
    """The same network with everybody's place, in every view there is."""
    for view in views_of(network) or [own_view(person)]:
        layout = arrange(in_view(network, view), view)
        network = replace(
            network,
            ties=tuple(
                replace(
                    tie,
                    spoke=layout.spokes[tie.key],
                    lanes={**tie.lanes, **layout.new_lanes.get(tie.key, {})},
                )
                for tie in network.ties
            ),
        )
    return network


def _keep(row: Place | None, tie: Tie, person: Person) -> None:
    lanes = {str(ring): lane for ring, lane in sorted(tie.lanes.items())}
    if row is None:
        Place.objects.create(person=person, tie_id=UUID(tie.key), spoke=tie.spoke, lanes=lanes)
    elif (row.spoke, row.lanes) != (tie.spoke, lanes):
        row.spoke, row.lanes = tie.spoke, lanes
        row.save()
