"""Meetings, holds and safe addresses of two records that are joined: the stricter one wins."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import QuerySet

from alongside.base.core import clock
from alongside.people.contact.access import is_reachable
from alongside.people.contact.actions import end_hold, hold_contact, set_safe_mail
from alongside.people.contact.models import ContactHold, SafeMail
from alongside.people.working import actions as working
from alongside.people.working.models import Role
from alongside.practice.appointments.answering import Given, answer_by_link
from alongside.practice.appointments.asking import propose
from alongside.practice.appointments.links import open_link
from alongside.practice.appointments.making import What
from alongside.practice.appointments.models import Appointment
from alongside.practice.appointments.telling import safe_mail
from tests.cast import DAY, NOW, Cast
from tests.people.two_mayas import assert_restored, digest, joined, second_record, take_apart
from tests.practice.test_asking import TIMES, asked, stands, token

HOUR = dt.timedelta(hours=1)
LATER = NOW + HOUR + HOUR / 2
BOTH_WAYS = pytest.mark.parametrize(("kept", "gone"), [("maya", "lee"), ("lee", "maya")])


def asked_both(cast: Cast) -> Appointment:
    """Ana works with both, and asks both to one meeting; nobody is on hold any more."""
    lee = second_record(cast)
    with clock.at(NOW - 2 * DAY):
        hold = QuerySet(ContactHold).get(person=lee)
        end_hold(hold_id=hold.pk, by=cast.viewer("uma"))
    with clock.at(NOW - DAY):
        working.begin(
            person_id=lee.pk, worker=cast.ana, role=Role.CO_WORKER, by=cast.viewer("tom"),
            why="she knows Lee from the club",
        )  # fmt: skip
    (row,) = propose(
        person_ids=[cast.maya.pk, lee.pk], slots=TIMES, what=What(), by=cast.viewer("ana")
    )
    return row


@BOTH_WAYS
def test_a_hold_on_either_record_stops_what_was_sent_to_both(
    kept: str, gone: str, cast: Cast
) -> None:
    second_record(cast)
    link = token(cast, asked(cast))
    assert open_link(link) is not None, "it is Lee who is on hold"
    joined(cast, kept, gone)
    with clock.at(LATER):
        assert open_link(link) is None
        assert not is_reachable(cast.people[kept].pk)


@BOTH_WAYS
def test_who_was_asked_twice_answers_once_by_either_link(kept: str, gone: str, cast: Cast) -> None:
    row = asked_both(cast)
    links = {name: token(cast, row, name) for name in ("maya", "lee")}
    joined(cast, kept, gone)
    with clock.at(LATER):
        held = open_link(links[gone])
        assert held is not None
        assert held.part.person_id == cast.people[kept].pk
        answer_by_link(token=links[gone], given=Given("yes", TIMES[1]))
        now = stands(cast, row)
        assert (now.state, now.to_tell, now.starts_at) == ("agreed", "", TIMES[1])
        assert open_link(links[kept]) is None, "one answer is enough"


@BOTH_WAYS
def test_a_hold_after_the_joining_stops_the_links_of_both(kept: str, gone: str, cast: Cast) -> None:
    row = asked_both(cast)
    links = [token(cast, row, name) for name in ("maya", "lee")]
    joined(cast, kept, gone)
    with clock.at(LATER):
        hold_contact(person_id=cast.people[kept].pk, why="x", label="open", by=cast.viewer("ana"))
        assert [open_link(link) for link in links] == [None, None]


def test_taken_apart_each_has_their_own_link_again(cast: Cast) -> None:
    asked_both(cast)
    before = digest()
    take_apart(cast, joined(cast))
    assert_restored(before)


@BOTH_WAYS
def test_a_safe_address_is_nobodys_new_to_know(kept: str, gone: str, cast: Cast) -> None:
    second_record(cast)
    set_safe_mail(person_id=cast.maya.pk, address="maya@example.org", by=cast.viewer("ana"))
    row = joined(cast, kept, gone)
    with clock.at(LATER):
        for who in ("ana", "cal", "uma", "tom"):
            assert safe_mail(cast.people[kept].pk, cast.viewer(who)) is None
    take_apart(cast, row)
    assert [mail.ended_at for mail in QuerySet(SafeMail)] == [None, None]


def test_a_hold_since_the_joining_holds_for_both_when_they_are_taken_apart(cast: Cast) -> None:
    asked_both(cast)
    row = joined(cast)
    with clock.at(LATER):
        hold_contact(person_id=cast.maya.pk, why="x", label="open", by=cast.viewer("ana"))
    take_apart(cast, row)
    with clock.at(NOW + 3 * HOUR):
        assert not is_reachable(cast.maya.pk)
        assert not is_reachable(cast.lee.pk)
