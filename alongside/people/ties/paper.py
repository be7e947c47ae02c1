"""Keeping the photo of a map that was drawn on paper, before anybody types it, or instead."""

import datetime as dt
from typing import IO, Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import Refused
from alongside.base.core.units import unit
from alongside.base.files.actions import keep_picture

from .readings import PaperMap, Perspective
from .shared import as_consented, note_of, record_of

OWNER = "paper_map"


def keep_paper_map(
    *,
    person_id: UUID,
    perspective: str,
    sent: IO[bytes],
    by: Any,
    on: dt.date | None = None,
    kept_back: bool = False,
    shared: bool = True,
) -> PaperMap:
    """Keep the photo of a map drawn on paper, with whose view it is and the day it was drawn;
    today, where no day is given.

    Their own view needs their answer to who will see it, which it then keeps to. Raises
    CannotSee, NotNow (not asked yet, or they said no) and Refused.
    """
    on = on or clock.today()
    problems = {}
    if perspective not in Perspective.values:
        problems["perspective"] = _("Choose whose view it is.")
    if on > clock.today():
        problems["on"] = _("This day lies ahead.")
    if problems:
        raise Refused(problems)
    with unit():
        record_of(person_id, by)
        if perspective == Perspective.OWN:
            shared = as_consented(person_id, shared, by)
        paper = PaperMap.objects.create(
            person_id=person_id,
            perspective=perspective,
            on=on,
            kept_back=kept_back,
            shared=shared,
            written_by=by.worker,
            written_at=clock.now(),
        )
        keep_picture(owner_kind=OWNER, owner_id=paper.pk, sent=sent, by=by)
        note_of("kept", "paper map", paper.pk, person_id, by)
    return paper
