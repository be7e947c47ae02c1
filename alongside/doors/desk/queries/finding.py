"""What is found in words: entries and promises the viewer may read, the latest first."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.search.words import Piece, line_with, saying
from alongside.practice.encounters.models import Encounter, EncounterPart
from alongside.practice.promises.models import Promise, PromiseFor, Whose

from .story import what_kind
from .words import joined, names_by

MOST = 20


@dataclass
class Said:
    """One entry or promise that has the words: a line of it, when it was and whose it is."""

    url: str
    title: str
    about: str
    day: str
    by: str
    line: list[Piece]


@dataclass
class Written:
    """The latest twenty, and whether there are others before them. How many is not told."""

    rows: list[Said] = field(default_factory=list)
    more: bool = False


def in_what_is_written(viewer: Any, asked: str) -> Written:
    """Entries and promises that have every word that was asked for, as far as the viewer reads.

    A fixed number of queries, each narrowed by what the viewer may see; ordered by date alone.
    """
    entries = Encounter.objects.visible_to(viewer).current().select_related("author")
    by_words = list(
        entries.filter(saying("encounter", asked)).order_by("-happened_at", "-pk")[: MOST + 1]
    )
    parts = (
        EncounterPart.objects.visible_to(viewer)
        .filter(saying("part", asked), encounter__in=entries.values("pk"))
        .select_related("encounter__author")
        .order_by("-happened_at", "-pk")[: MOST + 1]
    )
    promises = (
        Promise.objects.visible_to(viewer)
        .filter(saying("promise", asked))
        .select_related("by_worker")
        .order_by("-recorded_at", "-pk")[: MOST + 1]
    )
    texts: dict[UUID, list[str]] = defaultdict(list)
    found: dict[UUID, Encounter] = {}
    for encounter in by_words:
        found[encounter.pk] = encounter
        texts[encounter.pk] += [encounter.narrative, encounter.title]
    for part in parts:
        found[part.encounter_id] = part.encounter
        texts[part.encounter_id].append(part.words)
    both: list[tuple[dt.datetime, UUID, Encounter | Promise]] = [
        (one.happened_at, one.pk, one) for one in found.values()
    ]
    both += [(one.recorded_at, one.pk, one) for one in promises]
    both.sort(key=lambda row: row[:2], reverse=True)
    shown = [one for _when, _pk, one in both[:MOST]]
    entry_ids = [one.pk for one in shown if isinstance(one, Encounter)]
    promise_ids = [one.pk for one in shown if isinstance(one, Promise)]
    met = names_by(EncounterPart, "encounter", entry_ids, viewer)
    promised = names_by(PromiseFor, "promise", promise_ids, viewer)
    rows = [
        _entry(one, met[one.pk], _line(texts[one.pk], asked))
        if isinstance(one, Encounter)
        else _promise(one, promised[one.pk], line_with(one.words, asked))
        for one in shown
    ]
    return Written(rows, more=len(both) > MOST)


def _line(texts: list[str], asked: str) -> list[Piece]:
    """A line of the first of these texts that has any of what was asked for."""
    lines = [line_with(text, asked) for text in texts if text]
    return next((line for line in lines if any(mark for _words, mark in line)), lines[0])


def _entry(encounter: Encounter, people: list[Any], line: list[Piece]) -> Said:
    when = clock.local(encounter.happened_at).date()
    day = date_format(when, "j F Y")
    if encounter.happened_precision not in (Precision.MINUTE, Precision.DAY):
        day = str(RoughDate(when, encounter.happened_precision))
    return Said(
        url=reverse("entry", kwargs={"encounter_id": encounter.pk}),
        title=encounter.title or what_kind(encounter),
        about=joined(one.name for one in people),
        day=day,
        by=encounter.author.name,
        line=line,
    )


def _promise(promise: Promise, people: list[Any], line: list[Piece]) -> Said:
    whose = {
        Whose.WORKER: promise.by_worker.name if promise.by_worker else "",
        Whose.OTHER: promise.by_name,
        Whose.ORGANISATION: _("the organisation"),
    }
    # Who promised is named only where they are among those whose names the viewer sees.
    theirs = [one.name for one in people if one.pk == promise.by_person_id]
    return Said(
        url=reverse("settle_promise", kwargs={"promise_id": promise.pk}),
        title=_("Promise"),
        about=joined(one.name for one in people),
        day=date_format(promise.made_on, "j F Y"),
        by=whose.get(Whose(promise.whose), "") or joined(theirs),
        line=line,
    )
