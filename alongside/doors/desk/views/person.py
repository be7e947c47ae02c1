"""A person's page, the card for the doorstep, and what is said about them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core.dates import Precision, rough_text
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import parse_id
from alongside.base.core.web import door, shown
from alongside.people.persons import actions, banners
from alongside.people.persons.models import (
    Fact,
    FactKind,
    Label,
    Person,
)
from alongside.people.working.access import reason_for

from .. import forms
from ..asking import ask, done
from ..queries.before import before_i_go
from ..queries.person import the_card, the_record, whole_person
from ..queries.story import cursor_in
from ..queries.words import about_in_words


def seen_person(request: Any, person_id: UUID) -> Person:
    """The person whose record this viewer sees. Raises CannotSee."""
    person = Person.objects.visible_to(request.viewer).filter(pk=person_id).first()
    if person is None:
        raise CannotSee
    return person


def _look(request: Any, person: Person, verb: str, relation: str) -> Any:
    def look() -> None:
        note_now(
            verb,
            "person",
            actor_id=request.viewer.worker_id,
            object_id=person.pk,
            person_id=person.pk,
            relation=relation,
        )

    return look


@door("GET")
def person(request: Any, person_id: UUID) -> HttpResponse:
    """Who they are in their words; before, now and hopes; the story so far; what is promised."""
    viewer = request.viewer
    whole = whole_person(person_id, viewer)
    one = whole or Person.objects.card_visible_to(viewer).filter(pk=person_id).first()
    if one is None:
        raise CannotSee
    printed = "print" in request.GET
    context: dict[str, Any] = {
        "person": one,
        "about": about_in_words(one),
        "printed": printed,
        "done": request.GET.get("done", ""),
    }
    page: dict[str, Any] = {
        "before": cursor_in(request.GET.get("before", "")),
        "everything": printed,
    }
    if whole is None:
        context.update(the_card(one, viewer, **page))
        return shown(
            request,
            "desk/person_grace.html",
            context,
            look=_look(request, one, "saw card of", "grace"),
        )
    context.update(the_record(one, viewer, **page))
    look = _look(request, one, "printed" if printed else "saw", context["relation"])
    return shown(request, "desk/person.html", context, look=look)


person.section = "people"  # type: ignore[attr-defined]


@door("GET")
def before(request: Any, person_id: UUID) -> HttpResponse:
    """Before I go: one card, printable, for the doorstep."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    card = before_i_go(one, viewer)
    context = {
        "person": one,
        "about": about_in_words(one),
        "before": card,
        "banners": card.banners,
        "languages": card.languages,
        "decided": card.decided,
    }
    return shown(
        request,
        "desk/before.html",
        context,
        look=_look(request, one, "read before going", reason_for(viewer, one.pk)),
    )


before.section = "people"  # type: ignore[attr-defined]


def _back(one: Person) -> tuple[str, str]:
    return one.name, reverse("person", kwargs={"person_id": one.pk})


@door("GET", "POST", keeps_words=True)
def say_fact(request: Any, person_id: UUID) -> HttpResponse:
    """Say something about somebody, or correct what was said by something newer."""
    one = seen_person(request, person_id)
    viewer = request.viewer
    replaces, replaces_id = None, parse_id(request.GET.get("replaces"))
    if replaces_id:
        replaces = (
            Fact.objects.visible_to(viewer).current().filter(pk=replaces_id, person=one).first()
        )
        if replaces is None and request.method != "POST":
            raise CannotSee
    initial = {"kind": request.GET.get("kind", FactKind.MATTERS)}
    if replaces:
        initial = {
            "kind": replaces.kind,
            "words": replaces.words,
            "whose": replaces.whose,
            "in_their_words": replaces.in_their_words,
            "label": replaces.label,
        }
    form = forms.SayFact(request.POST or None, initial=initial)

    def act(given: dict[str, Any]) -> str:
        actions.say_fact(
            person_id=one.pk,
            kind=given["kind"],
            words=given["words"],
            by=viewer,
            label=given["label"],
            whose=given["whose"],
            in_their_words=given["in_their_words"],
            last_true=given["last_true"],
            ask_again=given["ask_again"],
            audience=list(given["audience"]),
            not_manager=given["not_manager"],
            replaces=replaces_id,
        )
        return done("person", "said", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("Say something about %(name)s") % {"name": one.name},
        save=_("Save this"),
        back=_back(one),
        extra={"earlier": _earlier(replaces, viewer)},
    )


