"""Finding people: among my own, and somebody else by two things one knows of them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine

from alongside.base.audit.models import AuditRow
from alongside.base.core.errors import CannotSee
from alongside.base.notices.models import Notice
from alongside.people.persons import names
from alongside.people.persons.actions import add_person
from alongside.people.persons.models import OtherDate
from alongside.people.persons.queries import among_mine, find_someone_else, found_by
from tests.cast import NOW, STAFF, Cast
from tests.factories import organisation as made
from tests.factories.organisation import PASSWORD

BORN = {"born": dt.date(2011, 9, 14)}


def find(cast: Cast, who: str = "ben", name: str = "Maya Okonjo", **second: Any) -> list[Any]:
    return find_someone_else(by=cast.viewer(who), name=name, **(second or BORN))


# --- among mine ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    ["maya", "May", "okonjo maya", "OKONJO", "mayya", "maia", "Māyá", "m okon", " maya  okonjo "],
)
def test_my_own_people_are_found_however_it_is_written(asked: str, cast: Cast) -> None:
    assert cast.maya.pk in [one.pk for one in among_mine(cast.viewer("ana"), asked)]


@pytest.mark.parametrize("asked", ["", "  ", "zzz", "maya haddad", "'; drop table", "%", "\\"])
def test_what_fits_nobody_finds_nobody(asked: str, cast: Cast) -> None:
    assert among_mine(cast.viewer("ana"), asked) == []


def test_nobody_is_found_whom_one_does_not_see(cast: Cast) -> None:
    seen = {name: {one.pk for one in among_mine(cast.viewer(name), "maya")} for name in STAFF}
    assert {name for name, found in seen.items() if found} == {"ana", "cal", "zoe"}


def test_the_best_fit_comes_first(cast: Cast) -> None:
    add_person(name="Mayank Rao", team=cast.harbour, by=cast.viewer("cal"))
    assert [one.name for one in among_mine(cast.viewer("cal"), "maya")] == [
        "Maya Okonjo",
        "Mayank Rao",
    ]


# --- somebody else -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "second",
    [BORN, {"identifier": " UPN-4711 "}, {"postcode": "fw2 1ab"}, {"postcode": "FW21AB"}],
)
def test_a_name_and_one_more_thing_find_a_card(second: Any, cast: Cast) -> None:
    (card,) = find(cast, name="Mya Okonyo", **second)
    assert (card.name, card.duty_phones) == ("Maya Okonjo", ["01632 960 100"])
    assert (card.birth_year, card.team, card.key_worker) == (None, "", "")


def test_a_second_birth_date_finds_them_too(cast: Cast) -> None:
    """The one a school or a joined record gave: nobody knows which of the two is right."""
    other = dt.date(2011, 3, 12)
    assert find(cast, born=other) == []
    OtherDate.objects.create(person=cast.maya, what="born", day=other, source="her school")
    OtherDate.objects.create(person=cast.dee, what="died", day=other, source="a letter")
    assert [card.name for card in find(cast, name="Mya Okonyo", born=other)] == ["Maya Okonjo"]
    assert [card.name for card in find(cast)] == ["Maya Okonjo"]
    assert find(cast, name="Bob Smith", born=other) == []
    assert find(cast, name="Dee Okonjo", born=other) == [], "that is another kind of day"


def test_whoever_is_on_duty_is_shown_team_and_key_worker(cast: Cast) -> None:
    made.belongs(cast.hill, cast.ben, "duty")
    (card,) = find(cast)
    assert (card.birth_year, card.team, card.key_worker) == (2011, "Harbour team", "Ana Moreau")


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("Maya Okonjo", {"born": dt.date(2011, 9, 15)}),
        ("Bob Smith", BORN),
        ("", BORN),
        ("Maya Okonjo", {"identifier": "UPN"}),
        ("Dee Okonjo", {"postcode": "QT4 7ZZ"}),
        ("Maya Okonjo", {"postcode": "1"}),
        ("Maya Okonjo", {"identifier": "  "}),
    ],
)
def test_one_thing_is_not_enough(name: str, second: Any, cast: Cast) -> None:
    """A safe address, among others, finds nobody."""
    assert find(cast, name=name, **second) == []


@pytest.mark.parametrize(
    ("who", "name", "born"),
    [
        ("ana", "Kit Larsen", dt.date(2009, 6, 30)),
        ("sue", "Noor Haddad", dt.date(2016, 7, 8)),
        ("cal", "Rose Amber", dt.date(2024, 1, 9)),
        ("lea", "Rose Amber", dt.date(2024, 1, 9)),
    ],
)
def test_nobody_behind_a_gate_is_found_told_or_counted(
    who: str, name: str, born: dt.date, cast: Cast
) -> None:
    before = Notice.objects.visible_to(cast.viewer("ben")).count()
    assert find(cast, who, name, born=born) == []
    assert Notice.objects.visible_to(cast.viewer("ben")).count() == before
    row = AuditRow.objects.visible_to(cast.viewer(who)).order_by("-seq")[0]
    assert (row.kind, row.person_id) == ("find", None)


def test_a_find_is_told_to_the_workers_and_kept_without_words(cast: Cast) -> None:
    find(cast)
    told = Notice.objects.visible_to(cast.viewer("ana")).filter(kind="found").get()
    assert (told.about_worker_id, told.person_id) == (cast.ben.pk, cast.maya.pk)
    row = AuditRow.objects.visible_to(cast.viewer("ben")).order_by("-seq")[0]
    assert (row.verb, row.kind, row.person_id) == ("looked for", "find", cast.maya.pk)
    assert "aya" not in row.mark


def test_at_most_five_cards(cast: Cast) -> None:
    for number in range(8):
        add_person(name=f"Maya Okonjo {number}", team=cast.harbour, by=cast.viewer("cal"), **BORN)
    assert len(find(cast)) == 5


def test_somebody_who_left_finds_nobody(cast: Cast) -> None:
    cast.ben.left_at = NOW
    cast.ben.save()
    with pytest.raises(CannotSee):
        find(cast)


# --- from a card to an emergency -----------------------------------------------------------------


def test_a_card_is_worth_ten_minutes_in_one_hand(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False) as travel:
        (card,) = find(cast)
        assert found_by(cast.viewer("ben"), card.token) == cast.maya.pk
        assert found_by(cast.viewer("sue"), card.token) is None
        assert found_by(cast.viewer("ben"), card.token + "x") is None
        travel.shift(600)
        assert found_by(cast.viewer("ben"), card.token) == cast.maya.pk
        travel.shift(2)
        assert found_by(cast.viewer("ben"), card.token) is None


def test_the_emergency_page_wants_a_card_a_reason_and_the_password(cast: Cast) -> None:
    client = cast.client("ben")
    page = client.post("/find/else/", {"name": "Maya Okonjo", "born": "14/9/2011"}).content.decode()
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    token = found[1]
    asked = client.post("/emergency/", {"token": token})
    assert asked.status_code == 200
    assert "Maya Okonjo" in asked.content.decode()
    key = re.search(r'name="key" value="([^"]+)"', asked.content.decode())
    given = {"token": token, "reason": "safety", "password": "wrong", "key": key[1] if key else ""}
    assert client.post("/emergency/", given).status_code == 422
    assert client.get(cast.url("maya")).status_code == 404
    given["password"] = PASSWORD
    done = client.post("/emergency/", given)
    assert (done.status_code, done["Location"]) == (303, cast.url("maya") + "?done=emergency")
    assert client.get(cast.url("maya")).status_code == 200
    assert cast.client("sue").post("/emergency/", given).status_code == 404


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Siobhán O'Neill", "siobhan oneill"),
        ("Łukasz Wójcik-Żak", "lukasz wojcik zak"),
        ("Đặng Thị", "dang thi"),
        ("STRAßE", "strasse"),
        ("نور", "نور"),
        ("D’Arcy", "darcy"),
        ("", ""),
        ("…", ""),
    ],
)
def test_names_are_compared_in_plain_letters(name: str, plain: str) -> None:
    assert names.plain(name) == plain


def test_a_name_without_latin_letters_has_no_sound_and_is_still_found(cast: Cast) -> None:
    assert names.sounds("نور") == ""
    person = add_person(name="نور الهدى", team=cast.harbour, by=cast.viewer("cal"), **BORN)
    assert person.pk in [one.pk for one in among_mine(cast.viewer("cal"), "نور")]
    assert [card.name for card in find(cast, name="نور الهدى")] == ["نور الهدى"]
