"""Reading a workbook (XLSX) without trusting it: in bounded memory and time.

A workbook is a packed folder of XML. `_look_through` reads all of it once, keeping nothing, and
refuses what could grow without end; only then openpyxl reads the sheet, row by row.
"""

import datetime as dt
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.parsers import expat

import openpyxl
from django.utils.translation import gettext as _

from .columns import how_many_known
from .errors import Unusable
from .limits import LONGEST_CELL, MOST_BYTES, MOST_COLUMNS

MOST_PARTS = 2_000
MOST_TIMES = 100  # how many times larger than packed
_SMALL = 1_000_000  # what is packed very well may still be as large as this
_LONGEST_LIST = 1_000_000  # bytes of the list of parts
_END = b"PK\x05\x06"
_KNOWN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BLOCK = 65_536
_LONGEST_PIECE = 2_000_000  # bytes of XML between two marks
_MOST_STRINGS = 60_000_000  # bytes of the shared strings, which are held in memory
_MOST_TEXTS = 4_000_000  # marks in them: two or three a string
_MOST_ELSE = 10_000_000  # bytes of any part that is neither a sheet nor the strings
_MOST_LOOSE = 200_000  # marks in such a part, or in a sheet outside its rows
_MOST_IN_ROW = 70_000
_ROW_DEPTH = 3  # worksheet, sheetData, row
_DEEPEST = 60
_LAST_ROW = 1_048_576


class Workbook:
    """One sheet of a workbook: the one asked for, else the one whose first row is best known."""

    def __init__(self, path: Path, sheet: int | None = None):
        self.path = path
        with _refusing():
            _look_through(path)
            with self._opened() as shown:
                firsts = [self._first(one) for one in shown]
        self.sheets = [str(one.title) for one in shown]
        if sheet is None:
            known = [how_many_known(cells) for _line, cells in firsts]
            sheet = known.index(max(known))
        if not 0 <= sheet < len(shown):
            raise _refusal(_("There is no such sheet in this workbook."))
        self.sheet: int | None = sheet
        self.line, self.headers = firsts[sheet]
        if not self.headers:
            raise Unusable(
                _("The sheet “%(name)s” is empty.") % {"name": self.sheets[sheet][:60]},
                _("Choose another sheet, or check that it is the right file."),
            )

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row under the header with something in it, with its number in the sheet; longer
        than the header only where a cell beyond it is filled."""
        width = len(self.headers)
        with _refusing(), self._opened() as shown:
            for line, cells in _cells(shown[self.sheet or 0], width + 1):
                if line > self.line:
                    yield line, cells if cells[width:] != [""] else cells[:width]

    @contextmanager
    def _opened(self) -> Iterator[list[Any]]:
        with self.path.open("rb") as file:  # whatever it is called
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            shown = [one for one in book.worksheets if one.sheet_state == "visible"]
            if not shown:
                raise _refusal(_("The workbook has no sheet that is shown."))
            yield shown

    def _first(self, sheet: Any) -> tuple[int, list[str]]:
        """The first row with something in it, up to its last such cell."""
        for line, cells in _cells(sheet, MOST_COLUMNS + 1):
            while not cells[-1]:
                cells.pop()
            return line, cells
        return 0, []


def _cells(sheet: Any, width: int) -> Iterator[tuple[int, list[str]]]:
    rows = sheet.iter_rows(min_row=1, max_row=_LAST_ROW, max_col=width, values_only=True)
    for line, values in enumerate(rows, start=1):
        cells = [_text(value) for value in values]
        if not any(cells):
            continue
        if max(map(len, cells)) > LONGEST_CELL:
            raise _refusal(
                _("Row %(line)s has a cell of more than %(most)s characters.")
                % {"line": line, "most": f"{LONGEST_CELL:,}"}
            )
        yield line, cells


def _text(value: Any) -> str:
    """What a cell shows, as a file of text would have it: days as 2011-12-13, 7.0 as 7."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return str(value)


# --- what is refused -----------------------------------------------------------------------------


def _refusal(wrong: str) -> Unusable:
    return Unusable(
        wrong,
        _("Open it in a spreadsheet program, save the sheet as “CSV UTF-8” and import that."),
    )


@contextmanager
def _refusing() -> Iterator[None]:
    """Whatever a damaged or hostile workbook makes the readers raise is one refusal."""
    try:
        yield
    except (Unusable, GeneratorExit, KeyboardInterrupt, MemoryError):
        raise
    except Exception as error:
        raise _refusal(_("This is not a workbook that can be read (XLSX).")) from error


