"""A person's timeline, fifty entries at a time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.base.core import clock
from alongside.base.core.addresses import address
from alongside.base.core.among import among
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.ids import parse_id
from alongside.base.core.language import day_text, time_text
from alongside.base.core.language import gettext as _
from alongside.people.persons.models import Person
from alongside.people.working.access import no_gate_beside
from alongside.practice.appointments.models import Appointment
from alongside.practice.encounters.models import Encounter, EncounterPart, How, Planned, Present

from .not_met import NotMetEntry
from .words import by_owner, joined, length_in_words, people_in

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
    def url(self) -> str:
        return address("entry", encounter_id=self.encounter.pk)

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
        return day_text(clock.local(self.encounter.happened_at), "D")

    @property
    def day(self) -> str:
        when = clock.local(self.encounter.happened_at)
        if self.encounter.happened_precision not in (Precision.MINUTE, Precision.DAY):
            return str(RoughDate(when.date(), self.encounter.happened_precision))
        this_year = when.year == clock.today().year
        return day_text(when, "j M" if this_year else "j M Y")

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
            sentences.append(_("Written %(day)s") % {"day": day_text(written, "j F")})
        if encounter.hard:
            sentences.append(_("Something hard had to be said"))
        if encounter.replaces_id:
            sentences.append(_("Corrected: %(why)s") % {"why": encounter.why_corrected.rstrip(".")})
        return ". ".join(sentences) + "."


def what_kind(encounter: Encounter) -> str:
    """ "Visit at home", "Phone call", with how it came about where that was not as planned."""
    if encounter.how == How.PHONE:
        how = _("Phone call")
    elif encounter.how == How.VIDEO:
        how = _("Video call")
    elif encounter.how == How.MESSAGE:
        how = _("Message")
    elif encounter.place:
        how = _("Meeting, %(place)s") % {"place": encounter.place}
    else:
        how = _("Meeting")
    if encounter.planned in (Planned.UNANNOUNCED, Planned.CRISIS):
        return f"{how}, {Planned(encounter.planned).label}"
    return how


class TimelineRow(NamedTuple):
    """An entry as the timeline on a page writes it; a record of a few words, not yet of a page."""

    id: str
    lead: str
    day: str
    datetime: str
    title: str
    about: str
    text: str
    by: str
    who: str
    href: str
    decision: Any = None
    voice: Any = None


def timeline_row(entry: Any, person: Person) -> TimelineRow:
    """What the timeline says of an entry, or of what stands among the entries."""
    url, about = entry.url, ""
    if url:
        when = clock.local(entry.at)
        about = f"{day_text(when, 'l j F Y')}, {time_text(when)}"
    return TimelineRow(
        entry.id, entry.lead, entry.day, entry.datetime, entry.title, about, entry.text, entry.by,
        entry.who(person), url,
    )  # fmt: skip


@dataclass
class Timeline:
    entries: list[Entry | NotMetEntry]
    earlier: str


class Cursor(NamedTuple):
    """Where a page of the story begins: before this moment, or in it before this entry."""

    moment: dt.datetime
    last_id: UUID


def story_rows(
    person: Person,
    viewer: Any,
    *,
    before: Cursor | None = None,
    own_only: bool = False,
    most: int | None = PAGE,
) -> QuerySet:
    """Somebody's parts in encounters, newest first, from a cursor on: one more than `most`, to know
    whether there is an earlier page; without `most`, all.

    `own_only` is what remains in the 28 days after a relationship ended.
    """
    parts: QuerySet = (
        EncounterPart.objects.visible_to(viewer)
        .current()
        .filter(no_gate_beside(viewer, EncounterPart, "encounter"), person=person)
        .select_related("encounter__author")
        .order_by("-happened_at", "-encounter_id")
    )
    if own_only:
        parts = parts.filter(encounter__author_id=viewer.worker_id)
    if before is not None:
        parts = parts.filter(
            Q(happened_at__lt=before.moment)
            | Q(happened_at=before.moment, encounter_id__lt=before.last_id)
        )
    return parts if most is None else parts[: most + 1]


def who_was_there(visits: list[UUID], person: Person, viewer: Any) -> dict[str, QuerySet]:
    """What has to be read to say who else was there: others of our people, and those as told."""
    others = people_in(EncounterPart, "encounter", visits, viewer).exclude(person=person)
    present = Present.objects.visible_to(viewer).filter(among("encounter", visits))
    return {"others": others, "present": present.order_by("pk")}


def page_covers(
    rows: list[EncounterPart], before: Cursor | None, most: int | None = PAGE
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """The time a page of the story covers: from when, where there is an earlier page, until when,
    where there is a later one."""
    since = rows[most - 1].happened_at if most and len(rows) > most else None
    return since, before.moment if before else None


def told(
    rows: list[EncounterPart],
    others: list[EncounterPart],
    present: list[Present],
    not_met: Sequence[Appointment] = (),
    *,
    most: int | None = PAGE,
) -> Timeline:
    """The page of the story these rows make."""
    shown = rows if most is None else rows[:most]
    people, there = by_owner(others, "encounter"), defaultdict(list)
    for one in present:
        there[one.encounter_id].append(one)
    entries: list[Entry | NotMetEntry] = [
        Entry(row.encounter, row, people[row.encounter_id], there[row.encounter_id])
        for row in shown
    ]
    entries += [NotMetEntry(row) for row in not_met]
    earlier = ""
    if len(shown) < len(rows):
        last = shown[-1]
        earlier = f"{last.happened_at.isoformat()}~{last.encounter_id}"
    return Timeline(sorted(entries, key=lambda one: one.at, reverse=True), earlier)


def cursor_in(text: str) -> Cursor | None:
    """A cursor as it stands in an address, "moment~id"; None for the first page."""
    moment, _sep, last = text.partition("~")
    last_id = parse_id(last)
    try:
        when = dt.datetime.fromisoformat(moment.replace(" ", "+"))
    except ValueError:
        return None
    return Cursor(when, last_id) if last_id and when.tzinfo else None
