"""Several reads in one statement.

A page about a person asks a dozen small questions. Each is a queryset of its own, with its own
`visible_to`; asked together they are one trip to the database instead of twelve. What comes back
are the same objects, in the same order, as from each queryset alone.
"""

import datetime as dt
import json
import re
from collections.abc import Callable
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import QuerySet
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable
from django.db.models.signals import post_init, pre_init

_Row = list[Any]

# How a value comes back from JSON where the driver, not Django, would have read it.
_FROM_TEXT: dict[str, Callable[[str], Any]] = {
    "DateTimeField": dt.datetime.fromisoformat,
    "DateField": dt.date.fromisoformat,
    "UUIDField": UUID,
}


def together(**asked: QuerySet) -> dict[str, list[Any]]:
    """Run these querysets as one statement; a list of objects for each name.

    They may be ordered, sliced, use `select_related` or `values_list`; not `values` or
    prefetching. A guarded one that does not say who is looking raises Unscoped, as it does alone.
    """
    statement = Statement(asked)
    found: dict[str, list[Any]] = statement.run(statement.params)
    return found


class Statement:
    """Querysets compiled into one statement. One queryset alone stays as it is."""

    def __init__(self, asked: dict[str, QuerySet] | QuerySet) -> None:
        self.params: list[Any] = []
        self.alone = not isinstance(asked, dict)
        every = asked if isinstance(asked, dict) else {"": asked}
        self.names = list(every)
        self.parts: dict[str, _Part] = {}
        said: list[str] = []
        for name, rows in every.items():
            compiler = rows.query.get_compiler(using=rows.db)
            try:
                sql, own = compiler.as_sql(with_col_aliases=not self.alone)
            except EmptyResultSet:
                continue
            part = self.parts[name] = _Part(rows, compiler, packed=not self.alone)
            self.params += own
            said.append(
                sql
                if self.alone
                else f"SELECT {len(said)} AS n, row_number() OVER () AS at, "  # noqa: S608
                f"{part.as_json()} AS packed FROM ({sql}) AS part"
            )
        self.sql = " UNION ALL ".join(said)

    def settle(self) -> None:
        """Write what is the same at every run into the statement itself, for SQLite: where a value
        decides about an index with a condition of its own, binding it makes SQLite prepare the
        whole statement again. Plain words and numbers only; the rest stays a parameter."""
        if connection.vendor != "sqlite":
            return
        said, left, params = [], [], iter(self.params)
        for piece in _PLACES.split(self.sql):
            value = next(params) if piece == "%s" else None
            if piece == "%s" and (written := _literal(value)) is None:
                left.append(value)
            said.append(piece if piece != "%s" or written is None else written)
        self.sql, self.params = "".join(said), left

    def run(self, params: list[Any]) -> Any:
        """Lists by name; a list, where it is one queryset alone."""
        found: dict[str, list[Any]] = {name: [] for name in self.names}
        if self.parts:
            with connection.cursor() as cursor:
                cursor.execute(self.sql, params)
                rows = cursor.fetchall()
            if self.alone:
                found[""] = self.parts[""].objects(list(map(list, rows)))
            else:
                found.update(self._unpacked(rows))
        return found[""] if self.alone else found

    def _unpacked(self, rows: list[Any]) -> dict[str, list[Any]]:
        packed: list[list[_Row]] = [[] for _name in self.parts]
        for number, _at, values in sorted(rows, key=_IN_ORDER):
            lists = json.loads(values) if isinstance(values, str) else values
            if len(lists) == 1:
                packed[number].append(lists[0])
            else:
                packed[number].append([value for some in lists for value in some])
        return {
            name: part.objects(packed[number])
            for number, (name, part) in enumerate(self.parts.items())
        }


def _literal(value: Any) -> str | None:
    """A value as SQL has it, where that is beyond doubt."""
    if isinstance(value, bool | int):
        return str(int(value))
    plain = isinstance(value, str) and _PLAIN_WORDS.fullmatch(value)
    return f"'{value}'" if plain else None


_PLACES = re.compile("(%%|%s)")
_PLAIN_WORDS = re.compile(r"[A-Za-z0-9_]{0,40}")
_IN_ORDER = itemgetter(0, 1)
# The same value stands in many rows, and nobody can change it.
_KEPT = {models.UUIDField, models.DateTimeField, models.DateField}
_JSON_ARRAY = {"sqlite": "json_array", "postgresql": "json_build_array"}
_MOST = 50  # neither database takes many more arguments than that twice


