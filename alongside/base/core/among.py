"""A column's value among many ids, as one parameter.

`pk__in=[…]` writes each id into the statement. A worker's people stand in a page's statements
thirty times: with five hundred people that is fifteen thousand parameters to prepare, bind and
parse. As one parameter the statement stays the same, however many there are.
"""

import json
from collections.abc import Iterable
from copy import copy
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection as current
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.lookups import Exact

from .unknown import Step, Unknown

Rows = TypeVar("Rows", bound=QuerySet)


class _Among(Func):
    """A condition: the column's value is one of these ids. Rows are found by it where that is
    quickest, or, `checked`, looked at one by one."""

    checked = False

    def __init__(self, column: Any, *, ids: tuple[UUID, ...] | Step) -> None:
        super().__init__(column, output_field=BooleanField())
        self.ids = ids

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        column, params = compiler.compile(self.source_expressions[0])
        return f"{column} IN (SELECT value FROM json_each(%s))", [*params, self._parameter()]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        column, params = compiler.compile(self.source_expressions[0])
        if self.checked:  # no index has a column that is selected
            column = f"(SELECT {column})"
        return f"{column} = ANY(%s)", [*params, self._parameter()]

    def _parameter(self) -> Any:
        return self.ids if isinstance(self.ids, Step) else _listed(self.ids)


def _listed(ids: Iterable[UUID]) -> Any:
    """These ids as this database takes them in one parameter."""
    if current.vendor == "sqlite":
        return json.dumps([one.hex for one in ids])
    return list(ids)


def among(ref: str, ids: Iterable[UUID]) -> Q:
    """A condition that a column, which is never empty where this is denied, holds one of `ids`."""
    if isinstance(ids, Unknown):
        return Q(_Among(F(ref), ids=ids.place(_listed))) if ids else Q(pk__in=[])
    listed = tuple(ids)
    return Q(_Among(F(ref), ids=listed)) if listed else Q(pk__in=[])


def compared(rows: Rows) -> Rows:
    """The same rows, to be found by something else: by a column of an outer statement, for one
    person after another, or by a shorter list of ids.

    Else PostgreSQL expects that each id of the long list is looked up too, for each person or with
    each of the short list, and rather reads the whole table.
    """
    rows = rows.all()
    _check(rows.query.where)
    return rows


def _check(where: Any) -> None:
    for number, one in enumerate(where.children):
        if isinstance(one, Exact) and isinstance(one.lhs, _Among):
            where.children[number] = condition = copy(one)
            condition.lhs = one.lhs.copy()
            condition.lhs.checked = True
        elif hasattr(one, "children"):
            _check(one)
