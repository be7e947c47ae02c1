"""Words and days in the reader's language, said again without being looked up again.

A page says the same few hundred sentences and days over and over. Django looks a sentence up in
each catalogue of a chain, and puts a day together letter by letter; here what was said once is
kept, for each language, as long as the process lives.
"""

import datetime as dt
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from markupsafe import Markup

_said: dict[str, dict[str, str]] = {}
_safe: dict[str, dict[str, Markup]] = {}


@cache
def _only_one() -> str:
    """The language, where an installation has one: settled when the process starts."""
    return str(settings.LANGUAGE_CODE) if len(settings.LANGUAGES) == 1 else ""


def language() -> str:
    """The language of this request; where there is one, nobody is asked."""
    return _only_one() or translation.get_language() or ""


def gettext(message: str) -> str:
    """A sentence of ours in the language of this request."""
    try:
        return _said[language()][message]
    except KeyError:
        found = _said.setdefault(language(), {})[message] = translation.gettext(message)
        return found


def sentence(message: str, /, **given: object) -> Markup:
    """A sentence of ours on a page, what is given escaped: `_('Hello %(name)s', name=…)`."""
    safe = _safe.setdefault(language(), {})
    found = safe.get(message)
    if found is None:
        found = safe[message] = Markup(gettext(message))  # noqa: S704 our own words
    return found % given if "%" in found else found


def label(choice: Any) -> str:
    """What a choice is called. A row's own `get_…_display()` looks through all the choices of its
    field each time, which on every line of a list is felt."""
    return _label(choice, language())


@lru_cache(maxsize=1024)
def _label(choice: Any, language: str) -> str:
    return str(choice.label)


def day_text(day: dt.date, form: str) -> str:
    """A day in one of Django's date formats, in the language of this request."""
    if isinstance(day, dt.datetime):
        day = day.date()
    return _day_text(day, form, language())


@lru_cache(maxsize=8192)
def _day_text(day: dt.date, form: str, language: str) -> str:
    return str(date_format(day, form))


def time_text(moment: dt.datetime | dt.time) -> str:
    """A time as a clock on the wall shows it; `moment` is local."""
    return f"{moment.hour:02}:{moment.minute:02}"
