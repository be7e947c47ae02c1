"""Whether somebody may be written to at all: asked before every message, and by every link."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from alongside.base.core import clock
from alongside.people.persons.models import Person

from .models import ContactHold


def may_be_reached(ref: str, *, since: str = "") -> Q:
    """Nobody holds contact with this person, and they are alive: a condition on the column that
    holds their id, the same for a message and for a link that came with one.

    With `since`, a column that holds a moment, nobody has held it from then on either: what was
    sent before a hold does not come to life again after it.
    """
    now = clock.now()
    ended = Q(until_at__gt=OuterRef(since)) if since else Q(until_at__gt=now)
    held = ContactHold.objects.unguarded("a hold stops every message, whoever sends it").filter(
        Q(until_at__isnull=True) | ended, person=OuterRef(ref), from_at__lte=now
    )
    died = Person.objects.unguarded("a death stops every message").filter(
        pk=OuterRef(ref), died__isnull=False
    )
    return Q(~Exists(held) & ~Exists(died))


def is_reachable(person_id: UUID) -> bool:
    rows = Person.objects.unguarded("an action asks whether this person may be written to")
    return rows.filter(may_be_reached("pk"), pk=person_id).exists()
