"""Recording what happened: choosing who, writing in two lanes, correcting one's own entry."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note_now
from alongside.base.core.errors import CannotSee, MayNot, Refused, Stale
from alongside.base.core.ids import id_asked, parse_id, uuid7
from alongside.base.core.web import door, shown
from alongside.base.drafts import actions as drafts
from alongside.base.drafts.models import Draft
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for
from alongside.practice.appointments.models import Appointment, AppointmentPerson
from alongside.practice.encounters.actions import correct_encounter
from alongside.practice.encounters.models import Encounter, EncounterPart

from ..actions import write_up
from ..asking import SeeOther, do_once, done, draft_asked, draft_named, posted
from ..leading import about_now
from ..queries.people import everybody
from ..queries.words import joined
from ..record_form import (
    ALT_KEYS,
    Page,
    RecordForm,
    first_sheet,
    read,
    sheet_from,
    sheet_of,
)


@door("GET")
def record_whom(request: Any) -> HttpResponse:
    """Choose who it was with; the list narrows while typing, Enter opens the first."""
    return render(request, "desk/record_whom.html", {"rows": everybody(request.viewer)})


record_whom.section = "people"  # type: ignore[attr-defined]


@door("GET", "POST", keeps_words=True)
def record(request: Any, person_id: UUID) -> HttpResponse:
    """Write up what happened with somebody, from a planned meeting or not, in two lanes."""
    viewer = request.viewer
    person = Person.objects.card_visible_to(viewer).filter(pk=person_id).first()
    if person is None:
        raise CannotSee
    appointment = _appointment(request, person, viewer)
    people = _people(request, person, appointment, viewer)
    page = first_sheet(people, appointment, viewer)
    if request.method == "POST":
        page = sheet_from(posted(request), page)
        if "keep" in request.POST:
            return _keep(request)
        if "move" in request.POST:
            return _show(request, person, _moved(page, request.POST["move"]))
        return _save(request, person, page)
    draft = draft_asked(request)
    if draft is not None:
        page = sheet_from(about_now(request.viewer, draft.fields), page)
    return _show(request, person, page, draft=draft)


record.section = "day"  # type: ignore[attr-defined]


def _appointment(request: Any, person: Person, viewer: Any) -> Appointment | None:
    asked = request.POST.get("appointment") or request.GET.get("appointment")
    if not asked:
        return None
    row = (
        Appointment.objects.visible_to(viewer)
        .filter(
            pk=id_asked(asked),
            pk__in=AppointmentPerson.objects.visible_to(viewer)
            .filter(person=person)
            .values("appointment_id"),
        )
        .first()
    )
    if row is None:
        raise CannotSee
    return row


def _people(
    request: Any, person: Person, appointment: Appointment | None, viewer: Any
) -> list[Person]:
    """Everybody this is about: those on the page, else the meeting's people; this one first."""
    ids = {parse_id(value) for value in request.POST.getlist("person")}
    ids |= {parse_id(value) for value in request.GET.getlist("with")}
    if appointment is not None and "person" not in request.POST:
        ids |= set(
            AppointmentPerson.objects.visible_to(viewer)
            .filter(appointment=appointment)
            .values_list("person_id", flat=True)
        )
    ids -= {None, person.pk}
    others = list(Person.objects.card_visible_to(viewer).filter(pk__in=ids).order_by("name", "pk"))
    if len(others) != len(ids):
        raise CannotSee
    return [person, *others]


def _save(request: Any, person: Person, page: Page) -> HttpResponse:
    form = RecordForm(request.POST)
    if not form.is_valid():
        return _show(request, person, page, form=form, status=422)

    def act() -> str:
        given = read(form, posted(request), page.people, page.appointment)
        write_up(given=given, by=request.viewer)  # `do_once` closes the draft
        if form.cleaned_data["gift"]:
            return reverse("write_gift", kwargs={"person_id": person.pk})
        return done("person", "hard" if given.what.hard else "recorded", person_id=person.pk)

    try:
        return do_once(request, act)
    except Refused as error:
        for name, sentence in error.problems.items():
            form.add_error(name if name in form.fields else None, sentence)
        return _show(request, person, page, form=form, status=422)


def _keep(request: Any) -> HttpResponse:
    drafts.keep(
        by=request.viewer,
        about=request.get_full_path(),
        fields=posted(request),
        draft_id=draft_named(request.POST),
    )
    return SeeOther(done("drafts", "draft"))


def _moved(page: Page, where: str) -> Page:
    """Words of the private lane into what happened, or into a wondering: chosen, never copied."""
    words = page.value("for_me").strip()
    target = "wondering" if where == "wondering" else "for_them"
    page.fields[target] = "\n\n".join(filter(None, [page.value(target).rstrip(), words]))
    page.fields["for_me"] = ""
    return page


