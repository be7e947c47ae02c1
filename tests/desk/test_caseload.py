"""The caseload: by the next meeting, fifty at a time, narrowed to those who need a thought."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db.models import QuerySet

from alongside.doors.desk.queries.people import PAGE, my_people
from alongside.doors.desk.queries.words import time_together
from alongside.people.persons.models import Person
from alongside.people.working import actions as working
from alongside.people.working.models import Role, WorkingRelationship
from alongside.practice.appointments.actions import cancel, plan
from alongside.practice.appointments.answering import Given, record_answer
from alongside.practice.appointments.changing import say_not_met
from alongside.practice.promises.actions import make_promise
from tests.cast import DAY, NOW, Cast, seal, visit


def names(cast: Cast, who: str, **asked: Any) -> list[str]:
    return [row.person.name for row in my_people(cast.viewer(who), **asked).rows]


def row_of(cast: Cast, who: str, person: str) -> Any:
    rows = my_people(cast.viewer(who)).rows
    return next(row for row in rows if row.person == cast.people[person])


def test_who_is_met_next_stands_first_and_who_has_no_meeting_last(cast: Cast) -> None:
    plan(person_ids=[cast.noor.pk], starts_at=NOW + DAY / 2, by=cast.viewer("ana"))
    assert names(cast, "ana") == [
        "Noor Haddad", "Maya Okonjo", "Dee Okonjo", "Ira Haddad", "Sami Haddad",
    ]  # fmt: skip


def test_a_row_says_the_meeting_the_last_one_the_promise_and_how_long(cast: Cast) -> None:
    row = row_of(cast, "ana", "maya")
    assert (row.day, row.time) == ("tomorrow", "10:00")
    assert (row.met, row.promise, row.late) == ("Tuesday", "Wednesday", False)
    assert row.with_them == "key worker for 6 months"


def test_a_cancelled_meeting_is_no_next_meeting(cast: Cast) -> None:
    meeting = cast.meeting
    cancel(appointment_id=meeting.pk, by=cast.viewer("ana"), why="ill", version=meeting.version)
    assert row_of(cast, "ana", "maya").day == ""


def test_a_meeting_they_said_no_to_is_no_next_meeting(cast: Cast) -> None:
    meeting = cast.meeting
    record_answer(
        appointment_id=meeting.pk, version=meeting.version, person_id=cast.maya.pk,
        given=Given("no"), by=cast.viewer("ana"),
    )  # fmt: skip
    assert row_of(cast, "ana", "maya").day == ""


def test_a_manager_sees_the_teams_people_and_who_works_with_each(cast: Cast) -> None:
    rows = {row.person.name: row.with_them for row in my_people(cast.viewer("cal")).rows}
    assert set(rows) == {"Maya Okonjo", "Dee Okonjo", "Kit Larsen"} | {
        f"{one} Haddad" for one in ("Ira", "Noor", "Sami")
    }
    assert rows["Ira Haddad"] == "Ana Moreau, Ben Idris and Sue Lindqvist"


@pytest.mark.parametrize("show", ["", "waiting", "distant", "ending", "new", "unheard of"])
@pytest.mark.parametrize("who", ["ana", "ben", "cal", "sue", "tom", "lea", "adi", "zoe"])
def test_narrowing_never_shows_who_is_not_in_the_whole_list(
    who: str, show: str, cast: Cast
) -> None:
    viewer = cast.viewer(who)
    seen = set(Person.objects.visible_to(viewer).values_list("name", flat=True))
    shown = set(names(cast, who, show=show))
    assert shown <= seen
    if show in ("", "unheard of"):
        assert shown == seen


def test_what_a_gate_on_another_hides_is_not_told_through_somebody_seen(cast: Cast) -> None:
    """Ana met Maya with Kit before she kept herself out of his record; the visit is gone for her,
    so it is not Maya's last meeting either, nor is the promise to both."""
    cal = cast.viewer("cal")
    visit(cast, "cal", "maya", "kit", words="Both at the garage", days_ago=1)
    both = [cast.maya.pk, cast.kit.pk]
    make_promise(person_ids=both, words="bring the car", by=cal, due=NOW.date())
    plan(person_ids=both, starts_at=NOW + DAY / 4, by=cal)
    assert row_of(cast, "cal", "maya").day == "today"
    row = row_of(cast, "ana", "maya")
    assert (row.day, row.met, row.promise) == ("tomorrow", "Tuesday", "Wednesday")


def test_somebody_sealed_leaves_the_list(cast: Cast) -> None:
    assert "Sami Haddad" in names(cast, "cal")
    seal(cast, "sami")
    assert "Sami Haddad" not in names(cast, "cal")
    assert "Sami Haddad" in names(cast, "ana")


# --- narrowed ------------------------------------------------------------------------------------


def test_waiting_for_me_is_a_promise_due_or_a_meeting_not_written_up(cast: Cast, at: Any) -> None:
    assert names(cast, "ana", show="waiting") == []
    at(NOW + 3 * DAY)  # the promise was for the day before, the meeting two days before
    assert names(cast, "ana", show="waiting") == ["Maya Okonjo"]
    assert names(cast, "cal", show="waiting") == []  # it is not the manager they wait for
    make_promise(
        person_ids=[cast.dee.pk], words="ring her", by=cast.viewer("ana"), due=NOW.date() + 3 * DAY
    )
    assert names(cast, "ana", show="waiting") == ["Dee Okonjo", "Maya Okonjo"]


