"""Promises made on their own, and what became of them; wonderings."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core.errors import CannotSee
from alongside.base.core.web import door
from alongside.people.persons.models import Person
from alongside.practice.promises import actions
from alongside.practice.promises.models import Promise, PromiseFor, State, Whose
from alongside.practice.wonderings import actions as wonderings
from alongside.practice.wonderings.models import Wondering

from .. import forms
from ..asking import ask, do_once, done
from ..queries.words import joined, names_by
from .person import seen_person


def _back(one: Person) -> tuple[str, str]:
    return one.name, reverse("person", kwargs={"person_id": one.pk})


@door("GET", "POST", keeps_words=True)
def make(request: Any, person_id: UUID) -> HttpResponse:
    """Write down a promise by itself, whoever made it."""
    one = seen_person(request, person_id)
    form = forms.MakePromise(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.make_promise(
            person_ids=[one.pk],
            words=given["promise"],
            due=given["promise_due"],
            by=request.viewer,
            whose=given["whose"],
            by_name=given["promise_by"],
            by_person_id=one.pk if given["whose"] == Whose.PERSON else None,
        )
        return done("person", "promised", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("A promise to or from %(name)s") % {"name": one.name},
        save=_("Save this promise"),
        back=_back(one),
    )


@door("GET", "POST", keeps_words=True)
def settle(request: Any, promise_id: UUID) -> HttpResponse:
    """Say what became of a promise; "Kept" on a row posts here with no more to ask."""
    viewer = request.viewer
    promise = Promise.objects.visible_to(viewer).filter(pk=promise_id).first()
    if promise is None:
        raise CannotSee
    people = names_by(PromiseFor, "promise", [promise.pk], viewer)[promise.pk]
    back = _back(people[0]) if people else (_("My day"), reverse("day"))
    if request.method == "POST" and request.POST.get("from") == "day":

        def undo_or_keep() -> str:
            state = State.OPEN if request.POST.get("state") == State.OPEN else State.KEPT
            version = request.POST.get("version", "")
            actions.settle_promise(
                promise_id=promise.pk,
                state=state,
                by=viewer,
                version=int(version) if version.isdecimal() else 0,
            )
            if state == State.OPEN:
                return done("day", "reopened")
            return f"{done('day', 'kept')}&promise={promise.pk}"

        return do_once(request, undo_or_keep)
    form = forms.SettlePromise(
        request.POST or None,
        initial={"version": promise.version, "state": request.GET.get("state", State.KEPT)},
    )

    def act(given: dict[str, Any]) -> str:
        actions.settle_promise(
            promise_id=promise.pk,
            state=given["state"],
            version=given["version"],
            by=viewer,
            words=given["words"],
            due=given["due"],
        )
        return done("person", "settled", person_id=people[0].pk) if people else reverse("day")

    return ask(
        request,
        form,
        act,
        title=_("What became of this promise?"),
        lede=_("“%(words)s”, for %(names)s. Either way, tell them.")
        % {"words": promise.words, "names": joined(one.name for one in people)},
        save=_("Save this"),
        back=back,
        extra={"stands": promise},
    )


@door("GET", "POST", keeps_words=True)
def wonder(request: Any, person_id: UUID) -> HttpResponse:
    """Write down a thought that is not a fact."""
    one = seen_person(request, person_id)
    form = forms.Wonder(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        wonderings.wonder(
            person_id=one.pk,
            words=given["wondering"],
            by=request.viewer,
            would_change_my_mind=given["would_change_my_mind"],
        )
        return done("person", "wondered", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("A wondering about %(name)s") % {"name": one.name},
        lede=_(
            "A thought that is not a fact. It is always shown as one, and %(name)s may "
            "read and answer it."
        )
        % {"name": one.first_name},
        save=_("Save this wondering"),
        back=_back(one),
    )


@door("GET", "POST", keeps_words=True)
def wondering_step(request: Any, wondering_id: UUID) -> HttpResponse:
    """Add their answer to a wondering, look at it again, or let it go."""
    row = (
        Wondering.objects.visible_to(request.viewer)
        .select_related("person")
        .filter(pk=wondering_id)
        .first()
    )
    if row is None:
        raise CannotSee
    form = forms.WonderingStepForm(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        wonderings.take_step(
            wondering_id=row.pk, kind=given["kind"], words=given["words"], by=request.viewer
        )
        return done("person", "wondered", person_id=row.person_id)

    return ask(
        request,
        form,
        act,
        title=_("What came of this wondering?"),
        lede=f"“{row.words}”",
        save=_("Save this"),
        back=_back(row.person),
    )
