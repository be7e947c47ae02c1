"""Organisations of any size, written in bulk: the only place where a benchmark writes rows.

People, their keys and the trace go the way an import goes. Visits, meetings and promises are the
rows the actions would write, put in by the thousand; tests/bench compares a sample of them with
what the actions write. Everything is drawn with one seed, so two databases of a size are alike.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from alongside.base.accounts.models import User
from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.ids import uuid7
from alongside.base.core.units import unit
from alongside.base.organisation.models import Membership, MembershipRole, Office, Team, Worker
from alongside.base.organisation.viewer import Viewer
from alongside.base.search.words import rebuild
from alongside.doors.demo.words.names import FOLK
from alongside.people.persons.bulk import Known, NewPerson, add_people_in_bulk
from alongside.people.ties.actions import add_tie, consent_to_map, say_reading
from alongside.people.ties.told import Said, Told
from alongside.people.working.models import Role, WorkingRelationship
from alongside.practice.appointments.models import Appointment, AppointmentPerson
from alongside.practice.encounters.models import Encounter, EncounterPart, How, Planned
from alongside.practice.promises.models import Promise, PromiseFor, Whose

FEW, MANY, LONG = 25, 500, 200  # two caseloads, and the visits of one long story
TIES = 60  # of one person
EACH = 10  # visits of everybody else
A_TEAM = 525
CHUNK = 2_000

WORDS = (
    "We walked down to the water and talked about the week, school first and then home.",
    "The kettle was on when I came. Nan did most of the talking; the house was warm.",
    "It was hard to begin today. We sat in the car with the radio on until it was not.",
    "We went through the letter together, line by line, and wrote the answer at the table.",
    "There was a row before I came and nobody said what about. Tea, then the dog, then words.",
)


@dataclass
class People:
    """Who was made: the ids in order, and whom each worker of a benchmark works with."""

    ids: list[UUID] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    workers: dict[str, Worker] = field(default_factory=dict)
    team: Any = None

    @property
    def few(self) -> list[UUID]:
        return self.ids[:FEW]

    @property
    def many(self) -> list[UUID]:
        return self.ids[FEW : FEW + MANY]

    @property
    def long(self) -> UUID:
        """Whose story is long: the first person of the small caseload."""
        return self.ids[0]

    @property
    def mapped(self) -> UUID:
        """Whose map is full: the second."""
        return self.ids[1]


def write(size: int, *, each: int = EACH) -> People:
    """Write an organisation of `size` people with `each` visits a person, into empty tables."""
    dice = random.Random(size)
    made = People()
    team_of, worker_of = _staff(made, size)
    _people(made, size, team_of, dice)
    _relationships(made, worker_of)
    _visits(made, worker_of, each, dice)
    _plans(made, worker_of, dice)
    _ties(made, dice)
    rebuild()  # what was written can be found by its words
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


@contextmanager
def quickly() -> Iterator[None]:
    """On SQLite the disk is not waited for while tables are filled; outside any transaction."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("PRAGMA cache_size=-400000")
    yield
    connection.close()


def _chunks(rows: Sequence[Any], size: int = CHUNK) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _put(model: Any, rows: list[Any]) -> None:
    """A plain QuerySet, past the guard: it writes and reads nothing."""
    QuerySet(model).bulk_create(rows, batch_size=CHUNK)


# --- who works here ------------------------------------------------------------------------------


