"""Recording what happened, correcting it, and leaving unwritten what somebody asked us to."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, Refused, Stale
from alongside.people.working.actions import end
from alongside.practice.encounters.actions import (
    Part,
    There,
    What,
    correct_encounter,
    record_encounter,
)
from alongside.practice.encounters.models import Encounter, EncounterPart, Present
from tests.cast import DAY, NOW, WORDS, Cast, seal, visit

HOUR = dt.timedelta(hours=1)


def count() -> int:
    return Encounter.objects.unguarded("a test counts what is there").count()


def what(**fields: Any) -> What:
    return What(**{"happened_at": NOW - HOUR, "narrative": "We walked.", **fields})


def record(cast: Cast, *people: str, by: str = "ana", **fields: Any) -> list[Encounter]:
    return record_encounter(
        parts=[Part(cast.people[name].pk) for name in people],
        what=what(**fields),
        by=cast.viewer(by),
    )


def test_seen_alone_is_seen(cast: Cast) -> None:
    part = Part(cast.maya.pk, seen=False, seen_alone=True)
    (made,) = record_encounter(parts=[part], what=what(), by=cast.viewer("ana"))
    row = EncounterPart.objects.visible_to(cast.viewer("ana")).get(encounter=made)
    assert (row.seen, row.seen_alone) == (True, True)


def test_everything_said_is_kept_as_it_was_said(cast: Cast) -> None:
    words = "  Line one\r\n\r\nنور said “نعم” 🙂\x07 and that was it.  "
    there = [There("Dee", "mum"), There("Mr Osei", "school", None)]
    (made,) = record(cast, "maya", narrative=words, minutes=40, place="the weir", present=there)
    kept = Encounter.objects.visible_to(cast.viewer("ana")).get(pk=made.pk)
    assert kept.narrative == "Line one\n\nنور said “نعم” 🙂 and that was it."
    assert (kept.minutes, kept.place, kept.author_id) == (40, "the weir", cast.ana.pk)
    assert kept.recorded_at == clock.now()
    names = Present.objects.visible_to(cast.viewer("ana")).filter(encounter=kept)
    assert [row.in_words for row in names.order_by("pk")] == ["Dee (mum)", "Mr Osei (school)"]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"narrative": "  \n "}, "for_them"),
        ({"narrative": "x" * 200_001}, "for_them"),
        ({"happened_at": NOW + HOUR}, "happened_day"),
        ({"minutes": 1441}, "minutes"),
        ({"how": "telepathy"}, "how"),
        ({"planned": "fated"}, "planned"),
        ({"readable": False}, "not_yet_because"),
        ({"asked_not_to_write": True}, "for_them"),
    ],
)
def test_what_cannot_be_taken_names_its_field_and_writes_nothing(
    cast: Cast, fields: dict[str, Any], where: str
) -> None:
    before = count()
    with pytest.raises(Refused) as refused:
        record(cast, "maya", **fields)
    assert set(refused.value.problems) == {where}
    assert count() == before


def test_a_person_is_named_once_and_somebody_is_named(cast: Cast) -> None:
    for people in ((), ("maya", "maya")):
        with pytest.raises(Refused) as refused:
            record(cast, *people)
        assert "people" in refused.value.problems


def test_dont_write_that_down_keeps_that_we_met_and_that_they_asked(cast: Cast) -> None:
    (made,) = record(cast, "maya", narrative="", asked_not_to_write=True)
    assert (made.narrative, made.asked_not_to_write, made.kept_because) == ("", True, "")


def test_words_about_safety_may_stay_with_their_reason(cast: Cast) -> None:
    (made,) = record(
        cast, "maya", narrative="He has a knife.", asked_not_to_write=True, kept_because="safety"
    )
    assert (made.narrative, made.kept_because) == ("He has a knife.", "safety")


def test_nobody_records_about_somebody_they_cannot_see(cast: Cast) -> None:
    before = count()
    for who in ("ben", "sue", "tom", "lea", "rec", "adi"):
        with pytest.raises(CannotSee):
            record(cast, "maya", by=who)
    with pytest.raises(CannotSee):
        record(cast, "maya", "rose")
    assert count() == before


def test_a_sealed_person_never_shares_an_entry_with_others(cast: Cast) -> None:
    seal(cast, "sami", "ana")
    made = record(cast, "ira", "noor", "sami", narrative="A den in the hall.")
    ana = cast.viewer("ana")
    groups = [
        {part.person_id for part in EncounterPart.objects.visible_to(ana).filter(encounter=one)}
        for one in made
    ]
    assert groups == [{cast.ira.pk, cast.noor.pk}, {cast.sami.pk}]
    assert {one.narrative for one in made} == {"A den in the hall."}


class TestAfterAnEnding:
    @pytest.fixture
    def ended(self, cast: Cast) -> Cast:
        end(
            relationship_id=cast.things["ana_maya"].pk, by=cast.viewer("cal"), reason="finished",
            at=NOW - 10 * DAY,
        )  # fmt: skip
        return cast

    def test_a_late_entry_is_dated_inside_the_relationship(self, ended: Cast) -> None:
        (made,) = record(ended, "maya", happened_at=NOW - 11 * DAY)
        assert made.author_id == ended.ana.pk
        with pytest.raises(Refused) as refused:
            record(ended, "maya", happened_at=NOW - 10 * DAY)
        assert set(refused.value.problems) == {"happened_day"}

    def test_after_28_days_there_is_no_late_entry(self, ended: Cast) -> None:
        with clock.at(NOW + 18 * DAY), pytest.raises(CannotSee):
            record(ended, "maya", happened_at=NOW - 11 * DAY)


class TestCorrecting:
    def correct(self, cast: Cast, entry: Encounter, *, by: str = "ana", **fields: Any) -> Any:
        return correct_encounter(
            encounter_id=entry.pk, parts=[Part(cast.maya.pk)], what=what(**fields),
            by=cast.viewer(by), why=fields.pop("why", "wrong day"),
        )  # fmt: skip

    def test_the_new_version_stands_and_the_old_one_is_kept(self, cast: Cast) -> None:
        newer = self.correct(cast, cast.maya_ana, narrative="It was the canal.")
        ana = cast.viewer("ana")
        rows = Encounter.objects.visible_to(ana)
        assert newer.replaces_id == cast.maya_ana.pk
        assert rows.filter(pk=cast.maya_ana.pk).exists()
        assert not rows.current().filter(pk=cast.maya_ana.pk).exists()
        assert rows.get(pk=cast.maya_ana.pk).narrative != newer.narrative

    def test_nobody_edits_anothers_words(self, cast: Cast) -> None:
        with pytest.raises(MayNot):
            self.correct(cast, cast.maya_ana, by="cal")
        with pytest.raises(CannotSee):
            self.correct(cast, cast.maya_ana, by="ben")

    def test_the_second_of_two_corrections_sees_the_first(self, cast: Cast) -> None:
        first = self.correct(cast, cast.maya_ana, narrative="It was the canal.")
        with pytest.raises(Stale) as stale:
            self.correct(cast, cast.maya_ana, narrative="It was the lock.")
        assert stale.value.current == first

    def test_it_stays_about_the_same_people_and_says_why(self, cast: Cast) -> None:
        (together,) = visit(cast, "ana", "ira", "noor", words="A den.", days_ago=1)
        with pytest.raises(Refused):
            correct_encounter(
                encounter_id=together.pk, parts=[Part(cast.ira.pk)], what=what(),
                by=cast.viewer("ana"), why="only Ira",
            )  # fmt: skip
        with pytest.raises(Refused):
            correct_encounter(
                encounter_id=cast.maya_ana.pk, parts=[Part(cast.maya.pk)], what=what(),
                by=cast.viewer("ana"), why=" ",
            )  # fmt: skip

    def test_the_part_of_somebody_one_no_longer_sees_stays_as_it_was(self, cast: Cast) -> None:
        """Ana ended with Noor long ago; correcting what she wrote of the two loses nothing."""
        end(
            relationship_id=cast.things["ana_noor"].pk, by=cast.viewer("cal"), reason="finished",
            at=NOW - 2 * DAY,
        )  # fmt: skip
        with clock.at(NOW + 40 * DAY):
            newer = correct_encounter(
                encounter_id=cast.siblings.pk, parts=[Part(cast.ira.pk, seen=True)],
                what=what(happened_at=NOW, narrative="Two of them built a den"),
                by=cast.viewer("ana"), why="only two",
            )  # fmt: skip
            parts = EncounterPart.objects.visible_to(cast.viewer("cal")).filter(encounter=newer)
            assert {part.person_id for part in parts} == {cast.ira.pk, cast.noor.pk}
            noors = parts.get(person=cast.noor)
            assert (noors.words, noors.seen) == (WORDS["noor_part"], True)
            page = cast.client("cal").get(cast.url("noor")).content.decode()
            assert "Two of them built a den" in page
