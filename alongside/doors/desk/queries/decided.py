"""Which decisions stand on a page: in the story, and on the card for the doorstep."""

import datetime as dt
from typing import Any
from uuid import UUID

from alongside.base.core import clock
from alongside.practice.decisions.queries import Quoted, decisions_of

from .story import Timeline, cursor_moment

RECENT = dt.timedelta(days=60)


def decided_in(story: Timeline, person_id: UUID, viewer: Any, *, before: str) -> list[Quoted]:
    """The decisions between the first and the last entry of this page of the story; on the last
    page all that are older too."""
    start = cursor_moment(before)
    latest = clock.local(start).date() if start else dt.date.max
    last = story.entries[-1].at if story.earlier else None
    earliest = clock.local(last).date() if last else dt.date.min
    return [
        one
        for one in decisions_of(person_id, viewer)
        if earliest < one.decided_on <= latest or (last is None and one.decided_on == earliest)
    ]


def decided_lately(person_id: UUID, viewer: Any) -> list[Quoted]:
    """What was decided in the last two months, or can still be challenged, or was not told yet."""
    today = clock.today()
    return [
        one
        for one in decisions_of(person_id, viewer)
        if one.decided_on > today - RECENT
        or (one.challenge_by and one.challenge_by >= today)
        or one.told_on is None
    ]
