"""Keeping where everybody stands on a map, so that nobody moves when somebody else comes in."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core.errors import CannotSee, NotNow
from alongside.base.core.together import together
from alongside.base.core.units import unit
from alongside.people.maps.layout import arrange
from alongside.people.maps.network import Network, Tie
from alongside.people.persons.models import Label, Person
from alongside.people.working.access import reason_for

from .mapped import in_view, network_of, own_view, views_of
from .models import Place
from .models import Tie as TieRow
from .readings import Reading


def keep_places(person_id: UUID, *, by: Any, anew: bool = False) -> None:
    """Give a place to whoever has none yet on somebody's map; `anew` gives one to everybody, and
    then nothing leads back to the places before.

    Belongs in a unit of work of its caller. It is worked out from what everybody who reads the
    record sees, and from nothing else: a place must not tell of a tie that is kept back, nor of a
    view that is not shared.
    """
    person = Person.objects.for_action(by).get(pk=person_id)  # one at a time
    read = _everybody_sees(person, by)
    held = {row.tie_id: row for row in read["places"]}
    for tie in _worked_out(person, read, anew=anew).ties:
        _keep(held.get(UUID(tie.key)), tie, person)
    if anew:
        rows = Place.objects.unguarded("one kept back has no direction, whoever may see it now")
        kept_back = rows.filter(person=person, spoke__isnull=False)
        kept_back.exclude(tie__label=Label.OPEN).update(spoke=None, lanes={})
        # Its gap stands in the places before, of all the others.
        rows.filter(person=person).update(spoke_before=None, lanes_before={})


def tidied(person: Person, viewer: Any) -> dict[str, Tie]:
    """Where everybody would stand if nobody ever had been put anywhere, by the keys of ties."""
    network = _worked_out(person, _everybody_sees(person, viewer), anew=True)
    return {tie.key: tie for tie in network.ties}


def can_be_put_back(person_id: UUID, viewer: Any) -> bool:
    """Whether the places before the last tidying up are still known."""
    rows = Place.objects.visible_to(viewer).filter(person=person_id, spoke_before__isnull=False)
    return rows.exists()


def tidy_up(*, person_id: UUID, by: Any) -> None:
    """Work out everybody's place on a map anew. The places before are kept, until they are taken
    back or something is hidden on this map. Raises CannotSee."""
    with unit():
        _lock(person_id, by)
        before = {row.pk: (row.spoke, row.lanes) for row in _placed(person_id, by)}
        keep_places(person_id, by=by, anew=True)
        for row in _placed(person_id, by):
            row.spoke_before, row.lanes_before = before.get(row.pk, (None, {}))
            row.save()
        _note("tidied up", person_id, by)


def put_back(*, person_id: UUID, by: Any) -> None:
    """Take tidying up back: everybody stands where they stood, and who came in since stands among
    them. Done again, it is tidied up again. Raises CannotSee and NotNow."""
    with unit():
        _lock(person_id, by)
        rows = _placed(person_id, by)
        if all(row.spoke_before is None for row in rows):
            raise NotNow(_("The places before are not kept any more: the map has changed since."))
        for row in rows:
            row.spoke, row.spoke_before = row.spoke_before, row.spoke
            row.lanes, row.lanes_before = row.lanes_before, row.lanes
            row.save()
        keep_places(person_id, by=by)
        _note("put back", person_id, by)


def _lock(person_id: UUID, by: Any) -> None:
    if not Person.objects.for_action(by).filter(pk=person_id).exists():
        raise CannotSee


def _placed(person_id: UUID, by: Any) -> list[Place]:
    rows = Place.objects.visible_to(by).filter(person=person_id, tie__person=person_id)
    return list(rows.filter(tie__label=Label.OPEN))


def _note(verb: str, person_id: UUID, by: Any) -> None:
    note(
        verb,
        "map",
        actor_id=by.worker_id,
        object_id=person_id,
        person_id=person_id,
        relation=reason_for(by, person_id),
    )


def _everybody_sees(person: Person, by: Any) -> dict[str, list[Any]]:
    """What whoever reads the record sees of the map, and the places there are."""
    return together(
        ties=TieRow.objects.visible_to(by).filter(person=person, label=Label.OPEN),
        readings=Reading.objects.visible_to(by)
        .current()
        .filter(tie__person=person, tie__label=Label.OPEN, shared=True),
        places=Place.objects.visible_to(by).filter(person=person, tie__person=person),
    )


def _worked_out(person: Person, read: dict[str, list[Any]], *, anew: bool) -> Network:
    places = [] if anew else read["places"]
    return settled(network_of(person, read["ties"], read["readings"], places=places), person)


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
