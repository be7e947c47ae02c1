"""The plan for a coming or going: told first, steps taken or left out, promises by name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused, Stale
from alongside.base.notices.models import Notice
from alongside.people.persons.models import Person
from alongside.people.working import actions as working
from alongside.people.working.gaps import gap_of
from alongside.people.working.models import Role, WorkingRelationship
from alongside.practice.promises.actions import pass_on
from alongside.practice.promises.models import Promise, PromiseStep
from alongside.practice.transitions import actions
from alongside.practice.transitions.days import agree_days, end_now
from alongside.practice.transitions.models import (
    STEPS,
    Cause,
    Kind,
    LeadChoice,
    StepKind,
    StepState,
    Transition,
    TransitionStep,
)
from tests.cast import DAY, NOW, Cast

TODAY = NOW.date()


def plan(cast: Cast, kind: str = Kind.HAND_OVER, *, by: str = "ana", **more: Any) -> Transition:
    given = {"person_id": cast.maya.pk, "why": "Ana goes to another team", **more}
    return actions.start(kind=kind, by=cast.viewer(by), **given)


def step(cast: Cast, row: Transition, kind: str) -> TransitionStep:
    return TransitionStep.objects.visible_to(cast.viewer("cal")).get(transition=row, kind=kind)


def take(cast: Cast, row: Transition, kind: str, *, by: str = "ana", **more: Any) -> Any:
    return actions.take_step(step_id=step(cast, row, kind).pk, by=cast.viewer(by), **more)


def choose(cast: Cast, row: Transition, who: str = "ben", *, by: str = "cal", **more: Any) -> Any:
    given = {"why": "He knows her brother's school", **more}
    return actions.choose_lead(
        transition_id=row.pk, worker=cast.workers[who], by=cast.viewer(by), **given
    )


def agree(cast: Cast, row: Transition, days: int = 14, *, by: str = "cal", **more: Any) -> Any:
    return agree_days(transition_id=row.pk, by=cast.viewer(by), day=TODAY + days * DAY, **more)


def sees(cast: Cast, who: str, person: str = "maya") -> bool:
    return Person.objects.visible_to(cast.viewer(who)).filter(pk=cast.people[person].pk).exists()


# --- beginning -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind.values)
def test_every_plan_begins_with_telling_them_and_names_who_does(cast: Cast, kind: str) -> None:
    row = plan(cast, kind)
    steps = list(
        TransitionStep.objects.visible_to(cast.viewer("ana"))
        .filter(transition=row)
        .order_by("place")
    )
    assert [one.kind for one in steps] == list(STEPS[Kind(kind)])
    assert steps[0].kind == StepKind.TOLD
    assert steps[0].who_id == cast.ana.pk, "who goes tells them, unless somebody else is named"
    assert (row.relationship_id == cast.ana_maya.pk) == (kind in ("hand_over", "ending"))
    assert gap_of(rows_of(cast)) is None, "a plan changes nothing about who works with her"


def rows_of(cast: Cast, person: str = "maya") -> Any:
    return WorkingRelationship.objects.visible_to(cast.viewer("cal")).filter(
        person=cast.people[person]
    )


def test_who_works_with_them_may_begin_one_and_others_may_not(cast: Cast) -> None:
    with pytest.raises(MayNot):
        plan(cast, by="zoe")
    for who in ("ben", "sue", "tom", "lea", "rec", "adi"):
        with pytest.raises(CannotSee):
            plan(cast, by=who)
    assert plan(cast, by="cal").opened_by_id == cast.cal.pk


def test_a_plan_says_why_and_there_is_one_for_a_relationship(cast: Cast) -> None:
    with pytest.raises(Refused):
        plan(cast, why=" ")
    with pytest.raises(Refused):
        plan(cast, "party")
    plan(cast)
    with pytest.raises(NotNow, match="plan for this already"):
        plan(cast, Kind.ENDING)
    plan(cast, Kind.MOVING)  # a move is another matter


def test_a_worker_begins_it_and_only_the_manager_names_who_comes(cast: Cast) -> None:
    with pytest.raises(MayNot):
        plan(cast, incoming=cast.ben)
    assert not Transition.objects.visible_to(cast.viewer("ana")).exists(), "nothing by half"
    row = plan(cast, by="cal", incoming=cast.ben)
    assert row.incoming_id == cast.ben.pk
    assert step(cast, row, StepKind.CHOSEN).state == StepState.DONE


# --- told first ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind.values)
def test_nothing_is_done_before_they_are_told(cast: Cast, kind: str) -> None:
    row = plan(cast, kind, by="cal")
    cal = cast.viewer("cal")
    if kind in (Kind.HAND_OVER, Kind.INTRODUCTION):
        choose(cast, row)
    for one in STEPS[Kind(kind)]:
        if one in (StepKind.TOLD, StepKind.CHOSEN):
            continue
        if one == StepKind.DAYS:
            with pytest.raises(NotNow, match="telling them first"):
                agree(cast, row, reason="finished")
            continue
        for deed in (
            lambda pk: actions.take_step(step_id=pk, by=cal, words="x", passes_on="x"),
            lambda pk: actions.leave_out(step_id=pk, by=cal, why="x"),
        ):
            with pytest.raises(NotNow, match="telling them first"):
                deed(step(cast, row, one).pk)
    assert not sees(cast, "ben")
    assert not Notice.objects.visible_to(cast.viewer("ben")).filter(person_id=cast.maya.pk).exists()


def test_once_told_or_once_it_is_said_why_not_the_rest_may_follow(cast: Cast) -> None:
    row = plan(cast)
    take(cast, row, StepKind.TOLD, words="She asked who will have the football tickets")
    take(cast, row, StepKind.OTHERS, words="school")
    other = plan(cast, Kind.MOVING)
    with pytest.raises(Refused):
        actions.leave_out(
            step_id=step(cast, other, StepKind.TOLD).pk, by=cast.viewer("ana"), why=""
        )
    actions.leave_out(
        step_id=step(cast, other, StepKind.TOLD).pk, by=cast.viewer("ana"), why="she told us"
    )
    take(cast, other, StepKind.VISIT)


def test_a_second_telling_of_others_does_not_stand_in_for_telling_them(cast: Cast) -> None:
    row = plan(cast)
    with pytest.raises(Refused):
        actions.add_step(transition_id=row.pk, kind=StepKind.TOLD, by=cast.viewer("ana"))


# --- steps ---------------------------------------------------------------------------------------


def test_a_step_is_taken_once_and_two_who_change_it_are_told(cast: Cast) -> None:
    row = plan(cast)
    take(cast, row, StepKind.TOLD)
    goodbye, ana = step(cast, row, StepKind.GOODBYE), cast.viewer("ana")
    actions.plan_step(step_id=goodbye.pk, by=ana, version=1, who=cast.ana, on=TODAY + DAY)
    with pytest.raises(Stale):
        actions.plan_step(step_id=goodbye.pk, by=ana, version=1, who=cast.cal)
    take(cast, row, StepKind.GOODBYE, words="Chips by the weir")
    with pytest.raises(NotNow, match="settled"):
        take(cast, row, StepKind.GOODBYE)


def test_a_letter_has_words_and_what_they_taught_me(cast: Cast) -> None:
    row = plan(cast)
    take(cast, row, StepKind.TOLD)
    with pytest.raises(Refused):
        take(cast, row, StepKind.LETTER, words=" ")
    kept = take(cast, row, StepKind.LETTER, words="Dear Maya", taught_me="To wait at the weir")
    assert (kept.words, kept.taught_me, kept.settled_by_id) == (
        "Dear Maya", "To wait at the weir", cast.ana.pk,
    )  # fmt: skip


def test_what_passes_on_what_is_kept_and_what_is_left(cast: Cast) -> None:
    row = plan(cast)
    take(cast, row, StepKind.TOLD)
    with pytest.raises(Refused):
        take(cast, row, StepKind.PASSES_ON, words="all of it")
    take(cast, row, StepKind.PASSES_ON, kept="Saturday football", left_behind="the old list")
    row = Transition.objects.visible_to(cast.viewer("ana")).get(pk=row.pk)
    assert (row.passes_on, row.kept, row.left_behind) == ("", "Saturday football", "the old list")


def test_a_plan_is_over_with_its_last_step_and_not_before(cast: Cast) -> None:
    """Nobody calls it complete while somebody still has to ask how it is."""
    row = plan(cast, Kind.MOVING)
    for one in STEPS[Kind.MOVING][:-1]:
        take(cast, row, one)
    assert Transition.objects.visible_to(cast.viewer("ana")).open().filter(pk=row.pk).exists()
    actions.leave_out(
        step_id=step(cast, row, StepKind.CHECK_IN).pk, by=cast.viewer("ana"), why="she rang us"
    )
    assert not Transition.objects.visible_to(cast.viewer("ana")).open().filter(pk=row.pk).exists()


def test_a_plan_is_called_off_with_a_why_and_not_over_days_still_to_come(cast: Cast) -> None:
    row = plan(cast, by="cal", incoming=cast.ben)
    take(cast, row, StepKind.TOLD, by="cal")
    agree(cast, row)
    with pytest.raises(NotNow, match="still to come"):
        actions.call_off(transition_id=row.pk, by=cast.viewer("cal"), why="Ana stays")
    other = plan(cast, Kind.MOVING)
    with pytest.raises(Refused):
        actions.call_off(transition_id=other.pk, by=cast.viewer("ana"), why="")
    actions.call_off(transition_id=other.pk, by=cast.viewer("ana"), why="She stays at home")
    with pytest.raises(NotNow, match="over"):
        actions.add_step(transition_id=other.pk, kind=StepKind.VISIT, by=cast.viewer("ana"))


def test_deeds_leave_content_free_rows_in_the_trace(cast: Cast) -> None:
    row = plan(cast)
    take(cast, row, StepKind.TOLD, words="She cried")
    rows = list(AuditRow.objects.visible_to(cast.viewer("ana")).order_by("-seq")[:2])
    assert [(one.verb, one.kind, one.object_id) for one in rows] == [
        ("took step of", "transition", row.pk),
        ("planned", "transition", row.pk),
    ]


# --- who comes, and when -------------------------------------------------------------------------


def test_a_person_decides_who_comes_and_every_choice_is_kept(cast: Cast) -> None:
    row = plan(cast)
    for who, error in (("ana", MayNot), ("zoe", CannotSee), ("ben", CannotSee)):
        with pytest.raises(error):
            choose(cast, row, by=who)
    with pytest.raises(Refused):
        choose(cast, row, why="")
    with pytest.raises(Refused, match="work together"):
        choose(cast, row, "ana")
    choose(cast, row)
    choose(cast, row, "sue", why="Ben is away in May")
    kept = LeadChoice.objects.visible_to(cast.viewer("ana")).filter(transition=row).order_by("at")
    assert [(one.worker_id, one.by_id) for one in kept] == [
        (cast.ben.pk, cast.cal.pk), (cast.sue.pk, cast.cal.pk),
    ]  # fmt: skip
    assert not sees(cast, "ben")


def test_nobody_is_chosen_who_keeps_out(cast: Cast) -> None:
    working.bar(person_id=cast.maya.pk, worker=cast.ben, by=cast.viewer("cal"))
    with pytest.raises(Refused, match="keeps out"):
        choose(cast, plan(cast))


def test_the_days_of_a_hand_over_make_the_relationships(cast: Cast) -> None:
    row = plan(cast, by="cal", incoming=cast.ben)
    take(cast, row, StepKind.TOLD)
    with pytest.raises(MayNot):
        agree(cast, row, by="ana")
    agree(cast, row, 35, introduced_from=TODAY + 3 * DAY, official_reason="LEFTRL")
    held = {(one.role, one.worker_id): one for one in rows_of(cast).order_by("from_at")}
    intro, key = held["introducing", cast.ben.pk], held["key_worker", cast.ben.pk]
    at = clock.midnight(TODAY + 35 * DAY)
    assert (intro.from_at, intro.until_at) == (clock.midnight(TODAY + 3 * DAY), at)
    assert (key.from_at, key.official_reason) == (at, "LEFTRL")
    assert held["key_worker", cast.ana.pk].until_at == at
    assert step(cast, row, StepKind.CHECK_IN).on == TODAY + 63 * DAY


def test_days_cannot_lie_behind_or_cross(cast: Cast) -> None:
    row = plan(cast, by="cal", incoming=cast.ben)
    take(cast, row, StepKind.TOLD)
    with pytest.raises(Refused):
        agree(cast, row, -1)
    with pytest.raises(Refused):
        agree(cast, row, 3, introduced_from=TODAY + 4 * DAY)
    assert step(cast, row, StepKind.DAYS).is_open


def test_an_ending_ends_with_its_last_day(cast: Cast) -> None:
    row = plan(cast, Kind.ENDING)
    take(cast, row, StepKind.TOLD)
    with pytest.raises(Refused):
        agree(cast, row, 10)
    agree(cast, row, 10, reason="finished")
    last = clock.midnight(TODAY + 11 * DAY)
    with clock.at(last - dt.timedelta(microseconds=1)):
        assert sees(cast, "ana")
    with clock.at(last):
        assert not sees(cast, "ana")
        assert gap_of(rows_of(cast)) is None, "an ending is not a gap"


def test_an_ending_that_leaves_nobody_by_accident_has_to_say_so(cast: Cast) -> None:
    row = plan(cast, Kind.ENDING)
    take(cast, row, StepKind.TOLD)
    with pytest.raises(Refused) as refused:
        agree(cast, row, 10, reason="worker_left")
    assert set(refused.value.problems) == {"gap_because"}
    assert sees(cast, "ana")
    agree(cast, row, 10, reason="worker_left", gap_because="A new post is advertised")
    with clock.at(NOW + 20 * DAY):
        gap = gap_of(rows_of(cast))
        assert gap is not None
        assert (gap.first, gap.last) == (TODAY + 11 * DAY, None)


def test_a_co_worker_is_followed_by_a_co_worker(cast: Cast) -> None:
    with clock.at(NOW - 10 * DAY):
        beside = working.begin(
            person_id=cast.maya.pk, worker=cast.sue, role=Role.CO_WORKER, by=cast.viewer("cal"),
            why="two of us",
        )  # fmt: skip
    row = plan(cast, by="cal", relationship_id=beside.pk, incoming=cast.ben)
    take(cast, row, StepKind.TOLD, by="sue")
    agree(cast, row, 5)
    with clock.at(NOW + 6 * DAY):
        roles = {one.worker_id: one.role for one in rows_of(cast).active()}
        assert roles[cast.ben.pk] == Role.CO_WORKER
        assert roles[cast.ana.pk] == Role.KEY_WORKER
        assert cast.sue.pk not in roles


# --- an ending that cannot wait, and somebody who leaves -----------------------------------------


def test_an_urgent_ending_is_one_deed_and_opens_the_plan_for_the_rest(cast: Cast) -> None:
    ended, row = end_now(
        relationship_id=cast.ana_maya.pk, by=cast.viewer("cal"), reason="their_choice",
        words="She asked for it to stop today",
    )  # fmt: skip
    assert ended.until_at == NOW
    assert not sees(cast, "ana")
    assert row is not None
    assert (row.kind, row.cause) == (Kind.ENDING, Cause.URGENT)
    assert step(cast, row, StepKind.TOLD).is_open
    with pytest.raises(CannotSee):
        take(cast, row, StepKind.TOLD)  # after it, Ana's own entries are all she has
    take(cast, row, StepKind.TOLD, by="cal")


def test_an_urgent_ending_carries_on_the_plan_there_was(cast: Cast) -> None:
    row = plan(cast)
    _ended, same = end_now(
        relationship_id=cast.ana_maya.pk, by=cast.viewer("cal"), reason="worker_changed"
    )
    assert same is not None
    assert same.pk == row.pk


@pytest.mark.parametrize(("role", "reason"), [("cover", "cover_over"), ("key_worker", "died")])
def test_cover_that_ends_and_a_death_need_no_plan(cast: Cast, role: str, reason: str) -> None:
    row = cast.ana_maya
    if role == "cover":
        row = working.begin(
            person_id=cast.maya.pk, worker=cast.ben, role=Role.COVER, by=cast.viewer("cal"), why="x"
        )
    with clock.at(NOW + DAY):
        assert end_now(relationship_id=row.pk, by=cast.viewer("cal"), reason=reason)[1] is None


def test_a_worker_who_leaves_opens_a_plan_for_everybody_they_worked_with(cast: Cast) -> None:
    first = plan(cast)
    made = actions.open_for_leaver(worker=cast.ana, by=cast.viewer("adi"))
    people = {one.person_id for one in made}
    assert people == {cast.people[key].pk for key in ("dee", "kit", "ira", "noor", "sami")}
    assert cast.maya.pk not in people, "her plan is there already"
    assert {one.cause for one in made} == {Cause.WORKER_LEFT}
    assert not sees(cast, "ana", "ira")
    assert not Transition.objects.visible_to(cast.viewer("adi")).exists()
    for one in (first, *made):
        assert Transition.objects.visible_to(cast.viewer("cal")).filter(pk=one.pk).exists()
    gap = gap_of(rows_of(cast))
    assert gap is not None
    assert gap.first == TODAY + DAY
    for who in ("cal", "ana", "lea", "rec"):
        with pytest.raises(CannotSee):
            actions.open_for_leaver(worker=cast.ben, by=cast.viewer(who))


def test_leaving_a_team_opens_plans_and_ends_nothing_by_itself(cast: Cast) -> None:
    made = actions.open_for_team_leaver(worker=cast.ana, team=cast.harbour, by=cast.viewer("adi"))
    assert len(made) == 6
    assert {one.cause for one in made} == {Cause.LEFT_TEAM}
    assert sees(cast, "ana")
    assert not actions.open_for_team_leaver(worker=cast.ben, team=cast.hill, by=cast.viewer("adi"))
    with pytest.raises(CannotSee):
        actions.open_for_team_leaver(worker=cast.ben, team=cast.harbour, by=cast.viewer("cal"))


def test_after_somebody_left_the_next_worker_comes_today(cast: Cast) -> None:
    """Sam is gone already: Ruth comes at once, and what was between them is a gap that shows."""
    actions.open_for_leaver(worker=cast.ana, by=cast.viewer("adi"))
    with clock.at(NOW + 3 * DAY):
        row = Transition.objects.visible_to(cast.viewer("cal")).get(person=cast.maya)
        choose(cast, row)
        take(cast, row, StepKind.TOLD, by="cal")
        agree(cast, row, 3)
        assert sees(cast, "ben")
        assert gap_of(rows_of(cast)) is None


# --- promises by name ----------------------------------------------------------------------------


def test_a_promise_passes_on_by_name_with_its_words_and_day(cast: Cast) -> None:
    row = pass_on(promise_id=cast.maya_promise.pk, to=cast.ben, by=cast.viewer("ana"), words="met")
    assert (row.by_worker_id, row.words, row.due) == (
        cast.ben.pk, cast.maya_promise.words, cast.maya_promise.due,
    )  # fmt: skip
    kept = PromiseStep.objects.visible_to(cast.viewer("ana")).get(promise=row)
    assert (kept.passed_from_id, kept.by_id, kept.words) == (cast.ana.pk, cast.ana.pk, "met")
    assert not Promise.objects.visible_to(cast.viewer("ben")).exists(), "it opens no record"


def test_who_may_pass_a_promise_on_and_to_whom(cast: Cast) -> None:
    for who, error in (("zoe", MayNot), ("ben", CannotSee), ("tom", CannotSee), ("adi", CannotSee)):
        with pytest.raises(error):
            pass_on(promise_id=cast.maya_promise.pk, to=cast.sue, by=cast.viewer(who))
    working.bar(person_id=cast.maya.pk, worker=cast.ben, by=cast.viewer("cal"))
    with pytest.raises(Refused):
        pass_on(promise_id=cast.maya_promise.pk, to=cast.ben, by=cast.viewer("cal"))
    with pytest.raises(NotNow, match="already"):
        pass_on(promise_id=cast.maya_promise.pk, to=cast.ana, by=cast.viewer("cal"))
    pass_on(promise_id=cast.maya_promise.pk, to=cast.sue, by=cast.viewer("cal"))
