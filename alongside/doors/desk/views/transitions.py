"""Comings and goings: a person's plans, their steps, who comes and when."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core.errors import CannotSee
from alongside.base.core.web import door, shown
from alongside.base.organisation.models import Worker
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for
from alongside.people.working.actions import may_manage, must_manage
from alongside.people.working.gaps import gap_of
from alongside.people.working.models import Role, WorkingRelationship
from alongside.practice.transitions import actions
from alongside.practice.transitions.days import agree_days
from alongside.practice.transitions.models import (
    Kind,
    LeadChoice,
    StepKind,
    Transition,
)
from alongside.practice.transitions.plans import MAY_CARRY, going_of, must_carry

from .. import transition_forms as forms
from ..asking import ask, done
from ..queries.counting import counting_of
from ..queries.leads import could_come, languages_asked
from ..queries.plans import (
    gap_in_words,
    gaps_to_come,
    one_plan,
    open_by_person,
    overlap_in_words,
    plan_words,
    with_nobody,
)
from .person import seen_person


def _plan(request: Any, transition_id: UUID) -> tuple[Transition, Person]:
    """A plan the viewer sees, and whose it is. Raises CannotSee."""
    rows = Transition.objects.visible_to(request.viewer).select_related(
        "incoming", "relationship__worker", "person", "opened_by"
    )
    row = rows.filter(pk=transition_id).first()
    if row is None:
        raise CannotSee
    return row, row.person


def _back(row: Transition, one: Person) -> tuple[str, str]:
    return plan_words(row, one), reverse("transition", kwargs={"transition_id": row.pk})


def _look(request: Any, one: Person, row: Transition) -> Any:
    def look() -> None:
        viewer = request.viewer
        note_now(
            "saw",
            "transition",
            actor_id=viewer.worker_id,
            object_id=row.pk,
            person_id=one.pk,
            relation=reason_for(viewer, one.pk),
        )

    return look


@door("GET", "POST", keeps_words=True)
def start(request: Any, person_id: UUID) -> HttpResponse:
    """Begin a plan for a coming or going, from somebody's page."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    must_carry(viewer, one.pk)
    form = forms.StartTransition(
        request.POST or None, initial={"kind": request.GET.get("kind", "")}
    )
    there = WorkingRelationship.objects.visible_to(viewer).active().filter(person=one)
    if not there.filter(role=Role.KEY_WORKER).exists():
        going = (Kind.HAND_OVER, Kind.ENDING)
        form.fields["kind"].choices = [c for c in Kind.choices if c[0] not in going]  # type: ignore[attr-defined]

    def act(given: dict[str, Any]) -> str:
        row = actions.start(person_id=one.pk, by=viewer, **given)
        return done("transition", "begun", transition_id=row.pk)

    return ask(
        request,
        form,
        act,
        title=_("Somebody comes or goes in %(name)s’s life") % {"name": one.first_name},
        lede=_("Every change starts with telling them first. Then there is a small plan for the "
               "rest; what does not fit is left out."),
        save=_("Begin the plan"),
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
        template="desk/transition_start.html",
        extra={"person": one, "counting": counting_of(one, viewer)},
    )  # fmt: skip


@door("GET")
def transition(request: Any, transition_id: UUID) -> HttpResponse:
    """One plan: who goes, who comes, from when, and what is next."""
    row, one = _plan(request, transition_id)
    viewer = request.viewer
    relations = list(WorkingRelationship.objects.visible_to(viewer).filter(person=one))
    gap = gap_of(relations)
    by_id = {relation.pk: relation for relation in relations}
    choices = LeadChoice.objects.visible_to(viewer).filter(transition=row)
    manages = may_manage(viewer, one.pk)
    relation = reason_for(viewer, one.pk)
    context = {
        "person": one,
        "plan": row,
        "line": one_plan(row, viewer),
        "words": plan_words(row, one),
        "choices": list(choices.select_related("worker", "by").order_by("-at")),
        "overlap": overlap_in_words(
            row, one, by_id.get(row.introduction_id) if row.introduction_id else None
        ),
        "succession": by_id.get(row.succession_id) if row.succession_id else None,
        "gap": gap_in_words(gap, one) if gap else "",
        "counting": counting_of(one, viewer),
        "manages": manages,
        "carries": manages or relation in MAY_CARRY,
        "done": request.GET.get("done", ""),
    }
    return shown(request, "desk/transition.html", context, look=_look(request, one, row))


transition.section = "people"  # type: ignore[attr-defined]


