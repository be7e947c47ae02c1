"""The template environment: one engine for every page and every mail."""

from functools import cache
from typing import Any
from uuid import UUID

from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from alongside.base.core import clock
from alongside.base.core.dates import day_in_words
from alongside.base.core.ids import uuid7
from alongside.base.core.language import day_text, gettext, time_text


def _url(name: str, **kwargs: Any) -> str:
    """An address. Those with one id in them stand on every line of a list."""
    if len(kwargs) != 1:
        return reverse(name, kwargs=kwargs)
    ((key, value),) = kwargs.items()
    before, after = _around(get_script_prefix(), name, key) if isinstance(value, UUID) else ("", "")
    return f"{before}{value}{after}" if before else reverse(name, kwargs=kwargs)


@cache
def _around(prefix: str, name: str, key: str) -> tuple[str, str]:
    """What stands before and after the id in an address."""
    any_id = UUID(int=1)
    before, _id, after = reverse(name, kwargs={key: any_id}).partition(str(any_id))
    return before, after


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
    made.globals.update(static=static, url=_url, new_key=uuid7)
    made.filters.update(time=_time, day=_day, day_in_words=day_in_words)
    return made