def _show(
    request: Any,
    person: Person,
    page: Page,
    *,
    form: RecordForm | None = None,
    draft: Draft | None = None,
    status: int = 200,
    correcting: Encounter | None = None,
    newer: Any = None,
) -> HttpResponse:
    viewer = request.viewer
    about = request.get_full_path().partition("draft=")[0].rstrip("?&")
    found = None
    if request.method != "POST" and draft is None:
        found = Draft.objects.visible_to(viewer).filter(about=about).order_by("-kept_at").first()
    errors = (
        {name: " ".join(map(str, texts)) for name, texts in form.errors.items()} if form else {}
    )
    names = [one.first_name for one in page.people]
    context = {
        "person": person,
        "page": page,
        "people": [(one, ALT_KEYS[i % len(ALT_KEYS)]) for i, one in enumerate(page.people)],
        "names": joined(names),
        "several": len(page.people) > 1,
        "errors": errors,
        "key": _key(request, draft, form),
        "draft": draft,
        "found_draft": found,
        "opened": bool(set(errors) & _WHEN),
        "action": about,
        "correcting": correcting,
        "newer": newer,
    }

    def look() -> None:
        note_now(
            "opened to record",
            "person",
            actor_id=viewer.worker_id,
            object_id=person.pk,
            person_id=person.pk,
            relation=reason_for(viewer, person.pk),
        )

    return shown(
        request,
        "desk/record.html",
        context,
        status=status,
        look=look if request.method != "POST" else None,
    )


_WHEN = {"happened_day", "happened_time", "minutes", "how", "planned", "place", "present_more"}


def _key(request: Any, draft: Draft | None, form: RecordForm | None) -> UUID:
    """The page's key: kept while the same words are tried again, new once a key was used up."""
    used_up = form is not None and "__all__" in form.errors
    if not used_up:
        earlier = parse_id(request.POST.get("key", ""))
        if earlier is None and draft is not None:
            earlier = parse_id((draft.fields.get("key") or [""])[0])
        if earlier is not None:
            return earlier
    return uuid7()


@door("GET", "POST", keeps_words=True)
def correct(request: Any, encounter_id: UUID) -> HttpResponse:
    """Correct one's own entry: a new version beside the old one, with what was not right."""
    viewer = request.viewer
    encounter = Encounter.objects.visible_to(viewer).filter(pk=encounter_id).first()
    if encounter is None:
        raise CannotSee
    if encounter.author_id != viewer.worker_id:
        raise MayNot(_("These are somebody else's words. You can write your own beside them."))
    parts = list(
        EncounterPart.objects.visible_to(viewer)
        .filter(encounter=encounter)
        .select_related("person")
        .order_by("pk")
    )
    person = parts[0].person
    page = sheet_of(encounter, parts, viewer)
    if request.method != "POST":
        return _show(request, person, page, correcting=encounter)
    page = sheet_from(posted(request), page)
    if "keep" in request.POST:
        return _keep(request)
    form = RecordForm(request.POST)
    status, newer = 422, None
    if form.is_valid():

        def act() -> str:
            given = read(form, posted(request), page.people, None)
            given.what.title = encounter.title
            correct_encounter(
                encounter_id=encounter.pk,
                parts=given.parts,
                what=given.what,
                by=viewer,
                why=form.cleaned_data["why"],
            )
            return done("person", "corrected", person_id=person.pk)

        try:
            return do_once(request, act)
        except Refused as error:
            for name, sentence in error.problems.items():
                form.add_error(name if name in form.fields else None, sentence)
        except Stale as error:
            status = 409
            form.add_error(None, str(error))
            drafts.keep(
                by=viewer,
                about=request.get_full_path(),
                fields=posted(request),
                draft_id=draft_named(request.POST),
            )
            newer = error.current
    return _show(request, person, page, form=form, status=status, correcting=encounter, newer=newer)


correct.section = "day"  # type: ignore[attr-defined]


@door("GET")
def entry(request: Any, encounter_id: UUID) -> HttpResponse:
    """One entry whole, with every earlier version of it."""
    viewer = request.viewer
    encounter = (
        Encounter.objects.visible_to(viewer)
        .select_related("author")
        .filter(pk=encounter_id)
        .first()
    )
    if encounter is None:
        raise CannotSee
    versions = _versions(encounter, viewer)
    parts = list(
        EncounterPart.objects.visible_to(viewer)
        .filter(encounter__in=[one.pk for one in versions])
        .select_related("person")
        .order_by("pk")
    )
    people = [part.person for part in parts if part.encounter_id == versions[0].pk]
    context = {
        "versions": [
            (one, [part for part in parts if part.encounter_id == one.pk]) for one in versions
        ],
        "people": people,
        "person": people[0],
        "names": joined(person.name for person in people),
        "mine": versions[0].author_id == viewer.worker_id,
    }

    def look() -> None:
        note_now(
            "read",
            "encounter",
            actor_id=viewer.worker_id,
            object_id=encounter.pk,
            person_id=people[0].pk,
            relation=reason_for(viewer, people[0].pk),
        )

    return shown(request, "desk/entry.html", context, look=look)


entry.section = "people"  # type: ignore[attr-defined]


def _versions(encounter: Encounter, viewer: Any) -> list[Encounter]:
    """The newest version first. Corrections are few, so each is read in its turn."""
    rows = Encounter.objects.visible_to(viewer).select_related("author")
    newest = encounter
    while later := rows.filter(replaces=newest).first():
        newest = later
    found = [newest]
    while found[-1].replaces_id and (earlier := rows.filter(pk=found[-1].replaces_id).first()):
        found.append(earlier)
    return found
