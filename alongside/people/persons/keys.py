"""Keys that two records of one person are likely to share, short enough for an index to find.

A day key holds first name, last name and birth date; a sound key holds how the two names sound
(Metaphone, Philips 1990: Stephen and Steven, Smith and Smyth are one) and the birth year. They
only bring candidates together: whoever uses them compares what they find.
"""

import datetime as dt
from collections.abc import Iterable

import jellyfish
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.dates import Precision

from . import names
from .models import MatchKey, Person

_TO_THE_YEAR = (Precision.DAY, Precision.MINUTE, Precision.MONTH, Precision.YEAR, Precision.ABOUT)
_LONGEST = 40


def problems_with(name: str, born: dt.date | None) -> dict[str, str]:
    """What keeps a person from being added, as a sentence per field; empty where nothing does."""
    problems = {}
    if not any(letter.isprintable() for letter in name.replace(" ", "")):  # nothing to be seen
        problems["name"] = _("Write the name they go by.")
    elif len(name) > 200:
        problems["name"] = _("This name is longer than 200 letters. Write the part they go by.")
    if born and born > clock.today():
        problems["born"] = _("A birth date cannot be in the future.")
    return problems


def day_key(full: str, born: dt.date) -> str:
    """First name, last name and birth date; empty for a name without letters."""
    parts = names.parts(full)
    if not parts:
        return ""
    return f"{parts[0][:_LONGEST]} {parts[-1][:_LONGEST]} {born.isoformat()}"


def sound_key(full: str, year: int) -> str:
    """How the first and the last name sound, and the birth year; empty likewise.

    A part without Latin letters stands as it is written.
    """
    parts = names.parts(full)
    if not parts:
        return ""
    first, last = (_sounds(part) or part for part in (parts[0], parts[-1]))
    return f"~{first[:_LONGEST]} {last[:_LONGEST]} {year}"


def _sounds(part: str) -> str:
    return jellyfish.metaphone(part) if part.isascii() and part.isalpha() else ""


def match_keys(fulls: Iterable[str], born: dt.date | None, precision: str) -> set[str]:
    """Every key of somebody with these names, born then. None without a birth year."""
    if born is None or precision not in _TO_THE_YEAR:
        return set()
    keys = set()
    for full in fulls:
        keys.add(sound_key(full, born.year))
        if precision in (Precision.DAY, Precision.MINUTE):
            keys.add(day_key(full, born))
    return keys - {""}


def index_for_matching(person: Person, fulls: Iterable[str]) -> list[MatchKey]:
    """Add the keys of these names with the birth date in use.

    Older keys stay, since the older name or date may still stand in somebody else's file; a key
    kept twice does no harm.
    """
    keys = match_keys(fulls, person.born, person.born_precision)
    return MatchKey.objects.bulk_create([MatchKey(person=person, key=key) for key in sorted(keys)])
