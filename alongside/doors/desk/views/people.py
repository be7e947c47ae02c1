"""The people I work with; adding somebody; giving them to a worker; ending; barring; sealing."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.dates import Precision
from alongside.base.core.errors import CannotSee, MayNot, Refused
from alongside.base.core.ids import parse_id
from alongside.base.core.web import door
from alongside.base.organisation.actions import put_on_duty as put_worker_on_duty
from alongside.base.organisation.models import Team
from alongside.people.persons.actions import add_person
from alongside.people.persons.models import Person
from alongside.people.working import actions, sealing
from alongside.people.working.access import sealed_among, seals_waiting
from alongside.people.working.models import SealGrant, WorkingRelationship
from alongside.practice.transitions.plans import NEEDS_A_PLAN

from .. import forms, transitions, working_forms
from ..asking import ask, do_once, done
from ..queries.people import my_people
from .person import seen_person


@door("GET")
def people(request: Any) -> HttpResponse:
    """People I work with; a manager sees those the team answers for."""
    viewer = request.viewer
    show = request.GET.get("show", "")
    number = request.GET.get("page", "")
    page = int(number) if number.isdecimal() and len(number) < 5 and int(number) else 1
    context = {
        "caseload": my_people(viewer, show=show, page=page),
        "show": show,
        "done": request.GET.get("done", ""),
        "may_add": bool(viewer.managed_team_ids) or viewer.has_role("records"),
        "manages": bool(viewer.managed_team_ids),
    }
    return render(request, "desk/people.html", context)


people.section = "people"  # type: ignore[attr-defined]


@door("GET", "POST", keeps_words=True)
def add(request: Any) -> HttpResponse:
    """Start somebody's record: the manager of a team, or the records officer for any."""
    viewer = request.viewer
    teams = Team.objects.order_by("name")
    if not viewer.has_role("records"):
        teams = teams.filter(pk__in=viewer.managed_team_ids)
    choices = [(str(team.pk), team.name) for team in teams]
    if not choices:
        raise MayNot(_("A team’s manager adds people. Ask yours."))
    form = forms.AddPerson(request.POST or None)
    form.fields["team"].choices = choices  # type: ignore[attr-defined]

    def act(given: dict[str, Any]) -> str:
        person = add_person(
            name=given["name"],
            by=viewer,
            team=teams.get(pk=given["team"]),
            known_as=[one.strip() for one in given["known_as"].split(",") if one.strip()],
            pronouns=given["pronouns"],
            born=given["born"].earliest if given["born"] else None,
            born_precision=given["born"].precision if given["born"] else Precision.UNKNOWN,
        )
        return done("person", "added", person_id=person.pk)

    return ask(
        request,
        form,
        act,
        title=_("Add somebody"),
        save=_("Add them"),
        back=(_("People"), reverse("people")),
    )


