"""The same people in every test, so that a reader knows at once who should be refused.

Who works here
    ana   key worker of Maya, of her mum Dee, and of the three siblings
    ben   same team, no link to Maya; key worker of Rose, and works with Ira
    cal   manager of the team
    sue   Ana's supervisor; works with Ira and is barred from Noor
    tom   manager of another team
    lea   practice lead · rec  records officer · adi  administrator (no content)
    zoe   Ana's student with Maya

The lives they work in
    maya  15 · dee  her mum, at a safe address Ana was told of
    kit   given to Ana by mistake: she knows him and keeps herself out
    rose  in an adoptive placement, sealed; only Ben is inside
    ira, noor, sami   siblings, met together; Sami's record can be sealed

It is 3 May 2027, ten in the morning. Everything is made by the real actions.
"""

from __future__ import annotations

import copy
import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from django.test import Client

from alongside.base.accounts.models import User
from alongside.base.core import clock
from alongside.base.drafts.actions import keep
from alongside.base.organisation.models import MembershipRole, Worker
from alongside.base.organisation.viewer import Viewer
from alongside.base.vault.keys import make_key_file
from alongside.people.persons import actions as persons
from alongside.people.persons import banners
from alongside.people.persons.models import FactKind, Identifier, Label, Person
from alongside.people.ties.actions import add_tie, say_reading
from alongside.people.ties.paper import keep_paper_map
from alongside.people.ties.told import Said, Told
from alongside.people.working import actions as working
from alongside.people.working import sealing
from alongside.people.working.models import Role
from alongside.practice.agreements.actions import Terms, add_photo, make_agreement
from alongside.practice.appointments.actions import plan
from alongside.practice.decisions.actions import Decided, record_decision, see_differently
from alongside.practice.encounters.actions import Part, There, What, record_encounter
from alongside.practice.gifts.actions import Offer, record_gift
from alongside.practice.promises.actions import make_promise
from alongside.practice.reflections.actions import reflect_alone
from alongside.practice.wonderings.actions import wonder
from tests.factories import organisation as made

NOW = dt.datetime(2027, 5, 3, 9, 0, tzinfo=dt.UTC)  # 10:00 in London, a Monday
DAY = dt.timedelta(days=1)
# One black point.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef924000000"
    "0a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
NOT_OURS = ("contenttypes", "auth")  # filled by migrations
STAFF = ("ana", "ben", "cal", "sue", "tom", "lea", "rec", "adi", "zoe")

# Each stands in one object only, so a page that shows it shows that object.
WORDS = {
    "maya_open": "Saturday football keeps Maya going",
    "maya_restricted": "Her father waits outside the bakery",
    "maya_sealed": "An aunt in Porto wrote to us once",
    "maya_ana": "We walked to the weir and talked about moving schools",
    "maya_cal": "Maya rang the office about her bus pass",
    "maya_promise": "ask the school about the art room",
    "maya_wondering": "whether the headaches come before contact days",
    "maya_agreement": "Nobody decides things without asking me",
    "dee_safe": "9 Quince Terrace\nQuarrow\nQT4 7ZZ",
    "dee_together": "Dee and Maya cooked and did not argue",
    "rose_ben": "Rose slept through for the first time",
    "rose_open": "Rose likes the blue blanket",
    "siblings": "All three built a den in the hall",
    "noor_part": "Noor asked when grandad comes back",
    "kit_cal": "Kit started at the garage",
    "reflection": "I felt like the mother I am not",
    "draft": "Half a sentence about being afraid",
    "maya_decision": "Maya will go to the college in town",
    "maya_view": "Nobody asked me about the bus",
    "maya_hidden": "Uncle Dacre from Hull",
    "maya_reading": "Ivy taught her to whistle",
    "maya_gift": "A ten pound note tucked into the diary",
    "meeting": "choosing a college together",
    "banner": "Ring the manager before you visit",
}


