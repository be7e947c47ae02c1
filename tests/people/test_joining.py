"""Two records of one person: joining them, what becomes of every row, and taking them apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from alongside.base.core import clock
from alongside.people.joining.actions import undo_joining
from alongside.people.joining.links import MOVES, ONCE_IN, STAYS
from alongside.people.persons.models import Person
from tests.cast import NOW, Cast
from tests.people.two_mayas import joined, second_record

HOUR = dt.timedelta(hours=1)
# Rows that a joining leaves behind on purpose, whatever becomes of it.
TRACES = {
    "audit.AuditRow", "joining.Joining", "joining.Moved", "notices.Notice",
    "persons.HistoricalPerson", "persons.PossibleDuplicate",
}  # fmt: skip


def columns() -> Iterator[str]:
    """Every column that holds a person's id: foreign keys, and ids kept without one."""
    for model in apps.get_models():
        label = model._meta.label
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is Person:
                yield f"{label}.{field.name}"
            elif field.name == "person_id" and label != "audit.AuditRow":
                yield f"{label}.{field.name}"  # the trace is never rewritten


def digest() -> dict[str, dict[Any, Any]]:
    """Every row there is, traces apart."""
    return {
        model._meta.label: {row["pk"]: row for row in QuerySet(model).values("pk", *fields(model))}
        for model in apps.get_models()
        if model._meta.label not in TRACES
    }


def fields(model: Any) -> list[str]:
    return [field.attname for field in model._meta.local_fields]


def test_every_column_that_holds_a_person_is_handled() -> None:
    """A new link to a person has to say what becomes of it when two records are joined."""
    assert set(columns()) == {*MOVES, *ONCE_IN, *STAYS}


def test_nothing_is_left_under_the_old_id(cast: Cast) -> None:
    lee = second_record(cast)
    joined(cast)
    for column in MOVES:
        label, _dot, field = column.rpartition(".")
        rows = QuerySet(apps.get_model(label)).filter(**{field: lee.pk})
        assert not rows.exists(), column


def test_every_kind_of_link_was_there_to_be_moved(cast: Cast) -> None:
    """So that the tests here try each of them."""
    lee = second_record(cast)
    missing = []
    for column in (*MOVES, *ONCE_IN):
        label, _dot, field = column.rpartition(".")
        if not QuerySet(apps.get_model(label)).filter(**{field: lee.pk}).exists():
            missing.append(column)
    assert missing == []


def test_joined_and_taken_apart_every_row_is_as_it_was(cast: Cast) -> None:
    second_record(cast)
    before = digest()
    row = joined(cast)
    assert digest() != before
    with clock.at(NOW + 2 * HOUR):
        undo_joining(joining_id=row.pk, why="two people after all", by=cast.viewer("rec"))
    after = digest()
    for label in before:
        assert after[label] == before[label], label
