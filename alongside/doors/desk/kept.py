"""Nothing typed is lost: what happens to a POST that arrives signed out or too old."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import id_asked, parse_id
from alongside.base.core.web import public
from alongside.base.drafts import actions as drafts
from alongside.base.organisation.models import Worker
from alongside.base.organisation.viewer import Viewer
from alongside.practice.agreements.topics import TOPICS

_SALT = "alongside.written-by"
_DAYS = 7 * 24 * 60 * 60
_NOT_SHOWN = (*drafts.NEVER_KEPT, "key")
_TYPED = {
    "for_them": gettext_lazy("What happened between you"),
    "for_me": gettext_lazy("What was happening for you"),
    "promise": gettext_lazy("A promise"),
    "promise_due": gettext_lazy("By when"),
    "wondering": gettext_lazy("A wondering"),
    "would_change_my_mind": gettext_lazy("What would change my mind"),
    "present_more": gettext_lazy("Who else was there"),
}
_TYPED |= {topic.name: topic.heading for topic in TOPICS}
_TYPED_ELSEWHERE = (
    "words", "why", "lines", "name", "full", "known_as", "place", "purpose", "expected",
    "decided_by", "asked", "wanted", "challenge", "told_by", "not_told_because", "what",
    "where", "said", "plain_line", "back_by", "witness", "receipt", "not_yet_because",
    "why_renewed", "why_not_told", "reason", "promise_by_name", "helps",
)  # fmt: skip


def typed_words(fields: dict[str, list[str]]) -> list[tuple[str, str]]:
    """What somebody typed on a page, with what it was for: to be read and copied."""
    found = []
    for name, values in fields.items():
        if name in _TYPED or name in _TYPED_ELSEWHERE or name.startswith("words_"):
            label = str(_TYPED.get(name, name.partition("_")[0].capitalize()))
            found += [(label, value) for value in values if value.strip()]
    return found


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
    if request.path == reverse("account_login"):
        return redirect(settings.LOGIN_URL)
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
                draft_id=parse_id(request.POST.get("draft")) or parse_id(request.POST.get("key")),
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
        "words": [] if somebody_else else typed_words(fields),
    }
    return render(request, "errors/kept.html", context, status=403)
