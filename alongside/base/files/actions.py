"""Keeping a picture with the thing it belongs to."""

import os
from typing import IO, Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.text import one_line, over
from alongside.base.core.units import unit

from .models import StoredFile
from .owners import owner_seen
from .pictures import redrawn

MOST_EACH = 12  # pictures of one thing


def keep_picture(
    *, owner_kind: str, owner_id: UUID, sent: IO[bytes], by: Any, label: str = ""
) -> StoredFile:
    """Keep a picture of ours, drawn from what was sent, with the thing it belongs to.

    Who may add to that thing is the calling room's to say. Raises CannotSee where the thing is
    not seen, and Refused with a sentence for a file that is no picture, or too large.
    """
    label = one_line(label)
    problems = over(200, label=label)
    with unit():
        if not owner_seen(owner_kind, owner_id, by):
            raise CannotSee
        if problems:
            raise Refused(problems)
        mine = StoredFile.objects.visible_to(by).filter(owner_kind=owner_kind, owner_id=owner_id)
        if mine.count() >= MOST_EACH:
            raise Refused({"photo": _("There are twelve pictures here already.")})
        data, width, height = redrawn(sent)
        row = StoredFile(
            owner_kind=owner_kind,
            owner_id=owner_id,
            label=label,
            size=len(data),
            width=width,
            height=height,
            added_by=by.worker,
            added_at=clock.now(),
        )
        _write(row, data)
        row.save(force_insert=True)
        note("added", "file", actor_id=by.worker_id, object_id=row.pk)
    return row


def _write(row: StoredFile, data: bytes) -> None:
    """Before its row, and on the disk for sure: a row never leads to nothing. A file whose row is
    rolled back is left over, unread by anybody."""
    row.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(row.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
