"""Reading a family tree file without trusting it: line by line, in bounded memory.

A record is its tag, its own name, its words and what stands under it. Files before version 7 may
be in one of several old encodings, which their header names.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import ansel
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .errors import Unusable

MOST_BYTES = 20_000_000
MOST_LINES = 1_000_000
LONGEST_LINE = 100_000
LONGEST_RECORD = 50_000  # lines
DEEPEST = 20
_BLOCK = 65_536
_LINE = re.compile(
    rb"[ \t]*(\d{1,2})[ \t]+(?:(@[^@ ][^@]*@)[ \t]+)?([A-Za-z0-9_]+)(?: (.*))?", re.DOTALL
)
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CODECS = {
    "ANSEL": "gedcom", "ASCII": "cp1252", "ANSI": "cp1252", "UTF-8": "utf-8", "UTF8": "utf-8",
    "IBMPC": "cp437", "MACINTOSH": "mac-roman", "WINDOWS-1252": "cp1252", "CP1252": "cp1252",
    "ISO-8859-1": "cp1252", "LATIN1": "cp1252",
}  # fmt: skip
_CHECK = gettext_lazy("Check that it is a family tree exported as GEDCOM (.ged), and try again.")
_AS_UTF8 = gettext_lazy("Export it again as GEDCOM in UTF-8.")

ansel.register()


@dataclass(slots=True)
class Record:
    """A line of the file and everything under it."""

    tag: str
    xref: str
    words: str
    under: list["Record"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Record"]:
        return (one for one in self.under if one.tag in tags)

    def first(self, *tags: str) -> "Record | None":
        return next(self.all(*tags), None)

    def says(self, tag: str) -> str:
        """The words of the first line with this tag under it; empty where there is none."""
        found = self.first(tag)
        return found.words if found else ""


def records(file: BinaryIO, wanted: frozenset[str]) -> Iterator[Record]:
    """Every record with one of these tags, one at a time. Raises Unusable where the file is not a
    family tree file, or larger or deeper than one is."""
    lines = _Lines(file)
    stack: list[Record] = []
    many = 0
    first = True
    for number, raw in lines:
        found = _LINE.fullmatch(raw)
        if found is None:
            raise _not_gedcom(number, first)
        level = int(found[1])
        if first and (level, found[3]) != (0, b"HEAD"):
            raise _not_gedcom(number, first)
        if level > (len(stack) if not first else 0) or level > DEEPEST:
            raise Unusable(
                _("Line %(line)s stands deeper than the line before it allows.")
                % {"line": f"{number:,}"},
                _CHECK,
            )
        first = False
        many = 0 if level == 0 else many + 1
        if many > LONGEST_RECORD:
            raise Unusable(
                _("The record that goes on in line %(line)s is longer than a record can be.")
                % {"line": f"{number:,}"},
                _CHECK,
            )
        if level == 0 and stack and stack[0].tag in wanted:
            yield stack[0]
        tag = found[3].decode("ascii")
        one = Record(tag, lines.text(found[2], number), "")
        kept = tag in wanted if level == 0 else stack[0].tag in wanted
        if kept and found[4]:
            one.words = _unescaped(lines.text(found[4], number))
        if kept and level:
            stack[level - 1].under.append(one)
        del stack[level:]
        stack.append(one)
    if first:
        raise Unusable(_("The file is empty."), _CHECK)
    if stack[0].tag in wanted:
        yield stack[0]


def _unescaped(words: str) -> str:
    return words.replace("@@", "@")


def _not_gedcom(number: int, first: bool) -> Unusable:
    if first:
        return Unusable(_("This is not a GEDCOM file: it does not begin with “0 HEAD”."), _CHECK)
    return Unusable(_("Line %(line)s is not a line of GEDCOM.") % {"line": f"{number:,}"}, _CHECK)


class _Lines:
    """The lines that hold something, with their numbers, whatever ends them; and their letters."""

    def __init__(self, file: BinaryIO):
        self.file = file
        self.encoding, self.skip = _encoding(file)
        self.decoded = self.encoding.startswith("utf-16")

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        number = 0
        rest = b""
        for block in self._blocks():
            *whole, rest = (rest + block).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
            for line in whole:
                number += 1
                if number > MOST_LINES:
                    raise Unusable(
                        _("The file has more than %(most)s lines.") % {"most": f"{MOST_LINES:,}"},
                        _CHECK,
                    )
                self._must_be_short(line, number)
                if line.strip():
                    yield number, line
            self._must_be_short(rest, number + 1)
        if rest.strip():
            yield number + 1, rest

    def _must_be_short(self, line: bytes, number: int) -> None:
        if len(line) > LONGEST_LINE:
            raise Unusable(
                _("Line %(line)s is longer than a line can be.") % {"line": f"{number:,}"}, _CHECK
            )

    def _blocks(self) -> Iterator[bytes]:
        """The file in blocks that never end between the two halves of a line end."""
        decoder = codecs.getincrementaldecoder(self.encoding)() if self.decoded else None
        self.file.seek(self.skip)
        while block := self.file.read(_BLOCK):
            if block.endswith(b"\r"):
                block += self.file.read(1)
            if decoder is None:
                yield block
                continue
            try:
                yield decoder.decode(block).encode()
            except UnicodeError as error:
                raise self._unreadable(1) from error

    def text(self, raw: bytes | None, number: int) -> str:
        """The letters of a piece of a line. Raises Unusable where they are in no such encoding."""
        if not raw:
            return ""
        if raw.isascii():
            return raw.decode("ascii")
        try:
            return raw.decode("utf-8" if self.decoded else self.encoding)
        except ValueError as error:
            raise self._unreadable(number) from error

    def _unreadable(self, number: int) -> Unusable:
        return Unusable(
            _("The letters on line %(line)s are not in the encoding the file says it has.")
            % {"line": f"{number:,}"},
            _AS_UTF8,
        )


def _encoding(file: BinaryIO) -> tuple[str, int]:
    """How the letters are written, and how many bytes say so at the beginning."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(8192)
    if size > MOST_BYTES:
        most = {"most": MOST_BYTES // 1_000_000}
        raise Unusable(
            _("The file is larger than %(most)s MB.") % most, _("Export a smaller part of it.")
        )
    if head.startswith(b"PK\x03\x04"):
        raise Unusable(
            _("This is a packed file (perhaps GEDZIP)."),
            _("Unpack it, and send the .ged file in it."),
        )
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8", 3
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return encoding, 2
    return _named_encoding(head), 0


def _named_encoding(head: bytes) -> str:
    named = re.search(rb"[\r\n][ \t]*1[ \t]+CHAR[ \t]+([^\r\n]+)", head)
    if named is None:
        return "utf-8"
    name = named[1].decode("ascii", "replace").strip().upper()
    if name not in _CODECS:
        raise Unusable(
            _("The file says its letters are in “%(name)s”, which is not read here.")
            % {"name": name[:40]},
            _AS_UTF8,
        )
    return _CODECS[name]
