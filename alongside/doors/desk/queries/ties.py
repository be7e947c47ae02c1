"""Somebody's ties to the people and groups that matter, and how each is, as sentences."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.language import day_text
from alongside.base.core.together import together
from alongside.people.persons.models import Fact, Person
from alongside.people.ties.models import Area, Tie, ToldOfTie, Whereabouts
from alongside.people.ties.queries import asked_of, consent_of, readings_of
from alongside.people.ties.readings import Consent, Flow, Perspective, Reading, Worry
from alongside.people.ties.warm import Warm, warm
from alongside.people.working.access import key_worker_of, manages


@dataclass
class ReadingLine:
    """One reading: whose view and when, and what it says."""

    reading: Reading
    whose: str
    says: str


@dataclass
class TieLine:
    """A tie as its line says it; `leads_to` is the other end's page, for who may read that."""

    tie: Tie
    what: str
    when: str
    where: str = ""
    leads_to: UUID | None = None
    now: list[ReadingLine] = field(default_factory=list)
    earlier: list[ReadingLine] = field(default_factory=list)
    worries: list[Fact] = field(default_factory=list)


def tie_rows(person: Person, viewer: Any) -> QuerySet[Tie]:
    """The latest first."""
    rows = Tie.objects.visible_to(viewer).filter(person=person)
    return rows.order_by("-from_day", "-pk")


def tied_people(person: Person, viewer: Any) -> QuerySet[Person]:
    """Those at the other end of somebody's ties whose record the viewer sees."""
    ties = Tie.objects.visible_to(viewer).filter(person=person, other__isnull=False)
    return Person.objects.visible_to(viewer).filter(pk__in=ties.values("other"))


def lines(ties: Iterable[Tie], seen: Iterable[Person] = ()) -> list[TieLine]:
    """Those that go on first, then the latest. `seen` are from `tied_people`."""
    leads = {person.pk for person in seen}
    ties = sorted(ties, key=lambda tie: tie.until_day is not None)
    return [
        TieLine(
            tie, what_in_words(tie), when_in_words(tie), where_in_words(tie),
            tie.other_id if tie.other_id in leads else None,
        )
        for tie in ties
    ]  # fmt: skip


@dataclass
class TiesPage:
    """Everything the page of somebody's ties shows."""

    areas: list[tuple[str, list[TieLine]]]
    over: list[TieLine]
    warm: Warm
    asked: list[Any]
    consent: Consent | None
    guards: bool

    @property
    def going_on(self) -> list[TieLine]:
        return [line for _name, found in self.areas for line in found]


def ties_page(person: Person, viewer: Any, today: Any) -> TiesPage:
    """The ties by part of life, what each viewpoint says newest, and whom they count on."""
    worries = Worry.objects.visible_to(viewer).filter(tie__person=person)
    read = together(
        ties=tie_rows(person, viewer),
        tied=tied_people(person, viewer),
        readings=readings_of(person.pk, viewer).select_related("written_by"),
        asked=asked_of(person.pk, viewer),
        consent=consent_of(person.pk, viewer),
        worries=worries,
        facts=Fact.objects.visible_to(viewer)
        .filter(pk__in=worries.values("fact"))
        .select_related("made_by"),
        guards=Person.objects.visible_to(viewer).filter(
            key_worker_of(viewer) | manages(viewer), pk=person.pk
        ),
    )
    every = lines(read["ties"], read["tied"])
    _with_readings(every, read["readings"], person)
    _with_worries(every, read["worries"], read["facts"])
    going = [line for line in every if not line.tie.is_over(today)]
    areas = [
        (str(area.label), [line for line in going if line.tie.life_area == area]) for area in Area
    ]
    return TiesPage(
        areas=[(name, found) for name, found in areas if found],
        over=[line for line in every if line.tie.is_over(today)],
        warm=warm(read["ties"], read["readings"], read["asked"], today),
        asked=read["asked"],
        consent=next(iter(read["consent"]), None),
        guards=bool(read["guards"]),
    )


