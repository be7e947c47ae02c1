"""A small team's week for the browser: made by the real actions, the same every time.

It is Wednesday 4 March 2026, eight minutes to six. Ana works with twelve people and has visits to
write up; Ben is on her team; Cal is their manager; Lea is the practice lead, Rec the records
officer, Adi the administrator.
"""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models
from django.test import Client

from alongside.base.accounts import second_factor
from alongside.base.accounts.actions import ask_for_reset
from alongside.base.accounts.models import User
from alongside.base.core import clock
from alongside.base.drafts.actions import keep
from alongside.base.notices.models import Notice, NoticeKind
from alongside.base.organisation.models import MembershipRole, Team, Worker
from alongside.base.organisation.viewer import Viewer
from alongside.doors.demo.world.paper import rings_on_paper
from alongside.doors.exchange.actions import File, apply_run
from alongside.doors.exchange.models import ImportRun
from alongside.people.joining.actions import approve_joining, ask_to_join
from alongside.people.persons import actions as persons
from alongside.people.persons import banners
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.persons.models import FactKind, Label, Person
from alongside.people.ties.actions import (
    add_tie,
    ask_count_on,
    consent_to_map,
    say_reading,
    worry_about_tie,
)
from alongside.people.ties.paper import keep_paper_map
from alongside.people.ties.told import Said, Told
from alongside.people.working import actions as working
from alongside.people.working import sealing
from alongside.people.working.models import EmergencyReason, EndingReason, Role
from alongside.practice.agreements.actions import Terms, answer_agreement, make_agreement
from alongside.practice.appointments.actions import plan
from alongside.practice.appointments.answering import Given, record_answer
from alongside.practice.decisions.actions import Decided, record_decision, see_differently
from alongside.practice.encounters.actions import Part, There, What, record_encounter
from alongside.practice.gifts.actions import Offer, record_gift
from alongside.practice.promises.actions import make_promise, settle_promise
from alongside.practice.promises.models import State, Whose
from alongside.practice.reflections.actions import reflect_alone
from alongside.practice.transitions import actions as transitions
from alongside.practice.transitions.models import TransitionStep
from alongside.practice.wonderings.actions import wonder
from tests.browser.families import tell_family
from tests.factories import organisation as made

NOW = dt.datetime(2026, 3, 4, 17, 52, tzinfo=dt.UTC)  # London keeps UTC in March
DAY = dt.timedelta(days=1)
PASSWORD = made.PASSWORD

