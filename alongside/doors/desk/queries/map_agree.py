"""Two views of somebody's ties, tie by tie, as they are merged into what is agreed together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from alongside.base.core import clock
from alongside.base.core.composed import composed_once
from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _
from alongside.people.maps.differing import saying
from alongside.people.maps.network import Map, Reading, Shown, View, Whose
from alongside.people.maps.words import in_order
from alongside.people.persons.models import Person
from alongside.people.ties.mapped import as_said
from alongside.people.ties.queries import readings_of
from alongside.people.ties.readings import Perspective
from alongside.people.ties.told import Said

from .map import Chosen, chosen, network_for

_PERSPECTIVE = {
    Whose.PERSON: Perspective.OWN,
    Whose.WORKER: Perspective.WORKER,
    Whose.CARER: Perspective.CARER,
    Whose.TOGETHER: Perspective.AGREED,
}


@composed_once
def _unshared(*, person: Any, viewer: Any) -> QuerySet:
    return readings_of(person.pk, viewer).filter(shared=False)


@dataclass(frozen=True)
class ToAgree:
    """One tie: what each of the two views says of it, by a code that holds what would be saved."""

    key: str
    name: str
    relation: str
    options: tuple[tuple[str, str], ...]
    alike: bool
    agreed: str  # what was agreed of it before, in words
    shared: bool  # not where one of the two is a view that only its writer reads


@dataclass(frozen=True)
class Merging:
    """Two views of today, and what is to be agreed: first where they differ."""

    views: tuple[str, str]
    words: tuple[str, str]
    ties: tuple[ToAgree, ...]

    @property
    def unlike(self) -> tuple[ToAgree, ...]:
        return tuple(tie for tie in self.ties if not tie.alike)

    @property
    def alike(self) -> tuple[ToAgree, ...]:
        return tuple(tie for tie in self.ties if tie.alike)


def merging(person: Person, viewer: Any, *, view: str, other: str) -> Merging | None:
    """The two views that were asked for, else the first two that are not agreed already; nothing
    where there are no two."""
    asked = chosen(person, network_for(person, viewer), on=clock.today(), view=view)
    own = [name for name, one in asked.views.items() if one.whose != Whose.TOGETHER]
    wanted = [name for name in dict.fromkeys((view, other)) if name in own]
    names = (wanted + [name for name in own if name not in wanted])[:2]
    kept = _kept_apart(person, viewer, [asked.views[name] for name in names])
    if len(names) < 2:
        return None
    return _merging(asked, names[0], names[1], kept)


def _merging(asked: Chosen, view: str, other: str, kept: set[str]) -> Merging:
    maps = asked.map(view_id=view), asked.map(view_id=other)
    before = _agreed(asked)
    ties = [
        _tie(maps, tie, before.get(tie.tie.key), tie.tie.key not in kept)
        for tie in _every(maps)
        if _read(maps, tie.tie.key)
    ]
    words = asked.views[view].words, asked.views[other].words
    return Merging((view, other), words, tuple(sorted(ties, key=lambda tie: tie.alike)))


def _every(maps: tuple[Map, Map]) -> Iterable[Shown]:
    keys = {shown.tie.key for shown in maps[0].shown}
    yield from in_order(maps[0])
    yield from (shown for shown in in_order(maps[1]) if shown.tie.key not in keys)


def _read(maps: tuple[Map, Map], key: str) -> list[tuple[Map, Shown, Reading]]:
    """Who of the two says how this one is."""
    found = []
    for map in maps:
        for shown in map.shown:
            if shown.tie.key == key and shown.reading and _says(as_said(shown.reading)):
                found.append((map, shown, shown.reading))
    return found


def _says(said: Said) -> bool:
    return bool(said.closeness or said.quality or said.flow)


def _tie(maps: tuple[Map, Map], shown: Shown, before: Shown | None, shared: bool) -> ToAgree:
    reading = before.reading if before else None
    options: dict[str, tuple[str, list[str]]] = {}
    for map, one, said in _read(maps, shown.tie.key):
        words = saying(map, one, counted_on=False)
        code = code_of(as_said(said, reading))
        options.setdefault(words, (code, []))[1].append(map.view.words)
    alike = len(options) == 1 and len(next(iter(options.values()))[1]) == len(maps)
    told = [
        (code, _("%(view)s: %(saying)s") % {"view": whose[0], "saying": words})
        for words, (code, whose) in options.items()
    ]
    if alike:
        told = [(told[0][0], _("Both: %(saying)s") % {"saying": next(iter(options))})]
    return ToAgree(
        key=shown.tie.key,
        name=shown.tie.called,
        relation=shown.tie.relation,
        options=tuple(told),
        alike=alike,
        agreed=_in_words(maps[0], before),
        shared=shared,
    )


def _agreed(asked: Chosen) -> dict[str, Shown]:
    together = next((n for n, one in asked.views.items() if one.whose == Whose.TOGETHER), None)
    if together is None:
        return {}
    return {one.tie.key: one for one in asked.map(view_id=together).shown if one.reading}


def _in_words(map: Map, agreed: Shown | None) -> str:
    if agreed is None or agreed.reading is None:
        return ""
    return _("Agreed together, %(day)s: %(saying)s") % {
        "day": day_text(agreed.reading.on, "j F Y"),
        "saying": saying(map, agreed),
    }


def _kept_apart(person: Person, viewer: Any, views: list[View]) -> set[str]:
    """The ties of which one of these views was not shared."""
    names = {_whose(_PERSPECTIVE[view.whose], view.name) for view in views}
    rows = _unshared(person=person, viewer=viewer)
    return {str(row.tie_id) for row in rows if _whose(row.perspective, row.said_by) in names}


def _whose(perspective: str, name: str) -> tuple[str, str]:
    return perspective, "" if perspective == Perspective.OWN else name


def code_of(said: Said) -> str:
    return f"{said.closeness or ''}.{said.quality}.{said.flow}"


def said_in(code: str) -> Said:
    """What a code says. It is checked where it is written down, as anything else is."""
    closeness, quality, flow = code.split(".")
    return Said(closeness=int(closeness) if closeness else None, quality=quality, flow=flow)
