"""The old address of a record that was joined: it leads on for those who see the one there is."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.base.core import clock
from alongside.base.drafts.actions import keep
from alongside.doors.desk.leading import _about_one
from alongside.people.joining.actions import approve_joining
from alongside.people.working.actions import bar
from alongside.people.working.models import EmergencyAccess
from alongside.practice.encounters.models import Encounter, EncounterPart
from tests.cast import NOW, Cast, undone
from tests.factories.organisation import PASSWORD
from tests.masking import masked
from tests.people.two_mayas import asked, joined, second_record, take_apart

LATER = NOW + dt.timedelta(hours=1)


@pytest.mark.parametrize("page", ["", "before/", "record/", "?print=1", "say/?kind=helps"])
def test_a_page_is_found_at_its_new_address(page: str, cast: Cast) -> None:
    second_record(cast)
    joined(cast)
    for who in ("uma", "ana", "cal", "tom"):
        answer = cast.client(who).get(cast.url("lee", page))
        assert (answer.status_code, answer["Location"]) == (302, cast.url("maya", page))


def test_for_whoever_does_not_see_the_record_it_is_not_there(cast: Cast) -> None:
    """Status, headers, body and number of queries, as for an id that is nobody's."""
    second_record(cast)
    bar(person_id=cast.maya.pk, worker=cast.ben, by=cast.viewer("cal"))
    joined(cast)

    def look(client: Client, url: str, data: dict[str, str] | None) -> tuple[Any, ...]:
        with undone(), CaptureQueriesContext(connection) as queries:
            answer = client.post(url, data) if data else client.get(url)
        return answer.status_code, sorted(answer.items()), masked(answer.content), len(queries)

    with clock.at(LATER):
        for who in ("ben", "rec", "lea", "adi"):
            client = cast.client(who)
            for data in (None, {"for_them": "words", "person": str(cast.lee.pk)}):
                old = look(client, cast.url("lee", "record/"), data)
                assert old[0] == 404
                assert old == look(client, f"/people/{uuid4()}/record/", data), who


def test_words_written_on_a_page_opened_before_are_saved(cast: Cast) -> None:
    lee = second_record(cast)
    fields = {
        "key": str(uuid4()), "person": str(lee.pk), "for_them": "We went on writing",
        "seen": str(lee.pk), "seen_alone": str(lee.pk),
    }  # fmt: skip
    joined(cast)
    with clock.at(LATER):
        answer = cast.client("uma").post(cast.url("lee", "record/"), fields)
    assert answer.status_code == 303
    assert answer["Location"].startswith(cast.url("maya"))
    part = QuerySet(EncounterPart).get(encounter__narrative="We went on writing")
    assert (part.person_id, part.seen_alone) == (cast.maya.pk, True)


def test_words_about_both_on_one_page_are_all_saved(cast: Cast) -> None:
    lee = second_record(cast)
    joined(cast)
    fields = {
        "key": str(uuid4()), "person": [str(cast.maya.pk), str(lee.pk)], "for_them": "Together",
        f"words_{cast.maya.pk}": "Maya sang", f"words_{lee.pk}": "Lee hummed",
    }  # fmt: skip
    with clock.at(LATER):
        answer = cast.client("ana").post(cast.url("maya", "record/"), fields)
    assert answer.status_code == 303
    part = QuerySet(EncounterPart).get(encounter__narrative="Together")
    assert part.words == "Maya sang\n\nLee hummed"


def test_a_draft_begun_before_is_carried_on(cast: Cast) -> None:
    """In its list under the name there is now; opened with every word and tick where it was."""
    lee = second_record(cast)
    draft = keep(
        by=cast.viewer("uma"), about=cast.url("lee", "record/"),
        fields={"for_them": ["She had begun"], "person": [str(lee.pk)], "seen": [str(lee.pk)],
                f"words_{lee.pk}": ["hers alone"], "present_name": ["Nan", "", ""]},
    )  # fmt: skip
    joined(cast)
    with clock.at(LATER):
        client = cast.client("uma")
        assert "Maya Okonjo" in client.get("/drafts/").content.decode()
        page = client.get(f"/drafts/{draft.pk}/").content.decode()
        link = f"{cast.url('lee', 'record/')}?draft={draft.pk}"
        assert link in page
        there = client.get(link)["Location"]
        assert there == f"{cast.url('maya', 'record/')}?draft={draft.pk}"
        sheet = client.get(there).content.decode()
    assert "She had begun" in sheet
    ticked = re.search(r'<input[^>]*name="seen"[^>]*>', sheet)
    assert ticked
    assert "checked" in ticked[0]


def test_fields_that_stand_in_rows_stay_in_their_rows() -> None:
    old, new = uuid4(), uuid4()
    sent = {"name": ["Nan", "", ""], "seen": [str(old), str(new)], f"words_{new}": ["a"],
            f"words_{old}": ["b"]}  # fmt: skip
    assert _about_one({old: new}, sent.items()) == {
        "name": ["Nan", "", ""], "seen": [str(new)], f"words_{new}": ["a\n\nb"],
    }  # fmt: skip


def test_a_press_repeated_across_the_joining_saves_once(cast: Cast) -> None:
    lee = second_record(cast)
    fields = {"key": str(uuid4()), "person": str(lee.pk), "for_them": "Once only"}
    client = cast.client("uma")
    client.post(cast.url("lee", "record/"), fields)
    joined(cast)
    with clock.at(LATER):
        client = cast.client("uma")
        client.post(cast.url("lee", "record/"), fields)
    assert QuerySet(Encounter).filter(narrative="Once only").count() == 1


def test_a_find_from_before_opens_the_one_record(cast: Cast) -> None:
    second_record(cast)
    row = asked(cast)
    client = cast.client("zoe")

    page = client.post("/find/else/", {"name": "Maya Lee Okonjo", "identifier": "UPN-4712"})
    token = page.content.decode().split('name="token" value="')[1].split('"')[0]

    approve_joining(joining_id=row.pk, by=cast.viewer("tom"))
    sent = {"token": token, "reason": "safety", "password": PASSWORD, "key": str(uuid4())}
    with undone():
        assert client.post("/emergency/", sent).status_code == 303
        opened = QuerySet(EmergencyAccess).get(worker=cast.zoe)
        assert opened.person_id == cast.maya.pk
    bar(person_id=cast.maya.pk, worker=cast.zoe, by=cast.viewer("cal"))
    for asked_for in (sent, {"token": token}):
        assert cast.client("zoe").post("/emergency/", asked_for).status_code == 404


def test_taken_apart_the_address_is_a_page_of_its_own_again(cast: Cast) -> None:
    second_record(cast)
    take_apart(cast, joined(cast))
    with clock.at(LATER + dt.timedelta(hours=1)):
        assert cast.client("uma").get(cast.url("lee")).status_code == 200
        assert cast.client("uma").get(cast.url("maya")).status_code == 404
        assert cast.client("ana").get(cast.url("lee")).status_code == 404


def test_an_address_from_two_joinings_ago_leads_to_where_the_record_is_now(cast: Cast) -> None:
    second_record(cast)
    joined(cast)
    old = f"/people/{cast.earlier.joined_id}/"
    with clock.at(LATER):
        assert cast.client("ana").get(old)["Location"] == cast.url("maya")
