"""Every address × everybody × every method, against doors.yaml.

An address without a row fails, and so does a row without an address: nobody can open a door
without saying who may come in. What the table says is written to docs/reference/doors.md.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from alongside.base.accounts import second_factor
from alongside.base.accounts.actions import ask_for_reset
from alongside.base.core import clock
from alongside.base.notices.models import Notice
from alongside.doors.desk import forms
from alongside.doors.desk.decision_forms import DecisionForm, DifferentViewForm, ToldForm
from alongside.doors.desk.gift_forms import GiftNote, GiveBack, SeenGift
from alongside.doors.desk.record_form import RecordForm
from alongside.doors.desk.tie_forms import AnswerNoOne, AskCountOn, SayReading, TellTie, TieWorry
from alongside.doors.exchange.models import ImportRun
from alongside.doors.exchange.results import Result
from alongside.people.contact.actions import end_hold, hold_contact, say_never_ok
from alongside.people.persons.actions import add_person
from alongside.people.ties.actions import ask_count_on, consent_to_map
from alongside.people.working.actions import open_in_emergency, propose_seal
from tests import tables
from tests.cast import DAY, NOW, STAFF, Cast, undone
from tests.factories import organisation as made
from tests.factories.organisation import PASSWORD
from tests.masking import masked
from tests.people import two_mayas
from tests.plans import plan_told
from tests.support import write_doors

ROWS = tables.read(Path(__file__).with_name("doors.yaml"))
EVERYBODY = (*STAFF, "signed_out")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
FIELDS = {"path", "class", "about", "url", "methods", "body", "why"}
MAY_WRITE_ON_GET = ("audit_auditrow", "django_session", "alongside_throttle")


def routes(resolver: Any = None, before: str = "") -> Iterator[tuple[str, str]]:
    """Every address there is: its name, and its path as it is written in the code."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, here)
        elif isinstance(entry, URLPattern):
            yield entry.name or "nameless", here


def declared(row: dict[str, Any]) -> list[str]:
    return [method for method in METHODS if method in row]


def expected(row: dict[str, Any], method: str, who: str) -> set[int]:
    answers = row[method]
    said = answers.get(who) or answers["others"]
    return {int(status) for status in said.split("/")}


def address(row: dict[str, Any], cast: Cast, about: object = None) -> str:
    if "url" in row:
        return "/" + row["url"]
    if "<" not in row["path"]:
        return "/" + row["path"]
    about = about or getattr(cast, row["about"]).pk
    return "/" + re.sub(r"<uuid:\w+>", str(about), row["path"])


def body(row: dict[str, Any], cast: Cast, client: Client) -> dict[str, str]:
    given = {"key": str(uuid4())}
    for name, value in row.get("body", {}).items():
        if value == "$token":
            value = token(client)
        elif value == "$password":
            value = PASSWORD
        elif value.startswith("$"):
            value = str(getattr(cast, value[1:]).pk)
        given[name] = value
    return given


def token(client: Client) -> str:
    """What finding Maya puts in somebody's hand."""
    page = client.post("/find/else/", {"name": "Maya Okonjo", "born": "14/9/2011"})
    found = re.search(r'name="token" value="([^"]+)"', page.content.decode())
    return found[1] if found else "none"


def ask(client: Client, method: str, url: str, data: dict[str, str] | None = None) -> Any:
    """Ask, and be signed in as before afterwards, whatever the answer did to the session."""
    cookies = copy.deepcopy(client.cookies)
    try:
        return client.post(url, data or {}) if method == "POST" else client.generic(method, url)
    finally:
        client.cookies = cookies


