"""Workbooks: the same import as from a file of text; hostile ones are refused, soon and small."""

from __future__ import annotations

import csv
import datetime as dt
import io
import stat
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from alongside.people.persons.models import Person
from tests.exchange.conftest import Answer, Office, digest, every
from tests.exchange.files import shared

HEADER = ["Name", "Date of birth", "CMS id"]
ANN = ["Ann Lee", dt.date(2011, 12, 13), 7]


def book(office: Office, *rows: list[Any], name: str = "people.xlsx", **sheets: Any) -> Path:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for title, others in sheets.items():
        sheet = made.create_sheet(title)
        for row in others:
            sheet.append(row)
    path = office.folder / name
    made.save(path)
    return path


def test_the_sample_as_a_workbook_is_the_sample(office: Office) -> None:
    sample = shared("family_context/csc.csv")
    with sample.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    made = openpyxl.Workbook()
    for number, row in enumerate(rows):
        born = row[3] if number == 0 else dt.datetime.fromisoformat(row[3])
        made.active.append([*row[:3], born, *row[4:]])
    path = office.folder / "csc.xlsx"
    made.save(path)
    text, workbook = office.run(sample, "--dry-run"), office.run(path, "--dry-run")
    assert workbook.said["created"] == text.said["created"]
    assert [one["row"] for one in workbook.said["needs_decision"]] == [
        one["row"] for one in text.said["needs_decision"]
    ]
    assert workbook.said["needs_decision"][0]["line"] == 45  # the number of the row in the sheet


def test_days_and_numbers_are_what_the_cell_shows(office: Office) -> None:
    assert office.run(book(office, HEADER, ANN)).code == 0
    person = every(Person).get()
    assert (person.name, person.born) == ("Ann Lee", dt.date(2011, 12, 13))
    assert office.run(office.file(dict(zip(HEADER, ["Ann Lee", "2011-12-13", "7"], strict=True)))
                      ).said["unchanged"] == 1  # fmt: skip


def test_the_sheet_that_is_known_best_is_read(office: Office) -> None:
    path = book(office, ["Notes"], ["nothing"], People=[[], ["About"], [], HEADER, ANN])
    answer = office.run(path)
    assert answer.code == 2  # its first row names nothing that is known
    path = book(office, ["Notes"], ["nothing"], People=[[], HEADER, ANN])
    answer = office.run(path)
    assert (answer.code, answer.said["rows"]) == (0, 1)


def test_a_row_longer_than_the_header_is_an_error_with_its_number(office: Office) -> None:
    rows = [HEADER, ANN, ["Bo Ray"], [], ["Cy Fox", None, None, "extra"]]
    answer = office.run(book(office, *rows), "--dry-run")
    assert [(one["row"], one["line"]) for one in answer.said["errors"]] == [(3, 5)]
    assert answer.said["created"]["people"] == 2


def test_what_no_file_may_set_is_not_read(office: Office) -> None:
    path = book(office, [*HEADER, "key_worker", "restricted"], [*ANN, "attacker", "false"])
    answer = office.run(path)
    assert answer.code == 0
    assert "key_worker, restricted" in answer.err


def test_the_annex_a_list_is_opened_and_its_sheets_are_known(office: Office) -> None:
    from alongside.doors.exchange.reading import open_source

    source = open_source(shared("annex_a/Annex_A_2024_Jan.xlsx"))
    assert len(source.sheets) == 11
    assert source.headers


def test_text_that_looks_like_a_formula_is_text_and_a_name_is_not(office: Office) -> None:
    made = openpyxl.Workbook()
    made.active.append(["Name", "Address"])
    made.active.append(["Ann Lee", "x"])
    made.active["B2"].value, made.active["B2"].data_type = "=1+1", "s"
    path = office.folder / "text.xlsx"
    made.save(path)
    assert office.run(path).code == 0


def test_a_formula_without_its_value_is_refused(office: Office) -> None:
    answer = office.run(book(office, HEADER, ["=A1", None, 7]))
    assert answer.code == 2
    assert "A2" in answer.err


# --- hostile -------------------------------------------------------------------------------------


