"""Two records of one person: joining them, what becomes of every row, and taking them apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from alongside.base.audit.chain import first_bad_row
from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow
from alongside.base.core.ids import uuid7
from alongside.base.notices.models import Notice
from alongside.people.joining.actions import (
    approve_joining,
    ask_to_join,
    say_different,
    undo_joining,
)
from alongside.people.joining.links import MOVES, ONCE_IN, STAYS
from alongside.people.joining.models import Joining
from alongside.people.joining.moving import gather
from alongside.people.persons import actions as persons
from alongside.people.persons import banners
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.persons.models import Address, Fact, OtherDate, Person, PersonName
from alongside.people.persons.queries import among_mine, find_someone_else, found_by
from alongside.people.working import actions as working
from alongside.people.working import sealing
from alongside.people.working.models import Bar
from alongside.practice.encounters.models import Encounter, EncounterPart
from tests.cast import NOW, STAFF, Cast, seal, visit
from tests.people.two_mayas import (
    OTHER_BORN,
    asked,
    assert_restored,
    digest,
    joined,
    possible,
    second_record,
    take_apart,
)

HOUR = dt.timedelta(hours=1)


def columns() -> Iterator[str]:
    """Every column that holds a person's id: foreign keys, and ids kept without one."""
    for model in apps.get_models():
        label = model._meta.label
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is Person:
                yield f"{label}.{field.name}"
            elif field.name == "person_id" and label != "audit.AuditRow":
                yield f"{label}.{field.name}"  # the trace is never rewritten


def rows_at(column: str, person: Person) -> QuerySet:
    label, _dot, field = column.rpartition(".")
    return QuerySet(apps.get_model(label)).filter(**{field: person.pk})


# --- every row -----------------------------------------------------------------------------------


def test_every_column_that_holds_a_person_is_handled() -> None:
    """A new link to a person has to say what becomes of it when two records are joined."""
    assert set(columns()) == {*MOVES, *ONCE_IN, *STAYS}


def test_everything_goes_to_the_kept_record(cast: Cast) -> None:
    lee = second_record(cast)
    missing = [column for column in (*MOVES, *ONCE_IN) if not rows_at(column, lee).exists()]
    assert missing == [], "so that each kind of link is tried here"
    joined(cast)
    left = [column for column in MOVES if rows_at(column, lee).exists()]
    assert left == []
    for column in ONCE_IN:  # only what both were in
        assert rows_at(column, lee).count() == 1


@pytest.mark.parametrize(("kept", "gone"), [("maya", "lee"), ("lee", "maya")])
def test_joined_and_taken_apart_every_row_is_as_it_was(kept: str, gone: str, cast: Cast) -> None:
    second_record(cast)
    possible(cast, "maya", "lee")
    before = digest()
    row = joined(cast, kept, gone)
    assert digest()["encounters.EncounterPart"] != before["encounters.EncounterPart"]
    take_apart(cast, row)
    assert_restored(before)


def test_what_came_since_stays_with_the_kept_record(cast: Cast) -> None:
    lee = second_record(cast)
    row = joined(cast)
    with clock.at(NOW + HOUR + HOUR / 2):
        (later,) = visit(cast, "uma", "maya", words="after", days_ago=0)
        page = cast.client("tom").get(f"/joinings/{row.pk}/undo/").content.decode()
    assert "1 entry" in page
    take_apart(cast, row)
    parts = QuerySet(EncounterPart).filter(encounter=later)
    assert [part.person_id for part in parts] == [cast.maya.pk]
    assert QuerySet(EncounterPart).filter(encounter=cast.lee_entry).get().person_id == lee.pk


def test_what_was_being_saved_meanwhile_is_brought_over_too(cast: Cast) -> None:
    """Somebody let in just before, whose entry was committed just after, under the old id."""
    lee = second_record(cast)
    row = joined(cast)
    late = [QuerySet(EncounterPart).create(encounter=thing, person=lee, happened_at=NOW)
            for thing in (cast.maya_cal, cast.kit_cal)]  # fmt: skip
    with clock.at(NOW + HOUR):
        gather(row.pk)
    now = {part.pk: part.person_id for part in QuerySet(EncounterPart).filter(encounter__in=[
        cast.maya_cal, cast.kit_cal])}  # fmt: skip
    assert now[late[0].pk] == lee.pk, "Maya is in it already"
    together = QuerySet(EncounterPart).get(encounter=cast.both_entry, person=cast.maya)
    assert together.words == "Maya sang\n\nLee was quiet", "once, though looked at twice"
    assert now[late[1].pk] == cast.maya.pk
    take_apart(cast, row)
    assert QuerySet(EncounterPart).get(pk=late[1].pk).person_id == lee.pk


