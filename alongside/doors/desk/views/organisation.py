"""The administrator's pages: who works here, in which team, with which office. No content."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import id_asked
from alongside.base.core.web import door
from alongside.base.organisation import actions
from alongside.base.organisation.models import Membership, Office, OfficeName, Team, Worker

from .. import office_forms as forms
from .. import transitions
from ..asking import ask, do_once, done


def _must_administer(request: Any) -> None:
    if not request.viewer.has_role(OfficeName.ADMIN):
        raise CannotSee


@door("GET")
def organisation(request: Any) -> HttpResponse:
    """Teams, and everybody who can sign in."""
    _must_administer(request)
    workers = Worker.objects.filter(user__isnull=False).select_related("user").order_by("name")
    context = {
        "teams": Team.objects.order_by("name"),
        "workers": workers,
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/organisation.html", context)


organisation.section = "more"  # type: ignore[attr-defined]


def _back() -> tuple[str, str]:
    return _("Who works here"), reverse("organisation")


@door("GET", "POST", keeps_words=True)
def add_team(request: Any) -> HttpResponse:
    _must_administer(request)
    form = forms.AddTeam(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.add_team(by=request.viewer, **given)
        return done("organisation", "said")

    return ask(request, form, act, title=_("Add a team"), save=_("Add it"), back=_back())


@door("GET", "POST", keeps_words=True)
def add_worker(request: Any) -> HttpResponse:
    _must_administer(request)
    form = forms.AddWorker(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        worker = actions.add_worker(by=request.viewer, **given)
        return done("worker", "said", worker_id=worker.pk)

    return ask(
        request, form, act, title=_("Add somebody who works here"), save=_("Add them"), back=_back()
    )


@door("GET", "POST")
def worker(request: Any, worker_id: UUID) -> HttpResponse:
    """One worker: teams, offices, password, and leaving."""
    _must_administer(request)
    row = Worker.objects.select_related("user").filter(pk=worker_id).first()
    if row is None:
        raise CannotSee
    status, problems = 200, {}
    if request.method == "POST":
        try:
            return do_once(request, lambda: _deed(request, row))
        except Refused as error:
            status, problems = 422, error.problems
    context = {
        "worker": row,
        "offices": OfficeName.choices,
        "team_choices": [(team.pk, team.name) for team in Team.objects.order_by("name")],
        "memberships": row.memberships.active().select_related("team").order_by("from_at"),
        "held": row.offices.active().order_by("from_at"),
        "problems": problems,
        "done": request.GET.get("done", ""),
        "is_me": row.pk == request.viewer.worker_id,
    }
    return render(request, "desk/worker.html", context, status=status)


worker.section = "more"  # type: ignore[attr-defined]


def _deed(request: Any, row: Worker) -> str:
    by, given = request.viewer, request.POST
    match given.get("do", ""):
        case "join":
            team = Team.objects.filter(pk=id_asked(given.get("team"))).first()
            if team is None:
                raise Refused({"team": _("Choose a team.")})
            actions.join_team(worker=row, team=team, role=given.get("role", ""), by=by)
        case "leave":
            held = Membership.objects.filter(pk=id_asked(given.get("id")), worker=row).first()
            if held is None:
                raise CannotSee
            transitions.leave_team(membership=held, by=by)
        case "office":
            actions.give_office(worker=row, name=given.get("office", ""), by=by)
        case "end_office":
            office = Office.objects.filter(pk=id_asked(given.get("id")), worker=row).first()
            if office is None:
                raise CannotSee
            actions.end_office(office=office, by=by)
        case "password":
            actions.set_password(worker=row, password=given.get("password", ""), by=by)
        case "left":
            transitions.say_left(worker=row, by=by)
        case _:
            raise Refused({"do": _("Choose what to do.")})
    return done("worker", "said", worker_id=row.pk)