STAFF = {
    "ana": "Ana Moreau", "ben": "Ben Idris", "cal": "Cal Hughes", "lea": "Lea Novak",
    "rec": "Rec Saito", "adi": "Adi Rahman",
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


def _matter(world: World) -> None:
    """Who matters to Maya, and how two of them are."""
    ana, things = world.viewer(), world.things
    asked = {"person_id": world.maya.pk, "by": ana}
    consent_to_map(sees="record", counts=True, **asked)
    for key, told in {
        "nan": Told("grandparent", "Nan Jean", "my nan", lives_with=True),
        "mum": Told("parent", "Mum", "my mum"),
        "biscuit": Told("pet", "Biscuit", "the dog"),
        "ted": Told("grandparent", "Ted", "my grandad", whereabouts="died"),
        "hidden": Told("other", "Shane Doyle", "Mum’s ex", label=Label.RESTRICTED),
    }.items():
        things[f"tie_{key}"] = add_tie(told=told, **asked)
    for view, said in (
        ("worker", Said(2, "ok")),
        ("own", Said(1, "strong", "both", True, words="On the step at ten past four.")),
    ):
        say_reading(tie_id=things["tie_nan"].pk, perspective=view, said=said, by=ana)
    worry_about_tie(tie_id=things["tie_hidden"].pk, words="He may come to the school.", by=ana)
    paper = io.BytesIO(rings_on_paper("Me", (("Nan", 1, 10), ("Mum", 2, 2))))
    things["paper"] = keep_paper_map(perspective="own", sent=paper, **asked)
    consent_to_map(person_id=world.reece.pk, sees="record", counts=True, by=ana)
    things["no_one"] = ask_count_on(person_id=world.reece.pk, answer="no_one", by=ana)


def build() -> World:
    """Make everybody, in an empty database. The clock must stand at NOW."""
    world = World()
    _staff(world)
    with clock.at(NOW - 170 * DAY):
        _people(world)
    with clock.at(NOW - 90 * DAY):
        _known(world)
    with clock.at(NOW - 9 * DAY):
        _matter(world)
        tell_family(world)
    _past(world)
    _promises(world)
    _to_come(world)
    _own(world)
    _twice(world)
    _between(world)
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
    made.holds(world.workers["rec"], "records")
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
    banners.set_banner(
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
        world.things["visit"] = record_answer(
            appointment_id=world.visit.pk, version=1, person_id=world.maya.pk,
            given=Given("yes"), by=world.viewer(),
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
        world.things["tonight"] = record_answer(
            appointment_id=world.tonight.pk, version=1, person_id=world.jean.pk,
            given=Given("yes"), by=world.viewer(),
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
    _comes_and_goes(world)
    sealing.propose_seal(person_id=world.stranger.pk, by=cal, audience=[world.ana])
    world.things["import_run"] = imported(
        "Name,Date of birth,School\nMaya Bell,2010-09-15,Weir School\nTheo Marsh,2012-02-01,\n", cal
    )
    persons.say_fact(
        person_id=world.tia.pk, kind=FactKind.WORRY, words="Somebody waits outside", by=ana,
        label=Label.RESTRICTED,
    )  # fmt: skip


def _comes_and_goes(world: World) -> None:
    """Piotr was told that Ana goes and Ben comes; the goodbye is still to come."""
    cal = world.viewer("cal")
    world.things["plan"] = plan = transitions.start(
        person_id=world.piotr.pk, kind="hand_over", why="Ana moves away", by=cal,
        incoming=world.ben, good_time="A Sunday",
    )  # fmt: skip
    steps = TransitionStep.objects.visible_to(cal).filter(transition=plan)
    transitions.take_step(step_id=steps.get(kind="told").pk, by=cal, words="“I see,” he said.")
    for kind in ("meeting", "letter", "promises", "in_touch"):
        world.things[f"step_{kind}"] = steps.get(kind=kind)


def _twice(world: World) -> None:
    """People who have two records: found alike, asked to be joined, and joined."""
    cal, rec = world.viewer("cal"), world.viewer("rec")
    for key, name, born in (
        ("theo2", "Theo J Marsh", LIVES["theo"][2]), ("ama2", "Amma Mensah", LIVES["ama"][2]),
        ("una", "Una Rowe", dt.date(1999, 3, 1)), ("una2", "Una Rowe", dt.date(1999, 3, 2)),
    ):  # fmt: skip
        world.people[key] = persons.add_person(name=name, born=born, team=world.team, by=cal)
    persons.add_address(person_id=world.theo2.pk, lines="12 Canal Street\nQuarrow\nQT2 5AB", by=cal)
    pairs = PossibleDuplicate.objects.visible_to(rec)
    world.things["pair"] = pairs.get(other=world.theo2.pk)
    world.things["asked"] = ask_to_join(
        kept_id=world.ama.pk, joined_id=world.ama2.pk, by=rec,
        why="The same birth date, and school writes her name both ways",
    )  # fmt: skip
    row = ask_to_join(kept_id=world.una.pk, joined_id=world.una2.pk, why="One passport", by=rec)
    world.things["joined"] = approve_joining(joining_id=row.pk, by=world.viewer("lea"))
    models.QuerySet(Notice).filter(kind=NoticeKind.TO_JOIN).update(seen_at=NOW)


def imported(text: str, by: Viewer) -> ImportRun:
    """A file the manager brought in; of Maya it has another birth date, so that row waits."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "school.csv"
        path.write_text(text, encoding="utf-8")
        team = Team.objects.get(slug="harbour")
        result = apply_run(kind="people", file=File(path), team=team, by=by, accept_partial=True)
    run = ImportRun.objects.visible_to(by).get(pk=result.run)
    return run


def _between(world: World) -> None:
    """A gift on its way back, a decision two people see differently, and a lost phone."""
    ana, leo = world.viewer(), world.leo.pk
    world.things["gift"] = record_gift(
        person_id=leo, by=ana,
        offer=Offer("to_us", "money", "a ten pound note in the diary", "returning", "Found it."),
    )  # fmt: skip
    world.things["decision"] = row = record_decision(
        person_id=leo, by=ana,
        decided=Decided(
            "The workshop on Saturdays ends at Easter.", "“I want to keep it.”", "Ask Cal.",
            ["money"], asked="Leo and Nina.", not_told_because="tomorrow, with Nina",
            challenge_by=(NOW + 20 * DAY).date(),
        ),
    )  # fmt: skip
    see_differently(decision_id=row.pk, whose="person", words="It is the only good day.", by=ana)
    see_differently(
        decision_id=row.pk, whose="family", name="Nina Grant", words="He mends. He stays.", by=ana
    )
    second_factor.keep(world.workers["lea"].user, "A" * 32, 0)
    second_factor.make_codes(world.workers["lea"].user)
    ask_for_reset(worker=world.workers["lea"], why="came to my desk", by=world.viewer("adi"))
