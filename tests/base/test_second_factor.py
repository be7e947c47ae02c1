"""The second factor: at sign-in, set up, required, recovered from, and reset by two."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.base.accounts import actions, second_factor
from alongside.base.accounts.queries import without_second_factor
from alongside.base.organisation.models import Worker
from alongside.base.vault.sealing import CannotOpen
from alongside.config.installation import run_check
from tests.cast import NOW, Cast
from tests.factories.organisation import PASSWORD
from tests.support.factor import SECRET, STEP, admin_two, code, did, has_app, password, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def travel() -> Iterator[time_machine.Traveller]:
    """The real clock, which phones and sessions go by, standing until it is moved."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def required(settings: Any) -> None:
    settings.ALONGSIDE_REQUIRE_SECOND_FACTOR = True


# --- signing in ----------------------------------------------------------------------------------


def test_without_an_app_the_password_is_enough_where_none_is_required(cast: Cast) -> None:
    assert password(Client(), "ana")["Location"] == "/"


def test_with_an_app_the_password_alone_opens_nothing(cast: Cast, travel: Any) -> None:
    has_app(cast, "ana")
    client = Client()
    answer = password(client, "ana", next="/people/")
    assert answer["Location"] == "/sign-in/code/"
    assert client.get("/people/").status_code == 302
    page = Client()
    password(page, "ana", next="/people/")
    assert "Your code" in page.get("/sign-in/code/").content.decode()
    before = page.cookies["alongside_session"].value
    answer = page.post("/sign-in/code/", {"code": code()})
    assert (answer.status_code, answer["Location"]) == (302, "/people/")
    assert page.cookies["alongside_session"].value != before, "a new session after the factor"
    assert page.get("/people/").status_code == 200


def test_the_code_page_is_for_nobody_who_has_not_given_the_password(cast: Cast) -> None:
    for sent in ({}, {"code": "123456"}):
        assert Client().post("/sign-in/code/", sent)["Location"] == "/sign-in/"


@pytest.mark.parametrize("wrong", ["", "000000", "１２３４５６", "nonsense", "\x00", "9" * 5000])
def test_a_wrong_code_is_422_and_can_be_tried_again(wrong: str, cast: Cast, travel: Any) -> None:
    has_app(cast, "ana")
    client = Client()
    assert sign_in(client, "ana", wrong).status_code == 422
    assert client.post("/sign-in/code/", {}).status_code == 422
    assert client.post("/sign-in/code/", {"code": code()}).status_code == 302


@pytest.mark.parametrize(("off", "status"), [(-2, 422), (-1, 302), (0, 302), (1, 302), (2, 422)])
def test_a_phone_may_be_one_step_of_thirty_seconds_off(
    off: int, status: int, cast: Cast, travel: Any
) -> None:
    has_app(cast, "ana")
    assert sign_in(Client(), "ana", code(off)).status_code == status


def test_a_used_code_is_refused_for_as_long_as_it_would_be_taken(cast: Cast, travel: Any) -> None:
    """From one step before its time to one step after: ninety seconds, not thirty."""
    has_app(cast, "ana")
    shown = code(1)
    assert sign_in(Client(), "ana", shown).status_code == 302
    for _ in range(3):
        assert sign_in(Client(), "ana", shown).status_code == 422
        travel.shift(STEP)
    assert sign_in(Client(), "ana", code()).status_code == 302


def test_an_older_code_is_refused_once_a_newer_was_used(cast: Cast, travel: Any) -> None:
    has_app(cast, "ana")
    assert sign_in(Client(), "ana", code(1)).status_code == 302
    assert sign_in(Client(), "ana", code(0)).status_code == 422


