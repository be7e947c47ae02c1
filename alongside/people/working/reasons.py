"""Why this worker started, in the codes of England's return of children looked after.

The return asks it of each new spell of a child's social worker. Codes change with the years, so
they are data with dates; the words are ours, plain, and not the return's.
"""

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from alongside.base.core import clock

FILE = Path(__file__).with_name("codes") / "england_sw_reason.csv"
WORDS = {
    "MANAGE": _("So that nobody carries too much"),
    "FCONTA": _("They are new to us, or came back"),
    "LEFTRL": _("The worker before left"),
    "ORGRST": _("The teams changed"),
    "TSPROC": _("Our way of working moves people between teams"),
    "ABSENC": _("The worker before was away, or came back"),
    "CHCHAN": _("The child or young person asked for it"),
    "PCCHAN": _("A parent or carer asked for it"),
    "SWDIED": _("The worker before died"),
    "OTHERS": _("Something else"),
}


@dataclass(frozen=True)
class Reason:
    """One code, from a day until just before another."""

    code: str
    first: dt.date
    until: dt.date | None

    def held_on(self, day: dt.date) -> bool:
        return self.first <= day and (self.until is None or day < self.until)


@cache
def reasons() -> tuple[Reason, ...]:
    """Every code there has been."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Reason(
                row["code"],
                dt.date.fromisoformat(row["from"]),
                dt.date.fromisoformat(row["until"]) if row["until"] else None,
            )
            for row in csv.DictReader(file)
        )


def choices(on: dt.date | None = None) -> list[tuple[str, str]]:
    """The codes of a day, today's where none is given, with our words for them."""
    day = on or clock.today()
    return [(one.code, str(WORDS[one.code])) for one in reasons() if one.held_on(day)]


def is_reason(code: str, on: dt.date) -> bool:
    """Whether a code may be used for a worker who starts that day."""
    return any(one.code == code and one.held_on(on) for one in reasons())
