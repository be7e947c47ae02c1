"""A worker's own meetings for their calendar: making the secret address, ending it, knowing it."""

import secrets
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.units import unit
from alongside.base.organisation.viewer import Viewer

from .links import digest
from .models import CalendarFeed, Detail

IDLE = 90 * clock.A_DAY
KIND = "feed"


def make_feed(*, detail: str, by: Any) -> tuple[CalendarFeed, str]:
    """A feed of one's own meetings and its token, which can be shown this once and never again.

    One worker may have several, one for each device. Raises Refused.
    """
    if detail not in Detail.values:
        raise Refused({"detail": _("Choose what it shows.")})
    token = secrets.token_urlsafe(32)
    with unit():
        feed = CalendarFeed.objects.create(
            worker=by.worker, digest=digest(token), detail=detail, made_at=clock.now()
        )
        note("made", KIND, actor_id=by.worker_id, object_id=feed.pk)
    return feed, token


def end_feed(*, feed_id: UUID, by: Any) -> CalendarFeed:
    """Its address is dead from now. Raises CannotSee for anybody else's, and for one that ended."""
    with unit():
        feed = my_feeds(by).select_for_update().filter(pk=feed_id).first()
        if feed is None:
            raise CannotSee
        feed.ended_at = clock.now()
        feed.save()
        note("ended", KIND, actor_id=by.worker_id, object_id=feed.pk)
    return feed


def my_feeds(viewer: Any) -> Any:
    """The viewer's own feeds that still work or lie idle."""
    rows = CalendarFeed.objects.filter(worker_id=viewer.worker_id, ended_at__isnull=True)
    return rows.order_by("made_at")


def last_fetched(feed: CalendarFeed, viewer: Any) -> Any:
    """When a calendar last asked for it, as the trace says; None where none has."""
    rows = AuditRow.objects.visible_to(viewer).filter(
        actor_id=feed.worker_id, kind=KIND, verb="fetched", object_id=feed.pk
    )
    return rows.order_by("-seq").values_list("at", flat=True).first()


def feed_of(token: str) -> tuple[CalendarFeed, Viewer] | None:
    """The feed a token stands for and its worker, or None: for a token never made as for one that
    ended, lay idle for 90 days, or whose worker left."""
    feed = (
        CalendarFeed.objects.filter(digest=digest(token), ended_at__isnull=True)
        .select_related("worker__user")
        .first()
    )
    if feed is None:
        return None
    viewer = Viewer(feed.worker)
    used = last_fetched(feed, viewer) or feed.made_at
    if not viewer.active or clock.now() - used > IDLE:
        return None
    return feed, viewer
