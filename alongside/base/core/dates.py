"""Dates as people know them: some to the minute, some "about 1950"."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy

from . import clock
from .language import day_text
from .language import gettext as _


class Precision(models.TextChoices):
    MINUTE = "minute", gettext_lazy("to the minute")
    DAY = "day", gettext_lazy("the day")
    MONTH = "month", gettext_lazy("the month")
    YEAR = "year", gettext_lazy("the year")
    ABOUT = "about", gettext_lazy("about then")
    BY = "by", gettext_lazy("by then, not after")
    UNKNOWN = "unknown", gettext_lazy("not known")


@dataclass(frozen=True, order=True)
class RoughDate:
    """The earliest day it can have been, and how sure of it we are. Sorts on that day."""

    earliest: dt.date
    precision: str = Precision.DAY

    @property
    def latest(self) -> dt.date:
        """The latest day it can have been, as far as its precision says."""
        day = self.earliest
        if self.precision in (Precision.YEAR, Precision.ABOUT):
            return dt.date(day.year, 12, 31)
        if self.precision == Precision.MONTH:
            return day.replace(day=calendar.monthrange(day.year, day.month)[1])
        return day

    def __str__(self) -> str:
        day = self.earliest
        match self.precision:
            case Precision.UNKNOWN:
                return _("not known")
            case Precision.YEAR:
                return str(day.year)
            case Precision.MONTH:
                return day_text(day, "F Y")
            case Precision.ABOUT:
                return _("about %(year)s") % {"year": day.year}
            case Precision.BY:
                return _("by %(day)s") % {"day": day_text(day, "j F Y")}
            case _:
                return day_text(day, "j F Y")


class NotADay(ValueError):
    """What was typed names no day; the message says what would."""


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORTCUTS = {"t": "tomorrow", "y": "yesterday", "n": "today", "now": "today"}


def _starting(word: str, names: tuple[str, ...] | list[str]) -> list[int]:
    return [number for number, name in enumerate(names) if name.startswith(word)]


def parse_day(text: str, *, ahead: bool, on: dt.date | None = None) -> dt.date:
    """The day meant by "today", "tomorrow", "fri", "12/3", "12 March 2026" or "2026-03-12".

    A weekday or a day without a year is the next such day when `ahead`, otherwise the last
    one; today's own weekday means a week from today when `ahead`, and today when not. One
    letter is enough where it is not in doubt: `t` tomorrow, `y` yesterday, `f` Friday.
    Raises NotADay with a sentence for the screen.
    """
    on = on or clock.today()
    word = " ".join(text.strip().lower().replace(",", " ").split())
    word = re.sub(r"^(by|on) ", "", word)
    word = _SHORTCUTS.get(word, word)
    if word in ("today", "tomorrow", "yesterday"):
        return on + dt.timedelta(days={"today": 0, "tomorrow": 1, "yesterday": -1}[word])
    word = re.sub(r"^next ", "", word)
    found = _starting(word, _WEEKDAYS) if word.isalpha() else []
    if len(found) == 1:
        gap = (found[0] - on.weekday()) % 7
        if ahead:
            return on + dt.timedelta(days=gap or 7)
        return on - dt.timedelta(days=(7 - gap) % 7)
    try:
        return _numbered_day(word, ahead=ahead, on=on)
    except (ValueError, OverflowError):
        raise NotADay(
            _("“%(text)s” is not a day we can read. Try “Friday”, “tomorrow” or “12/3/2026”.")
            % {"text": text[:40]}
        ) from None


def _numbered_day(word: str, *, ahead: bool, on: dt.date) -> dt.date:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
        return dt.date.fromisoformat(word)
    parts = re.fullmatch(
        r"(?:[a-z]+ )?(\d{1,2})(?:st|nd|rd|th)?[ ./-]([a-z]+|\d{1,2})(?:[ ./-](\d{4}))?", word
    )
    if not parts:
        raise ValueError(word)
    day, month_word, year = parts.groups()
    if month_word.isdigit():
        month = int(month_word)
    else:
        months = _starting(month_word, _MONTHS)
        if len(months) != 1:
            raise ValueError(word)
        month = months[0] + 1
    if year:
        return dt.date(int(year), month, int(day))
    guess = dt.date(on.year, month, int(day))
    if ahead and guess < on:
        return guess.replace(year=on.year + 1)
    if not ahead and guess > on:
        return guess.replace(year=on.year - 1)
    return guess


def parse_rough(text: str, *, on: dt.date | None = None) -> RoughDate:
    """A date as surely as it is known: "4/3/2011", "March 2011", "2011", "about 1950".

    Raises NotADay. A day without its year is not understood here: nobody is born on "4/3".
    """
    on = on or clock.today()
    word = " ".join(text.strip().lower().split())
    year = re.fullmatch(r"(about |around |c\.? ?)?(\d{4})", word)
    if year and int(year[2]) >= 1:
        return RoughDate(
            dt.date(int(year[2]), 1, 1), Precision.ABOUT if year[1] else Precision.YEAR
        )
    month = re.fullmatch(r"([a-z]{3,}) (\d{4})", word)
    if month and len(_starting(month[1], _MONTHS)) == 1 and int(month[2]) >= 1:
        number = _starting(month[1], _MONTHS)[0] + 1
        return RoughDate(dt.date(int(month[2]), number, 1), Precision.MONTH)
    if not re.search(r"\d{4}", word):
        raise NotADay(
            _("“%(text)s” needs a year. Try “4/3/2011”, “March 2011”, “2011” or “about 1950”.")
            % {"text": text[:40]}
        )
    return RoughDate(parse_day(word, ahead=False, on=on), Precision.DAY)


def rough_text(date: RoughDate | None) -> str:
    """A rough date as `parse_rough` reads it back."""
    if date is None or date.precision in (Precision.UNKNOWN, Precision.BY):
        return ""
    day = date.earliest
    match date.precision:
        case Precision.YEAR:
            return f"{day.year:04}"
        case Precision.ABOUT:
            return f"about {day.year:04}"
        case Precision.MONTH:
            return f"{_MONTHS[day.month - 1].capitalize()} {day.year:04}"
        case _:
            return f"{day.day}/{day.month}/{day.year:04}"


def parse_time(text: str) -> dt.time:
    """The time meant by "15:30", "1530", "9", "3.30pm". Raises NotADay."""
    word = text.strip().lower().replace(" ", "").replace(".", ":")
    parts = re.fullmatch(r"(\d{1,2})(?::?(\d{2}))?(am|pm)?", word)
    if parts:
        hour, minute, half = int(parts[1]), int(parts[2] or 0), parts[3]
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour < 24 and minute < 60:
            return dt.time(hour, minute)
    raise NotADay(
        _("“%(text)s” is not a time we can read. Try “15:30” or “9”.") % {"text": text[:40]}
    )


def day_in_words(day: dt.date, *, on: dt.date | None = None) -> str:
    """A day as people say it near now ("tomorrow", "Friday"), else "Tuesday 4 March 2026"."""
    on = on or clock.today()
    gap = (day - on).days
    if gap == 0:
        return _("today")
    if gap == 1:
        return _("tomorrow")
    if gap == -1:
        return _("yesterday")
    if 1 < gap < 7 or -7 < gap < -1:
        return day_text(day, "l")
    if day.year == on.year:
        return day_text(day, "l j F")
    return day_text(day, "l j F Y")


def age_on(born: RoughDate | None, day: dt.date) -> int | None:
    """Whole years lived by a day; None where the birth date is not known to the year."""
    if born is None or born.precision in (Precision.UNKNOWN, Precision.BY):
        return None
    start = born.earliest
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))
