"""Several reads in one statement.

A page about a person asks a dozen small questions. Each is a queryset of its own, with its own
`visible_to`; asked together they are one trip to the database instead of twelve. What comes back
are the same objects, in the same order, as from each queryset alone.
"""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

_Row = list[Any]

# How a value comes back from JSON where the driver, not Django, would have read it.
_FROM_TEXT: dict[str, Callable[[str], Any]] = {
    "DateTimeField": dt.datetime.fromisoformat,
    "DateField": dt.date.fromisoformat,
    "UUIDField": UUID,
}


def together(**asked: QuerySet) -> dict[str, list[Any]]:
    """Run these querysets as one statement; a list of objects for each name.

    They may be ordered, sliced and use `select_related`; not `values` or prefetching. A guarded
    one that does not say who is looking raises Unscoped, as it does alone.
    """
    found: dict[str, list[Any]] = {name: [] for name in asked}
    compilers: dict[str, Any] = {}
    parts: list[str] = []
    params: list[Any] = []
    for name, rows in asked.items():
        compiler = rows.query.get_compiler(using=rows.db)
        try:
            sql, own = compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            continue
        columns = _in_parts(_packed(compiler))
        parts.append(
            f"SELECT {len(compilers)} AS n, row_number() OVER () AS at, "  # noqa: S608
            f"{columns} AS packed FROM ({sql}) AS part"
        )
        params += own
        compilers[name] = compiler
    if not parts:
        return found
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        told = sorted(cursor.fetchall(), key=lambda row: row[:2])
    names = list(compilers)
    packed: dict[str, list[_Row]] = {name: [] for name in names}
    for number, _at, values in told:
        parted = json.loads(values) if isinstance(values, str) else values
        packed[names[number]].append([value for part in parted for value in part])
    for name, compiler in compilers.items():
        found[name] = _objects(compiler, packed[name])
    return found


_JSON_ARRAY = {"sqlite": "json_array", "postgresql": "json_build_array"}
_MOST = 90  # PostgreSQL gives a function a hundred values at most, some SQLites 127


def _in_parts(columns: list[str]) -> str:
    """A row as one array of arrays, none longer than the database makes."""
    array = _JSON_ARRAY[connection.vendor]
    parts = [", ".join(columns[at : at + _MOST]) for at in range(0, len(columns), _MOST)]
    return f"{array}({', '.join(f'{array}({part})' for part in parts)})"


def _kinds(compiler: Any) -> list[str]:
    return [expression.output_field.get_internal_type() for expression, _, _ in compiler.select]


def _packed(compiler: Any) -> list[str]:
    """Each column as JSON can carry it: bytes as hexadecimal, JSON as its text."""
    in_sqlite = connection.vendor == "sqlite"
    shapes = {"BinaryField": "hex({})" if in_sqlite else "encode({}, 'hex')"}
    if not in_sqlite:
        shapes["JSONField"] = "({})::text"
    packed, unnamed = [], 0
    for kind, (_expression, _sql, alias) in zip(_kinds(compiler), compiler.select, strict=True):
        if alias is None:
            unnamed += 1  # as_sql(with_col_aliases=True) calls these col1, col2
        column = connection.ops.quote_name(alias or f"col{unnamed}")
        packed.append(shapes.get(kind, "{}").format(f"part.{column}"))
    return packed


def _objects(compiler: Any, rows: list[_Row]) -> list[Any]:
    """The objects a queryset would have made of these rows."""
    if not rows:
        return []
    for column, kind in enumerate(_kinds(compiler)):
        read = bytes.fromhex if kind == "BinaryField" else None
        if connection.vendor != "sqlite":
            read = read or _FROM_TEXT.get(kind)
        if read:
            for row in rows:
                row[column] = read(row[column]) if row[column] not in (None, "") else None
    converters = compiler.get_converters([column[0] for column in compiler.select])
    values: Any = compiler.apply_converters(rows, converters) if converters else rows
    info, select = compiler.klass_info, compiler.select
    fields = info["select_fields"]
    first, last = fields[0], fields[-1] + 1
    names = [one[0].target.attname for one in select[first:last]]
    related = get_related_populators(info, select, compiler.using)  # type: ignore[call-arg]
    made = []
    for row in values:
        one = info["model"].from_db(compiler.using, names, row[first:last])
        for populate in related:
            populate.populate(row, one)
        for name, column in compiler.annotation_col_map.items():
            setattr(one, name, row[column])
        made.append(one)
    return made
