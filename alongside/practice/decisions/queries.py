"""A decision as it is quoted anywhere: with every different view, always.

Whatever shows a decision reads it here, so that nothing can quote one without the other. Both come
with one query.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from .models import Because, Decision, Whose


@dataclass
class View:
    whose: str
    name: str
    words: str
    said_on: dt.date
    written_by: str

    @property
    def whose_in_words(self) -> str:
        return str(Whose(self.whose).label)


@dataclass
class Quoted:
    """A decision, and everybody who sees it differently, oldest view first."""

    id: UUID
    person_id: UUID
    words: str
    decided_by: str
    decided_on: dt.date
    asked: str
    wanted: str
    because: list[str]
    because_words: str
    challenge: str
    challenge_by: dt.date | None
    told_on: dt.date | None
    told_by: str
    not_told_because: str
    recorded_by: str
    recorded_at: dt.datetime
    views: list[View] = field(default_factory=list)

    @property
    def because_in_words(self) -> str:
        return ", ".join(str(Because(code).label) for code in self.because)


_OF_DECISION = (
    "pk", "person_id", "words", "decided_by", "decided_on", "asked", "wanted", "because",
    "because_words", "challenge", "challenge_by", "told_on", "told_by", "not_told_because",
    "recorded_by__name", "recorded_at",
)  # fmt: skip
_OF_VIEW = ("whose", "name", "words", "said_on", "written_by__name")


def with_views(rows: QuerySet[Decision]) -> QuerySet[Any, Any]:
    """What `quoted` reads these decisions from: a row for each view. `rows` says who is looking."""
    columns = (*_OF_DECISION, *(f"views__{name}" for name in _OF_VIEW))
    ordered = rows.order_by("-decided_on", "-pk", "views__said_on", "views__pk")
    return ordered.values_list(*columns)


def quoted(rows: Iterable[tuple[Any, ...]]) -> list[Quoted]:
    """Decisions from `with_views`, the newest first, each with its views."""
    found: dict[UUID, Quoted] = {}
    for row in rows:
        said, seen = row[: len(_OF_DECISION)], row[len(_OF_DECISION) :]
        one = found.setdefault(said[0], Quoted(*said))
        if seen[0]:
            one.views.append(View(*seen))
    return list(found.values())


def decisions_about(person_id: UUID, viewer: Any) -> QuerySet[Any, Any]:
    """Somebody's decisions for `quoted`, to be read along with other things."""
    return with_views(Decision.objects.visible_to(viewer).filter(person_id=person_id))


def decisions_of(person_id: UUID, viewer: Any) -> list[Quoted]:
    return quoted(decisions_about(person_id, viewer))


def decision_seen(decision_id: UUID, viewer: Any) -> Quoted | None:
    """One decision, or None where the viewer may not see it or there is none."""
    rows = quoted(with_views(Decision.objects.visible_to(viewer).filter(pk=decision_id)))
    return rows[0] if rows else None
