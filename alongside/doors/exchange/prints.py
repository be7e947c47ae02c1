"""How a row stood when an import left it, short enough to keep, so that an undo can tell whether
anybody has changed it since; and how it stood before, so that it can be put back."""

import datetime as dt
import hashlib
import json
from typing import Any

from django.db import models


def values_of(row: models.Model) -> dict[str, Any]:
    """Every column of a row, as JSON can hold it."""
    return {
        field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields
    }


def print_of(row: models.Model) -> str:
    """A digest of every column."""
    text = json.dumps(values_of(row), sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def changed_from(before: dict[str, Any], row: models.Model) -> dict[str, Any]:
    """The columns that stand otherwise now, with how they stood before."""
    now = values_of(row)
    return {name: value for name, value in before.items() if now[name] != value}


def put_back(row: models.Model, before: dict[str, Any]) -> None:
    """Write columns as they stood, without a row of history: it did not happen."""
    for field in row._meta.concrete_fields:
        if field.attname in before:
            value = before[field.attname]
            setattr(row, field.attname, None if value is None else field.to_python(value))
    row.skip_history_when_saving = True  # type: ignore[attr-defined]
    row.save()
    del row.skip_history_when_saving  # type: ignore[attr-defined]


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if value is None or isinstance(value, str | int | bool | list | dict):
        return value
    return str(value)
