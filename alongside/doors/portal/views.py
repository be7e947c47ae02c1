"""What a person opens from a link they were given: a first name, times, and a few big answers.

No sign-in, no cookie, nothing from anywhere else, and no name of the service. It works without
script; the only script there is makes leaving quicker.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from alongside.base.audit.chain import Door, through
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import parse_id
from alongside.base.core.web import door, public
from alongside.practice.appointments.answering import Given, answer_by_link
from alongside.practice.appointments.links import Held, open_link
from alongside.practice.appointments.models import Answer, Place, ToTell


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page whose only right is the link in its address.

    No cookie is asked for, so there is none for another site to borrow: the page's token guards
    nothing here. The address is never told to where a link on the page leads.
    """

    @wraps(view)
    def answered(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        with through(Door("link", request.id)):
            response = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return csrf_exempt(public(answered))


@by_link
@door("GET", "POST")
def answer(request: Any, token: str) -> HttpResponse:
    """Answer once about one meeting. Looking changes nothing; a dead link looks like no link."""
    held = open_link(token)
    if held is None:
        return _gone(request)
    if request.method != "POST":
        return _page(request, held)
    try:
        answer_by_link(token=token, given=_given(request, held))
    except Refused as error:
        return _page(request, held, problem=" ".join(error.problems.values()), status=422)
    except CannotSee:
        return _gone(request)
    response = HttpResponse(status=303)
    response.headers["Location"] = reverse("answered")
    return response


@by_link
@door("GET")
def thanks(request: Any) -> HttpResponse:
    """The answer has arrived."""
    return _shown(request, "portal/thanks.html")


def _given(request: Any, held: Held) -> Given:
    chosen = parse_id(request.POST.get("slot"))
    time = next((slot.starts_at for slot in held.slots if slot.pk == chosen), None)
    return Given(
        answer=request.POST.get("answer", ""),
        starts_at=time,
        with_someone="someone" in request.POST,
        place=request.POST.get("place", "") if held.appointment.place_theirs else "",
    )


def _page(request: Any, held: Held, *, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "name": held.worker_name,
        "slots": held.slots,
        "must": held.must,
        "news": held.cancelled,
        "was_at": held.appointment.starts_at,
        "about": held.link.about,
        "urgent": held.link.about == ToTell.DISPLACED,
        "place_theirs": held.appointment.place_theirs,
        "places": Place.choices,
        "chosen": request.POST.get("slot", ""),
        "place": request.POST.get("place", ""),
        "someone": "someone" in request.POST,
        "problem": problem,
        "Answer": Answer,
    }
    return _shown(request, "portal/answer.html", context, status=status)


def _gone(request: Any) -> HttpResponse:
    return _shown(request, "portal/gone.html", status=404)


def _shown(
    request: Any, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Each of these pages can be left at once."""
    about = {**(context or {}), "exit_to": settings.ALONGSIDE_EXIT_TO}
    return render(request, template, about, status=status)
