"""How and when somebody may be reached; and the viewer's own calendar feeds."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core.dates import parse_time
from alongside.base.core.errors import CannotSee
from alongside.base.core.ids import id_asked, uuid7
from alongside.base.core.web import door, shown
from alongside.base.organisation.models import active_now
from alongside.people.contact import actions
from alongside.people.contact.access import must_know_mail
from alongside.people.contact.models import ContactHold, held_because
from alongside.people.persons.models import Fact
from alongside.people.working.access import reason_for
from alongside.practice.appointments import feeds
from alongside.practice.appointments.slots import never_ok
from alongside.practice.appointments.telling import safe_mail

from .. import meeting_forms as forms
from ..asking import ask, do_once, done
from .person import seen_person


@door("GET")
def reach(request: Any, person_id: UUID) -> HttpResponse:
    """When a meeting is never OK for them, where mail is safe, and whether contact is on hold."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    hold = (
        ContactHold.objects.visible_to(viewer)
        .filter(active_now(), person=one)
        .select_related("set_by")
        .order_by("-from_at")
        .first()
    )
    why = Fact.objects.visible_to(viewer).filter(pk=hold.why_id).first() if hold else None
    context = {
        "person": one,
        "hold": hold,
        "why": why.words.removeprefix(held_because("")) if why else "",
        "never": never_ok([one.pk], viewer),
        "mail": safe_mail(one.pk, viewer),
        "done": request.GET.get("done", ""),
    }

    def look() -> None:
        note_now(
            "saw how to reach", "person", actor_id=viewer.worker_id, object_id=one.pk,
            person_id=one.pk, relation=reason_for(viewer, one.pk),
        )  # fmt: skip

    return shown(request, "desk/reach.html", context, look=look)


reach.section = "people"  # type: ignore[attr-defined]


def _back(one: Any) -> tuple[str, str]:
    return _("How to reach %(name)s") % {"name": one.first_name}, reverse(
        "reach", kwargs={"person_id": one.pk}
    )


@door("GET", "POST", keeps_words=True)
def hold_contact(request: Any, person_id: UUID) -> HttpResponse:
    """Put contact with somebody on hold."""
    one = seen_person(request, person_id)
    form = forms.HoldContact(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.hold_contact(person_id=one.pk, by=request.viewer, **given)
        return done("reach", "held", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("Put contact with %(name)s on hold") % {"name": one.name},
        lede=_("From now, nothing is sent to them and every link they were given is dead. They "
               "are not told by this system. Everybody who sees their record sees that there is "
               "a hold."),
        save=_("Put on hold"),
        back=_back(one),
    )  # fmt: skip


@door("POST")
def end_hold(request: Any, hold_id: UUID) -> HttpResponse:
    """End a hold on contact."""

    def act() -> str:
        row = actions.end_hold(hold_id=hold_id, by=request.viewer)
        return done("reach", "hold_over", person_id=row.person_id)

    return do_once(request, act)


@door("GET", "POST", keeps_words=True)
def say_never_ok(request: Any, person_id: UUID) -> HttpResponse:
    """Keep a time at which a meeting is never OK for somebody."""
    one = seen_person(request, person_id)
    form = forms.SayNeverOk(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.say_never_ok(
            person_id=one.pk,
            days=given["days"],
            from_time=given["from_time"] or parse_time("0:00"),
            until_time=given["until_time"] or parse_time("23:59"),
            whose=given["whose"],
            until_day=given["until_day"],
            by=request.viewer,
        )
        return done("reach", "said", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("When is never OK for %(name)s?") % {"name": one.name},
        lede=_("No time in here is offered to them."),
        save=_("Save this"),
        back=_back(one),
    )


@door("POST")
def end_never_ok(request: Any, never_id: UUID) -> HttpResponse:
    """Take such a time out again."""

    def act() -> str:
        row = actions.end_never_ok(never_id=never_id, by=request.viewer)
        return done("reach", "said", person_id=row.person_id)

    return do_once(request, act)


@door("GET", "POST", keeps_words=True)
def set_safe_mail(request: Any, person_id: UUID) -> HttpResponse:
    """Keep the mail address somebody called safe."""
    one = seen_person(request, person_id)
    must_know_mail(request.viewer, one.pk)
    form = forms.SetSafeMail(request.POST or None)
    mail = safe_mail(one.pk, request.viewer)
    if mail:
        form.initial["address"] = mail.address

    def act(given: dict[str, Any]) -> str:
        actions.set_safe_mail(person_id=one.pk, address=given["address"], by=request.viewer)
        return done("reach", "said", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("A safe mail address for %(name)s") % {"name": one.name},
        lede=_("A mail says that there is a message, and nothing else. Ask them when they are "
               "alone who else reads it."),
        save=_("Save this"),
        back=_back(one),
    )  # fmt: skip


@door("GET", "POST")
def calendar(request: Any) -> HttpResponse:
    """The viewer's meetings in a calendar of theirs: making a secret address, and ending one."""
    viewer = request.viewer
    made: dict[str, Any] = {}
    form = forms.MakeFeed(request.POST if "detail" in request.POST else None)
    if request.method == "POST":

        def act() -> str:
            if "end" in request.POST:
                feeds.end_feed(feed_id=id_asked(request.POST["end"]), by=viewer)
                return done("calendar", "feed_over")
            if not form.is_valid():
                raise CannotSee
            _feed, made["token"] = feeds.make_feed(detail=form.cleaned_data["detail"], by=viewer)
            return reverse("calendar")

        answer: HttpResponse = do_once(request, act)
        if "token" not in made:
            return answer
    token = made.get("token")
    address = reverse("calendar_feed", kwargs={"token": token}) if token else ""
    rows = [(row, feeds.last_fetched(row, viewer)) for row in feeds.my_feeds(viewer)]
    context = {
        "feeds": rows,
        "form": form if not token else forms.MakeFeed(),
        "address": request.build_absolute_uri(address) if address else "",
        "key": uuid7(),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/calendar.html", context)


calendar.section = "more"  # type: ignore[attr-defined]
