"""The template environment: one engine for every page and every mail."""

from typing import Any

from django.templatetags.static import static
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from alongside.base.core import clock
from alongside.base.core.addresses import address
from alongside.base.core.dates import day_in_words
from alongside.base.core.ids import uuid7
from alongside.base.core.language import day_text, gettext, sentence, time_text


def _time(moment: Any) -> str:
    return time_text(clock.local(moment))


def _day(moment: Any, form: str = "j F Y") -> str:
    return day_text(clock.local(moment) if hasattr(moment, "hour") else moment, form)


def environment(**options: Any) -> Environment:
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    options["undefined"] = StrictUndefined
    made = Environment(**options, extensions=["jinja2.ext.i18n"])  # noqa: S701 Django asks for autoescape
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, translation.ngettext, newstyle=True
    )
    made.globals["_"] = sentence  # as Jinja's own, which looks for gettext in the page each time
    made.globals.update(static=static, url=address, new_key=uuid7)
    made.filters.update(time=_time, day=_day, day_in_words=day_in_words)
    return made
