"""The people and places in somebody's life: telling of them, and saying how each is."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core import clock
from alongside.base.core.dates import rough_text
from alongside.base.core.errors import CannotSee
from alongside.base.core.web import door, shown
from alongside.people.persons.models import Label, Person
from alongside.people.persons.seen import guards, must_guard
from alongside.people.ties import actions
from alongside.people.ties.models import Tie
from alongside.people.ties.queries import before, named_for
from alongside.people.working.access import reason_for

from .. import tie_forms as forms
from ..asking import ask, done
from ..queries.counting import counting, whom_mine_count_on
from ..queries.ties import ties_page, what_in_words, when_in_words, where_in_words
from .person import seen_person


def seen_tie(request: Any, tie_id: UUID) -> tuple[Tie, Person]:
    """A tie the viewer sees, and whose it is. Raises CannotSee."""
    rows = Tie.objects.visible_to(request.viewer).select_related("person")
    tie = rows.filter(pk=tie_id).first()
    if tie is None:
        raise CannotSee
    return tie, tie.person


def back_to_ties(one: Person) -> tuple[str, str]:
    name = _("People and places that matter to %(name)s") % {"name": one.first_name}
    return name, reverse("ties", kwargs={"person_id": one.pk})


@door("GET")
def ties(request: Any, person_id: UUID) -> HttpResponse:
    """Who and what matters to somebody, how each is and in whose view, and whom they count on."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    page = ties_page(one, viewer, clock.today())
    context = {
        "person": one,
        "page": page,
        "counting": counting(one, page.warm),
        "done": request.GET.get("done", ""),
    }

    def look() -> None:
        note_now(
            "saw ties of", "person", actor_id=viewer.worker_id, object_id=one.pk,
            person_id=one.pk, relation=reason_for(viewer, one.pk),
        )  # fmt: skip

    return shown(request, "desk/ties.html", context, look=look)


ties.section = "people"  # type: ignore[attr-defined]


def _ask_of_tie(
    request: Any,
    one: Person,
    form: forms.TellTie,
    tell: Callable[[Any, dict[str, Any], dict[str, Any]], Any],
    code: str,
    **page: Any,
) -> HttpResponse:
    def act(given: dict[str, Any]) -> str:
        named = {name: list(given.get(name, [])) for name in ("audience", "never")}
        tell(form.told(given), given, named)
        return done("ties", code, person_id=one.pk)

    return ask(
        request, form, act, back=back_to_ties(one), template="desk/tie_form.html",
        extra={
            "folds": [name for name in forms.FOLDED if name in form.fields],
            "fold_label": _("Where they are, whose job it is, or who can know of this"),
            **page.pop("extra", {}),
        },
        **page,
    )  # fmt: skip


