"""Meetings on the desk: what waits on My day, a double booking, a story that says what was not."""

from __future__ import annotations

from alongside.base.core import clock
from alongside.doors.desk.queries.day import my_day
from alongside.practice.appointments.answering import Given, record_answer
from alongside.practice.appointments.changing import say_not_met
from alongside.practice.appointments.models import Appointment
from tests.cast import DAY, NOW, Cast
from tests.practice.test_asking import asked, part_of
from tests.practice.test_changes import HOUR, agreed


def test_two_meetings_at_once_are_warned_of_and_never_forbidden(cast: Cast) -> None:
    client, url = cast.client("ana"), cast.url("ira", "plan/")
    sent = {
        "day": "tomorrow", "time": "10:00", "minutes": "60", "how": "phone",
        "key": "018f0000-0000-7000-8000-000000000001",
    }  # fmt: skip
    first = client.post(url, sent)
    assert first.status_code == 422
    page = first.content.decode()
    assert "You have another meeting then: Maya Okonjo" in page
    anyway = page.split('name="anyway" value="')[1].split('"')[0]
    assert client.post(url, {**sent, "anyway": anyway}).status_code == 303
    rows = Appointment.objects.visible_to(cast.viewer("ana")).filter(starts_at=NOW + DAY)
    assert rows.count() == 2


def test_my_day_says_what_waits_and_whose_turn_it_is(cast: Cast) -> None:
    row = asked(cast)
    (one,) = my_day(cast.viewer("ana")).waiting
    assert (one.words, one.label) == ("Ask Maya.", "What to say")
    record_answer(
        appointment_id=row.pk, version=1, person_id=cast.maya.pk, given=Given("none"),
        by=cast.viewer("ana"),
    )  # fmt: skip
    (one,) = my_day(cast.viewer("ana")).waiting
    assert (one.words, one.label) == ("None of the times suits Maya.", "Offer other times")
    assert my_day(cast.viewer("cal")).waiting == []


def test_what_they_said_no_to_is_not_in_the_day(cast: Cast) -> None:
    row = asked(cast, slots=[NOW + HOUR])
    record_answer(
        appointment_id=row.pk, version=1, person_id=cast.maya.pk, given=Given("no"),
        by=cast.viewer("ana"),
    )  # fmt: skip
    day = my_day(cast.viewer("ana"))
    assert day.rows == []
    assert [one.words for one in day.waiting] == ["Maya doesn’t want to meet."]


def test_their_story_says_that_we_did_not_meet_and_why(cast: Cast) -> None:
    row = agreed(cast)
    clock.stand_at(part_of(cast, row).starts_at + HOUR)
    say_not_met(
        appointment_id=row.pk, version=2, why="nobody", words="The bus was late.",
        by=cast.viewer("ana"),
    )  # fmt: skip
    page = cast.client("ana").get(cast.url("maya")).content.decode()
    assert "We didn’t meet" in page
    assert "Nobody could bring them. The bus was late." in page
    (shown,) = [one for one in my_day(cast.viewer("ana")).rows if one.appointment == row]
    assert shown.state == "not_met"


def test_a_hold_is_said_to_whoever_sees_the_record_and_why_only_to_some(cast: Cast) -> None:
    sent = {
        "why": "Her phone is read", "label": "restricted",
        "key": "018f0000-0000-7000-8000-000000000002",
    }  # fmt: skip
    assert cast.client("ana").post(cast.url("maya", "hold/"), sent).status_code == 303
    for who, reads in (("ana", True), ("cal", True), ("zoe", False)):
        page = cast.client(who).get(cast.url("maya", "reach/")).content.decode()
        assert "Contact is on hold." in page
        assert ("Her phone is read" in page) is reads, who
        assert "Contact is on hold." in cast.client(who).get(cast.url("maya")).content.decode()
