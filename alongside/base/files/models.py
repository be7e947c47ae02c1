"""Files: a row with what it belongs to; the bytes lie under DIR/files by a random name."""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.base.core.ids import random_id

from .owners import through_owners


def random_name() -> str:
    """A name on disk that nobody chose and nobody can guess."""
    return secrets.token_hex(16)


class FileRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return through_owners(viewer)


class StoredFile(Guarded):
    """A picture that belongs to one thing, seen by whoever sees that thing.

    It is always a JPEG that we encoded: nothing of the file that was sent is kept, not its name
    and not what a camera wrote into it. The id is random, as for everything that is linked to.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    owner_kind = models.CharField(max_length=20)
    owner_id = models.UUIDField()
    label = models.CharField(max_length=200, blank=True)
    stored_as = models.CharField(max_length=32, unique=True, default=random_name)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects = FileRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["owner_kind", "owner_id"], name="file_owner")]

    @property
    def path(self) -> Path:
        """Where the bytes lie. The name is ours: no part of it comes from anybody's words."""
        return settings.ALONGSIDE_DATA / "files" / self.stored_as[:2] / self.stored_as
