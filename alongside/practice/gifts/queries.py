"""Gift notes as the desk shows them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from alongside.base.core import clock
from alongside.people.persons.models import Person

from .models import Direction, Gift, GiftCopy, GiftOnFile

SOME, DAYS = 3, dt.timedelta(days=90)


@dataclass
class Cue:
    """Several gifts from one person in a while: worth a thought in supervision, and no more."""

    person: Person
    count: int


def cues(viewer: Any) -> list[Cue]:
    """Who offered the viewer three gifts or more in ninety days. Shown to that worker only."""
    rows = (
        Gift.objects.visible_to(viewer)
        .filter(
            author_id=viewer.worker_id,
            direction=Direction.TO_US,
            offered_on__gt=clock.today() - DAYS,
        )
        .values("person_id")
        .annotate(count=Count("pk"))
        .filter(count__gte=SOME)
    )
    counts = {row["person_id"]: row["count"] for row in rows}
    people = Person.objects.card_visible_to(viewer).filter(pk__in=counts).order_by("name")
    return [Cue(one, counts[one.pk]) for one in people] if counts else []


def gifts_of(person: Person, viewer: Any) -> QuerySet[GiftOnFile]:
    """The lines on a person's file, newest first; `opens` where the viewer may read the note."""
    whole = Gift.objects.visible_to(viewer).filter(pk=OuterRef("gift_id"))
    rows = GiftOnFile.objects.visible_to(viewer).filter(person=person).select_related("author")
    return rows.annotate(opens=Exists(whole)).order_by("-on", "-pk")


def my_gift_notes(viewer: Any) -> list[Gift]:
    """The notes the viewer may read: those whose copy waits for them first, then the newest."""
    waiting = GiftCopy.objects.visible_to(viewer).filter(
        gift_id=OuterRef("pk"), seen_at__isnull=True
    )
    rows = Gift.objects.visible_to(viewer).select_related("person", "author")
    return list(rows.annotate(waits=Exists(waiting)).order_by("-waits", "-offered_on", "-pk")[:100])