def test_the_eleventh_wrong_code_in_ten_minutes_is_429_and_so_is_the_right_one(
    cast: Cast, travel: Any
) -> None:
    has_app(cast, "ana")
    has_app(cast, "ben")
    client = Client()
    password(client, "ana")
    answers = [client.post("/sign-in/code/", {"code": "000000"}).status_code for _ in range(10)]
    assert answers == [422] * 10
    assert client.post("/sign-in/code/", {"code": code()}).status_code == 429
    assert sign_in(Client(), "ben", code()).status_code == 302, "others are not locked out"
    travel.shift(dt.timedelta(minutes=10, seconds=1))
    assert sign_in(Client(), "ana", code()).status_code == 302


# --- recovery codes ------------------------------------------------------------------------------


def test_a_recovery_code_signs_in_once(cast: Cast, travel: Any) -> None:
    codes = has_app(cast, "ana")
    assert len(set(codes)) == 10
    assert sign_in(Client(), "ana", codes[3]).status_code == 302
    assert sign_in(Client(), "ana", codes[3]).status_code == 422
    assert sign_in(Client(), "ana", codes[4].lower().replace("-", " ")).status_code == 302
    assert second_factor.codes_left(cast.ana.user) == 8
    assert did("used a recovery code") == [(cast.ana.pk, cast.ana.pk)] * 2


def test_a_recovery_code_is_nobody_elses(cast: Cast, travel: Any) -> None:
    codes = has_app(cast, "ana")
    has_app(cast, "ben")
    assert sign_in(Client(), "ben", codes[0]).status_code == 422


def test_new_codes_end_the_old_ones_and_are_shown_until_they_are_kept(
    cast: Cast, travel: Any
) -> None:
    old = has_app(cast, "ana")
    client = Client()
    sign_in(client, "ana", code())
    assert client.post("/second-factor/codes/", {"code": "000000"}).status_code == 422
    travel.shift(STEP)
    assert client.post("/second-factor/codes/", {"code": code()}).status_code == 303
    shown = codes_on(client)
    assert len(shown) == 10
    assert codes_on(client) == shown, "a lost answer loses nothing"
    assert client.post("/second-factor/codes/", {"do": "kept"}).status_code == 302
    assert codes_on(client) == []
    assert sign_in(Client(), "ana", old[0]).status_code == 422
    assert sign_in(Client(), "ana", shown[0]).status_code == 302


def codes_on(client: Client) -> list[str]:
    page = client.get("/second-factor/codes/").content.decode()
    return re.findall(r'<bdi class="code-words" dir="ltr">([A-Z-]+)</bdi>', page)


# --- what is kept --------------------------------------------------------------------------------


def test_neither_secret_nor_codes_can_be_read_in_the_database(cast: Cast, travel: Any) -> None:
    client = cast.client("ana")
    secret = shown_secret(client)
    codes = set_up(client, secret)
    with connection.cursor() as cursor:
        dump = ""
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            dump += repr(cursor.fetchall())
    held = "".join(str(row.get_decoded()) for row in Session.objects.all())
    for word in (secret, *codes, *(one.replace("-", "").lower() for one in codes)):
        assert word not in dump
        assert word not in held


def test_one_persons_secret_copied_to_another_does_not_open(cast: Cast, travel: Any) -> None:
    has_app(cast, "ana")
    copied = second_factor.factor_of(cast.ana.user)
    assert copied is not None
    Authenticator.objects.create(user=cast.ben.user, type="totp", data=copied.data)
    with pytest.raises(CannotOpen):
        second_factor.use(user=cast.ben.user, code=code())


# --- setting up ----------------------------------------------------------------------------------


def shown_secret(client: Client) -> str:
    page = client.get("/second-factor/").content.decode()
    found = re.search(r'<bdi class="code-words" dir="ltr">([A-Z2-7 ]+)</bdi>', page)
    assert found
    return found[1].replace(" ", "")


def set_up(client: Client, secret: str, **changed: str) -> list[str]:
    given = {"password": PASSWORD, "code": code(secret=secret), **changed}
    answer = client.post("/second-factor/", given)
    assert (answer.status_code, answer["Location"]) == (303, "/second-factor/codes/")
    return codes_on(client)


