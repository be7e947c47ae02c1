"""What the desk's screens show, shaped from several rooms; each read in a constant number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, Q, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate, age_on, day_in_words
from alongside.base.core.ids import parse_id
from alongside.base.drafts.models import Draft
from alongside.base.notices.models import Notice
from alongside.people.persons.models import Fact, FactKind, Person, PersonName
from alongside.people.working.models import WorkingRelationship
from alongside.practice.appointments.models import Appointment, AppointmentPerson, Expected
from alongside.practice.encounters.models import Encounter, EncounterPart, How, Planned, Present
from alongside.practice.promises.models import Promise, PromiseFor, State, Whose

PAGE = 50
MOST_NUDGES = 5


def joined(names: Iterable[str]) -> str:
    """Names as a sentence says them: "Ana, Ben and Cal"."""
    every = list(names)
    if len(every) < 2:
        return "".join(every)
    return _("%(some)s and %(last)s") % {"some": ", ".join(every[:-1]), "last": every[-1]}


def length_in_words(minutes: int | None) -> str:
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest}
    if not rest:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def about_in_words(person: Person) -> str:
    """"15, she/her." or what of that is known."""
    said = []
    if person.died_on:
        said.append(_("died %(day)s") % {"day": person.died_on})
    else:
        age = age_on(person.born_on, clock.today())
        if age is not None:
            about = person.born_precision == Precision.ABOUT
            said.append(_("about %(age)s") % {"age": age} if about else str(age))
    if person.pronouns:
        said.append(person.pronouns)
    return ", ".join(said)


# --- names of the people something is about --------------------------------------------------


def names_by(parts: Any, owner: str, owner_ids: list[UUID], viewer: Any) -> dict[UUID, list[Person]]:
    """The people of each shared object whose card the viewer sees, in the order they were put."""
    found: dict[UUID, list[Person]] = defaultdict(list)
    rows = (
        parts.objects.visible_to(viewer)
        .filter(**{f"{owner}__in": owner_ids}).select_related("person").order_by("pk")
    )
    for row in rows:
        found[getattr(row, f"{owner}_id")].append(row.person)
    return found


# --- timeline --------------------------------------------------------------------------------


@dataclass
class Entry:
    encounter: Encounter
    part: EncounterPart
    others: list[Person]
    present: list[Present]
    promises: list[Promise] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"e-{self.encounter.pk}"

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
        """"40 minutes, with Dee (mum). Seen alone. Maya can read this." """
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
            % {"name": person.first_name, "why": encounter.not_yet_because}
        )
        written = clock.local(encounter.recorded_at).date()
        if written != clock.local(encounter.happened_at).date():
            sentences.append(
                _("Written %(day)s") % {"day": date_format(written, "j F")}
            )
        if encounter.replaces_id:
            sentences.append(_("Corrected: %(why)s") % {"why": encounter.why_corrected})
        return ". ".join(sentences) + "."


def what_kind(encounter: Encounter) -> str:
    """"Visit at home", "Phone call", with how it came about where that was not as planned."""
    how = {
        How.PHONE: _("Phone call"), How.VIDEO: _("Video call"), How.MESSAGE: _("Message"),
    }.get(How(encounter.how))
    if how is None:
        how = _("Meeting, %(place)s") % {"place": encounter.place} if encounter.place else _("Meeting")
    if encounter.planned in (Planned.UNANNOUNCED, Planned.CRISIS):
        return f"{how}, {Planned(encounter.planned).label}"
    return how


@dataclass
class Timeline:
    entries: list[Entry]
    earlier: str


def timeline(
    person: Person, viewer: Any, *, before: str = "", own_only: bool = False, everything: bool = False
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
            encounter=row.encounter, part=row,
            others=[p for p in people[row.encounter_id] if p.pk != person.pk],
            present=present[row.encounter_id],
        )
        for row in rows
    ]
    earlier = ""
    if more:
        last = rows[-1]
        earlier = f"{last.happened_at.isoformat()}~{last.encounter_id}"
    return Timeline(entries, earlier)


def _cursor(text: str) -> tuple[dt.datetime, UUID] | None:
    moment, _sep, last = text.partition("~")
    last_id = parse_id(last)
    try:
        when = dt.datetime.fromisoformat(moment.replace(" ", "+"))
    except ValueError:
        return None
    return (when, last_id) if last_id and when.tzinfo else None


# --- promises --------------------------------------------------------------------------------


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
        sentence = _("%(who)s will %(words)s") % {"who": who, "words": promise.words}
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


def _lines(promises: list[Promise], viewer: Any, *, to_reader: bool) -> list[PromiseLine]:
    """As sentences: to the reader ("You said you’d…"), or as they stand on somebody's page."""
    people = names_by(PromiseFor, "promise", [promise.pk for promise in promises], viewer)
    reader = viewer if to_reader else None
    return [_promise_line(promise, people[promise.pk], reader) for promise in promises]


