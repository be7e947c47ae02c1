"""Whatever is in a file, the command answers 2, or with counts that add up; it never breaks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.base.core import clock
from alongside.base.organisation.models import Worker
from alongside.doors.exchange.columns import PEOPLE, plain_header, settle
from alongside.doors.exchange.errors import Unusable
from alongside.doors.exchange.reading import Table
from alongside.doors.exchange.values import read_day
from alongside.people.persons.models import Person
from alongside.people.working.models import WorkingRelationship
from tests.exchange.conftest import NOW, Answer, Office, build_office, every

HEADERS = [
    *("Name", "Known as", "DOB", "Gender", "CMS id", "Address", "Status", "Start", "Worker"),
    *("Start date", "End date", "As of", "Worker email", "Employer", "Role", "Who knows"),
]
TELLING = st.sampled_from(
    [
        *("", "Ann Lee", "Anne Lee", "Bo Ray", "Sam Reid", "2011-12-13", "2011-12-12", "7", "8"),
        *("31/02/2011", "=A1", "Current", "Historic", "Not Specified", "4 Weir Road\nFW2 1AB"),
        *("\x07", "٣", "\u202e", "9999-12-31", "0001-01-01", "2020-01-01", "jo@farrow.test"),
        *('"', "é", "\ufffe", "\ufeff", "' OR 1=1", "?"),
    ]
)
CELL = TELLING | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


# The database of a test is shared by its examples: each takes back what it did.
each_undone = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def undone(folder: Path, content: bytes, check: Callable[[Answer], None], *options: str) -> None:
    """Import into a fresh office, check, and take everything back."""
    with transaction.atomic(), clock.at(NOW):
        office = build_office(folder)
        check(office.run(office.text(content), *options))
        transaction.set_rollback(True)


def consistent(answer: Answer) -> None:
    assert answer.code in (0, 2, 3)
    assert "Traceback" not in answer.err
    if answer.code == 2:
        assert answer.said == {}
        assert "Nothing was written." in answer.err
        assert not every(Person).exists()
        return
    said = answer.said
    failed = {one["row"] for one in said["errors"]}
    waiting = {one["row"] for one in said["needs_decision"]}
    assert not failed & waiting
    assert failed | waiting <= set(range(1, said["rows"] + 1))
    done = said["created"]["people"] + said["matched"]
    assert said["rows"] - len(failed) - len(waiting) <= done <= said["rows"] - len(failed)
    assert said["matched"] == said["changed"] + said["unchanged"]
    assert (answer.code == 0) == (not failed and not waiting)
    made = said["created"] if said["applied"] else dict.fromkeys(said["created"], 0)
    assert every(Person).count() == made["people"]
    assert Worker.objects.filter(user=None).count() == made["workers"]
    assert every(WorkingRelationship).count() == made["working_relationships"]
    assert not every(WorkingRelationship).exclude(worker__user=None).exists()


@each_undone
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes(db: None, tmp_path: Path, content: bytes) -> None:
    undone(tmp_path, b"Name,DOB\n" + content, consistent, "--accept-partial")
    undone(tmp_path, content, consistent)


@each_undone
@given(
    headers=st.lists(st.sampled_from(HEADERS), min_size=1, max_size=8, unique=True),
    rows=st.lists(st.lists(CELL, min_size=8, max_size=8), min_size=1, max_size=8),
    separator=st.sampled_from(",;\t"),
    partial=st.booleans(),
    spoil=st.integers(0, 400),
)
def test_any_table(
    db: None,
    tmp_path: Path,
    headers: list[str],
    rows: list[list[str]],
    separator: str,
    partial: bool,
    spoil: int,
) -> None:
    """Whole tables, and one in five with a quotation mark somewhere it does not belong."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(headers)
    writer.writerows(row[: len(headers)] for row in rows)
    content = text.getvalue()
    if spoil < 80:
        content = content[:spoil] + '"' + content[spoil:]
    undone(tmp_path, content.encode(), consistent, *(["--accept-partial"] if partial else []))


@each_undone
@given(rows=st.lists(st.lists(TELLING, min_size=16, max_size=16), min_size=1, max_size=8))
def test_preview_and_run_say_the_same_and_a_second_run_changes_nothing(
    db: None, tmp_path: Path, rows: list[list[str]]
) -> None:
    with transaction.atomic(), clock.at(NOW):
        office: Office = build_office(tmp_path)
        path = office.file(*(dict(zip(HEADERS, row, strict=True)) for row in rows))
        preview = office.run(path, "--dry-run")
        first = office.run(path, "--accept-partial")
        again = office.run(path, "--accept-partial")
        transaction.set_rollback(True)
    assert (preview.code, preview.same) == (first.code, first.same)
    if first.code != 2:
        assert not any(again.said["created"].values())
        assert again.said["changed"] == 0
        assert again.said["errors"] == first.said["errors"]


@given(text=st.text(max_size=30))
def test_reading_a_day_gives_a_day_or_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011, PT012 whatever it is, it is this or a day
        read_day(text)
        raise ValueError


@given(headers=st.lists(st.text(max_size=20), max_size=12))
def test_columns_are_settled_or_refused(headers: list[str]) -> None:
    try:
        columns = settle(headers)
    except Unusable:
        return
    read = [columns.headers[number] for number in columns.at.values()]
    assert len(read) + len(columns.unread) + len(columns.never) == len(headers)


def test_no_two_things_are_called_the_same() -> None:
    called = [name for names in PEOPLE.values() for name in names]
    assert len(called) == len(set(called))
    assert all(plain_header(name) == name for name in called)


@given(
    rows=st.lists(
        st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]),
                         max_size=8), min_size=2, max_size=2),
        max_size=8,
    )
)  # fmt: skip
def test_cells_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    """What csv wrote is what is read, and each row's line is where it stands in the file."""
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    text = io.StringIO()
    writer = csv.writer(text)
    starts = []
    writer.writerow(["Name", "Known as"])
    for row in rows:
        if row in kept:
            starts.append(_line(text.getvalue()))
        writer.writerow(row)
    path = tmp_path_factory.mktemp("cells") / "people.csv"
    path.write_bytes(text.getvalue().encode())
    if not kept:
        return
    found = list(Table(path).read())
    assert [raw.cells for raw in found] == kept
    assert [raw.line for raw in found] == starts


def _line(text: str) -> int:
    """The physical line that begins where this text ends."""
    return len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
