"""Signing in, staying signed in, and what ends it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from alongside.base.accounts.middleware import QUIET
from alongside.base.core import clock
from tests.cast import NOW, Cast
from tests.factories.organisation import PASSWORD

pytestmark = pytest.mark.django_db

MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)


@pytest.fixture
def travel() -> Iterator[time_machine.Traveller]:
    """The real clock, which sessions go by, standing until it is moved."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def sign_in(client: Client, username: str, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post("/sign-in/", {"username": username, "password": password}, **extra)


# --- coming in -----------------------------------------------------------------------------------


def test_signing_in_leads_to_my_day_with_a_new_session(cast: Cast) -> None:
    client = Client()
    client.get("/sign-in/")
    client.cookies["alongside_session"] = "planted-by-somebody-else-0000000"
    answer = sign_in(client, "ana")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.cookies["alongside_session"].value != "planted-by-somebody-else-0000000"
    assert client.get("/").status_code == 200


def test_the_session_id_changes_at_sign_in(cast: Cast) -> None:
    """A session known before sign-in is worth nothing after it."""
    client = Client()
    session = client.session
    session["something"] = "kept"
    session.save()
    before = session.session_key
    client.cookies["alongside_session"] = before
    sign_in(client, "ana")
    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


@pytest.mark.parametrize("next_url", ["//evil.example/", "https://evil.example/", "javascript:x"])
def test_signing_in_leads_nowhere_else(next_url: str, cast: Cast) -> None:
    answer = Client().post("/sign-in/", {"username": "ana", "password": PASSWORD, "next": next_url})
    assert "evil" not in answer["Location"]
    assert answer["Location"] == "/"


def test_signing_in_leads_back_to_where_one_was_going(cast: Cast) -> None:
    asked = Client().get("/people/?all=1")
    assert asked["Location"] == "/sign-in/?next=%2Fpeople%2F%3Fall%3D1"
    answer = Client().post(
        "/sign-in/", {"username": "ana", "password": PASSWORD, "next": "/people/?all=1"}
    )
    assert answer["Location"] == "/people/?all=1"


def test_a_wrong_password_and_an_unknown_name_answer_alike(cast: Cast) -> None:
    wrong, unknown = sign_in(Client(), "ana", "wrong"), sign_in(Client(), "nobody", "wrong")
    assert wrong.status_code == unknown.status_code == 422
    assert _plain(wrong).replace("ana", "nobody") == _plain(unknown)


def _plain(answer: Any) -> str:
    from tests.masking import masked

    return masked(answer.content)


def test_nobody_signs_themselves_up(cast: Cast) -> None:
    for path in ("/signup/", "/sign-up/", "/accounts/signup/"):
        assert Client().get(path).status_code == 404


# --- trying too often ----------------------------------------------------------------------------


def test_the_eleventh_try_in_ten_minutes_is_429_even_from_eleven_addresses(
    cast: Cast, travel: Any
) -> None:
    for number in range(10):
        answer = sign_in(Client(), "ana", "wrong", REMOTE_ADDR=f"10.0.0.{number}")
        assert answer.status_code == 422, number
        travel.shift(50)
    answer = sign_in(Client(), "ana", "wrong", REMOTE_ADDR="10.0.0.11")
    assert answer.status_code == 429
    right = sign_in(Client(), "ana", PASSWORD, REMOTE_ADDR="10.0.0.12")
    assert right.status_code == 429, "the right password must not tell either"
    assert sign_in(Client(), "ben").status_code == 302, "others are not locked out with her"
    travel.shift(10 * MINUTE)
    assert sign_in(Client(), "ana").status_code == 302


def test_an_unknown_name_is_throttled_like_a_known_one(cast: Cast, travel: Any) -> None:
    answers = [
        sign_in(Client(), "nobody", "wrong", REMOTE_ADDR=f"10.0.0.{number}").status_code
        for number in range(11)
    ]
    assert answers == [422] * 10 + [429]


def test_one_address_tries_many_names_and_is_slowed_down(cast: Cast, travel: Any) -> None:
    answers = [sign_in(Client(), f"name{number}", "x").status_code for number in range(61)]
    assert answers == [422] * 60 + [429]


def test_an_office_that_comes_at_nine_from_one_address_gets_in(cast: Cast, travel: Any) -> None:
    answers = [sign_in(Client(), "ana").status_code for _number in range(70)]
    assert set(answers) == {302}