@dataclass
class Cast:
    """Everybody by name, and what was made about them in `things`."""

    workers: dict[str, Worker] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        for shelf in ("workers", "people", "things"):
            if name in self.__dict__.get(shelf, ()):
                return self.__dict__[shelf][name]
        raise AttributeError(name)

    def viewer(self, name: str) -> Viewer:
        """A fresh viewer, as each request makes one."""
        return made.viewer(self.workers[name])

    def client(self, name: str, **options: Any) -> Client:
        """A browser signed in as one of the cast; `signed_out` is nobody."""
        client = Client(**options)
        if name != "signed_out":
            client.force_login(User.objects.get(username=name))
        return client

    def url(self, person: str, page: str = "") -> str:
        return f"/people/{self.people[person].pk}/{page}"


_made: tuple[Cast, dict[Any, list[Any]]] | None = None


def build_cast() -> Cast:
    """Make everybody, in any test with a database. The clock must stand at `NOW`.

    The actions run once a process; later casts are the same rows put back, ten times as fast.
    """
    global _made
    if _made is None:
        cast = _act()
        models = [model for model in apps.get_models() if model._meta.app_label not in NOT_OURS]
        # A plain QuerySet, past the guard: every row, to be put back as it was.
        _made = copy.deepcopy(cast), {model: list(QuerySet(model)) for model in models}
        return cast
    cast, rows = _made
    with transaction.atomic():
        for model, held in rows.items():
            QuerySet(model).bulk_create(held)
    return copy.deepcopy(cast)


def _act() -> Cast:
    cast = Cast()
    _staff(cast)
    with clock.at(NOW - 200 * DAY):
        _people(cast)
        _relationships(cast)
    with clock.at(NOW - 100 * DAY):
        _known(cast)
    with clock.at(NOW - 5 * DAY):
        _happened(cast)
    _gates(cast)
    return cast


def _staff(cast: Cast) -> None:
    names = {
        "ana": "Ana Moreau", "ben": "Ben Idris", "cal": "Cal Hughes", "sue": "Sue Lindqvist",
        "tom": "Tom Adeyemi", "lea": "Lea Novak", "rec": "Rec Saito", "adi": "Adi Rahman",
        "zoe": "Zoe Finch",
    }  # fmt: skip
    for username, name in names.items():
        cast.workers[username] = made.worker(name, username=username)
    harbour, hill = made.team("Harbour team", "harbour"), made.team("Hill team", "hill")
    cast.things.update(harbour=harbour, hill=hill)
    for username in ("ana", "ben", "sue", "zoe"):
        made.belongs(harbour, cast.workers[username])
    made.belongs(harbour, cast.workers["cal"], MembershipRole.MANAGER)
    made.belongs(hill, cast.workers["tom"], MembershipRole.MANAGER)
    for username, office in (("lea", "lead"), ("rec", "records"), ("adi", "admin")):
        made.holds(cast.workers[username], office)


def _people(cast: Cast) -> None:
    cal = cast.viewer("cal")
    births = {
        "maya": ("Maya Okonjo", dt.date(2011, 9, 14)), "dee": ("Dee Okonjo", dt.date(1988, 2, 1)),
        "kit": ("Kit Larsen", dt.date(2009, 6, 30)), "rose": ("Rose Amber", dt.date(2024, 1, 9)),
        "ira": ("Ira Haddad", dt.date(2014, 3, 3)), "noor": ("Noor Haddad", dt.date(2016, 7, 8)),
        "sami": ("Sami Haddad", dt.date(2019, 11, 2)),
    }  # fmt: skip
    for key, (name, born) in births.items():
        cast.people[key] = persons.add_person(name=name, born=born, team=cast.harbour, by=cal)
    Identifier.objects.create(person=cast.maya, kind="school", value="UPN-4711")