def test_a_meeting_that_was_not_met_waits_no_longer(cast: Cast, at: Any) -> None:
    (meeting,) = plan(person_ids=[cast.noor.pk], starts_at=NOW + DAY / 2, by=cast.viewer("ana"))
    at(NOW + 3 * DAY / 4)
    assert names(cast, "ana", show="waiting") == ["Noor Haddad"]
    say_not_met(
        appointment_id=meeting.pk, version=meeting.version, why="nobody", by=cast.viewer("ana")
    )
    assert names(cast, "ana", show="waiting") == []
    card = cast.client("ana").get(f"/people/{cast.noor.pk}/before/").content.decode()
    assert "Nobody could bring them." in card


def test_a_meeting_written_up_waits_no_longer(cast: Cast, at: Any) -> None:
    (meeting,) = plan(person_ids=[cast.noor.pk], starts_at=NOW + DAY / 2, by=cast.viewer("ana"))
    at(NOW + 3 * DAY / 4)
    assert names(cast, "ana", show="waiting") == ["Noor Haddad"]
    visit(cast, "ana", "noor", words="We drew", days_ago=-0.5, appointment_id=meeting.pk)
    assert names(cast, "ana", show="waiting") == []


def test_growing_distant_is_longer_than_they_planned_and_a_visit_ends_it(
    cast: Cast, at: Any
) -> None:
    assert names(cast, "ana", show="distant") == []  # seen six days ago, planned every seven
    at(NOW + 2 * DAY)
    assert names(cast, "ana", show="distant") == ["Maya Okonjo"]
    assert "Maya Okonjo" in names(cast, "cal", show="distant")
    visit(cast, "ana", "maya", words="The weir again", days_ago=-1)
    assert names(cast, "ana", show="distant") == []


def test_ending_soon_is_four_weeks_before(cast: Cast, at: Any) -> None:
    row = QuerySet(WorkingRelationship).filter(pk=cast.ana_dee.pk)
    row.update(until_at=NOW + 29 * DAY)
    assert names(cast, "ana", show="ending") == []
    at(NOW + 2 * DAY)
    assert names(cast, "ana", show="ending") == ["Dee Okonjo"]
    assert row_of(cast, "ana", "dee").ends.startswith("Tuesday 1 June")


def test_new_is_a_beginning_in_the_last_four_weeks(cast: Cast) -> None:
    assert names(cast, "ben", show="new") == []
    working.begin(
        person_id=cast.noor.pk, worker=cast.ben, role=Role.CO_WORKER, by=cast.viewer("cal"),
        why="holidays",
    )  # fmt: skip
    assert names(cast, "ben", show="new") == ["Noor Haddad"]


# --- the page ------------------------------------------------------------------------------------


def many(cast: Cast, count: int) -> None:
    people = [Person(name=f"Person {number:03}", made_at=NOW - 90 * DAY) for number in range(count)]
    QuerySet(Person).bulk_create(people)
    QuerySet(WorkingRelationship).bulk_create(
        WorkingRelationship(person=one, worker=cast.ben, role="co_worker", from_at=NOW - 90 * DAY)
        for one in people
    )


def test_a_long_list_comes_in_pages_and_nobody_is_missed_or_told_twice(cast: Cast) -> None:
    many(cast, 2 * PAGE)
    found = []
    for page in (1, 2, 3):
        one = my_people(cast.viewer("ben"), page=page)
        assert one.more == (page < 3)
        found += [row.person.pk for row in one.rows]
    assert len(found) == len(set(found)) == 2 * PAGE + 2  # Rose and Ira are Ben's too


def test_the_pages_lead_to_each_other_and_never_carry_a_name(cast: Cast) -> None:
    many(cast, PAGE)
    client = cast.client("ben")
    first = client.get("/people/").content.decode()
    assert 'href="/people/?page=2"' in first
    assert "data-filters" not in first  # what is on another page would seem not to be there
    last = client.get("/people/?page=2").content.decode()
    assert 'href="/people/?page=1"' in last
    links = re.findall(r'href="(/people/\?[^"]*)"', first + last)
    assert all(re.fullmatch(r"/people/\?((show=[a-z]+|page=\d+)(&amp;)?)+", one) for one in links)


@pytest.mark.parametrize("asked", ["page=0", "page=-1", "page=x", "page=99999999999", "page=²"])
def test_a_page_that_cannot_be_is_the_first(asked: str, cast: Cast) -> None:
    client = cast.client("ana")
    assert "Maya Okonjo" in client.get(f"/people/?{asked}").content.decode()


def test_a_page_after_the_last_says_so_and_leads_back(cast: Cast) -> None:
    page = cast.client("ana").get("/people/?page=7").content.decode()
    assert "There is nobody on this page" in page
    assert 'href="/people/?page=6"' in page


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "less than a week"), (6, "less than a week"), (7, "1 week"), (30, "4 weeks"),
        (60, "8 weeks"), (61, "2 months"), (400, "13 months"), (729, "23 months"),
        (730, "2 years"), (2200, "6 years"),
    ],
)  # fmt: skip
def test_how_long_two_have_worked_together(days: int, said: str, at: Any) -> None:
    at(NOW)
    assert time_together(NOW.date() - dt.timedelta(days=days)) == said
