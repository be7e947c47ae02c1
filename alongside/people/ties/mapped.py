"""Somebody's ties as a map draws them: what the rows say, in the words of `maps`.

Nothing here reads. Whoever calls hands in the rows a viewer may see, and no others.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from alongside.base.core.dates import Precision, RoughDate
from alongside.people.maps import network as maps
from alongside.people.persons.models import Label, Person

from .models import Area, Place, Tie, Whereabouts
from .readings import Answer, Asked, Flow, Perspective, Quality, Reading
from .told import Said

_HOME = "home"
_WHOSE = {
    Perspective.OWN: maps.Whose.PERSON,
    Perspective.WORKER: maps.Whose.WORKER,
    Perspective.CARER: maps.Whose.CARER,
    Perspective.AGREED: maps.Whose.TOGETHER,
}
_AREA = {
    Area.FAMILY: maps.Area.FAMILY,
    Area.FRIENDS: maps.Area.FRIENDS,
    Area.SCHOOL_WORK: maps.Area.SCHOOL,
    Area.COMMUNITY: maps.Area.COMMUNITY,
    Area.HEALTH: maps.Area.HEALTH,
    Area.HELP: maps.Area.HELP,
}
QUALITY = {
    Quality.STRONG: maps.Quality.STRONG,
    Quality.OK: maps.Quality.OK,
    Quality.THIN: maps.Quality.THIN,
    Quality.HARD: maps.Quality.HARD,
    Quality.BOTH: maps.Quality.CLOSE_HARD,
    Quality.BROKEN: maps.Quality.AWAY,
    Quality.ENDED: maps.Quality.ENDED,
}
_FLOW = {Flow.IN: maps.Flow.IN, Flow.OUT: maps.Flow.OUT, Flow.BOTH: maps.Flow.BOTH}


def own_view(person: Person) -> maps.View:
    return maps.View(maps.Whose.PERSON, person.first_name)


def network_of(
    person: Person,
    ties: Iterable[Tie],
    readings: Iterable[Reading],
    asked: Iterable[Asked] = (),
    places: Iterable[Place] = (),
) -> maps.Network:
    """The map of somebody over all its time. Places are those given for this person's map."""
    said: dict[UUID, list[Reading]] = defaultdict(list)
    for one in sorted(readings, key=lambda one: (one.on, one.written_at, one.pk)):
        said[one.tie_id].append(one)
    no_one = sorted(one.on for one in asked if one.answer == Answer.NO_ONE)
    kept = _kept(places)
    every = []
    for row in sorted(ties, key=lambda row: row.pk):
        read = tuple(_readings(said[row.pk], person, no_one))
        place = kept.get(row.pk) if row.label == Label.OPEN else None
        every.append(_tie(row, read, place))
    home = (maps.Stay(_HOME),) if any(one.stays for one in every) else ()
    return maps.Network(person.first_name, tuple(every), stays=home)


def views_of(network: maps.Network) -> list[maps.View]:
    """Whose views there are: the person's own, what is agreed, then each worker's and carer's."""
    found = {one.view.key: one.view for tie in network.ties for one in tie.readings}
    order = [maps.Whose.PERSON, maps.Whose.TOGETHER, maps.Whose.WORKER, maps.Whose.CARER]
    return sorted(found.values(), key=lambda view: (order.index(view.whose), view.name))


def in_view(network: maps.Network, view: maps.View) -> maps.Network:
    """The network as one view may tell it: whose job it is to help is for us, and stands on
    nobody's own map."""
    if view.whose != maps.Whose.PERSON:
        return network
    return replace(network, ties=tuple(replace(tie, paid=False) for tie in network.ties))


def as_said(reading: maps.Reading, before: maps.Reading | None = None) -> Said:
    """What a reading on a map says, to be written down again, with no word on whom they count on:
    nobody can say that for another. Where nothing is said of help, and `before` did say something,
    it is now neither way."""
    flow = {drawn: row for row, drawn in _FLOW.items()}.get(reading.flow, "")
    quality = {drawn: row for row, drawn in QUALITY.items()}
    return Said(
        closeness=reading.closeness,
        quality=quality[reading.quality] if reading.quality else "",
        flow=Flow.NONE if not flow and before and before.flow else flow,
    )


def _kept(places: Iterable[Place]) -> dict[Any, Place]:
    """Those with a direction. No two share one: the later of such is put anew."""
    kept: dict[Any, Place] = {}
    taken: set[float] = set()
    for one in sorted(places, key=lambda one: one.pk):
        if one.spoke is not None and one.spoke not in taken:
            kept[one.tie_id] = one
            taken.add(one.spoke)
    return kept


def _tie(row: Tie, readings: tuple[maps.Reading, ...], place: Place | None) -> maps.Tie:
    died = None
    if row.whereabouts == Whereabouts.DIED:
        died = row.where_since or RoughDate(dt.date.min, Precision.UNKNOWN)
    where = "" if died or not row.whereabouts else row.get_whereabouts_display()
    began = row.began if row.from_precision != Precision.UNKNOWN else None
    stays: tuple[maps.Stay, ...] = ()
    if row.lives_with:
        since = began.earliest if began else dt.date.min
        # On a map it ends on one day, with the tie, however roughly that is known.
        stays = (maps.Stay(_HOME, since, row.ended.earliest if row.ended else None),)
    return maps.Tie(
        key=str(row.pk),
        name=row.called,
        relation=row.as_whom or _as_kind(row),
        area=_AREA[row.life_area],
        since=began,
        until=row.ended,
        paid=row.paid,
        died=died,
        whereabouts=where,
        source=row.source,
        stays=stays,
        readings=readings,
        spoke=place.spoke if place else None,
        lanes={int(ring): lane for ring, lane in place.lanes.items()} if place else {},
    )


def _as_kind(row: Tie) -> str:
    """What a kind says of itself, where nobody used a word of their own; areas say the rest."""
    return (
        ""
        if row.kind == "other"
        else row.get_kind_display()[:1].lower() + (row.get_kind_display()[1:])
    )


def _readings(rows: list[Reading], person: Person, no_one: list[dt.date]) -> Iterable[maps.Reading]:
    """Oldest first. What a newer one leaves open stands as it was said before; “no one right now”
    takes back whom they counted on until then."""
    before: dict[str, maps.Reading] = {}
    for row in rows:
        view = _view(row, person)
        last = before.get(view.key)
        counted = row.counts_on if row.counts_on is not None else bool(last and last.counted_on)
        if last and row.counts_on is None and any(last.on <= day <= row.on for day in no_one):
            counted = False
        now = maps.Reading(
            on=row.on,
            view=view,
            closeness=row.closeness or (last.closeness if last else None),
            quality=QUALITY[Quality(row.quality)]
            if row.quality
            else (last.quality if last else None),
            flow=_flow(row, last),
            counted_on=counted and view.whose == maps.Whose.PERSON,
            source=row.said_by if row.perspective != Perspective.AGREED else "",
        )
        before[view.key] = now
        yield now
    own = before.get(maps.Whose.PERSON)
    if own and own.counted_on and (day := next((d for d in no_one if d > own.on), None)):
        yield replace(own, on=day, counted_on=False)


def _flow(row: Reading, last: maps.Reading | None) -> maps.Flow:
    if row.flow:
        return _FLOW.get(Flow(row.flow), maps.Flow.NONE)
    return last.flow if last else maps.Flow.NONE


def _view(row: Reading, person: Person) -> maps.View:
    whose = _WHOSE[Perspective(row.perspective)]
    return maps.View(whose, person.first_name if whose == maps.Whose.PERSON else row.said_by)
