"""The truth table (table.yaml) through every channel there is."""

from __future__ import annotations

import argparse
import copy
import datetime as dt
import html
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings

from alongside.base.core import clock
from alongside.config.audit import run_list
from alongside.people.persons.models import Address, Fact, Person, PersonName
from alongside.people.ties.models import Tie
from alongside.people.ties.readings import Reading
from alongside.practice.appointments.links import digest
from alongside.practice.appointments.models import (
    Appointment,
    AppointmentPerson,
    CalendarFeed,
)
from alongside.practice.decisions.models import Decision, DifferentView
from alongside.practice.encounters.models import Encounter, EncounterPart
from alongside.practice.promises.models import Promise
from alongside.practice.reflections.models import Reflection
from alongside.practice.transitions.models import Transition, TransitionStep
from alongside.practice.wonderings.models import Wondering
from tests import tables
from tests.access import situations
from tests.cast import NOW, WORDS, Cast, undone

ROWS = tables.read(Path(__file__).with_name("table.yaml"))
SAID = {**WORDS, **situations.LATER_WORDS}
LEVELS = ("record", "own", "nothing", "gated", "dead")
FIELDS = {
    "viewer", "person", "after", "at", "see", "shows", "hides", "unnamed", "own_lane", "gift",
    "why", "password_only",
}  # fmt: skip
# Ways in that need no session, so that a second factor missing from one is not theirs to ask for.
WITHOUT_A_SESSION = ("audit", "calendar")


@dataclass
class Look:
    """One row, set up: who looks at whom, and what is to be seen."""

    cast: Cast
    row: dict[str, Any]

    def __post_init__(self) -> None:
        self.viewer = self.cast.viewer(self.row["viewer"])
        self.viewer.lacks_second_factor = self.row.get("password_only", False)
        self.client = self.cast.client(self.row["viewer"])
        self.person = self.cast.people[self.row["person"]]
        self.see = self.row["see"]

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def answers(self, path: str, *levels: str) -> str:
        """200 for these levels, otherwise what is not there answers; its words, plain."""
        answer = self.get(path)
        if self.see in levels:
            assert answer.status_code == 200, path
        else:
            self.is_not_there(answer)
        return text(answer)

    def is_not_there(self, answer: Any) -> None:
        assert answer.status_code in ((302, 404) if self.see == "dead" else (404,))
        if answer.status_code == 302:
            assert answer["Location"].startswith("/sign-in/")

    def keeps_back(self, page: str) -> None:
        """What must stand on no page: hidden words, names, and everything where nothing is seen."""
        hidden = list(self.row.get("hides", []))
        if self.see in ("nothing", "gated", "dead"):
            hidden += [name for name in SAID if name.startswith(self.row["person"])]
        for name in hidden:
            assert SAID[name].splitlines()[0] not in page, name

    def keeps_unnamed(self, page: str) -> None:
        """On this person's own pages, others are left out without a mark."""
        self.keeps_back(page)
        for name in self.row.get("unnamed", []):
            assert self.cast.people[name].name not in page, name


def text(answer: Any) -> str:
    return html.unescape(answer.content.decode())


@contextmanager
def looking(cast: Cast, row: dict[str, Any]) -> Iterator[Look]:
    cast = copy.deepcopy(cast)
    with undone():
        if after := row.get("after"):
            getattr(situations, after)(cast)
        moment = row.get("at")
        at = dt.datetime.fromisoformat(moment).replace(tzinfo=clock.zone()) if moment else NOW
        required = row.get("password_only", False)
        with clock.at(at), override_settings(ALONGSIDE_REQUIRE_SECOND_FACTOR=required):
            yield Look(cast, row)


# --- the channels --------------------------------------------------------------------------------


def record_page_of_person(look: Look) -> None:
    page = look.answers(look.cast.url(look.row["person"]), "record", "own")
    look.keeps_unnamed(page)
    for name in look.row.get("shows", []):
        assert SAID[name].splitlines()[0] in page, name


def printed(look: Look) -> None:
    page = look.answers(look.cast.url(look.row["person"], "?print=all"), "record", "own")
    look.keeps_unnamed(page)
    for name in look.row.get("shows", []):
        assert SAID[name].splitlines()[0] in page, name


