"""Settings of one's own, the gallery of pieces, and whether the service is alive."""

from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import render

from alongside.base.core.ids import uuid7
from alongside.base.core.web import door, public
from alongside.base.organisation.actions import set_my_way
from alongside.base.vault.keys import KeyMissing, master_key
from alongside.doors.exchange.access import imports_somewhere

from ..asking import do_once, done

NUDGES = ("told", "not_met", "plan", "agreement")


@door("GET", "POST")
def more(request: Any) -> HttpResponse:
    """Everything that is not a day or a person: my own things, and how this works for me."""
    viewer = request.viewer
    if request.method == "POST":

        def act() -> str:
            kept = set(request.POST.getlist("nudge"))
            set_my_way(
                by=viewer,
                single_keys="single_keys" in request.POST,
                quiet_nudges=[kind for kind in NUDGES if kind not in kept],
            )
            return done("more", "settings")

        return do_once(request, act)
    context = {
        "worker": viewer.worker,
        "key": uuid7(),
        "done": request.GET.get("done", ""),
        "manages": bool(viewer.managed_team_ids),
        "imports": imports_somewhere(viewer),
        "is_lead": viewer.has_role("lead"),
        "is_records": viewer.has_role("records"),
        "is_admin": viewer.has_role("admin"),
    }
    return render(request, "desk/more.html", context)


more.section = "more"  # type: ignore[attr-defined]


@door("GET")
def gallery(request: Any) -> HttpResponse:
    """Every piece of the interface once."""
    return render(request, "components/gallery.html", {})


@door("GET")
def alive(request: Any) -> HttpResponse:
    """Whether this browser is signed in: 204, or the way to sign in."""
    return HttpResponse(status=204)


@public
@door("GET")
def livez(request: Any) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@public
@door("GET")
def readyz(request: Any) -> HttpResponse:
    """The database answers and the key file can be read."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        master_key()
    except (DatabaseError, KeyMissing):
        return HttpResponse("not ready\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")


@public
def not_found(request: Any, exception: Exception) -> HttpResponse:
    """The same static page for what is not there and for what may not be seen."""
    return HttpResponse(NOT_FOUND, status=404)


@public
def not_understood(request: Any, exception: Exception) -> HttpResponse:
    """More was sent than a page can hold, or it was cut off on the way."""
    return HttpResponse(NOT_UNDERSTOOD, status=400)


@public
def failed(request: Any) -> HttpResponse:
    return HttpResponse(FAILED, status=500)


_PAGE = """<!doctype html>
<html lang="en-gb"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Alongside</title>
<link rel="stylesheet" href="/static/css/tokens.css">
<link rel="stylesheet" href="/static/css/base.css">
<link rel="stylesheet" href="/static/css/layout.css">
</head><body class="layout-plain"><div class="sheet"><main class="paper" id="main">
<div class="paper-in"><h1>{title}</h1>{words}</div></main></div></body></html>
"""
NOT_FOUND = _PAGE.format(
    title="There is nothing here",
    words="<p>The address may be wrong, or this is not yours to see.</p>"
    '<p><a href="/">Go to my day</a></p>',
)
NOT_UNDERSTOOD = _PAGE.format(
    title="This could not be read",
    words="<p>It may be larger than five million letters, or it was cut off on the way. "
    "Nothing was saved. What you wrote is still on the page before: go back, and save it in "
    "parts.</p>",
)
FAILED = _PAGE.format(
    title="Something went wrong on our side",
    words="<p>What you wrote is kept where it said “Draft kept”. Nothing was half saved.</p>"
    '<p><a href="/drafts/">See my drafts</a> or go back and try again in a minute.</p>',
)
