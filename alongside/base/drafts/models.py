import json
from typing import Any

from django.db import models
from django.db.models import Q

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.base.vault.sealing import seal, unseal


class DraftRows(GuardedQuerySet):
    def _seen_by(self, viewer):  # type: ignore[no-untyped-def]
        return Q(author_id=viewer.worker_id)


class Draft(Guarded):
    """What somebody has begun to write and not saved: theirs only, both lanes locked.

    `about` is the page it was begun on, without its host. It outlives access to the person:
    its author can always read and copy it.
    """

    author = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="drafts"
    )
    about = models.CharField(max_length=300)
    started_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    sealed = models.BinaryField()

    objects = DraftRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["author", "-kept_at"], name="draft_author_kept")]

    @property
    def _place(self) -> str:
        return f"draft:{self.pk}"

    def hold(self, fields: dict[str, Any]) -> None:
        self.sealed = seal(json.dumps(fields), owner=self.author_id, place=self._place)

    @property
    def fields(self) -> dict[str, Any]:
        """What was typed, by field name; lists where a field had several values."""
        fields: dict[str, Any] = json.loads(
            unseal(self.sealed, owner=self.author_id, place=self._place)
        )
        return fields
