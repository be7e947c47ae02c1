"""Promises as sentences, to the one who made them or as they stand on a page."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from alongside.base.core import clock
from alongside.base.core.dates import day_in_words
from alongside.base.core.language import gettext as _
from alongside.people.persons.models import Person
from alongside.practice.promises.models import Promise, PromiseFor, State, Whose


@dataclass
class PromiseLine:
    promise: Promise
    people: list[Person]
    sentence: str
    day: str = ""
    lead: str = ""
    late: bool = False

    @property
    def state(self) -> str:
        return {"not_kept": "open"}.get(self.promise.state, self.promise.state)


def _promise_line(promise: Promise, people: list[Person], reader: Any) -> PromiseLine:
    if reader is not None and promise.by_worker_id == reader.worker_id:
        sentence = _("You said you’d %(words)s") % {"words": promise.words}
    else:
        who = {
            Whose.WORKER: promise.by_worker.first_name if promise.by_worker else "",
            Whose.PERSON: people[0].first_name if people else _("They"),
            Whose.OTHER: promise.by_name,
            Whose.ORGANISATION: _("We"),
        }[Whose(promise.whose)]
        said = (
            _("%(who)s will %(words)s")
            if promise.state in (State.OPEN, State.CHANGED)
            else _("%(who)s promised to %(words)s")
        )
        sentence = said % {"who": who, "words": promise.words}
    if not sentence.endswith((".", "!", "?", "…")):
        sentence += "."
    line = PromiseLine(promise, people, sentence)
    if promise.due and promise.state in (State.OPEN, State.CHANGED):
        line.late = promise.due < clock.today()
        if line.late:
            line.day = _("Was %(day)s") % {"day": day_in_words(promise.due)}
        else:
            line.lead, line.day = _("By"), day_in_words(promise.due)
    return line


def my_promises(viewer: Any) -> QuerySet:
    """Open promises that are mine, or that others made and I wrote down; the overdue first."""
    rows: QuerySet = (
        Promise.objects.visible_to(viewer)
        .filter(
            Q(by_worker_id=viewer.worker_id)
            | (Q(recorded_by_id=viewer.worker_id) & ~Q(whose=Whose.WORKER)),
            state__in=(State.OPEN, State.CHANGED),
        )
        .select_related("by_worker")
        .order_by(F("due").asc(nulls_last=True), "pk")
    )
    return rows


def lines_to(
    viewer: Any, promises: list[Promise], people: dict[UUID, list[Person]]
) -> list[PromiseLine]:
    """Promises as they are said to the one who reads: "You said you’d…"."""
    return [_promise_line(promise, people[promise.pk], viewer) for promise in promises]


def promise_rows(person: Person, viewer: Any) -> QuerySet:
    """The latest promises in one person's circle."""
    mine = PromiseFor.objects.visible_to(viewer).filter(person=person).values("promise_id")
    rows: QuerySet = (
        Promise.objects.visible_to(viewer)
        .filter(pk__in=mine)
        .select_related("by_worker")
        .order_by("-made_on", "-pk")[:60]
    )
    return rows


def chosen(rows: list[Promise], *, most: int = 12) -> list[Promise]:
    """Of somebody's promises those a page shows: open ones first, then the latest settled."""
    still = [row for row in rows if row.state in (State.OPEN, State.CHANGED)]
    still.sort(key=lambda row: (row.due is None, row.due or dt.date.max))
    settled = [row for row in rows if row.state not in (State.OPEN, State.CHANGED)]
    return (still + settled)[:most]


def lines(promises: list[Promise], people: dict[UUID, list[Person]]) -> list[PromiseLine]:
    """Promises as they stand on somebody's page, both ways."""
    return [_promise_line(promise, people[promise.pk], None) for promise in promises]
