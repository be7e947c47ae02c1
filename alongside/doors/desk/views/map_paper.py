"""A map drawn on paper: empty rings to draw on, and the photo of what was drawn."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core.errors import CannotSee
from alongside.base.core.web import door, shown
from alongside.people.maps.blank import blank
from alongside.people.maps.key import legend
from alongside.people.ties.paper import keep_paper_map
from alongside.people.ties.queries import consent_of
from alongside.people.ties.readings import PaperMap, Perspective, Sees
from alongside.people.working.access import reason_for

from ..asking import ask, done
from ..photo_forms import KeepPaperMap, sent_photo
from ..queries.paper import paper_in_words, photo_of
from .person import _look, seen_person


@door("GET")
def map_sheet(request: Any, person_id: UUID) -> HttpResponse:
    """Empty rings, to be printed and drawn on together."""
    one = seen_person(request, person_id)
    context = {"person": one, "drawn": blank(one.first_name), "legend": legend(by_hand=True)}
    return render(request, "desk/map_sheet.html", context)


@door("GET", "POST")
def keep_paper(request: Any, person_id: UUID) -> HttpResponse:
    """Keep a photo of a map that was drawn on paper."""
    one = seen_person(request, person_id)
    said = consent_of(one.pk, request.viewer).first()
    own = said is not None and said.sees != Sees.NOBODY
    first = Perspective.OWN if own else Perspective.WORKER
    form = KeepPaperMap(
        request.POST or None, name=one.first_name, own=own, initial={"perspective": first}
    )

    def act(given: dict[str, Any]) -> str:
        paper = keep_paper_map(
            person_id=one.pk, perspective=given["perspective"], on=given["on"],
            sent=sent_photo(request), kept_back=given["kept_back"], shared=not given["keep"],
            by=request.viewer,
        )  # fmt: skip
        return done("paper_map", "paper", paper_id=paper.pk)

    return ask(
        request, form, act, template="desk/keep_paper.html",
        title=_("A map drawn on paper"),
        lede=_("Whoever may see this view sees the photo. Where and when it was taken is not "
               "kept."),
        save=_("Keep this photo"),
        back=_to_map(one),
        extra={"person": one, "own": own, "asked_before": said is not None},
    )  # fmt: skip


@door("GET")
def paper_map(request: Any, paper_id: UUID) -> HttpResponse:
    """A map as it was drawn on paper."""
    rows = PaperMap.objects.visible_to(request.viewer).select_related("person", "written_by")
    paper = rows.filter(pk=paper_id).first()
    if paper is None:
        raise CannotSee
    one = paper.person
    context = {
        "person": one,
        "paper": paper,
        "words": paper_in_words(paper, one),
        "photo": photo_of(paper, request.viewer),
        "back": _to_map(one),
        "done": request.GET.get("done", ""),
    }
    why = reason_for(request.viewer, one.pk)
    return shown(
        request, "desk/paper_map.html", context, look=_look(request, one, "saw map of", why)
    )


for page in (map_sheet, keep_paper, paper_map):
    page.section = "people"  # type: ignore[attr-defined]


def _to_map(one: Any) -> tuple[str, str]:
    path = reverse("person_map", kwargs={"person_id": one.pk})
    return _("%(name)s’s map") % {"name": one.first_name}, path