@pytest.fixture(scope="module")
def house(standing_cast: Cast) -> Cast:
    """The cast, and what only a door needs: a notice, a seal asked for, an emergency long over,
    two possible duplicates, a joining asked for and one that was done."""
    cast = standing_cast
    cast.things["notice"] = (
        Notice.objects.visible_to(cast.viewer("ana")).filter(person_id=cast.maya.pk).get()
    )
    cast.things["seal_asked"] = propose_seal(
        person_id=cast.sami.pk, by=cast.viewer("cal"), audience=[]
    )
    ana = cast.viewer("ana")
    with clock.at(NOW - DAY):
        held = hold_contact(person_id=cast.maya.pk, why="x", label="open", by=ana)
    with clock.at(NOW - DAY + clock.A_SECOND):
        cast.things["hold"] = end_hold(hold_id=held.pk, by=ana)
    cast.things["never"] = say_never_ok(
        person_id=cast.maya.pk, days="2", from_time=dt.time(9), until_time=dt.time(10),
        whose="Maya", by=ana,
    )  # fmt: skip
    consent_to_map(person_id=cast.maya.pk, sees="record", counts=True, by=ana)
    cast.things["no_one"] = ask_count_on(person_id=cast.maya.pk, answer="no_one", by=ana)
    cast.things["plan"], cast.things["plan_step"] = plan_told(cast)
    cast.things["pair"] = two_mayas.possible(cast, "dee", "ira")
    cast.things["joining_asked"] = two_mayas.asked(cast, "dee", "maya")
    for name in ("pat", "patsy"):
        cast.people[name] = add_person(name=name, team=cast.harbour, by=cast.viewer("cal"))
    cast.things["joining_done"] = two_mayas.joined(cast, "pat", "patsy", by="lea")
    cast.things["import_run"] = ImportRun.objects.create(
        kind="people", team=cast.harbour, by=cast.cal, at=NOW, file_name="people.csv",
        counts=Result(kind="people", team="harbour", file_name="").as_json(),
    )  # fmt: skip
    second_factor.keep(cast.sue.user, "A" * 32, 0)
    cast.things["lost_phone_of_sue"] = ask_for_reset(
        worker=cast.sue, why="came to my desk", by=cast.viewer("adi")
    )
    somebody = made.viewer(made.worker("Uma Bell"))
    with clock.at(NOW - DAY):
        cast.things["emergency_look"] = open_in_emergency(
            person_id=cast.maya.pk, by=somebody, reason="safety"
        )
    return cast


@pytest.fixture(scope="module")
def clients(house: Cast) -> dict[str, Client]:
    return {who: house.client(who) for who in EVERYBODY}


# --- the table -----------------------------------------------------------------------------------


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert dict(routes()) == {name: row["path"] for name, row in ROWS.items()}
    names = [name for name, _ in routes()]
    assert len(names) == len(set(names)), "each name leads to one address"


def test_every_row_says_who_is_answered_what() -> None:
    for name, row in ROWS.items():
        methods = declared(row)
        assert methods, name
        assert set(row) <= FIELDS | set(METHODS), name
        assert row["class"] in ("public", "staff", "link"), name
        assert ("about" in row) == ("<uuid" in row["path"]), name
        for method in methods:
            assert set(row[method]) <= {*EVERYBODY, "others"}, name
            for who in EVERYBODY:
                assert expected(row, method, who), (name, method, who)


def test_staff_pages_let_nobody_in_who_is_signed_out() -> None:
    for name, row in ROWS.items():
        for method in declared(row):
            if row["class"] == "staff":
                assert expected(row, method, "signed_out") <= {302, 403}, name


# --- who is answered what ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ROWS)
def test_everybody_is_answered_as_the_table_says(
    name: str, house: Cast, clients: dict[str, Client], db: None
) -> None:
    row = ROWS[name]
    url = address(row, house)
    wrong = []
    for who, client in clients.items():
        for method in [*declared(row), *(["HEAD"] if "GET" in row else [])]:
            with undone():
                data = body(row, house, client) if method == "POST" else None
                answer = ask(client, method, url, data)
            listed = expected(row, "GET" if method == "HEAD" else method, who)
            if answer.status_code not in listed:
                wrong.append(f"{method} {who}: {answer.status_code}, not {sorted(listed)}")
            assert method != "HEAD" or not answer.content
    assert not wrong


@pytest.mark.parametrize("name", ROWS)
def test_a_method_that_is_not_declared_is_405(
    name: str, house: Cast, clients: dict[str, Client], db: None
) -> None:
    row = ROWS[name]
    for method in METHODS:
        if method not in row:
            with undone():
                answer = ask(clients["ana"], method, address(row, house))
            assert answer.status_code == 405, method
            assert method not in answer["Allow"]


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if "about" in row])
def test_what_may_not_be_seen_looks_like_what_is_not_there(
    name: str, house: Cast, clients: dict[str, Client], db: None
) -> None:
    """Status, headers, body and number of queries: a stranger learns nothing from any of them."""
    row = ROWS[name]
    real, nowhere = address(row, house), address(row, house, uuid4())
    strangers = 0
    for who, client in clients.items():
        for method in declared(row):
            if expected(row, method, who) != {404}:
                continue
            strangers += 1
            data = body(row, house, client) if method == "POST" else None
            there, queries = look(client, method, real, data)
            gone, queries_for_nothing = look(client, method, nowhere, data)
            assert there == gone, (who, method)
            assert queries == queries_for_nothing, (who, method)
    assert strangers > 3


