"""What one row says, read into values; whatever cannot be read is a sentence about its column."""

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.text import clean, one_line
from alongside.people.persons.keys import problems_with

from .columns import ADDRESS_LINES, NUMBERS, Columns
from .reading import Raw

_EARLIEST_BIRTH = dt.date(1850, 1, 1)
_EARLIEST_WORK = dt.date(1900, 1, 1)
_BEFORE_BIRTH = dt.timedelta(days=300)  # work may begin before a child is born
_AT_MOST = {
    "known_as": 200,
    "pronouns": 40,
    "gender": 60,
    "cms": 100,
    "nhs": 100,
    "upn": 100,
    "school": 200,
    "worker": 200,
    "job": 100,
    "employer": 200,
    "phone": 50,
    "email": 254,
}
_LONGEST_ADDRESS = 2000
_CURRENT = {"current", "open", "active", "ongoing", "live"}
_ENDED = {"historic", "historical", "closed", "ended", "past", "former", "inactive"}
_TIME = r"(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})" + _TIME)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})" + _TIME)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # what `clean` takes out
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Status(Enum):
    """Whether the worker still works with the person, as far as the row says."""

    CURRENT = "current"
    ENDED = "ended"
    UNCLEAR = "unclear"


@dataclass(slots=True)
class Problem:
    """A sentence about one column (empty: about the row)."""

    field: str
    message: str


@dataclass(slots=True)
class Given:
    """One row, read. Where there are problems the other values are not to be used."""

    row: int
    line: int
    whole: int  # a hash of every cell, to tell identical rows
    problems: list[Problem] = field(default_factory=list)
    name: str = ""
    known_as: list[str] = field(default_factory=list)
    pronouns: str = ""
    gender: str = ""
    born: dt.date | None = None
    numbers: list[tuple[str, str]] = field(default_factory=list)
    address: str = ""
    school: str = ""
    status: Status = Status.CURRENT
    status_words: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    as_of: dt.date | None = None
    worker: str = ""
    job: str = ""
    employer: str = ""
    phone: str = ""
    email: str = ""

    def names(self) -> list[str]:
        return [self.name, *self.known_as]


def read_day(text: str) -> dt.date:
    """The day in 2011-12-13, 13/12/2011 or 2011-12-13 00:00:00. Raises ValueError."""
    if found := _ISO.fullmatch(text):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return dt.date(int(found[3]), int(found[2]), int(found[1]))
    raise ValueError(text)


class Reader:
    """Reads rows of one file; keeps count of what was put right on the way."""

    def __init__(self, columns: Columns):
        self.columns = columns
        self.today = clock.today()
        self.cleaned: list[int] = []  # rows with control characters, the first few
        self.cleaned_rows = 0
        self.formulas = 0

    def read(self, raw: Raw) -> Given:
        """Everything a row says. Its problems name the column as the file does."""
        given = Given(raw.row, raw.line, hash(tuple(raw.cells)))
        if len(raw.cells) != len(self.columns.headers):
            given.problems.append(
                Problem(
                    "",
                    _("This row has %(cells)s cells and the header has %(columns)s.")
                    % {"cells": len(raw.cells), "columns": len(self.columns.headers)},
                )
            )
            return given
        cells = self._tidy(raw)
        self._person(given, cells)
        self._days(given, cells)
        self._work(given, cells)
        return given

    def _tidy(self, raw: Raw) -> dict[str, str]:
        cells = {}
        removed = False
        for name, number in self.columns.at.items():
            text = raw.cells[number]
            if text.startswith(_FORMULA) and name != "phone" and text.strip(" -\t\r\n"):
                self.formulas += 1
            tidied = clean(text)
            removed = removed or bool(_CONTROL.search(text))
            cells[name] = tidied if name in ADDRESS_LINES else one_line(tidied)
        if removed:
            self.cleaned_rows += 1
            if len(self.cleaned) < 10:
                self.cleaned.append(raw.row)
        return cells

    def _problem(self, given: Given, message: str, *names: str) -> None:
        given.problems.append(Problem(self.columns.header(*names), message))

    def _person(self, given: Given, cells: dict[str, str]) -> None:
        parts = [cells.get("first", ""), cells.get("last", "")]
        given.name = cells.get("name") or " ".join(part for part in parts if part)
        for name in ("name", "first", "last", "known_as", "school", "worker"):
            if cells.get(name, "").startswith("="):
                self._problem(
                    given, _("This begins with = as a formula does. Write the name itself."), name
                )
        for name, most in _AT_MOST.items():
            if len(cells.get(name, "")) > most:
                self._problem(
                    given,
                    _("This is longer than the %(most)s characters that can be kept.")
                    % {"most": most},
                    name,
                )
        given.known_as = [other for other in [cells.get("known_as", "")] if other]
        given.pronouns, given.gender = cells.get("pronouns", ""), cells.get("gender", "")
        given.numbers = [(name, cells[name]) for name in NUMBERS if cells.get(name)]
        lines = [cells[name] for name in ADDRESS_LINES if cells.get(name)]
        given.address = "\n".join(line.strip() for part in lines for line in part.split("\n"))
        if len(given.address) > _LONGEST_ADDRESS:
            self._problem(
                given,
                _("This is longer than the %(most)s characters that can be kept.")
                % {"most": _LONGEST_ADDRESS},
                *ADDRESS_LINES,
            )

    def _day(self, given: Given, cells: dict[str, str], name: str) -> dt.date | None:
        text = cells.get(name, "")
        if not text:
            return None
        try:
            return read_day(text)
        except ValueError:
            self._problem(
                given,
                _("“%(text)s” is not a day. Write it as 2011-12-13 or 13/12/2011.")
                % {"text": text[:40]},
                name,
            )
            return None

    def _days(self, given: Given, cells: dict[str, str]) -> None:
        for name in ("born", "start", "end", "as_of"):
            setattr(given, name, self._day(given, cells, name))
        for name, message in problems_with(given.name, given.born).items():
            self._problem(given, message, *((name, "first") if name == "name" else (name,)))
        if given.born and given.born < _EARLIEST_BIRTH:
            self._problem(given, _("A birth date before 1850 cannot be right."), "born")
        for name in ("start", "end", "as_of"):
            day = getattr(given, name)
            if day and day > self.today:
                self._problem(given, _("This day is in the future."), name)
            if day and day < _EARLIEST_WORK:
                self._problem(given, _("A day before 1900 cannot be right."), name)
        if given.born and given.start and given.born - given.start > _BEFORE_BIRTH:
            self._problem(given, _("This is long before they were born."), "start")

    def _work(self, given: Given, cells: dict[str, str]) -> None:
        for name in ("school", "worker", "job", "employer", "phone", "email"):
            setattr(given, name, cells.get(name, ""))
        if not given.worker and (given.email or given.phone):
            self._problem(given, _("The worker's name is missing."), "worker", "email", "phone")
        words = given.status_words = cells.get("status", "")
        said = words.casefold()
        if "status" not in self.columns.at:
            given.status = Status.ENDED if given.end else Status.CURRENT
        elif said in _CURRENT and not given.end:
            given.status = Status.CURRENT
        elif said in _ENDED:
            given.status = Status.ENDED
        else:
            given.status = Status.UNCLEAR
        if given.status is Status.ENDED and (given.worker or given.school) and given.start:
            over = given.end or given.as_of or self.today
            if given.start > over:
                self._problem(given, _("This is after the day by which it had ended."), "start")
