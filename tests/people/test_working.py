"""Beginning and ending to work with somebody; keeping oneself out; looking in an emergency."""

from __future__ import annotations

from typing import Any

import pytest

from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.notices.models import Notice
from alongside.people.persons.actions import add_person
from alongside.people.persons.models import Person
from alongside.people.working import actions
from alongside.people.working.access import key_worker_of, reason_for, workers_of
from alongside.people.working.models import EmergencyAccess, Role, WorkingRelationship
from tests.cast import DAY, NOW, STAFF, Cast, visit
from tests.factories import organisation as made


def begin(cast: Cast, *, by: str = "cal", who: str = "ben", **fields: Any) -> WorkingRelationship:
    given = {"person_id": cast.maya.pk, "role": Role.CO_WORKER, "why": "two of us", **fields}
    return actions.begin(worker=cast.workers[who], by=cast.viewer(by), **given)


def sees(cast: Cast, who: str, person: str = "maya") -> bool:
    return Person.objects.visible_to(cast.viewer(who)).filter(pk=cast.people[person].pk).exists()


# --- beginning -----------------------------------------------------------------------------------


def test_the_manager_gives_somebody_to_a_worker_who_is_told(cast: Cast) -> None:
    row = begin(cast, rhythm_days=14)
    assert sees(cast, "ben")
    assert (row.why_started, row.rhythm_days, row.from_at) == ("two of us", 14, NOW)
    told = Notice.objects.visible_to(cast.viewer("ben")).filter(person_id=cast.maya.pk)
    assert [(one.kind, one.about_worker_id) for one in told] == [("given", cast.cal.pk)]


def test_what_begins_tomorrow_is_not_told_or_seen_today(cast: Cast) -> None:
    begin(cast, from_at=NOW + DAY)
    assert not sees(cast, "ben")
    notices = Notice.objects.visible_to(cast.viewer("ben"))
    assert not notices.filter(person_id=cast.maya.pk).exists()
    with clock.at(NOW + DAY):
        assert sees(cast, "ben")


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"why": "  "}, "why"),
        ({"until_at": NOW}, "until"),
        ({"role": Role.STUDENT}, "through"),
    ],
)
def test_what_is_missing_is_named(cast: Cast, fields: dict[str, Any], where: str) -> None:
    with pytest.raises(Refused) as refused:
        begin(cast, **fields)
    assert set(refused.value.problems) == {where}
    assert not sees(cast, "ben")


def test_nobody_is_given_to_a_worker_who_left_or_keeps_out(cast: Cast) -> None:
    actions.bar(person_id=cast.maya.pk, worker=cast.ben, by=cast.viewer("cal"))
    with pytest.raises(Refused, match="keeps out"):
        begin(cast)
    cast.sue.left_at = NOW
    cast.sue.save()
    with pytest.raises(Refused, match="no longer works here"):
        begin(cast, who="sue")


def test_the_same_role_twice_is_said_to_be_there_already(cast: Cast) -> None:
    with pytest.raises(NotNow, match="already works with them"):
        begin(cast, who="ana", role=Role.KEY_WORKER)
    begin(cast, who="ana", role=Role.COVER)


@pytest.mark.parametrize("who", ["ana", "zoe"])
def test_who_sees_the_record_is_told_that_the_manager_decides(cast: Cast, who: str) -> None:
    with pytest.raises(MayNot):
        begin(cast, by=who)


@pytest.mark.parametrize("who", ["ben", "sue", "tom", "lea", "rec", "adi"])
def test_who_does_not_see_the_record_learns_nothing(cast: Cast, who: str) -> None:
    with pytest.raises(CannotSee):
        begin(cast, by=who)


def test_a_manager_who_left_gives_nobody(cast: Cast) -> None:
    """R0 holds in deeds as in pages: a job queued before somebody left does nothing after."""
    cast.cal.user.is_active = False
    cast.cal.user.save()
    with pytest.raises(CannotSee):
        begin(cast)
    with pytest.raises(MayNot):
        add_person(name="New", team=cast.harbour, by=cast.viewer("cal"))


def test_whoever_worked_with_them_long_ago_learns_nothing_new(cast: Cast) -> None:
    """After the 28 days a former worker is a stranger to every deed."""
    end(cast, at=NOW - 40 * DAY)
    with pytest.raises(CannotSee):
        begin(cast, by="ana")
    with pytest.raises(CannotSee):
        actions.bar(person_id=cast.maya.pk, worker=cast.ana, by=cast.viewer("ana"))


