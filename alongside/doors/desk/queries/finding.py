"""What is found in words: entries and promises the viewer may read, the latest first."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.composed import composed_once
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.search.words import Piece, line_with, said_in, words_in
from alongside.people.working.access import no_gate_beside
from alongside.practice.encounters.models import Encounter, EncounterPart
from alongside.practice.promises.models import Promise, PromiseFor, Whose

from .story import what_kind
from .words import by_owner, joined, people_in

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

    A fixed number of queries, each narrowed by what the viewer may see; ordered by date alone. Each
    begins with the people the viewer sees: what it costs follows what is written about those, and
    neither what others wrote nor how common a word is.
    """
    read = _written(viewer=viewer, wanted=tuple(words_in(asked)))
    both: list[tuple[dt.datetime, UUID, Encounter | Promise]] = [
        (one.happened_at, one.pk, one) for one in read["entries"]
    ]
    both += [(one.recorded_at, one.pk, one) for one in read["promises"]]
    both.sort(key=lambda row: row[:2], reverse=True)
    shown = [one for _when, _pk, one in both[:MOST]]
    entry_ids = [one.pk for one in shown if isinstance(one, Encounter)]
    promise_ids = [one.pk for one in shown if isinstance(one, Promise)]
    about = _about(viewer=viewer, entry_ids=entry_ids, promise_ids=promise_ids)
    met, promised = by_owner(about["met"], "encounter"), by_owner(about["promised"], "promise")
    words: dict[UUID, list[str]] = defaultdict(list)
    for part in about["met"]:
        words[part.encounter_id].append(part.words)
    rows = [
        _entry(one, met[one.pk], _line([one.narrative, one.title, *words[one.pk]], asked))
        if isinstance(one, Encounter)
        else _promise(one, promised[one.pk], line_with(one.words, asked))
        for one in shown
    ]
    return Written(rows, more=len(both) > MOST)


@composed_once
def _written(*, viewer: Any, wanted: Any) -> dict[str, QuerySet]:
    return {"entries": _entries(viewer, wanted), "promises": _promises(viewer, wanted)}


@composed_once
def _about(*, viewer: Any, entry_ids: Any, promise_ids: Any) -> dict[str, QuerySet]:
    return {
        "met": people_in(EncounterPart, "encounter", entry_ids, viewer),
        "promised": people_in(PromiseFor, "promise", promise_ids, viewer),
    }


def _entries(viewer: Any, wanted: Any) -> QuerySet:
    """Entries the viewer reads with the words in them, or in what they read about one of those who
    were there."""
    latest = (
        EncounterPart.objects.visible_to(viewer)
        .current()
        .filter(
            no_gate_beside(viewer, EncounterPart, "encounter"),
            said_in(wanted, "encounter_id", "pk"),
        )
        .values("encounter_id")
        .annotate(at=Max("happened_at"))
        .order_by("-at", "-encounter_id")
        .values("encounter_id")[: MOST + 1]
    )
    rows = Encounter.objects.visible_to(viewer).current().select_related("author")
    return rows.filter(pk__in=latest).order_by("-happened_at", "-pk")


def _promises(viewer: Any, wanted: Any) -> QuerySet:
    """Promises the viewer reads with the words in them. Whoever reads one sees whom it is about,
    made it or wrote it down; that is where to begin."""
    about = PromiseFor.objects.visible_to(viewer).values("promise_id")
    seen = Promise.objects.visible_to(viewer)
    made = seen.filter(by_worker_id=viewer.worker_id).values("pk")
    written = seen.filter(recorded_by_id=viewer.worker_id).values("pk")
    # One after another: an OR of the three would be looked for in every promise there is.
    rows = seen.filter(said_in(wanted, "pk"), pk__in=about.union(made, written))
    return rows.select_related("by_worker").order_by("-recorded_at", "-pk")[: MOST + 1]


def _line(texts: list[str], asked: str) -> list[Piece]:
    """A line of that of these texts which has the most of what was asked for."""
    lines = [line_with(text, asked) for text in texts if text]
    return max(lines, key=lambda line: len({words.lower() for words, mark in line if mark}))


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