def _earlier(fact: Fact | None, viewer: Any) -> list[Fact]:
    """What a fact says now and said before, newest first; corrections are few."""
    found = []
    while fact is not None:
        found.append(fact)
        before = [fact.replaces_id] if fact.replaces_id else []
        fact = Fact.objects.visible_to(viewer).filter(pk__in=before).first()
    return found


@door("GET", "POST", keeps_words=True)
def add_address(request: Any, person_id: UUID) -> HttpResponse:
    one = seen_person(request, person_id)
    form = forms.AddAddress(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.add_address(
            person_id=one.pk,
            lines=given["lines"],
            by=request.viewer,
            label=Label.RESTRICTED if given["safe"] else Label.OPEN,
            from_day=given["from_day"],
            audience=list(given["audience"]),
        )
        return done("person", "said", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("Where %(name)s lives") % {"name": one.name},
        save=_("Save this address"),
        back=_back(one),
    )


@door("GET", "POST", keeps_words=True)
def add_name(request: Any, person_id: UUID) -> HttpResponse:
    one = seen_person(request, person_id)
    form = forms.AddName(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.add_name(
            person_id=one.pk, full=given["full"], kind=given["kind"], by=request.viewer
        )
        return done("person", "said", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("Another name for %(name)s") % {"name": one.name},
        save=_("Save this name"),
        back=_back(one),
    )


@door("GET", "POST", keeps_words=True)
def add_language(request: Any, person_id: UUID) -> HttpResponse:
    one = seen_person(request, person_id)
    form = forms.AddLanguage(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.add_language(person_id=one.pk, by=request.viewer, **given)
        return done("person", "said", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("A language %(name)s speaks") % {"name": one.name},
        save=_("Save this language"),
        back=_back(one),
    )


@door("GET", "POST", keeps_words=True)
def change(request: Any, person_id: UUID) -> HttpResponse:
    """Change name, pronouns or birth date; the row before is kept."""
    one = seen_person(request, person_id)
    born = rough_text(one.born_on)
    form = forms.ChangePerson(
        request.POST or None,
        initial={"name": one.name, "pronouns": one.pronouns, "born": born, "version": one.version},
    )

    def act(given: dict[str, Any]) -> str:
        actions.change_person(
            person_id=one.pk,
            version=given["version"],
            by=request.viewer,
            name=given["name"],
            pronouns=given["pronouns"],
            born=given["born"].earliest if given["born"] else None,
            born_precision=given["born"].precision if given["born"] else Precision.UNKNOWN,
        )
        return done("person", "changed", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("Change %(name)s’s details") % {"name": one.name},
        save=_("Save"),
        back=_back(one),
    )


@door("GET", "POST", keeps_words=True)
def set_banner(request: Any, person_id: UUID) -> HttpResponse:
    one = seen_person(request, person_id)
    form = forms.SetBanner(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        told = given["told"]
        why_not = "" if told else given["why_not_told"]
        if not told and not why_not:
            raise Refused({"why_not_told": _("Tell them, or say why that is not safe.")})
        banners.set_banner(
            person_id=one.pk,
            words=given["words"],
            by=request.viewer,
            until_day=given["until_day"],
            why_renewed=given["why_renewed"],
            why_not_told=why_not,
        )
        return done("person", "said", person_id=one.pk)

    return ask(
        request,
        form,
        act,
        title=_("A safety line for %(name)s") % {"name": one.name},
        save=_("Put it up"),
        back=_back(one),
    )
