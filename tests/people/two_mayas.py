"""Two records of one person, in two teams, with something of every kind on both.

Maya is Ana's, in Harbour team, where Cal manages. Maya-Lee is Uma's, in Hill team, where Tom
manages. They share an entry, a meeting and a promise.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from alongside.base.core import clock
from alongside.base.core.ids import uuid7
from alongside.doors.exchange.families import bring_family_from
from alongside.doors.exchange.models import ImportRow, ImportRun, WaitsFor
from alongside.people.contact.actions import hold_contact, say_never_ok, set_safe_mail
from alongside.people.family.actions import How, Who, say_together, tell_of
from alongside.people.joining.actions import approve_joining, ask_to_join, undo_joining
from alongside.people.joining.models import Joining
from alongside.people.persons import actions as persons
from alongside.people.persons import banners
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.persons.models import Identifier, Label, OtherDate, Person
from alongside.people.ties.models import Tie, TieAudience, TieBefore
from alongside.people.ties.readings import Asked, Consent, PaperMap
from alongside.people.working import actions as working
from alongside.people.working.models import Role, Seal, SealAudience, SealGrant
from alongside.practice.agreements.actions import Terms, make_agreement
from alongside.practice.appointments.actions import plan
from alongside.practice.appointments.models import AppointmentPerson, Expected, Told
from alongside.practice.decisions.actions import Decided, record_decision
from alongside.practice.encounters.actions import Part, There, What, record_encounter
from alongside.practice.gifts.actions import Offer, record_gift
from alongside.practice.promises.actions import make_promise
from alongside.practice.reflections.actions import reflect_alone
from alongside.practice.transitions.actions import start
from alongside.practice.wonderings.actions import wonder
from tests.cast import DAY, NOW, Cast
from tests.exchange.test_gedcom import OURS
from tests.factories import organisation as made

OTHER_BORN = dt.date(2011, 9, 15)
SAFE = "3 Hidden Court\nWendle\nWD1 1AA"


def second_record(cast: Cast) -> Person:
    """Maya-Lee's record, made fifty days ago and lived in since. Uma works with her."""
    uma = made.worker("Uma Bell", username="uma")
    cast.workers["uma"] = uma
    made.belongs(cast.hill, uma)
    with clock.at(NOW - 50 * DAY):
        tom = cast.viewer("tom")
        lee = persons.add_person(
            name="Maya Lee Okonjo", born=OTHER_BORN, team=cast.hill, by=tom, known_as=["Lee"],
            pronouns="she", born_source="her school", gender="girl",
        )  # fmt: skip
        cast.people["lee"] = lee
        for worker, role in ((uma, Role.KEY_WORKER), (cast.ben, Role.CO_WORKER)):
            working.begin(person_id=lee.pk, worker=worker, role=role, by=tom, why="school rang")
        _say(cast)
    with clock.at(NOW - 3 * DAY):
        _happen(cast)
    return lee


def _say(cast: Cast) -> None:
    lee, uma = cast.lee, cast.viewer("uma")
    Identifier.objects.create(person=lee, kind="school", value="UPN-4712")
    OtherDate.objects.create(person=lee, day=dt.date(2011, 9, 1), source="a letter")
    persons.add_name(person_id=lee.pk, full="Maya Leigh", kind="known_as", by=uma)
    persons.add_language(person_id=lee.pk, name="Yoruba", by=uma)
    persons.say_fact(person_id=lee.pk, kind="helps", words="a walk first", by=uma)
    cast.things["lee_restricted"] = persons.say_fact(
        person_id=lee.pk, kind="worry", words="her uncle's new flat", by=uma,
        label=Label.RESTRICTED, audience=[cast.ben],
    )  # fmt: skip
    cast.things["lee_withheld"] = persons.say_fact(
        person_id=lee.pk, kind="worry", words="what the manager is not to see", by=uma,
        label=Label.RESTRICTED, not_manager=True,
    )  # fmt: skip
    cast.things["lee_sealed"] = persons.say_fact(
        person_id=lee.pk, kind="people", words="a sister elsewhere", by=uma,
        label=Label.SEALED, audience=[cast.uma],
    )  # fmt: skip
    cast.things["lee_safe"] = persons.add_address(
        person_id=lee.pk, lines=SAFE, by=uma, label=Label.RESTRICTED, audience=[cast.uma]
    )
    persons.add_address(person_id=lee.pk, lines="4 Weir Road\nFarrow\nFW2 1AB", by=uma)
    banners.set_banner(
        person_id=lee.pk, words="Go in twos", by=uma, until_day=(NOW + 30 * DAY).date(),
        why_not_told="not yet",
    )  # fmt: skip
    say_never_ok(
        person_id=lee.pk, days="2", from_time=dt.time(9), until_time=dt.time(10), whose="Lee",
        by=uma,
    )  # fmt: skip
    set_safe_mail(person_id=lee.pk, address="lee@example.org", by=uma)
    hold_contact(person_id=lee.pk, why="her phone is read", label="open", by=uma)
    # Dee's address told through Lee: Uma works with Lee alone.
    cast.things["told_through"] = persons.add_address(
        person_id=cast.dee.pk, lines="9 Quince Terrace\nQuarrow\nQT4 7ZZ", by=cast.viewer("ana"),
        label=Label.RESTRICTED, audience=[cast.uma], through=lee.pk,
    )  # fmt: skip


