"""What changed between two versions, as sentences somebody can read."""

import datetime as dt
import difflib
import re
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .models import Agreement
from .topics import TOPICS

_END = re.compile(r"(?<=[.!?…؟。])\s+|\n+")


@dataclass(frozen=True)
class Change:
    """Under one heading: the sentences that are new, and those that are gone."""

    heading: str
    added: tuple[str, ...]
    taken_out: tuple[str, ...]


def sentences(text: str) -> list[str]:
    """A text as the sentences it is made of; a line break ends one too."""
    return [piece.strip() for piece in _END.split(text) if piece.strip()]


def compared(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences added and those taken out, each in the order of its own text."""
    old, new = sentences(before), sentences(after)
    added: list[str] = []
    gone: list[str] = []
    for what, i, j, k, m in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        if what != "equal":
            gone += old[i:j]
            added += new[k:m]
    return tuple(added), tuple(gone)


def differences(before: Agreement, after: Agreement) -> list[Change]:
    """Every heading under which two versions differ, in the order they are read."""
    pairs = [
        (_("What kind"), before.get_kind_display(), after.get_kind_display()),
        *((str(t.heading), getattr(before, t.name), getattr(after, t.name)) for t in TOPICS),
        (_("Until"), _day(before.ends_on), _day(after.ends_on)),
        (_("Look at it again"), _day(before.review_on), _day(after.review_on)),
        (_("What cannot be taken out"), before.fixed, after.fixed),
    ]
    found = []
    for heading, old, new in pairs:
        added, gone = compared(old, new)
        if added or gone:
            found.append(Change(heading, added, gone))
    return found


def _day(day: dt.date | None) -> str:
    return date_format(day, "j F Y") if day else ""
