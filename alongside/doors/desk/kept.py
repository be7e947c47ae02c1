"""Nothing typed is lost: what happens to a POST that arrives signed out or too old."""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import id_asked, parse_id
from alongside.base.core.web import public
from alongside.base.drafts import actions as drafts
from alongside.base.organisation.models import Worker
from alongside.base.organisation.viewer import Viewer

_SALT = "alongside.written-by"
_DAYS = 7 * 24 * 60 * 60
_NOT_SHOWN = (*drafts.NEVER_KEPT, "key")


def authorship(viewer: Viewer) -> str:
    """A token saying for whom a page was made, so that a page that comes back signed out can be
    told from one somebody else made up."""
    return signing.dumps(str(viewer.worker_id), salt=_SALT)


def _author(request: HttpRequest) -> Viewer | None:
    try:
        worker_id = signing.loads(request.POST.get("written_by", ""), salt=_SALT, max_age=_DAYS)
    except signing.BadSignature:
        return None
    worker = Worker.objects.select_related("user").filter(pk=id_asked(worker_id)).first()
    viewer = Viewer(worker) if worker else None
    return viewer if viewer and viewer.active else None


@public
def signed_out_post(request: Any) -> HttpResponse:
    """Answer a POST that arrived signed out: its words become the writer's draft, and are shown."""
    return _kept_page(request, _("You were signed out"))


@public
def csrf_failure(request: Any, reason: str = "") -> HttpResponse:
    """Answer a POST whose page is from before the last sign-in; the same care for its words."""
    return _kept_page(request, _("This page was opened before you signed in"))


def _kept_page(request: Any, title: str) -> HttpResponse:
    author = _author(request)
    viewer = getattr(request, "viewer", None)
    fields = {name: request.POST.getlist(name) for name in request.POST}
    drafted = None
    if author is not None and any(
        value.strip() for name in fields if name not in _NOT_SHOWN for value in fields[name]
    ):
        try:
            drafted = drafts.keep(
                by=author,
                about=request.get_full_path(),
                fields=fields,
                draft_id=parse_id(fields.get("draft", [""])[0] or fields.get("key", [""])[0]),
            )
        except (Refused, CannotSee):
            drafted = None
    same = author is not None and viewer is not None and viewer.worker_id == author.worker_id
    somebody_else = viewer is not None and author is not None and not same
    carried = [
        (name, value)
        for name, values in fields.items()
        if name not in ("csrfmiddlewaretoken", "password")
        for value in values
    ]
    context = {
        "heading": title,
        "same": same,
        "somebody_else": somebody_else,
        "author_name": author.name if author and not viewer else "",
        "drafted": drafted is not None,
        "may_send": author is not None and not somebody_else,
        "action": request.get_full_path(),
        "carried": [] if somebody_else else carried,
        "words": []
        if somebody_else
        else [
            (name, value)
            for name, value in carried
            if value.strip() and name not in _NOT_SHOWN and len(value) > 2 and not parse_id(value)
        ],
    }
    return render(request, "errors/kept.html", context, status=403)
