"""Which decisions stand on a page: in the story, and on the card for the doorstep."""

import datetime as dt

from alongside.base.core import clock
from alongside.base.core.addresses import address
from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _
from alongside.practice.decisions.queries import Quoted

from .story import Cursor, Timeline, TimelineRow

RECENT = dt.timedelta(days=60)


def decided_in(story: Timeline, decisions: list[Quoted], *, before: Cursor | None) -> list[Quoted]:
    """The decisions between the first and the last entry of this page of the story; on the last
    page all that are older too."""
    latest = clock.local(before.moment).date() if before else dt.date.max
    last = story.entries[-1].at if story.earlier else None
    earliest = clock.local(last).date() if last else dt.date.min
    return [
        one
        for one in decisions
        if earliest < one.decided_on <= latest or (last is None and one.decided_on == earliest)
    ]


def decision_row(one: Quoted) -> TimelineRow:
    """A decision among the entries of a timeline."""
    this_year = one.decided_on.year == clock.today().year
    return TimelineRow(
        id=f"d-{one.id}",
        lead="",
        day=day_text(one.decided_on, "j M" if this_year else "j M Y"),
        datetime=one.decided_on.isoformat(),
        title=_("A decision"),
        about=day_text(one.decided_on, "j F Y"),
        text="",
        by="",
        who="",
        href=address("decision", decision_id=one.id),
        decision=one,
    )


def decided_lately(decisions: list[Quoted]) -> list[Quoted]:
    """What was decided in the last two months, or can still be challenged, or was not told yet."""
    today = clock.today()
    return [
        one
        for one in decisions
        if one.decided_on > today - RECENT
        or (one.challenge_by and one.challenge_by >= today)
        or one.told_on is None
    ]
