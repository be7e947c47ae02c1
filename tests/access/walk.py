"""A world of workers and people that changes at random, in the database and in the oracle alike."""

from __future__ import annotations

import datetime as dt
import itertools
from types import SimpleNamespace as Span
from typing import Any
from uuid import UUID

from alongside.base.core import clock
from alongside.base.organisation.models import Membership
from alongside.base.organisation.viewer import Viewer
from alongside.people.persons.models import Address, Audience, Fact, Person
from alongside.people.working.models import (
    Bar,
    EmergencyAccess,
    Seal,
    SealAudience,
    SealGrant,
    TeamResponsibility,
    WorkingRelationship,
)
from alongside.practice.appointments.models import Appointment, AppointmentPerson
from alongside.practice.encounters.models import Encounter, EncounterPart
from alongside.practice.promises.models import Promise, PromiseFor
from tests.access.oracle import World
from tests.cast import NOW
from tests.factories import organisation as made

WORKERS = ("ana", "ben", "cal", "lea", "zoe")
PEOPLE = ("maya", "dee", "noor")
TEAMS = ("harbour", "hill")
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
TICK = dt.timedelta(microseconds=1)
# Begin and length. Most hold now, so that rules meet each other; the rest are past or to come.
OPEN = [(-10 * DAY, None), (-HOUR, None), (0 * HOUR, None), (0 * HOUR, 4 * HOUR)]
WINDOWS = [
    *OPEN, (-HOUR, 5 * DAY), (-40 * DAY, 40 * DAY), (-40 * DAY, 5 * DAY), (-10 * DAY, 5 * DAY),
    (HOUR, None), (HOUR, 4 * HOUR), (5 * DAY, 5 * DAY), (0 * HOUR, 0 * HOUR),
]  # fmt: skip
MODELS: dict[str, Any] = {
    "record": Person,
    "fact": Fact,
    "address": Address,
    "entry": Encounter,
    "meeting": Appointment,
    "promise": Promise,
}


