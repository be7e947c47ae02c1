"""Who may import, and what an importer learns of people whose record they do not see."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.base.notices.models import Notice
from alongside.doors.exchange.models import ImportRow, ImportRun, WaitsFor
from alongside.people.persons import actions
from alongside.people.persons.models import Identifier, OtherDate, Person, PersonName
from alongside.people.working import actions as working
from alongside.people.working import sealing
from alongside.people.working.models import TeamResponsibility
from tests.exchange.conftest import Answer, Office, digest, every

Add = Callable[..., Person]
ANN = {
    "Name": "Ann Lee", "Date of birth": "2011-12-13", "CMS id": "7",
    "Address": "4 Weir Road\nFW2 1AB",
}  # fmt: skip


# --- who -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("user", ["sam", "tom", "lea", "adi", "nobody", ""])
@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_others_may_not_import(office: Office, user: str, options: list[str]) -> None:
    before = digest(but=())
    answer = office.run(office.file(ANN), *options, user=user)
    assert (answer.code, answer.out) == (2, "")
    assert "Nothing was written." in answer.err
    assert digest(but=()) == before


@pytest.mark.parametrize("user", ["cal", "rec"])
def test_the_manager_and_the_records_officer_may(office: Office, user: str) -> None:
    assert office.run(office.file(ANN), user=user).code == 0
    assert every(TeamResponsibility).get().team == office.north
    assert every(AuditRow).last().relation == {"cal": "manager", "rec": "records"}[user]


def test_somebody_who_left_may_not(office: Office) -> None:
    cal = office.workers["cal"]
    cal.left_at = clock.now()
    cal.save()
    assert office.run(office.file(ANN)).code == 2


def test_a_team_that_is_not_there(office: Office) -> None:
    answer = office.run(office.file(ANN), team="east")
    assert answer.code == 2
    assert "north, south" in answer.err


def test_rows_of_a_run_are_seen_by_who_ran_it_and_the_records_officer(office: Office) -> None:
    office.run(office.file(ANN))
    for user, sees in (("cal", True), ("rec", True), ("tom", False), ("adi", False)):
        viewer = office.viewer(user)
        assert ImportRun.objects.visible_to(viewer).exists() is sees
        assert ImportRow.objects.visible_to(viewer).exists() is sees
    working.bar(
        person_id=every(Person).get().pk, worker=office.workers["cal"], by=office.viewer("cal")
    )
    assert not ImportRow.objects.visible_to(office.viewer("cal")).exists()


# --- people of another team ----------------------------------------------------------------------


def elsewhere(office: Office, add: Add, born: str = "2011-12-13") -> Person:
    """Ann, whom the south team answers for and Sam of the north works with."""
    ann = add("Ann Lee", born, team="south")
    working.begin(
        person_id=ann.pk, worker=office.workers["sam"], role="co_worker",
        by=office.viewer("tom"), why="shared work",
    )  # fmt: skip
    return ann


@pytest.mark.parametrize("options", [["--dry-run"], [], ["--accept-partial"]])
@pytest.mark.parametrize("by", ["number", "name and date", "a day apart"])
def test_somebody_of_another_team_is_known_here_and_no_more(
    office: Office, add: Add, options: list[str], by: str
) -> None:
    ann = elsewhere(office, add, "2011-12-12" if by == "a day apart" else "2011-12-13")
    if by == "number":
        Identifier.objects.create(person=ann, kind="cms", value="7", source="people")
    every(Notice).delete()
    audit = every(AuditRow).count()
    before = digest(but=("exchange", "audit", "notices", "vault"))
    answer = office.run(office.file(ANN), *options)
    (waiting,) = answer.said["needs_decision"]
    assert waiting["candidates"] == [{"id": None, "why": "known here, ring duty"}]
    assert answer.code == 3
    assert answer.said["created"]["people"] == answer.said["matched"] == 0
    assert str(ann.pk) not in answer.out + answer.err
    assert digest(but=("exchange", "audit", "notices", "vault")) == before
    find, run = every(AuditRow).order_by("seq")[audit:]
    assert (find.verb, find.kind, find.person_id) == ("looked for", "find", ann.pk)
    assert run.kind == "import"
    assert every(Notice).get().worker == office.workers["sam"]


def test_the_row_waits_for_the_manager_of_that_person(office: Office, add: Add) -> None:
    ann = elsewhere(office, add)
    for _ in range(2):
        office.take(ANN)
    waiting = every(ImportRow).get(outcome="waits")
    assert (waiting.person_id, waiting.why) == (None, "elsewhere")
    assert [row.person_id for row in WaitsFor.objects.visible_to(office.viewer("tom"))] == [ann.pk]
    assert not WaitsFor.objects.visible_to(office.viewer("cal")).exists()


def test_a_match_on_a_record_one_sees_is_applied_whoever_answers(office: Office, add: Add) -> None:
    """Cal works with Ann of the south team: the record is added to, but not who works with her."""
    ann = elsewhere(office, add)
    working.begin(
        person_id=ann.pk, worker=office.workers["cal"], role="co_worker",
        by=office.viewer("tom"), why="shared work",
    )  # fmt: skip
    answer = office.take({**ANN, "Worker": "Jo Fox", "Status": "Current", "Start date": "1/2/2020"})
    assert (answer.said["matched"], answer.said["changed"]) == (1, 1)
    assert every(Identifier).get().person_id == ann.pk
    assert answer.said["created"]["working_relationships"] == 0
    assert "Another team answers for them" in answer.said["needs_decision"][0]["reason"]


def test_the_records_officer_imports_in_the_teams_place(office: Office, add: Add) -> None:
    add("Ann Lee", "2011-12-13")
    add("Bo Ray", "2011-12-13", team="south")
    rows = ANN, {**ANN, "Name": "Bo Ray", "CMS id": "8", "Address": ""}
    answer = office.run(office.file(*rows), "--accept-partial", user="rec")
    assert (answer.said["matched"], answer.said["changed"]) == (1, 1)
    (waiting,) = answer.said["needs_decision"]
    assert (waiting["row"], waiting["candidates"][0]["id"]) == (2, None)


# --- barred and sealed ---------------------------------------------------------------------------


def bar(office: Office, person: Person) -> None:
    working.bar(person_id=person.pk, worker=office.workers["cal"], by=office.viewer("cal"))


def seal(office: Office, person: Person) -> None:
    proposed = sealing.propose_seal(
        person_id=person.pk, by=office.viewer("cal"), audience=[office.workers["sam"]]
    )
    sealing.approve_seal(seal_id=proposed.pk, by=office.viewer("lea"))


HIDDEN: dict[str, dict[str, Any]] = {
    "the same number": {"number": "7"},
    "the same name and birth date": {},
    "a day apart": {"born": "2011-12-12"},
    "sounds the same": {"name": "Anne Leigh", "born": "2011-01-01"},
    "the same address": {"name": "Annie Lee", "born": "2001-01-01", "address": ANN["Address"]},
    "everything": {"number": "7", "address": ANN["Address"]},
}


def outcome(office: Office, options: list[str]) -> tuple[Answer, int, dict[str, int]]:
    """What one run says, how many queries it made, how many rows it wrote; then taken back."""
    counted = (Person, PersonName, Identifier, OtherDate, ImportRow, WaitsFor, AuditRow, Notice)
    before = [every(model).count() for model in counted]
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        answer = office.run(office.file(ANN), *options)
        after = [every(model).count() for model in counted]
        transaction.set_rollback(True)
    added = {
        model.__name__: later - earlier
        for model, later, earlier in zip(counted, after, before, strict=True)
    }
    return answer, len(queries), added


@pytest.mark.parametrize("gate", [bar, seal], ids=["barred", "sealed"])
@pytest.mark.parametrize("options", [["--dry-run"], [], ["--accept-partial"]])
@pytest.mark.parametrize("hidden", HIDDEN)
def test_nothing_tells_of_somebody_behind_a_gate(
    office: Office, add: Add, hidden: str, options: list[str], gate: Callable[..., None]
) -> None:
    """The whole of what the importer gets is the same as where there is no such person."""
    given = HIDDEN[hidden]
    add("Zed Unlike", "1970-01-01")  # so that both runs look into tables that are not empty
    without, queries_without, added_without = outcome(office, options)
    person = add(given.get("name", "Ann Lee"), given.get("born", "2011-12-13"))
    if "address" in given:
        actions.add_address(person_id=person.pk, lines=given["address"], by=office.viewer("cal"))
    if "number" in given:
        Identifier.objects.create(person=person, kind="cms", value="7", source="people")
    gate(office, person)
    answer, queries, added = outcome(office, options)
    assert answer.code == without.code == 0
    assert masked(answer.out) == masked(without.out)
    assert answer.err == without.err
    assert added == added_without
    assert queries == queries_without


def masked(text: str) -> str:
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", text)


def test_the_same_person_would_have_been_found_without_the_gate(office: Office, add: Add) -> None:
    """So that the test above cannot pass because nothing is ever found."""
    for given in HIDDEN.values():
        with transaction.atomic():
            person = add(given.get("name", "Ann Lee"), given.get("born", "2011-12-13"))
            if "address" in given:
                actions.add_address(
                    person_id=person.pk, lines=given["address"], by=office.viewer("cal")
                )
            if "number" in given:
                Identifier.objects.create(person=person, kind="cms", value="7", source="people")
            answer = office.run(office.file(ANN), "--dry-run")
            assert answer.said["matched"] or answer.said["needs_decision"]
            transaction.set_rollback(True)


def test_a_second_run_meets_the_new_person_and_not_the_hidden_one(office: Office, add: Add) -> None:
    hidden = add("Ann Lee", "2011-12-13")
    Identifier.objects.create(person=hidden, kind="cms", value="7", source="people")
    seal(office, hidden)
    assert office.run(office.file(ANN)).said["created"]["people"] == 1
    again = office.run(office.file(ANN))
    assert (again.code, again.said["unchanged"]) == (0, 1)
