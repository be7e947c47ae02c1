"""A small team's week for the browser: made by the real actions, the same every time.

It is Wednesday 4 March 2026, eight minutes to six. Ana works with twelve people and has visits to
write up; Ben is on her team; Cal is their manager; Lea is the practice lead, Adi the administrator.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.test import Client

from alongside.base.accounts.models import User
from alongside.base.core import clock
from alongside.base.drafts.actions import keep
from alongside.base.notices.models import Notice, NoticeKind
from alongside.base.organisation.models import MembershipRole, Worker
from alongside.base.organisation.viewer import Viewer
from alongside.people.persons import actions as persons
from alongside.people.persons.models import FactKind, Label, Person
from alongside.people.working import actions as working
from alongside.people.working.models import EmergencyReason, EndingReason, Role
from alongside.practice.agreements.actions import Terms, answer_agreement, make_agreement
from alongside.practice.appointments.actions import plan
from alongside.practice.encounters.actions import Part, There, What, record_encounter
from alongside.practice.promises.actions import make_promise, settle_promise
from alongside.practice.promises.models import State, Whose
from alongside.practice.reflections.actions import reflect_alone
from alongside.practice.wonderings.actions import wonder
from tests.factories import organisation as made

NOW = dt.datetime(2026, 3, 4, 17, 52, tzinfo=dt.UTC)  # London keeps UTC in March
DAY = dt.timedelta(days=1)
PASSWORD = made.PASSWORD

STAFF = {
    "ana": "Ana Moreau", "ben": "Ben Idris", "cal": "Cal Hughes", "lea": "Lea Novak",
    "adi": "Adi Rahman",
}  # fmt: skip
LIVES = {
    "maya": ("Maya Bell", "she/her", dt.date(2010, 9, 14)),
    "theo": ("Theo Marsh", "he/him", dt.date(2012, 2, 1)),
    "leanne": ("Leanne Abbott", "", dt.date(1991, 5, 20)),
    "jean": ("Jean Whitlock", "she/her", dt.date(1957, 11, 3)),
    "tia": ("Tia Brandt", "she/her", dt.date(2008, 1, 30)),
    "kofi": ("Kofi Mensah", "he/him", dt.date(2014, 3, 3)),
    "ama": ("Ama Mensah", "she/her", dt.date(2016, 7, 8)),
    "yaw": ("Yaw Mensah", "he/him", dt.date(2019, 11, 2)),
    "leo": ("Leo Grant", "he/him", dt.date(2015, 6, 11)),
    "reece": ("Reece Quinn", "he/him", dt.date(2008, 12, 24)),
    "layla": ("ليلى حداد", "", dt.date(2013, 4, 17)),
    "farah": ("Farah Aziz", "she/her", dt.date(2009, 2, 2)),
    "piotr": ("Piotr Zieliński", "he/him", dt.date(1984, 8, 9)),
}


@dataclass
class World:
    """Everybody by name, what was made about them, and a session for each who works here."""

    workers: dict[str, Worker] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        for shelf in ("people", "things", "workers"):
            if name in self.__dict__.get(shelf, ()):
                return self.__dict__[shelf][name]
        raise AttributeError(name)

    def viewer(self, name: str = "ana") -> Viewer:
        """A fresh viewer, as each request makes one."""
        return made.viewer(self.workers[name])

    def path(self, person: str, page: str = "") -> str:
        return f"/people/{self.people[person].pk}/{page}"


def build() -> World:
    """Make everybody, in an empty database. The clock must stand at NOW."""
    world = World()
    _staff(world)
    with clock.at(NOW - 170 * DAY):
        _people(world)
    with clock.at(NOW - 90 * DAY):
        _known(world)
    _past(world)
    _promises(world)
    _to_come(world)
    _own(world)
    for name in STAFF:
        world.sessions[name] = session(name)
    return world


def session(name: str) -> str:
    """A session for somebody who works here, as signing in makes it; answers its cookie."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client.session.session_key


def _staff(world: World) -> None:
    for username, name in STAFF.items():
        world.workers[username] = made.worker(name, username=username)
    world.things["team"] = team = made.team("Harbour team", "harbour")
    made.belongs(team, world.workers["ana"])
    made.belongs(team, world.workers["ben"])
    made.belongs(team, world.workers["cal"], MembershipRole.MANAGER)
    made.holds(world.workers["lea"], "lead")
    made.holds(world.workers["adi"], "admin")


