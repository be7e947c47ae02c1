"""Somebody's ties to the people and groups that matter, as their page says them."""

from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.base.core.dates import Precision, RoughDate
from alongside.people.persons.models import Person
from alongside.people.ties.models import Tie


class TieLine(NamedTuple):
    tie: Tie
    when: str


def tie_rows(person: Person, viewer: Any) -> QuerySet[Tie]:
    """The latest first."""
    rows = Tie.objects.visible_to(viewer).filter(person=person)
    return rows.order_by("-from_day", "-pk")


def lines(ties: list[Tie]) -> list[TieLine]:
    """Those that go on first, then the latest."""
    ties = sorted(ties, key=lambda tie: tie.until_day is not None)
    return [TieLine(tie, _when(tie)) for tie in ties]


def _when(tie: Tie) -> str:
    parts = []
    if tie.began:
        parts.append(_day(tie.began, _("since %(day)s"), _("since %(day)s or before")))
    if tie.ended:
        parts.append(_day(tie.ended, _("to %(day)s"), _("over by %(day)s")))
    elif tie.until_precision:
        parts.append(_("nobody said whether it goes on"))
    return ", ".join(parts)


def _day(day: RoughDate, sure: str, by_then: str) -> str:
    if day.precision == Precision.BY:
        return by_then % {"day": RoughDate(day.earliest)}
    return sure % {"day": day}