def my_promises(viewer: Any) -> list[PromiseLine]:
    """Open promises that are mine, or that others made and I wrote down; the overdue first."""
    rows = (
        Promise.objects.visible_to(viewer)
        .filter(
            Q(by_worker_id=viewer.worker_id)
            | (Q(recorded_by_id=viewer.worker_id) & ~Q(whose=Whose.WORKER)),
            state__in=(State.OPEN, State.CHANGED),
        )
        .select_related("by_worker").order_by("due", "pk")
    )
    dated = [row for row in rows if row.due]
    return _lines(dated + [row for row in rows if not row.due], viewer, to_reader=True)


def promises_of(person: Person, viewer: Any, *, most: int = 12) -> list[PromiseLine]:
    """Promises in one person's circle, both ways: open ones first, then the latest settled."""
    mine = PromiseFor.objects.visible_to(viewer).filter(person=person).values("promise_id")
    rows = list(
        Promise.objects.visible_to(viewer).filter(pk__in=mine)
        .select_related("by_worker").order_by("-made_on", "-pk")[:60]
    )
    still = [row for row in rows if row.state in (State.OPEN, State.CHANGED)]
    still.sort(key=lambda row: (row.due is None, row.due or dt.date.max))
    settled = [row for row in rows if row.state not in (State.OPEN, State.CHANGED)]
    return _lines((still + settled)[:most], viewer, to_reader=False)


# --- my day ----------------------------------------------------------------------------------


@dataclass
class DayRow:
    at: dt.datetime
    minutes: int | None
    title: str
    detail: str
    state: str
    person_id: UUID | None = None
    appointment: Appointment | None = None
    draft: Draft | None = None
    encounter_id: UUID | None = None


@dataclass
class Day:
    rows: list[DayRow]
    promises: list[PromiseLine]
    nudges: list[Any]
    next_up: DayRow | None

    @property
    def in_words(self) -> str:
        to_write = sum(row.state == "to_write" for row in self.rows)
        to_come = sum(row.state == "to_come" for row in self.rows)
        said = []
        if to_write:
            said.append(ngettext("%(n)s to write up", "%(n)s to write up", to_write) % {"n": to_write})
        if to_come:
            said.append(ngettext("%(n)s to come", "%(n)s to come", to_come) % {"n": to_come})
        if not said:
            return _("Everything is written up.") if self.rows else _("Nothing agreed for today.")
        return ", ".join(said) + "."


def my_day(viewer: Any) -> Day:
    """The viewer's appointments today and whatever was recorded today, their promises and nudges.

    Meetings of the last week that nobody wrote up stand first, so that none is lost.
    """
    now, today = clock.now(), clock.today()
    start, end = clock.midnight(today), clock.midnight(today + dt.timedelta(days=1))
    meetings = list(
        Appointment.objects.visible_to(viewer)
        .filter(
            worker_id=viewer.worker_id, cancelled_at__isnull=True,
            starts_at__gte=start - dt.timedelta(days=7), starts_at__lt=end,
        ).order_by("starts_at", "pk")
    )
    written = dict(
        Encounter.objects.visible_to(viewer).current()
        .filter(author_id=viewer.worker_id, appointment__in=[row.pk for row in meetings])
        .values_list("appointment_id", "pk")
    )
    people = names_by(AppointmentPerson, "appointment", [row.pk for row in meetings], viewer)
    drafts = {
        draft.about: draft for draft in Draft.objects.visible_to(viewer).order_by("kept_at")
    }
    rows = []
    for meeting in meetings:
        done = meeting.pk in written
        if meeting.starts_at < start and done:
            continue
        with_whom = people[meeting.pk]
        draft = next(
            (drafts[about] for about in drafts if str(meeting.pk) in about), None
        )
        state = "done" if done else "to_write" if meeting.starts_at <= now else "to_come"
        detail = [meeting.purpose or _place_or_how(meeting)]
        if draft and state == "to_write":
            detail = [_("You began this at %(time)s") % {
                "time": date_format(clock.local(draft.started_at), "H:i")}]
        if meeting.starts_at < start:
            detail.insert(0, date_format(clock.local(meeting.starts_at), "l j F"))
        rows.append(
            DayRow(
                at=meeting.starts_at, minutes=meeting.minutes,
                title=joined(person.name for person in with_whom), detail=". ".join(detail),
                state=state, person_id=with_whom[0].pk if with_whom else None,
                appointment=meeting, draft=draft, encounter_id=written.get(meeting.pk),
            )
        )
    rows += _recorded_today(viewer, start, end)
    rows.sort(key=lambda row: row.at)
    coming = [row for row in rows if row.state == "to_come" and row.person_id]
    return Day(rows, my_promises(viewer), nudges(viewer), coming[0] if coming else None)