class _Part:
    """One queryset of a statement: its columns, and how its rows become what it is asked for."""

    def __init__(self, rows: QuerySet, compiler: Any, *, packed: bool) -> None:
        self.aliases = [alias for _column, _sql, alias in compiler.select]
        self.kinds = [
            expression.output_field.get_internal_type() for expression, _, _ in compiler.select
        ]
        self.converters = compiler.get_converters([column[0] for column in compiler.select])
        self.readers = self._readers() if packed else []
        is_objects = rows._iterable_class is ModelIterable
        self.made = None
        if is_objects:
            self.made = _Made(compiler.klass_info, compiler.select, compiler.using)
        self.annotations = list(compiler.annotation_col_map.items())

    def _readers(self) -> list[tuple[int, Callable[[Any], Any]]]:
        """The columns that JSON does not carry as the driver does."""
        found = []
        for column, kind in enumerate(self.kinds):
            read = bytes.fromhex if kind == "BinaryField" else None
            if connection.vendor != "sqlite":
                read = read or _FROM_TEXT.get(kind)
            if read:
                found.append((column, read))
        return found

    def as_json(self) -> str:
        """A row as a list of lists of values, each as JSON can carry it: bytes as hexadecimal,
        JSON as its text."""
        in_sqlite = connection.vendor == "sqlite"
        shapes = {"BinaryField": "hex({})" if in_sqlite else "encode({}, 'hex')"}
        if not in_sqlite:
            shapes["JSONField"] = "({})::text"
        quoted = connection.ops.quote_name
        values = [
            shapes.get(kind, "{}").format(f"part.{quoted(alias)}")  # an annotation keeps its name
            for kind, alias in zip(self.kinds, self.aliases, strict=True)
        ]
        array = _JSON_ARRAY[connection.vendor]
        lists = [
            f"{array}({', '.join(values[start : start + _MOST])})"
            for start in range(0, len(values), _MOST)
        ]
        return f"{array}({', '.join(lists)})"

    def objects(self, rows: list[_Row]) -> list[Any]:
        """What the queryset would have made of these rows."""
        kept: dict[type, dict[Any, Any]] = {}
        for column, read in self.readers:
            for row in rows:
                row[column] = read(row[column]) if row[column] not in (None, "") else None
        for column, (converters, expression) in self.converters.items():
            kind = type(expression.output_field)
            known = kept.setdefault(kind, {}) if kind in _KEPT else None
            for row in rows:
                value = was = row[column]
                if known is not None and was in known:
                    row[column] = known[was]
                    continue
                for convert in converters:
                    value = convert(value, expression, connection)
                row[column] = value
                if known is not None:
                    known[was] = value
        if self.made is None:
            return list(map(tuple, rows))
        found = list(map(self.made, rows))
        for name, column in self.annotations:
            for one, row in zip(found, rows, strict=True):
                setattr(one, name, row[column])
        return found


class _Made:
    """An object as a queryset makes it of a row, with what came along. Where its class does
    nothing of its own as it is made, its columns are laid into it as they are."""

    def __init__(self, info: Any, select: Any, using: str) -> None:
        if info.get("from_parent"):
            raise TypeError("what is inherited from another table is not read together")
        fields = info["select_fields"]
        self.model, self.using = info["model"], using
        self.first, self.last = fields[0], fields[-1] + 1
        self.names = [one[0].target.attname for one in select[self.first : self.last]]
        self.key = self.first + self.names.index(self.model._meta.pk.attname)
        self.plain = self._is_plain()
        self.related = [
            (_Made(other, select, using), other["local_setter"], other["remote_setter"])
            for other in info.get("related_klass_infos", ())
        ]

    def _is_plain(self) -> bool:
        model = self.model
        return (
            model.__init__ is models.Model.__init__
            and model.from_db.__func__ is models.Model.from_db.__func__  # type: ignore[attr-defined]
            and not pre_init.has_listeners(model)
            and not post_init.has_listeners(model)
            and self.names == [field.attname for field in model._meta.concrete_fields]
        )

    def __call__(self, row: _Row) -> Any:
        values = row[self.first : self.last]
        if self.plain:
            one = self.model.__new__(self.model)
            one._state = state = ModelState()
            state.adding, state.db = False, self.using
            one.__dict__.update(zip(self.names, values, strict=True))
        else:
            one = self.model.from_db(self.using, self.names, values)
        for made, here, there in self.related:
            other = made(row) if row[made.key] is not None else None
            here(one, other)
            if other is not None:
                there(other, one)
        return one
