"""Taking one step of a plan, putting it off, or leaving it out; and a worker's page about them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.ids import parse_id
from alongside.base.core.web import door
from alongside.people.persons.models import Person
from alongside.practice.transitions import actions
from alongside.practice.transitions.models import AboutWorker, StepKind, TransitionStep
from alongside.practice.transitions.plans import must_carry, worker_in_my_teams

from .. import transition_forms as forms
from .. import transitions
from ..asking import ask, done
from ..queries.plans import plan_words, step_words, who_and_when

PAGES = {StepKind.CHOSEN: "choose_lead", StepKind.DAYS: "transition_days"}


def _seen_step(request: Any, step_id: UUID) -> tuple[TransitionStep, Person]:
    rows = TransitionStep.objects.visible_to(request.viewer).select_related(
        "transition__person", "transition__incoming", "transition__relationship__worker", "who"
    )
    step = rows.filter(pk=step_id).first()
    if step is None:
        raise CannotSee
    return step, step.transition.person


@door("GET", "POST", keeps_words=True)
def step(request: Any, step_id: UUID) -> HttpResponse:
    """Take a step, say who takes it and by when, or leave it out and say why."""
    row, one = _seen_step(request, step_id)
    viewer = request.viewer
    must_carry(viewer, one.pk)
    plan = row.transition
    back = plan_words(plan, one), reverse("transition", kwargs={"transition_id": plan.pk})
    if not row.is_open:
        raise NotNow(_("This step is settled already."))
    if row.kind in PAGES and "leave" not in request.GET:
        return HttpResponseRedirect(reverse(PAGES[StepKind(row.kind)], args=[plan.pk]))
    form = _form(request, row)

    def act(given: dict[str, Any]) -> str:
        code = _take(row, given, viewer)
        return done("transition", code, transition_id=plan.pk)

    return ask(
        request,
        form,
        act,
        title=step_words(row, one),
        lede=_lede(row, one),
        save=_("Save this step"),
        back=back,
    )


def _lede(row: TransitionStep, one: Person) -> str:
    plan, said = row.transition, []
    if row.kind == StepKind.TOLD:
        if plan.good_time:
            said.append(_("A good time: %(words)s.") % {"words": plan.good_time.rstrip(".")})
        if plan.bad_time:
            said.append(_("Not: %(words)s.") % {"words": plan.bad_time.rstrip(".")})
        said.append(_("Nothing else is done before this."))
    elif row.kind == StepKind.IN_TOUCH:
        said.append(
            _("Agreed by %(name)s, the worker and the manager, who writes it down.")
            % {"name": one.first_name}
        )
    elif row.who or row.on:
        said.append(who_and_when(row) + ".")
    return " ".join(said)


def _form(request: Any, row: TransitionStep) -> forms.TakeStep:
    kind, plan = row.kind, row.transition
    initial: dict[str, Any] = {"version": row.version, "who": row.who_id, "do": forms.DO_TAKE}
    if row.on:
        initial["on"] = f"{row.on.day}/{row.on.month}/{row.on.year}"
    if kind in (StepKind.MEETING, StepKind.VISIT) and row.appointment_id is None:
        initial["do"] = forms.DO_PLAN
    initial |= {name: getattr(plan, name) for name in ("passes_on", "kept", "left_behind")}
    initial["to"] = plan.incoming_id
    form = forms.STEP_FORMS.get(kind, forms.TakeStep)(request.POST or None, initial=initial)
    if kind == StepKind.PROMISES:
        open_ones = transitions.promises_to_pass(plan, request.viewer)
        form.fields["promises"].choices = [  # type: ignore[attr-defined]
            (str(promise.pk), promise.words) for promise in open_ones
        ]
        form.initial["promises"] = [str(promise.pk) for promise in open_ones]
        if not open_ones:
            form.fields["promises"].label = _("No promise of theirs is open here")
            del form.fields["to"]
    return form


def _take(row: TransitionStep, given: dict[str, Any], by: Any) -> str:
    """The deed a step's page asks for; answers the code of what was done."""
    about = {"step_id": row.pk, "by": by, "version": given["version"]}
    if given["do"] == forms.DO_LEAVE:
        actions.leave_out(why=given["why"], **about)
        return "left_out"
    if given["do"] == forms.DO_PLAN:
        if given.get("time"):
            _meet(given, about)
            return "planned"
        actions.plan_step(who=given["who"], on=given["on"], **about)
        return "said"
    _TAKES.get(StepKind(row.kind), _take_plainly)(given, about)
    return "taken"


