"""The demo's clock: it stands at one evening when the demo starts, and runs on from there."""

from django.conf import settings
from django.db import DatabaseError, connection

from alongside.base.audit.models import AuditRow
from alongside.base.core import clock

from .folder import read_mark
from .world.builder import EVENING

SENTENCE = (
    "Here it is {now:%H:%M} on {now:%A} {now.day} {now:%B %Y}, and time runs on from there; "
    "ALONGSIDE_DEMO_NOW moves it."
)


def start() -> None:
    """Let time run on from ALONGSIDE_DEMO_NOW; else from the evening of the day the demo was
    built for, or from the last thing done in it where that is later.

    Does nothing outside a demo. Raises ValueError where ALONGSIDE_DEMO_NOW is not a time.
    """
    mark = read_mark(settings.ALONGSIDE_DATA) if settings.ALONGSIDE_DEMO else None
    if mark is None:
        return
    asked = clock.demo_moment()
    if asked is not None:
        clock.run_from(asked)
        return
    moment = clock.moment(mark.date, EVENING)
    try:
        last = (
            AuditRow.objects.unguarded("the demo's time goes on from the last thing done")
            .order_by("-seq")
            .values_list("at", flat=True)
            .first()
        )
    except DatabaseError:
        last = None  # /readyz says what is wrong with the database
    if not connection.in_atomic_block:
        connection.close()
    clock.run_from(max(moment, last) if last else moment)


def in_words() -> str:
    """What time it is in this demo, for whoever starts it."""
    return SENTENCE.format(now=clock.local(clock.now()))