def test_setting_up_shows_a_square_and_the_key_and_asks_for_both(cast: Cast, travel: Any) -> None:
    cast.ana.email = "ana@example.org"
    cast.ana.save()
    client = cast.client("ana")
    page = client.get("/second-factor/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    assert "otpauth://totp/ana?secret=" in page
    secret = shown_secret(client)
    assert shown_secret(client) == secret, "the same until it is kept"
    for wrong in ({"password": "x", "code": code(secret=secret)},
                  {"password": PASSWORD, "code": "000000"}):  # fmt: skip
        assert client.post("/second-factor/", wrong).status_code == 422
        assert second_factor.factor_of(cast.ana.user) is None
    before = client.session.session_key
    codes = set_up(client, secret)
    assert len(codes) == 10
    assert client.session.session_key != before
    assert did("set up") == [(cast.ana.pk, cast.ana.pk)]
    assert shown_secret(client) != secret
    # The code that proved it is used up.
    assert sign_in(Client(), "ana", code(secret=secret)).status_code == 422
    travel.shift(STEP)
    assert sign_in(Client(), "ana", code(secret=secret)).status_code == 302


def test_they_are_told_by_mail(
    cast: Cast, travel: Any, django_capture_on_commit_callbacks: Any
) -> None:
    cast.ana.email = "ana@example.org"
    cast.ana.save()
    with django_capture_on_commit_callbacks(execute=True):
        actions.set_up_second_factor(secret=SECRET, code=code(), old_code="", by=cast.viewer("ana"))
    (message,) = mail.outbox
    assert message.to == ["ana@example.org"]
    assert "set up" in message.body
    assert SECRET not in message.body


def test_another_phone_needs_a_code_of_the_old_one(cast: Cast, travel: Any) -> None:
    codes = has_app(cast, "ana")
    client = cast.client("ana")
    secret = shown_secret(client)
    given = {"password": PASSWORD, "code": code(secret=secret)}
    for old in ({}, {"old_code": "000000"}):
        assert client.post("/second-factor/", {**given, **old}).status_code == 422
    set_up(client, secret, old_code=codes[0])
    travel.shift(STEP)
    assert sign_in(Client(), "ana", code()).status_code == 422, "the old phone no longer counts"
    assert sign_in(Client(), "ana", code(secret=secret)).status_code == 302
    assert sign_in(Client(), "ana", codes[1]).status_code == 422, "nor do the old codes"


def test_setting_up_is_throttled(cast: Cast, travel: Any) -> None:
    client = cast.client("ana")
    given = {"password": PASSWORD, "code": "000000"}
    answers = [client.post("/second-factor/", given).status_code for _ in range(11)]
    assert answers[:10] == [422] * 10
    assert answers[10] == 429


# --- where it is required (R0) -------------------------------------------------------------------


def test_a_session_without_one_finds_nothing_but_the_pages_to_set_it_up(
    cast: Cast, required: None, travel: Any
) -> None:
    client = Client()
    answer = password(client, "ana", next="/people/")
    assert answer["Location"] == "/second-factor/"
    assert client.get("/")["Location"] == "/second-factor/"
    for path in ("/people/", "/reflections/", "/drafts/", "/find/", "/more/", "/password/",
                 "/second-factor/codes/", "/organisation/", cast.url("maya")):  # fmt: skip
        assert client.get(path).status_code == 404, path
    assert client.get("/sign-out/").status_code == 200
    page = client.get("/second-factor/").content.decode()
    assert "Until you have set it up" in page
    assert "/people/" not in page, "no menu that leads nowhere"
    set_up(client, shown_secret(client))
    assert client.get(cast.url("maya")).status_code == 200


def test_what_is_kept_back_looks_like_what_is_not_there(
    cast: Cast, required: None, travel: Any
) -> None:
    client = cast.client("ana")
    client.get("/second-factor/")
    looks = []
    for path in (cast.url("maya"), "/people/00000000-0000-0000-0000-000000000001/"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        looks.append((answer.status_code, answer.content, len(queries)))
    assert looks[0] == looks[1]
    assert looks[0][0] == 404


def test_words_sent_by_a_session_without_one_are_kept(
    cast: Cast, required: None, travel: Any
) -> None:
    from alongside.doors.desk.kept import authorship

    client = cast.client("ana")
    sent = {
        "for_them": "She laughed", "key": "018f0000-0000-7000-8000-000000000001",
        "written_by": authorship(cast.viewer("ana")),
    }  # fmt: skip
    answer = client.post(cast.url("maya", "record/"), sent)
    assert answer.status_code == 403
    assert "She laughed" in answer.content.decode()


def test_after_fifteen_idle_minutes_both_are_asked_again(
    cast: Cast, required: None, travel: Any
) -> None:
    has_app(cast, "ana")
    client = Client()
    sign_in(client, "ana", code())
    assert client.get(cast.url("maya")).status_code == 200
    travel.shift(dt.timedelta(minutes=15, seconds=1))
    url = cast.url("maya", "record/")
    page = {"for_them": "We sat by the weir", "key": "018f0000-0000-7000-8000-000000000002"}
    assert client.post(url, page).status_code == 403, "what was typed is on the answer"
    answer = password(client, "ana", next=url)
    assert answer["Location"] == "/sign-in/code/"
    assert client.get("/alive/").status_code == 302, "half signed in is not signed in"
    password(client, "ana", next=url)
    assert client.post("/sign-in/code/", {"code": code()})["Location"] == url
    assert client.get(url).status_code == 200


def test_a_new_password_by_mail_does_not_skip_it(cast: Cast, travel: Any) -> None:
    """ASVS 6.4.3: after a new password the code is asked for as before."""
    has_app(cast, "ana")
    cast.ana.user.set_password(new := "four other words entirely")
    cast.ana.user.save()
    answer = Client().post("/sign-in/", {"username": "ana", "password": new})
    assert answer["Location"] == "/sign-in/code/"


def test_it_costs_no_query(
    cast: Cast, required: None, travel: Any, django_assert_num_queries: Any
) -> None:
    has_app(cast, "ana")
    client = Client()
    sign_in(client, "ana", code())
    client.get("/alive/")
    with django_assert_num_queries(2):  # the session, the user with the worker
        client.get("/alive/")


# --- who has none --------------------------------------------------------------------------------


def test_the_administrator_sees_who_has_none(cast: Cast) -> None:
    has_app(cast, "ana")
    assert "Ana Moreau" not in [one.name for one in without_second_factor()]
    page = cast.client("adi").get("/organisation/second-factor/").content.decode()
    assert "Ben Idris" in page
    assert "Ana Moreau" not in page


def test_check_says_what_is_missing(
    cast: Cast, settings: Any, capsys: Any, monkeypatch: Any
) -> None:
    from alongside.config import installation

    monkeypatch.setattr(installation, "problems", list)
    assert run_check(None) == 0  # type: ignore[arg-type]
    said = capsys.readouterr().out
    assert "ALONGSIDE_REQUIRE_SECOND_FACTOR=on" in said
    assert "Ana Moreau (ana)" in said
    assert "There is one administrator" in said
    settings.ALONGSIDE_REQUIRE_SECOND_FACTOR = True
    for worker in Worker.objects.filter(user__isnull=False):
        second_factor.keep(worker.user, SECRET, 0)
    admin_two(cast)
    second_factor.keep(Worker.objects.get(name="Ada Second").user, SECRET, 0)
    assert run_check(None) == 0  # type: ignore[arg-type]
    assert capsys.readouterr().out == "It can be served.\n"