def _place_or_how(meeting: Appointment) -> str:
    return meeting.place or meeting.get_how_display()


def _recorded_today(viewer: Any, start: dt.datetime, end: dt.datetime) -> list[DayRow]:
    rows = list(
        Encounter.objects.visible_to(viewer).current().filter(
            author_id=viewer.worker_id, appointment__isnull=True,
            happened_at__gte=start, happened_at__lt=end,
        )
    )
    people = names_by(EncounterPart, "encounter", [row.pk for row in rows], viewer)
    return [
        DayRow(
            at=row.happened_at, minutes=row.minutes, detail=what_kind(row), state="done",
            title=joined(person.name for person in people[row.pk]),
            person_id=people[row.pk][0].pk if people[row.pk] else None, encounter_id=row.pk,
        )
        for row in rows
    ]


@dataclass
class Nudge:
    kind: str
    person: Person | None
    words: str
    notice: Notice | None = None


def nudges(viewer: Any) -> list[Nudge]:
    """At most five things worth a thought, of the kinds the worker has not switched off."""
    off = set(viewer.worker.quiet_nudges)
    found: list[Nudge] = []
    if "told" not in off:
        found += _told(viewer)
    if "not_met" not in off:
        found += _not_met(viewer)
    return found[:MOST_NUDGES]


def _told(viewer: Any) -> list[Nudge]:
    rows = list(
        Notice.objects.visible_to(viewer).filter(seen_at__isnull=True)
        .select_related("about_worker").order_by("-at")[:MOST_NUDGES]
    )
    people = {
        person.pk: person
        for person in Person.objects.visible_to(viewer).filter(pk__in=[r.person_id for r in rows])
    }
    found = []
    for row in rows:
        person = people.get(row.person_id)
        if person is None and row.kind != "asked":
            continue
        who = row.about_worker.name if row.about_worker else _("Somebody")
        name = person.name if person else ""
        words = {
            "found": _("%(who)s looked for %(name)s and was shown your team’s duty number."),
            "opened": _("%(who)s opened %(name)s’s record in an emergency. Ring them?"),
            "given": _("You now work with %(name)s. %(who)s gave a reason on their page."),
            "asked": _("%(who)s asks to open a sealed record you are inside of."),
        }[row.kind] % {"who": who, "name": name}
        found.append(Nudge(row.kind, person, words, row))
    return found


def _not_met(viewer: Any) -> list[Nudge]:
    mine = list(
        WorkingRelationship.objects.visible_to(viewer).active()
        .filter(worker_id=viewer.worker_id, rhythm_days__isnull=False)
        .select_related("person")
    )
    last = last_met(viewer, [row.person_id for row in mine])
    today, found = clock.today(), []
    for row in mine:
        met = last.get(row.person_id)
        since = clock.local(met or row.from_at).date()
        gap = (today - since).days
        if gap <= row.rhythm_days:
            continue
        rhythm = _rhythm(row.rhythm_days)
        words = (
            _("You and %(name)s planned %(rhythm)s. Last time was %(day)s.")
            if met else _("You and %(name)s planned %(rhythm)s. You have not met yet.")
        ) % {"name": row.person.name, "rhythm": rhythm, "day": date_format(since, "j F")}
        found.append((gap - row.rhythm_days, Nudge("not_met", row.person, words)))
    found.sort(key=lambda pair: -pair[0])
    return [nudge for _gap, nudge in found]