class Walk:
    """The two worlds side by side. Each change is made in both; `differences` compares them."""

    def __init__(self) -> None:
        self.world = World(NOW)
        self.workers = {name: made.worker(name, username=name) for name in WORKERS}
        self.people = {name: Person.objects.create(name=name, made_at=NOW) for name in PEOPLE}
        self.teams = {name: made.team(name, name) for name in TEAMS}
        self.facts: list[Span] = []
        self.things: list[Span] = []
        self.rows: dict[int, Any] = {}  # the row a span stands for, by the span's identity
        self.turn = itertools.count()
        self._settle()

    def _settle(self) -> None:
        """Where it starts from: a team, a manager, key workers, a student, and what they wrote."""
        open_ = self.window(-10 * DAY, None)
        self.join("cal", "harbour", "manager", open_)
        for p in PEOPLE:
            self.answer_for(p, "harbour", open_)
            self.work("ana", p, "key_worker", "ana", open_)
            for label in ("open", "restricted"):
                self.say("fact", p, label, not_manager=False)
        self.work("ben", "maya", "co_worker", "ana", open_)
        self.work("zoe", "noor", "student", "ana", open_)
        self.work("zoe", "maya", "student", "cal", open_)  # cal does not work with her: no way in
        self.let_in("ana", "dee", open_)
        self.tell(self.facts[1], "zoe", "noor", False, open_)
        self.tell(self.facts[0], "ben", None, True, open_)
        for kind in ("entry", "promise", "meeting"):
            self.happen(kind, "ana", ["maya", "dee"])
            self.happen(kind, "ben", ["maya", "noor"])

    # --- change ------------------------------------------------------------------------------

    def window(self, start: dt.timedelta, length: dt.timedelta | None) -> dict[str, Any]:
        begins = self.world.now + start
        return {"from_at": begins, "until_at": None if length is None else begins + length}

    def begin(self, kind: str, row: Any, **about: Any) -> Span:
        span = Span(start=row.from_at, until=row.until_at, kind=kind, **about)
        self.world.spans[kind].append(span)
        self.rows[id(span)] = row
        return span

    def work(self, v: str, p: str, role: str, teacher: str, window: dict[str, Any]) -> None:
        through = teacher if role == "student" else None
        row = WorkingRelationship.objects.create(
            worker=self.workers[v], person=self.people[p], role=role,
            through=self.workers[through] if through else None, **window,
        )  # fmt: skip
        self.begin("working", row, v=v, p=p, role=role, through=through)

    def join(self, v: str, team: str, role: str, window: dict[str, Any]) -> None:
        row = Membership.objects.create(
            worker=self.workers[v], team=self.teams[team], role=role, **window
        )
        self.begin("member", row, v=v, team=team, role=role)

    def answer_for(self, p: str, team: str, window: dict[str, Any]) -> None:
        row = TeamResponsibility.objects.create(
            person=self.people[p], team=self.teams[team], **window
        )
        self.begin("responsible", row, p=p, team=team)

    def bar(self, v: str, p: str, window: dict[str, Any]) -> None:
        row = Bar.objects.create(
            worker=self.workers[v], person=self.people[p], set_by=self.workers[v], **window
        )
        self.begin("bar", row, v=v, p=p)

    def seal(self, p: str, approved: bool, window: dict[str, Any]) -> None:
        row = Seal.objects.create(
            person=self.people[p], proposed_by=self.workers["cal"],
            approved_by=self.workers["lea"] if approved else None, **window,
        )  # fmt: skip
        self.begin("seal", row, p=p, approved=approved)

    def let_in(self, v: str, p: str, window: dict[str, Any]) -> None:
        row = SealAudience.objects.create(worker=self.workers[v], person=self.people[p], **window)
        self.begin("inside", row, v=v, p=p)

    def grant(self, v: str, p: str, approved: bool, window: dict[str, Any]) -> None:
        other = "ben" if v != "ben" else "cal"
        row = SealGrant.objects.create(
            worker=self.workers[v], person=self.people[p], reason="x",
            approved_by=self.workers[other] if approved else None, **window,
        )  # fmt: skip
        self.begin("grant", row, v=v, p=p, approved=approved)

    def emergency(self, v: str, p: str, window: dict[str, Any]) -> None:
        row = EmergencyAccess.objects.create(
            worker=self.workers[v], person=self.people[p], reason="safety", **window
        )
        self.begin("emergency", row, v=v, p=p)

    def end(self, span: Span) -> None:
        """End what has begun and not ended, now."""
        if self.world.holds(span):
            row = self.rows[id(span)]
            span.until = row.until_at = self.world.now
            row.save(update_fields=["until_at"])  # the row may be about another person by now

    def leave(self, v: str, how: str) -> None:
        """Leave, have one's sign-in closed, or come back."""
        worker = self.workers[v]
        worker.left_at = self.world.now if how == "left" else None
        worker.user.is_active = how != "closed"
        worker.save()
        worker.user.save()
        (self.world.left.discard if how == "back" else self.world.left.add)(v)

    def say(self, kind: str, p: str, label: str, not_manager: bool) -> None:
        model = {"fact": Fact, "address": Address}[kind]
        more = {"kind": "other", "last_true": NOW.date()} if kind == "fact" else {}
        row = model(
            person=self.people[p], label=label, not_manager=not_manager, made_at=NOW, **more
        )
        row.open_words = "x"
        row.save(force_insert=True)
        fact = Span(kind=kind, p=p, label=label, not_manager=not_manager, audience=[])
        self.facts.append(fact)
        self.rows[id(fact)] = row

    def tell(
        self, fact: Span, v: str, through: str | None, never: bool, window: dict[str, Any]
    ) -> None:
        row = Audience.objects.create(
            worker=self.workers[v], never=never, **{fact.kind: self.rows[id(fact)]},
            through=self.people[through] if through else None, **window,
        )  # fmt: skip
        span = Span(v=v, through=through, never=never, start=row.from_at, until=row.until_at)
        fact.audience.append(span)

    def happen(self, kind: str, v: str, people: list[str]) -> None:
        """An entry, a meeting or a promise of one worker, about one person or several."""
        worker, when = self.workers[v], {"happened_at": NOW}
        if kind == "entry":
            row = Encounter.objects.create(author=worker, recorded_at=NOW, received_at=NOW, **when)
            parts: Any = EncounterPart
            link = {"encounter": row, **when}
        elif kind == "meeting":
            row = Appointment.objects.create(worker=worker, starts_at=NOW, made_at=NOW)
            parts, link = AppointmentPerson, {"appointment": row, "starts_at": NOW}
        else:
            row = Promise.objects.create(
                by_worker=worker, words="x", made_on=NOW.date(), recorded_at=NOW,
                recorded_by=worker,
            )  # fmt: skip
            parts, link = PromiseFor, {"promise": row}
        for p in people:
            parts.objects.create(person=self.people[p], **link)
        own = [v] if kind != "meeting" else []  # a meeting is not among what one keeps in grace
        thing = Span(kind=kind, people=people, own=own)
        self.things.append(thing)
        self.rows[id(thing)] = row

    def move(self, to: dt.datetime) -> None:
        self.world.now = max(self.world.now, to)
        clock.stand_at(self.world.now)

    def boundaries(self) -> list[dt.datetime]:
        """Every coming instant at which something begins, ends, or stops being remembered."""
        found = set()
        for span in itertools.chain(*self.world.spans.values()):
            for moment in (span.start, span.until, span.until and span.until + 28 * DAY):
                if moment and moment > self.world.now:
                    found.add(moment)
        return sorted(found)

    # --- compare -----------------------------------------------------------------------------

    def viewer(self, v: str) -> Viewer:
        return Viewer(self.workers[v])

    def pks(self, names: Any, rows: Any) -> set[UUID]:
        return {rows[name].pk for name in names}

    def expected(self, v: str) -> dict[str, set[UUID]]:
        world, everybody = self.world, self.people
        found = {
            "record": self.pks([p for p in everybody if world.record(v, p)], everybody),
            "card": self.pks([p for p in everybody if world.card(v, p)], everybody),
        }
        for kind in ("fact", "address"):
            seen = [f for f in self.facts if f.kind == kind and world.fact(v, f)]
            found[kind] = {self.rows[id(fact)].pk for fact in seen}
        for kind in ("entry", "meeting", "promise"):
            things = [t for t in self.things if t.kind == kind and world.shared(v, t)]
            found[kind] = {self.rows[id(thing)].pk for thing in things}
        return found

    def asked(self, viewer: Viewer, kind: str) -> Any:
        if kind == "card":
            return Person.objects.card_visible_to(viewer)
        return MODELS[kind].objects.visible_to(viewer)

    def kinds_now(self) -> tuple[str, ...]:
        """Records and cards each time; the others one after another, as the walk goes on."""
        others = ("fact", "entry", "address", "promise", "meeting")
        return "record", "card", others[next(self.turn) % 5]

    def differences(self) -> list[str]:
        found = []
        kinds = self.kinds_now()
        for v in WORKERS:
            viewer, expected = self.viewer(v), self.expected(v)
            for kind in kinds:
                listed = set(self.asked(viewer, kind).values_list("pk", flat=True))
                if listed != expected[kind]:
                    found.append(f"{v} {kind}: {listed ^ expected[kind]}")
        return found

    def disagreements(self, v: str, kind: str) -> list[str]:
        """List, count, one by one and the reason given must all be the same answer."""
        viewer, expected = self.viewer(v), self.expected(v)[kind]
        seen = self.asked(viewer, kind)
        found = [] if seen.count() == len(expected) else [f"{v} {kind}: count"]
        for row in self._every(kind):
            if seen.filter(pk=row.pk).exists() != (row.pk in expected):
                found.append(f"{v} {kind}: one by one, {row.pk}")
        return found

    def _every(self, kind: str) -> list[Any]:
        if kind in ("record", "card"):
            return list(self.people.values())
        return [self.rows[id(one)] for one in (*self.facts, *self.things) if one.kind == kind]
