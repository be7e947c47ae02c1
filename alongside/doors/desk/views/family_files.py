"""A family tree from a file, looked through before any of it is told; and a family as a file."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import parse_id, uuid7
from alongside.base.core.web import door, shown
from alongside.doors.exchange import families
from alongside.doors.exchange.errors import Unusable
from alongside.people.family import drafting
from alongside.people.family.models import FamilyDraft
from alongside.people.family.telling import unpacked
from alongside.people.working.access import reason_for

from .. import taking_out
from ..asking import do_once, done
from ..queries.family import MOST
from ..queries.family_draft import STEPS, chosen_of, draft_page, lived_in_words
from .person import seen_person


@door("GET")
def family_file(request: Any, person_id: UUID) -> HttpResponse:
    """The family as a GEDCOM file, without those who are kept close."""
    one = seen_person(request, person_id)
    return taking_out.handed(request, lambda: taking_out.family_file(one, request.viewer))


@door("GET", "POST")
def bring_family(request: Any, person_id: UUID) -> HttpResponse:
    """Bring a family tree file, for this person's record."""
    one = seen_person(request, person_id)
    problems: dict[str, str] = {}
    if request.method == "POST":
        try:
            return _bring(request, one.pk)
        except Refused as error:
            problems = error.problems
        except Unusable as error:
            problems = {"tree": str(error)}
    drafts = FamilyDraft.objects.visible_to(request.viewer).filter(person=one).order_by("-at")
    context = {
        "person": one,
        "problems": problems,
        "key": parse_id(request.POST.get("key", "")) or uuid7(),
        "drafts": drafts,
    }
    status = 422 if problems else 200
    return render(request, "desk/family_bring.html", context, status=status)


bring_family.section = "people"  # type: ignore[attr-defined]


def _bring(request: Any, person_id: UUID) -> HttpResponse:
    sent = request.FILES.get("tree")  # whatever comes is read here, and no further than it may
    if getattr(request, "too_large", False):
        raise Refused({"tree": _("The file is larger than 20 MB. Export a smaller part of it.")})
    if sent is None:
        raise Refused({"tree": _("Choose a file.")})

    def act() -> str:
        brought = families.bring_family(
            file=sent.file, name=sent.name, person_id=person_id, by=request.viewer
        )
        assert brought.draft is not None  # noqa: S101 - this is no dry run
        return reverse("family_draft", kwargs={"draft_id": brought.draft.pk})

    return do_once(request, act)


@door("GET", "POST")
def family_draft(request: Any, draft_id: UUID) -> HttpResponse:
    """A family from a file: who in it they are, how far to go, and who comes along."""
    viewer = request.viewer
    rows = FamilyDraft.objects.visible_to(viewer).select_related("person")
    draft: FamilyDraft | None = rows.filter(pk=draft_id).first()
    if draft is None:
        raise CannotSee
    asked, problem = "", ""
    if request.method == "POST":
        if request.POST.get("do") == "find":
            asked = request.POST.get("who", "")[:200]
        else:
            try:
                return _settle(request, draft)
            except Refused as error:
                problem = str(error)
    given = request.POST if request.method == "POST" else request.GET
    page = draft_page(draft, viewer, me=given.get("me", ""), far=given.get("far", ""), asked=asked)
    context = {
        "page": page,
        "draft": draft,
        "person": draft.person,
        "asked": asked,
        "problem": problem,
        "lived": lived_in_words,
        "each": page.chosen is not None and len(page.chosen.members) <= MOST,
        "kept": request.POST.getlist("keep"),
        "steps": STEPS,
    }

    def look() -> None:
        note_now(
            "looked at", "family draft", actor_id=viewer.worker_id, object_id=draft.pk,
            person_id=draft.person_id, relation=reason_for(viewer, draft.person_id),
        )  # fmt: skip

    status = 422 if problem else 200
    return shown(request, "desk/family_draft.html", context, look=look, status=status)


family_draft.section = "people"  # type: ignore[attr-defined]


def _settle(request: Any, draft: FamilyDraft) -> HttpResponse:
    given, viewer = request.POST, request.viewer

    def act() -> str:
        if given.get("do") == "leave":
            person_id = drafting.leave_draft(draft_id=draft.pk, by=viewer)
            return done("family", "thrown", person_id=person_id)
        me = given.get("me", "")
        kept = set(given.getlist("keep"))
        if given.get("all"):
            chosen = chosen_of(unpacked(draft.told), me, given.get("far", ""))
            kept = set(chosen.members) if chosen else set()
        person_id = drafting.confirm_draft(draft_id=draft.pk, me=me, kept=kept, by=viewer)
        return done("family", "said", person_id=person_id)

    return do_once(request, act)
