"""Row 26 of the access model, on the channels there are: a meeting with one is no news to another.

The feed of a worker's own calendar, the link each person answers by, and the pages.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.test import Client

from alongside.base.core import clock
from alongside.practice.appointments.asking import propose
from alongside.practice.appointments.feeds import make_feed
from alongside.practice.appointments.making import What
from alongside.practice.appointments.models import Appointment
from tests.access.situations import cover_dee
from tests.cast import DAY, NOW, Cast
from tests.masking import masked
from tests.practice.test_asking import token

SECRETS = ("Dee", "Okonjo", "the solicitor", "QT4", "Quince")


def with_dee(cast: Cast, by: str, *people: str) -> Appointment:
    (row,) = propose(
        person_ids=[cast.people[name].pk for name in people], slots=[NOW + DAY, NOW + 2 * DAY],
        what=What(purpose="the solicitor", place="9 Quince Terrace"), by=cast.viewer(by),
    )  # fmt: skip
    return row


def feed_of(cast: Cast, who: str, detail: str = "names") -> str:
    _row, secret = make_feed(detail=detail, by=cast.viewer(who))
    return f"/calendar/{secret}.ics"


def read(url: str) -> str:
    answer = Client().get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_meeting_with_dee_alone_leaves_no_gap_for_who_sees_only_maya(cast: Cast) -> None:
    pages = [cast.url("maya"), cast.url("maya", "before/"), "/", "/people/"]
    client = cast.client("zoe")
    before = [masked(client.get(page).content) for page in pages]
    row = with_dee(cast, "ana", "dee")
    assert [masked(client.get(page).content) for page in pages] == before
    assert client.get(f"/meetings/{row.pk}/").status_code == 404
    unknown = client.get("/meetings/018f0000-0000-7000-8000-000000000000/")
    assert masked(client.get(f"/meetings/{row.pk}/").content) == masked(unknown.content)


def test_once_cover_is_over_the_feed_is_as_if_there_had_been_no_meeting(cast: Cast) -> None:
    cover_dee(cast)
    url = feed_of(cast, "ben")
    empty = read(url)
    clock.stand_at(NOW + dt.timedelta(minutes=1))
    row = with_dee(cast, "ben", "dee")
    assert str(row.pk) in read(url)
    clock.stand_at(clock.midnight(dt.date(2027, 5, 8)))
    after = read(url)
    assert re.sub(r"DTSTAMP.*", "", after) == re.sub(r"DTSTAMP.*", "", empty)


def test_of_a_meeting_with_both_the_feed_names_whom_its_worker_chose(cast: Cast) -> None:
    with_dee(cast, "ana", "maya", "dee")
    for detail in ("times", "initials"):
        body = read(feed_of(cast, "ana", detail))
        assert not [word for word in SECRETS if word in body]


def test_each_link_knows_its_own_person_only(cast: Cast) -> None:
    row = with_dee(cast, "ana", "maya", "dee")
    mine, theirs = (Client().get(f"/m/{token(cast, row, who)}/") for who in ("maya", "dee"))
    for answer in (mine, theirs):
        page: Any = answer.content.decode()
        assert not [word for word in (*SECRETS, "Maya") if word in page]
    assert masked(mine.content) == masked(theirs.content), "not even who else was asked"