def _people(world: World) -> None:
    cal = world.viewer("cal")
    for key, (name, pronouns, born) in LIVES.items():
        one = persons.add_person(
            name=name, born=born, pronouns=pronouns, team=world.team, by=cal,
            known_as=["MJ"] if key == "maya" else [],
        )  # fmt: skip
        world.people[key] = one
        world.things[f"with_{key}"] = working.begin(
            person_id=one.pk, worker=world.ana, role=Role.KEY_WORKER, by=cal,
            why="new with our team", rhythm_days=14,
        )  # fmt: skip
    world.people["stranger"] = persons.add_person(
        name="Orla Finch", born=dt.date(2011, 10, 5), team=world.team, by=cal
    )


def _known(world: World) -> None:
    ana, maya = world.viewer(), world.maya.pk

    def say(kind: FactKind, words: str, **more: Any) -> None:
        persons.say_fact(person_id=maya, kind=kind, words=words, by=ana, **more)

    say(
        FactKind.MATTERS,
        "Don’t talk about me like I’m not in the room. Ask me, then ask Nan.",
        in_their_words=True,
    )
    say(FactKind.BEFORE, "With Mum and Kit in Hull until September. Four homes in six years.")
    say(FactKind.INSIDE, "School three days in five. Sees Mum on Sundays; it is close and hard.")
    say(FactKind.HOPES, "Art at college. Sunday tea that doesn’t end in a row.")
    say(FactKind.HELPS, "Walking. Sitting side by side, not opposite.")
    say(FactKind.SPEAKING, "Text the day before. No surprises at the school gate.")
    say(FactKind.OTHER, "Keeps a spare key at number nine.", whose="Jean")
    persons.add_address(person_id=maya, lines="4 Weir Road\nFarrow\nFW2 1AB", by=ana)
    persons.add_language(
        person_id=world.piotr.pk, name="Polish", by=ana, interpreter=True, helps="Magda, not Jan"
    )
    persons.set_banner(
        person_id=world.reece.pk, words="Speak to the manager before visiting", by=ana,
        why_not_told="not safe yet",
    )  # fmt: skip


def visit(world: World, *people: str, days_ago: float, words: str, **what: Any) -> Any:
    """Ana records a visit; answers the encounter."""
    what.setdefault("place", "at home")
    (made_,) = record_encounter(
        parts=[Part(world.people[name].pk, seen="how" not in what) for name in people],
        what=What(happened_at=NOW - days_ago * DAY, narrative=words, **what),
        by=world.viewer(),
    )
    return made_


def _past(world: World) -> None:
    mum = There("Nina Grant", "mum")
    for days, words in (
        (8, "Leo showed me the bike he is mending. Nina made tea and we talked about Easter."),
        (22, "Leo was tired. We agreed to meet after school, not before."),
    ):
        with clock.at(NOW - (days - 0.1) * DAY):
            visit(world, "leo", days_ago=days, words=words, minutes=50, present=[mum])
    with clock.at(NOW - 7 * DAY):
        visit(
            world, "maya", days_ago=7.1, minutes=40, title="Walk home from school",
            words="Maya showed me the charcoal of Ted. She said “it only counts when it’s art”.",
            present=[There("Dee", "mum")],
        )  # fmt: skip
        visit(world, "maya", days_ago=9, minutes=20, words="Rang before tea.", how="phone")
        visit(world, "maya", days_ago=11, minutes=20, words="Rang. She was out.", how="phone")
        visit(world, "kofi", "ama", "yaw", days_ago=10, words="All three built a den in the hall.")
        for number, name in enumerate(
            ("theo", "jean", "reece", "layla", "piotr", "leanne", "farah")
        ):
            visit(world, name, days_ago=8 + number, words="We met and drank tea.", minutes=30)
    with clock.at(NOW - dt.timedelta(hours=5)):
        world.things["theo_today"] = visit(
            world, "theo", days_ago=0.28, minutes=60, words="Col and Theo read it with me."
        )


def _promises(world: World) -> None:
    ana = world.viewer()
    with clock.at(NOW - 6 * DAY):
        for key, person, words, days, whose in (
            ("late", "theo", "take Col the bus pass form", -1, Whose.WORKER),
            ("soon", "maya", "ring school about art", 1, Whose.WORKER),
            ("theirs", "maya", "try Tuesday mornings", 8, Whose.PERSON),
            ("settled", "maya", "ask Nan about the lock", 2, Whose.WORKER),
        ):
            (world.things[key],) = make_promise(
                person_ids=[world.people[person].pk], words=words, by=ana, whose=whose,
                due=(NOW + days * DAY).date(),
                by_person_id=world.people[person].pk if whose == Whose.PERSON else None,
            )  # fmt: skip
    settle_promise(promise_id=world.settled.pk, state=State.KEPT, version=1, by=ana)


