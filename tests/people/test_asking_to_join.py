"""Who asks that two records be joined, who agrees, and who takes them apart."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.core.ids import uuid7
from alongside.base.notices.models import Notice
from alongside.people.joining.actions import (
    approve_joining,
    ask_to_join,
    decline_joining,
    say_different,
    undo_joining,
)
from alongside.people.joining.models import Joining
from alongside.people.persons import actions as persons
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.ties.models import Tie
from alongside.people.ties.taking_off import put_on_again
from alongside.people.working import actions as working
from tests.cast import NOW, Cast, undone
from tests.people.two_mayas import (
    asked,
    joined,
    possible,
    second_record,
    take_apart,
)

# --- who asks and who agrees ---------------------------------------------------------------------


def test_the_records_officer_asks_only_of_possible_duplicates(cast: Cast) -> None:
    lee = second_record(cast)
    QuerySet(PossibleDuplicate).update(different_by=cast.rec, different_at=NOW)
    for other in (lee.pk, cast.ira.pk, uuid7()):
        with pytest.raises(CannotSee):
            ask_to_join(kept_id=cast.maya.pk, joined_id=other, why="x", by=cast.viewer("rec"))


@pytest.mark.parametrize("who", ["ana", "ben", "sue", "zoe", "adi", "lea", "tom", "cal"])
def test_nobody_else_asks_who_does_not_manage_and_see_both(who: str, cast: Cast) -> None:
    second_record(cast)
    possible(cast, "maya", "lee")
    with pytest.raises(CannotSee):
        ask_to_join(kept_id=cast.maya.pk, joined_id=cast.lee.pk, why="x", by=cast.viewer(who))


def test_who_sees_both_and_manages_neither_may_not_ask(cast: Cast) -> None:
    with pytest.raises(MayNot):
        ask_to_join(kept_id=cast.maya.pk, joined_id=cast.ira.pk, why="x", by=cast.viewer("ana"))


def test_who_is_barred_from_either_learns_nothing_and_does_nothing(cast: Cast) -> None:
    lee = second_record(cast)
    row = asked(cast)
    for who, person, manager in (("rec", "maya", "cal"), ("tom", "maya", "cal"),
                                 ("lea", "lee", "tom")):  # fmt: skip
        working.bar(
            person_id=cast.people[person].pk, worker=cast.workers[who], by=cast.viewer(manager)
        )
        viewer = cast.viewer(who)
        assert not Joining.objects.visible_to(viewer).filter(pk=row.pk).exists()
        for deed in (
            lambda by: approve_joining(joining_id=row.pk, by=by),
            lambda by: decline_joining(joining_id=row.pk, why="x", by=by),
            lambda by: ask_to_join(kept_id=cast.maya.pk, joined_id=lee.pk, why="x", by=by),
        ):
            with pytest.raises(CannotSee):
                deed(viewer)


def test_it_takes_two_people(cast: Cast) -> None:
    second_record(cast)
    row = asked(cast)
    with pytest.raises(MayNot):
        approve_joining(joining_id=row.pk, by=cast.viewer("rec"))
    for who in ("ana", "uma", "ben", "sue", "zoe", "adi"):
        with pytest.raises(CannotSee):
            approve_joining(joining_id=row.pk, by=cast.viewer(who))
    for who in ("cal", "tom", "lea"):
        with undone():
            assert approve_joining(joining_id=row.pk, by=cast.viewer(who)).state == "joined"
    row.state, row.answered_by, row.answered_at = "joined", cast.rec, NOW
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_manager_who_asks_is_answered_by_somebody_else(cast: Cast) -> None:
    """Cal manages both: no other team has a say, so a practice lead is asked."""
    row = ask_to_join(
        kept_id=cast.maya.pk, joined_id=cast.ira.pk, why="the same", by=cast.viewer("cal")
    )
    told = QuerySet(Notice).filter(kind="to_join").values_list("worker_id", flat=True)
    assert list(told) == [cast.lea.pk]
    with pytest.raises(MayNot):
        approve_joining(joining_id=row.pk, by=cast.viewer("cal"))
    with pytest.raises(CannotSee):
        approve_joining(joining_id=row.pk, by=cast.viewer("tom"))
    assert approve_joining(joining_id=row.pk, by=cast.viewer("lea")).state == "joined"


def test_two_who_stand_in_each_other_s_lives_are_not_joined(cast: Cast) -> None:
    lee = second_record(cast)
    row = asked(cast)
    Tie.objects.create(
        person=cast.maya, other=lee, kind="sibling", name="Lee", made_by=cast.ana, made_at=NOW
    )
    with pytest.raises(NotNow, match="two people"):
        approve_joining(joining_id=row.pk, by=cast.viewer("tom"))


def test_one_put_on_by_mistake_and_taken_off_does_not_say_that_they_are_two(cast: Cast) -> None:
    lee = second_record(cast)
    row = asked(cast)
    tie = Tie.objects.create(
        person=cast.maya, other=lee, kind="sibling", name="Lee", made_by=cast.ana, made_at=NOW,
        taken_off_by=cast.ana, taken_off_at=NOW,
    )  # fmt: skip
    assert approve_joining(joining_id=row.pk, by=cast.viewer("tom")).state == "joined"
    with pytest.raises(NotNow, match="one person"):
        put_on_again(tie_id=tie.pk, by=cast.viewer("ana"))


def test_each_answer_is_given_once(cast: Cast) -> None:
    lee = second_record(cast)
    row = asked(cast)
    with pytest.raises(NotNow):
        ask_to_join(kept_id=lee.pk, joined_id=cast.maya.pk, why="x", by=cast.viewer("rec"))
    decline_joining(joining_id=row.pk, why="two schools", by=cast.viewer("tom"))
    for by in ("tom", "cal", "rec"):
        with pytest.raises(NotNow):
            approve_joining(joining_id=row.pk, by=cast.viewer(by))
    again = joined(cast)
    with pytest.raises(NotNow):
        undo_joining(joining_id=row.pk, why="x", by=cast.viewer("rec"))
    with pytest.raises(NotNow):
        decline_joining(joining_id=again.pk, why="x", by=cast.viewer("cal"))


def test_what_else_waited_about_an_emptied_record_is_answered(cast: Cast) -> None:
    second_record(cast)
    other = asked(cast, "ira", "lee")
    joined(cast)
    other.refresh_from_db(from_queryset=QuerySet(Joining))
    assert other.state == "declined"
    assert other.why_declined


@pytest.mark.parametrize("words", ["", "  ", "w" * 501])
def test_each_deed_wants_a_reason(words: str, cast: Cast) -> None:
    lee = second_record(cast)
    rec = cast.viewer("rec")
    pair = possible(cast, "maya", "lee")
    with pytest.raises(Refused):
        say_different(pair_id=pair.pk, because=words, by=rec)
    with pytest.raises(Refused):
        ask_to_join(kept_id=cast.maya.pk, joined_id=lee.pk, why=words, by=rec)
    row = asked(cast)
    with pytest.raises(Refused):
        decline_joining(joining_id=row.pk, why=words, by=cast.viewer("tom"))
    approve_joining(joining_id=row.pk, by=cast.viewer("tom"))
    with pytest.raises(Refused):
        undo_joining(joining_id=row.pk, why=words, by=rec)


@pytest.mark.parametrize("who", ["rec", "cal", "tom"])
def test_one_person_takes_them_apart(who: str, cast: Cast) -> None:
    second_record(cast)
    row = joined(cast)
    for other, error in (("ana", MayNot), ("uma", MayNot), ("adi", CannotSee), ("lea", CannotSee)):
        with pytest.raises(error):
            take_apart(cast, row, by=other)
    assert take_apart(cast, row, by=who).state == "undone"
    with pytest.raises(NotNow):
        take_apart(cast, row, by="rec")


def test_two_who_are_two_people_are_never_proposed_again(cast: Cast) -> None:
    made = persons.add_person(
        name="Maya Okonjo", born=cast.maya.born, team=cast.hill, by=cast.viewer("tom")
    )
    cast.people["again"] = made
    pair = possible(cast, "maya", "again")
    say_different(pair_id=pair.pk, because="cousins", by=cast.viewer("rec"))
    with pytest.raises(CannotSee):
        say_different(pair_id=pair.pk, because="cousins", by=cast.viewer("rec"))
    page = cast.client("rec").get("/duplicates/").content.decode()
    assert "Maya Okonjo" not in page
    assert cast.client("rec").get(f"/duplicates/{pair.pk}/").status_code == 404