def look(client: Client, method: str, url: str, data: Any) -> tuple[Any, int]:
    with undone(), CaptureQueriesContext(connection) as queries:
        answer = ask(client, method, url, data)
    headers = sorted(answer.headers.items())
    return (answer.status_code, headers, masked(answer.content)), len(queries)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if "about" in row])
def test_an_id_that_is_nobodys_is_not_there_for_anybody(
    name: str, house: Cast, clients: dict[str, Client], db: None
) -> None:
    row = ROWS[name]
    for who in ("ana", "cal", "adi"):
        for method in declared(row):
            with undone():
                data = body(row, house, clients[who])
                answer = ask(clients[who], method, address(row, house, uuid4()), data)
            assert answer.status_code == 404, (who, method)


# --- what every answer carries -------------------------------------------------------------------


@pytest.mark.parametrize("name", ROWS)
def test_every_answer_is_kept_by_nobody_and_framed_by_nobody(
    name: str, house: Cast, clients: dict[str, Client], db: None
) -> None:
    row = ROWS[name]
    for who in ("ana", "signed_out"):
        for method in (*declared(row), "DELETE"):
            with undone():
                answer = ask(clients[who], method, address(row, house))
            said = answer.headers
            assert "no-store" in said["Cache-Control"], (who, method)
            policy = said["Content-Security-Policy"]
            assert "default-src 'self'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert said["X-Frame-Options"] == "DENY"
            assert said["X-Content-Type-Options"] == "nosniff"
            linked = row["class"] == "link"
            assert said["Referrer-Policy"] == ("no-referrer" if linked else "same-origin")
            if linked and who == "signed_out":
                assert not answer.cookies, "a link asks for no cookie"
            assert said["Cross-Origin-Opener-Policy"] == "same-origin"
            assert "Cookie" in said["Vary"] or row["class"] == "public"


ASKED_FOR_A_TOKEN = [
    name for name, row in ROWS.items() if "POST" in row and row["class"] != "link"
]  # a link is the whole right: there is no cookie that another site could borrow


@pytest.mark.parametrize("name", ASKED_FOR_A_TOKEN)
def test_a_post_without_its_token_is_refused(name: str, house: Cast, db: None) -> None:
    row = ROWS[name]
    with undone():
        data = body(row, house, house.client("ana"))
        answer = house.client("ana", enforce_csrf_checks=True).post(address(row, house), data)
    if name == "account_login":  # an old sign-in page leads to a new one
        assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")
    else:
        assert answer.status_code == 403


def words_of_every_form() -> list[str]:
    """The name of every field of the desk that takes words."""
    classes = [one for one in vars(forms).values() if isinstance(one, type)]
    fields = [
        (name, field)
        for one in classes
        if issubclass(one, forms.Sheet)
        for name, field in one.base_fields.items()
    ]
    fields += [
        field
        for one in (
            RecordForm,
            GiftNote,
            GiveBack,
            SeenGift,
            DecisionForm,
            DifferentViewForm,
            ToldForm,
            TellTie,
            SayReading,
            AskCountOn,
            AnswerNoOne,
            TieWorry,
        )
        for field in one.base_fields.items()
    ]
    return sorted({name for name, field in fields if isinstance(field, forms.Words)})


@pytest.mark.parametrize("words", ["w" * 300, "é" * 1_100, "\U0001f642 " * 3_000, "\x00\x07\u202e"])
@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if "body" in row])
def test_words_of_any_length_are_taken_or_refused(
    name: str, words: str, house: Cast, clients: dict[str, Client], db: None
) -> None:
    """Longer than any column, and letters nobody types: a sentence, never an error page."""
    row = ROWS[name]
    everywhere = dict.fromkeys(words_of_every_form(), words)
    del everywhere["reason"]  # words in one form, and a choice among reasons in another
    for who in ("ana", "cal", "lea", "adi"):
        with undone():
            given = {**body(row, house, clients[who]), **everywhere}
            answer = ask(clients[who], "POST", address(row, house), given)
        assert answer.status_code < 500


def test_the_page_about_doors_says_what_the_table_says() -> None:
    """After a change of the table: python -m tests.support.write_reference"""
    assert write_doors.PAGE.read_text(encoding="utf-8") == write_doors.text()


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if "GET" in row])
def test_looking_changes_nothing_but_the_trace(
    name: str, house: Cast, clients: dict[str, Client], db: None
) -> None:
    row = ROWS[name]
    for who in ("ana", "cal"):
        for method in ("GET", "HEAD"):
            with undone(), CaptureQueriesContext(connection) as queries:
                ask(clients[who], method, address(row, house))
            for query in queries:
                written = re.match(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', query["sql"])
                assert not written or written[1] in MAY_WRITE_ON_GET, query["sql"]
