"""Building the whole demo, in one transaction: it is there as a whole or not at all."""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from django.db import transaction

from alongside.base.audit.chain import Door, through
from alongside.base.core import clock
from alongside.base.core.ids import drawn_from
from alongside.base.notices.models import Notice

from ..database import BUILT
from .agreed import agreements
from .anas import anas_people
from .arranging import arranging
from .bells import bells
from .boundaries import boundaries
from .builder import SEED, Builder
from .crowd import people_the_teams_know
from .doing import noted
from .families import families
from .goings import goings
from .rarer import rarer
from .staff import make_staff
from .ties import ties
from .truths import truths


def build(
    day: dt.date, *, share: float = 1.0, say: Callable[[str], Any] = lambda line: None
) -> dict[str, str]:
    """Make the example organisation as it stands on the evening of a day.

    Answers the marks: ids of what the facts point at. `share` below 1 makes fewer invented
    people, for tests. The same day gives the same people, words, dates and ids.
    """
    b = Builder(day, share)
    with (
        drawn_from(random.Random(f"{SEED}:ids").getrandbits),
        through(Door("demo")),
        transaction.atomic(),
    ):
        try:
            make_staff(b)
            bells(b)
            anas_people(b)
            agreements(b)
            ties(b)
            truths(b)
            goings(b)
            boundaries(b)
            families(b)
            people_the_teams_know(b)
            arranging(b)
            rarer(b)
            b.on(b.ago(1, "08:30"), lambda: _put_away(b))
            b.on(b.now, lambda: noted(*BUILT))
            b.run(say)
        finally:
            clock.stand_at(None)
    marks = {**{key: str(pk) for key, pk in b.people.items()}, **b.marks}
    return marks | {"people": str(len(b.people))}


def _put_away(b: Builder) -> None:
    """What workers were told longer ago, they have seen."""
    for username in b.workers:
        Notice.objects.visible_to(b.viewer(username)).filter(seen_at__isnull=True).update(
            seen_at=clock.now()
        )
