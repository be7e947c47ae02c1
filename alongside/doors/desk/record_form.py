"""The record page's fields: what stands in them at first, and what they mean when sent."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.base.core import clock
from alongside.base.core.errors import Refused
from alongside.base.core.ids import parse_id
from alongside.people.persons.models import Person
from alongside.practice.appointments.models import Appointment, Expected
from alongside.practice.encounters.actions import Part, There, What
from alongside.practice.encounters.models import (
    Encounter,
    EncounterPart,
    How,
    KeptBecause,
    Planned,
    Present,
)
from alongside.practice.promises.models import Whose

from .actions import Promised, WriteUp
from .forms import Day, Sheet, Time, Words

ALT_KEYS = "abcefgh"


class RecordForm(Sheet):
    happened_day = Day(ahead=False, label=gettext_lazy("Day"), required=False)
    happened_time = Time(label=gettext_lazy("Time"), required=False)
    minutes = forms.CharField(label=gettext_lazy("How long, in minutes"), required=False)
    how = forms.ChoiceField(label=gettext_lazy("How"), choices=How.choices, required=False)
    planned = forms.ChoiceField(
        label=gettext_lazy("How it came about"), choices=Planned.choices, required=False
    )
    place = Words(label=gettext_lazy("Where"), required=False)
    present_more = Words(label=gettext_lazy("Somebody else"), required=False)
    for_them = Words(label=gettext_lazy("What happened between you"), required=False)
    asked_not_to_write = forms.BooleanField(required=False)
    hard = forms.BooleanField(required=False)
    gift = forms.BooleanField(required=False)
    kept_because = forms.ChoiceField(choices=[("", ""), *KeptBecause.choices], required=False)
    readable = forms.ChoiceField(choices=[("yes", ""), ("not_yet", "")], required=False)
    not_yet_because = Words(required=False)
    promise = Words(required=False)
    promise_due = Day(ahead=True, required=False)
    promise_by = Words(required=False)
    promise_by_name = Words(required=False)
    wondering = Words(required=False)
    would_change_my_mind = Words(required=False)
    for_me = Words(required=False)
    why = Words(label=gettext_lazy("What was not right"), required=False)

    def clean_minutes(self) -> int | None:
        text = self.cleaned_data["minutes"].strip()
        if not text:
            return None
        hours = re.fullmatch(r"(\d{1,2})\s*h(?:ours?)?\s*(\d{1,2})?.*", text)
        if hours:
            return int(hours[1]) * 60 + int(hours[2] or 0)
        number = re.match(r"\d{1,4}", text)
        if not number:
            raise forms.ValidationError(_("Write minutes, such as 40, or 1 h 30."))
        return int(number[0])


@dataclass
class Known:
    """Somebody who may have been there: as told, and whether they are expected this time."""

    value: str
    words: str
    checked: bool


@dataclass
class Page:
    """The record page as it stands: people, fields by name, who may have been there."""

    people: list[Person]
    fields: dict[str, str]
    who_is_known: Callable[[], list[Known]]
    ticked: dict[str, set[str]] = field(default_factory=dict)
    appointment: Appointment | None = None

    @cached_property
    def known(self) -> list[Known]:
        """Read when the page is shown: saving what was sent does not need it."""
        return self.who_is_known()

    def value(self, name: str) -> str:
        return self.fields.get(name, "")

    def ticks(self, name: str, person: Person) -> bool:
        return bool({str(person.pk), "on"} & self.ticked.get(name, set()))


def first_sheet(people: list[Person], appointment: Appointment | None, viewer: Any) -> Page:
    """What the page knows before anybody types: from the appointment, or now and by phone."""
    if appointment is not None:
        start = clock.local(appointment.starts_at)
        fields = {
            "happened_day": _day_text(start.date()),
            "happened_time": date_format(start, "H:i"),
            "minutes": str(appointment.minutes),
            "how": appointment.how,
            "planned": Planned.PLANNED,
            "place": appointment.place,
        }
    else:
        now = clock.local(clock.now())
        fields = {
            "happened_day": _day_text(now.date()),
            "happened_time": date_format(now, "H:i"),
            "minutes": "",
            "how": How.PHONE,
            "planned": Planned.UNPLANNED,
            "place": _("at home"),
        }
    fields["readable"] = "yes"
    return Page(people, fields, lambda: _known(people, appointment, viewer), {}, appointment)


def _day_text(day: dt.date) -> str:
    gap = (clock.today() - day).days
    return {0: _("today"), 1: _("yesterday")}.get(gap, date_format(day, "j/n/Y"))


def sheet_of(encounter: Encounter, parts: list[EncounterPart], viewer: Any) -> Page:
    """The page for correcting what stands: every field as it was saved."""
    start = clock.local(encounter.happened_at)
    people = [part.person for part in parts]
    fields = {
        "happened_day": date_format(start, "j/n/Y"),
        "happened_time": date_format(start, "H:i"),
        "minutes": str(encounter.minutes or ""),
        "how": encounter.how,
        "planned": encounter.planned,
        "place": encounter.place,
        "for_them": encounter.narrative,
        "not_yet_because": encounter.not_yet_because,
        "readable": "yes" if encounter.readable else "not_yet",
        "asked_not_to_write": "on" if encounter.asked_not_to_write else "",
        "kept_because": encounter.kept_because,
        "hard": "on" if encounter.hard else "",
        **{f"words_{part.person_id}": part.words for part in parts},
    }
    ticked = {
        "seen": {str(part.person_id) for part in parts if part.seen},
        "seen_alone": {str(part.person_id) for part in parts if part.seen_alone},
    }
    there = Present.objects.visible_to(viewer).filter(encounter=encounter).order_by("pk")
    known = [Known(_told(row.name, row.relation), row.in_words, True) for row in there]
    return Page(people, fields, lambda: known, ticked)


def sheet_from(fields: dict[str, list[str]], base: Page) -> Page:
    """The page again with what was typed, from a refused POST or from a draft."""
    flat = {name: values[-1] for name, values in fields.items() if values}
    ticked = {name: set(fields.get(name, [])) for name in ("seen", "seen_alone")}
    there = set(fields.get("present", []))

    def known() -> list[Known]:
        found = [Known(one.value, one.words, one.value in there) for one in base.known]
        have = {one.value for one in found}
        return found + [Known(value, value.replace("|", ", "), True) for value in there - have]

    return Page(base.people, {**flat}, known, ticked, base.appointment)


def _told(name: str, relation: str) -> str:
    return f"{name}|{relation}" if relation else name


def _known(people: list[Person], appointment: Appointment | None, viewer: Any) -> list[Known]:
    """Who is expected, ticked; then who was there in earlier entries the viewer can read."""
    found: dict[str, Known] = {}
    if appointment is not None:
        expected = Expected.objects.visible_to(viewer).filter(appointment=appointment)
        for one in expected.order_by("pk"):
            value = _told(one.name, one.relation)
            found[value] = Known(value, one.in_words, True)
    recent = (
        EncounterPart.objects.visible_to(viewer)
        .filter(person__in=[person.pk for person in people])
        .order_by("-happened_at")
        .values("encounter_id")[:30]
    )
    earlier = (
        Present.objects.visible_to(viewer)
        .filter(encounter__in=list(recent.values_list("encounter_id", flat=True)))
        .order_by("-encounter_id", "pk")
    )
    for row in earlier:
        value = _told(row.name, row.relation)
        if value not in found and len(found) < 8:
            found[value] = Known(value, row.in_words, False)
    return list(found.values())


def read(
    form: RecordForm,
    posted: dict[str, list[str]],
    people: list[Person],
    appointment: Appointment | None,
) -> WriteUp:
    """What was sent, as the action takes it. `form` is valid. Raises Refused."""
    given = form.cleaned_data
    day = given["happened_day"] or clock.today()
    time = given["happened_time"]
    happened_at = clock.moment(day, time or dt.time(12))
    if time is None:
        happened_at = clock.now() if day == clock.today() else happened_at
    how = given["how"] or How.IN_PERSON
    what = What(
        happened_at=happened_at,
        happened_precision="minute" if time else "day",
        narrative=given["for_them"],
        minutes=given["minutes"],
        how=how,
        planned=given["planned"] or Planned.UNPLANNED,
        place="" if how in (How.PHONE, How.MESSAGE, How.VIDEO) else given["place"],
        present=_present(posted, given["present_more"]),
        asked_not_to_write=given["asked_not_to_write"],
        kept_because=given["kept_because"],
        readable=given["readable"] != "not_yet",
        not_yet_because=given["not_yet_because"],
        appointment_id=appointment.pk if appointment else None,
        title=appointment.purpose if appointment else "",
        hard=given["hard"],
    )
    parts = [
        Part(
            person_id=person.pk,
            seen=_ticked(posted, "seen", person),
            seen_alone=_ticked(posted, "seen_alone", person),
            words=(posted.get(f"words_{person.pk}") or [""])[0],
        )
        for person in people
    ]
    return WriteUp(
        parts=parts,
        what=what,
        promised=_promised(given, people),
        for_me=given["for_me"],
        wondering=given["wondering"],
        would_change_my_mind=given["would_change_my_mind"],
    )


def _ticked(posted: dict[str, list[str]], name: str, person: Person) -> bool:
    return bool({str(person.pk), "on", "yes", "true"} & set(posted.get(name, [])))


def people_in_words(text: str) -> list[tuple[str, str]]:
    """ "Dee (mum), Mr Osei" as names and relations as told."""
    found = []
    for piece in re.split(r"[,;\n]", text):
        told = re.fullmatch(r"\s*(.+?)\s*(?:\(([^)]*)\))?\s*", piece)
        if told and told[1]:
            found.append((told[1], (told[2] or "").strip()))
    return found


def _present(posted: dict[str, list[str]], more: str) -> list[There]:
    there = []
    for value in posted.get("present", []):
        name, _bar, relation = value.partition("|")
        if name.strip():
            there.append(There(name, relation))
    return there + [There(name, relation) for name, relation in people_in_words(more)]


def _promised(given: dict[str, Any], people: list[Person]) -> list[Promised]:
    if not given["promise"]:
        if given["promise_due"]:
            raise Refused(
                {
                    "promise": _(
                        "There is a day, but no promise. Write what will be done, "
                        "or take the day out."
                    )
                }
            )
        return []
    by = given["promise_by"] or "me"
    whose, person_id = Whose.WORKER, None
    name = given["promise_by_name"]
    if by.startswith("person:"):
        whose, person_id = Whose.PERSON, _one_of(by.partition(":")[2], people)
    elif by == "organisation":
        whose = Whose.ORGANISATION
    elif by != "me":
        whose = Whose.OTHER
    return [Promised(given["promise"], given["promise_due"], whose, person_id, name)]


def _one_of(text: str, people: list[Person]) -> UUID | None:
    wanted = parse_id(text)
    return wanted if wanted in {person.pk for person in people} else None