@door("GET", "POST", keeps_words=True)
def give(request: Any, person_id: UUID) -> HttpResponse:
    """Have a worker work with somebody; their team's manager decides."""
    one = seen_person(request, person_id)
    actions.must_manage(request.viewer, one.pk)
    form = working_forms.Give(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        until = given["until"]
        plan = transitions.give(
            person_id=one.pk,
            worker=given["worker"],
            role=given["role"],
            by=request.viewer,
            why=given["why"],
            rhythm_days=given["rhythm"],
            until_at=clock.midnight(until + clock.A_DAY) if until else None,
            official_reason=given["official_reason"],
        )
        if plan is not None:
            return done("transition", "handed", transition_id=plan.pk)
        return done("person", "given", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("Who will work with %(name)s?") % {"name": one.name},
        save=_("Begin"),
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
    )


@door("GET", "POST", keeps_words=True)
def end(request: Any, relationship_id: UUID) -> HttpResponse:
    """End a working relationship, with a reason."""
    viewer = request.viewer
    row = (
        WorkingRelationship.objects.visible_to(viewer)
        .select_related("person", "worker")
        .filter(pk=relationship_id)
        .first()
    )
    if row is None:
        raise CannotSee
    one = seen_person(request, row.person_id)
    actions.must_manage(viewer, one.pk)
    form = working_forms.EndRelationship(request.POST or None)
    if row.role not in NEEDS_A_PLAN:
        del form.fields["how"]

    def act(given: dict[str, Any]) -> str:
        planned = given.get("how") == working_forms.PLANNED_ENDING
        plan = transitions.finish(
            relationship=row, by=viewer, reason=given["reason"], words=given["words"],
            planned=planned,
        )  # fmt: skip
        if plan is not None:
            return done("transition", "begun" if planned else "ended", transition_id=plan.pk)
        return done("person", "ended", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        danger="how" not in form.fields,
        save=_("Save this"),
        title=_("%(worker)s and %(name)s finish working together")
        % {"worker": row.worker.name, "name": one.name},
        lede=_(
            "A good ending is planned with %(name)s. If it has to end now, a plan opens for what "
            "can still be done. Afterwards %(worker)s can read only their own entries, for 28 days."
        )
        % {"worker": row.worker.name, "name": one.first_name},
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
    )


@door("GET", "POST")
def bar_me(request: Any, person_id: UUID) -> HttpResponse:
    """ "I know this person privately": the worker keeps themselves out, at once."""
    one = seen_person(request, person_id)

    def act(given: dict[str, Any]) -> str:
        actions.bar(person_id=one.pk, worker=request.viewer.worker, by=request.viewer)
        return done("people", "barred")

    return ask(
        request,
        forms.Nothing(request.POST if request.method == "POST" else None),
        act,
        danger=True,
        save=_("Keep me out of this record"),
        title=_("You know %(name)s privately?") % {"name": one.name},
        lede=_(
            "You will no longer see that this record exists. Your manager can see why you are "
            "not in it. Nobody asks you how you know them."
        ),
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
    )


@door("GET", "POST")
def propose_seal(request: Any, person_id: UUID) -> HttpResponse:
    """A manager proposes that only some may know of a record; a practice lead approves."""
    one = seen_person(request, person_id)
    actions.must_manage(request.viewer, one.pk)
    if sealed_among([one.pk]):
        return _ask_to_lift(request, one)
    form = working_forms.ProposeSeal(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        sealing.propose_seal(person_id=one.pk, by=request.viewer, audience=list(given["audience"]))
        return done("person", "proposed", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        danger=True,
        save=_("Ask for the seal"),
        title=_("Seal the record of %(name)s") % {"name": one.name},
        lede=_(
            "A practice lead has to agree. Then only those named here, and the key workers, "
            "can know that there is a record. That includes you: name yourself if you are to "
            "stay inside."
        ),
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
    )


def _ask_to_lift(request: Any, one: Person) -> HttpResponse:
    def act(given: dict[str, Any]) -> str:
        sealing.ask_to_lift_seal(person_id=one.pk, by=request.viewer)
        return done("person", "proposed", person_id=one.pk)

    return ask(
        request,
        forms.Nothing(request.POST if request.method == "POST" else None),
        act,
        save=_("Ask to lift the seal"),
        title=_("Lift the seal on the record of %(name)s?") % {"name": one.name},
        lede=_("A practice lead has to agree. Then everybody who works with them sees it again."),
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
    )


@door("GET", "POST", keeps_words=True)
def put_on_duty(request: Any) -> HttpResponse:
    """A manager puts somebody on duty for a window: they see the team's records in it."""
    viewer = request.viewer
    if not viewer.managed_team_ids:
        raise CannotSee
    teams = Team.objects.filter(pk__in=viewer.managed_team_ids).order_by("name")
    form = working_forms.Duty(request.POST or None)
    form.fields["team"].choices = [(str(team.pk), team.name) for team in teams]  # type: ignore[attr-defined]

    def act(given: dict[str, Any]) -> str:
        put_worker_on_duty(
            worker=given["worker"],
            team=teams.get(pk=given["team"]),
            from_at=clock.moment(given["day"], given["from_time"]),
            until_at=clock.moment(given["until_day"] or given["day"], given["until_time"]),
            by=viewer,
        )
        return done("more", "duty")

    return ask(
        request,
        form,
        act,
        title=_("Put somebody on duty"),
        save=_("Put them on duty"),
        lede=_("In their hours they see the records your team answers for."),
        back=(_("More"), reverse("more")),
    )


@door("GET", "POST", keeps_words=True)
def seals(request: Any) -> HttpResponse:
    """Sealed records: what waits for a lead, what a lead asks for, what those inside may open."""
    viewer = request.viewer
    waiting = seals_waiting(viewer)
    asked = list(SealGrant.objects.visible_to(viewer).select_related("worker").order_by("from_at"))
    form = working_forms.AskSealed(request.POST if "reference" in request.POST else None)
    status = 200
    if request.method == "POST":
        try:
            return do_once(request, lambda: _seal_deed(request, form))
        except Refused as error:
            if not form.is_bound:
                raise
            status = 422
            for name, sentence in error.problems.items():
                form.add_error(name if name in form.fields else None, sentence)
    if not (viewer.has_role("lead") or asked):
        raise CannotSee
    names = dict(
        Person.objects.visible_to(viewer)
        .filter(pk__in=[row.person_id for row in asked])
        .values_list("pk", "name")
    )
    context = {
        "waiting": waiting,
        "asked": [(row, names.get(row.person_id, "")) for row in asked],
        "form": form,
        "is_lead": viewer.has_role("lead"),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/seals.html", context, status=status)


seals.section = "more"  # type: ignore[attr-defined]


def _seal_deed(request: Any, form: working_forms.AskSealed) -> str:
    viewer = request.viewer
    if seal := parse_id(request.POST.get("lift", "")):
        sealing.lift_seal(seal_id=seal, by=viewer)
        return done("seals", "lifted")
    if seal := parse_id(request.POST.get("approve", "")):
        sealing.approve_seal(seal_id=seal, by=viewer)
        return done("seals", "sealed")
    if grant := parse_id(request.POST.get("grant", "")):
        sealing.grant_sealed(grant_id=grant, by=viewer)
        return done("seals", "granted")
    if not form.is_valid():
        raise Refused({name: " ".join(map(str, texts)) for name, texts in form.errors.items()})
    person_id = parse_id(form.cleaned_data["reference"])
    if person_id is None:
        raise Refused({"reference": _("This is not a reference. It has 36 letters and figures.")})
    sealing.ask_to_open_sealed(person_id=person_id, by=viewer, reason=form.cleaned_data["reason"])
    return done("seals", "asked")
