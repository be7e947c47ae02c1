"""Who has a second factor, and what happens when a phone is lost. No content."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.accounts import access, actions
from alongside.base.accounts.queries import without_second_factor
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.web import door
from alongside.base.organisation.models import OfficeName, Worker

from .. import lost_phone as deeds
from .. import office_forms as forms
from ..asking import ask, do_once, done


def _must_administer(request: Any) -> None:
    if not request.viewer.has_role(OfficeName.ADMIN):
        raise CannotSee


@door("GET")
def second_factors(request: Any) -> HttpResponse:
    """Who can sign in and has no second factor yet."""
    _must_administer(request)
    return render(request, "desk/second_factors.html", {"without": without_second_factor()})


second_factors.section = "more"  # type: ignore[attr-defined]


@door("GET", "POST", keeps_words=True)
def lost_phone(request: Any, worker_id: UUID) -> HttpResponse:
    """Ask that somebody be let in without their phone."""
    _must_administer(request)
    worker = Worker.objects.select_related("user").filter(pk=worker_id).first()
    if worker is None:
        raise CannotSee
    form = forms.LostPhone(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        deeds.ask(worker=worker, why=given["why"], by=request.viewer)
        return done("lost_phones", "reset_asked")

    return ask(
        request,
        form,
        act,
        title=_("%(name)s’s phone is lost") % {"name": worker.name},
        lede=_(
            "Make sure that it is them: see them, or ring them on a number you know. "
            "Somebody else has to agree. Then their app and codes end, and every session."
        ),
        save=_("Ask for it"),
        back=(worker.name, reverse("worker", kwargs={"worker_id": worker.pk})),
    )


@door("GET")
def lost_phones(request: Any) -> HttpResponse:
    """Lost phones that wait for somebody to agree: for administrators, managers, and the owner."""
    viewer = request.viewer
    rows = access.resets_open_to(viewer)
    if not rows and not viewer.managed_team_ids and not viewer.has_role(OfficeName.ADMIN):
        raise CannotSee
    context = {
        "rows": [(row, access.may_agree(viewer, row)) for row in rows],
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/lost_phones.html", context)


lost_phones.section = "more"  # type: ignore[attr-defined]


@door("POST")
def settle(request: Any, reset_id: UUID) -> HttpResponse:
    """Agree to a reset, or stop it."""

    def act() -> str:
        match request.POST.get("do", ""):
            case "agree":
                deeds.agree(reset_id=reset_id, by=request.viewer)
                return done("lost_phones", "reset_agreed")
            case "stop":
                actions.stop_reset(reset_id=reset_id, by=request.viewer)
                # Their own list is gone with it, so they are told on a page of theirs.
                return done("more", "reset_stopped")
        raise Refused({"do": _("Choose what to do.")})

    return do_once(request, act)
