"""The page about files says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from alongside.doors.exchange import columns, limits, results
from alongside.doors.exchange.results import Result
from alongside.doors.exchange.values import _AT_MOST, _CURRENT, _ENDED, _LONGEST_ADDRESS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "import-format.md"
WORDS = PAGE.read_text(encoding="utf-8")


def listed(words: str) -> list[str]:
    return [one.strip() for one in words.split(",")]


def test_every_column_is_listed_with_all_its_names() -> None:
    table = WORDS.split("| What | The column may be called |")[1].split("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    assert [tuple(listed(names)) for _what, names in rows] == list(columns.PEOPLE.values())


def test_what_no_file_may_set_is_listed() -> None:
    (never,) = re.findall(r"no file may set them: (.+)\.$", WORDS, flags=re.MULTILINE)
    assert listed(never) == sorted(columns.NEVER)


def test_every_key_and_count_is_named() -> None:
    result = Result(kind="people", team="north", file_name="x.csv")
    for name in (*result.as_json(), *result.created):
        assert f"`{name}`" in WORDS


def test_limits_are_the_codes() -> None:
    for number in (
        f"{limits.MOST_BYTES // 1_000_000} MB",
        f"{limits.MOST_ROWS:,} rows",
        f"{limits.MOST_COLUMNS} columns",
        f"{limits.LONGEST_CELL:,} characters in a cell",
        f"{results.MOST_ERRORS:,} errors",
        f"an address {_LONGEST_ADDRESS:,}",
        f"gender {_AT_MOST['gender']}",
        f"phone {_AT_MOST['phone']}",
        f"e-mail address {_AT_MOST['email']}",
    ):
        assert number in WORDS


def test_the_words_for_a_status_are_listed() -> None:
    (status,) = re.findall(r"^\*\*Status\*\* is (.+?)\. Anything", WORDS, flags=re.MULTILINE)
    current, ended = status.split("; or ")
    assert set(re.split(r", | or ", current)) == _CURRENT
    assert set(re.split(r", | or ", ended)) == _ENDED
