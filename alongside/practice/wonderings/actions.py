"""Wondering, hearing the answer, looking again, letting go."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.text import clean, one_line, over, too_long
from alongside.base.core.units import unit
from alongside.people.persons.seen import records_seen
from alongside.people.working.access import reason_for

from .models import StepKind, Wondering, WonderingStep


def wonder(*, person_id: UUID, words: str, by: Any, would_change_my_mind: str = "") -> Wondering:
    """Write down a thought, always labelled as one, not a fact. Raises CannotSee and Refused."""
    words = clean(words)
    if not words or too_long(words):
        raise Refused({"wondering": too_long(words) or _("Write what you wonder.")})
    if problems := over(500, would_change_my_mind=one_line(would_change_my_mind)):
        raise Refused(problems)
    with unit():
        if not records_seen(by, [person_id]):
            raise CannotSee
        row = Wondering.objects.create(
            person_id=person_id,
            author=by.worker,
            words=words,
            written_at=clock.now(),
            would_change_my_mind=one_line(would_change_my_mind),
        )
        note(
            "wondered",
            "wondering",
            actor_id=by.worker_id,
            object_id=row.pk,
            person_id=person_id,
            relation=reason_for(by, person_id),
        )
    return row


def take_step(*, wondering_id: UUID, kind: str, words: str, by: Any) -> WonderingStep:
    """Add the person's answer, another look, or let it go. Raises CannotSee, NotNow, Refused."""
    words = clean(words)
    if kind not in StepKind.values:
        raise Refused({"kind": _("Choose one of these.")})
    if kind != StepKind.LET_GO and not words:
        raise Refused({"words": _("Write what they said, or what you see now.")})
    with unit():
        wondering = Wondering.objects.for_action(by).filter(pk=wondering_id).first()
        if wondering is None:
            raise CannotSee
        if wondering.let_go_at:
            raise NotNow(_("This was let go already."))
        step = WonderingStep.objects.create(
            wondering=wondering, kind=kind, words=words, by=by.worker, at=clock.now()
        )
        if kind == StepKind.LET_GO:
            wondering.let_go_at = clock.now()
            wondering.save()
        note(
            kind,
            "wondering",
            actor_id=by.worker_id,
            object_id=wondering.pk,
            person_id=wondering.person_id,
        )
    return step
