"""What stands beside a shape, and how much room it needs.

A server does not know the reader's letters; widths are those of our typeface, rounded up. Whatever
a day or a view can put under a name has its room reserved, so nobody moves when it changes.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import NamedTuple

from alongside.base.core.dates import Precision
from alongside.base.core.language import gettext as _

from .network import Shown, Tie

NAME, SECOND = 16, 15  # px, as they are drawn
NAME_LINE, SECOND_LINE = 18, 16
SHAPE = 19  # from the middle of a shape to the edge of its largest kind
WIDEST, LEAST = 116, 88
LOWEST = 58 - 2 * SHAPE  # so no box is lower than 58

_NARROW = frozenset("fijlrtI.,;:!|'’‘()[]-/ ")
_WIDE = frozenset("mwMWQOGDCNHU@%&—…")


@lru_cache(maxsize=4096)
def escaped(words: str) -> str:
    """Words as they may stand in a picture. From one day to the next most are the same."""
    return escape(words)


@lru_cache(maxsize=4096)
def width(text: str, size: int, bold: bool = False) -> float:
    """About how wide a line is, in px."""
    ems = 0.0
    for letter in text:
        if letter in _NARROW:
            ems += 0.33
        elif letter in _WIDE:
            ems += 0.83
        elif letter.isupper():
            ems += 0.68
        elif ord(letter) < 0x1100:
            ems += 0.56
        else:
            ems += 1.0
    return ems * size * (1.05 if bold else 1.0)


def shortened(text: str, size: int, bold: bool = False, room: float = WIDEST) -> str:
    if width(text, size, bold) <= room:
        return text
    while text and width(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


@lru_cache(maxsize=4096)
def wrapped(text: str, size: int, bold: bool = False, lines: int = 2) -> tuple[str, ...]:
    """Broken between words into at most so many lines; what is too long ends in an ellipsis."""
    words, rows = text.split(), list[str]()
    while words and len(rows) < lines - 1:
        row = words.pop(0)
        while words and width(f"{row} {words[0]}", size, bold) <= WIDEST:
            row += " " + words.pop(0)
        rows.append(shortened(row, size, bold))
    if words:
        rows.append(shortened(" ".join(words), size, bold))
    return tuple(rows)


class Label(NamedTuple):
    """The lines beside a shape, and the room they take."""

    name: tuple[str, ...]
    second: tuple[str, ...]
    wide: float
    tall: int


@lru_cache(maxsize=4096)
def lines_of(name: tuple[str, ...], second: tuple[str, ...]) -> Label:
    wide = [width(line, NAME, True) for line in name] + [width(line, SECOND) for line in second]
    tall = len(name) * NAME_LINE + len(second) * SECOND_LINE
    return Label(name, second, max(wide, default=0.0), tall)


class Room(NamedTuple):
    """Half the width of a box, and how tall the words in it may be."""

    half: float
    tall: int


def sentence_case(words: str) -> str:
    """With a capital at the beginning, and the rest as it is."""
    return words[:1].upper() + words[1:]


def counted_on_words() -> str:
    return _("someone I can count on")


def label(shown: Shown) -> Label:
    """The name, and under it what matters most that day, in one or two short lines."""
    return lines_of(_name(shown.tie), _second(shown))


def _name(tie: Tie) -> tuple[str, ...]:
    return wrapped(tie.called, NAME, True)


def _second(shown: Shown) -> tuple[str, ...]:
    tie = shown.tie
    counted = wrapped(counted_on_words(), SECOND) if shown.counted_on else ()
    if tie.died:
        known = tie.died.precision != Precision.UNKNOWN
        died = _("died %(year)s") % {"year": tie.died.earliest.year} if known else _("died")
        return (shortened(died, SECOND), *counted)
    if counted:
        return counted
    if shown.ended and tie.until:
        return (shortened(_("until %(year)s") % {"year": tie.until.earliest.year}, SECOND),)
    return (shortened(tie.relation, SECOND),) if tie.relation.strip() else ()


def room(tie: Tie) -> Room:
    """The room for anything that may ever stand there."""
    second = wrapped(counted_on_words(), SECOND) if tie.ever_counted_on else ()
    return _room(lines_of(_name(tie), second), tie.relation, bool(tie.until), bool(tie.died))


@lru_cache(maxsize=4096)
def _room(most: Label, relation: str, ends: bool, died: bool) -> Room:
    wide = max(most.wide, min(width(relation, SECOND), WIDEST))
    rows = len(most.second) + died if most.second else bool(relation.strip() or ends or died)
    tall = len(most.name) * NAME_LINE + rows * SECOND_LINE
    return Room(max(LEAST, wide + 6) / 2, max(LOWEST, tall))


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """Two letters at most: of the first and the last word; a question mark for who is not known."""
    words = [word for word in name.replace(",", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    return "".join(word[0].upper() for word in (words[0], *words[1:][-1:]))
