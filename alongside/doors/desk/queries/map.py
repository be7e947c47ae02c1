"""A person's map as its page shows it: on a day, in a view, for who is looking."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from alongside.base.core.composed import composed_once
from alongside.people.maps.layout import Layout, arrange, bundle_key
from alongside.people.maps.network import Area, Map, Network, View, seen
from alongside.people.persons.models import Label, Person
from alongside.people.ties.mapped import in_view, network_of, own_view, views_of
from alongside.people.ties.models import Place, Tie
from alongside.people.ties.queries import asked_of, readings_of


@composed_once
def _rows(*, person: Any, viewer: Any) -> dict[str, QuerySet]:
    return {
        "ties": Tie.objects.visible_to(viewer).filter(person=person).order_by("pk"),
        "readings": readings_of(person.pk, viewer),
        "asked": asked_of(person.pk, viewer),
        "places": Place.objects.visible_to(viewer).filter(person=person, tie__person=person),
    }


@dataclass(frozen=True)
class Chosen:
    """What somebody asked to see. `views` are those there are, each under a name for addresses,
    which tells nobody whose it is."""

    network: Network
    views: dict[str, View]
    view_id: str
    on: dt.date

    @property
    def view(self) -> View:
        return self.views[self.view_id]

    def map(self, on: dt.date | None = None, view_id: str | None = None) -> Map:
        """The map of another day or in another view; else the one that was asked for."""
        view = self.views[view_id or self.view_id]
        return seen(in_view(self.network, view), on or self.on, view)

    def layout(self, only: Area | None = None, *, view_id: str | None = None) -> Layout:
        view = self.views[view_id or self.view_id]
        return arrange(in_view(self.network, view), view, only=only)


def network_for(person: Person, viewer: Any, *, goes_out: bool = False) -> Network:
    """Everybody ever on somebody's map, as this viewer may see them, in one statement. What
    `goes_out`, on paper or as a file, is without a tie that is kept back or a view not shared."""
    read = _rows(person=person, viewer=viewer)
    ties = [row for row in read["ties"] if not goes_out or row.label == Label.OPEN]
    shown = {row.pk for row in ties}
    readings = [
        row for row in read["readings"] if row.tie_id in shown and (row.shared or not goes_out)
    ]
    asked = [row for row in read["asked"] if row.shared or not goes_out]
    return network_of(person, ties, readings, asked, read["places"])


def chosen(person: Person, network: Network, *, on: dt.date, view: str) -> Chosen:
    """The view asked for, where there is one; else the person's own, even if it is empty, unless
    there are only others."""
    found = views_of(network)
    if not found:
        found = [own_view(person)]
    views = {view_id(person, one): one for one in found}
    return Chosen(network, views, view if view in views else next(iter(views)), on)


def view_id(person: Person, view: View) -> str:
    """A view's name in an address: no name of anybody stands there, for addresses are kept."""
    if not view.name or view.key == view.whose:
        return str(view.whose)
    told = hashlib.sha256(f"{person.pk}/{view.key}".encode()).hexdigest()
    return f"{view.whose}-{told[:10]}"


def area_asked(text: str, layout: Layout) -> Area | None:
    """The area that is opened alone: one that has a bundle."""
    return next((area for area in layout.bundles if bundle_key(area) == f"area:{text}"), None)