@door("GET", "POST", keeps_words=True)
def add_tie(request: Any, person_id: UUID) -> HttpResponse:
    """Put somebody or something on."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    form = forms.TellTie(
        request.POST or None, viewer=viewer, guards=guards(viewer, one.pk), own_id=one.pk,
        initial={"kind": request.GET.get("kind", "friend")},
    )  # fmt: skip

    def tell(told: Any, given: dict[str, Any], named: dict[str, Any]) -> None:
        actions.add_tie(person_id=one.pk, told=told, by=viewer, **named)

    return _ask_of_tie(
        request, one, form, tell, "tie_added",
        title=_("Who or what shall we put on?"),
        lede=_("A person, a pet, a team, someone who has died."),
        save=_("Put them on"),
    )  # fmt: skip


@door("GET", "POST", keeps_words=True)
def change_tie(request: Any, tie_id: UUID) -> HttpResponse:
    """Tell of a tie anew; what was told before stands beneath."""
    tie, one = seen_tie(request, tie_id)
    viewer = request.viewer
    may_guard = guards(viewer, one.pk)
    initial = {
        "kind": tie.kind, "name": tie.called, "relation": tie.as_whom, "area": tie.area,
        "paid": tie.paid, "other": tie.other_id, "lives_with": tie.lives_with,
        "whereabouts": tie.whereabouts, "where_since": rough_text(tie.where_since),
        "began": rough_text(tie.began), "ended": rough_text(tie.ended), "source": tie.source,
        "label": tie.label, "not_manager": tie.not_manager, "version": tie.version,
    }  # fmt: skip
    if may_guard and tie.label != Label.OPEN:
        named = named_for(tie)
        initial.update(audience=named[False], never=named[True])
    form = forms.TellTie(
        request.POST or None, viewer=viewer, guards=may_guard, own_id=one.pk, initial=initial
    )

    def tell(told: Any, given: dict[str, Any], named: dict[str, Any]) -> None:
        if not may_guard:
            told.label, told.not_manager = tie.label, tie.not_manager
        _keep_unread(told, tie, form)
        actions.change_tie(
            tie_id=tie.pk, version=given["version"] or 0, told=told, by=viewer, **named
        )

    told_before = [
        (
            row,
            what_in_words(row),
            ", ".join(filter(None, (when_in_words(row), where_in_words(row)))),
        )
        for row in before(tie, viewer)
    ]
    return _ask_of_tie(
        request, one, form, tell, "changed",
        title=_("Change what is told of %(who)s") % {"who": tie.called},
        save=_("Save"),
        extra={"tie": tie, "told_before": told_before},
    )  # fmt: skip


def _keep_unread(told: Any, tie: Tie, form: forms.TellTie) -> None:
    """What the form could not show stays as it is: a page the viewer does not see, and a day known
    only as “by then”."""
    shown = form.fields["other"].queryset  # type: ignore[attr-defined]
    if tie.other_id and not shown.filter(pk=tie.other_id).exists():
        told.other = tie.other_id
    for name, day in (("began", tie.began), ("ended", tie.ended), ("where_since", tie.where_since)):
        if day and not rough_text(day) and getattr(told, name) is None:
            setattr(told, name, day)


@door("GET", "POST", keeps_words=True)
def end_tie(request: Any, tie_id: UUID) -> HttpResponse:
    """Say that a tie is over."""
    tie, one = seen_tie(request, tie_id)
    form = forms.EndTie(request.POST or None, initial={"version": tie.version})

    def act(given: dict[str, Any]) -> str:
        actions.end_tie(
            tie_id=tie.pk, version=given["version"], ended=given["ended"], by=request.viewer
        )
        return done("ties", "changed", person_id=one.pk)

    return ask(
        request, form, act, back=back_to_ties(one),
        title=_("%(who)s: it is over") % {"who": tie.called},
        lede=_("It stays on the page, with its days. Nothing that was said of it is lost."),
        save=_("It is over"),
    )  # fmt: skip


@door("GET", "POST", keeps_words=True)
def worry(request: Any, tie_id: UUID) -> HttpResponse:
    """A worry about somebody in their life: kept apart, for few."""
    tie, one = seen_tie(request, tie_id)
    must_guard(request.viewer, one.pk)
    form = forms.TieWorry(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.worry_about_tie(
            tie_id=tie.pk, words=given["words"], audience=list(given["audience"]),
            not_manager=given["not_manager"], by=request.viewer,
        )  # fmt: skip
        return done("ties", "said", person_id=one.pk)

    return ask(
        request, form, act, back=back_to_ties(one),
        title=_("A worry about %(who)s") % {"who": tie.called},
        lede=_("Only their key worker, the manager and those you name see this. It takes nothing "
               "away from what %(name)s says.") % {"name": one.first_name},
        save=_("Save this"),
    )  # fmt: skip


@door("GET")
def counting_on(request: Any) -> HttpResponse:
    """For a worker, whom their own people count on; for a manager also figures without names."""
    context = {"mine": whom_mine_count_on(request.viewer)}
    return render(request, "desk/counting_on.html", context)


counting_on.section = "people"  # type: ignore[attr-defined]
