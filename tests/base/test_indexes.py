"""Every foreign key can be followed backwards without reading a whole table."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models

# table.column: why it needs no index.
NOT_INDEXED: dict[str, str] = {}


def foreign_keys() -> list[tuple[str, str]]:
    return [
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
    ]


@pytest.mark.django_db
def test_every_foreign_key_leads_an_index() -> None:
    """Asked of the database itself, since an index may be lost in a migration."""
    found = foreign_keys()
    assert len(found) > 50
    missing = []
    with connection.cursor() as cursor:
        for table, column in found:
            constraints = connection.introspection.get_constraints(cursor, table).values()
            leading = {one["columns"][0] for one in constraints if one["index"] or one["unique"]}
            if column not in leading:
                missing.append(f"{table}.{column}")
    assert sorted(missing) == sorted(NOT_INDEXED)


@pytest.mark.django_db
def test_nothing_is_removed_along_with_what_it_points_to() -> None:
    """Deletion never cascades: things end, are withdrawn or corrected."""
    for model in apps.get_models():
        if model._meta.app_label in ("auth", "contenttypes", "sessions", "account", "mfa"):
            continue
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey) and not field.name.startswith("history_"):
                allowed = (models.PROTECT, models.DO_NOTHING)  # DO_NOTHING: a history table
                assert field.remote_field.on_delete in allowed, f"{model.__name__}.{field.name}"
