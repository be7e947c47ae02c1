"""Reading a file of rows without trusting it: in bounded memory, with the line each row starts on.

Comma, semicolon or tab, quoted as RFC 4180 has it, in UTF-8 with or without a byte order mark.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .columns import Columns, how_many_known, settle
from .errors import Unusable
from .limits import LONGEST_CELL, MOST_BYTES, MOST_ROWS
from .spreadsheets import Workbook

_LONGEST_LINE = 2_000_000
_FEW = 1000  # rows after which a file that is mostly ragged is given up

_LONGEST_ROW = 5_000_000
_SAVE_AS_CSV = gettext_lazy(
    "Open it in the program it comes from, save it as “CSV UTF-8” and import that."
)
_BEGINS = {
    b"\xd0\xcf\x11\xe0": gettext_lazy("an older Excel or Word file"),
    b"%PDF": gettext_lazy("a PDF"),
    b"\x1f\x8b": gettext_lazy("a packed file (gzip)"),
    b"\xff\xfe": gettext_lazy("text in UTF-16"),
    b"\xfe\xff": gettext_lazy("text in UTF-16"),
}


@dataclass(slots=True)
class Raw:
    """One row: its number among the data rows, the line of the file it starts on, its cells."""

    row: int
    line: int
    cells: list[str]


class Source(Protocol):
    """A file of rows, opened: its first row, and the rest with the line each starts on."""

    headers: list[str]
    sheets: list[str]  # of a workbook; which one is read
    sheet: int | None

    def rows(self) -> Iterator[tuple[int, list[str]]]: ...


def open_source(path: Path, sheet: int | None = None) -> Source:
    """A file of text or a workbook, whichever it is. Raises Unusable where it is neither."""
    if _check_outside(path):
        return Workbook(path, sheet)
    return TextFile(path)


class TextFile:
    """Comma, semicolon or tab: the separator with which the header names most that is known."""

    def __init__(self, path: Path):
        self.path = path
        self.sheets: list[str] = []
        self.sheet: int | None = None
        self.delimiter = self._sniff()
        self.headers = self._header(self.delimiter)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        with _opened(self.path) as text:
            found = _rows(text, self.path, self.delimiter)
            next(found)  # the header
            yield from found

    def _sniff(self) -> str:
        scores = {}
        for delimiter in ",;\t":
            try:
                headers = self._header(delimiter)
            except Unusable:
                continue
            scores[delimiter] = (how_many_known(headers), len(headers))
        return max(scores, key=lambda delimiter: scores[delimiter], default=",")

    def _header(self, delimiter: str) -> list[str]:
        with _opened(self.path) as text:
            found = next(_rows(text, self.path, delimiter), None)
        if found is None:
            raise Unusable(_("The file is empty."), _("Check that it is the right file."))
        return found[1]


class Table:
    """A file whose header has been understood. Raises Unusable where it cannot be.

    `chosen` says what each column is, by its number, in place of a guess.
    """

    def __init__(
        self, path: Path, *, sheet: int | None = None, chosen: Mapping[int, str] | None = None
    ):
        self.source = open_source(path, sheet)
        self.columns: Columns = settle(self.source.headers, chosen)
        self.rows = self.ragged = 0

    def read(self) -> Iterator[Raw]:
        """Every data row in order; a row of empty cells is none. A row with more or fewer cells
        than the header is given too: `is_ragged` tells it. Raises Unusable."""
        self.rows = self.ragged = 0
        for line, cells in self.source.rows():
            self.rows += 1
            if self.rows > MOST_ROWS:
                raise Unusable(
                    _("The file has more than %(most)s rows.") % {"most": f"{MOST_ROWS:,}"},
                    _("Split it into smaller files, each with the header, and try again."),
                )
            raw = Raw(self.rows, line, cells)
            if self.is_ragged(raw):
                self.ragged += 1
                if self.rows >= _FEW:
                    self._must_be_a_table()
            yield raw
        if self.rows == 0:
            raise Unusable(
                _("The file has a header and no rows under it."),
                _("Check that it is the right file and try again."),
            )
        self._must_be_a_table()

    def is_ragged(self, raw: Raw) -> bool:
        return len(raw.cells) != len(self.columns.headers)

    def _must_be_a_table(self) -> None:
        if self.ragged * 2 > self.rows:
            raise Unusable(
                _(
                    "More than half of the rows do not have as many cells as the header "
                    "(%(columns)s)."
                )
                % {"columns": len(self.columns.headers)},
                _("Check how the columns are separated and save the file as CSV again."),
            )


def _check_outside(path: Path) -> bool:
    """What can be told without reading it all: the kind of file, its size, how it begins. True for
    one that begins as a workbook does."""
    name = path.name
    try:
        if not path.is_file():
            there = path.exists()
            raise Unusable(
                _("%(name)s is not a file.") % {"name": name}
                if there
                else _("There is no file %(name)s.") % {"name": name},
                _("Check the name and try again."),
            )
        size = path.stat().st_size
        if size == 0:
            raise Unusable(_("The file is empty."), _("Check that it is the right file."))
        if size > MOST_BYTES:
            raise Unusable(
                _("The file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1_000_000},
                _("Split it into smaller files, each with the header, and try again."),
            )
        with path.open("rb") as file:
            head = file.read(8192)
    except (OSError, ValueError) as error:
        raise Unusable(
            _("%(name)s cannot be read: %(why)s.")
            % {"name": name, "why": getattr(error, "strerror", None) or error},
            _("Check the name and who may read it, and try again."),
        ) from error
    for beginning, what in _BEGINS.items():
        if head.startswith(beginning):
            raise Unusable(_("This is %(what)s, not a CSV file.") % {"what": what}, _SAVE_AS_CSV)
    return head.startswith(b"PK\x03\x04")


@contextmanager
def _opened(path: Path) -> Iterator[io.TextIOWrapper]:
    # The limit is the whole process's, so it is put back.
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open("rb") as file:
            yield io.TextIOWrapper(file, encoding="utf-8-sig", errors="strict", newline="")
    except OSError as error:
        raise Unusable(
            _("The file could not be read to its end: %(why)s.") % {"why": error.strerror or error},
            _("Check it and try again."),
        ) from error
    finally:
        csv.field_size_limit(before)


def rows_of_text(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Every row of a small file of text, its header too, with the line each starts on."""
    if _check_outside(path):
        raise Unusable(_("This is a packed file, not a CSV file."), _SAVE_AS_CSV)
    with _opened(path) as text:
        yield from _rows(text, path, ",")