def _relationships(cast: Cast) -> None:
    cal = cast.viewer("cal")

    def begin(person: str, worker: str, role: str = Role.KEY_WORKER, **more: Any) -> None:
        cast.things[f"{worker}_{person}"] = working.begin(
            person_id=cast.people[person].pk, worker=cast.workers[worker], role=role, by=cal,
            why="the cast", **more,
        )  # fmt: skip

    for person in ("maya", "dee", "kit", "ira", "noor", "sami"):
        begin(person, "ana", rhythm_days=7 if person in ("maya", "kit") else None)
    begin("maya", "zoe", Role.STUDENT, through=cast.ana)
    begin("rose", "ben")
    begin("ira", "ben", Role.CO_WORKER)
    begin("ira", "sue", Role.CO_WORKER)


def _known(cast: Cast) -> None:
    ana, ben = cast.viewer("ana"), cast.viewer("ben")
    for key, label, kind in (
        ("open", Label.OPEN, FactKind.MATTERS),
        ("restricted", Label.RESTRICTED, FactKind.WORRY),
    ):
        cast.things[f"maya_{key}"] = persons.say_fact(
            person_id=cast.maya.pk, kind=kind, words=WORDS[f"maya_{key}"], by=ana,
            label=label,
        )  # fmt: skip
    cast.things["maya_sealed"] = persons.say_fact(
        person_id=cast.maya.pk, kind=FactKind.PEOPLE, words=WORDS["maya_sealed"], by=ana,
        label=Label.SEALED, audience=[cast.ana],
    )  # fmt: skip
    cast.things["dee_safe"] = persons.add_address(
        person_id=cast.dee.pk, lines=WORDS["dee_safe"], by=ana, label=Label.RESTRICTED,
        audience=[cast.ana], through=cast.maya.pk,
    )  # fmt: skip
    cast.things["maya_home"] = persons.add_address(
        person_id=cast.maya.pk, lines="4 Weir Road\nFarrow\nFW2 1AB", by=ana
    )
    cast.things["maya_nan"] = add_tie(
        person_id=cast.maya.pk, by=ana, told=Told("grandparent", "Ivy", relation="her nan")
    )
    cast.things["maya_hidden"] = add_tie(
        person_id=cast.maya.pk, by=ana,
        told=Told("family", WORDS["maya_hidden"], label=Label.RESTRICTED),
    )  # fmt: skip
    cast.things["maya_reading"] = say_reading(
        tie_id=cast.things["maya_nan"].pk, perspective="worker", by=ana,
        said=Said(closeness=1, quality="strong", words=WORDS["maya_reading"]),
    )  # fmt: skip
    cast.things["rose_open"] = persons.say_fact(
        person_id=cast.rose.pk, kind=FactKind.MATTERS, words=WORDS["rose_open"], by=ben
    )
    cast.things["banner"] = banners.set_banner(
        person_id=cast.dee.pk, words=WORDS["banner"], by=ana, until_day=(NOW + 60 * DAY).date(),
        why_not_told="not safe",
    )  # fmt: skip


def visit(
    cast: Cast, author: str, *people: str, words: str = "", days_ago: float = 6, **what: Any
) -> Any:
    """Somebody of the cast records a visit; answers what the action answers."""
    parts_words = what.pop("parts", {})
    return record_encounter(
        parts=[
            Part(cast.people[name].pk, seen=True, words=parts_words.get(name, ""))
            for name in people
        ],
        what=What(happened_at=NOW - days_ago * DAY, narrative=words, **what),
        by=cast.viewer(author),
    )


