"""The sample of five hundred people and their social workers, as a team would bring it in."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from alongside.base.audit.chain import first_bad_row
from alongside.base.audit.models import AuditRow
from alongside.base.organisation.models import Worker
from alongside.doors.exchange.models import ImportRow, ImportRun
from alongside.people.persons.models import Address, Identifier, Person, PersonName
from alongside.people.working.models import TeamResponsibility, WorkingRelationship
from tests.exchange.conftest import Office, digest, every
from tests.exchange.files import shared

NOT_READ = [
    "Coverage Start Date",
    "Coverage End Date",
    "Coverage Geographic Area",
    "Date Of Most Recent Interaction",
]
MADE = {
    "people": 500,
    "workers": 500,
    "working_relationships": 492,
    "groups": 0,
    "ties": 0,
    "identifiers": 500,
    "addresses": 500,
    "other_names": 0,
    "other_dates": 0,
}
WAITING = [44, 326, 346, 415, 425, 435, 479, 487]


@pytest.fixture
def sample() -> Path:
    return shared("family_context/csc.csv")


def rows_of(sample: Path) -> list[dict[str, str]]:
    with sample.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_preview_says_what_would_happen_and_writes_nothing(office: Office, sample: Path) -> None:
    before = digest()
    answer = office.run(sample, "--dry-run")
    assert answer.code == 3
    assert digest() == before
    assert not every(ImportRun).exists()
    assert answer.said == {
        "run": None,
        "kind": "people",
        "team": "north",
        "rows": 500,
        "created": MADE,
        "matched": 0,
        "changed": 0,
        "unchanged": 0,
        "needs_decision": answer.said["needs_decision"],
        "errors": [],
        "applied": False,
    }
    assert [one["row"] for one in answer.said["needs_decision"]] == WAITING
    for name in NOT_READ:
        assert name in answer.err


def test_the_line_is_where_the_row_starts_in_the_file(office: Office, sample: Path) -> None:
    lines = sample.read_text(encoding="utf-8").splitlines()
    rows = rows_of(sample)
    for one in office.run(sample, "--dry-run").said["needs_decision"]:
        assert lines[one["line"] - 1].startswith(rows[one["row"] - 1]["Cms Id"] + ",")
        assert "Not Specified" in one["reason"]
        assert one["candidates"] == []


def test_without_accept_partial_nothing_is_written(office: Office, sample: Path) -> None:
    before = digest()
    answer = office.run(sample)
    assert answer.code == 3
    assert not answer.said["applied"]
    assert digest() == before
    assert not every(ImportRun).exists()


def test_preview_refusal_and_real_run_say_the_same(office: Office, sample: Path) -> None:
    preview = office.run(sample, "--dry-run")
    refused = office.run(sample)
    applied = office.run(sample, "--accept-partial")
    assert preview.same == refused.same == applied.same
    assert (applied.code, applied.said["applied"]) == (3, True)
    assert applied.said["run"] == str(every(ImportRun).get().pk)


def test_everybody_is_there_as_the_file_says(office: Office, sample: Path) -> None:
    office.run(sample, "--accept-partial")
    people = {person.pk: person for person in every(Person)}
    by_number = {row.value: row for row in every(Identifier)}
    addresses = {row.person_id: row for row in every(Address)}
    work = {row.person_id: row for row in every(WorkingRelationship).select_related("worker")}
    assert len(people) == len(by_number) == len(addresses) == 500
    assert len(work) == 492
    for row in rows_of(sample):
        number = by_number[row["Cms Id"]]
        assert (number.kind, number.source) == ("cms", "people")
        person = people[number.person_id]
        assert person.name == f"{row['First Name']} {row['Last Name']}"
        assert (person.born.isoformat(), person.gender) == (row["Date Of Birth"], row["Gender"])
        assert person.born_precision == "day"
        assert "csc.csv" in person.born_source
        address = addresses[person.pk]
        assert (address.words, address.label) == (row["Address"], "open")
        assert "csc.csv" in address.source
        _check_work(row, work.get(person.pk))


def _check_work(row: dict[str, str], found: WorkingRelationship | None) -> None:
    if row["Service Involvement"] == "Not Specified":
        assert found is None
        return
    assert found is not None
    worker = found.worker
    assert worker.user_id is None
    assert (worker.name, worker.email) == (row["Contact Name"], row["Contact Email"])
    assert (worker.job, worker.phone) == (row["Contact Role"], row["Contact Phone"])
    assert worker.employer == row["Local Authority Organisation"]
    assert local_day(found.from_at) == row["Start Date Of Last Involvement"]
    assert "import" in found.why_started
    if row["Service Involvement"] == "Current":
        assert (found.until_at, found.ending_reason) == (None, "")
    else:
        assert found.until_at is not None
        assert local_day(found.until_at) == "2022-10-15"
        assert (found.until_precision, found.ending_reason) == ("by", "not_given")


def local_day(moment: dt.datetime) -> str:
    from alongside.base.core import clock

    return clock.local(moment).date().isoformat()


def test_council_names_are_the_workers_employer_and_no_team(office: Office, sample: Path) -> None:
    office.run(sample, "--accept-partial")
    brought = Worker.objects.filter(user=None)
    assert brought.count() == 500
    assert brought.values("employer").distinct().count() == 27
    assert brought.exclude(job="Social Worker").count() == 0


def test_the_team_answers_and_its_manager_sees_everybody(office: Office, sample: Path) -> None:
    office.run(sample, "--accept-partial")
    assert set(every(TeamResponsibility).values_list("team__slug", flat=True)) == {"north"}
    assert Person.objects.visible_to(office.viewer("cal")).count() == 500
    for other in ("sam", "tom", "lea", "rec", "adi"):
        assert not Person.objects.visible_to(office.viewer(other)).exists()


def test_every_person_has_a_history_row(office: Office, sample: Path) -> None:
    office.run(sample, "--accept-partial")
    history = every(Person.history.model)
    assert history.count() == 500
    assert set(history.values_list("history_type", flat=True)) == {"+"}
    assert set(history.values_list("name", flat=True)) == set(
        every(PersonName).values_list("full", flat=True)
    )


def test_a_run_is_one_row_in_the_trace_and_so_is_a_preview(office: Office, sample: Path) -> None:
    for options, verb in (
        (["--dry-run"], "previewed"),
        ([], "did not apply"),
        (["--accept-partial"], "imported"),
    ):
        before = every(AuditRow).count()
        run = office.run(sample, *options).said["run"]
        row = every(AuditRow).order_by("seq").last()
        assert every(AuditRow).count() == before + 1
        assert (row.verb, row.kind, row.relation) == (verb, "import", "manager")
        assert str(row.object_id or "") == (run or "")
        assert row.actor_id == office.workers["cal"].pk
    assert first_bad_row() is None


@pytest.mark.parametrize("user", ["cal", "rec"])
def test_a_second_run_changes_nothing(office: Office, sample: Path, user: str) -> None:
    first = office.run(sample, "--accept-partial", user=user)
    before, rows = digest(), every(ImportRow).count()
    again = office.run(sample, "--accept-partial", user=user)
    assert digest() == before
    assert again.said["created"] == dict.fromkeys(MADE, 0)
    counted = [again.said[name] for name in ("matched", "changed", "unchanged")]
    assert counted == [500, 0, 500]
    assert again.said["needs_decision"] == first.said["needs_decision"]
    assert every(ImportRow).count() == rows
    assert every(ImportRow).filter(outcome="waits", settled_at=None).count() == 8


def test_what_each_row_did_is_kept(office: Office, sample: Path) -> None:
    run = office.run(sample, "--accept-partial").said["run"]
    rows = every(ImportRow).filter(run=run)
    assert rows.count() == 500
    assert sorted(rows.filter(outcome="waits").values_list("row", flat=True)) == WAITING
    waiting = rows.get(row=44)
    assert [what for what, *_more in waiting.did] == [
        "person", "responsibility", "name", "identifier", "address", "worker",
    ]  # fmt: skip
    done = rows.get(row=1)
    assert ["relationship", str(done.relationship_id), None] in [one[:3] for one in done.did]


def test_a_later_file_can_settle_what_waited(office: Office, sample: Path) -> None:
    office.run(sample, "--accept-partial")
    later = office.text(sample.read_text(encoding="utf-8").replace("Not Specified", "Current"))
    answer = office.run(later)
    assert (answer.code, answer.said["changed"], answer.said["unchanged"]) == (0, 8, 492)
    assert answer.said["created"]["working_relationships"] == 8
    assert not every(ImportRow).filter(outcome="waits", settled_at=None).exists()
    assert every(WorkingRelationship).count() == 500


def test_the_words_for_people_hold_the_same_numbers(office: Office, sample: Path) -> None:
    from tests.exchange.conftest import said

    words = ["import", "people", str(sample), "--as", "cal", "--team", "north", "--dry-run"]
    answer = said(words)
    assert answer.code == 3
    for piece in (
        "500 rows read for the team north",
        "new people: 500",
        "new workers, without sign-in: 500",
        "new working relationships: 492",
        "Waiting for a decision: 8.",
        "row 44 (line 153)",
        "This was a preview: nothing was written.",
    ):
        assert piece in answer.out
