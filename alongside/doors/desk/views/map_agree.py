"""Merging two views into what is agreed together: an explicit step, tie by tie."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.core.web import door
from alongside.people.persons.models import Person
from alongside.people.ties.agreeing import Agreed, agree_together

from ..asking import ask, done
from ..map_forms import AgreeOnMap
from ..queries.map_agree import Merging, merging
from .person import seen_person


@door("GET", "POST", keeps_words=True)
def agree_on_map(request: Any, person_id: UUID) -> HttpResponse:
    """Where two views differ, and which of them is agreed, or a third."""
    one = seen_person(request, person_id)
    found = merging(
        one,
        request.viewer,
        view=request.GET.get("view", ""),
        other=request.GET.get("with", ""),
    )
    ties = found.ties if found else ()
    form = AgreeOnMap(request.POST or None, ties=ties, name=one.first_name)

    def act(given: dict[str, Any]) -> str:
        agree_together(
            person_id=one.pk,
            agreed=[
                Agreed(UUID(tie.key), said, shared=tie.shared) for tie, said in form.agreed(given)
            ],
            by=request.viewer,
            on=given["on"],
            said_by=given["said_by"],
        )
        return done("ties", "agreed_map", person_id=one.pk)

    return ask(
        request, form, act, back=_back(one, found), template="desk/map_agree.html",
        title=_("What do you agree on?"),
        lede=_("%(one)s and %(other)s stay as they are. What you agree on stands beside them.")
        % {"one": found.words[0], "other": found.words[1]} if found else "",
        save=_("Save what is agreed"),
        extra={"person": one, "merging": found},
    )  # fmt: skip


agree_on_map.section = "people"  # type: ignore[attr-defined]


def _back(one: Person, found: Merging | None) -> tuple[str, str]:
    name = _("%(name)s’s map") % {"name": one.first_name}
    path = reverse("compare_maps", kwargs={"person_id": one.pk})
    if found is None:
        return name, reverse("person_map", kwargs={"person_id": one.pk})
    return name, f"{path}?view={found.views[0]}&with={found.views[1]}"