def meeting(world: World, *people: str, at: dt.datetime, **more: Any) -> Any:
    (row,) = plan(
        person_ids=[world.people[name].pk for name in people], starts_at=at, by=world.viewer(),
        place=more.pop("place", "at home"), **more,
    )  # fmt: skip
    return row


def _to_come(world: World) -> None:
    """Visits that were planned: four to write up, one this evening, one next week."""
    yesterday = NOW.replace(hour=0, minute=0) - DAY
    half_three = yesterday + dt.timedelta(hours=15, minutes=30)
    with clock.at(NOW - 5 * DAY):
        world.things["visit"] = meeting(
            world, "maya", at=half_three, minutes=40, purpose="Walk home from school",
            expected=[("Dee", "mum")],
        )  # fmt: skip
        world.things["together"] = meeting(
            world, "kofi", "ama", "yaw", at=half_three + dt.timedelta(hours=1), minutes=50,
            expected=[("Efua", "mum")],
        )  # fmt: skip
        world.things["reviewing"] = meeting(
            world, "leanne", at=NOW.replace(hour=14, minute=0), minutes=50,
            purpose="Reviewing our agreement",
        )  # fmt: skip
        world.things["begun"] = meeting(
            world, "layla", at=NOW.replace(hour=16, minute=10), minutes=30, purpose="After school"
        )
        world.things["tonight"] = meeting(
            world, "jean", at=NOW.replace(hour=18, minute=15), minutes=20, how="phone", place="",
            purpose="She chose this time, after tea",
        )  # fmt: skip
        world.things["next_week"] = meeting(
            world, "maya", at=NOW + 8 * DAY, minutes=40, purpose="Walk home from school"
        )


def _own(world: World) -> None:
    """What is Ana's alone, and what waits for others."""
    ana, ben, cal = (world.viewer(name) for name in ("ana", "ben", "cal"))
    first = make_agreement(
        person_id=world.maya.pk, by=ana,
        terms=Terms(
            {"why_meet": "Because I moved to Nan’s and it was a lot.", "touch": "Ask me first."},
            review_on=NOW.date(),
        ),
    )  # fmt: skip
    world.things["agreement"] = make_agreement(
        person_id=world.maya.pk, by=ana, replaces_id=first.pk,
        terms=Terms(
            {"why_meet": "Because I moved to Nan’s and it was a lot. Ana is here to help Mum.",
             "want": "Art. Kit staying over. A lock on the bathroom.", "touch": "Ask me first."},
            review_on=(NOW + 90 * DAY).date(),
        ),
    )  # fmt: skip
    answer_agreement(
        agreement_id=world.things["agreement"].pk, party="person", reply="agree", said="aloud",
        words="yeah thats fair", by=ana,
    )  # fmt: skip
    world.things["wondering"] = wonder(
        person_id=world.maya.pk, words="whether the headaches come before Sundays", by=ana,
        would_change_my_mind="a headache in half-term",
    )  # fmt: skip
    world.things["reflection"] = reflect_alone(
        words="I wanted to ring Dee there and then.", by=ana, person_id=world.maya.pk
    )
    with clock.at(NOW - dt.timedelta(hours=1)):
        about = f"{world.path('layla', 'record/')}?appointment={world.begun.pk}"
        world.things["draft"] = keep(
            by=ana, about=about,
            fields={"for_them": ["She had drawn the"], "for_me": ["I was late"], "key": [""]},
        )  # fmt: skip
    models.QuerySet(Notice).filter(kind=NoticeKind.GIVEN).update(seen_at=NOW)
    world.things["emergency"] = working.open_in_emergency(
        person_id=world.tia.pk, by=ben, reason=EmergencyReason.values[0], words="rang at the gate"
    )
    working.end(relationship_id=world.with_farah.pk, by=cal, reason=EndingReason.MOVED_ON)
    working.propose_seal(person_id=world.stranger.pk, by=cal, audience=[world.ana])
    persons.say_fact(
        person_id=world.tia.pk, kind=FactKind.WORRY, words="Somebody waits outside", by=ana,
        label=Label.RESTRICTED,
    )  # fmt: skip