def test_what_somebody_changed_since_is_not_changed_back(cast: Cast) -> None:
    second_record(cast)
    row = joined(cast)
    with clock.at(NOW + HOUR + HOUR / 2):
        maya = Person.objects.visible_to(cast.viewer("ana")).get(pk=cast.maya.pk)
        assert maya.gender == "girl", "an empty value is filled"
        persons.change_person(
            person_id=maya.pk, version=maya.version, by=cast.viewer("ana"), gender="boy"
        )
    take_apart(cast, row)
    maya = Person.objects.visible_to(cast.viewer("ana")).get(pk=cast.maya.pk)
    assert maya.gender == "boy"
    assert maya.pronouns == "", "and the other is empty again"


# --- what the one record says --------------------------------------------------------------------


def test_a_birth_date_and_names_that_differ_stand_beside_each_other(cast: Cast) -> None:
    second_record(cast)
    joined(cast)
    ana = cast.viewer("ana")
    maya = Person.objects.visible_to(ana).get(pk=cast.maya.pk)
    assert maya.name == "Maya Okonjo"
    assert maya.born == cast.maya.born
    other = OtherDate.objects.visible_to(ana).get(person=maya, day=OTHER_BORN)
    assert other.source == "her school"
    names = set(PersonName.objects.visible_to(ana).filter(person=maya).values_list("full", flat=1))
    assert {"Maya Lee Okonjo", "Lee", "Maya Leigh"} <= names


def test_either_name_finds_the_one_record(cast: Cast) -> None:
    second_record(cast)
    joined(cast)
    for asked_for in ("Leigh", "Maya Okonjo", "maya lee"):
        assert [one.pk for one in among_mine(cast.viewer("uma"), asked_for)] == [cast.maya.pk]
    for number in ("UPN-4711", "UPN-4712"):
        for name in ("Lee Okonjo", "Maya Okonjo"):
            cards = find_someone_else(by=cast.viewer("zoe"), name=name, identifier=number)
            assert [card.name for card in cards] == ["Maya Okonjo"], (name, number)
    for born in (cast.maya.born, OTHER_BORN):
        (card,) = find_someone_else(by=cast.viewer("zoe"), name="Maya Lee Okonjo", born=born)
        assert found_by(cast.viewer("zoe"), card.token) == cast.maya.pk, born


def test_somebody_added_later_is_like_the_one_record(cast: Cast) -> None:
    second_record(cast)
    joined(cast)
    for name, born in (("Maya Lee Okonjo", OTHER_BORN), ("Lee", cast.maya.born)):
        made = persons.add_person(name=name, born=born, team=cast.hill, by=cast.viewer("tom"))
        ids = sorted((made.pk, cast.maya.pk))
        rows = QuerySet(PossibleDuplicate).filter(one=ids[0], other=ids[1])
        assert rows.exists(), (name, born)


def test_an_entry_with_both_says_what_was_said_of_each(cast: Cast) -> None:
    second_record(cast)
    joined(cast)
    part = EncounterPart.objects.visible_to(cast.viewer("ana")).get(encounter=cast.both_entry)
    assert (part.person_id, part.words) == (cast.maya.pk, "Maya sang\n\nLee was quiet")
    assert part.seen
    assert part.seen_alone
    page = cast.client("uma").get(cast.url("maya")).content.decode()
    for words in ("Lee showed me the trains", "Lee was quiet", "They are one and the same"):
        assert words in page


def test_sealed_words_still_open(cast: Cast) -> None:
    """They are locked to the row they stand in and not to a person."""
    second_record(cast)
    joined(cast)
    fact = Fact.objects.visible_to(cast.viewer("uma")).get(pk=cast.lee_restricted.pk)
    assert (fact.person_id, fact.words) == (cast.maya.pk, "her uncle's new flat")


