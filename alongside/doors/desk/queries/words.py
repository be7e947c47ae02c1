"""Names, lengths and ages as sentences say them; and whom a shared object is about."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import ngettext

from alongside.base.core import clock
from alongside.base.core.among import among
from alongside.base.core.dates import Precision, age_on
from alongside.base.core.language import gettext as _
from alongside.base.core.language import language
from alongside.people.persons.models import Person


def joined(names: Iterable[str]) -> str:
    """Names as a sentence says them: "Ana, Ben and Cal"."""
    every = list(names)
    if len(every) < 2:
        return "".join(every)
    return _("%(some)s and %(last)s") % {"some": ", ".join(every[:-1]), "last": every[-1]}


def length_in_words(minutes: int | None) -> str:
    return _length(minutes, language()) if minutes else ""


@lru_cache(maxsize=512)
def _length(minutes: int, _language: str) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest}
    if not rest:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def time_together(since: dt.date) -> str:
    """How long two have worked together, as people say it: "3 weeks", "14 months", "6 years"."""
    today = clock.today()
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    if months >= 24:
        return ngettext("%(n)s year", "%(n)s years", months // 12) % {"n": months // 12}
    if months >= 2:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    weeks = (today - since).days // 7
    if weeks < 1:
        return _("less than a week")
    return ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks}


def about_in_words(person: Person) -> str:
    """ "15, she/her." or what of that is known."""
    said = []
    if person.died_on:
        said.append(_("died %(day)s") % {"day": person.died_on})
    else:
        age = age_on(person.born_on, clock.today())
        if age is not None:
            about = person.born_precision == Precision.ABOUT
            said.append(_("about %(age)s") % {"age": age} if about else str(age))
    if person.pronouns:
        said.append(person.pronouns)
    return ", ".join(said)


def people_in(parts: Any, owner: str, owner_ids: list[UUID], viewer: Any) -> QuerySet:
    """The parts of shared objects that the viewer sees, with the person of each, in order."""
    rows: QuerySet = (
        parts.objects.visible_to(viewer)
        .filter(among(owner, owner_ids))
        .select_related("person")
        .order_by("pk")
    )
    return rows


def names_by(
    parts: Any, owner: str, owner_ids: list[UUID], viewer: Any
) -> dict[UUID, list[Person]]:
    """The people of each shared object whose card the viewer sees, in the order they were put."""
    return by_owner(people_in(parts, owner, owner_ids, viewer), owner)


def by_owner(rows: Iterable[Any], owner: str) -> dict[UUID, list[Person]]:
    """The people of these parts, by the object they belong to."""
    found: dict[UUID, list[Person]] = defaultdict(list)
    for row in rows:
        found[getattr(row, f"{owner}_id")].append(row.person)
    return found
