"""Meetings as a calendar reads them: two readers that do not know each other agree on each."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from django.test import Client

from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee
from alongside.doors.exchange import calendar
from alongside.people.persons.models import Person
from alongside.people.working.actions import bar, end
from alongside.practice.appointments.actions import cancel, plan
from alongside.practice.appointments.changing import move
from alongside.practice.appointments.feeds import end_feed, make_feed
from alongside.practice.appointments.models import Appointment, CalendarFeed
from tests.cast import DAY, NOW, WORDS, Cast
from tests.masking import masked


def feed(cast: Cast, detail: str = "times") -> str:
    _row, token = make_feed(detail=detail, by=cast.viewer("ana"))
    return f"/calendar/{token}.ics"


def fetched(url: str) -> bytes:
    answer = Client().get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return bytes(answer.content)


def read_twice(body: bytes) -> list[dict[str, Any]]:
    """Each event, the same to both readers."""
    first = []
    for one in icalendar.Calendar.from_ical(body).walk("VEVENT"):
        first.append(
            {
                "uid": str(one["UID"]), "sequence": int(one["SEQUENCE"]),
                "status": str(one["STATUS"]), "summary": str(one["SUMMARY"]),
                "start": one.decoded("DTSTART").astimezone(dt.UTC),
                "end": one.decoded("DTEND").astimezone(dt.UTC),
            }
        )  # fmt: skip
    second = []
    read = vobject.readOne(body.decode(), validate=True)
    for one in read.contents.get("vevent", []):
        second.append(
            {
                "uid": one.uid.value, "sequence": int(one.sequence.value),
                "status": one.status.value, "summary": one.summary.value,
                "start": one.dtstart.value.astimezone(dt.UTC),
                "end": one.dtend.value.astimezone(dt.UTC),
            }
        )  # fmt: skip
    assert first == second
    return first


def test_two_readers_agree_and_nothing_is_said_but_the_time(cast: Cast) -> None:
    body = fetched(feed(cast))
    (event,) = read_twice(body)
    assert event == {
        "uid": f"{cast.meeting.pk}@meetings", "sequence": 0, "status": "TENTATIVE",
        "summary": "Meeting", "start": NOW + DAY, "end": NOW + DAY + dt.timedelta(hours=1),
    }  # fmt: skip
    for secret in ("Maya", "Okonjo", WORDS["meeting"], "Osei", "FW2", "Weir", "Harbour", "Ana"):
        assert secret.encode() not in body
    assert body.count(b"BEGIN:VTIMEZONE") == 1
    assert b"CLASS:PRIVATE" in body
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))


@pytest.mark.parametrize(
    ("detail", "summary"),
    [("times", "Meeting"), ("initials", "Meeting, M.O."), ("names", "Meeting, Maya")],
)
def test_the_worker_chooses_what_it_says(cast: Cast, detail: str, summary: str) -> None:
    (event,) = read_twice(fetched(feed(cast, detail)))
    assert event["summary"] == summary


def test_a_change_keeps_its_name_and_counts_up_and_a_cancelled_meeting_says_so(cast: Cast) -> None:
    url, ana = feed(cast), cast.viewer("ana")
    (before,) = read_twice(fetched(url))
    move(appointment_id=cast.meeting.pk, version=1, starts_at=NOW + 2 * DAY, why="x", by=ana)
    (moved,) = read_twice(fetched(url))
    assert (moved["uid"], moved["sequence"]) == (before["uid"], before["sequence"] + 1)
    assert moved["start"] == NOW + 2 * DAY
    cancel(appointment_id=cast.meeting.pk, version=2, by=ana, why="ill")
    (ended,) = read_twice(fetched(url))
    assert (ended["uid"], ended["sequence"], ended["status"]) == (before["uid"], 2, "CANCELLED")


# Hours around both changes of the clock, in two zones that change on other days.
AROUND = [
    ("Europe/London", dt.datetime(2027, 3, 28, 0, 30, tzinfo=dt.UTC)),
    ("Europe/London", dt.datetime(2027, 3, 28, 1, 0, tzinfo=dt.UTC)),
    ("Europe/London", dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)),
    ("Europe/London", dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC)),
    ("Europe/London", dt.datetime(2027, 10, 31, 2, 0, tzinfo=dt.UTC)),
    ("Europe/London", dt.datetime(2027, 11, 1, 9, 0, tzinfo=dt.UTC)),
    ("America/New_York", dt.datetime(2027, 3, 14, 6, 30, tzinfo=dt.UTC)),
    ("America/New_York", dt.datetime(2027, 3, 14, 7, 0, tzinfo=dt.UTC)),
    ("America/New_York", dt.datetime(2027, 11, 7, 5, 30, tzinfo=dt.UTC)),
    ("America/New_York", dt.datetime(2027, 11, 7, 6, 30, tzinfo=dt.UTC)),
]


@pytest.mark.parametrize(("zone", "start"), AROUND)
def test_the_clocks_change_and_the_meeting_does_not(
    cast: Cast, settings: Any, zone: str, start: dt.datetime
) -> None:
    settings.TIME_ZONE = zone
    clock.stand_at(start - 2 * DAY)
    plan(person_ids=[cast.maya.pk], starts_at=start, by=cast.viewer("ana"), minutes=90)
    body = calendar.feed(cast.viewer("ana"), "times")
    starts = {event["start"]: event["end"] for event in read_twice(body)}
    assert starts[start] == start + dt.timedelta(minutes=90)
    wall = start.astimezone(ZoneInfo(zone))
    if wall.utcoffset() == wall.replace(fold=1 - wall.fold).utcoffset():
        assert f"DTSTART;TZID={zone}:{wall:%Y%m%dT%H%M%S}".encode() in body


def _ends(cast: Cast, row: CalendarFeed) -> None:
    end_feed(feed_id=row.pk, by=cast.viewer("ana"))


def _worker_left(cast: Cast, row: CalendarFeed) -> None:
    cast.ana.left_at = NOW
    cast.ana.save()


def _sign_in_closed(cast: Cast, row: CalendarFeed) -> None:
    cast.ana.user.is_active = False
    cast.ana.user.save()


def _lies_idle(cast: Cast, row: CalendarFeed) -> None:
    clock.stand_at(NOW + 91 * DAY)


@pytest.mark.parametrize(
    "over", [_ends, _worker_left, _sign_in_closed, _lies_idle], ids=lambda one: one.__name__[1:]
)
def test_a_dead_address_looks_like_any_that_is_not_there(cast: Cast, over: Any) -> None:
    row, token = make_feed(detail="times", by=cast.viewer("ana"))
    over(cast, row)
    dead, nowhere = (Client().get(f"/calendar/{one}.ics") for one in (token, "never-made"))
    other = Client().get("/nothing/at/all/")
    assert dead.status_code == nowhere.status_code == 404
    assert masked(dead.content) == masked(nowhere.content) == masked(other.content)
    assert sorted(dead.headers.items()) == sorted(nowhere.headers.items())


def test_asking_for_it_keeps_it_awake_and_leaves_a_row(cast: Cast) -> None:
    url = feed(cast)
    clock.stand_at(NOW + 80 * DAY)
    fetched(url)
    clock.stand_at(NOW + 160 * DAY)
    fetched(url)
    rows = AuditRow.objects.visible_to(cast.viewer("ana")).filter(kind="feed", verb="fetched")
    assert [row.channel for row in rows] == ["feed", "feed"]


def test_a_feed_shows_what_its_worker_may_see_and_no_more(cast: Cast) -> None:
    """Row 35: the relationship ended. Row 21: they keep out. R21: the same rule as the page."""
    url = feed(cast)
    plan(person_ids=[cast.ira.pk], starts_at=NOW + 3 * DAY, by=cast.viewer("ana"))
    assert len(read_twice(fetched(url))) == 2
    end(
        relationship_id=cast.ana_maya.pk,
        by=cast.viewer("cal"),
        reason="moved_on",
        at=NOW - 10 * DAY,
    )
    assert len(read_twice(fetched(url))) == 1
    bar(person_id=cast.ira.pk, worker=cast.ana, by=cast.viewer("ana"))
    assert read_twice(fetched(url)) == []


def test_only_ones_own_feed_is_ended(cast: Cast) -> None:
    row, token = make_feed(detail="times", by=cast.viewer("ana"))
    assert token not in row.digest
    with pytest.raises(CannotSee):
        end_feed(feed_id=row.pk, by=cast.viewer("cal"))


def test_one_meeting_to_hand_over_names_nobody_but_the_worker(cast: Cast) -> None:
    answer = cast.client("ana").get(f"/meetings/{cast.meeting.pk}/invitation.ics")
    (event,) = read_twice(answer.content)
    assert event["summary"] == "Meeting with Ana"
    assert b"Maya" not in answer.content
    assert b"METHOD" not in answer.content
    assert b"Osei" not in answer.content


def test_names_in_any_script_survive(cast: Cast) -> None:
    one = Person.objects.visible_to(cast.viewer("ana")).get(pk=cast.maya.pk)
    one.name = "ليلى; حداد, \n x"
    one.save()
    (event,) = read_twice(fetched(feed(cast, "names")))
    assert event["summary"] == "Meeting, ليلى;"
    assert Appointment.objects.visible_to(cast.viewer("ana")).count() == 1