def test_whom_one_record_is_like_the_kept_one_is_like(cast: Cast) -> None:
    second_record(cast)
    pair, apart = possible(cast, "lee", "ira"), possible(cast, "lee", "noor")
    say_different(pair_id=apart.pk, because="two schools", by=cast.viewer("rec"))
    row = joined(cast)
    rows = PossibleDuplicate.objects.visible_to(cast.viewer("rec"))
    told = {(frozenset((one.one_id, one.other_id)), bool(one.different_at)) for one in rows}
    assert (frozenset((cast.maya.pk, cast.ira.pk)), False) in told
    assert (frozenset((cast.maya.pk, cast.noor.pk)), True) in told
    take_apart(cast, row)
    assert {one.pk for one in rows.all()} == {
        pair.pk, apart.pk, possible(cast, "maya", "lee").pk,
    }  # fmt: skip


# --- who may see what afterwards -----------------------------------------------------------------


def closed_things(cast: Cast) -> dict[str, set[Any]]:
    """Of everything restricted or sealed, what each worker sees."""
    seen = {}
    for who in (*STAFF, "uma"):
        viewer = cast.viewer(who)
        seen[who] = {
            row.pk
            for model in (Fact, Address)
            for row in model.objects.visible_to(viewer).exclude(label="open")
        }
    return seen


def test_nobody_sees_more_of_what_is_closed_and_who_saw_it_still_does(cast: Cast) -> None:
    second_record(cast)
    before = closed_things(cast)
    assert cast.lee_withheld.pk in before["uma"]
    assert cast.maya_restricted.pk in before["ana"]
    row = joined(cast)
    with clock.at(NOW + HOUR):
        assert closed_things(cast) == before
    take_apart(cast, row)
    with clock.at(NOW + 2 * HOUR):
        assert closed_things(cast) == before


def test_who_was_told_and_no_longer_works_with_them_is_not_let_in_again(cast: Cast) -> None:
    """Ben was told of Maya's address while he covered; he works with Lee still."""
    second_record(cast)
    with clock.at(NOW - 2 * HOUR):
        safe = persons.add_address(
            person_id=cast.maya.pk, lines="2 Nook\nWD2 2BB", by=cast.viewer("ana"),
            label="restricted", audience=[cast.ben],
        )  # fmt: skip
    ben = cast.viewer("ben")
    assert not Address.objects.visible_to(ben).filter(pk=safe.pk).exists()
    joined(cast)
    with clock.at(NOW + HOUR):
        ben = cast.viewer("ben")
        assert not Address.objects.visible_to(ben).filter(pk=safe.pk).exists()


@pytest.mark.parametrize("side", ["maya", "lee"])
def test_a_bar_on_either_holds_for_the_whole(side: str, cast: Cast) -> None:
    second_record(cast)
    barred = "uma" if side == "maya" else "ana"
    manager = "cal" if side == "maya" else "tom"
    working.bar(
        person_id=cast.people[side].pk, worker=cast.workers[barred], by=cast.viewer(manager)
    )
    request = asked(cast)
    page = cast.client("lea").get(f"/joinings/{request.pk}/").content.decode()
    assert f"out of both once they are joined: {cast.workers[barred].name}" in page
    with clock.at(NOW + HOUR):
        approve_joining(joining_id=request.pk, by=cast.viewer("lea"))
        viewer = cast.viewer(barred)
        assert not Person.objects.visible_to(viewer).filter(pk=cast.maya.pk).exists()
        assert not Encounter.objects.visible_to(viewer).filter(parts__person=cast.maya).exists()
        assert not Joining.objects.visible_to(viewer).filter(pk=request.pk).exists()
    told = QuerySet(Notice).filter(kind="joined").values_list("worker_id", flat=True)
    assert cast.workers[barred].pk not in told


def test_a_bar_or_a_safety_line_set_while_joined_holds_for_both_afterwards(cast: Cast) -> None:
    lee = second_record(cast)
    row = joined(cast)
    with clock.at(NOW + HOUR + HOUR / 2):
        working.bar(person_id=cast.maya.pk, worker=cast.ben, by=cast.viewer("cal"))
        banners.set_banner(person_id=cast.maya.pk, words="Go with somebody",
                           by=cast.viewer("cal"), why_renewed="the dog")  # fmt: skip
    take_apart(cast, row)
    barred = QuerySet(Bar).filter(worker=cast.ben, person__in=[cast.maya, lee])
    assert {one.person_id for one in barred} == {cast.maya.pk, lee.pk}
    page = cast.client("uma").get(cast.url("lee")).content.decode()
    assert "Go with somebody" in page


