"""The demo's deeds: each calls the action a page would call, by the worker whose deed it is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.units import unit
from alongside.doors.desk.actions import Promised, WriteUp, write_up
from alongside.people.persons import actions as persons
from alongside.people.working.models import Role
from alongside.practice.appointments import actions as appointments
from alongside.practice.appointments.asking import propose
from alongside.practice.appointments.making import What as Arranged
from alongside.practice.appointments.models import ProposedBy
from alongside.practice.encounters.actions import Part, There, What, correct_encounter
from alongside.practice.encounters.models import Encounter, How, Planned
from alongside.practice.promises import actions as promises
from alongside.practice.promises.models import Promise, State, Whose
from alongside.practice.reflections import actions as reflections
from alongside.practice.wonderings import actions as wonderings
from alongside.practice.wonderings.models import StepKind, Wondering

from .builder import Builder
from .lives import Life, Spell


def say(b: Builder, life: Life, kind: str, words: str, worker: str, **more: Any) -> UUID:
    fact = persons.say_fact(
        person_id=b.people[life.key], kind=kind, words=words, by=b.viewer(worker), **more
    )
    return fact.pk


# --- meetings ------------------------------------------------------------------------------------


@dataclass
class Vow:
    """A promise as it was made, and what became of it."""

    words: str
    due: int | None = 7
    whose: str = Whose.WORKER
    name: str = ""
    fate: str = State.KEPT
    after: float = 0.5  # of the time until it was due
    says: str = ""
    later: int = 7  # days more, where it was changed together
    by: int | None = None  # due so many days after the demo's own day


@dataclass
class Meeting:
    """One meeting: who with, when, what happened, and when it was written down."""

    lives: Sequence[Life]
    worker: str
    when: dt.datetime
    text: str
    minutes: int = 45
    how: str = How.IN_PERSON
    place: str = ""
    title: str = ""
    purpose: str | None = None  # as the diary has it beforehand; the title, where nothing else
    planned: str = Planned.PLANNED
    written: dt.timedelta = dt.timedelta(hours=2)
    present: list[tuple[str, str]] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
    vows: list[Vow] = field(default_factory=list)
    for_me: str = ""
    wondering: str = ""
    would_change: str = ""
    answer: tuple[str, str, int] | None = None
    asked_not: bool = False
    hard: bool = False
    kept_because: str = ""
    not_yet: str = ""
    slip: tuple[str, str, str] | None = None
    mark: str = ""
    proposed: bool = False  # whether it stood in the diary beforehand
    ahead: int = 6
    expected: list[tuple[str, str]] = field(default_factory=list)
    written_up: bool = True
    theirs: bool = False  # they proposed it


def meet(b: Builder, meeting: Meeting) -> None:
    """Put a meeting in the diary where it was planned, and write it up when it was written up."""
    held: dict[str, UUID] = {}
    if meeting.proposed:
        planned_on = min(meeting.when - clock.A_DAY * meeting.ahead, b.now)
        b.on(planned_on, lambda: held.update(appointment=plan(b, meeting)))
    if meeting.written_up and meeting.when <= b.now:
        b.on(
            meeting.when + dt.timedelta(minutes=meeting.minutes) + meeting.written,
            lambda: wrote(b, meeting, held.get("appointment")),
        )


def plan(b: Builder, meeting: Meeting) -> UUID:
    if meeting.theirs:
        return _proposed_by_them(b, meeting)
    rows = appointments.plan(
        person_ids=[b.people[life.key] for life in meeting.lives],
        starts_at=meeting.when,
        by=b.viewer(meeting.worker),
        minutes=meeting.minutes,
        how=meeting.how,
        place=meeting.place,
        purpose=meeting.title if meeting.purpose is None else meeting.purpose,
        expected=meeting.expected or meeting.present,
    )
    if meeting.mark:
        b.marks[f"{meeting.mark}_appointment"] = str(rows[0].pk)
    return rows[0].pk


def _proposed_by_them(b: Builder, meeting: Meeting) -> UUID:
    """They chose the time, and we said yes: agreed."""
    (row,) = propose(
        person_ids=[b.people[life.key] for life in meeting.lives],
        slots=[meeting.when],
        what=Arranged(meeting.minutes, meeting.how, meeting.place, purpose=meeting.title),
        by=b.viewer(meeting.worker),
        proposed_by=ProposedBy.THEM,
    )
    if meeting.mark:
        b.marks[f"{meeting.mark}_appointment"] = str(row.pk)
    return row.pk


def wrote(b: Builder, meeting: Meeting, appointment_id: UUID | None) -> None:
    """Write a meeting up in one deed, and have its promises turn out as they did."""
    by = b.viewer(meeting.worker)
    in_person = meeting.how == How.IN_PERSON
    text = meeting.text if not meeting.slip else f"{meeting.text} {meeting.slip[0]}"
    parts = [
        Part(
            person_id=b.people[life.key],
            words=meeting.parts.get(life.key, ""),
            seen=in_person and life.young,
            seen_alone=life.key in meeting.alone,
        )
        for life in meeting.lives
    ]
    what = What(
        happened_at=meeting.when,
        narrative=text,
        minutes=meeting.minutes,
        how=meeting.how,
        planned=meeting.planned,
        place=meeting.place,
        title=meeting.title,
        present=[There(name, relation) for name, relation in meeting.present],
        asked_not_to_write=meeting.asked_not,
        hard=meeting.hard,
        kept_because=meeting.kept_because,
        readable=not meeting.not_yet,
        not_yet_because=meeting.not_yet,
        appointment_id=appointment_id,
    )
    given = WriteUp(
        parts=parts,
        what=what,
        for_me=meeting.for_me,
        wondering=meeting.wondering,
        would_change_my_mind=meeting.would_change,
        promised=[_promised(b, meeting, vow) for vow in meeting.vows],
    )
    try:
        made = write_up(given=given, by=by)
    except Exception as error:
        error.add_note(f"{meeting.worker} with {meeting.lives[0].key}: {meeting.title}")
        raise
    if meeting.mark:
        b.marks[meeting.mark] = str(made[0].pk)
        for number, other in enumerate(made[1:], 2):
            b.marks[f"{meeting.mark}_{number}"] = str(other.pk)
    if meeting.vows:
        _follow(b, meeting, made[0].pk)
    if meeting.slip:
        _wrong, right, why = meeting.slip
        what.narrative = f"{meeting.text} {right}"
        b.on(
            clock.now() + dt.timedelta(hours=20),
            lambda: _correct(b, meeting, made[0], parts, what, why),
        )
    if meeting.answer:
        _answer(b, meeting)


def _promised(b: Builder, meeting: Meeting, vow: Vow) -> Promised:
    due = b.day + clock.A_DAY * vow.by if vow.by is not None else None
    if due is None and vow.due is not None:
        due = clock.local(meeting.when).date() + clock.A_DAY * vow.due
        due = max(due, clock.today())
    one = b.people[meeting.lives[0].key] if vow.whose == Whose.PERSON else None
    return Promised(vow.words, due, vow.whose, one, vow.name)


def _follow(b: Builder, meeting: Meeting, encounter_id: UUID) -> None:
    """What became of each promise, once its time came."""
    rows = {
        row.words: row
        for row in Promise.objects.unguarded("what this deed has just written").filter(
            encounter_id=encounter_id
        )
    }
    for vow in meeting.vows:
        row = rows[" ".join(vow.words.split())]
        if vow.fate != State.OPEN:
            settle_in_time(b, meeting.lives[0], row, vow)


def settle_in_time(b: Builder, life: Life, row: Promise, vow: Vow) -> None:
    """Have a promise settled on some working day before or after it was due."""
    days = (vow.due if vow.due is not None else 14) * vow.after
    day = b.workday(row.made_on + clock.A_DAY * max(1, round(days)))
    when = max(clock.moment(day, dt.time(16, 40)), clock.now() + dt.timedelta(minutes=30))
    if life.end is not None:
        when = min(when, b.ago(life.end, "11:30"))
    b.on(when, lambda: _settle(b, life, row, vow))


def _settle(b: Builder, life: Life, row: Promise, vow: Vow) -> None:
    ago = (b.day - clock.today()).days
    worker = b.viewer(life.worker_on(ago))
    if vow.fate == State.CHANGED:
        due = clock.today() + clock.A_DAY * vow.later
        changed = promises.settle_promise(
            promise_id=row.pk,
            state=State.CHANGED,
            version=row.version,
            by=worker,
            words=vow.says,
            due=due,
        )
        when = clock.moment(b.workday(due), dt.time(16, 10))
        if life.end is not None:
            when = min(when, b.ago(life.end, "11:40"))
        kept = Vow(vow.words, fate=State.KEPT)
        b.on(when, lambda: _settle(b, life, changed, kept))
        return
    promises.settle_promise(
        promise_id=row.pk, state=vow.fate, version=row.version, by=worker, words=vow.says
    )


def _correct(
    b: Builder, meeting: Meeting, earlier: Encounter, parts: list[Part], what: What, why: str
) -> None:
    correct_encounter(
        encounter_id=earlier.pk, parts=parts, what=what, by=b.viewer(meeting.worker), why=why
    )


def _answer(b: Builder, meeting: Meeting) -> None:
    kind, words, days = meeting.answer or (StepKind.LOOKED, "", 0)
    row = (
        Wondering.objects.unguarded("what this deed has just written")
        .filter(person_id=b.people[meeting.lives[0].key])
        .order_by("-written_at")
        .first()
    )
    life, when = meeting.lives[0], clock.now() + clock.A_DAY * days
    if row is not None and (life.end is None or when < b.ago(life.end, "11:00")):
        b.on(when, lambda: step(b, life, row.pk, kind, words))


def step(b: Builder, life: Life, wondering_id: UUID, kind: str, words: str) -> None:
    worker = life.worker_on((b.day - clock.today()).days)
    wonderings.take_step(wondering_id=wondering_id, kind=kind, words=words, by=b.viewer(worker))


def told(
    b: Builder,
    lives: Life | Sequence[Life],
    worker: str,
    days_ago: int,
    time: str,
    title: str,
    text: str,
    **more: Any,
) -> Meeting:
    """A meeting written by hand, so many days ago or on the nearest working day."""
    several = [lives] if isinstance(lives, Life) else lives
    any_day = more.pop("any_day", False)
    if days_ago and not any_day:
        days_ago = b.near(days_ago, 1, 10_000)
    meeting = Meeting(
        several,
        worker,
        b.ago(days_ago, time),
        " ".join(text.split()),
        title=title,
        written=more.pop("written", dt.timedelta(minutes=25)),
        **more,
    )
    meet(b, meeting)
    return meeting


# --- the rest ------------------------------------------------------------------------------------


def reflect(b: Builder, worker: str, words: str, life: Life | None = None, mark: str = "") -> None:
    row = reflections.reflect_alone(
        words=words, by=b.viewer(worker), person_id=b.people[life.key] if life else None
    )
    if mark:
        b.marks[mark] = str(row.pk)


def cancel(b: Builder, appointment_id: UUID, worker: str, why: str, asked_by: str) -> None:
    appointments.cancel(
        appointment_id=appointment_id, version=1, by=b.viewer(worker), why=why, asked_by=asked_by
    )


def noted(verb: str, kind: str) -> None:
    """One row in the chain that says what the demo itself did."""
    with unit():
        note(verb, kind, actor_id=None)


def cover(worker: str, start: int, until: int, why: str) -> Spell:
    """Standing in for a colleague, with an end that is known when it begins."""
    return Spell(worker, start, until, role=Role.COVER, why=why, fixed_end=True, until_time="00:00")
