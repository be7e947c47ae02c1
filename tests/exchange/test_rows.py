"""What a row may say and how it may be written; rows with errors, rows that come twice."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.base.core import clock
from alongside.doors.exchange.columns import NEVER
from alongside.doors.exchange.models import ImportRow, ImportRun
from alongside.people.persons.models import Address, Identifier, Person, PersonName
from alongside.people.working.models import WorkingRelationship
from tests.exchange.conftest import Office, every, people

ANN = {"Name": "Ann Lee", "Date of birth": "2011-12-13"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_marks_and_line_ends(
    office: Office, separator: str, mark: str, end: str
) -> None:
    lines = ["Surname;Forename;DOB;Address", 'Lee;Ann;13/12/2011;"1 Elm Road', 'Farrow"', ""]
    text = mark + end.join(lines).replace(";", separator)
    answer = office.run(office.text(text))
    assert answer.code == 0, answer.err
    person = people()["Ann Lee"]
    assert person.born == dt.date(2011, 12, 13)
    assert every(Address).get().words == "1 Elm Road\nFarrow"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2011-12-13", "2011-12-13"),
        ("13/12/2011", "2011-12-13"),
        ("3/4/2011", "2011-04-03"),
        ("13.12.2011", "2011-12-13"),
        ("2011-12-13 00:00:00", "2011-12-13"),
        ("2011-12-13T00:00:00", "2011-12-13"),
        ("13/12/2011 00:00", "2011-12-13"),
        ("29/02/2012", "2012-02-29"),
        (" 2011-12-13 ", "2011-12-13"),
    ],
)
def test_days(office: Office, text: str, day: str) -> None:
    assert office.run(office.file({**ANN, "Date of birth": text})).code == 0
    assert people()["Ann Lee"].born.isoformat() == day


@pytest.mark.parametrize(
    "text",
    ["31/02/2011", "2011-13-01", "29/02/2011", "13/12/11", "12/31/2011", "40890", "yesterday",
     "2011", "0000-00-00", "2027-01-01", "1066-10-14", "٢٠١١-١٢-١٣", "2011-12-13 25:00 x"],
)  # fmt: skip
def test_an_impossible_day_is_an_error_in_its_column(office: Office, text: str) -> None:
    answer = office.run(office.file({**ANN, "Date of birth": text}, {"Name": "Bo Ray"}))
    assert answer.code == 3
    ((row, line, field),) = [(e["row"], e["line"], e["field"]) for e in answer.said["errors"]]
    assert (row, line, field) == (1, 2, "Date of birth")
    assert not every(Person).exists()


def test_the_rest_is_imported_where_that_is_accepted(office: Office) -> None:
    answer = office.take({**ANN, "Date of birth": "31/02/2011"}, {**ANN, "Name": "Bo Ray"})
    assert (answer.code, answer.said["applied"]) == (3, True)
    assert (answer.said["rows"], answer.said["created"]["people"]) == (2, 1)
    assert list(people()) == ["Bo Ray"]


def test_ragged_rows_are_errors_with_their_line(office: Office) -> None:
    text = 'Name,Address\nAnn,"1 Elm\nRoad"\nBo\n\nCy,x,y\nDi,z\nEd,z\n'
    answer = office.run(office.text(text), "--accept-partial")
    assert [(e["row"], e["line"]) for e in answer.said["errors"]] == [(2, 4), (3, 6)]
    assert sorted(people()) == ["Ann", "Di", "Ed"]


def test_rows_of_nothing_are_no_rows(office: Office) -> None:
    answer = office.run(office.text("Name,Gender\n,\nAnn Lee,x\n , \n\n"))
    assert (answer.code, answer.said["rows"]) == (0, 1)


@pytest.mark.parametrize("column", sorted(NEVER))
def test_what_no_file_may_set_is_not_read_and_told(office: Office, column: str) -> None:
    answer = office.run(office.file({**ANN, column.upper(): str(office.workers["sam"].pk)}))
    assert answer.code == 0
    assert f"never sets these, so they were not read: {column.upper()}" in answer.err
    person = people()["Ann Lee"]
    assert person.pk != office.workers["sam"].pk
    assert not every(WorkingRelationship).exists()
    assert not Person.objects.visible_to(office.viewer("sam")).exists()


def test_unknown_columns_are_told(office: Office) -> None:
    answer = office.run(office.file({**ANN, "Shoe size": "4", "": "x"}))
    assert "Columns that were not read: Shoe size, column 4." in answer.err


def test_control_characters_are_taken_out_and_told(office: Office) -> None:
    rows = [{**ANN, "Gender": "fe\x07male\x1b"}, {"Name": "Bo\x08 Ray", "Date of birth": ""}]
    answer = office.run(office.file(*(row | {"Gender": row.get("Gender", "")} for row in rows)))
    assert answer.code == 0
    assert "Control characters were taken out of 2 rows: 1, 2." in answer.err
    assert people()["Ann Lee"].gender == "female"
    assert "Bo Ray" in people()


def test_cells_that_look_like_formulas_are_kept_as_they_are(office: Office) -> None:
    cells = {
        "Known as": "+Annie", "Gender": "@x", "Address": '=HYPERLINK("x")\n-1', "CMS id": "-4",
    }  # fmt: skip
    answer = office.run(office.file({**ANN, **cells}))
    assert answer.code == 0
    assert "4 cells begin like formulas. They are kept as text." in answer.err
    assert people()["Ann Lee"].gender == "@x"
    assert every(Address).get().words == '=HYPERLINK("x")\n-1'
    assert every(Identifier).get().value == "-4"
    assert every(PersonName).filter(full="+Annie").exists()


@pytest.mark.parametrize("column", ["Name", "Known as", "Worker"])
def test_a_name_that_is_a_formula_is_an_error(office: Office, column: str) -> None:
    answer = office.run(office.file({**ANN, "Worker": "", column: "=A1"}))
    assert [e["field"] for e in answer.said["errors"]] == [column]
    assert answer.code == 3


@pytest.mark.parametrize(
    ("column", "longest"),
    [("Name", 200), ("Gender", 60), ("Pronouns", 40), ("CMS id", 100), ("Worker", 200),
     ("Worker phone", 50), ("Worker email", 254), ("Employer", 200), ("Job title", 100)],
)  # fmt: skip
def test_a_value_too_long_to_keep_is_an_error(office: Office, column: str, longest: int) -> None:
    row = {**ANN, "Worker": "Jo Fox", "Involvement start": "2020-01-01"}
    assert office.run(office.file({**row, column: "x" * longest})).code == 0
    answer = office.run(office.file({**row, column: "x" * (longest + 1)}))
    assert [e["field"] for e in answer.said["errors"]] == [column]


def test_the_same_number_twice_is_an_error_on_the_later_row(office: Office) -> None:
    rows = [{"Name": f"Person {n}", "NHS number": "7"} for n in "abc"]
    answer = office.take(*rows)
    said = [(e["row"], e["field"], e["message"]) for e in answer.said["errors"]]
    words = "The same number stands on line 2."
    assert said == [(2, "NHS number", words), (3, "NHS number", words)]
    assert list(people()) == ["Person a"]


def test_the_same_row_twice_is_an_error_on_the_later_row(office: Office) -> None:
    answer = office.take(ANN, {**ANN, "Name": "Bo Ray"}, ANN)
    assert [(e["row"], e["message"]) for e in answer.said["errors"]] == [
        (3, "This row is the same as the one on line 2.")
    ]


def test_one_name_and_birth_date_twice_waits(office: Office) -> None:
    one, other = ({**ANN, "CMS id": number} for number in "12")
    answer = office.take(one, other)
    assert answer.said["errors"] == []
    (waiting,) = answer.said["needs_decision"]
    assert (waiting["row"], waiting["candidates"]) == (2, [])
    assert "line 2" in waiting["reason"]
    again = office.take(one, other)
    assert again.said["needs_decision"] == answer.said["needs_decision"]
    assert every(Person).count() == 1


def test_what_waits_is_entered_once_however_often_it_comes(office: Office) -> None:
    for _ in range(3):
        office.take({**ANN, "Gender": ""}, {**ANN, "Gender": "x"})
        waiting = every(ImportRow).filter(outcome="waits")
        assert [(row.row, row.why, row.settled_at) for row in waiting] == [(2, "twice", None)]


def test_a_row_with_nothing_but_a_name_is_the_same_person_again(office: Office) -> None:
    assert office.take({"Name": "Ann Lee"}).said["created"]["people"] == 1
    again = office.take({"Name": "Ann Lee"})
    assert (again.said["matched"], again.said["created"]["people"]) == (1, 0)
    other_team = office.run(office.file({"Name": "Ann Lee"}), user="tom", team="south")
    assert other_team.said["created"]["people"] == 1


def test_addresses_in_several_columns_are_joined(office: Office) -> None:
    row = {"Address line 1": "1 Elm Road", "Address line 2": "", "Town": "Farrow"}
    office.run(office.file({**ANN, **row, "Postcode": "FW1 2AB"}))
    assert every(Address).get().words == "1 Elm Road\nFarrow\nFW1 2AB"
    assert every(Address).get().postcode_key == "FW12AB"


def test_known_as_names_are_found_too(office: Office) -> None:
    from alongside.people.persons.queries import among_mine

    office.run(office.file({**ANN, "Known as": "Scout"}))
    assert [p.name for p in among_mine(office.viewer("cal"), "scout")] == ["Ann Lee"]


def test_progress_is_told_after_two_seconds_of_work(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alongside.doors.exchange import command

    answer = office.run(office.file(ANN), "--dry-run")
    assert "so far" not in answer.err
    monkeypatch.setattr(command, "_QUIET", 0.0)
    assert "1 rows so far" in office.run(office.file(ANN), "--dry-run").err


def test_clock_is_the_installations(office: Office) -> None:
    with clock.at(dt.datetime(2011, 12, 12, tzinfo=dt.UTC)):
        assert office.run(office.file(ANN)).code in (2, 3)


def test_a_file_name_of_any_bytes(office: Office) -> None:
    path = office.file(ANN)
    odd = path.rename(path.with_name(b"caf\xe9\n.csv".decode("utf-8", "surrogateescape")))
    assert office.run(odd).code == 0
    assert every(ImportRun).get().file_name == "caf? .csv"