def before_i_go(look: Look) -> None:
    look.keeps_unnamed(look.answers(look.cast.url(look.row["person"], "before/"), "record"))


def page_to_record_on(look: Look) -> None:
    path = look.cast.url(look.row["person"], "record/")
    look.keeps_unnamed(look.answers(path, "record", "own"))


def one_entry(look: Look) -> None:
    """Each entry by its own address, and each version of it."""
    shows, hides = look.row.get("shows", []), look.row.get("hides", [])
    for name in (*shows, *hides):
        for thing in _listed(look.cast.things.get(name)):
            if not isinstance(thing, Encounter):
                continue
            mine = look.person.pk in _people_of(thing)
            answer = look.get(f"/entries/{thing.pk}/")
            if name in hides:
                look.is_not_there(answer)
            elif mine:
                assert answer.status_code == 200, name
                look.keeps_unnamed(text(answer))


def _listed(thing: Any) -> list[Any]:
    return thing if isinstance(thing, list) else [thing]


def _people_of(entry: Encounter) -> set[Any]:
    rows = EncounterPart.objects.unguarded("a test knows everything").filter(encounter=entry)
    return set(rows.values_list("person_id", flat=True))


def my_people(look: Look) -> None:
    answer = look.get("/people/")
    link = f'href="{look.cast.url(look.row["person"])}"'
    assert (link in text(answer)) == (look.see == "record")
    look.keeps_back(text(answer))


def plans(look: Look) -> None:
    """A plan for somebody who comes or goes: by list, and by its own address and its steps'."""
    listed = text(look.get("/transitions/"))
    look.keeps_back(listed)
    plan = look.cast.things.get("maya_plan")
    if plan is None:
        return
    shown = "maya_plan" in look.row.get("shows", [])
    assert (SAID["maya_plan"] in listed) == shown
    steps = TransitionStep.objects.unguarded("a test knows everything").filter(transition=plan)
    more = ("", "about/", "choose/", "days/", "off/")
    pages = [f"/transitions/{plan.pk}/{page}" for page in more]
    for path in (*pages, f"/steps/{steps.get(kind='goodbye').pk}/"):
        answer = look.get(path)
        if shown:
            assert answer.status_code in (200, 403), path  # 403: seen, and another's to do
        else:
            look.is_not_there(answer)


def ties(look: Look) -> None:
    """Who matters to them: the page, and each tie by its own addresses."""
    page = look.answers(look.cast.url(look.row["person"], "ties/"), "record")
    look.keeps_unnamed(page)
    for name in ("maya_hidden", "maya_nan"):
        if look.row["person"] != "maya":
            continue
        tie = look.cast.things[name]
        sees = look.see == "record" and (
            name == "maya_nan" or Tie.objects.visible_to(look.viewer).filter(pk=tie.pk).exists()
        )
        for more in ("", "end/", "reading/", "worry/"):
            answer = look.get(f"/ties/{tie.pk}/{more}")
            if sees:
                assert answer.status_code == 200 or (answer.status_code, more) == (403, "worry/")
            else:
                look.is_not_there(answer)
        assert sees == (name in page or SAID.get(name, "Ivy") in page)


def the_map(look: Look) -> None:
    """The map: in each of its ways, on paper, and with somebody hidden asked for by name."""
    path = look.cast.url(look.row["person"], "map/")
    tie = look.cast.things["maya_hidden"]
    asked = ("?tab=map", "?tab=list", "?tab=table", "?tab=words", "?print=1", f"?who={tie.pk}")
    for query in asked:
        page = look.answers(path + query, "record")
        look.keeps_unnamed(page)
        if query == "?print=1" or look.row["person"] != "maya" or look.see != "record":
            assert WORDS["maya_hidden"] not in page
        else:
            sees = Tie.objects.visible_to(look.viewer).filter(pk=tie.pk).exists()
            assert sees == (WORDS["maya_hidden"] in page), query
            assert sees == (str(tie.pk) in page.replace(query, "")) or "words" in query