# --- teams that answer ---------------------------------------------------------------------------


def test_another_teams_manager_does_not_take_somebody_by_their_id(cast: Cast) -> None:
    with pytest.raises(CannotSee):
        actions.take_responsibility(person_id=cast.maya.pk, team=cast.hill, by=cast.viewer("tom"))
    assert not sees(cast, "tom")


def test_the_records_officer_may_move_somebody_and_still_not_read(cast: Cast) -> None:
    actions.take_responsibility(person_id=cast.maya.pk, team=cast.hill, by=cast.viewer("rec"))
    assert sees(cast, "tom")
    assert not sees(cast, "rec")


# --- ending --------------------------------------------------------------------------------------


def end(cast: Cast, *, by: str = "cal", **fields: Any) -> WorkingRelationship:
    given = {"reason": "moved_on", **fields}
    return actions.end(relationship_id=cast.ana_maya.pk, by=cast.viewer(by), **given)


def test_an_ending_has_a_reason_a_moment_and_somebody_who_said_so(cast: Cast) -> None:
    row = end(cast, words=" to Leeds ")
    assert (row.ending_reason, row.why_ended, row.until_at, row.ended_by_id) == (
        "moved_on", "to Leeds", NOW, cast.cal.pk,
    )  # fmt: skip
    assert not sees(cast, "ana")
    assert not sees(cast, "zoe"), "a student sees while their worker does"


def test_an_ending_is_refused_without_a_reason_twice_or_before_it_began(cast: Cast) -> None:
    with pytest.raises(Refused):
        end(cast, reason="bored")
    with pytest.raises(Refused, match="after the beginning"):
        end(cast, at=NOW - 400 * DAY)
    end(cast)
    with pytest.raises(NotNow, match="already"):
        end(cast)


def test_only_the_manager_ends_it(cast: Cast) -> None:
    for who in ("ana", "zoe"):
        with pytest.raises(MayNot):
            end(cast, by=who)
    for who in ("ben", "tom", "lea", "rec", "adi"):
        with pytest.raises(CannotSee):
            end(cast, by=who)


# --- why -----------------------------------------------------------------------------------------


def test_the_trace_says_by_what_right_somebody_looked(cast: Cast) -> None:
    assert reason_for(cast.viewer("ana"), cast.maya.pk) == "key_worker"
    assert reason_for(cast.viewer("zoe"), cast.maya.pk) == "student"
    assert reason_for(cast.viewer("cal"), cast.maya.pk) == "manager"
    for who in ("ben", "sue", "tom", "lea", "rec", "adi"):
        assert reason_for(cast.viewer(who), cast.maya.pk) == ""
    end(cast)
    assert reason_for(cast.viewer("ana"), cast.maya.pk) == "grace"
    assert reason_for(cast.viewer("zoe"), cast.maya.pk) == ""


def test_the_rule_and_the_reason_agree_for_everybody(cast: Cast) -> None:
    """The list's filter and the single question are written apart; they must not drift apart."""
    for name in STAFF:
        viewer = cast.viewer(name)
        listed = set(Person.objects.visible_to(viewer).values_list("pk", flat=True))
        for key, person in cast.people.items():
            gated = (name, key) in {("ana", "kit"), ("sue", "noor")} or (
                key == "rose" and name != "ben"
            )
            asked = bool(reason_for(viewer, person.pk)) and not gated
            assert asked == (person.pk in listed), (name, key)


def test_key_workers_are_told_first(cast: Cast) -> None:
    begin(cast)
    assert workers_of(cast.maya.pk)[0] == cast.ana.pk
    keyed = Person.objects.visible_to(cast.viewer("ana")).filter(key_worker_of(cast.viewer("ana")))
    assert keyed.filter(pk=cast.maya.pk).exists()


# --- keeping out ---------------------------------------------------------------------------------


def test_who_keeps_out_sees_nothing_from_then_on_whatever_else_holds(cast: Cast) -> None:
    actions.bar(person_id=cast.maya.pk, worker=cast.ana, by=cast.viewer("ana"))
    assert not sees(cast, "ana")
    rows = WorkingRelationship.objects.visible_to(cast.viewer("ana"))
    assert not rows.filter(person_id=cast.maya.pk).exists()
    assert not Notice.objects.visible_to(cast.viewer("ben")).filter(person_id=cast.maya.pk).exists()


