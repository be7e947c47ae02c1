"""Files of which nothing can be used: exit 2, a sentence, nothing written, no time lost."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from alongside.doors.exchange import reading, results
from tests.exchange.conftest import Office, digest, said

ROW = "1,Ann Lee,2011-12-13\n"
HEADER = "Cms Id,Name,Date Of Birth\n"
UTF16 = (HEADER + ROW).encode("utf-16")

UNUSABLE = {
    "empty": (b"", "empty"),
    "only spaces": (b"\n\n  \n", "empty"),
    "a header alone": (HEADER, "no rows"),
    "no header": (ROW * 3, "column “Name”, or “First name” and “Last name”"),
    "a name is missing": (
        "First Name,Date Of Birth\nAnn,2011-12-13\n",
        "First Name, Date Of Birth",
    ),
    "the same header twice": ("Name,Gender,gender \nAnn,x,y\n", "“Gender” and “gender”"),
    "one thing twice": ("Name,DOB,Date of Birth\nAnn,,\n", "“DOB” and “Date of Birth”"),
    "XLSX": (b"PK\x03\x04" + b"\0" * 200, "spreadsheet"),
    "XLS": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 200, "older Excel"),
    "PDF": (b"%PDF-1.7\n", "PDF"),
    "gzip": (b"\x1f\x8b\x08\0", "gzip"),
    "UTF-16": (UTF16, "UTF-16"),
    "Latin-1": (HEADER.encode() + ROW.encode() + "2,Zoë,\n".encode("latin-1"), "line 3"),
    "UTF-8 cut short": (HEADER.encode() + "1,Zoë".encode()[:-1], "line 2"),
    "NUL": (HEADER.encode() + b"1,An\0n,\n", "Line 2 holds a NUL byte"),
    "a quotation mark never closed": (HEADER + ROW + '2,"Bo,\n' + ROW * 3, "line 3 and is never"),
    "a quotation mark closed late": (HEADER + '1,"An,x\n2,"Bo",\n', "line 2"),
    "a cell of 100 kB": (HEADER + f'1,"{"a" * 100_001}",\n', "more than 100,000 characters"),
    "a line without end": (HEADER + "1," + "a," * 1_500_000, "longer than a row can be"),
    "more than half ragged": (HEADER + ROW + "2,Bo\n" + "3,Cy,,\n", "More than half"),
    "501 columns": ("Name" + "," * 501 + "\n", "more than 500 columns"),
    "a quotation mark inside": (HEADER + '1,"Bo" Ray,\n', "marks on line 2 cannot be read"),
    "binary": (bytes(range(1, 255)) * 20, "UTF-8"),
}


@pytest.mark.parametrize("kind", UNUSABLE)
def test_it_is_refused_with_a_sentence(office: Office, kind: str) -> None:
    content, words = UNUSABLE[kind]
    before = digest(but=())
    path = office.text(content)
    started = time.monotonic()
    for options in ([], ["--dry-run"], ["--accept-partial"]):
        answer = office.run(path, *options)
        assert (answer.code, answer.out) == (2, "")
        assert words in answer.err
        assert "Nothing was written." in answer.err
        assert "Traceback" not in answer.err
    assert digest(but=()) == before
    assert time.monotonic() - started < 10


def test_wrong_encoding_names_the_byte_the_line_and_the_way_out(office: Office) -> None:
    content = HEADER.encode() + ROW.encode() * 3000 + "x,Zoë,\n".encode("latin-1")
    answer = office.run(office.text(content))
    wrong = content.index(b"\xeb")
    assert f"byte {wrong}, on line 3002" in answer.err
    assert "CSV UTF-8" in answer.err


def test_the_byte_is_found_where_a_block_ends_in_the_middle_of_a_letter(office: Office) -> None:
    start = HEADER.encode() + b'1,"'
    content = start + b"a" * (65535 - len(start)) + b"\xc3" + b'x",\n'
    answer = office.run(office.text(content))
    assert "byte 65535, on line 2" in answer.err


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_however_they_end(office: Office, end: str) -> None:
    text = end.join(["Name,Born", '"Ann\tLee",', '"Bo', ' Ray",', "", "Cy Day,31/02/2011", ""])
    answer = office.run(office.text(text))
    assert [(one["row"], one["line"]) for one in answer.said["errors"]] == [(3, 6)]
    wrong = office.run(office.text(text.encode() + b"\xff"))
    assert "on line 7" in wrong.err


def test_a_file_over_200_mb_is_not_even_opened(office: Office) -> None:
    path = office.text(HEADER + ROW)
    os.truncate(path, reading.MOST_BYTES + 1)  # a sparse file: the rest of it is NUL bytes
    answer = office.run(path)
    assert answer.code == 2
    assert "larger than 200 MB" in answer.err


def test_too_many_rows(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    answer = office.run(office.file(*({"Name": f"Person {n}"} for n in "abcd")))
    assert answer.code == 2
    assert "more than 3 rows" in answer.err


def test_too_many_errors(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST_ERRORS", 3)
    answer = office.run(office.file(*({"Name": f"=Person {n}"} for n in "abcd")))
    assert answer.code == 2
    assert "the first on line 2" in answer.err


def test_mostly_ragged_files_are_given_up_early(office: Office) -> None:
    path = office.text(HEADER + "1,2\n" * 2_000_000)
    started = time.monotonic()
    assert office.run(path).code == 2
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_is_none(office: Office, name: str) -> None:
    answer = office.run(office.folder / name)
    assert answer.code == 2
    assert "Nothing was written." in answer.err


def test_a_pipe_is_not_waited_for(office: Office) -> None:
    path = office.folder / "pipe.csv"
    os.mkfifo(path)
    assert office.run(path).code == 2


def test_people_come_from_one_file_at_a_time(office: Office) -> None:
    path = str(office.text(HEADER + ROW))
    answer = said(["import", "people", path, path, "--as", "cal", "--team", "north"])
    assert answer.code == 2
    assert "one file at a time" in answer.err


@pytest.mark.parametrize("words", [["undo", "x"], ["workers", "x"], []])
def test_what_is_not_built_is_not_there(office: Office, words: list[str]) -> None:
    answer = said(["import", *words, "--as", "cal", "--team", "north"])
    assert answer.code == 2


def test_an_interrupted_run_did_not_happen(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from alongside.doors.exchange import actions, command

    monkeypatch.setattr(actions, "CHUNK", 2)

    def stop(self: command.Progress, rows: int) -> None:
        if rows >= 4:
            raise KeyboardInterrupt

    monkeypatch.setattr(command.Progress, "tell", stop)
    before = digest(but=())
    path = office.file(*({"Name": f"Person {n}"} for n in "abcdefgh"))
    answer = office.run(path, "--accept-partial")
    assert answer.code == 130
    assert "Nothing was written" in answer.err
    assert digest(but=()) == before