def taken_out(look: Look) -> None:
    """What goes out of the map: to whoever reads the record, and never with a tie kept back."""
    files = ("picture.svg", "table.csv", "network.graphml?names=1", "measures/", "measures.csv")
    for file in files:
        page = look.answers(look.cast.url(look.row["person"], f"map/{file}"), "record")
        look.keeps_unnamed(page)
        assert WORDS["maya_hidden"] not in page


def family(look: Look) -> None:
    """The family as it is told: in the picture and the list, on paper and as a file."""
    for page in ("family/", "family/?print=1", "family/file/"):
        look.keeps_unnamed(look.answers(look.cast.url(look.row["person"], page), "record"))


def counted_on(look: Look) -> None:
    look.keeps_back(text(look.get("/counting-on/")))


def who_to_record(look: Look) -> None:
    answer = look.get("/record/")
    assert (look.person.name in text(answer)) == (look.see == "record")


def my_day(look: Look) -> None:
    answer = look.get("/")
    look.keeps_back(text(answer))
    if look.see in ("nothing", "gated", "dead"):
        assert look.person.name not in text(answer)


def search(look: Look) -> None:
    answer = look.client.post("/find/", {"q": look.person.first_name})
    if look.see == "dead":
        look.is_not_there(answer)
        return
    found = answer.status_code == 303 and answer["Location"] == look.cast.url(look.row["person"])
    found |= look.cast.url(look.row["person"]) in text(answer)
    assert found == (look.see == "record")
    look.keeps_back(text(answer))


def find_someone_else(look: Look) -> None:
    """R6: the card of whoever no gate hides, and never more than the card."""
    born = f"{look.person.born:%d/%m/%Y}"
    answer = look.client.post("/find/else/", {"name": look.person.name, "born": born})
    if look.see == "dead":
        look.is_not_there(answer)
        return
    assert answer.status_code == 200
    carded = 'name="token"' in text(answer)
    assert carded == (look.see != "gated")
    assert str(look.person.pk) not in text(answer)
    look.keeps_back(text(answer))


def audit_list(look: Look) -> None:
    """Content-free, and one's own rows only, unless one holds the records or the lead's office."""
    from io import StringIO
    from unittest.mock import patch

    given = argparse.Namespace(user=look.row["viewer"], json=True)
    with patch("sys.stdout", new=StringIO()) as printed_words:
        code = run_list(given)
    words = printed_words.getvalue()
    assert code == (2 if look.see == "dead" else 0)
    for said in SAID.values():
        assert said not in words
    assert look.person.name not in words
    if look.see == "dead":
        return
    rows = json.loads(words)
    if not look.viewer.has_role("lead", "records"):
        assert {row["who"] for row in rows} <= {look.viewer.name}
    private = {row["who"] for row in rows if row["kind"] in ("reflection", "draft")}
    assert private <= {look.viewer.name}


def querysets(look: Look) -> None:
    viewer, person = look.viewer, look.person
    seen = Person.objects.visible_to(viewer).filter(pk=person.pk).exists()
    assert seen == (look.see == "record")
    card = Person.objects.card_visible_to(viewer).filter(pk=person.pk).exists()
    assert card == (look.see in ("record", "own"))
    assert PersonName.objects.visible_to(viewer).filter(person=person).exists() == seen
    held = _words_seen(viewer)
    for name in look.row.get("shows", []):
        assert SAID[name].splitlines()[0] in held, name
    for name in look.row.get("hides", []):
        assert SAID[name].splitlines()[0] not in held, name


def _words_seen(viewer: Any) -> str:
    """Every word the viewer's querysets give, of every kind."""
    said = [fact.words for fact in Fact.objects.visible_to(viewer)]
    said += [address.words for address in Address.objects.visible_to(viewer)]
    said += Encounter.objects.visible_to(viewer).values_list("narrative", flat=True)
    said += EncounterPart.objects.visible_to(viewer).values_list("words", flat=True)
    said += Promise.objects.visible_to(viewer).values_list("words", flat=True)
    said += Wondering.objects.visible_to(viewer).values_list("words", flat=True)
    said += Appointment.objects.visible_to(viewer).values_list("purpose", flat=True)
    said += Transition.objects.visible_to(viewer).values_list("why", flat=True)
    said += Decision.objects.visible_to(viewer).values_list("words", flat=True)
    said += DifferentView.objects.visible_to(viewer).values_list("words", flat=True)
    said += [tie.called for tie in Tie.objects.visible_to(viewer)]
    said += [reading.words for reading in Reading.objects.visible_to(viewer)]
    said += [row.words for row in Reflection.objects.visible_to(viewer)]
    return "\n".join(said)


