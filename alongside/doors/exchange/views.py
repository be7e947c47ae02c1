"""What other programs are handed: a worker's calendar, and one meeting to put into another."""

from typing import Any
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import render

from alongside.base.audit.chain import Door, note_now, through
from alongside.base.core.errors import CannotSee
from alongside.base.core.web import door, public
from alongside.practice.appointments import feeds
from alongside.practice.appointments.models import Appointment

from . import calendar


@public
@door("GET")
def calendar_feed(request: Any, token: str) -> HttpResponse:
    """A worker's own meetings, to whoever holds the address; each time leaves its row."""
    found = feeds.feed_of(token)
    if found is None:
        raise CannotSee
    feed, viewer = found
    with through(Door("feed", request.id)):
        return _handed(
            request, calendar.feed(viewer, feed.detail), "meetings.ics",
            verb="fetched", kind=feeds.KIND, actor_id=viewer.worker_id, object_id=feed.pk,
        )  # fmt: skip


@door("GET")
def invitation(request: Any, appointment_id: UUID) -> HttpResponse:
    """One meeting, for the calendar of the person it is with."""
    viewer = request.viewer
    row = (
        Appointment.objects.visible_to(viewer)
        .select_related("worker")
        .filter(pk=appointment_id)
        .first()
    )
    if row is None:
        raise CannotSee
    return _handed(
        request, calendar.one_meeting(row), "meeting.ics",
        verb="downloaded", kind="appointment", actor_id=viewer.worker_id, object_id=row.pk,
    )  # fmt: skip


def _handed(request: Any, body: bytes, name: str, **trace: Any) -> HttpResponse:
    """It leaves once its row is written, as a page does."""
    try:
        note_now(**trace)
    except DatabaseError:
        return render(request, "errors/unavailable.html", {}, status=503)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