def _happened(cast: Cast) -> None:
    ana, things = cast.viewer("ana"), cast.things
    (things["maya_ana"],) = visit(
        cast, "ana", "maya", words=WORDS["maya_ana"], present=[There("Mr Osei", "school")]
    )
    (things["maya_cal"],) = visit(cast, "cal", "maya", words=WORDS["maya_cal"], days_ago=7)
    (things["dee_together"],) = visit(cast, "ana", "dee", "maya", words=WORDS["dee_together"])
    (things["kit_cal"],) = visit(cast, "cal", "kit", words=WORDS["kit_cal"])
    (things["rose_ben"],) = visit(cast, "ben", "rose", words=WORDS["rose_ben"])
    (things["siblings"],) = visit(
        cast, "ana", "ira", "noor", words=WORDS["siblings"], parts={"noor": WORDS["noor_part"]}
    )
    (things["maya_promise"],) = make_promise(
        person_ids=[cast.maya.pk], words=WORDS["maya_promise"], by=ana, due=(NOW + 2 * DAY).date()
    )
    things["maya_wondering"] = wonder(person_id=cast.maya.pk, words=WORDS["maya_wondering"], by=ana)
    things["maya_agreement"] = make_agreement(
        person_id=cast.maya.pk, by=ana,
        terms=Terms({"want": WORDS["maya_agreement"]}, review_on=(NOW + 60 * DAY).date()),
    )  # fmt: skip
    things["maya_photo"] = add_photo(
        agreement_id=things["maya_agreement"].pk, sent=io.BytesIO(PICTURE), by=ana
    )
    things["maya_paper"] = keep_paper_map(
        person_id=cast.maya.pk, perspective="worker", sent=io.BytesIO(PICTURE), by=ana
    )
    (things["meeting"],) = plan(
        person_ids=[cast.maya.pk], starts_at=NOW + DAY, by=ana, purpose=WORDS["meeting"],
        expected=[("Mr Osei", "school")],
    )  # fmt: skip
    things["maya_decision"] = record_decision(
        person_id=cast.maya.pk, by=ana,
        decided=Decided(
            WORDS["maya_decision"], "To stay at her school", "Ring us", ["need", "money"],
            not_told_because="tomorrow, with her nan",
        ),
    )  # fmt: skip
    things["maya_view"] = see_differently(
        decision_id=things["maya_decision"].pk, whose="person", words=WORDS["maya_view"], by=ana
    )
    things["maya_gift"] = record_gift(
        person_id=cast.maya.pk, by=ana,
        offer=Offer("to_us", "money", WORDS["maya_gift"], "returning", "It was in the diary."),
    )  # fmt: skip
    things["reflection"] = reflect_alone(words=WORDS["reflection"], by=ana, person_id=cast.maya.pk)
    things["draft"] = keep(
        by=ana, about=f"/people/{cast.maya.pk}/record/",
        fields={"for_them": ["She was"], "for_me": [WORDS["draft"]]},
    )  # fmt: skip


def _gates(cast: Cast) -> None:
    """Ana keeps herself out of Kit's record, Sue is kept out of Noor's, Rose's is sealed."""
    working.bar(person_id=cast.kit.pk, worker=cast.ana, by=cast.viewer("ana"))
    working.bar(person_id=cast.noor.pk, worker=cast.sue, by=cast.viewer("cal"))
    cast.things["rose_seal"] = seal(cast, "rose")


def seal(cast: Cast, person: str, *audience: str) -> Any:
    """Cal proposes and Lea approves: only the audience and key workers may know of the record."""
    asked = sealing.propose_seal(
        person_id=cast.people[person].pk, by=cast.viewer("cal"),
        audience=[cast.workers[name] for name in audience],
    )  # fmt: skip
    return sealing.approve_seal(seal_id=asked.pk, by=cast.viewer("lea"))


@pytest.fixture(autouse=True, scope="session")
def _key_file() -> None:
    """What `alongside setup` makes: without it nothing can be sealed."""
    make_key_file()


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    """The whole cast, with the clock standing at NOW until the test ends."""
    with clock.at(NOW):
        yield build_cast()


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside did not happen: for many checks on one cast."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def standing_cast(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """One cast for a whole module; its tests change things only inside `undone()`."""
    with django_db_blocker.unblock(), clock.at(NOW), transaction.atomic():
        yield build_cast()
        transaction.set_rollback(True)
