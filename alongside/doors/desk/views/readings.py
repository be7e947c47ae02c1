"""How a tie is, as somebody sees it on a day; and asking in words whom they can count on."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.ids import id_asked, parse_id
from alongside.base.core.web import door
from alongside.people.persons.models import Person
from alongside.people.ties import actions
from alongside.people.ties.models import Tie
from alongside.people.ties.queries import consent_of
from alongside.people.ties.readings import Asked, Perspective, Reading, Sees

from .. import tie_forms as forms
from ..asking import ask, done
from ..queries.ties import reading_in_words, whose_view
from .person import seen_person
from .ties import back_to_ties, seen_tie

_ROUND = "round"
_THEN = {"ask": "ask_count_on", "together": "build_map", "paper": "keep_paper"}


@door("GET", "POST", keeps_words=True)
def consent(request: Any, person_id: UUID) -> HttpResponse:
    """Before their own view is written down: who will see it, and may it count?"""
    one = seen_person(request, person_id)
    said = consent_of(one.pk, request.viewer).first()
    initial = {"sees": said.sees, "counts": "yes" if said.counts else "no"} if said else {}
    form = forms.MapConsent(request.POST or None, initial=initial)
    goes_on = _own_page(one, parse_id(request.GET.get("tie")), request.GET.get("then"))

    def act(given: dict[str, Any]) -> str:
        if given["sees"] != Sees.NOBODY and not given["counts"]:
            raise Refused({"counts": _("Choose what they said. “No” is fine.")})
        actions.consent_to_map(
            person_id=one.pk, sees=given["sees"], counts=given["counts"] == "yes", by=request.viewer
        )
        if given["sees"] == Sees.NOBODY or goes_on is None:
            return done("ties", "said", person_id=one.pk)
        return goes_on

    return ask(
        request, form, act, back=back_to_ties(one), template="desk/map_consent.html",
        title=_("Before you begin: ask %(name)s") % {"name": one.first_name},
        save=_("Save what they said"),
        extra={"person": one},
    )  # fmt: skip


def _own_page(one: Person, tie_id: UUID | None, then: str | None) -> str | None:
    """Where their answer leads: on to the view they were asked for."""
    if tie_id:
        return f"{reverse('say_reading', kwargs={'tie_id': tie_id})}?whose=own"
    page = _THEN.get(then or "")
    return reverse(page, kwargs={"person_id": one.pk}) if page else None


@door("GET", "POST", keeps_words=True)
def say_reading(request: Any, tie_id: UUID) -> HttpResponse:
    """How one tie is: tap the ring, tap the line. With `round`, then the next of them."""
    tie, one = seen_tie(request, tie_id)
    viewer = request.viewer
    said = consent_of(one.pk, viewer).first()
    own = said is not None and said.sees != Sees.NOBODY
    wrong = _wrong_one(request, tie)
    form = forms.SayReading(
        request.POST or None, name=one.first_name, other=tie.called, own=own,
        initial=_initial(wrong) if wrong else {"perspective": _first_view(request, own)},
    )  # fmt: skip

    def act(given: dict[str, Any]) -> str:
        if not given["perspective"]:
            raise Refused({"perspective": _("Choose whose view it is.")})
        actions.say_reading(
            tie_id=tie.pk, perspective=given["perspective"], said=form.said(given), by=viewer,
            on=given["on"], said_by=given["said_by"], shared=not given["keep"],
            replaces=wrong.pk if wrong else None,
        )  # fmt: skip
        return _next(request, one, tie, own)

    return ask(
        request, form, act, back=back_to_ties(one), template="desk/reading.html",
        title=tie.called,
        lede=tie.as_whom or str(tie.get_kind_display()),
        save=_("Save, and on to the next") if _ROUND in request.GET else _("Save"),
        extra={
            "person": one,
            "tie": tie,
            "own": own,
            "asked_before": said is not None,
            "skip": _next(request, one, tie, own) if _ROUND in request.GET else "",
            "wrong": wrong and (
                f"{whose_view(wrong, one)}: {reading_in_words(wrong, tie, one)} {wrong.words}"
            ),
            "folds": ["said_by", "last_seen", "on", "keep"],
            "fold_label": _("Who said it, when, when they last met, or only for me"),
        },
    )  # fmt: skip


def _first_view(request: Any, own: bool) -> str:
    asked = request.GET.get("whose", "")
    if asked in Perspective.values and (own or asked != Perspective.OWN):
        return asked
    return Perspective.OWN if own else ""


def _wrong_one(request: Any, tie: Tie) -> Reading | None:
    """The reading that is to be put right. Raises CannotSee."""
    if "replaces" not in request.GET:
        return None
    rows = Reading.objects.visible_to(request.viewer).filter(tie=tie)
    wrong = rows.filter(pk=id_asked(request.GET["replaces"])).first()
    if wrong is None:
        raise CannotSee
    return wrong


def _initial(reading: Reading) -> dict[str, Any]:
    def day(of: Any) -> str:
        return f"{of.day}/{of.month}/{of.year:04}" if of else ""

    return {
        "perspective": reading.perspective, "said_by": reading.said_by,
        "closeness": reading.closeness, "quality": reading.quality, "flow": reading.flow,
        "counts_on": {True: "yes", False: "no", None: ""}[reading.counts_on],
        "words": reading.words, "last_seen": day(reading.last_seen), "on": day(reading.on),
        "keep": not reading.shared,
    }  # fmt: skip


def _next(request: Any, one: Person, tie: Tie, own: bool) -> str:
    """The page after this one: in a round the next of them, and last the question in words."""
    if _ROUND not in request.GET:
        return done("ties", "read", person_id=one.pk)
    going_on = [
        row
        for row in Tie.objects.visible_to(request.viewer).filter(person=one).order_by("pk")
        if not row.is_over(clock.today())
    ]
    after = next((row for row in going_on if row.pk > tie.pk), None)
    if after:
        whose = request.GET.get("whose", "")
        more = f"&whose={whose}" if whose in Perspective.values else ""
        return f"{reverse('say_reading', kwargs={'tie_id': after.pk})}?{_ROUND}=1{more}"
    if own:
        return reverse("ask_count_on", kwargs={"person_id": one.pk})
    return done("ties", "read", person_id=one.pk)


@door("GET", "POST", keeps_words=True)
def ask_count_on(request: Any, person_id: UUID) -> HttpResponse:
    """“Is there someone you can count on?”, and what they said."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    said = consent_of(one.pk, viewer).first()
    form = forms.AskCountOn(request.POST or None)
    rows = Tie.objects.visible_to(viewer).filter(person=one).order_by("pk")
    form.fields["tie_ids"].choices = [(str(row.pk), row.called) for row in rows]  # type: ignore[attr-defined]

    may = said is not None and said.sees != Sees.NOBODY

    def act(given: dict[str, Any]) -> str:
        if not may:
            raise Refused({"answer": _("First ask who will see this: the link is above.")})
        actions.ask_count_on(
            person_id=one.pk, answer=given["answer"], words=given["words"], on=given["on"],
            tie_ids=[UUID(pk) for pk in given["tie_ids"]], shared=not given["keep"], by=viewer,
        )  # fmt: skip
        return done("ties", "no_one" if given["answer"] == "no_one" else "read", person_id=one.pk)

    return ask(
        request, form, act, back=back_to_ties(one), template="desk/ask_count_on.html",
        title=_("Is there someone you can count on?"),
        lede=_("Ask %(name)s in these words, or in theirs. Not ticking anybody is no answer.")
        % {"name": one.first_name},
        save=_("Save what they said"),
        extra={
            "person": one,
            "asked_before": said is not None,
            "may": may,
        },
    )  # fmt: skip


@door("GET", "POST", keeps_words=True)
def answer_no_one(request: Any, asked_id: UUID) -> HttpResponse:
    """What was done the day somebody said that there is no one."""
    asked = (
        Asked.objects.visible_to(request.viewer)
        .filter(pk=asked_id, answer="no_one")
        .select_related("person")
        .first()
    )
    if asked is None:
        raise CannotSee
    if not asked.waits:
        raise NotNow(_("Somebody has answered this meanwhile."))
    form = forms.AnswerNoOne(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.answer_no_one(asked_id=asked.pk, words=given["words"], by=request.viewer)
        return done("ties", "said", person_id=asked.person_id)

    return ask(
        request, form, act, back=back_to_ties(asked.person),
        title=_("%(name)s said: no one right now") % {"name": asked.person.first_name},
        lede=asked.words,
        save=_("Save what you did"),
    )  # fmt: skip
