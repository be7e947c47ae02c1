"""The worker's own lane: reading, writing and destroying one's own."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core.errors import CannotSee
from alongside.base.core.web import door
from alongside.people.persons.models import Person
from alongside.practice.reflections import actions
from alongside.practice.reflections.models import Reflection

from .. import forms
from ..asking import ask, done

PAGE = 20


@door("GET")
def reflections(request: Any) -> HttpResponse:
    """My own reflections, newest first."""
    viewer = request.viewer
    rows = list(
        Reflection.objects.visible_to(viewer).order_by("-day", "-pk")[:PAGE]
        if "all" not in request.GET
        else Reflection.objects.visible_to(viewer).order_by("-day", "-pk")
    )
    names = dict(
        Person.objects.card_visible_to(viewer)
        .filter(pk__in=[row.person_id for row in rows if row.person_id])
        .values_list("pk", "name")
    )
    context = {
        "rows": [(row, names.get(row.person_id, "")) for row in rows],
        "more": len(rows) == PAGE and "all" not in request.GET,
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/reflections.html", context)


reflections.section = "more"  # type: ignore[attr-defined]


@door("GET", "POST", keeps_words=True)
def reflect(request: Any) -> HttpResponse:
    """Write a reflection that belongs to no visit."""
    form = forms.Reflect(request.POST or None)

    def act(given: dict[str, Any]) -> str:
        actions.reflect_alone(words=given["for_me"], by=request.viewer)
        return done("reflections", "reflected")

    return ask(
        request,
        form,
        act,
        title=_("A thought of your own"),
        save=_("Keep this"),
        back=(_("My reflections"), reverse("reflections")),
        extra={"own_lane": True},
    )


@door("GET", "POST", keeps_words=True)
def rewrite(request: Any, reflection_id: UUID) -> HttpResponse:
    """Read or change one's own reflection."""
    viewer = request.viewer
    row = Reflection.objects.visible_to(viewer).filter(pk=reflection_id).first()
    if row is None:
        raise CannotSee
    form = forms.Reflect(
        request.POST or None, initial={"for_me": row.words, "version": row.version}
    )

    def act(given: dict[str, Any]) -> str:
        actions.rewrite(
            reflection_id=row.pk, version=given["version"] or 0, words=given["for_me"], by=viewer
        )
        return done("reflections", "reflected")

    return ask(
        request,
        form,
        act,
        title=_("A thought of your own"),
        save=_("Keep this"),
        back=(_("My reflections"), reverse("reflections")),
        extra={
            "own_lane": True,
            "destroy_url": reverse("destroy_reflection", kwargs={"reflection_id": row.pk}),
        },
    )


@door("GET", "POST")
def destroy(request: Any, reflection_id: UUID) -> HttpResponse:
    """Destroy one's own reflection for good."""
    viewer = request.viewer
    mine = Reflection.objects.visible_to(viewer).filter(pk=reflection_id)
    if request.method != "POST" and not mine.exists():
        raise CannotSee

    def act(given: dict[str, Any]) -> str:
        actions.destroy_reflection(reflection_id=reflection_id, by=viewer)
        return done("reflections", "destroyed")

    return ask(
        request,
        forms.Nothing(request.POST if request.method == "POST" else None),
        act,
        title=_("Destroy this reflection?"),
        danger=True,
        save=_("Destroy it"),
        lede=_("It is gone for good, also from later backups."),
        back=(_("My reflections"), reverse("reflections")),
    )


for view in (reflections, reflect, rewrite, destroy):
    view.logged_as = "desk"  # type: ignore[attr-defined]  # R19: nobody learns who reflects, or when
