"""Pictures: the one way a stored file leaves, and the page that takes one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core.errors import CannotSee, MayNot, Refused
from alongside.base.core.ids import parse_id, uuid7
from alongside.base.core.web import door
from alongside.base.files.models import StoredFile
from alongside.base.files.pictures import too_large
from alongside.practice.agreements import actions
from alongside.practice.agreements.access import may_write

from ..asking import do_once, done
from ..forms import Sheet, Words
from ..queries.agreements import agreement_seen, version_in_words


@door("GET")
def file(request: Any, file_id: UUID) -> HttpResponse:
    """A picture, to whoever sees what it belongs to. The look is kept before a byte leaves."""
    row = StoredFile.objects.visible_to(request.viewer).filter(pk=file_id).first()
    if row is None:
        raise CannotSee
    try:
        data = row.path.read_bytes()
    except OSError:
        return render(request, "errors/unavailable.html", {}, status=503)
    note_now("saw", "file", actor_id=request.viewer.worker_id, object_id=row.pk)
    answer = HttpResponse(data, content_type="image/jpeg")
    answer["Content-Disposition"] = f'inline; filename="{row.pk}.jpg"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


class AddPhoto(Sheet):
    label = Words(required=False)


@door("GET", "POST")
def add_photo(request: Any, agreement_id: UUID) -> HttpResponse:
    """Put a photo of the paper with an agreement made on paper."""
    one = agreement_seen(request.viewer, agreement_id)
    if one is None:
        raise CannotSee
    if not may_write(request.viewer, one.person_id):
        raise MayNot(_("An agreement is made by those who work with them. You can read it."))
    form = AddPhoto(request.POST or None)
    problems: dict[str, str] = {}
    if request.method == "POST" and form.is_valid():
        sent = request.FILES.get("photo")
        if sent is None:
            told = too_large() if getattr(request, "too_large", False) else _("Choose a photo.")
            problems["photo"] = told
        else:

            def act() -> str:
                actions.add_photo(
                    agreement_id=one.pk,
                    sent=sent,
                    label=form.cleaned_data["label"],
                    by=request.viewer,
                )
                return done("agreement", "photo", agreement_id=one.pk)

            try:
                return do_once(request, act)
            except Refused as error:
                problems = error.problems
    context = {
        "agreement": one,
        "version": version_in_words(one.number),
        "problems": problems,
        "label": request.POST.get("label", ""),
        "key": parse_id(request.POST.get("key", "")) or uuid7(),
    }
    return render(request, "desk/photo.html", context, status=422 if problems else 200)


add_photo.section = "people"  # type: ignore[attr-defined]
