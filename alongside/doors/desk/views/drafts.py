"""My drafts: kept by themselves while writing, carried on, copied, thrown away."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.formats import date_format

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.idempotency import was_used
from alongside.base.core.ids import parse_id, uuid7
from alongside.base.core.units import unit
from alongside.base.core.web import door
from alongside.base.drafts import actions
from alongside.base.drafts.models import Draft
from alongside.people.joining.access import leads_to
from alongside.people.persons.models import Person

from ..asking import do_once, done, draft_named, posted
from ..kept import typed_words


def _person_id(about: str) -> UUID | None:
    pieces = about.split("/")
    return parse_id(pieces[2]) if len(pieces) > 2 else None


@door("GET")
def drafts(request: Any) -> HttpResponse:
    """What I began and have not saved, the latest first."""
    viewer = request.viewer
    rows = list(Draft.objects.visible_to(viewer).order_by("-kept_at"))
    people = [_person_id(row.about) for row in rows]
    ids = {one for one in people if one}
    moved = leads_to(viewer, ids)
    names = dict(
        Person.objects.card_visible_to(viewer)
        .filter(pk__in=ids | set(moved.values()))
        .values_list("pk", "name")
    )
    about = [names.get(moved.get(one, one), "") if one else "" for one in people]
    context = {
        "rows": list(zip(rows, about, strict=True)),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/drafts.html", context)


drafts.section = "more"  # type: ignore[attr-defined]


@door("POST", keeps_words=True)
def keep(request: Any) -> HttpResponse:
    """Keep what is being typed; called by the page itself, and answered in a line of JSON."""
    about = request.POST.get("about") or request.headers.get("Referer", "/")
    if was_used(author_id=request.viewer.worker_id, key=request.POST.get("key")):
        # The page was saved while this was on its way: a draft now would be left over.
        return JsonResponse({"kept": "", "draft": ""})
    try:
        draft = actions.keep(
            by=request.viewer,
            about=about,
            fields=posted(request),
            draft_id=draft_named(request.POST),
        )
    except Refused as error:
        return JsonResponse({"problem": str(error)}, status=422)
    kept = date_format(clock.local(draft.kept_at), "H:i")
    return JsonResponse({"kept": kept, "draft": str(draft.pk)})


@door("GET", "POST")
def draft(request: Any, draft_id: UUID) -> HttpResponse:
    """Read one draft to carry on or to copy, whatever became of access; POST throws it away."""
    viewer = request.viewer
    if request.method == "POST":

        def act() -> str:
            with unit():
                actions.throw_away(by=viewer, draft_id=draft_id)
                note("threw away", "draft", actor_id=viewer.worker_id, object_id=draft_id)
            return done("drafts", "thrown")

        return do_once(request, act)
    row = Draft.objects.visible_to(viewer).filter(pk=draft_id).first()
    if row is None:
        raise CannotSee
    person_id = _person_id(row.about)
    if person_id:
        person_id = leads_to(viewer, [person_id]).get(person_id, person_id)
    person = Person.objects.card_visible_to(viewer).filter(pk=person_id).first()
    joint = "&" if "?" in row.about else "?"
    context = {
        "draft": row,
        "person": person,
        "words": typed_words(row.fields),
        "key": uuid7(),
        "carry_on": f"{row.about}{joint}draft={row.pk}" if person else "",
    }
    return render(request, "desk/draft.html", context)


draft.section = "more"  # type: ignore[attr-defined]