# --- staying in ----------------------------------------------------------------------------------


def test_after_fifteen_idle_minutes_the_password_is_asked_again(cast: Cast, travel: Any) -> None:
    client = cast.client("ana")
    assert client.get("/people/").status_code == 200
    travel.shift(15 * MINUTE)
    assert client.get("/people/").status_code == 200
    travel.shift(15 * MINUTE + dt.timedelta(seconds=1))
    answer = client.get("/people/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=%2Fpeople%2F")
    assert client.get("/people/").status_code == 302, "and the session is gone"


def test_autosave_is_not_somebody_being_there(cast: Cast, travel: Any) -> None:
    client = cast.client("ana")
    client.get("/people/")
    for _ in range(3):
        travel.shift(4 * MINUTE)
        kept = client.post(
            "/drafts/keep/",
            {"for_them": "x", "about": "/record/"},
            headers={QUIET: "fetch"},
        )
        assert kept.status_code == 200
    travel.shift(4 * MINUTE)
    assert client.get("/people/").status_code == 302


def test_after_twelve_hours_the_password_is_asked_however_busy_one_was(
    cast: Cast, travel: Any
) -> None:
    client = cast.client("ana")
    for _ in range(72):
        assert client.get("/alive/").status_code == 204
        travel.shift(10 * MINUTE)
    assert client.get("/alive/").status_code == 204
    travel.shift(dt.timedelta(seconds=1))
    assert client.get("/alive/").status_code == 302


def test_last_seen_is_written_at_most_once_a_minute(
    cast: Cast, travel: Any, django_assert_num_queries: Any
) -> None:
    client = cast.client("ana")
    client.get("/alive/")
    travel.shift(30)
    with django_assert_num_queries(2):  # the session, the user with the worker
        client.get("/alive/")


def test_a_stolen_cookie_is_worth_nothing_after_sign_out(cast: Cast) -> None:
    client, thief = cast.client("ana"), Client()
    client.get("/")
    thief.cookies["alongside_session"] = client.cookies["alongside_session"].value
    assert thief.get("/people/").status_code == 200
    answer = client.post("/sign-out/")
    assert answer.status_code == 302
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert thief.get("/people/").status_code == 302


# --- leaving -------------------------------------------------------------------------------------


def test_a_closed_sign_in_ends_its_sessions_at_the_next_request(cast: Cast) -> None:
    client = cast.client("ana")
    assert client.get("/people/").status_code == 200
    user = cast.ana.user
    user.is_active = False
    user.save()
    assert client.get("/people/").status_code == 302
    assert client.get(cast.url("maya")).status_code == 302
    closed, wrong = sign_in(Client(), "ana"), sign_in(Client(), "ben", "wrong")
    assert closed.status_code == wrong.status_code == 422
    assert _plain(closed).replace("ana", "ben") == _plain(wrong), "the right password tells nothing"


def test_a_worker_who_left_finds_nothing_at_the_next_request(cast: Cast) -> None:
    """R0: the sign-in may be open still; what it opens is nothing."""
    client = cast.client("ana")
    assert client.get("/people/").status_code == 200
    cast.ana.left_at = clock.now()
    cast.ana.save()
    for path in ("/", "/people/", "/reflections/", "/drafts/", cast.url("maya")):
        assert client.get(path).status_code == 404, path


def test_a_password_change_keeps_this_session_and_ends_the_others(cast: Cast) -> None:
    here, elsewhere = cast.client("ana"), cast.client("ana")
    new = "another long walk, uphill"
    answer = here.post("/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert here.get("/people/").status_code == 200
    assert elsewhere.get("/people/").status_code == 302
    assert sign_in(Client(), "ana", new).status_code == 302


@pytest.mark.parametrize("new", ["short", "ana", "12345678901234"])
def test_a_weak_password_is_refused(new: str, cast: Cast) -> None:
    client = cast.client("ana")
    answer = client.post(
        "/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert answer.status_code in (200, 422)
    assert sign_in(Client(), "ana", PASSWORD).status_code == 302


@pytest.mark.real_hasher
def test_passwords_are_kept_with_argon2(db: None) -> None:
    from alongside.base.accounts.models import User

    user = User.objects.create_user("somebody", password=PASSWORD)
    assert user.password.startswith("argon2$argon2id$")
