"""One worker goes as another comes: at every instant exactly those the plans say, and no day
without anybody by accident."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.people.persons.models import Person
from alongside.people.working import actions, passing
from alongside.people.working.gaps import Gap, gap_of
from alongside.people.working.models import EndingReason, Role, WorkingRelationship
from alongside.people.working.reasons import choices, is_reason
from tests.cast import DAY, NOW, Cast, undone

INSTANT = dt.timedelta(microseconds=1)


def sees(cast: Cast, who: str) -> bool:
    return Person.objects.visible_to(cast.viewer(who)).filter(pk=cast.maya.pk).exists()


def rows_of(cast: Cast) -> list[WorkingRelationship]:
    rows = WorkingRelationship.objects.visible_to(cast.viewer("cal")).filter(person=cast.maya)
    return list(rows.select_related("worker").order_by("from_at"))


def hand_over(cast: Cast, *, by: str = "cal", who: str = "ben", **more: Any) -> passing.Passed:
    given = {"at": NOW + 7 * DAY, "outgoing_id": cast.ana_maya.pk, "why": "Ana moves", **more}
    return passing.hand_over(
        person_id=cast.maya.pk, worker=cast.workers[who], by=cast.viewer(by), **given
    )


# --- one key worker at a time --------------------------------------------------------------------


def test_a_second_key_worker_is_not_given_beside_the_first(cast: Cast) -> None:
    with pytest.raises(NotNow, match="Ana Moreau is their key worker"):
        actions.begin(
            person_id=cast.maya.pk, worker=cast.ben, role=Role.KEY_WORKER, by=cast.viewer("cal"),
            why="instead of Ana",
        )  # fmt: skip
    assert not sees(cast, "ben")


def test_a_key_worker_to_come_is_one_too(cast: Cast) -> None:
    hand_over(cast)
    with clock.at(NOW + 8 * DAY), pytest.raises(NotNow, match="Ben Idris"):
        actions.begin(
            person_id=cast.maya.pk, worker=cast.sue, role=Role.KEY_WORKER, by=cast.viewer("cal"),
            why="x",
        )  # fmt: skip
    with pytest.raises(NotNow):
        actions.begin(
            person_id=cast.dee.pk, worker=cast.ben, role=Role.KEY_WORKER, by=cast.viewer("cal"),
            why="x", from_at=NOW + DAY,
        )  # fmt: skip


def test_one_goes_at_the_instant_the_other_comes(cast: Cast) -> None:
    at = NOW + 7 * DAY
    hand_over(cast, introduced_at=NOW + 2 * DAY)
    for moment, ana, ben in (
        (NOW, True, False),
        (NOW + 2 * DAY - INSTANT, True, False),
        (NOW + 2 * DAY, True, True),
        (at - INSTANT, True, True),
        (at, False, True),
        (at + 300 * DAY, False, True),
    ):
        with clock.at(moment):
            assert (sees(cast, "ana"), sees(cast, "ben")) == (ana, ben), moment


def test_only_the_manager_hands_somebody_over(cast: Cast) -> None:
    with pytest.raises(MayNot):
        hand_over(cast, by="ana")
    for who in ("ben", "tom", "lea", "adi"):
        with pytest.raises(CannotSee):
            hand_over(cast, by=who)


def test_nobody_is_handed_to_who_keeps_out_and_nothing_changes_by_it(cast: Cast) -> None:
    actions.bar(person_id=cast.maya.pk, worker=cast.ben, by=cast.viewer("cal"))
    with pytest.raises(Refused, match="keeps out"):
        hand_over(cast)
    cast.ana_maya.refresh_from_db(
        from_queryset=WorkingRelationship.objects.visible_to(cast.viewer("cal"))
    )
    assert cast.ana_maya.until_at is None


def test_another_agreement_takes_the_place_of_one_still_to_come(cast: Cast) -> None:
    first = hand_over(cast, introduced_at=NOW + DAY)
    assert first.introduction
    again = (first.introduction.pk, first.succession.pk)
    hand_over(cast, who="sue", at=NOW + 9 * DAY, instead_of=again)
    with clock.at(NOW + 8 * DAY):
        assert [sees(cast, who) for who in ("ana", "ben", "sue")] == [True, False, False]
    with clock.at(NOW + 9 * DAY):
        assert [sees(cast, who) for who in ("ana", "ben", "sue")] == [False, False, True]
    assert sum(row.never_was for row in rows_of(cast)) == 2


def test_who_was_agreed_and_called_off_has_nothing_of_it_afterwards(cast: Cast) -> None:
    """Who finished keeps the card for 28 days; who never began does not."""
    first = hand_over(cast, introduced_at=NOW + DAY)
    assert first.introduction
    hand_over(cast, who="sue", at=NOW + 9 * DAY,
              instead_of=(first.introduction.pk, first.succession.pk))  # fmt: skip
    for days in (1, 7, 8, 10, 30):
        with clock.at(NOW + days * DAY):
            for who, card in (("ben", False), ("ana", True)):
                seen = Person.objects.card_visible_to(cast.viewer(who)).filter(pk=cast.maya.pk)
                assert seen.exists() is card, (who, days)


def test_reasons_of_the_return_are_dated_codes_in_plain_words(cast: Cast) -> None:
    assert len(choices()) == 10
    assert all(words[:1].isupper() and code not in words for code, words in choices())
    assert is_reason("CHCHAN", NOW.date())
    assert not is_reason("CHCHAN", dt.date(2020, 1, 1)), "before the return asked"
    assert hand_over(cast, official_reason="CHCHAN").succession.official_reason == "CHCHAN"
    with undone(), pytest.raises(Refused):
        hand_over(cast, official_reason="NOSUCH")


# --- gaps ----------------------------------------------------------------------------------------


def spell(start: str, until: str = "", role: str = "key_worker", reason: str = "") -> Any:
    """A relationship by local times."""

    def moment(text: str) -> dt.datetime:
        return dt.datetime.fromisoformat(text).replace(tzinfo=clock.zone()).astimezone(dt.UTC)

    return WorkingRelationship(
        role=role, from_at=moment(start), until_at=moment(until) if until else None,
        ending_reason=reason,
    )  # fmt: skip


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("rows", "gap"),
    [
        ([], Gap(None, None)),
        ([spell("2027-01-01")], None),
        ([spell("2027-01-01", "2027-05-05")], Gap(day("2027-05-05"), None)),
        ([spell("2027-01-01", "2027-05-05T00:00:01")], Gap(day("2027-05-06"), None)),
        ([spell("2027-01-01", "2027-05-05", reason="finished")], None),
        ([spell("2027-01-01", "2027-05-05", reason="worker_left")], Gap(day("2027-05-05"), None)),
        ([spell("2027-01-01", "2027-04-20"), spell("2027-05-10")],
         Gap(day("2027-04-20"), day("2027-05-09"))),
        ([spell("2027-01-01", "2027-05-05T12:00"), spell("2027-05-05T15:00")], None),
        ([spell("2027-01-01", "2027-05-05"), spell("2027-05-06")],
         Gap(day("2027-05-05"), day("2027-05-05"))),
        ([spell("2027-01-01", "2027-05-05"), spell("2027-05-05")], None),
        ([spell("2027-01-01", "2027-05-05"), spell("2027-05-04", role="introducing")], None),
        ([spell("2027-01-01", "2027-05-05"), spell("2027-01-01", role="student")],
         Gap(day("2027-05-05"), None)),
        ([spell("2027-01-01", "2027-05-05"), spell("2027-06-01", "2027-06-01")],
         Gap(day("2027-05-05"), None)),
        ([spell("2027-05-03T15:00")], None),
        # The clocks go back on 31 October: that day has 25 hours and is one day.
        ([spell("2027-01-01", "2027-11-01"), spell("2027-11-01")], None),
        ([spell("2027-01-01", "2027-10-31"), spell("2027-11-01")],
         Gap(day("2027-10-31"), day("2027-10-31"))),
    ],
)  # fmt: skip
def test_a_gap_is_a_whole_local_day_without_anybody(rows: list[Any], gap: Gap | None) -> None:
    with clock.at(NOW):
        assert gap_of(rows) == gap


@given(
    st.lists(
        st.tuples(st.integers(-60, 60), st.integers(1, 40), st.booleans()), min_size=1, max_size=5
    )
)
def test_a_gap_is_what_counting_day_by_day_finds(spans: list[tuple[int, int, bool]]) -> None:
    """Half-days in hours of the wall clock, over a change of clocks, against a calendar."""
    with clock.at(dt.datetime(2027, 3, 20, 9, tzinfo=dt.UTC)):
        today = clock.today()
        rows, covered = [], set()
        for start, length, noon in spans:
            hour = dt.time(12) if noon else dt.time()
            first, last = today + start * DAY, today + (start + length) * DAY
            rows.append(
                WorkingRelationship(
                    role="key_worker", from_at=clock.moment(first, hour),
                    until_at=clock.moment(last, hour),
                )
            )  # fmt: skip
            covered |= {first + n * DAY for n in range(length + noon)}
        found = gap_of(rows)
        assert found is not None, "every one of them ends"
        after = [d for d in sorted(covered) if d > today]
        if today in covered:
            first = next(d for d in (today + n * DAY for n in range(200)) if d not in covered)
        else:
            before = [d for d in covered if d < today]
            first = max(before) + DAY if before else None
        assert found.first == first
        nxt = [d for d in after if first is None or d > first]
        assert found.last == (min(nxt) - DAY if nxt else None)


# --- leaving --------------------------------------------------------------------------------------


def test_a_worker_who_left_holds_nothing_and_never_will(cast: Cast) -> None:
    held = passing.end_all_of(worker=cast.ana, by=cast.viewer("adi"))
    assert {row.person_id for row in held} >= {cast.maya.pk, cast.dee.pk, cast.kit.pk}
    assert {row.ending_reason for row in held} == {EndingReason.WORKER_LEFT}
    assert not sees(cast, "ana")
    for who in ("cal", "lea", "rec", "ana"):
        with pytest.raises(CannotSee):
            passing.end_all_of(worker=cast.ben, by=cast.viewer(who))