class _Lines:
    """The lines of a file one by one, never more of them in memory than one row may hold."""

    def __init__(self, text: io.TextIOWrapper, path: Path):
        self.text, self.path = text, path
        self.number = 0
        self.in_row = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        self.number += 1
        try:
            line = self.text.readline(_LONGEST_LINE)
        except UnicodeDecodeError as error:
            raise _not_utf8(self.path) from error
        if not line:
            raise StopIteration
        if "\0" in line:
            raise Unusable(
                _("Line %(line)s holds a NUL byte: this is not a text file.")
                % {"line": self.number},
                _SAVE_AS_CSV,
            )
        self.in_row += len(line)
        if len(line) >= _LONGEST_LINE or self.in_row > _LONGEST_ROW:
            raise Unusable(
                _("The row that goes on in line %(line)s is longer than a row can be.")
                % {"line": self.number},
                _("Check that it is a CSV file with one row a line, and try again."),
            )
        return line


def _rows(text: io.TextIOWrapper, path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The line each row starts on, and its cells; rows without anything in them are left out."""
    lines = _Lines(text, path)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        start = reader.line_num + 1
        lines.in_row = 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _not_quoted_well(str(error), start, reader.line_num) from error
        if any(cell.strip() for cell in cells):
            yield start, cells


def _not_quoted_well(said: str, start: int, end: int) -> Unusable:
    if "field larger" in said:
        wrong = _(
            "The row that starts on line %(start)s has a cell of more than %(most)s characters. "
            "Perhaps a quotation mark opens there and is never closed."
        ) % {"start": start, "most": f"{LONGEST_CELL:,}"}
    elif "end of data" in said:
        wrong = _(
            "A quotation mark opens in the row that starts on line %(start)s and is never closed."
        ) % {"start": start}
    elif start == end:
        wrong = _("The quotation marks on line %(start)s cannot be read.") % {"start": start}
    else:
        wrong = _(
            "The quotation marks in the row that starts on line %(start)s cannot be read: see "
            "lines %(start)s to %(end)s."
        ) % {"start": start, "end": end}
    return Unusable(wrong, _("Mend that row, or save the file as CSV again, and try again."))


def _not_utf8(path: Path) -> Unusable:
    """Say where the first byte stands that is not UTF-8; read again in blocks to find it."""
    offset = _first_bad_byte(path)
    line, left, before = 1, offset, b""
    with path.open("rb") as file:
        while block := file.read(min(left, 65536)):
            left -= len(block)
            line += block.count(b"\n") + block.count(b"\r") - (before + block).count(b"\r\n")
            before = block[-1:] if block.endswith(b"\r") else b""
    return Unusable(
        _("The text is not in UTF-8: byte %(offset)s, on line %(line)s, does not fit.")
        % {"offset": offset, "line": line},
        _(
            "Save it again as UTF-8: in Excel, Save As and “CSV UTF-8 (Comma delimited)”; in "
            "LibreOffice, Save As, “Edit filter settings” and Unicode (UTF-8)."
        ),
    )


def _first_bad_byte(path: Path) -> int:
    """Its offset, counted from 0."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    offset = 0
    with path.open("rb") as file:
        while True:
            block = file.read(65536)
            pending = len(decoder.getstate()[0])  # of a character begun in the block before
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                return offset - pending + error.start
            if not block:
                return offset
            offset += len(block)
