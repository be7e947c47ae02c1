"""Keeping what is being written, so that nothing typed is lost."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.guarded import destroy
from alongside.base.core.ids import uuid7
from alongside.base.core.units import unit

from .models import Draft

MOST = 400_000  # characters of one draft; far over anything a person types
NEVER_KEPT = ("csrfmiddlewaretoken", "password", "written_by", "draft", "keep")


def keep(
    *, by: Any, about: str, fields: Mapping[str, list[str]], draft_id: UUID | None = None
) -> Draft:
    """Keep what was typed on one page, replacing what was kept under the same draft id.

    No field is required and nothing is checked but size: a draft is whatever it is. The id may
    be made by the page. Raises Refused where it is larger than a draft may be, and CannotSee
    where the id is somebody else's.
    """
    kept = {name: values for name, values in fields.items() if name not in NEVER_KEPT}
    if sum(len(value) for values in kept.values() for value in values) > MOST:
        raise Refused(
            {
                "draft": _(
                    "This is too long to keep as one draft. Nothing you kept "
                    "before is lost. Copy the last part somewhere safe."
                )
            }
        )
    now = clock.now()
    draft_id = draft_id or uuid7()
    with unit():
        draft = Draft.objects.for_action(by).filter(pk=draft_id).first()
        if draft is None:
            draft = Draft(pk=draft_id, author=by.worker, started_at=now, kept_at=now)
        draft.about = about[:300]
        draft.kept_at = now
        draft.hold(kept)
        try:
            with transaction.atomic():
                draft.save(force_insert=draft._state.adding)
        except IntegrityError as error:
            raise CannotSee from error
    return draft


def throw_away(*, by: Any, draft_id: UUID) -> None:
    """Destroy one's own draft. Raises CannotSee where it is not there."""
    with unit():
        draft = Draft.objects.for_action(by).filter(pk=draft_id).first()
        if draft is None:
            raise CannotSee
        destroy(draft)


def close(*, by: Any, draft_id: UUID | None) -> None:
    """The draft has become what it was a draft of; part of that deed's transaction."""
    if draft_id is None:
        return
    draft = Draft.objects.for_action(by).filter(pk=draft_id).first()
    if draft is not None:
        destroy(draft)