def _rhythm(days: int) -> str:
    if days % 7 == 0:
        return ngettext("every week", "every %(n)s weeks", days // 7) % {"n": days // 7}
    return ngettext("every day", "every %(n)s days", days) % {"n": days}


def last_met(viewer: Any, person_ids: list[UUID]) -> dict[UUID, dt.datetime]:
    """When each of these people was last met, by anyone, as far as the viewer may read."""
    return dict(
        EncounterPart.objects.visible_to(viewer)
        .filter(person__in=person_ids, encounter__replaced_by__isnull=True)
        .values("person_id").annotate(last=Max("happened_at")).values_list("person_id", "last")
    )


# --- my people -------------------------------------------------------------------------------


@dataclass
class Row:
    person: Person
    about: str
    role: str
    met: str
    meeting: str
    since: str
    names: str


def my_people(viewer: Any) -> list[Row]:
    """Everybody whose record the viewer sees through their own work or their team, by next meeting."""
    upcoming = (
        AppointmentPerson.objects.visible_to(viewer)
        .filter(person=OuterRef("pk"), starts_at__gte=clock.now(),
                appointment__cancelled_at__isnull=True)
        .order_by("starts_at").values("starts_at")[:1]
    )
    people = list(
        Person.objects.visible_to(viewer).annotate(next_at=Subquery(upcoming)).order_by("name", "pk")
    )
    met = last_met(viewer, [person.pk for person in people])
    mine = {
        row.person_id: row
        for row in WorkingRelationship.objects.visible_to(viewer).active()
        .filter(worker_id=viewer.worker_id)
    }
    others: dict[UUID, list[str]] = defaultdict(list)
    if viewer.managed_team_ids or viewer.duty_team_ids:
        for row in (
            WorkingRelationship.objects.visible_to(viewer).active()
            .filter(person__in=[p.pk for p in people]).select_related("worker").order_by("from_at")
        ):
            others[row.person_id].append(row.worker.name)
    known = _all_names(viewer)
    rows = []
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    for person in sorted(people, key=lambda one: one.next_at or far):
        own = mine.get(person.pk)
        last = met.get(person.pk)
        role = own.get_role_display() if own else joined(others[person.pk]) or _("nobody yet")
        rows.append(
            Row(
                person=person, about=about_in_words(person), role=role,
                met=day_in_words(clock.local(last).date()) if last else "",
                meeting=_when(person.next_at) if person.next_at else "",
                since=date_format(clock.local(own.from_at), "F Y") if own else "",
                names=" ".join([person.name, *known[person.pk]]),
            )
        )
    return rows


def _all_names(viewer: Any) -> dict[UUID, list[str]]:
    known: dict[UUID, list[str]] = defaultdict(list)
    for person_id, full in PersonName.objects.visible_to(viewer).values_list("person_id", "full"):
        known[person_id].append(full)
    return known


def _when(moment: dt.datetime) -> str:
    local = clock.local(moment)
    return f"{day_in_words(local.date())} {date_format(local, 'H:i')}"


# --- before I go -----------------------------------------------------------------------------


@dataclass
class Before:
    last: list[str]
    promises: list[PromiseLine]
    speaking: list[str]
    helps: list[str]
    expected: list[str]
    meeting: Appointment | None


def before_i_go(person: Person, viewer: Any) -> Before:
    """The card for the doorstep: last three meetings in a line each, promises both ways, how they
    like to be spoken to, who else will be there."""
    last = []
    for entry in timeline(person, viewer).entries[:3]:
        words = entry.text.replace("\n", " ")
        first = words if len(words) <= 140 else words[:140].rsplit(" ", 1)[0] + "…"
        last.append(f"{entry.lead} {entry.day}: {first}")
    facts = Fact.objects.visible_to(viewer).current().filter(
        person=person, kind__in=(FactKind.SPEAKING, FactKind.HELPS)
    )
    by_kind: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        by_kind[fact.kind].append(fact.words)
    meeting = next_meeting(person, viewer)
    expected = [
        row.in_words
        for row in Expected.objects.visible_to(viewer).filter(appointment=meeting).order_by("pk")
    ] if meeting else []
    still = [
        line for line in promises_of(person, viewer)
        if line.promise.state in (State.OPEN, State.CHANGED)
    ]
    return Before(last, still, by_kind[FactKind.SPEAKING], by_kind[FactKind.HELPS], expected, meeting)


def next_meeting(person: Person, viewer: Any) -> Appointment | None:
    with_them = AppointmentPerson.objects.visible_to(viewer).filter(
        person=person, starts_at__gte=clock.now() - dt.timedelta(minutes=30)
    )
    return (
        Appointment.objects.visible_to(viewer)
        .filter(pk__in=with_them.values("appointment_id"), cancelled_at__isnull=True)
        .order_by("starts_at").first()
    )
