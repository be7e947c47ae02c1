"""Taking an import back: the database is as it was before, but for what somebody has used since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alongside.base.audit.chain import first_bad_row
from alongside.base.audit.models import AuditRow
from alongside.base.core.errors import CannotSee
from alongside.base.organisation.models import Worker
from alongside.doors.exchange.models import ImportRow, ImportRun
from alongside.people.persons import actions
from alongside.people.persons.models import Identifier, Person
from alongside.people.persons.queries import find_someone_else, found_by, name_on_card
from alongside.people.ties.models import Tie
from alongside.people.working import actions as working
from alongside.people.working.models import TeamResponsibility, WorkingRelationship
from alongside.practice.encounters.actions import Part, What, record_encounter
from tests.exchange.conftest import NOW, Answer, Office, digest, every, people, said
from tests.exchange.files import shared

Add = Callable[..., Person]
ANN = {"Name": "Ann Lee", "Date of birth": "2011-12-13", "CMS id": "7", "Worker": "Jo Fox"}
BO = {"Name": "Bo Ray", "Date of birth": "2001-01-01", "CMS id": "8", "Worker": "Jo Fox"}


def undo(run: str, user: str = "cal") -> Answer:
    return said(["import", "undo", run, "--as", user, "--json"])


def test_the_samples_are_taken_back_row_by_row(office: Office) -> None:
    nothing = digest()
    csc = office.run(shared("family_context/csc.csv"), "--accept-partial").said["run"]
    people_only = digest()
    pupils = office.run(shared("family_context/education.csv"), "--accept-partial").said["run"]
    answer = undo(pupils)
    assert (answer.code, answer.said["kept"]) == (0, [])
    assert answer.said["removed"]["ties"] == 481
    assert digest() == people_only
    answer = undo(csc)
    assert (answer.code, answer.said["removed"]["people"]) == (0, 500)
    assert digest() == nothing
    assert first_bad_row() is None


def test_the_first_cannot_go_before_the_second(office: Office) -> None:
    csc = office.run(shared("family_context/csc.csv"), "--accept-partial").said["run"]
    office.run(shared("family_context/education.csv"), "--accept-partial")
    answer = undo(csc)
    assert (answer.code, answer.said["removed"]["people"]) == (3, 19)
    assert len(answer.said["kept"]) == 481


def test_it_is_audited_and_only_once(office: Office) -> None:
    run = office.take(ANN).said["run"]
    assert undo(run).code == 0
    row = every(AuditRow).order_by("seq").last()
    assert (row.verb, row.kind, str(row.object_id), row.relation) == (
        "undid", "import", run, "manager",
    )  # fmt: skip
    held = every(ImportRun).get()
    assert held.undone_by == office.workers["cal"]
    before = digest(but=())
    again = undo(run)
    assert again.code == 2
    assert digest(but=()) == before


def test_a_card_shown_before_opens_nothing_after(office: Office) -> None:
    run, tom = office.take(ANN).said["run"], office.viewer("tom")
    (card,) = find_someone_else(by=tom, name="Ann Lee", born=dt.date(2011, 12, 13))
    person_id = found_by(tom, card.token)
    assert person_id
    assert name_on_card(person_id) == "Ann Lee"
    undo(run)
    with pytest.raises(CannotSee):
        name_on_card(person_id)


def test_a_worker_somebody_needs_stays_and_their_row_says_so(office: Office, add: Add) -> None:
    """What several rows share is looked at last, and each row then kept as it is left."""
    run = office.take(ANN, BO).said["run"]
    other = add("Cy Day")
    working.begin(
        person_id=other.pk, worker=Worker.objects.get(name="Jo Fox"), role="co_worker",
        by=office.viewer("cal"), why="she knows them",
    )  # fmt: skip
    answer = undo(run)
    assert [one["row"] for one in answer.said["kept"]] == [1]
    assert answer.said["removed"]["people"] == 2
    assert answer.said["removed"]["other_names"] == 0
    assert [what for what, *_ in every(ImportRow).get(row=1).did] == ["worker"]
    assert every(ImportRow).get(row=2).did == []
    assert not every(ImportRow).exclude(person=None, relationship=None).exists()


def test_after_it_the_file_can_come_again(office: Office) -> None:
    undo(office.take(ANN).said["run"])
    assert office.take(ANN).said["created"]["people"] == 1


USES: dict[str, Callable[[Office, Person], Any]] = {
    "a fact": lambda office, ann: actions.say_fact(
        person_id=ann.pk, kind="matters", words="Tea", by=office.viewer("cal")
    ),
    "a new address": lambda office, ann: actions.add_address(
        person_id=ann.pk, lines="1 Road", by=office.viewer("cal")
    ),
    "a change of name": lambda office, ann: actions.change_person(
        person_id=ann.pk, version=1, by=office.viewer("cal"), name="Anne Lee"
    ),
    "a worker": lambda office, ann: working.begin(
        person_id=ann.pk, worker=office.workers["sam"], role="co_worker",
        by=office.viewer("cal"), why="x",
    ),
    "an end": lambda office, ann: working.end(
        relationship_id=every(WorkingRelationship).get(person=ann).pk, by=office.viewer("cal"),
        reason="finished", words="x",
    ),
    "a later file": lambda office, ann: office.take({**ANN, "Known as": "Scout"}),
}  # fmt: skip


@pytest.mark.parametrize("use", USES)
def test_whoever_was_used_since_stays_whole(office: Office, use: str) -> None:
    run = office.take(ANN, BO).said["run"]
    USES[use](office, people()["Ann Lee"])
    held = every(Person).filter(name__in=("Ann Lee", "Anne Lee")).values_list("pk", flat=True)[0]
    numbers = every(Identifier).filter(person=held).count()
    answer = undo(run)
    assert answer.code == 3
    assert [(one["row"], one["line"]) for one in answer.said["kept"]] == [(1, 2)]
    assert answer.said["kept"][0]["reason"]
    assert [one.pk for one in every(Person)] == [held]
    assert every(Identifier).filter(person=held).count() == numbers
    assert every(WorkingRelationship).filter(person=held).exists()
    assert Worker.objects.filter(name="Jo Fox").exists()


def test_what_others_do_with_somebody_is_not_told(office: Office) -> None:
    """Another team answers for Ann now, and its worker was there."""
    run, ann = office.take(ANN).said["run"], people()["Ann Lee"]
    every(TeamResponsibility).filter(person=ann).update(until_at=NOW)
    TeamResponsibility.objects.create(person=ann, team=office.south, from_at=NOW)
    tom = office.viewer("tom")
    what = What(happened_at=NOW, narrative="We met.")
    record_encounter(parts=[Part(ann.pk, seen=True)], what=what, by=tom)
    assert [one["reason"] for one in undo(run).said["kept"]] == ["It was used since."]


def test_what_was_added_to_somebody_who_was_here_goes_thing_by_thing(
    office: Office, add: Add
) -> None:
    ann = add("Ann Lee")
    Identifier.objects.create(person=ann, kind="cms", value="7", source="people")
    before = digest()
    run = office.take(
        {**ANN, "Worker": "", "Address": "1 Road\nFW1 1AA", "Gender": "woman", "Known as": "Scout"}
    ).said["run"]
    assert digest() != before
    answer = undo(run)
    assert (answer.code, answer.said["kept"]) == (0, [])
    assert digest() == before


def test_what_a_file_ended_goes_on_again(office: Office) -> None:
    office.take({**ANN, "School": "Weir School", "Start date": "2020-01-01"})
    before = digest()
    run = office.take({**ANN, "Status": "Historic", "End date": "2022-05-05"}).said["run"]
    assert every(WorkingRelationship).get().until_at is not None
    assert undo(run).said["put_back"] == 1
    assert digest() == before


def test_a_tie_a_file_ended_goes_on_again(office: Office) -> None:
    pupil = {"Name": "Ann Lee", "CMS id": "7", "School": "Weir School"}
    office.take(pupil)
    before = digest()
    run = office.take({**pupil, "Status": "Historic", "End date": "2022-05-05"}).said["run"]
    assert every(Tie).get().until_day == dt.date(2022, 5, 5)
    undo(run)
    assert digest() == before


def test_rows_that_waited_no_longer_wait(office: Office, add: Add) -> None:
    add("Ann Lee", "2011-12-12")
    run = office.take(ANN).said["run"]
    assert undo(run).code == 0
    row = every(ImportRow).get()
    assert (row.settled_at, row.held) == (NOW, None)


@pytest.mark.parametrize("user", ["sam", "tom", "lea", "adi"])
def test_others_may_not(office: Office, user: str) -> None:
    run = office.take(ANN).said["run"]
    before = digest(but=())
    assert undo(run, user).code == 2
    assert undo(run, user).err == undo("01a19b98-1dc0-773f-aa3f-dbb71cf17b29", user).err
    assert digest(but=()) == before


def test_somebody_behind_a_gate_stays_and_is_not_told_of(office: Office) -> None:
    run = office.take(ANN, {**BO, "Worker": "Ed Oak"}).said["run"]
    working.bar(
        person_id=people()["Ann Lee"].pk, worker=office.workers["cal"], by=office.viewer("cal")
    )
    answer = undo(run)
    assert (answer.code, answer.said["kept"]) == (0, [])
    assert list(people()) == ["Ann Lee"]


def test_every_kind_of_thing_a_row_does_can_be_taken_back() -> None:
    from alongside.doors.exchange import undoing

    written = Path(undoing.__file__).parent / "writing.py"
    assert set(undoing._COUNTED) <= set(undoing.MODELS)
    for what in ("worker", "relationship", "group", "tie", "person", "match_key"):
        assert f'"{what}"' in written.read_text(encoding="utf-8")
        assert what in undoing.MODELS