def _happen(cast: Cast) -> None:
    """What both are in is written by somebody who works with both for an afternoon."""
    maya, lee = cast.maya.pk, cast.lee.pk
    uma, ben = cast.viewer("uma"), cast.viewer("ben")
    working.begin(
        person_id=maya, worker=cast.ben, role=Role.COVER, by=cast.viewer("cal"), why="leave",
        until_at=NOW - 2 * DAY,
    )  # fmt: skip
    cast.things["lee_entry"] = record_encounter(
        parts=[Part(lee, seen=True)],
        what=What(happened_at=NOW - 4 * DAY, narrative="Lee showed me the trains",
                  present=[There("Nan", "grandmother", person_id=lee)]),
        by=uma,
    )[0]  # fmt: skip
    cast.things["both_entry"] = record_encounter(
        parts=[Part(maya, seen=True, words="Maya sang"),
               Part(lee, seen=True, seen_alone=True, words="Lee was quiet")],
        what=What(happened_at=NOW - 3 * DAY, narrative="They are one and the same"), by=ben,
    )[0]  # fmt: skip
    make_promise(person_ids=[maya, lee], words="bring the photos", by=ben)
    make_promise(person_ids=[lee], words="ring Nan", by=uma, whose="person", by_person_id=lee)
    plan(person_ids=[maya, lee], starts_at=NOW + DAY, by=ben, purpose="the match")
    plan(person_ids=[lee], starts_at=NOW + 2 * DAY, by=uma, expected=[("Nan", "")])
    wonder(person_id=lee, words="whether she has another name", by=uma)
    cast.things["lee_reflection"] = reflect_alone(words="I felt fooled", by=uma, person_id=lee)
    agreed = make_agreement(
        person_id=lee, by=uma, terms=Terms({"touch": "not at all"}, review_on=(NOW + DAY).date())
    )
    make_agreement(
        person_id=lee, by=uma, replaces_id=agreed.pk,
        terms=Terms({"touch": "not at all"}, ends_on=(NOW + 9 * DAY).date()),
    )  # fmt: skip
    start(person_id=lee, kind="moving", why="nearer to school", by=uma)
    record_gift(
        person_id=lee, by=uma, offer=Offer("to_us", "money", "a note", "declined", "thanks")
    )  # fmt: skip
    record_decision(
        person_id=lee, by=uma,
        decided=Decided("The club goes on.", "“More of it.”", "Ask Tom.", ["need"],
                        not_told_because="tomorrow"),
    )  # fmt: skip
    working.open_in_emergency(person_id=lee, by=cast.viewer("sue"), reason="safety")
    working.bar(person_id=lee, worker=cast.adi, by=cast.viewer("tom"))
    _family(cast)
    _long_over(cast)


def _family(cast: Cast) -> None:
    """Lee's mother and sister, a day together, and a family tree file that nobody confirmed yet."""
    lee, uma = cast.lee.pk, cast.viewer("uma")
    mum = tell_of(person_id=lee, how=How("parent", "birth"), who=Who("Ada"), by=uma)
    child = How("child", "birth", of=mum.pk)
    sister = tell_of(person_id=lee, how=child, who=Who("Bea"), by=uma)
    say_together(relative_id=sister.pk, on=NOW.date(), words="the fair", by=uma)
    bring_family_from(OURS, person_id=lee, by=uma)


