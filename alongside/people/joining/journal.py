"""Moving, changing and making rows for a joining, each written down so that it can be undone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps

from alongside.base.core.guarded import destroy

from .models import Deed, Joining, Moved

CHUNK = 500
_WHY = "a joining moves what it lists, whoever may read it"


def rows_of(model: Any) -> Any:
    """Every row of a kind of thing: a joining moves what nobody who asked for it may read. All of
    moving.py reads by this, past the guard."""
    return model.objects.unguarded(_WHY)


class Journal:
    """Does what a joining does to rows, and keeps each deed."""

    def __init__(self, joining: Joining):
        self.joining = joining
        self._kept: list[Moved] = []

    def _note(self, deed: str, model: Any, row_id: UUID, **what: Any) -> None:
        label = model._meta.label
        entry = Moved(joining=self.joining, deed=deed, model=label, row_id=row_id, **what)
        self._kept.append(entry)

    def move(self, rows: Any, field: str) -> None:
        """Have these rows be about the kept record."""
        ids = list(rows.values_list("pk", flat=True))
        for some in _chunks(ids):
            rows_of(rows.model).filter(pk__in=some).update(**{field: self.joining.kept_id})
        for row_id in ids:
            self._note(Deed.MOVED, rows.model, row_id, field=field)

    def change(self, row: Any, **values: Any) -> None:
        """Change some values of one row, and save it as it saves itself."""
        for field, value in values.items():
            before = getattr(row, field)
            if before == value:
                continue
            self._note(
                Deed.CHANGED, type(row), row.pk, field=field, before=_kept(before),
                after=_kept(value),
            )  # fmt: skip
            setattr(row, field, value)
        row.save()

    def make(self, made: Iterable[Any]) -> None:
        for row in made:
            row.save(force_insert=True)
            self._note(Deed.MADE, type(row), row.pk)

    def close(self) -> None:
        Moved.objects.bulk_create(self._kept, batch_size=CHUNK)


def undo(joining: Joining) -> None:
    """Put back what the journal lists, as far as nobody has changed it since; in the other order
    than it was done, what was moved before what was changed."""
    moved: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    changed: dict[tuple[str, UUID], list[Moved]] = defaultdict(list)
    for entry in Moved.objects.unguarded(_WHY).filter(joining=joining).order_by("-pk"):
        if entry.deed == Deed.MOVED:
            moved[entry.model, entry.field].append(entry.row_id)
        elif entry.deed == Deed.CHANGED:
            changed[entry.model, entry.row_id].append(entry)
        else:
            for made in rows_of(apps.get_model(entry.model)).filter(pk=entry.row_id):
                destroy(made)
    for (label, field), ids in moved.items():
        for some in _chunks(ids):
            # Only what still stands with the kept record: it may have been moved on since.
            here = rows_of(apps.get_model(label)).filter(pk__in=some, **{field: joining.kept_id})
            here.update(**{field: joining.joined_id})
    for (label, row_id), entries in changed.items():
        for row in rows_of(apps.get_model(label)).filter(pk=row_id):
            _change_back(row, entries)


def _change_back(row: Any, entries: list[Moved]) -> None:
    restored = set()
    for entry in entries:
        field = row._meta.get_field(entry.field)
        if getattr(row, entry.field) == field.to_python(entry.after):
            setattr(row, entry.field, field.to_python(entry.before))
            restored.add(entry.field)
    if hasattr(row, "version") and "version" not in restored:
        row.version += 1  # somebody has changed it since: whoever is writing now must notice
    if restored:
        row.save()


def _kept(value: Any) -> Any:
    """A value as JSON keeps it; the field reads it back."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value


def _chunks(ids: list[UUID]) -> Iterable[list[UUID]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
