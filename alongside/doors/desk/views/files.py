"""Pictures: the one way a stored file leaves, and the page that takes one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core.errors import CannotSee, MayNot
from alongside.base.core.web import door
from alongside.base.files.models import StoredFile
from alongside.practice.agreements import actions
from alongside.practice.agreements.access import may_write

from ..asking import ask, done
from ..photo_forms import AddPhoto, sent_photo
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


@door("GET", "POST")
def add_photo(request: Any, agreement_id: UUID) -> HttpResponse:
    """Put a photo of the paper with an agreement made on paper."""
    one = agreement_seen(request.viewer, agreement_id)
    if one is None:
        raise CannotSee
    if not may_write(request.viewer, one.person_id):
        raise MayNot(_("An agreement is made by those who work with them. You can read it."))

    def act(given: dict[str, Any]) -> str:
        actions.add_photo(
            agreement_id=one.pk, sent=sent_photo(request), label=given["label"], by=request.viewer
        )
        return done("agreement", "photo", agreement_id=one.pk)

    return ask(
        request, AddPhoto(request.POST or None), act,
        title=_("A photo of the paper"),
        save=_("Keep this photo"),
        lede=_("It is kept with the %(version)s. Whoever sees the record sees it. Where and when "
               "it was taken is not kept.") % {"version": version_in_words(one.number)},
        back=(_("The agreement"), reverse("agreement", kwargs={"agreement_id": one.pk})),
    )  # fmt: skip


add_photo.section = "people"  # type: ignore[attr-defined]
