"""Telling of ties, keeping one back, saying how each is, and asking in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused, Stale
from alongside.base.notices.models import Notice
from alongside.people.persons.models import Fact, Label
from alongside.people.ties import actions
from alongside.people.ties.models import Group, Tie, TieBefore
from alongside.people.ties.queries import consent_of, stood, team_picture
from alongside.people.ties.readings import Asked, Reading, Worry
from alongside.people.ties.told import Said, Told
from alongside.people.ties.warm import State
from tests.access.situations import cover
from tests.cast import DAY, NOW, WORDS, Cast, undone
from tests.people import two_mayas

TODAY = NOW.date()
WHY = "a test looks at what was kept"


def add(cast: Cast, name: str = "Zee", by: str = "ana", person: str = "maya", **more: Any) -> Tie:
    named = {key: more.pop(key) for key in ("audience", "never") if key in more}
    told = Told(more.pop("kind", "friend"), name, **more)
    return actions.add_tie(person_id=cast.people[person].pk, told=told, by=cast.viewer(by), **named)


def seen(cast: Cast, who: str, tie: Tie) -> bool:
    return Tie.objects.visible_to(cast.viewer(who)).filter(pk=tie.pk).exists()


def agree(cast: Cast, sees: str = "record", counts: bool = True, person: str = "maya") -> Any:
    return actions.consent_to_map(
        person_id=cast.people[person].pk, sees=sees, counts=counts, by=cast.viewer("ana")
    )


def say(cast: Cast, tie: Tie, view: str = "own", by: str = "ana", **more: Any) -> Reading:
    about = {key: more.pop(key) for key in ("on", "said_by", "shared", "replaces") if key in more}
    return actions.say_reading(
        tie_id=tie.pk, perspective=view, said=Said(**more), by=cast.viewer(by), **about
    )


# --- telling -------------------------------------------------------------------------------------


def test_a_tie_is_seen_with_the_record(cast: Cast) -> None:
    tie = add(cast, relation="from art", began=RoughDate(dt.date(2024, 1, 1), Precision.YEAR))
    assert [who for who in ("ana", "cal", "zoe", "ben", "adi") if seen(cast, who, tie)] == [
        "ana", "cal", "zoe",
    ]  # fmt: skip
    with pytest.raises(CannotSee):
        add(cast, by="ben")


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"name": " "}, "name"), ({"name": "x" * 201}, "name"), ({"kind": "rival"}, "kind"),
        ({"began": RoughDate(TODAY + DAY)}, "began"),
        ({"began": RoughDate(TODAY), "ended": RoughDate(TODAY - DAY)}, "ended"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(cast: Cast, more: Any, where: str) -> None:
    with pytest.raises(Refused) as refused:
        add(cast, **more)
    assert set(refused.value.problems) == {where}


def test_a_tie_leads_only_to_a_record_one_sees(cast: Cast) -> None:
    tie = add(cast, "Dee", kind="parent", other=cast.dee.pk)
    assert tie.other_id == cast.dee.pk
    with pytest.raises(CannotSee):
        add(cast, "Rose", other=cast.rose.pk)
    with pytest.raises(Refused):
        add(cast, "Me", other=cast.maya.pk)
    page = cast.client("zoe").get(cast.url("maya", "ties/")).content.decode()
    assert "Dee" in page
    assert str(cast.dee.pk) not in page, "Zoe does not see Dee's record"


def test_a_school_is_one_group_for_who_sees_it(cast: Cast) -> None:
    one = add(cast, "Weir School", kind="school")
    other = add(cast, "weir  school", kind="school", person="ira")
    assert one.group_id == other.group_id
    assert not Group.objects.visible_to(cast.viewer("tom")).exists()


def test_a_change_keeps_what_was_told_before(cast: Cast) -> None:
    tie = add(cast, relation="from art")
    new = actions.change_tie(
        tie_id=tie.pk, version=1, told=Told("friend", "Zee Adler"), by=cast.viewer("cal")
    )
    assert (new.called, new.version) == ("Zee Adler", 2)
    (old,) = TieBefore.objects.visible_to(cast.viewer("ana")).filter(tie=tie)
    assert (old.called, old.as_whom, old.changed_by_id) == ("Zee", "from art", cast.cal.pk)
    with pytest.raises(Stale):
        actions.change_tie(
            tie_id=tie.pk, version=1, told=Told("friend", "Z"), by=cast.viewer("ana")
        )


def test_a_tie_ends_once_and_not_ahead(cast: Cast) -> None:
    tie = add(cast)
    year = RoughDate(dt.date(2026, 1, 1), Precision.YEAR)
    with pytest.raises(Refused):
        actions.end_tie(
            tie_id=tie.pk, version=1, ended=RoughDate(TODAY + DAY), by=cast.viewer("ana")
        )
    over = actions.end_tie(tie_id=tie.pk, version=1, ended=year, by=cast.viewer("ana"))
    assert not over.is_over(dt.date(2026, 12, 31))
    assert over.is_over(dt.date(2027, 1, 1))
    with pytest.raises(NotNow):
        actions.end_tie(tie_id=tie.pk, version=2, ended=year, by=cast.viewer("ana"))


# --- kept back -----------------------------------------------------------------------------------


def test_one_that_is_kept_back_is_absent_for_everybody_else(cast: Cast) -> None:
    hidden = cast.maya_hidden
    assert [who for who in ("ana", "cal", "zoe") if seen(cast, who, hidden)] == ["ana", "cal"]
    cover(cast)
    assert not seen(cast, "ben", hidden)
    for who in ("zoe", "ben"):
        for page in ("", "ties/", "ties/ask/", "?print=all"):
            said = cast.client(who).get(cast.url("maya", page)).content.decode()
            assert WORDS["maya_hidden"] not in said
            assert str(hidden.pk) not in said


def test_pages_are_the_same_bytes_with_and_without_it(cast: Cast) -> None:
    from tests.masking import masked

    pages = [cast.url("maya"), cast.url("maya", "ties/"), "/counting-on/", "/"]
    zoe = cast.client("zoe")

    def look() -> list[Any]:
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                answer = zoe.get(page)
            found.append((masked(answer.content), len(queries)))
        return found

    look()
    before = look()
    agree(cast)
    before = look()
    another = add(cast, "Dwyer", label=Label.RESTRICTED)
    say(cast, another, counts_on=True, closeness=1, words="he buys me things")
    actions.worry_about_tie(tie_id=another.pk, words="He is thirty", by=cast.viewer("ana"))
    assert look() == before


def test_its_words_are_locked_and_lead_nowhere(cast: Cast) -> None:
    tie = add(cast, "Dwyer", kind="school", relation="met in the park", label=Label.RESTRICTED)
    row = Tie.objects.unguarded(WHY).filter(pk=tie.pk).values().get()
    assert (row["name"], row["relation"], row["other_id"], row["group_id"]) == ("", "", None, None)
    assert b"Dwyer" not in bytes(row["sealed_words"])
    kept = Tie.objects.visible_to(cast.viewer("ana")).get(pk=tie.pk)
    assert (kept.called, kept.as_whom) == ("Dwyer", "met in the park")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tie.objects.unguarded(WHY).filter(pk=tie.pk).update(name="Dwyer")


def test_once_kept_back_so_is_what_was_said_of_it(cast: Cast) -> None:
    tie = add(cast, "Dwyer", kind="club")
    say(cast, tie, "worker", by="zoe", words="he waits outside")
    told = Told("friend", "Dwyer", label=Label.RESTRICTED)
    actions.change_tie(tie_id=tie.pk, version=1, told=told, by=cast.viewer("ana"))
    for model in (TieBefore, Reading):
        kept = model.objects.unguarded(WHY).filter(tie=tie)  # type: ignore[attr-defined]
        assert kept.count() == 1
        assert not model.objects.visible_to(cast.viewer("zoe")).filter(tie=tie).exists()  # type: ignore[attr-defined]
    assert not Reading.objects.unguarded(WHY).filter(tie=tie).exclude(open_words="").exists()
    assert not TieBefore.objects.unguarded(WHY).filter(tie=tie).exclude(name="").exists()
    assert not Group.objects.visible_to(cast.viewer("zoe")).filter(plain="dwyer").exists()


def test_words_that_may_name_somebody_kept_back_stay_with_their_writer(cast: Cast) -> None:
    agree(cast)
    tie = add(cast, "Dwyer")
    for named in (tie, cast.maya_hidden):
        actions.ask_count_on(
            person_id=cast.maya.pk, answer="named", words="Dwyer", tie_ids=[named.pk],
            by=cast.viewer("ana"),
        )  # fmt: skip
    zoe = cast.viewer("zoe")
    assert Asked.objects.visible_to(zoe).count() == 1
    told = Told("friend", "Dwyer", label=Label.RESTRICTED)
    actions.change_tie(tie_id=tie.pk, version=1, told=told, by=cast.viewer("ana"))
    assert not Asked.objects.visible_to(cast.viewer("zoe")).exists()
    assert Asked.objects.visible_to(cast.viewer("ana")).count() == 2


def test_only_who_answers_for_them_keeps_a_tie_back(cast: Cast) -> None:
    with pytest.raises(MayNot):
        add(cast, by="zoe", label=Label.RESTRICTED)
    with pytest.raises(Refused):
        add(cast, never=[cast.zoe])
    tie = add(cast, label=Label.SEALED, audience=[cast.ana, cast.zoe])
    assert [who for who in ("ana", "zoe", "cal") if seen(cast, who, tie)] == ["ana", "zoe"]
    told = Told("friend", "Zee", label=Label.RESTRICTED)
    actions.change_tie(tie_id=tie.pk, version=1, told=told, by=cast.viewer("ana"), never=[cast.cal])
    assert [who for who in ("ana", "zoe", "cal") if seen(cast, who, tie)] == ["ana"]


def test_a_worry_stands_apart_from_the_tie(cast: Cast) -> None:
    tie = add(cast)
    actions.worry_about_tie(tie_id=tie.pk, words="He is thirty", by=cast.viewer("ana"))
    assert seen(cast, "zoe", tie)
    for who, may in (("ana", True), ("cal", True), ("zoe", False)):
        viewer = cast.viewer(who)
        assert Worry.objects.visible_to(viewer).exists() == may
        page = cast.client(who).get(cast.url("maya", "ties/")).content.decode()
        assert ("He is thirty" in page) == may
    assert Fact.objects.visible_to(cast.viewer("ana")).get(worry__tie=tie).label == "restricted"
    with pytest.raises(MayNot):
        actions.worry_about_tie(tie_id=tie.pk, words="x", by=cast.viewer("zoe"))


# --- readings ------------------------------------------------------------------------------------


def test_their_own_view_needs_their_answer_first(cast: Cast) -> None:
    tie = add(cast)
    with pytest.raises(NotNow):
        say(cast, tie, closeness=1)
    assert say(cast, tie, "worker", closeness=2).said_by == "Ana Moreau"
    agree(cast, "nobody")
    with pytest.raises(NotNow):
        say(cast, tie, closeness=1)
    agree(cast, "worker")
    told = say(cast, tie, closeness=1, shared=True)
    assert not told.shared, "they said: only who writes it down"
    for who, may in (("ana", True), ("cal", False), ("zoe", False)):
        assert Reading.objects.visible_to(cast.viewer(who)).filter(pk=told.pk).exists() == may


def test_a_narrower_answer_holds_for_what_they_said_before(cast: Cast) -> None:
    tie = add(cast)
    agree(cast)
    told = say(cast, tie, counts_on=True)
    assert Reading.objects.visible_to(cast.viewer("cal")).filter(pk=told.pk).exists()
    agree(cast, "worker")
    assert not Reading.objects.visible_to(cast.viewer("cal")).filter(pk=told.pk).exists()


@pytest.mark.parametrize("view", ["worker", "carer", "agreed"])
def test_only_they_say_whom_they_count_on(cast: Cast, view: str) -> None:
    with pytest.raises(Refused) as refused:
        say(cast, cast.maya_nan, view, counts_on=True, said_by="Jean")
    assert set(refused.value.problems) == {"counts_on"}
    row = Reading.objects.unguarded(WHY).filter(pk=cast.maya_reading.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(counts_on=True)


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({}, "closeness"), ({"closeness": 5}, "closeness"), ({"quality": "good"}, "quality"),
        ({"closeness": 1, "on": TODAY + DAY}, "on"), ({"last_seen": TODAY + DAY}, "last_seen"),
    ],
)  # fmt: skip
def test_a_reading_says_something_that_can_be(cast: Cast, more: Any, where: str) -> None:
    with pytest.raises(Refused) as refused:
        say(cast, cast.maya_nan, "worker", **more)
    assert set(refused.value.problems) == {where}


def test_a_newer_reading_stands_beside_the_older(cast: Cast) -> None:
    first = say(cast, cast.maya_nan, "worker", closeness=3, on=TODAY - 50 * DAY)
    last = say(cast, cast.maya_nan, "worker", closeness=1)
    rows = Reading.objects.visible_to(cast.viewer("ana")).current().filter(tie=cast.maya_nan)
    assert {first.pk, last.pk} <= set(rows.values_list("pk", flat=True))
    right = say(cast, cast.maya_nan, "worker", closeness=2, replaces=first.pk)
    assert first.pk not in set(rows.all().values_list("pk", flat=True))
    with pytest.raises(Stale):
        say(cast, cast.maya_nan, "worker", closeness=2, replaces=first.pk)
    assert right.replaces_id == first.pk


def test_how_ties_stood_on_a_day_is_one_statement(cast: Cast) -> None:
    agree(cast)
    young = add(cast, "Zee", began=RoughDate(TODAY - 20 * DAY))
    over = add(cast, "Jo", ended=RoughDate(TODAY - 40 * DAY))
    say(cast, cast.maya_nan, closeness=3, on=TODAY - 60 * DAY)
    say(cast, cast.maya_nan, closeness=1, on=TODAY - 10 * DAY)
    say(cast, over, quality="broken", on=TODAY - 60 * DAY)
    viewer = cast.viewer("ana")
    list(Tie.objects.visible_to(viewer)[:1])  # who she is, is known

    def on(days: int, view: str = "own") -> dict[str, Any]:
        with CaptureQueriesContext(connection) as queries:
            rows = stood(cast.maya.pk, viewer, on=TODAY - days * DAY, perspective=view)
        assert len(queries) == 1
        return {row.tie.called: row for row in rows}

    then, now = on(30), on(0)
    assert young.called not in then
    assert young.called in now
    assert [one["Ivy"].reading.closeness for one in (then, now)] == [3, 1]
    assert [one["Jo"].is_over for one in (on(40), then)] == [False, True]
    assert now["Zee"].reading is None
    assert on(0, "worker")["Ivy"].reading.pk == cast.maya_reading.pk


# --- asked in words ------------------------------------------------------------------------------


def test_no_one_right_now_reaches_somebody_the_same_day(cast: Cast) -> None:
    agree(cast, "worker")
    asked = actions.ask_count_on(
        person_id=cast.maya.pk, answer="no_one", words="nobody", by=cast.viewer("ana")
    )
    told = Notice.objects.unguarded(WHY).filter(kind="no_one")
    assert {row.worker_id for row in told} == {cast.cal.pk, cast.zoe.pk}
    day = cast.client("cal").get("/").content.decode()
    assert "said there is no one to count on right now" in day
    page = cast.client("cal").get(cast.url("maya", "ties/")).content.decode()
    assert "no one right now" in page
    actions.answer_no_one(asked_id=asked.pk, words="I rang her", by=cast.viewer("cal"))
    with pytest.raises(NotNow):
        actions.answer_no_one(asked_id=asked.pk, words="again", by=cast.viewer("ana"))
    with pytest.raises(CannotSee):
        actions.answer_no_one(asked_id=asked.pk, words="x", by=cast.viewer("ben"))


def test_whom_they_name_is_their_own_reading(cast: Cast) -> None:
    agree(cast)
    actions.ask_count_on(
        person_id=cast.maya.pk, answer="named", tie_ids=[cast.maya_nan.pk], by=cast.viewer("ana"),
        words="Nan, always",
    )  # fmt: skip
    page = cast.client("zoe").get(cast.url("maya")).content.decode()
    assert "Maya says: Ivy." in page
    assert "Nan, always" in page
    for answer, ties in (("named", []), ("no_one", [cast.maya_nan.pk])):
        with pytest.raises(Refused):
            actions.ask_count_on(
                person_id=cast.maya.pk, answer=answer, tie_ids=ties, by=cast.viewer("ana")
            )
    other = add(cast, person="ira")
    with pytest.raises(CannotSee):
        actions.ask_count_on(
            person_id=cast.maya.pk, answer="named", tie_ids=[other.pk], by=cast.viewer("ana")
        )


def test_what_is_known_stands_before_an_ending_is_planned(cast: Cast) -> None:
    page = cast.client("ana").get(cast.url("maya", "transition/")).content.decode()
    assert "Not known. Is there someone Maya can count on?" in page


def test_the_team_has_figures_and_no_names_and_none_of_fewer_than_five(cast: Cast) -> None:
    cal = cast.viewer("cal")
    for person in ("maya", "dee", "ira", "noor"):
        agree(cast, "worker", person=person)
    agree(cast, "record", counts=False, person="sami")
    assert team_picture(cal).figures is None
    agree(cast, "record", person="sami")
    say(cast, cast.maya_nan, counts_on=True)
    actions.ask_count_on(person_id=cast.dee.pk, answer="no_one", by=cast.viewer("ana"))
    picture = team_picture(cast.viewer("cal"))
    assert picture.figures == {State.YES: 1, State.NO: 1, State.UNKNOWN: 3}
    page = cast.client("cal").get("/counting-on/").content.decode()
    assert "Maya" not in page
    assert "5 people said that they may count." in page
    with undone():
        hidden = cast.maya_hidden
        say(cast, hidden, counts_on=True)
        add(cast, "x", person="noor")
        told = Told("friend", "Dacre", label=Label.RESTRICTED)
        actions.change_tie(
            tie_id=hidden.pk, version=1, told=told, by=cast.viewer("ana"), never=[cast.cal]
        )
        assert team_picture(cast.viewer("cal")).figures == picture.figures


def test_the_question_waits_until_somebody_answers_it(cast: Cast) -> None:
    agree(cast)
    with clock.at(NOW - DAY):
        actions.ask_count_on(person_id=cast.maya.pk, answer="no_one", by=cast.viewer("ana"))
    (asked,) = Asked.objects.visible_to(cast.viewer("ana"))
    assert asked.waits
    page = cast.client("ana").get(cast.url("maya")).content.decode()
    assert "What would help today?" in page
    actions.answer_no_one(asked_id=asked.pk, words="Went round", by=cast.viewer("ana"))
    page = cast.client("ana").get(cast.url("maya")).content.decode()
    assert "What would help today?" not in page
    assert "Went round" in page


def test_of_two_records_joined_the_answer_that_shows_less_holds(cast: Cast) -> None:
    """And a tie that is kept back opens to nobody."""
    lee = two_mayas.second_record(cast)  # only who writes it down, said to Uma
    agree(cast, "record")
    two_mayas.possible(cast, "maya", "lee")
    two_mayas.joined(cast, "maya", "lee")
    newest = consent_of(cast.maya.pk, cast.viewer("cal")).get()
    assert (newest.sees, newest.counts) == ("worker", True)
    assert not Asked.objects.unguarded(WHY).filter(person=lee).exists()
    sees = [who for who in ("ana", "zoe") if seen(cast, who, cast.maya_hidden)]
    assert sees == ["ana"]