def changed(path: Path, part: str, change: Callable[[bytes], bytes], **more: Any) -> Path:
    """The workbook with one part changed or added."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def doctype(words: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: b'<?xml version="1.0"?>' + words + xml[xml.index(b"<worksheet") :]


LAUGHS = (
    b"<!DOCTYPE x [<!ENTITY a 'ha'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]>"
)
EVIL: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a document type": (SHEET, doctype(b"<!DOCTYPE x>")),
    "entities that grow": (SHEET, doctype(LAUGHS)),
    "an entity from elsewhere": (
        SHEET, doctype(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    ),
    "a document type in UTF-16": (
        SHEET, lambda xml: doctype(b"<!DOCTYPE x>")(xml).decode().encode("utf-16"),
    ),
    "a document type in the strings": (
        "xl/sharedStrings.xml", lambda xml: b"<!DOCTYPE x><sst></sst>",
    ),
    "rows without end": (SHEET, lambda xml: xml.replace(b"</sheetData>", b"<row/>" * 1_100_000
                                                        + b"</sheetData>")),
    "rows in rows": (SHEET, lambda xml: xml.replace(b"</sheetData>", b"<row><row></row></row>"
                                                    b"</sheetData>")),
    "a row that goes on": (SHEET, lambda xml: xml.replace(
        b"</sheetData>", b"<row>" + b"<c/>" * 80_000 + b"</row></sheetData>")),
    "a row far down": (SHEET, lambda xml: xml.replace(
        b"</sheetData>", b'<row r="99999999999"/></sheetData>')),
    "one mark of megabytes": (SHEET, lambda xml: xml.replace(
        b"</sheetData>", b'<row x="' + b"y" * 4_000_000 + b'"/></sheetData>')),
    "no sheet": (SHEET, lambda xml: b"\x00"),
    "merged cells without end": (SHEET, lambda xml: xml.replace(
        b"</worksheet>", b"<m>" + b"<c/>" * 300_000 + b"</m></worksheet>")),
}  # fmt: skip


def refused(office: Office, path: Path) -> Answer:
    before = digest(but=())
    started = time.monotonic()
    tracemalloc.start()
    answer = office.run(path)
    grown = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - started < 15  # with every allocation traced; untraced under two
    assert answer.code == 2, answer.err
    assert "Nothing was written." in answer.err
    assert digest(but=()) == before
    assert grown < 60_000_000
    return answer


@pytest.mark.parametrize("what", EVIL)
def test_a_hostile_workbook_is_refused(office: Office, what: str) -> None:
    part, change = EVIL[what]
    refused(office, changed(book(office, HEADER, ANN), part, change))


def test_a_bomb_is_refused_while_it_is_read(office: Office) -> None:
    """Four hundred megabytes of nothing, packed a thousand times smaller."""
    path = book(office, HEADER, ANN)
    block = bytes(1_000_000)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/media/bomb.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(400):
            part.write(block)
    assert path.stat().st_size < 500_000
    refused(office, path)


def test_too_many_parts_are_refused(office: Office) -> None:
    path = book(office, HEADER, ANN)
    with zipfile.ZipFile(path, "a") as packed:
        for number in range(2100):
            packed.writestr(f"x{number}", b"")
    assert "2,000 parts" in refused(office, path).err


def test_a_link_in_place_of_a_part_is_refused_and_no_part_is_written(office: Office) -> None:
    path = book(office, HEADER, ANN)
    with zipfile.ZipFile(path, "a") as packed:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    refused(office, path)


def test_names_of_parts_lead_nowhere(office: Office) -> None:
    path = book(office, HEADER, ANN)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("../../planted", b"x")
    assert office.run(path).code == 0
    assert not list(office.folder.parent.parent.glob("planted"))


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 100_000])
def test_what_only_begins_like_a_workbook_is_refused(office: Office, content: bytes) -> None:
    refused(office, office.text(content, "people.xlsx"))


def test_another_packed_file_is_refused(office: Office) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("content.xml", "<x/>")
    assert "not an XLSX workbook" in refused(office, office.text(packed.getvalue(), "x.ods")).err