def _look_through(path: Path) -> None:
    """Read every part once and keep nothing. Raises Unusable for what could grow without end."""
    size = path.stat().st_size
    _check_end(path, size)
    unpacked = 0
    most = min(MOST_BYTES, max(_SMALL, MOST_TIMES * size))
    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
        if "xl/workbook.xml" not in packed.namelist():
            raise _refusal(_("This is a packed file (ODS, ZIP or another), not an XLSX workbook."))
        for part in parts:
            if stat.S_ISLNK(part.external_attr >> 16):
                raise _refusal(_("The workbook holds a link in place of a part."))
            if part.flag_bits & 1 or part.compress_type not in _KNOWN_PACKING:
                raise _refusal(_("The workbook is locked, or packed in a way that is not read."))
            look = _Part()
            with packed.open(part) as file:
                while block := file.read(_BLOCK):
                    unpacked += len(block)
                    if unpacked > most:
                        raise _refusal(
                            _("Unpacked, the workbook is larger than %(most)s MB.")
                            % {"most": max(1, most // 1_000_000)}
                        )
                    look.feed(block)


def _check_end(path: Path, size: int) -> None:
    """The list of parts is read whole by whoever opens the file: it has to be a short one."""
    with path.open("rb") as file:
        file.seek(max(0, size - 70_000))
        tail = file.read()
    ends = {tail.rfind(_END), len(tail) - 22 if tail[-22:-18] == _END else -1} - {-1}
    for at in ends:
        record = tail[at : at + 22]
        many, length = struct.unpack_from("<H", record, 10)[0], struct.unpack_from("<I", record, 12)
        large = tail[max(0, at - 20) : at].startswith(b"PK\x06\x07")
        if many > MOST_PARTS or length[0] > _LONGEST_LIST or large:
            raise _refusal(
                _("The workbook has more than %(most)s parts.") % {"most": f"{MOST_PARTS:,}"}
            )
    if not ends:
        raise _refusal(_("This is not a workbook that can be read (XLSX)."))


class _Part:
    """One part, read as XML as far as it is that."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.is_xml = True
        self.fed = self.depth = self.loose = self.rows = self.in_row = 0
        self.root = ""
        self.cell, self.formula, self.value, self.is_text = "", False, False, False

    def feed(self, block: bytes) -> None:
        self.fed += len(block)
        most = {"worksheet": MOST_BYTES, "sst": _MOST_STRINGS}.get(self.root, _MOST_ELSE)
        if not self.is_xml:
            return  # a picture, or XML no reader would take
        if self.fed > most:
            raise self._too_much()
        try:
            self.parser.Parse(block, False)
        except expat.ExpatError:
            self.is_xml = False
            return
        if self.fed - self.parser.CurrentByteIndex > _LONGEST_PIECE:
            raise self._too_much()

    def _doctype(self, *_about: Any) -> None:
        raise _refusal(_("The workbook declares a document type (DOCTYPE), which none needs."))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self.depth += 1
        if self.depth == 1:
            self.root = name
        if self.depth > _DEEPEST:
            raise self._too_much()
        if self.root != "worksheet":
            self.loose += 1
            if self.loose > (_MOST_TEXTS if self.root == "sst" else _MOST_LOOSE):
                raise self._too_much()
        else:
            self._in_sheet(name, attributes)

    def _in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self.rows += 1
            self.in_row = 0
            number = attributes.get("r", "1")
            readable = number.isascii() and number.isdigit() and len(number) < 9
            if self.depth != _ROW_DEPTH or self.rows > _LAST_ROW or not readable:
                raise self._too_much()
        elif self.depth > _ROW_DEPTH:
            self.in_row += 1
            if self.in_row > _MOST_IN_ROW:
                raise self._too_much()
        else:
            self.loose += 1
            if self.loose > _MOST_LOOSE:
                raise self._too_much()
        if name == "c":
            self.cell, self.formula, self.value = attributes.get("r", "?"), False, False
            self.is_text = attributes.get("t") == "str"
        elif name == "f":
            self.formula = True
        elif name == "v" and self.formula:
            self.value = self.is_text  # it may come to no text at all
            self.parser.CharacterDataHandler = self._comes_to

    def _comes_to(self, text: str) -> None:
        self.value = True

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.parser.CharacterDataHandler = None
        if name.rpartition(":")[2] == "c" and self.formula and not self.value:
            raise _refusal(
                _("Cell %(cell)s holds a formula, and the file does not say what it comes to.")
                % {"cell": self.cell[:10]}
            )

    def _too_much(self) -> Unusable:
        where = _(", in row %(row)s") % {"row": f"{self.rows:,}"} if self.rows else ""
        return _refusal(
            _("The workbook holds more in one place than a sheet of rows does%(where)s.")
            % {"where": where}
        )
