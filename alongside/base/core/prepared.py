"""A read that is the same at every request but for who asks and when: built and compiled once.

Django puts a queryset together anew each time, which for a union of ten tables takes far longer
than the database does to answer it.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import QuerySet

Value = UUID | dt.datetime


class Prepared:
    """`build` makes a `values_list` from what it is given by name; calling this gives its rows.

    It is compiled with stand-ins, whose places are filled at each call: `build` may put what it is
    given into conditions, but not decide by it or reckon with it.
    """

    def __init__(self, build: Callable[..., QuerySet], **kinds: type[Value]) -> None:
        self.build = build
        self.kinds = kinds
        self._compiled: dict[str, tuple[str, list[Any], Any]] = {}

    def __call__(self, **given: Value) -> list[tuple[Any, ...]]:
        """The rows for these values. Raises KeyError where one is missing."""
        sql, params, converted = self._ready()
        asked = {name: _as_sent(given[name]) for name in self.kinds}
        values = [asked[one.name] if isinstance(one, _Place) else one for one in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(converted(cursor.fetchall()))

    def _ready(self) -> tuple[str, list[Any], Any]:
        found = self._compiled.get(connection.vendor)
        if found is None:
            stands = {name: _stand_in(n, kind) for n, (name, kind) in enumerate(self.kinds.items())}
            compiler = self.build(**stands).query.get_compiler(using="default")
            sql, params = compiler.as_sql()
            places = {_as_sent(value): _Place(name) for name, value in stands.items()}
            converters = compiler.get_converters([one[0] for one in compiler.select])

            def converted(rows: list[Any]) -> Any:
                return map(tuple, compiler.apply_converters(rows, converters)) if rows else []

            found = sql, [places.get(one, one) for one in params], converted
            self._compiled[connection.vendor] = found
        return found


class _Place:
    def __init__(self, name: str) -> None:
        self.name = name


def _stand_in(number: int, kind: type[Value]) -> Value:
    if kind is UUID:
        return UUID(int=(1 << 120) + number)
    return dt.datetime(1971, 1, 1 + number, 3, 4, 5, 6, dt.UTC)


def _as_sent(value: Value) -> Any:
    """A value as this database's driver is given it."""
    kind = models.UUIDField if isinstance(value, UUID) else models.DateTimeField
    return kind().get_db_prep_value(value, connection, prepared=True)
