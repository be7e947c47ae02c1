"""Somebody says whom a row that waits is about: on the command line, and on the list of them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alongside.people.persons.models import Identifier, Person
from alongside.people.ties.models import Tie
from tests.exchange.conftest import Office, digest, every, people
from tests.exchange.files import shared

Add = Callable[..., Person]
ANN = {"Name": "Ann Lee", "Date of birth": "2011-12-13", "CMS id": "7"}


def decide(office: Office, *rows: tuple[Any, ...]) -> str:
    path = office.folder / "decisions.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("row", "decision", "person id"), *rows])
    return f"--decisions={path}"


def test_same_new_and_skip(office: Office, add: Add) -> None:
    here = [add(name, "2011-12-12") for name in ("Ann Lee", "Bo Ray", "Cy Fox")]
    rows = [{**ANN, "Name": one.name, "CMS id": str(n)} for n, one in enumerate(here)]
    file = office.file(*rows)
    assert len(office.run(file, "--dry-run").said["needs_decision"]) == 3
    said = decide(office, (1, "same", here[0].pk), (2, "new", ""), (3, "skip", ""))
    answer = office.run(file, said)
    assert (answer.code, answer.said["applied"]) == (0, True)
    assert (answer.said["matched"], answer.said["created"]["people"]) == (1, 1)
    assert every(Identifier).get(value="0").person_id == here[0].pk
    assert every(Identifier).get(value="1").person_id != here[1].pk
    assert not every(Identifier).filter(value="2").exists()


def test_what_was_decided_is_not_asked_again(office: Office, add: Add) -> None:
    here = [add(name, "2011-12-12") for name in ("Ann Lee", "Bo Ray")]
    file = office.file(*({**ANN, "Name": one.name, "CMS id": one.name} for one in here))
    said = decide(office, (1, "same", here[0].pk), (2, "new", ""))
    office.run(file, said)
    before = digest()
    again = office.run(file, said)
    assert digest() == before
    assert (again.code, again.said["unchanged"]) == (0, 2)
    assert "1, 2" in again.err  # said, and not used


@pytest.mark.parametrize(
    "rows",
    [
        [("x", "same", "")],
        [(1, "same", "")],
        [(1, "same", "not an id")],
        [(1, "new", "01a19b98-1dc0-773f-aa3f-dbb71cf17b29")],
        [(1, "perhaps", "")],
        [(1, "new", ""), (1, "skip", "")],
        [(0, "new", "")],
    ],
)
def test_a_decision_that_cannot_be_read_stops_everything(
    office: Office, add: Add, rows: list[tuple[Any, ...]]
) -> None:
    add("Ann Lee", "2011-12-12")
    before = digest(but=())
    answer = office.run(office.file(ANN), decide(office, *rows))
    assert answer.code == 2
    assert "Nothing was written." in answer.err
    assert digest(but=()) == before


def test_only_somebody_it_may_be_about_can_be_named(office: Office, add: Add) -> None:
    add("Ann Lee", "2011-12-12")
    other, hidden = add("Bo Ray", "1999-01-01"), add("Ann Lee", "2011-12-14", team="south")
    for person in (other, hidden):
        answer = office.run(office.file(ANN), decide(office, (1, "same", person.pk)))
        assert answer.code == 3
        assert not every(Identifier).exists()
        (error,) = answer.said["errors"]
        assert "not one of those" in error["message"]


def test_that_another_teams_record_is_somebody_else_is_not_the_importers_to_say(
    office: Office, add: Add
) -> None:
    add("Ann Lee", "2011-12-13", team="south")
    answer = office.run(office.file(ANN), "--accept-partial", decide(office, (1, "new", "")))
    assert len(answer.said["needs_decision"]) == 1
    assert list(people()) == ["Ann Lee"]


def test_the_same_name_twice_can_be_two_people(office: Office) -> None:
    rows = [{**ANN, "CMS id": number} for number in "78"]
    answer = office.run(office.file(*rows), decide(office, (2, "new", "")))
    assert (answer.code, answer.said["created"]["people"]) == (0, 2)
    again = office.run(office.file(*rows))
    assert (again.code, again.said["unchanged"]) == (0, 2)


def test_the_pupils_who_wait_can_all_be_decided(office: Office) -> None:
    pupils: Path = shared("family_context/education.csv")
    office.run(shared("family_context/csc.csv"), "--accept-partial")
    waiting = office.run(pupils, "--dry-run").said["needs_decision"]
    rows = [
        (one["row"], "new", "")
        if "twin" in one["reason"]
        else (one["row"], "same", one["candidates"][0]["id"])
        for one in waiting
    ]
    answer = office.run(pupils, decide(office, *rows))
    assert (answer.code, answer.said["created"]["people"], answer.said["matched"]) == (0, 10, 490)
    assert answer.said["created"]["other_dates"] == 9
    assert every(Tie).count() == 500
    before = digest()
    assert office.run(pupils).said["unchanged"] == 500
    assert digest() == before