@pytest.mark.parametrize("side", ["maya", "lee"])
@pytest.mark.parametrize("inside", [True, False])
def test_a_sealed_record_is_not_joined(side: str, inside: bool, cast: Cast) -> None:
    """Whoever is outside learns nothing: it answers as if the record did not exist."""
    lee = second_record(cast)
    pair = possible(cast, "maya", "lee")
    manager = cast.viewer("cal" if side == "maya" else "tom")
    audience = [cast.rec] if inside else []
    proposed = sealing.propose_seal(
        person_id=cast.people[side].pk, by=manager, audience=audience
    )  # fmt: skip
    sealing.approve_seal(seal_id=proposed.pk, by=cast.viewer("lea"))
    rec, client = cast.viewer("rec"), cast.client("rec")
    expected = NotNow if inside else CannotSee
    with pytest.raises(expected):
        ask_to_join(kept_id=cast.maya.pk, joined_id=lee.pk, why="x", by=rec)
    there = client.get(f"/duplicates/{pair.pk}/")
    assert there.status_code == (200 if inside else 404)
    if not inside:
        assert there.content == client.get(f"/duplicates/{uuid7()}/").content


@pytest.mark.parametrize("when", ["proposed", "sealed"])
def test_a_seal_that_comes_before_the_answer_stops_it(when: str, cast: Cast) -> None:
    second_record(cast)
    row = asked(cast)
    proposed = sealing.propose_seal(
        person_id=cast.lee.pk, by=cast.viewer("tom"), audience=[cast.tom]
    )
    if when == "sealed":
        sealing.approve_seal(seal_id=proposed.pk, by=cast.viewer("lea"))
        with pytest.raises(CannotSee):
            approve_joining(joining_id=row.pk, by=cast.viewer("cal"))
    with pytest.raises(NotNow):
        approve_joining(joining_id=row.pk, by=cast.viewer("tom"))


def test_a_record_sealed_while_joined_is_not_taken_apart(cast: Cast) -> None:
    second_record(cast)
    row = joined(cast)
    with clock.at(NOW + HOUR):
        seal(cast, "maya", "cal")
    with pytest.raises(NotNow), clock.at(NOW + HOUR):
        undo_joining(joining_id=row.pk, why="x", by=cast.viewer("cal"))
    with pytest.raises(CannotSee):
        take_apart(cast, row)


# --- what is told, and what is traced ------------------------------------------------------------


def test_the_workers_and_managers_of_both_are_told(cast: Cast) -> None:
    second_record(cast)
    row = joined(cast)
    told = QuerySet(Notice).filter(kind="joined")
    assert {(one.worker_id, one.person_id) for one in told} == {
        (cast.workers[who].pk, cast.maya.pk) for who in ("ana", "uma", "ben", "zoe", "cal")
    }
    with clock.at(NOW + HOUR):
        day = cast.client("ana").get("/").content.decode()
    assert "Tom Adeyemi agreed that two records of Maya Okonjo are joined" in day
    take_apart(cast, row)
    parted = QuerySet(Notice).filter(kind="parted")
    assert {(one.worker_id, one.person_id) for one in parted} == {
        *((cast.workers[who].pk, cast.maya.pk) for who in ("ana", "zoe", "cal")),
        *((cast.workers[who].pk, cast.lee.pk) for who in ("uma", "ben", "tom")),
    }


def test_the_trace_of_each_of_the_two_has_every_deed(cast: Cast) -> None:
    lee = second_record(cast)
    row = joined(cast)
    take_apart(cast, row)
    rows = AuditRow.objects.visible_to(cast.viewer("rec")).filter(kind="joining")
    for person in (cast.maya, lee):
        verbs = [one.verb for one in rows.filter(person_id=person.pk).order_by("seq")]
        assert verbs == ["asked to join", "joined", "took apart"]
    assert first_bad_row() is None


def test_the_page_says_that_two_records_were_joined(cast: Cast) -> None:
    second_record(cast)
    row = joined(cast)
    for who in ("ana", "uma", "cal"):
        page = cast.client(who).get(cast.url("maya")).content.decode()
        assert "were joined on 3 May 2027 by Rec Saito and Tom Adeyemi" in page
        assert cast.client(who).get(f"/joinings/{row.pk}/").status_code == 200
    take_apart(cast, row)
    assert "were joined" not in cast.client("ana").get(cast.url("maya")).content.decode()
