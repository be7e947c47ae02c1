"""A manager brings a caseload in, gives one of the people to a worker, who writes up a visit."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from alongside.base.accounts.models import User
from alongside.doors.desk.actions import WriteUp, write_up
from alongside.doors.desk.queries.people import everybody, my_people
from alongside.people.persons.models import Person
from alongside.people.working.actions import begin
from alongside.people.working.models import Role
from alongside.practice.encounters.actions import Part, What
from alongside.practice.encounters.models import Encounter
from tests.exchange.conftest import NOW, Office, every, people
from tests.exchange.files import shared

WORDS = "We sat on the step and he told me about the dog."


@pytest.fixture
def brought(office: Office) -> Office:
    answer = office.run(shared("family_context/csc.csv"), "--accept-partial")
    assert answer.said["applied"]
    return office


def test_through_the_actions(brought: Office) -> None:
    cal, sam = brought.viewer("cal"), brought.viewer("sam")
    assert len(everybody(cal)) == 500
    assert my_people(sam).rows == []
    martin = people()["Martin Taylor"]
    begin(
        person_id=martin.pk, worker=sam.worker, role=Role.KEY_WORKER, by=cal,
        why="Sam knows the family",
    )  # fmt: skip
    sam = brought.viewer("sam")
    assert [row.person for row in my_people(sam).rows] == [martin]
    (visit,) = write_up(
        given=WriteUp(
            parts=[Part(martin.pk, seen=True)],
            what=What(happened_at=NOW - dt.timedelta(hours=2), narrative=WORDS),
        ),
        by=sam,
    )
    assert Encounter.objects.visible_to(brought.viewer("cal")).get() == visit
    again = brought.run(shared("family_context/csc.csv"), "--accept-partial")
    assert (again.said["matched"], again.said["changed"]) == (500, 0)


class Fields(HTMLParser):
    """What a browser would send of the form that holds a field of this name."""

    def __init__(self, html: str, holding: str):
        super().__init__()
        self.holding, self.found = holding, False
        self.fields: dict[str, Any] = {}
        self._text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        if tag == "form" and not self.found:
            self.fields = {}
        at = {name: value or "" for name, value in given}
        name = at.get("name", "")
        kind = at.get("type", "text")
        if name and tag in ("input", "textarea", "select"):
            self.found = self.found or name == self.holding
            if kind in ("checkbox", "radio") and not any(key == "checked" for key, _ in given):
                return
            self.fields.setdefault(name, []).append(at.get("value", ""))


def fields(page: Any, holding: str) -> dict[str, Any]:
    assert page.status_code == 200, page.status_code
    return Fields(page.content.decode(), holding).fields


def test_through_the_pages(brought: Office) -> None:
    cal, sam = Client(), Client()
    for client, name in ((cal, "cal"), (sam, "sam")):
        client.force_login(User.objects.get(username=name))
    listed = "".join(cal.get(f"/people/?page={page}").content.decode() for page in range(1, 11))
    assert listed.count('<li class="row hangs"') == 500
    martin = people()["Martin Taylor"]
    assert sam.get(f"/people/{martin.pk}/").status_code == 404

    give = f"/people/{martin.pk}/give/"
    asked = fields(cal.get(give), "worker")
    assert str(brought.workers["sam"].pk) in cal.get(give).content.decode()
    answer = cal.post(
        give,
        {**asked, "worker": str(brought.workers["sam"].pk), "role": "key_worker", "why": "He asked",
         "until": "", "rhythm": ""},
    )  # fmt: skip
    assert answer.status_code == 303

    page = sam.get(f"/people/{martin.pk}/").content.decode()
    assert "Martin Taylor" in page
    assert "7190247" not in listed
    record = f"/people/{martin.pk}/record/"
    asked = fields(sam.get(record), "for_them")
    answer = sam.post(record, {**asked, "for_them": WORDS})
    assert answer.status_code == 303
    assert every(Encounter).get().narrative == WORDS
    assert WORDS in cal.get(f"/people/{martin.pk}/").content.decode()
    assert Person.objects.visible_to(brought.viewer("sam")).count() == 1
