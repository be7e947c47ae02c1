"""What the deeds of this room share: whose record it is, what its person said of who will see their
own view, and the row of the trace."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core.errors import CannotSee, NotNow
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for

from .readings import Consent, Sees


def record_of(person_id: UUID, by: Any) -> None:
    if not Person.objects.for_action(by).filter(pk=person_id).exists():
        raise CannotSee


def as_consented(person_id: UUID, shared: bool, by: Any) -> bool:
    """Whether their own words are shared: never with more people than they said."""
    said = Consent.objects.visible_to(by).filter(person=person_id).order_by("-asked_at", "-pk")
    newest = said.first()
    if newest is None:
        raise NotNow(_("Ask them first: who will see this, and may it count in the team’s "
                       "picture without their name?"))  # fmt: skip
    if newest.sees == Sees.NOBODY:
        raise NotNow(_("They said not to write their own view down. Ask again another day, or "
                       "write your own view as yours."))  # fmt: skip
    return shared and newest.sees == Sees.RECORD


def note_of(verb: str, thing: str, object_id: UUID, person_id: UUID, by: Any) -> None:
    note(
        verb,
        thing,
        actor_id=by.worker_id,
        object_id=object_id,
        person_id=person_id,
        relation=reason_for(by, person_id),
    )
