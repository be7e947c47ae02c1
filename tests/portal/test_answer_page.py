"""The page a link opens: what it shows, what it never shows, and what pressing does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from alongside.people.contact.actions import hold_contact
from alongside.practice.appointments.actions import cancel
from alongside.practice.appointments.changing import Drop, drop_everything
from alongside.practice.appointments.making import What
from alongside.practice.appointments.models import Appointment
from tests.cast import NOW, WORDS, Cast
from tests.masking import masked
from tests.practice.test_asking import TIMES, asked, part_of, stands, token
from tests.practice.test_changes import HOUR, today

EVERYWHERE = (
    "Maya", "Okonjo", "Dee", "Moreau", "Harbour", "Alongside", "alongside", "social", "record",
    "team", "Weir", "FW2", "art room", WORDS["meeting"], "csrf", "http://", "https://",
)  # fmt: skip


EXIT = "https://www.bbc.co.uk/weather"


def words_of(answer: Any) -> str:
    """The page without its own sheets and script, and without where leaving it leads."""
    page = answer.content.decode().replace("/static/css/", "").replace("/static/js/exit.js", "")
    assert page.count(EXIT) == 1
    return str(page.replace(EXIT, ""))


def address(cast: Cast, row: Appointment, person: str = "maya") -> str:
    return f"/m/{token(cast, row, person)}/"


def slot_id(page: str, number: int) -> str:
    return re.findall(r'name="slot" value="([^"]+)"', page)[number]


def test_it_shows_a_first_name_and_times_and_nothing_else(cast: Cast) -> None:
    row = asked(
        cast, what=What(purpose="the art room", place="4 Weir Road", expected=[("Dee", "mum")])
    )
    answer = Client().get(address(cast, row))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Ana would like to see you" in page
    assert "Wednesday 5 May" in page
    for secret in EVERYWHERE:
        assert secret not in words_of(answer)
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def test_opening_it_many_times_uses_nothing_up_and_an_answer_does(cast: Cast) -> None:
    row = asked(cast)
    url, client = address(cast, row), Client(enforce_csrf_checks=True)
    for _ in range(3):
        page = client.get(url).content.decode()
        assert client.head(url).status_code == 200
    sent = {"answer": "yes", "slot": slot_id(page, 1), "someone": "on", "place": "theirs"}
    done = client.post(url, sent)
    assert (done.status_code, done["Location"]) == (303, "/m/thank-you/")
    assert (stands(cast, row).state, stands(cast, row).starts_at) == ("agreed", TIMES[1])
    assert part_of(cast, row).with_someone
    assert part_of(cast, row).place_chosen == "", "where was not theirs to choose this time"
    assert client.get(url).status_code == 404
    assert client.post(url, sent).status_code == 404


def test_yes_without_a_time_asks_for_one_and_keeps_what_was_chosen(cast: Cast) -> None:
    row = asked(cast, what=What(place_theirs=True))
    answer = Client().post(address(cast, row), {"answer": "yes", "place": "out"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Choose a time" in page
    assert re.search(r'value="out" checked', page)
    assert Client().get(address(cast, row)).status_code == 200


@pytest.mark.parametrize("said", ["", "owl", "agreed", "yes\x00"])
def test_what_is_no_answer_is_refused(cast: Cast, said: str) -> None:
    row = asked(cast)
    assert Client().post(address(cast, row), {"answer": said}).status_code == 422
    assert stands(cast, row).state == "proposed"


def test_dead_and_never_made_are_one_page(cast: Cast) -> None:
    row = asked(cast)
    url = address(cast, row)
    hold_contact(person_id=cast.maya.pk, why="x", label="open", by=cast.viewer("ana"))
    client = Client()
    for ask in (client.get, client.post):
        dead, unknown = ask(url, {}), ask("/m/never-made/", {})
        assert dead.status_code == unknown.status_code == 404
        assert masked(dead.content) == masked(unknown.content)
        assert sorted(dead.headers.items()) == sorted(unknown.headers.items())
    for secret in EVERYWHERE:
        assert secret not in words_of(unknown)


def test_what_has_to_happen_is_said_so_without_the_reason(cast: Cast) -> None:
    row = asked(cast, why_it_must="A court order of 2 May", still_theirs="when")
    page = Client().get(address(cast, row)).content.decode()
    assert "Ana has to see you" in page
    assert "You can choose when." in page
    assert "court" not in page


def test_a_link_to_one_names_nobody_else_who_was_asked(cast: Cast) -> None:
    """Row 26."""
    row = asked(cast, "ira", "noor")
    page = Client().get(address(cast, row, "ira")).content.decode()
    assert not re.search("Ira|Noor|Haddad", page)


def test_dropped_says_it_is_not_about_anything_they_did(cast: Cast) -> None:
    first, second = today(cast)
    drop_everything(
        drops=[Drop(first.pk, 1, TIMES[0]), Drop(second.pk, 1, None)], by=cast.viewer("ana")
    )
    again = Client().get(address(cast, first)).content.decode()
    assert "It is not about anything you did. Can we meet then?" in again
    ended = Client().get(address(cast, second, "ira")).content.decode()
    assert "It is not about anything you did." in ended
    assert "Yes, that works" not in ended


def test_news_of_a_cancelled_meeting_is_read_once(cast: Cast) -> None:
    row = asked(cast)
    cancel(appointment_id=row.pk, version=1, by=cast.viewer("ana"), why="the boiler")
    url = address(cast, row)
    page = Client().get(url).content.decode()
    assert "Ana can’t come" in page
    assert "boiler" not in page
    assert Client().post(url, {"answer": "yes"}).status_code == 303
    assert stands(cast, row).to_tell == ""
    assert Client().get(url).status_code == 404


def test_a_signed_in_worker_who_opens_it_sees_the_same(cast: Cast) -> None:
    row = asked(cast)
    url = address(cast, row)
    plain, signed_in = Client().get(url), cast.client("ben").get(url)
    assert masked(plain.content) == masked(signed_in.content)


def test_the_log_and_the_trace_hold_no_token(cast: Cast, caplog: Any) -> None:
    from alongside.base.audit.models import AuditRow

    row = asked(cast)
    mine = token(cast, row)
    Client().post(f"/m/{mine}/", {"answer": "ring"})
    assert mine not in caplog.text
    last = AuditRow.objects.visible_to(cast.viewer("lea")).order_by("-seq").first()
    assert last is not None
    assert (last.verb, last.channel, last.actor_id) == ("answered", "link", None)
    assert last.at < NOW + HOUR
