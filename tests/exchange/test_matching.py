"""Who in a file is known here already; nothing that stands in a record is ever replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from alongside.people.persons import actions
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.persons.keys import match_keys
from alongside.people.persons.models import (
    Address,
    Identifier,
    Label,
    MatchKey,
    NameKey,
    OtherDate,
    Person,
    PersonName,
)
from tests.exchange.conftest import Office, every, people

Add = Callable[..., Person]
ANN = {"Name": "Ann Lee", "Date of birth": "2011-12-13", "CMS id": "7"}


def number(person: Person, value: str, kind: str = "cms", source: str = "people") -> None:
    Identifier.objects.create(person=person, kind=kind, value=value, source=source)


def test_by_number_first(office: Office, add: Add) -> None:
    ann, other = add("Ann Lee", "2011-12-13"), add("Anne Lee", "2011-12-13")
    number(other, "7")
    answer = office.take(ANN)
    assert (answer.said["matched"], answer.said["created"]["people"]) == (1, 0)
    assert every(PersonName).filter(person=other, full="Ann Lee").exists()
    assert not every(Identifier).filter(person=ann).exists()


def test_a_number_of_another_source_or_kind_is_no_match(office: Office, add: Add) -> None:
    bo = add("Bo Ray", "2010-01-01")
    number(bo, "7", source="somewhere else")
    number(bo, "7", kind="nhs")
    assert office.take(ANN).said["created"]["people"] == 1


def test_then_by_name_and_birth_date(office: Office, add: Add) -> None:
    ann = add("Ann Lee", "2011-12-13")
    answer = office.take({**ANN, "Name": "ANN  LÉE"})
    assert (answer.said["matched"], answer.said["changed"]) == (1, 1)
    assert every(Identifier).get().person_id == ann.pk
    assert office.take({**ANN, "Name": "ANN  LÉE"}).said["unchanged"] == 1


def test_by_a_name_they_are_known_as(office: Office, add: Add) -> None:
    add("Ann Lee", "2011-12-13", known_as=["Scout Lee"])
    assert office.take({**ANN, "Name": "Scout Lee"}).said["matched"] == 1


def test_a_reused_number_waits_when_neither_name_nor_date_fits(office: Office, add: Add) -> None:
    other = add("Bo Ray", "2002-02-02")
    number(other, "7")
    answer = office.take(ANN)
    (waiting,) = answer.said["needs_decision"]
    assert [one["id"] for one in waiting["candidates"]] == [str(other.pk)]
    assert answer.said["created"]["people"] == 0


def test_a_corrected_name_or_date_still_matches_by_number(office: Office, add: Add) -> None:
    ann = add("Ann Lee", "2011-12-13")
    number(ann, "7")
    married = {**ANN, "Name": "Ann Fox"}
    assert office.take(married).said["changed"] == 1
    assert sorted(every(PersonName).values_list("full", flat=True)) == ["Ann Fox", "Ann Lee"]
    assert every(NameKey).filter(plain="fox").exists()
    assert office.take(married).said["unchanged"] == 1
    redated = {**ANN, "Date of birth": "2011-03-12"}
    assert office.take(redated).said["created"]["other_dates"] == 1
    assert every(OtherDate).get().day == dt.date(2011, 3, 12)
    assert office.take(redated).said["unchanged"] == 1
    ann.refresh_from_db(from_queryset=every(Person))
    assert (ann.name, ann.born) == ("Ann Lee", dt.date(2011, 12, 13))


def test_a_second_birth_date_is_matched_by_too(office: Office, add: Add) -> None:
    number(add("Ann Lee", "2011-12-13"), "7")
    redated = {**ANN, "Date of birth": "2011-03-12"}
    office.take(redated)
    assert office.take({**redated, "CMS id": ""}).said["matched"] == 1


def test_a_different_address_stands_beside_with_its_source_and_day(
    office: Office, add: Add
) -> None:
    ann = add("Ann Lee", "2011-12-13")
    actions.add_address(person_id=ann.pk, lines="4 Weir Road\nFW2 1AB", by=office.viewer("cal"))
    row = {**ANN, "Address": "9 Quay\nFW3 3AA", "As of": "2022-10-15"}
    assert office.take(row).said["created"]["addresses"] == 1
    ours, theirs = every(Address).order_by("made_at", "pk")
    assert (ours.words, ours.from_day) == ("4 Weir Road\nFW2 1AB", None)
    assert (theirs.words, theirs.from_day) == ("9 Quay\nFW3 3AA", dt.date(2022, 10, 15))
    assert "people.csv, as of 15 October 2022" in theirs.source
    assert office.take(row).said["unchanged"] == 1


def test_the_same_address_written_otherwise_is_the_same(office: Office, add: Add) -> None:
    ann = add("Ann Lee", "2011-12-13")
    actions.add_address(person_id=ann.pk, lines="4 Weir Road\nFW2 1AB", by=office.viewer("cal"))
    assert (
        office.take({**ANN, "Address": "4, weir road, FW2 1AB"}).said["created"]["addresses"] == 0
    )


@pytest.mark.parametrize(
    "written",
    ["9 Quince Terrace\nFarrow\nQT4 7ZZ", "9, QUINCE TERR., QT47ZZ", "9 Quince, QT4 7ZZ."],
)
def test_a_safe_address_does_not_come_back_as_an_open_one(
    office: Office, add: Add, written: str
) -> None:
    ann = add("Ann Lee", "2011-12-13")
    actions.add_address(
        person_id=ann.pk, lines="9 Quince Terrace\nFarrow\nQT4 7ZZ", by=office.viewer("cal"),
        label=Label.RESTRICTED,
    )  # fmt: skip
    office.take({**ANN, "Address": written})
    assert [row.label for row in every(Address)] == ["restricted"]


def test_what_stands_empty_is_filled_and_its_history_kept(office: Office, add: Add) -> None:
    ann = add("Ann Lee")
    number(ann, "7")
    office.take({**ANN, "Gender": "woman", "Pronouns": "she/her"})
    ann.refresh_from_db(from_queryset=every(Person))
    assert (ann.born, ann.born_precision) == (dt.date(2011, 12, 13), "day")
    assert (ann.gender, ann.pronouns, ann.version) == ("woman", "she/her", 2)
    assert every(Person.history.model).filter(id=ann.pk).count() == 2
    office.take({**ANN, "Gender": "man", "Pronouns": "he/him"})
    ann.refresh_from_db(from_queryset=every(Person))
    assert (ann.gender, ann.pronouns, ann.version) == ("woman", "she/her", 2)


# --- may be the same: a person decides -----------------------------------------------------------

BY_KEY: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "born a day apart": ({"born": "2011-12-12"}, {}),
    "sounds the same, same year": (
        {"name": "Stephen Smyth", "born": "2011-03-03"}, {"Name": "Steven Smith"},
    ),
    "same name, same year": ({"born": "2011-03-03"}, {}),
    "same surname and address": (
        {"name": "Annie Lee", "born": "2001-01-01", "address": "4 Weir Road\nFW2 1AB"},
        {"Address": "4 Weir Rd\nFW2 1AB"},
    ),
    "a middle name more": ({"name": "Ann May Lee", "born": "2011-12-13"}, {}),
    "another number of the same source": ({"born": "2011-12-13", "number": "8"}, {}),
}  # fmt: skip


@pytest.mark.parametrize("key", BY_KEY)
def test_somebody_who_may_be_the_same_waits(office: Office, add: Add, key: str) -> None:
    here, row = BY_KEY[key]
    person = add(here.get("name", "Ann Lee"), here["born"])
    if "address" in here:
        actions.add_address(person_id=person.pk, lines=here["address"], by=office.viewer("cal"))
    if "number" in here:
        number(person, here["number"])
    answer = office.take({**ANN, **row})
    (waiting,) = answer.said["needs_decision"]
    ((candidate),) = waiting["candidates"]
    assert candidate["id"] == str(person.pk)
    assert candidate["why"]
    assert answer.code == 3
    assert answer.said["created"]["people"] == answer.said["matched"] == 0
    assert list(people()) == [person.name]


@pytest.mark.parametrize("key", [key for key in BY_KEY if "number" not in BY_KEY[key][0]])
def test_the_records_officer_reads_the_same_reason(office: Office, add: Add, key: str) -> None:
    """Whoever decides that it is somebody new, and whoever looks at the two records later."""
    here, row = BY_KEY[key]
    person = add(here.get("name", "Ann Lee"), here["born"])
    if "address" in here:
        actions.add_address(person_id=person.pk, lines=here["address"], by=office.viewer("cal"))
    file = office.file({**ANN, **row})
    (waiting,) = office.run(file, "--dry-run").said["needs_decision"]
    said = office.folder / "decisions.csv"
    said.write_text("row,decision,person id\n1,new,\n")
    assert office.run(file, f"--decisions={said}").said["created"]["people"] == 1
    (pair,) = PossibleDuplicate.objects.visible_to(office.viewer("rec"))
    assert [pair.get_why_display()] == [one["why"] for one in waiting["candidates"]]


def test_a_birth_date_that_was_put_right_here_still_stands_in_their_file(
    office: Office, add: Add
) -> None:
    person = add("Ann Lee", "2011-12-13")
    actions.change_person(
        person_id=person.pk, version=1, by=office.viewer("cal"), born=dt.date(2011, 3, 12)
    )
    (waiting,) = office.take(ANN).said["needs_decision"]
    assert [one["id"] for one in waiting["candidates"]] == [str(person.pk)]


def test_a_second_birth_date_known_to_the_year_is_no_day(office: Office, add: Add) -> None:
    """As a record that was joined may bring one: 2011 is not the first of January."""
    person = add("Ann Lee", "2012-05-05")
    day = dt.date(2011, 1, 1)
    OtherDate.objects.create(person=person, day=day, precision="year", source="a joined record")
    for key in match_keys(["Ann Lee"], day, "year"):
        MatchKey.objects.create(person=person, key=key)
    (waiting,) = office.take({**ANN, "Date of birth": "2011-01-01"}).said["needs_decision"]
    assert "birth year is the same" in waiting["candidates"][0]["why"]


NOT_THE_SAME: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "a sister": ({"name": "May Lee", "born": "2009-01-01", "address": "4 Weir Road\nFW2 1AB"}, {}),
    "another year": ({"born": "2001-12-13"}, {}),
    "another number and another day": ({"born": "2011-03-03", "number": "8"}, {}),
    "another name on the same day": ({"name": "Bo Ray", "born": "2011-12-13"}, {}),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_THE_SAME)
def test_somebody_else_is_not_proposed(office: Office, add: Add, case: str) -> None:
    here, row = NOT_THE_SAME[case]
    person = add(here.get("name", "Ann Lee"), here["born"])
    if "address" in here:
        actions.add_address(person_id=person.pk, lines=here["address"], by=office.viewer("cal"))
    if "number" in here:
        number(person, here["number"])
    answer = office.run(office.file({**ANN, "Address": "4 Weir Road\nFW2 1AB", **row}))
    assert (answer.code, answer.said["created"]["people"]) == (0, 1)


TWINS: dict[str, dict[str, str]] = {
    "another name": {"name": "Amy Lee"},
    "a name that sounds alike": {"name": "Anne Lee"},
}


@pytest.mark.parametrize("case", TWINS)
def test_a_twin_waits_and_is_never_proposed_as_the_same(
    office: Office, add: Add, case: str
) -> None:
    person = add(TWINS[case]["name"], "2011-12-13")
    home = "4 Weir Road\nFW2 1AB"
    actions.add_address(person_id=person.pk, lines=home, by=office.viewer("cal"))
    answer = office.take({**ANN, "Address": home})
    (waiting,) = answer.said["needs_decision"]
    assert answer.said["created"]["people"] == answer.said["matched"] == 0
    assert "a twin, perhaps" in waiting["reason"]
    assert waiting["candidates"] == [
        {
            "id": str(person.pk),
            "why": "Another first name, with the same address, surname and birth date",
        }
    ]


def test_two_whom_one_source_numbers_apart_are_no_twins_to_wait_for(
    office: Office, add: Add
) -> None:
    person, home = add("Amy Lee", "2011-12-13"), "4 Weir Road\nFW2 1AB"
    actions.add_address(person_id=person.pk, lines=home, by=office.viewer("cal"))
    number(person, "8")
    answer = office.take({**ANN, "Address": home})
    assert (answer.code, answer.said["created"]["people"]) == (0, 1)


def test_several_who_fit_are_all_named(office: Office, add: Add) -> None:
    both = {str(add("Ann Lee", "2011-12-13").pk) for _ in "ab"}
    (waiting,) = office.take(ANN).said["needs_decision"]
    assert {one["id"] for one in waiting["candidates"]} == both


def test_two_rows_about_one_person_here(office: Office, add: Add) -> None:
    number(add("Ann Lee", "2011-12-13"), "7")
    rows = [ANN, {**ANN, "Name": "Ann Lea", "Date of birth": "", "CMS id": ""}]
    rows[1]["Known as"] = rows[0]["Known as"] = ""
    rows[1].update({"Name": "Annie Lee", "Date of birth": "2011-12-13"})
    add("Annie Lee", "1999-01-01")
    actions.add_name(
        person_id=people()["Ann Lee"].pk, full="Annie Lee", kind="known_as",
        by=office.viewer("cal"),
    )  # fmt: skip
    answer = office.take(*rows)
    assert [(e["row"], e["message"]) for e in answer.said["errors"]] == [
        (2, "This is the same person as on line 2.")
    ]


def test_somebody_renamed_here_is_found_by_the_new_name_and_date(office: Office, add: Add) -> None:
    person = add("Bo Ray", "2002-02-02")
    actions.change_person(
        person_id=person.pk, version=1, by=office.viewer("cal"), name="Ann Lee",
        born=dt.date(2011, 12, 13),
    )  # fmt: skip
    assert office.take(ANN).said["matched"] == 1
