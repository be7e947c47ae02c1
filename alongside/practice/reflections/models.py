"""The worker's own lane: what was happening for me. One reader, and no measure."""

import json
from typing import Any

from django.db import models
from django.db.models import Q

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.base.vault.sealing import seal, unseal


class ReflectionRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """R10: its author, and nobody else by any right."""
        return Q(author_id=viewer.worker_id)


class Reflection(Guarded):
    """A worker's private words, sealed with a key of their own.

    Author, person and day stay readable, because a duty to keep (a request for what is held)
    has to find the row without opening it. Nothing points here from anything others read.
    """

    author = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "persons.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    day = models.DateField()
    written_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    sealed = models.BinaryField()

    objects = ReflectionRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["author", "-day"], name="reflection_author_day")]

    @property
    def _place(self) -> str:
        return f"reflection:{self.pk}:{self.version}"

    def hold(self, words: str, feelings: str = "") -> None:
        payload = json.dumps({"words": words, "feelings": feelings})
        self.sealed = seal(payload, owner=self.author_id, place=self._place)

    def _payload(self) -> dict[str, str]:
        payload: dict[str, str] = json.loads(
            unseal(self.sealed, owner=self.author_id, place=self._place)
        )
        return payload

    @property
    def words(self) -> str:
        return self._payload()["words"]
