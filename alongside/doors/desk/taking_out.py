"""What leaves Alongside as a file, in the browser and by the command: made, and its row written,
before a byte of it goes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import render

from alongside.base.audit.chain import note_now
from alongside.base.core.units import unit
from alongside.doors.exchange.gedcom_out import NAME, gedcom
from alongside.people.family.queries import family_of
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for, reasons_for

from .queries.map import Chosen, area_asked, chosen, network_for
from .queries.map_files import FORMS, Wanted
from .queries.map_theirs import Theirs, note_told, theirs


@dataclass(frozen=True)
class Leaving:
    """A file: the name it is offered under, its type, and what is in it."""

    name: str
    type: str
    body: bytes


def map_asked(one: Person, viewer: Any, *, on: dt.date, view: str = "") -> Chosen:
    """Somebody's map as it may go out: no tie that is kept back, no view that is not shared."""
    return chosen(one, network_for(one, viewer, goes_out=True), on=on, view=view)


def with_others(one: Person, viewer: Any, asked: Chosen) -> tuple[Chosen, Theirs]:
    """The same with who on the map knows whom there, for those who analyse it; and what is to be
    noted of them."""
    found = theirs(one, viewer, asked.on, goes_out=True)
    return replace(asked, network=replace(asked.network, between=tuple(found.told))), found


def map_file(
    one: Person, viewer: Any, asked: Chosen, form: str, *, area: str = "", names: bool = False,
    case: str = "",
) -> Leaving:  # fmt: skip
    """The map in one of its forms. Raises DatabaseError where its row cannot be written."""
    how, others = FORMS[form], Theirs()
    if how.study:
        asked, others = with_others(one, viewer, asked)
    only = area_asked(area, asked.layout())
    body = how.make(Wanted(asked, only, names=names, case=case))
    told_in = reasons_for(viewer, others.records)
    with unit():
        _note("exported map of", one, viewer)
        note_told(told_in, viewer)
    return Leaving(how.name, how.type, body)


def family_file(one: Person, viewer: Any) -> Leaving:
    """The family as GEDCOM, without those who are kept close. Raises as `map_file`."""
    body = gedcom(family_of(one, viewer).family)
    _note("exported family of", one, viewer)
    return Leaving(NAME, "text/vnd.familysearch.gedcom; charset=utf-8", body)


def _note(verb: str, one: Person, viewer: Any) -> None:
    note_now(
        verb, "person", actor_id=viewer.worker_id, object_id=one.pk, person_id=one.pk,
        relation=reason_for(viewer, one.pk),
    )  # fmt: skip


def handed(request: Any, make: Callable[[], Leaving]) -> HttpResponse:
    """A file to keep. Where its row cannot be written nothing leaves: 503."""
    try:
        file = make()
    except DatabaseError:
        return render(request, "errors/unavailable.html", {}, status=503)
    answer = HttpResponse(file.body, content_type=file.type)
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer
