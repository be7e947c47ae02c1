"""Comings and goings on the desk: from a person's page through the steps to the day it passes."""

from __future__ import annotations

import ast
import datetime as dt
import html
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.base.core import clock
from alongside.base.notices.models import Notice
from alongside.doors.desk import transitions as composed
from alongside.doors.desk.queries.plans import with_nobody
from alongside.people.persons.models import Person
from alongside.people.working import actions as working
from alongside.people.working.models import Role, WorkingRelationship
from alongside.practice.appointments.models import Appointment, Expected
from alongside.practice.promises.models import Promise
from alongside.practice.transitions import actions
from alongside.practice.transitions.models import (
    AboutWorker,
    LeadChoice,
    StepKind,
    Transition,
    TransitionStep,
)
from tests.cast import DAY, NOW, Cast
from tests.plans import PLAN_WORDS, plan_told, step_of

ROOT = Path(__file__).resolve().parents[2]


def text(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def page(cast: Cast, who: str, path: str) -> str:
    answer = cast.client(who).get(path)
    assert answer.status_code == 200, path
    return text(answer)


def send(cast: Cast, who: str, path: str, expect: int = 303, **given: Any) -> str:
    answer = cast.client(who).post(path, {"key": str(uuid4()), **given})
    assert answer.status_code == expect, text(answer)[:3000]
    return text(answer) if expect != 303 else answer["Location"]


def sees(cast: Cast, who: str) -> bool:
    return Person.objects.visible_to(cast.viewer(who)).filter(pk=cast.maya.pk).exists()


def plan_of(cast: Cast) -> Transition:
    return Transition.objects.visible_to(cast.viewer("cal")).get(person=cast.maya)


def take(cast: Cast, plan: Transition, kind: str, who: str = "ana", **given: Any) -> str:
    step = step_of(cast, plan, kind)
    sent = {"do": "take", "version": step.version, **given}
    return send(cast, who, f"/steps/{step.pk}/", **sent)


# --- the whole way -------------------------------------------------------------------------------


def test_a_hand_over_from_the_persons_page_to_the_day_it_passes(cast: Cast) -> None:
    assert "Somebody comes or goes" in page(cast, "ana", cast.url("maya"))
    send(cast, "ana", cast.url("maya", "transition/"), kind="hand_over", why=PLAN_WORDS,
         good_time="After football", bad_time="A Friday night")  # fmt: skip
    plan = plan_of(cast)
    here = f"/transitions/{plan.pk}/"
    first = page(cast, "ana", here)
    assert "Maya has not been told yet." in first
    assert "A good time: After football" in first
    assert first.count("Take this step") == 1, "telling her is all there is to do"
    assert "Tell Maya first" in page(cast, "ana", "/")

    take(cast, plan, StepKind.TOLD, words="She asked who will have the tickets")
    send(cast, "cal", here + "choose/", worker=cast.ben.pk, why="He knows her brother")
    take(cast, plan, StepKind.OTHERS, words="Mr Osei")
    send(cast, "cal", here + "days/", introduced_from="10/5/2027", day="14/6/2027",
         official_reason="LEFTRL")  # fmt: skip
    said = page(cast, "ana", here)
    assert "Ben takes over on 14 June 2027." in said
    assert "Ana and Ben both work with Maya from 10 May to 13 June: 5 weeks." in said
    assert "Ana’s last day is 13 June 2027." in said
    assert "%" not in said.split("<main")[1].split("</main")[0], "nothing is a score"

    step = step_of(cast, plan, StepKind.MEETING)
    send(cast, "ana", f"/steps/{step.pk}/", do="plan", on="12/5/2027", time="16:00",
         place="the rec", version=step.version)  # fmt: skip
    meeting = Appointment.objects.visible_to(cast.viewer("ana")).get(place="the rec")
    assert Expected.objects.visible_to(cast.viewer("ana")).get(
        appointment=meeting
    ).in_words == "Ben Idris (who comes)"  # fmt: skip
    assert step_of(cast, plan, StepKind.MEETING).appointment_id == meeting.pk

    again = step_of(cast, plan, StepKind.MEETING)
    send(cast, "ana", f"/steps/{again.pk}/", 409, do="plan", on="13/5/2027", time="16:00",
         version=again.version)  # fmt: skip

    take(cast, plan, StepKind.PASSES_ON, kept="Saturday football", passes_on="School knows")
    take(cast, plan, StepKind.PROMISES, promises=[str(cast.maya_promise.pk)], to=cast.ben.pk)
    promise = Promise.objects.visible_to(cast.viewer("ana")).get(pk=cast.maya_promise.pk)
    assert promise.by_worker_id == cast.ben.pk
    take(cast, plan, StepKind.GOODBYE, words="Chips by the weir")
    take(cast, plan, StepKind.LETTER, words="Dear Maya", taught_me="To wait at the weir")
    assert "What you taught me: To wait at the weir" in page(cast, "ana", here)

    with clock.at(clock.midnight(dt.date(2027, 6, 14))):
        assert [sees(cast, who) for who in ("ana", "ben")] == [False, True]
        before = page(cast, "ben", cast.url("maya", "before/"))
        assert "Saturday football" in before
        story = page(cast, "ben", cast.url("maya"))
        assert "Ben began to work with Maya" in story
        assert "Ana and Maya finished working together" in story
        assert "Ben was introduced" in story
        assert story.count("Ben and Maya finished") == 0, "who was introduced did not leave"


def test_giving_another_key_worker_begins_a_hand_over_instead(cast: Cast) -> None:
    where = send(
        cast,
        "cal",
        cast.url("maya", "give/"),
        worker=cast.ben.pk,
        role="key_worker",
        why="Ana goes",
    )
    plan = plan_of(cast)
    assert where == f"/transitions/{plan.pk}/?done=handed"
    assert not sees(cast, "ben")
    assert not Notice.objects.visible_to(cast.viewer("ben")).filter(person_id=cast.maya.pk).exists()
    chosen = LeadChoice.objects.visible_to(cast.viewer("cal")).get(transition=plan)
    assert (chosen.worker_id, chosen.why) == (cast.ben.pk, "Ana goes")


def test_the_first_key_worker_is_simply_given_with_the_reason_of_the_return(cast: Cast) -> None:
    working.end(relationship_id=cast.ana_maya.pk, by=cast.viewer("cal"), reason="worker_left")
    send(cast, "cal", cast.url("maya", "give/"), worker=cast.ben.pk, role="key_worker",
         why="new", official_reason="FCONTA")  # fmt: skip
    row = WorkingRelationship.objects.visible_to(cast.viewer("cal")).get(
        person=cast.maya, worker=cast.ben
    )
    assert row.official_reason == "FCONTA"


def test_cover_to_a_last_day_ends_with_that_day_when_the_clocks_change(cast: Cast) -> None:
    """31 October 2027 has 25 hours; cover to that day holds for all of them."""
    send(cast, "cal", cast.url("maya", "give/"), worker=cast.ben.pk, role="cover", why="leave",
         until="31/10/2027")  # fmt: skip
    end = clock.midnight(dt.date(2027, 11, 1))
    with clock.at(end - dt.timedelta(microseconds=1)):
        assert sees(cast, "ben")
    with clock.at(end):
        assert not sees(cast, "ben")


def test_an_ending_is_planned_or_it_ends_now_and_the_plan_opens(cast: Cast) -> None:
    path = f"/relationships/{cast.ana_maya.pk}/end/"
    assert "It has to end now" in page(cast, "cal", path)
    where = send(cast, "cal", path, how="plan", reason="finished", words="Done what we wanted")
    plan = plan_of(cast)
    assert where.startswith(f"/transitions/{plan.pk}/")
    assert sees(cast, "ana")
    assert send(cast, "cal", path, how="now", reason="their_choice").endswith("?done=ended")
    assert not sees(cast, "ana")
    assert plan_of(cast).pk == plan.pk


# --- told first ----------------------------------------------------------------------------------


def test_until_they_are_told_only_who_has_to_know_sees_the_plan(cast: Cast) -> None:
    working.begin(
        person_id=cast.maya.pk, worker=cast.sue, role=Role.CO_WORKER, by=cast.viewer("cal"), why="x"
    )
    plan = actions.start(
        person_id=cast.maya.pk, kind="hand_over", why=PLAN_WORDS, by=cast.viewer("cal"),
        incoming=cast.ben,
    )  # fmt: skip
    here = f"/transitions/{plan.pk}/"
    for who, status in (("ana", 200), ("cal", 200), ("sue", 404), ("zoe", 404), ("ben", 404)):
        assert cast.client(who).get(here).status_code == status, who
    for who in ("sue", "zoe"):
        for path in ("", "before/", "?print=all"):
            assert "Ben" not in page(cast, who, cast.url("maya", path)), (who, path)
        assert PLAN_WORDS not in page(cast, who, "/transitions/")
    with pytest.raises(Exception, match="plan for this already"):
        actions.start(
            person_id=cast.maya.pk, kind="ending", why="x", by=cast.viewer("sue"),
            relationship_id=cast.ana_maya.pk,
        )  # fmt: skip
    take(cast, plan, StepKind.TOLD)
    for who in ("sue", "zoe"):
        assert "Ana goes and Ben comes" in page(cast, who, cast.url("maya"))


def test_a_step_before_telling_is_refused_in_a_sentence(cast: Cast) -> None:
    plan = actions.start(
        person_id=cast.maya.pk, kind="hand_over", why=PLAN_WORDS, by=cast.viewer("ana")
    )
    step = step_of(cast, plan, StepKind.GOODBYE)
    said = send(cast, "ana", f"/steps/{step.pk}/", 409, do="take", words="Chips", version=1)
    assert "Every change starts with telling them first." in said


# --- promises and keeping in touch ---------------------------------------------------------------


def test_promises_left_behind_are_not_left_unsaid(cast: Cast) -> None:
    plan, _goodbye = plan_told(cast)
    step = step_of(cast, plan, StepKind.PROMISES)
    said = send(cast, "ana", f"/steps/{step.pk}/", 422, do="take", version=1)
    assert "Some stay behind." in said
    take(cast, plan, StepKind.PROMISES, words="Maya wants to ask herself")
    promise = Promise.objects.visible_to(cast.viewer("ana")).get(pk=cast.maya_promise.pk)
    assert promise.by_worker_id == cast.ana.pk


def test_keeping_in_touch_is_agreed_by_three_and_opens_no_record(cast: Cast) -> None:
    plan, _goodbye = plan_told(cast)
    step = step_of(cast, plan, StepKind.IN_TOUCH)
    given = {"do": "take", "version": 1, "words": "send two postcards a year"}
    everybody = ["person", "worker", "manager"]
    send(cast, "ana", f"/steps/{step.pk}/", 403, agreed=everybody, **given)
    said = send(cast, "cal", f"/steps/{step.pk}/", 422, agreed=["person", "worker"], **given)
    assert "All three have to agree" in said
    send(cast, "cal", f"/steps/{step.pk}/", agreed=everybody, **given)
    kept = TransitionStep.objects.visible_to(cast.viewer("cal")).get(pk=step.pk)
    promise = Promise.objects.visible_to(cast.viewer("cal")).get(pk=kept.promise_id)
    assert (promise.by_worker_id, promise.words) == (cast.ana.pk, "send two postcards a year")
    working.end(
        relationship_id=cast.ana_maya.pk, by=cast.viewer("cal"), reason="moved_on",
    )  # fmt: skip
    with clock.at(NOW + 40 * DAY):
        assert not sees(cast, "ana")
        assert cast.client("ana").get(cast.url("maya")).status_code == 404
        assert "postcards" not in page(cast, "ana", "/")


# --- who comes -----------------------------------------------------------------------------------


def test_choosing_shows_what_is_known_by_name_and_ranks_nobody(cast: Cast) -> None:
    plan, _goodbye = plan_told(cast)
    actions.say_about(worker=cast.sue, by=cast.viewer("sue"), languages="Welsh, English", hours=22,
                      travel="The valley", here_until=dt.date(2029, 3, 1))  # fmt: skip
    working.bar(person_id=cast.maya.pk, worker=cast.zoe, by=cast.viewer("cal"))
    with clock.at(NOW - 90 * DAY):
        working.begin(
            person_id=cast.dee.pk, worker=cast.sue, role=Role.CO_WORKER, by=cast.viewer("cal"),
            why="x",
        )  # fmt: skip
    said = page(cast, "cal", f"/transitions/{plan.pk}/choose/")
    known = said.split('id="known"')[1]
    assert "Welsh, English" in known
    assert "22 hours a week" in known
    assert "until March 2029" in known
    assert "Knows Dee Okonjo, who were met together with them" in known
    assert "Has met Maya" in known, "Cal wrote an entry of hers"
    assert "Zoe Finch" not in known, "who keeps out is not offered"
    assert "Ana Moreau" not in known.split("Cal Hughes")[0], "nor who goes"
    order = [known.index(name) for name in ("Ben Idris", "Cal Hughes", "Sue Lindqvist")]
    assert order == sorted(order)
    for word in ("score", "rank", "best", "match"):
        assert word not in known.lower()


def test_what_a_manager_knows_and_what_is_the_workers_own(cast: Cast) -> None:
    send(cast, "ben", "/about-me/", about_me="I like bread", languages="Urdu", version=0)
    send(cast, "cal", f"/workers/{cast.ben.pk}/", travel="Anywhere by bus", version=1)
    row = AboutWorker.objects.get(worker=cast.ben)
    assert (row.about_me, row.travel, row.languages) == ("I like bread", "Anywhere by bus", "")
    plan, _goodbye = plan_told(cast)
    assert "I like bread" in page(cast, "ana", f"/transitions/{plan.pk}/about/")


# --- leaving, and nobody there -------------------------------------------------------------------


def test_they_no_longer_work_here_opens_a_plan_for_each_and_shows_the_gap(cast: Cast) -> None:
    send(cast, "adi", f"/organisation/{cast.ana.pk}/", do="left")
    plans = Transition.objects.visible_to(cast.viewer("cal"))
    assert plans.filter(cause="left").count() == 6
    assert not Transition.objects.visible_to(cast.viewer("adi")).exists()
    with clock.at(NOW + DAY):
        day = page(cast, "cal", "/")
        assert "Nobody works with" in day
        listed = page(cast, "cal", "/transitions/")
        assert "Maya Okonjo" in listed
        assert "Since 4 May nobody here works with Maya." in page(cast, "cal", cast.url("maya"))
        assert cast.ira.pk not in {one.pk for one in with_nobody(cast.viewer("cal"))}
        assert not with_nobody(cast.viewer("ben"))


def test_leaving_one_team_of_two_ways_in_opens_nothing(cast: Cast) -> None:
    member = cast.ana.memberships.get()
    composed.leave_team(membership=member, by=cast.viewer("adi"))
    plans = Transition.objects.visible_to(cast.viewer("cal"))
    assert plans.filter(cause="team").count() == 6
    assert sees(cast, "ana"), "they go on until the plan says otherwise"


def test_an_ending_on_purpose_is_no_gap(cast: Cast) -> None:
    working.end(relationship_id=cast.ana_maya.pk, by=cast.viewer("cal"), reason="finished")
    with clock.at(NOW + 5 * DAY):
        assert cast.maya.pk not in {one.pk for one in with_nobody(cast.viewer("cal"))}
        said = page(cast, "cal", cast.url("maya"))
        assert "nobody here works with" not in said


def test_a_sealed_person_is_in_nobodys_list_but_of_those_inside(cast: Cast) -> None:
    """Rose is sealed, the manager outside: that nobody works with her is not his to learn."""
    with clock.at(NOW + DAY):
        composed.say_left(worker=cast.ben, by=cast.viewer("adi"))
        assert cast.rose.pk not in {one.pk for one in with_nobody(cast.viewer("cal"))}
        for path in ("/transitions/", "/"):
            assert "Rose" not in page(cast, "cal", path)


# --- what holds everywhere -----------------------------------------------------------------------


def test_a_plan_costs_the_persons_page_one_query_however_many_there_are(cast: Cast) -> None:
    client, path = cast.client("ana"), cast.url("maya")

    def cost() -> list[str]:
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            client.get(path)
        return [query["sql"] for query in caught]

    none = cost()
    assert sum("transitions_transition" in sql for sql in none) == 1
    plan_told(cast)
    actions.start(person_id=cast.maya.pk, kind="moving", why="a room", by=cast.viewer("ana"))
    assert len(cost()) == len(none)


def test_nobody_ends_or_lets_go_past_the_plans() -> None:
    """`working.end`, leaving a team and leaving are called by what opens a plan with them, and by
    the demo's tellings of years ago."""
    may = {
        "alongside/practice/transitions/days.py",
        "alongside/doors/desk/transitions.py",
        "alongside/doors/demo/world/taking_on.py",
    }
    for file in sorted((ROOT / "alongside").rglob("*.py")):
        path = str(file.relative_to(ROOT))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            let_go = called in ("working.end", "organisation.say_left", "organisation.leave_team")
            assert not let_go or path in may, f"{path}:{node.lineno}"
