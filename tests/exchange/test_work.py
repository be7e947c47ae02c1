"""Workers who come with a file, and who works with whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot
from alongside.base.organisation.bulk import add_workers_in_bulk
from alongside.base.organisation.models import Worker
from alongside.people.persons.models import Person
from alongside.people.working import actions as working
from alongside.people.working.bulk import begin_in_bulk
from alongside.people.working.models import EndingReason, Role, WorkingRelationship
from tests.exchange.conftest import NOW, Office, every, people

Add = Callable[..., Person]
ROW = {
    "Name": "Ann Lee", "CMS id": "7", "Worker": "Dr Jo Fox", "Employer": "Farrow Council",
    "Worker email": "jo@farrow.test", "Status": "Current", "Start date": "2020-02-01",
    "End date": "", "As of": "2022-10-15",
}  # fmt: skip


def work() -> WorkingRelationship:
    return every(WorkingRelationship).get()


def day(moment: dt.datetime | None) -> str:
    return clock.local(moment).date().isoformat() if moment else ""


# --- which worker --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "workers"),
    [
        ({}, 1),
        ({"Worker": "Jo Fox"}, 1),  # without the title
        ({"Worker email": "JO@Farrow.test"}, 1),
        ({"Worker email": ""}, 1),  # then by name and employer
        ({"Worker": "Jan Fox"}, 2),  # an address two people share
        ({"Worker email": "jf@farrow.test"}, 2),
        ({"Worker email": "", "Employer": "Hill Council"}, 2),
    ],
)
def test_one_worker_or_two(office: Office, change: dict[str, str], workers: int) -> None:
    other = {**ROW, "Name": "Bo Ray", "CMS id": "8", **change}
    assert office.take(ROW, other).said["created"]["workers"] == workers
    assert office.take(ROW, other).said["created"]["workers"] == 0
    assert Worker.objects.filter(user=None).count() == workers


@pytest.mark.parametrize(
    "named",
    [
        {"Worker": "Sam Reid", "Worker email": "", "Employer": ""},
        {"Worker": "Mr SAM REID", "Worker email": "", "Employer": "Farrow Council"},
        {"Worker": "Sam Reid", "Worker email": "sam@north.test"},
        {"Worker": "Samuel R", "Worker email": "SAM@north.test"},
    ],
)
def test_somebody_who_can_sign_in_waits_for_a_person(office: Office, named: dict[str, str]) -> None:
    sam = office.workers["sam"]
    if named["Worker email"]:
        sam.email = "sam@north.test"
        sam.save()
    answer = office.take({**ROW, **named})
    (waiting,) = answer.said["needs_decision"]
    assert waiting["candidates"] == [{"id": str(sam.pk), "why": "can sign in here"}]
    assert (answer.code, answer.said["created"]["people"]) == (3, 1)
    assert answer.said["created"]["workers"] == 0
    assert not every(WorkingRelationship).exists()
    assert not Person.objects.visible_to(office.viewer("sam")).exists()


def test_what_a_manager_decided_since_no_longer_waits(office: Office) -> None:
    row = {**ROW, "Worker": "Sam Reid", "Worker email": "", "Employer": ""}
    office.take(row)
    working.begin(
        person_id=people()["Ann Lee"].pk, worker=office.workers["sam"], role=Role.KEY_WORKER,
        by=office.viewer("cal"), why="he knows her",
    )  # fmt: skip
    answer = office.run(office.file(row))
    assert (answer.code, answer.said["unchanged"]) == (0, 1)


def test_a_namesake_elsewhere_is_somebody_else(office: Office) -> None:
    sam = office.workers["sam"]
    sam.email = "sam@north.test"
    sam.save()
    answer = office.take({**ROW, "Worker": "Sam Reid", "Worker email": "sam@farrow.test"})
    assert answer.said["created"]["working_relationships"] == 1
    assert work().worker_id != sam.pk


def test_a_worker_without_a_name_is_an_error(office: Office) -> None:
    answer = office.take({**ROW, "Worker": ""})
    assert [e["field"] for e in answer.said["errors"]] == ["Worker"]


def test_no_worker_is_no_relationship(office: Office) -> None:
    answer = office.take({**ROW, "Worker": "", "Worker email": ""})
    assert (answer.code, answer.said["created"]["working_relationships"]) == (0, 0)


# --- beginning and ending ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "begins", "ends", "how"),
    [
        ({}, "2020-02-01", "", "day"),
        ({"Start date": ""}, "2022-10-15", "", "by"),
        ({"Status": "Historic"}, "2020-02-01", "2022-10-15", "day"),
        ({"Status": "Closed", "As of": ""}, "2020-02-01", "2026-11-02", "day"),
        ({"Status": "Historic", "End date": "2021-05-07"}, "2020-02-01", "2021-05-08", "day"),
        ({"Status": "Historic", "Start date": ""}, "2022-10-15", "2022-10-15", "by"),
    ],
)
def test_from_and_until(
    office: Office, change: dict[str, str], begins: str, ends: str, how: str
) -> None:
    row = {**ROW, **change}
    assert office.take(row).code == 0
    found = work()
    assert (day(found.from_at), day(found.until_at), found.from_precision) == (begins, ends, how)
    if ends:
        assert found.until_precision == ("day" if row["End date"] else "by")
        assert found.ending_reason == EndingReason.NOT_GIVEN
    assert office.take(row).said["unchanged"] == 1


def test_without_a_status_column_the_end_date_says_it(office: Office) -> None:
    row = {key: value for key, value in ROW.items() if key != "Status"}
    office.take(row, {**row, "Name": "Bo", "CMS id": "8", "End date": "2021-01-01"})
    assert sorted(day(one.until_at) for one in every(WorkingRelationship)) == ["", "2021-01-02"]


@pytest.mark.parametrize("change", [{"Status": ""}, {"Status": "?"}, {"End date": "2021-01-01"}])
def test_in_doubt_it_waits(office: Office, change: dict[str, str]) -> None:
    answer = office.take({**ROW, **change})
    assert len(answer.said["needs_decision"]) == 1
    assert not every(WorkingRelationship).exists()
    assert Worker.objects.filter(name="Dr Jo Fox").exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"Start date": "2027-01-01"}, "Start date"),
        ({"As of": "2027-01-01"}, "As of"),
        ({"Status": "Historic", "Start date": "2023-01-01"}, "Start date"),
        ({"Start date": "1870-01-01"}, "Start date"),
    ],
)
def test_days_that_cannot_be(office: Office, change: dict[str, str], field: str) -> None:
    answer = office.take({**ROW, **change})
    assert [e["field"] for e in answer.said["errors"]] == [field]


def test_work_may_begin_before_a_child_is_born_but_not_long_before(office: Office) -> None:
    row = {**ROW, "Date of birth": "2020-05-01"}
    assert office.run(office.file(row), "--dry-run").code == 0
    answer = office.take({**row, "Date of birth": "2021-05-01"})
    assert [e["message"] for e in answer.said["errors"]] == ["This is long before they were born."]


def test_a_later_file_ends_what_an_earlier_one_began(office: Office) -> None:
    office.take(ROW)
    answer = office.take({**ROW, "Status": "Historic", "As of": "2023-01-01"})
    assert (answer.said["changed"], answer.said["created"]["working_relationships"]) == (1, 0)
    assert (day(work().until_at), work().until_precision) == ("2023-01-01", "by")
    assert office.take({**ROW, "Status": "Historic"}).said["unchanged"] == 1


def test_what_a_person_ended_or_began_is_not_changed_by_a_file(office: Office) -> None:
    office.take(ROW)
    cal = office.viewer("cal")
    working.end(relationship_id=work().pk, by=cal, reason=EndingReason.WORKER_LEFT)
    answer = office.take(ROW)
    assert "has ended" in answer.said["needs_decision"][0]["reason"]
    jo = work().worker
    working.begin(
        person_id=people()["Ann Lee"].pk, worker=jo, role=Role.CO_WORKER, by=cal, why="back again"
    )
    answer = office.take({**ROW, "Status": "Historic"})
    assert "goes on" in answer.said["needs_decision"][0]["reason"]
    assert every(WorkingRelationship).filter(until_at=None).count() == 1


def test_a_new_worker_is_added_beside_the_one_before(office: Office) -> None:
    office.take(ROW)
    later = {**ROW, "Worker": "Mo Ash", "Worker email": "mo@farrow.test", "Start date": "1/1/2023"}
    answer = office.take(later)
    assert (answer.said["changed"], answer.said["created"]["working_relationships"]) == (1, 1)
    assert every(WorkingRelationship).count() == 2


def test_somebody_who_left_is_not_begun_with(office: Office) -> None:
    Worker.objects.create(name="Jo Fox", email="jo@farrow.test", left_at=NOW)
    answer = office.take(ROW)
    assert "no longer works here" in answer.said["needs_decision"][0]["reason"]
    assert office.take({**ROW, "Status": "Historic"}).code == 0


# --- the deeds an import is made of --------------------------------------------------------------


def test_the_bulk_deeds_ask_the_rules_themselves(office: Office, add: Add) -> None:
    ann, sam = add("Ann Lee"), office.workers["sam"]
    jo = Worker.objects.create(name="Jo Fox")

    def row(worker: Worker) -> WorkingRelationship:
        return WorkingRelationship(
            person=ann, worker=worker, role=Role.KEY_WORKER, from_at=NOW, why_started="x"
        )

    with pytest.raises(MayNot):
        begin_in_bulk([row(sam)], team=office.north, by=office.viewer("cal"))
    for other in ("tom", "sam", "adi", "lea"):
        with pytest.raises(CannotSee):
            begin_in_bulk([row(jo)], team=office.north, by=office.viewer(other))
    with pytest.raises(CannotSee):
        begin_in_bulk([row(jo)], team=office.south, by=office.viewer("rec"))
    for other in ("sam", "adi", "lea"):
        with pytest.raises(MayNot):
            add_workers_in_bulk(workers=[Worker(name="x")], by=office.viewer(other))
    with pytest.raises(MayNot):
        add_workers_in_bulk(workers=[Worker(name="x", user=sam.user)], by=office.viewer("cal"))
    assert not every(WorkingRelationship).exists()