def _with_readings(every: list[TieLine], readings: list[Reading], person: Person) -> None:
    """The newest of each perspective, and those before."""
    by_tie: dict[UUID, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_tie[reading.tie_id].append(reading)
    for line in every:
        told = set()
        for reading in by_tie[line.tie.pk]:
            shown = ReadingLine(
                reading, whose_view(reading, person), reading_in_words(reading, line.tie, person)
            )
            (line.earlier if reading.perspective in told else line.now).append(shown)
            told.add(reading.perspective)


def _with_worries(every: list[TieLine], worries: list[Worry], facts: list[Fact]) -> None:
    words = {fact.pk: fact for fact in facts}
    by_tie: dict[UUID, list[Fact]] = defaultdict(list)
    for worry in worries:
        by_tie[worry.tie_id].append(words[worry.fact_id])
    for line in every:
        line.worries = by_tie[line.tie.pk]


# --- in words ------------------------------------------------------------------------------------


def what_in_words(tie: ToldOfTie) -> str:
    """What the other end is to them: “my nan”, else the kind."""
    return tie.as_whom or tie.get_kind_display()


def when_in_words(tie: ToldOfTie) -> str:
    """Since when and until when, as surely as it is known."""
    parts = []
    if tie.began:
        parts.append(_day(tie.began, _("since %(day)s"), _("since %(day)s or before")))
    if tie.ended:
        parts.append(_day(tie.ended, _("to %(day)s"), _("over by %(day)s")))
    elif tie.until_precision:
        parts.append(_("nobody said whether it goes on"))
    return ", ".join(parts)


def where_in_words(tie: ToldOfTie) -> str:
    """What is known of where they are, where it is not simply here; that they live together."""
    parts = [_("they live together")] if tie.lives_with else []
    since = {"day": tie.where_since} if tie.where_since else None
    if tie.whereabouts == Whereabouts.DIED:
        parts.append(_("died %(day)s") % since if since else _("died"))
    elif tie.whereabouts:
        where = tie.get_whereabouts_display()
        parts.append(_("%(where)s since %(day)s") % {"where": where, **since} if since else where)
    return ", ".join(parts)


def _day(day: RoughDate, sure: str, by_then: str) -> str:
    if day.precision == Precision.BY:
        return by_then % {"day": RoughDate(day.earliest)}
    return sure % {"day": day}


def whose_view(reading: Reading, person: Person) -> str:
    """Whose view it is, and of which day."""
    day = day_text(reading.on, "j F Y")
    said = {
        Perspective.OWN: _("%(name)s says, %(day)s"),
        Perspective.WORKER: _("%(who)s’s view, %(day)s"),
        Perspective.CARER: _("%(who)s’s view, %(day)s"),
        Perspective.AGREED: _("agreed with %(who)s, %(day)s")
        if reading.said_by
        else _("agreed together, %(day)s"),
    }[Perspective(reading.perspective)]
    return said % {"name": person.first_name, "who": reading.said_by, "day": day}


def reading_in_words(reading: Reading, tie: Tie, person: Person) -> str:
    """What a reading says: “Very close. Strong. Nan Jean helps Maya more.”"""
    names = {"name": person.first_name, "other": tie.called}
    said = [reading.get_closeness_display()] if reading.closeness else []
    if reading.quality:
        quality = reading.get_quality_display()
        said.append(quality[:1].upper() + quality[1:])
    if reading.flow:
        said.append(
            {
                Flow.IN: _("%(other)s helps %(name)s more"),
                Flow.OUT: _("%(name)s helps %(other)s more"),
                Flow.BOTH: _("Help goes both ways"),
                Flow.NONE: _("Neither helps the other"),
            }[Flow(reading.flow)]
            % names
        )
    if reading.counts_on:
        said.append(_("Someone %(name)s can count on") % names)
    elif reading.counts_on is False:
        said.append(_("Not someone to count on, %(name)s says") % names)
    if reading.last_seen:
        said.append(
            _("Last saw each other %(day)s") % {"day": day_text(reading.last_seen, "j F Y")}
        )
    return "".join(f"{part}. " for part in said).strip()
