"""Finding somebody: among my people, or somebody else; looking in an emergency."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.accounts.passwords import must_be_their_password
from alongside.base.audit.chain import note_now
from alongside.base.core.errors import CannotSee
from alongside.base.core.text import one_line
from alongside.base.core.web import door
from alongside.people.joining.access import now_under
from alongside.people.persons import names, queries
from alongside.people.working import actions
from alongside.people.working.models import EmergencyAccess

from .. import forms, working_forms
from ..asking import SeeOther, ask, done
from ..queries.finding import Written, in_what_is_written
from ..queries.words import about_in_words

QUOTES = tuple("\"“”„«'‘")


@door("GET", "POST")
def find(request: Any) -> HttpResponse:
    """Find among my people by their names, and in what I may read.

    One person who is surely meant opens at once. Words in quotation marks are looked for in what
    is written only.
    """
    viewer = request.viewer
    asked, found, written = "", None, Written()
    if request.method == "POST":
        asked = one_line(request.POST.get("q", ""))[:200]
        found = [] if asked.startswith(QUOTES) else queries.fitting_among_mine(viewer, asked)
        sure = len(found) == 1 and found[0][0] >= names.STANDS_FOR
        if not sure:
            written = in_what_is_written(viewer, asked)
        note_now("searched", "people and words", actor_id=viewer.worker_id, searched=asked)
        if sure or (len(found) == 1 and not written.rows):
            return SeeOther(reverse("person", kwargs={"person_id": found[0][1].pk}))
    context = {
        "asked": asked,
        "found": None if found is None else [(one, about_in_words(one)) for _fit, one in found],
        "in_quotes": asked.startswith(QUOTES),
        "written": written,
        "form": forms.Find(),
        "cards": None,
    }
    return render(request, "desk/find.html", context)


find.section = "find"  # type: ignore[attr-defined]


@door("GET", "POST")
def find_else(request: Any) -> HttpResponse:
    """Find somebody I do not work with: a name and one more thing; a card is all there is."""
    form = forms.Find(request.POST if request.method == "POST" else None)
    cards, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            second = given["born"] or given["identifier"] or given["postcode"]
            if not given["name"]:
                form.add_error("name", _("Write their name, as well as you know it."))
            elif not second:
                form.add_error(
                    "born",
                    _(
                        "Give one more thing: a birth date, a number or a "
                        "postcode. Names alone are not enough."
                    ),
                )
            else:
                status = 200
                cards = queries.find_someone_else(
                    by=request.viewer,
                    name=given["name"],
                    born=given["born"],
                    identifier=given["identifier"],
                    postcode=given["postcode"],
                )
    context = {
        "asked": "", "found": None, "in_quotes": False, "written": Written(), "form": form,
        "cards": cards,
    }  # fmt: skip
    return render(request, "desk/find.html", context, status=status)


find_else.section = "find"  # type: ignore[attr-defined]


@door("POST", keeps_words=True)
def emergency(request: Any) -> HttpResponse:
    """Look at a record in an emergency: opened by a find's token, with a reason and a password."""
    viewer = request.viewer
    person_id = queries.found_by(viewer, request.POST.get("token", ""))
    if person_id is not None:
        person_id = now_under(viewer, person_id)  # records may have been joined since the find
    if person_id is None:
        raise CannotSee
    name = queries.name_on_card(person_id)
    begun = "reason" in request.POST or "password" in request.POST
    form = working_forms.Emergency(
        request.POST if begun else None, initial={"token": request.POST["token"]}
    )

    def act(given: dict[str, Any]) -> str:
        must_be_their_password(request, given["password"])
        actions.open_in_emergency(
            person_id=person_id, by=viewer, reason=given["reason"], words=given["words"]
        )
        return done("person", "emergency", person_id=person_id)

    lede = _(
        "You’re not down as working with %(name)s. If you need to look now, say why. "
        "%(name)s’s worker will be told. %(name)s can ask who looked."
    ) % {"name": name}
    if not begun:
        request.method = "GET"
    return ask(
        request,
        form,
        act,
        title=_("Look at this record now?"),
        lede=lede,
        save=_("Look now, for four hours"),
        back=(_("Find"), reverse("find")),
    )


@door("GET")
def emergencies(request: Any) -> HttpResponse:
    """Emergency looks into my team's records, the ones nobody has talked about yet first."""
    viewer = request.viewer
    if not viewer.managed_team_ids:
        raise CannotSee
    rows = (
        EmergencyAccess.objects.visible_to(viewer)
        .exclude(worker_id=viewer.worker_id)
        .select_related("worker", "person", "reviewed_by")
        .order_by("-from_at")[:50]
    )
    context = {
        "rows": sorted(rows, key=lambda row: row.reviewed_at is not None),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/emergencies.html", context)


emergencies.section = "more"  # type: ignore[attr-defined]


@door("GET", "POST", keeps_words=True)
def review(request: Any, emergency_id: UUID) -> HttpResponse:
    """Say that an emergency look was talked about."""
    viewer = request.viewer
    row = (
        EmergencyAccess.objects.visible_to(viewer)
        .select_related("worker", "person")
        .filter(pk=emergency_id)
        .first()
    )
    if row is None:
        raise CannotSee
    actions.must_manage(viewer, row.person_id)
    form = working_forms.Review(request.POST if request.method == "POST" else None)

    def act(given: dict[str, Any]) -> str:
        actions.review_emergency(emergency_id=row.pk, by=viewer, words=given["words"])
        return done("emergencies", "reviewed")

    return ask(
        request,
        form,
        act,
        save=_("We talked about it"),
        title=_("%(worker)s looked at %(name)s’s record")
        % {"worker": row.worker.name, "name": row.person.name},
        lede=f"{row.get_reason_display()}. {row.words}".strip(),
        back=(_("Emergency looks"), reverse("emergencies")),
    )
