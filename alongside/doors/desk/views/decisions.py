"""Decisions: writing one down, telling the person, and the different views beside it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee
from alongside.base.core.web import door, shown
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for
from alongside.practice.decisions import actions
from alongside.practice.decisions.models import Whose
from alongside.practice.decisions.queries import Quoted, decision_seen

from ..asking import ask, done
from ..decision_forms import DecisionForm, DifferentViewForm, ToldForm
from .person import seen_person


@door("GET", "POST", keeps_words=True)
def write_decision(request: Any, person_id: UUID) -> HttpResponse:
    """Write down what was decided about somebody."""
    one = seen_person(request, person_id)
    form = DecisionForm(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        row = actions.record_decision(
            person_id=one.pk, decided=actions.Decided(**given), by=request.viewer
        )
        return done("decision", "decided", decision_id=row.pk)

    return ask(
        request,
        form,
        act,
        title=_("A decision about %(name)s") % {"name": one.name},
        lede=_("%(name)s is told first. Whoever sees it differently can say so beside it.")
        % {"name": one.first_name},
        save=_("Save this decision"),
        back=(one.name, reverse("person", kwargs={"person_id": one.pk})),
    )


def _seen(request: Any, decision_id: UUID) -> tuple[Quoted, Person]:
    row = decision_seen(decision_id, request.viewer)
    if row is None:
        raise CannotSee
    return row, seen_person(request, row.person_id)


@door("GET")
def decision(request: Any, decision_id: UUID) -> HttpResponse:
    """One decision, with everybody who sees it differently."""
    row, one = _seen(request, decision_id)
    viewer = request.viewer

    def look() -> None:
        note_now("read", "decision", actor_id=viewer.worker_id, object_id=row.id,
                 person_id=one.pk, relation=reason_for(viewer, one.pk))  # fmt: skip

    context = {"decided": row, "person": one, "done": request.GET.get("done", "")}
    return shown(request, "desk/decision.html", context, look=look)


decision.section = "people"  # type: ignore[attr-defined]


@door("GET", "POST", keeps_words=True)
def different_view(request: Any, decision_id: UUID) -> HttpResponse:
    """ "I don't agree with this": a view beside the decision, under its own name."""
    row, _person = _seen(request, decision_id)
    form = DifferentViewForm(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        given["whose"] = given["whose"] or Whose.PERSON
        actions.see_differently(decision_id=row.id, by=request.viewer, **given)
        return done("decision", "different", decision_id=row.id)

    return ask(
        request,
        form,
        act,
        title=_("Somebody sees this differently"),
        lede=f"“{row.words}”",
        save=_("Put it beside the decision"),
        back=(_("The decision"), reverse("decision", kwargs={"decision_id": row.id})),
    )


@door("GET", "POST", keeps_words=True)
def decision_told(request: Any, decision_id: UUID) -> HttpResponse:
    """Say when the person was told."""
    row, one = _seen(request, decision_id)
    form = ToldForm(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        actions.say_told(
            decision_id=row.id,
            on=given["on"] or clock.today(),
            told_by=given["told_by"],
            by=request.viewer,
        )
        return done("decision", "said", decision_id=row.id)

    return ask(
        request,
        form,
        act,
        title=_("%(name)s was told") % {"name": one.first_name},
        lede=f"“{row.words}”",
        save=_("Save this"),
        back=(_("The decision"), reverse("decision", kwargs={"decision_id": row.id})),
    )