def _staff(made: People, size: int) -> tuple[Any, Any]:
    """The team that answers for a person and the worker who works with them, by their number."""
    since = clock.now() - 900 * clock.A_DAY
    teams = [Team(name=f"Team {n}", slug=f"team-{n}") for n in range(-(-size // A_TEAM))]
    Team.objects.bulk_create(teams)
    signing_in = {}
    for username in ("few", "many", "manager", "records"):
        user = User(username=username)
        user.set_unusable_password()
        user.save()
        signing_in[username] = Worker(user=user, name=f"{username.capitalize()} Moreau")
    others = [Worker(name=f"Worker {n}") for n in range(max(1, -(-max(0, size - A_TEAM) // FEW)))]
    Worker.objects.bulk_create([*signing_in.values(), *others])
    Membership.objects.bulk_create(
        Membership(team=teams[0], worker=signing_in[name], role=role, from_at=since)
        for name, role in (
            ("few", MembershipRole.MEMBER),
            ("many", MembershipRole.MEMBER),
            ("manager", MembershipRole.MANAGER),
        )
    )
    Office.objects.create(worker=signing_in["records"], name="records", from_at=since)
    made.workers, made.team = signing_in, teams[0]

    def team_of(number: int) -> Team:
        return teams[number // A_TEAM]

    def worker_of(number: int) -> Worker:
        if number < FEW:
            return signing_in["few"]
        if number < FEW + MANY:
            return signing_in["many"]
        return others[(number - FEW - MANY) // FEW]

    return team_of, worker_of


# --- who they work with --------------------------------------------------------------------------


def _people(made: People, size: int, team_of: Any, dice: random.Random) -> None:
    # Not split(): a name may hold a space that does not break. A heritage may have no family names.
    first = [name for folk in FOLK.values() for name in f"{folk.she} {folk.he}".split(" ") if name]
    family = [name for folk in FOLK.values() for name in folk.family.split(" ") if name]
    by = Viewer(Worker.objects.select_related("user").get(pk=made.workers["records"].pk))
    numbers = list(range(size))
    for start in range(0, size, A_TEAM):
        new = []
        for _number in numbers[start : start + A_TEAM]:
            name = f"{dice.choice(first)} {dice.choice(family)}".replace("\u00a0", " ")
            born = clock.today() - dt.timedelta(days=dice.randrange(300, 25_000))
            known = Known(uuid7(), known_as=[dice.choice(first)] if dice.random() < 0.3 else [])
            new.append(NewPerson(name=name, known=known, born=born))
            made.ids.append(known.person_id)
            made.names.append(name)
        with unit():
            add_people_in_bulk(new, team=team_of(start), by=by)
            note("imported", "people", actor_id=by.worker_id, object_id=team_of(start).pk)


def _relationships(made: People, worker_of: Any) -> None:
    now = clock.now()
    for part in _chunks(range(len(made.ids))):
        _put(
            WorkingRelationship,
            [
                WorkingRelationship(
                    person_id=made.ids[n], worker=worker_of(n), role=Role.KEY_WORKER,
                    from_at=now - (10 + n * 7 % 800) * clock.A_DAY, why_started="the benchmark",
                    rhythm_days=(None, 7, 14, 28)[n % 4],
                )
                for n in part
            ],
        )  # fmt: skip


# --- what happened -------------------------------------------------------------------------------


def _visits(made: People, worker_of: Any, each: int, dice: random.Random) -> None:
    """In the order of time, as an organisation writes them: a person's visits lie far apart."""
    now = clock.now()
    todo = [(n, age) for age in range(each, 0, -1) for n in range(len(made.ids))]
    todo += [(0, 1 + left // 4) for left in range(LONG - each, 0, -1)]
    for part in _chunks(todo):
        rows = [
            visit(
                worker_of(n), made.ids[n],
                now - age * 40 * clock.A_DAY + dt.timedelta(minutes=dice.randrange(50_000)),
                dice.choice(WORDS) + " " + dice.choice(WORDS), minutes=dice.choice((20, 40, 60)),
            )
            for n, age in part
        ]  # fmt: skip
        with unit():
            _put(Encounter, [encounter for encounter, _part in rows])
            _put(EncounterPart, [part for _encounter, part in rows])
            for encounter, about in rows:
                note(
                    "recorded", "encounter", actor_id=encounter.author_id,
                    object_id=encounter.pk, person_id=about.person_id, relation=Role.KEY_WORKER,
                )  # fmt: skip


def visit(
    worker: Worker, person_id: UUID, at: dt.datetime, words: str, *, minutes: int
) -> tuple[Encounter, EncounterPart]:
    """The rows of one visit, as `record_encounter` writes them an hour later."""
    written = at + dt.timedelta(hours=1)
    encounter = Encounter(
        author=worker, happened_at=at, recorded_at=written, received_at=written, minutes=minutes,
        how=How.IN_PERSON, planned=Planned.PLANNED, place="at home", narrative=words,
    )  # fmt: skip
    return encounter, EncounterPart(
        encounter=encounter, person_id=person_id, happened_at=at, seen=True
    )


def _plans(made: People, worker_of: Any, dice: random.Random) -> None:
    """Four in ten have a meeting to come, one in three an open promise."""
    now, today = clock.now(), clock.today()
    meetings, promises = [], []
    for n, person_id in enumerate(made.ids):
        if dice.random() < 0.4:
            at = now + dt.timedelta(minutes=dice.randrange(30, 20_000))
            meetings.append(meeting(worker_of(n), person_id, at, made_at=now))
        if dice.random() < 0.33:
            due = today + dt.timedelta(days=dice.randrange(-5, 30))
            promises.append(
                promise(
                    worker_of(n), person_id, "ask the school about the art room", due, now,
                    today - 10 * clock.A_DAY,
                )
            )  # fmt: skip
    _put(Appointment, [one for one, _with in meetings])
    _put(AppointmentPerson, [whom for _one, whom in meetings])
    _put(Promise, [one for one, _for in promises])
    _put(PromiseFor, [whom for _one, whom in promises])


def _ties(made: People, dice: random.Random) -> None:
    """Who matters to one person, and how it is with each, by the actions themselves."""
    by = Viewer(made.workers["few"])
    kinds = ("parent", "sibling", "friend", "friend", "school", "club", "helper", "helper")
    with unit():
        consent_to_map(person_id=made.mapped, sees="record", counts=False, by=by)
        for number in range(TIES):
            told = Told(dice.choice(kinds), f"Somebody {number}", "whom they know")
            tie = add_tie(person_id=made.mapped, told=told, by=by)
            said = Said(dice.randint(1, 4), dice.choice(("strong", "ok", "thin", "hard")), "both")
            say_reading(tie_id=tie.pk, perspective="own", said=said, by=by)


def meeting(
    worker: Worker, person_id: UUID, at: dt.datetime, *, made_at: dt.datetime
) -> tuple[Appointment, AppointmentPerson]:
    """The rows of one meeting, as `plan` writes them."""
    row = Appointment(worker=worker, starts_at=at, made_at=made_at, place="at home", purpose="")
    return row, AppointmentPerson(appointment=row, person_id=person_id, starts_at=at)


def promise(
    worker: Worker, person_id: UUID, words: str, due: dt.date, at: dt.datetime, made_on: dt.date
) -> tuple[Promise, PromiseFor]:
    """The rows of one promise of a worker, as `make_promise` writes them."""
    row = Promise(
        whose=Whose.WORKER, by_worker=worker, words=words, due=due, made_on=made_on,
        recorded_by=worker, recorded_at=at,
    )  # fmt: skip
    return row, PromiseFor(promise=row, person_id=person_id)
