"""The sample of five hundred pupils after that of the people: who they are, and their schools."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from alongside.people.persons.models import Address, Person
from alongside.people.ties.models import Group, Tie, plain_name
from alongside.people.ties.taking_off import take_off
from tests.exchange.conftest import Office, digest, every
from tests.exchange.files import shared

ADA = {
    "Cms Id": "9", "Name": "Ada Lark", "Date of birth": "2012-03-04", "School name": "Weir School",
    "Service involvement": "Current", "Start date": "2020-09-01", "As of": "2022-10-15",
}  # fmt: skip


@pytest.fixture
def people(office: Office) -> Path:
    return shared("family_context/csc.csv")


@pytest.fixture
def pupils(office: Office) -> Path:
    return shared("family_context/education.csv")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_pupils_are_the_people_who_are_here(office: Office, people: Path, pupils: Path) -> None:
    office.run(people, "--accept-partial")
    preview = office.run(pupils, "--dry-run")
    answer = office.run(pupils, "--accept-partial")
    said = answer.said
    assert preview.same == answer.same
    assert (said["matched"], said["changed"], said["created"]["people"]) == (481, 481, 0)
    assert said["created"]["ties"] == 481 == every(Tie).count()
    matched = {one["row"] for one in said["needs_decision"]}
    names = {
        plain_name(row["School Name"])
        for number, row in enumerate(rows_of(pupils), start=1)
        if number not in matched
    }
    assert said["created"]["groups"] == len(names) == every(Group).count()
    assert said["created"]["addresses"] == 7
    assert every(Address).filter(source__contains="education.csv").count() == 7
    assert set(
        every(Address).filter(source__contains="education.csv").values_list("from_day", flat=True)
    ) == {dt.date(2022, 10, 15)}


def test_nineteen_wait_and_twins_are_never_proposed(
    office: Office, people: Path, pupils: Path
) -> None:
    office.run(people, "--accept-partial")
    waiting = office.run(pupils, "--dry-run").said["needs_decision"]
    whys = [one["candidates"][0]["why"] for one in waiting]
    assert len(waiting) == 19
    assert sum("a day apart" in why for why in whys) == 9
    assert sum("Another first name" in why for why in whys) == 10
    for one in waiting:
        assert ("a twin, perhaps" in one["reason"]) == (
            "Another first name" in one["candidates"][0]["why"]
        )
        assert every(Person).filter(pk=one["candidates"][0]["id"]).exists()


def test_a_second_run_changes_nothing(office: Office, people: Path, pupils: Path) -> None:
    office.run(people, "--accept-partial")
    first = office.run(pupils, "--accept-partial")
    before = digest()
    again = office.run(pupils, "--accept-partial")
    assert digest() == before
    assert set(again.said["created"].values()) == {0}
    assert (again.said["matched"], again.said["unchanged"]) == (481, 481)
    assert again.said["needs_decision"] == first.said["needs_decision"]
    back = office.run(people, "--accept-partial")
    assert digest() == before
    assert (back.said["matched"], back.said["changed"]) == (500, 0)


def test_a_tie_has_the_days_the_file_has(office: Office) -> None:
    over = {**ADA, "Cms Id": "8", "Name": "Bo Fen", "Service involvement": "Historic"}
    unsaid = {**ADA, "Cms Id": "7", "Name": "Cy Dale", "Service involvement": "Not Specified"}
    office.take(ADA, over, unsaid)
    ties = {tie.person.name: tie for tie in every(Tie).select_related("person")}
    began = (dt.date(2020, 9, 1), "day")
    for name, until in (
        ("Ada Lark", (None, "")),
        ("Bo Fen", (dt.date(2022, 10, 15), "by")),
        ("Cy Dale", (None, "unknown")),
    ):
        tie = ties[name]
        assert (tie.from_day, tie.from_precision) == began
        assert (tie.until_day, tie.until_precision) == until
        assert (tie.kind, tie.name) == ("school", "Weir School")
        assert tie.source == "people.csv, as of 15 October 2022"
    assert [ties[name].goes_on for name in sorted(ties)] == [True, False, False]
    assert every(Group).get().name == "Weir School"


def test_what_a_file_began_a_later_file_ends(office: Office) -> None:
    office.take(ADA)
    answer = office.take({**ADA, "Service involvement": "Historic", "End date": "2022-07-20"})
    assert (answer.said["changed"], answer.said["created"]["ties"]) == (1, 0)
    tie = every(Tie).get()
    assert (tie.until_day, tie.until_precision, tie.version) == (dt.date(2022, 7, 20), "day", 2)


def test_a_school_that_was_taken_off_by_mistake_comes_again_with_a_file(office: Office) -> None:
    office.take(ADA)
    take_off(tie_id=every(Tie).get().pk, by=office.viewer("cal"))
    answer = office.take(ADA)
    assert answer.said["created"]["ties"] == 1


def test_a_new_school_stands_beside_the_old_one(office: Office) -> None:
    office.take(ADA)
    answer = office.take({**ADA, "School name": "Hill School", "Start date": "2022-09-01"})
    assert (answer.said["created"]["groups"], answer.said["created"]["ties"]) == (1, 1)
    assert sorted(every(Tie).values_list("name", flat=True)) == ["Hill School", "Weir School"]


def test_the_numbers_of_a_school_register_are_not_those_of_a_caseload(office: Office) -> None:
    office.take({"Name": "Bo Fen", "Date of birth": "2001-01-01", "Cms Id": "9"})
    answer = office.take(ADA)
    assert (answer.said["created"]["people"], answer.said["matched"]) == (1, 0)


def test_a_school_beside_a_worker_has_no_days_of_its_own(office: Office) -> None:
    office.take({**ADA, "Worker": "Jo Fox"})
    tie = every(Tie).get()
    assert (tie.from_day, tie.until_day, tie.goes_on) == (None, None, True)


def test_that_another_team_knows_a_school_is_not_told(office: Office) -> None:
    """Two teams, one school: one group, counted as new for the second as for the first."""
    south = office.take(ADA, user="tom", team="south")
    north = office.take({**ADA, "Cms Id": "8", "Name": "Bo Fen", "Date of birth": "2009-09-09"})
    assert south.said["created"]["groups"] == north.said["created"]["groups"] == 1
    assert every(Group).count() == 1
    assert Group.objects.visible_to(office.viewer("cal")).exists()
    assert not Group.objects.visible_to(office.viewer("sam")).exists()


def test_the_page_says_the_school_and_from_where_that_is(office: Office) -> None:
    from django.test import Client

    from alongside.base.accounts.models import User

    office.take({**ADA, "Service involvement": "Historic"})
    client = Client()
    client.force_login(User.objects.get(username="cal"))
    page = client.get(f"/people/{every(Person).get().pk}/").content.decode()
    assert "School: <bdi>Weir School</bdi>, since 1 September 2020, over by 15 October 2022" in page
    assert "says people.csv, as of 15 October 2022" in page