def own_lane(look: Look) -> None:
    """Reflections and drafts: their author's only, by list and by address."""
    mine = look.row.get("own_lane", [])
    cast = look.cast
    pages = {"reflection": "/reflections/", "draft": f"/drafts/{cast.draft.pk}/"}
    for name, path in (*pages.items(), ("reflection", f"/reflections/{cast.reflection.pk}/")):
        answer = look.get(path)
        if name in mine:
            assert SAID[name] in text(answer), path
        elif look.row["viewer"] != "ana" or look.see == "dead":
            assert SAID[name] not in text(answer), path
            assert answer.status_code != 200 or path == "/reflections/"


def gift_note(look: Look) -> None:
    """R16: the note opens to its author, the manager with a copy and the practice lead; the file
    says that there is one, without its words."""
    if look.row["person"] != "maya":
        return
    answer = look.get(f"/gifts/{look.cast.maya_gift.pk}/")
    page = text(look.get(look.cast.url("maya")))
    assert SAID["maya_gift"] not in page
    may = look.row.get("gift", "nothing" if look.see != "record" else "")
    if may == "read":
        assert SAID["maya_gift"] in text(answer)
    elif may and not (look.viewer.has_role("lead") or look.see == "own"):
        look.is_not_there(answer)
    if may == "line":
        assert "Gift recorded" in page


def calendar(look: Look) -> None:
    """A meeting of the viewer's own with this person: in their feed while they see the record, and
    else as if there were none."""
    token, now = "a" * 43, clock.now()
    CalendarFeed.objects.create(
        worker=look.viewer.worker, digest=digest(token), detail="names", made_at=now
    )
    row = Appointment.objects.create(
        worker=look.viewer.worker, starts_at=now + dt.timedelta(hours=1), made_at=now
    )
    AppointmentPerson.objects.create(appointment=row, person=look.person, starts_at=row.starts_at)
    answer = Client().get(f"/calendar/{token}.ics")
    assert answer.status_code == (404 if look.see == "dead" else 200)
    body = answer.content.decode()
    assert (str(row.pk) in body) == (look.see == "record")
    if look.see != "record":
        assert look.person.first_name not in body
    for name in SAID:
        assert SAID[name].splitlines()[0] not in body


CHANNELS: dict[str, Callable[[Look], None]] = {
    "page": record_page_of_person,
    "print": printed,
    "before": before_i_go,
    "map": the_map,
    "taken out": taken_out,
    "family": family,
    "record": page_to_record_on,
    "entry": one_entry,
    "day": my_day,
    "list": my_people,
    "plans": plans,
    "ties": ties,
    "counted on": counted_on,
    "whom": who_to_record,
    "search": search,
    "find": find_someone_else,
    "audit": audit_list,
    "querysets": querysets,
    "own": own_lane,
    "gift": gift_note,
    "calendar": calendar,
}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("name", ROWS)
def test_truth(name: str, channel: str, standing_cast: Cast, db: None) -> None:
    if ROWS[name].get("password_only") and channel in WITHOUT_A_SESSION:
        return
    with looking(standing_cast, ROWS[name]) as look:
        CHANNELS[channel](look)


def test_the_table_says_only_what_can_be_asked() -> None:
    """A misspelt word in the table would otherwise be a test that asks nothing."""
    for name, row in ROWS.items():
        assert set(row) <= FIELDS, name
        assert {"viewer", "person", "see", "why"} <= set(row), name
        assert row["see"] in LEVELS, name
        assert hasattr(situations, row.get("after", "cover")), name
        for words in (*row.get("shows", []), *row.get("hides", []), *row.get("own_lane", [])):
            assert words in SAID, (name, words)


def test_every_row_of_the_model_whose_parts_exist_is_in_the_table() -> None:
    numbers = {int(name[3:5]) for name in ROWS}
    assert numbers >= {*range(1, 13), *range(20, 25), 34, 35, 36, 39, 40, 42, 49, 50, 51}
