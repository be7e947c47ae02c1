"""A person's timeline, fifty entries at a time."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.ids import parse_id
from alongside.people.persons.models import Person
from alongside.practice.encounters.models import Encounter, EncounterPart, How, Planned, Present

from .words import joined, length_in_words, names_by

PAGE = 50


@dataclass
class Entry:
    encounter: Encounter
    part: EncounterPart
    others: list[Person]
    present: list[Present]

    @property
    def id(self) -> str:
        return f"e-{self.encounter.pk}"

    @property
    def at(self) -> dt.datetime:
        return self.encounter.happened_at

    @property
    def href(self) -> str:
        return reverse("entry", kwargs={"encounter_id": self.encounter.pk})

    @property
    def title(self) -> str:
        encounter = self.encounter
        if encounter.title:
            return encounter.title
        return what_kind(encounter)

    @property
    def text(self) -> str:
        words = [self.encounter.narrative, self.part.words]
        if self.encounter.asked_not_to_write and not any(words):
            return _("We met. They asked for it not to be written down.")
        return "\n\n".join(word for word in words if word)

    @property
    def lead(self) -> str:
        if self.encounter.happened_precision not in (Precision.MINUTE, Precision.DAY):
            return ""
        return date_format(clock.local(self.encounter.happened_at), "D")

    @property
    def day(self) -> str:
        when = clock.local(self.encounter.happened_at)
        if self.encounter.happened_precision not in (Precision.MINUTE, Precision.DAY):
            return str(RoughDate(when.date(), self.encounter.happened_precision))
        this_year = when.year == clock.today().year
        return date_format(when, "j M" if this_year else "j M Y")

    @property
    def datetime(self) -> str:
        return clock.local(self.encounter.happened_at).date().isoformat()

    @property
    def by(self) -> str:
        return self.encounter.author.first_name

    def who(self, person: Person) -> str:
        """ "40 minutes, with Dee (mum). Seen alone. Maya can read this." """
        encounter = self.encounter
        said = []
        if encounter.minutes:
            said.append(length_in_words(encounter.minutes))
        there = [other.name for other in self.others] + [p.in_words for p in self.present]
        if there:
            said.append(_("with %(names)s") % {"names": joined(there)})
        sentences = [", ".join(said)] if said else []
        if self.part.seen_alone:
            sentences.append(_("Seen alone"))
        elif self.part.seen:
            sentences.append(_("Seen"))
        sentences.append(
            _("%(name)s can read this") % {"name": person.first_name}
            if encounter.readable
            else _("%(name)s cannot read this yet: %(why)s")
            % {"name": person.first_name, "why": encounter.not_yet_because.rstrip(".")}
        )
        written = clock.local(encounter.recorded_at).date()
        if written != clock.local(encounter.happened_at).date():
            sentences.append(_("Written %(day)s") % {"day": date_format(written, "j F")})
        if encounter.replaces_id:
            sentences.append(_("Corrected: %(why)s") % {"why": encounter.why_corrected.rstrip(".")})
        return ". ".join(sentences) + "."


def what_kind(encounter: Encounter) -> str:
    """ "Visit at home", "Phone call", with how it came about where that was not as planned."""
    how = {
        How.PHONE: _("Phone call"),
        How.VIDEO: _("Video call"),
        How.MESSAGE: _("Message"),
    }.get(How(encounter.how))
    if how is None:
        how = (
            _("Meeting, %(place)s") % {"place": encounter.place}
            if encounter.place
            else _("Meeting")
        )
    if encounter.planned in (Planned.UNANNOUNCED, Planned.CRISIS):
        return f"{how}, {Planned(encounter.planned).label}"
    return how


@dataclass
class Timeline:
    entries: list[Entry]
    earlier: str
    continued: bool = False


def timeline(
    person: Person,
    viewer: Any,
    *,
    before: str = "",
    own_only: bool = False,
    everything: bool = False,
) -> Timeline:
    """Fifty entries of somebody's timeline, newest first, from a cursor "moment~id" on.

    `own_only` is what remains in the 28 days after a relationship ended.
    """
    parts = (
        EncounterPart.objects.visible_to(viewer)
        .filter(
            person=person,
            encounter__in=Encounter.objects.visible_to(viewer).values("pk"),
            encounter__replaced_by__isnull=True,
        )
        .select_related("encounter__author")
        .order_by("-happened_at", "-encounter_id")
    )
    if own_only:
        parts = parts.filter(encounter__author_id=viewer.worker_id)
    start = _cursor(before)
    if start:
        moment, last_id = start
        parts = parts.filter(
            Q(happened_at__lt=moment) | Q(happened_at=moment, encounter_id__lt=last_id)
        )
    rows = list(parts) if everything else list(parts[: PAGE + 1])
    more, rows = (not everything and len(rows) > PAGE), rows if everything else rows[:PAGE]
    ids = [row.encounter_id for row in rows]
    people = names_by(EncounterPart, "encounter", ids, viewer)
    present: dict[UUID, list[Present]] = defaultdict(list)
    for there in Present.objects.visible_to(viewer).filter(encounter__in=ids).order_by("pk"):
        present[there.encounter_id].append(there)
    entries = [
        Entry(
            encounter=row.encounter,
            part=row,
            others=[p for p in people[row.encounter_id] if p.pk != person.pk],
            present=present[row.encounter_id],
        )
        for row in rows
    ]
    earlier = ""
    if more:
        last = rows[-1]
        earlier = f"{last.happened_at.isoformat()}~{last.encounter_id}"
    return Timeline(entries, earlier, start is not None)


def _cursor(text: str) -> tuple[dt.datetime, UUID] | None:
    moment, _sep, last = text.partition("~")
    last_id = parse_id(last)
    try:
        when = dt.datetime.fromisoformat(moment.replace(" ", "+"))
    except ValueError:
        return None
    return (when, last_id) if last_id and when.tzinfo else None


def last_met(viewer: Any, person_ids: list[UUID]) -> dict[UUID, dt.datetime]:
    """When each of these people was last met, by anyone, as far as the viewer may read."""
    return dict(
        EncounterPart.objects.visible_to(viewer)
        .filter(person__in=person_ids, encounter__replaced_by__isnull=True)
        .values("person_id")
        .annotate(last=Max("happened_at"))
        .values_list("person_id", "last")
    )
