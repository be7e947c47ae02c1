"""Deny by default: a guarded model cannot be read without saying who is looking.

`objects` raises `Unscoped` when a query runs that did not come from `visible_to(viewer)`,
`for_action(by)` or, in the few modules that may, `unguarded(why)`. It never filters
silently, so a forgotten scope is an error and not an empty page. Following a foreign key
to a guarded object that was not loaded with its parent raises too.
"""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models.sql import Query

from .ids import uuid7


class Unscoped(RuntimeError):
    """A guarded model was about to be read without a viewer."""


class GuardedQuery(Query):
    scoped = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        # Django's own UPDATE, DELETE and INSERT are other Query classes and pass.
        if not self.scoped and type(self) is GuardedQuery:
            name = self.model.__name__ if self.model else "this"
            raise Unscoped(f"{name} is guarded: use visible_to(viewer) or for_action(by)")
        return super().get_compiler(*args, **kwargs)

    def combine(self, rhs: Query, connector: str) -> None:
        # `mine | everybody` would otherwise read everybody under my name.
        if self.scoped != getattr(rhs, "scoped", False):
            raise Unscoped(f"{self.model}: only two scoped querysets are joined")
        super().combine(rhs, connector)


class GuardedQuerySet(models.QuerySet):
    """Subclasses say who sees what in `_seen_by(viewer)`."""

    def __init__(self, model=None, query=None, using=None, hints=None):  # type: ignore[no-untyped-def]
        super().__init__(model, query or GuardedQuery(model), using, hints)

    def _seen_by(self, viewer: Any) -> models.Q:
        raise TypeError(f"{type(self).__name__} does not say who sees it")

    def _opened(self) -> Self:
        opened = self._chain()  # type: ignore[attr-defined]
        opened.query.scoped = True
        return opened

    def visible_to(self, viewer: Any) -> Self:
        """The rows this viewer may see; none where the viewer is not active (R0)."""
        if viewer is None or not viewer.active:
            return self._opened().none()
        return self._opened().filter(self._seen_by(viewer))

    def for_action(self, by: Any) -> Self:
        """The same rows, locked until the transaction ends: how an action reads."""
        return self.visible_to(by).select_for_update(of=("self",))

    def unguarded(self, why: str) -> Self:
        """Every row, for code that answers nobody directly; `why` is for the reader."""
        if not why:
            raise Unscoped("unguarded needs a reason")
        return self._opened()

    def update(self, **values: Any) -> int:
        self._must_be_scoped()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Unscoped("guarded rows end, are withdrawn or corrected; they are not deleted")

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        raise Unscoped(f"{self.model.__name__} is guarded: no SQL by hand")

    def _must_be_scoped(self) -> None:
        if not self.query.scoped:  # type: ignore[attr-defined]
            raise Unscoped(f"{self.model.__name__} is guarded")


class Guarded(models.Model):
    """A row with one id, made here or by a client, that nobody reads by accident."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Unscoped("guarded rows end, are withdrawn or corrected; see destroy()")


def replaced(model: Any, ref: str = "pk") -> models.Exists:
    """Whether a newer version stands in a row's place; `ref` is the column with the row's id.

    It tells no more than that there is one. Not an outer join: once SQLite has statistics, it
    reads the whole table for each row of one.
    """
    return models.Exists(model.objects.all()._opened().filter(replaces=models.OuterRef(ref)))


def destroy(row: Guarded) -> None:
    """Remove one guarded row for good: the only way there is; for drafts, reflections and
    the copies a joining made, when it is undone."""
    query = models.sql.DeleteQuery(type(row))
    query.delete_batch([row.pk], using="default")  # type: ignore[arg-type]


def destroy_all(model: type[models.Model], ids: list[Any]) -> None:
    """The same for many rows of one table: for taking an import back."""
    if ids:
        query = models.sql.DeleteQuery(model)
        query.delete_batch(ids, using="default")