def _long_over(cast: Cast) -> None:
    """What no action would do to Lee in this order: a seal long lifted, a file, an old record."""
    lee, then = cast.lee, {"from_at": NOW - 40 * DAY, "until_at": NOW - 30 * DAY}
    Seal.objects.create(person=lee, proposed_by=cast.tom, approved_by=cast.lea, **then)
    SealAudience.objects.create(person=lee, worker=cast.uma, **then)
    SealGrant.objects.create(person=lee, worker=cast.lea, reason="court", **then)
    meeting = QuerySet(AppointmentPerson).filter(person=lee).first().appointment_id
    Expected.objects.create(appointment_id=meeting, name="Lee herself", person=lee)
    Told.objects.create(
        appointment_id=meeting, person=lee, what="asked", how="said", by=cast.uma, at=NOW
    )
    run = ImportRun.objects.create(kind="people", team=cast.hill, by=cast.tom, at=NOW)
    row = ImportRow.objects.create(run=run, row=1, line=2, outcome="new", person=lee, mark="m")
    WaitsFor.objects.create(import_row=row, person=lee)
    told = {
        "made_at": NOW,
        "made_by": cast.uma,
        "from_day": dt.date(2020, 9, 1),
        "from_precision": "day",
    }
    Tie.objects.create(person=lee, kind="school", name="Weir Primary", **told)
    tie = Tie.objects.create(person=cast.dee, other=lee, kind="child", name="Lee", **told)
    TieBefore.objects.create(
        tie=tie, other=lee, kind="child", name="L", changed_by=cast.ana, changed_at=NOW, **told
    )
    TieAudience.objects.create(tie=cast.maya_hidden, worker=cast.uma, through=lee, from_at=NOW)
    Consent.objects.create(person=lee, sees="worker", counts=True, asked_by=cast.uma, asked_at=NOW)
    PaperMap.objects.create(
        person=lee, perspective="own", on=NOW.date(), written_by=cast.uma, written_at=NOW
    )
    Asked.objects.create(
        person=lee, on=NOW.date(), answer="not_now", written_by=cast.uma, written_at=NOW
    )
    empty = Person.objects.create(name="Leigh", made_at=NOW - 60 * DAY)
    cast.things["earlier"] = Joining.objects.create(
        kept=lee, joined=empty, state="joined", why="once before", asked_by=cast.rec,
        asked_at=NOW - 20 * DAY, answered_by=cast.tom, answered_at=NOW - 20 * DAY,
    )  # fmt: skip


def possible(cast: Cast, one: str, other: str) -> PossibleDuplicate:
    """These two as possible duplicates of each other."""
    low, high = sorted([cast.people[one].pk, cast.people[other].pk])
    rows = PossibleDuplicate.objects.unguarded("the pair that was found, or made by hand")
    row = rows.filter(one=low, other=high).first()
    return row or PossibleDuplicate.objects.create(
        pk=uuid7(), one_id=low, other_id=high, why="sound", found_at=clock.now()
    )


def asked(cast: Cast, kept: str = "maya", gone: str = "lee", by: str = "rec") -> Joining:
    """Somebody asks that these two be joined."""
    possible(cast, kept, gone)
    return ask_to_join(
        kept_id=cast.people[kept].pk, joined_id=cast.people[gone].pk, why="one passport",
        by=cast.viewer(by),
    )  # fmt: skip


def joined(cast: Cast, kept: str = "maya", gone: str = "lee", by: str = "tom") -> Joining:
    """Rec asks and Tom agrees, an hour from now."""
    with clock.at(NOW + dt.timedelta(hours=1)):
        row = asked(cast, kept, gone)
        return approve_joining(joining_id=row.pk, by=cast.viewer(by))


def take_apart(cast: Cast, row: Joining, by: str = "rec") -> Joining:
    with clock.at(NOW + dt.timedelta(hours=2)):
        return undo_joining(joining_id=row.pk, why="two after all", by=cast.viewer(by))


# What a joining adds to and leaves behind on purpose: what stood there before stands there after.
TRACES = {"audit.AuditRow", "joining.Joining", "joining.Moved", "notices.Notice",
          "persons.HistoricalPerson", "persons.PossibleDuplicate"}  # fmt: skip


def digest() -> dict[str, dict[Any, Any]]:
    """Every row there is."""
    return {
        model._meta.label: {
            row["pk"]: row
            for row in QuerySet(model).values("pk", *(f.attname for f in model._meta.local_fields))
        }
        for model in apps.get_models()
    }


def assert_restored(before: dict[str, dict[Any, Any]]) -> None:
    after = digest()
    for label, rows in before.items():
        if label in TRACES:
            assert rows.items() <= after[label].items(), label
        else:
            assert rows == after[label], label
