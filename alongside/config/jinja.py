"""The template environment: one engine for every page and every mail."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from jinja2 import Environment, StrictUndefined

from alongside.base.core import clock
from alongside.base.core.dates import day_in_words
from alongside.base.core.ids import uuid7


def _url(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs=kwargs)


def _time(moment: Any) -> str:
    return date_format(clock.local(moment), "H:i")


def _day(moment: Any, form: str = "j F Y") -> str:
    return date_format(clock.local(moment) if hasattr(moment, "hour") else moment, form)


def environment(**options: Any) -> Environment:
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    options["undefined"] = StrictUndefined
    made = Environment(**options, extensions=["jinja2.ext.i18n"])  # noqa: S701 Django asks for autoescape
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True
    )
    made.globals.update(static=static, url=_url, new_key=uuid7)
    made.filters.update(time=_time, day=_day, day_in_words=day_in_words)
    return made