def test_my_day_does_not_remind_of_somebody_one_keeps_out_of(cast: Cast) -> None:
    """Kit and Ana were to meet every week, before she said that she knows him."""
    page = cast.client("ana").get("/").content.decode()
    assert "Kit" not in page
    with clock.at(NOW + 30 * DAY):
        assert "Maya" in cast.client("ana").get("/").content.decode()


def test_my_day_does_not_remind_a_student_of_somebody_their_worker_left(cast: Cast) -> None:
    """Zoe still stands as a student with Maya, and sees nothing: not her name on My day either."""
    cast.zoe_maya.rhythm_days = 7
    cast.zoe_maya.save()
    with clock.at(NOW + 30 * DAY):
        assert "Maya" in cast.client("zoe").get("/").content.decode()
    end(cast)
    with clock.at(NOW + 30 * DAY):
        assert "Maya" not in cast.client("zoe").get("/").content.decode()


def test_the_manager_keeps_somebody_out_and_a_stranger_cannot(cast: Cast) -> None:
    actions.bar(person_id=cast.maya.pk, worker=cast.zoe, by=cast.viewer("cal"))
    assert not sees(cast, "zoe")
    for who in ("ben", "tom"):
        with pytest.raises(CannotSee):
            actions.bar(person_id=cast.maya.pk, worker=cast.ana, by=cast.viewer(who))
    assert sees(cast, "ana")


# --- emergencies ---------------------------------------------------------------------------------


def look(cast: Cast, who: str = "ben", person: str = "maya", **fields: Any) -> EmergencyAccess:
    return actions.open_in_emergency(
        person_id=cast.people[person].pk, by=cast.viewer(who), **{"reason": "safety", **fields}
    )


def test_an_emergency_opens_for_four_hours_and_is_told_to_who_answers(cast: Cast) -> None:
    row = look(cast, words=" She rang from the station ")
    assert (row.until_at - row.from_at).total_seconds() == 4 * 60 * 60
    assert row.words == "She rang from the station"
    for who in ("ana", "cal"):
        told = Notice.objects.visible_to(cast.viewer(who)).filter(kind="opened")
        assert [one.about_worker_id for one in told] == [cast.ben.pk], who
    trace = AuditRow.objects.visible_to(cast.viewer("ben")).order_by("-seq")[0]
    assert (trace.kind, trace.relation) == ("emergency", "emergency")


def test_an_emergency_never_opens_past_a_gate(cast: Cast) -> None:
    for who, person in (("ana", "kit"), ("sue", "noor"), ("cal", "rose"), ("lea", "rose")):
        with pytest.raises(CannotSee):
            look(cast, who, person)


def test_an_emergency_needs_one_of_the_reasons(cast: Cast) -> None:
    with pytest.raises(Refused):
        look(cast, reason="curious")


def test_in_an_emergency_one_may_write_what_happened(cast: Cast) -> None:
    look(cast)
    (entry,) = visit(cast, "ben", "maya", words="She is safe at her nan's", days_ago=0)
    assert entry.author_id == cast.ben.pk


def test_a_look_is_talked_about_by_the_manager_once_and_not_by_who_looked(cast: Cast) -> None:
    row = look(cast)
    for who, error in (("ana", MayNot), ("tom", CannotSee), ("ben", MayNot)):
        with pytest.raises(error):
            actions.review_emergency(emergency_id=row.pk, by=cast.viewer(who), words="x")
    done = actions.review_emergency(emergency_id=row.pk, by=cast.viewer("cal"), words=" fine ")
    assert (done.reviewed_by_id, done.review_words) == (cast.cal.pk, "fine")
    with pytest.raises(NotNow):
        actions.review_emergency(emergency_id=row.pk, by=cast.viewer("cal"), words="again")


def test_a_manager_does_not_review_their_own_look(cast: Cast) -> None:
    made.belongs(cast.harbour, cast.tom, "manager")
    row = look(cast, "cal")
    with pytest.raises(MayNot, match="Somebody else"):
        actions.review_emergency(emergency_id=row.pk, by=cast.viewer("cal"), words="x")
    actions.review_emergency(emergency_id=row.pk, by=cast.viewer("tom"), words="x")