@door("GET")
def transitions(request: Any) -> HttpResponse:
    """Every open plan of the people the viewer sees; for a manager, the days without anybody."""
    viewer = request.viewer
    context = {
        "plans": open_by_person(viewer),
        "nobody": list(with_nobody(viewer)),
        "to_come": [(one, gap_in_words(gap, one)) for one, gap in gaps_to_come(viewer)],
        "manages": bool(viewer.managed_team_ids),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/transitions.html", context)


transitions.section = "people"  # type: ignore[attr-defined]


@door("GET", "POST", keeps_words=True)
def choose(request: Any, transition_id: UUID) -> HttpResponse:
    """A manager chooses who will come, seeing what is known; nobody is ranked."""
    row, one = _plan(request, transition_id)
    viewer = request.viewer
    must_manage(viewer, one.pk)
    going = going_of(row, viewer)
    leads = could_come(one, viewer, going=going.worker_id if going else None)
    form = forms.ChooseLead(request.POST or None, initial={"worker": row.incoming_id})
    workers = Worker.objects.filter(left_at__isnull=True, user__is_active=True).order_by("name")
    form.fields["worker"].queryset = workers  # type: ignore[attr-defined]
    form.fields["worker"].empty_label = _("Choose somebody")  # type: ignore[attr-defined]

    def act(given: dict[str, Any]) -> str:
        actions.choose_lead(transition_id=row.pk, by=viewer, **given)
        return done("transition", "chosen", transition_id=row.pk)

    return ask(
        request,
        form,
        act,
        title=_("Who will come to %(name)s?") % {"name": one.first_name},
        lede=_("What is known is below, by name, in no order of merit. You decide; your reason is "
               "kept. Nobody is told by it."),
        save=_("Choose"),
        back=_back(row, one),
        extra={"leads": leads, "speaks": languages_asked(one, viewer), "person": one},
        template="desk/choose_lead.html",
    )  # fmt: skip


@door("GET", "POST", keeps_words=True)
def days(request: Any, transition_id: UUID) -> HttpResponse:
    """Agree from when both work with them, and on which day one goes as the other comes."""
    row, one = _plan(request, transition_id)
    viewer = request.viewer
    must_manage(viewer, one.pk)
    form: Any = (forms.LastDay if row.kind == Kind.ENDING else forms.HandOverDays)(
        request.POST or None
    )

    def act(given: dict[str, Any]) -> str:
        agree_days(transition_id=row.pk, by=viewer, **given)
        return done("transition", "agreed", transition_id=row.pk)

    return ask(
        request,
        form,
        act,
        title=plan_words(row, one),
        lede=_("Days are whole days. Who sees %(name)s’s record follows them exactly.")
        % {"name": one.first_name},
        save=_("Agree this"),
        back=_back(row, one),
    )


@door("GET", "POST", keeps_words=True)
def add_step(request: Any, transition_id: UUID) -> HttpResponse:
    """Another meeting, visit, telling or asking in a plan."""
    row, one = _plan(request, transition_id)
    must_carry(request.viewer, one.pk)

    def act(given: dict[str, Any]) -> str:
        actions.add_step(transition_id=row.pk, by=request.viewer, **given)
        return done("transition", "said", transition_id=row.pk)

    return ask(
        request,
        forms.AddStep(request.POST or None, initial={"kind": StepKind.MEETING}),
        act,
        title=_("What else belongs to it?"),
        save=_("Add it"),
        back=_back(row, one),
    )


@door("GET", "POST", keeps_words=True)
def call_off(request: Any, transition_id: UUID) -> HttpResponse:
    """Call a plan off, saying why."""
    row, one = _plan(request, transition_id)
    must_carry(request.viewer, one.pk)

    def act(given: dict[str, Any]) -> str:
        actions.call_off(transition_id=row.pk, by=request.viewer, **given)
        return done("person", "called_off", person_id=one.pk)

    return ask(
        request,
        forms.CallOff(request.POST or None),
        act,
        title=_("Call this plan off?"),
        lede=_("What was done in it stays. If they were told, tell them this too."),
        save=_("Call it off"),
        danger=True,
        back=_back(row, one),
    )


@door("GET")
def about_worker(request: Any, transition_id: UUID) -> HttpResponse:
    """One page about who comes, in their words, to give to the person."""
    row, one = _plan(request, transition_id)
    if row.incoming is None:
        return HttpResponseRedirect(reverse("transition", kwargs={"transition_id": row.pk}))
    about = getattr(row.incoming, "about", None)
    context = {"person": one, "plan": row, "worker": row.incoming, "about": about}
    return shown(request, "desk/about_worker.html", context, look=_look(request, one, row))


about_worker.section = "people"  # type: ignore[attr-defined]