def _meet(given: dict[str, Any], about: dict[str, Any]) -> None:
    if not given["on"]:
        raise Refused({"on": _("Choose the day.")})
    meeting = transitions.Meeting(
        clock.moment(given["on"], given["time"]), place=given.get("place", "")
    )
    transitions.plan_meeting(meeting=meeting, **about)


def _take_plainly(given: dict[str, Any], about: dict[str, Any]) -> None:
    actions.take_step(words=given["words"], **about)


def _take_letter(given: dict[str, Any], about: dict[str, Any]) -> None:
    actions.take_step(words=given["words"], taught_me=given["taught_me"], **about)


def _take_passes_on(given: dict[str, Any], about: dict[str, Any]) -> None:
    parts = {name: given[name] for name in ("passes_on", "kept", "left_behind")}
    actions.take_step(**parts, **about)


def _take_promises(given: dict[str, Any], about: dict[str, Any]) -> None:
    ids = [pk for value in given["promises"] if (pk := parse_id(value))]
    transitions.pass_promises(promise_ids=ids, to=given.get("to"), words=given["words"], **about)


def _take_in_touch(given: dict[str, Any], about: dict[str, Any]) -> None:
    transitions.keep_in_touch(
        words=given["words"], agreed=set(given["agreed"]), due=given["on"], **about
    )


_TAKES: dict[str, Callable[[dict[str, Any], dict[str, Any]], None]] = {
    StepKind.LETTER: _take_letter,
    StepKind.PASSES_ON: _take_passes_on,
    StepKind.PROMISES: _take_promises,
    StepKind.IN_TOUCH: _take_in_touch,
}


# --- a worker's page about themselves ------------------------------------------------------------


def _initial(about: AboutWorker | None) -> dict[str, Any]:
    if about is None:
        return {"version": 0}
    day = about.here_until
    return {
        "about_me": about.about_me,
        "languages": about.languages,
        "travel": about.travel,
        "hours": about.hours,
        "here_until": f"{day.day}/{day.month}/{day.year}" if day else "",
        "version": about.version,
    }


@door("GET", "POST", keeps_words=True)
def about_me(request: Any) -> HttpResponse:
    """My page for the people I start with, and a few facts for whoever chooses a new worker."""
    me = request.viewer.worker
    about = AboutWorker.objects.filter(worker=me).first()
    form = forms.AboutMe(request.POST or None, initial=_initial(about))

    def act(given: dict[str, Any]) -> str:
        given["version"] = given["version"] or 0
        actions.say_about(worker=me, by=request.viewer, **given)
        return done("more", "said")

    return ask(
        request,
        form,
        act,
        title=_("About me"),
        lede=_("Every line may stay empty. Your manager sees them when somebody needs a worker."),
        save=_("Save this"),
        back=(_("More"), reverse("more")),
    )


@door("GET", "POST", keeps_words=True)
def worker_facts(request: Any, worker_id: UUID) -> HttpResponse:
    """A manager says what they know of somebody in their team that helps to choose a worker."""
    worker = worker_in_my_teams(request.viewer, worker_id)
    if worker is None:
        raise CannotSee
    about = AboutWorker.objects.filter(worker=worker).first()
    form = forms.AboutWorkerFacts(request.POST or None, initial=_initial(about))

    def act(given: dict[str, Any]) -> str:
        given["version"] = given["version"] or 0
        actions.say_about(worker=worker, by=request.viewer, **given)
        return done("transitions", "said")

    return ask(
        request,
        form,
        act,
        title=_("What helps to choose: %(name)s") % {"name": worker.name},
        lede=_("%(name)s sees and can change this. Every line may stay empty.")
        % {"name": worker.first_name},
        save=_("Save this"),
        back=(_("Comings and goings"), reverse("transitions")),
    )
