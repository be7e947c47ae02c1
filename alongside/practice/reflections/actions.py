"""Writing, rewriting and destroying one's own reflection."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, Refused, Stale
from alongside.base.core.guarded import destroy
from alongside.base.core.text import clean, too_long
from alongside.base.core.units import unit
from alongside.people.persons.seen import cards_seen

from .models import Reflection


def reflect(
    *, words: str, by: Any, person_id: UUID | None = None, day: dt.date | None = None
) -> Reflection:
    """Keep a private thought, about somebody or nobody. Raises Refused and CannotSee.

    It leaves no trace here: written together with an encounter it is not known to anyone that
    it was; written alone, the caller notes it for its author.
    """
    words = _checked(words)
    with unit():
        if person_id and not cards_seen(by, [person_id]):
            raise CannotSee
        row = Reflection(
            author=by.worker,
            person_id=person_id,
            day=day or clock.today(),
            written_at=clock.now(),
        )
        row.hold(words)
        row.save(force_insert=True)
    return row


def reflect_alone(**about: Any) -> Reflection:
    """The same as a deed of its own, with an audit row only its author can read."""
    by = about["by"]
    with unit():
        row = reflect(**about)
        note("wrote", "reflection", actor_id=by.worker_id, object_id=row.pk)
    return row


def rewrite(*, reflection_id: UUID, version: int, words: str, by: Any) -> Reflection:
    """Change one's own reflection. Raises CannotSee, Stale and Refused."""
    words = _checked(words)
    with unit():
        row = Reflection.objects.for_action(by).filter(pk=reflection_id).first()
        if row is None:
            raise CannotSee
        if row.version != version:
            raise Stale(_("You changed this in another window. Here are both."), row)
        row.version += 1
        row.hold(words)
        row.save()
        note("rewrote", "reflection", actor_id=by.worker_id, object_id=row.pk)
    return row


def destroy_reflection(*, reflection_id: UUID, by: Any) -> None:
    """Destroy one's own reflection for good. Raises CannotSee."""
    with unit():
        row = Reflection.objects.for_action(by).filter(pk=reflection_id).first()
        if row is None:
            raise CannotSee
        note("destroyed", "reflection", actor_id=by.worker_id, object_id=row.pk)
        destroy(row)


def _checked(words: str) -> str:
    words = clean(words)
    if not words:
        raise Refused({"for_me": _("There is nothing here to keep yet.")})
    if too_long(words):
        raise Refused({"for_me": too_long(words)})
    return words
