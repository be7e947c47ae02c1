"""Starting somebody's record, and saying what is known about them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, Refused, Stale
from alongside.people.persons import actions, banners
from alongside.people.persons.models import (
    Address,
    Audience,
    Fact,
    Label,
    Person,
    PersonName,
    SafetyBanner,
)
from alongside.people.persons.queries import among_mine
from alongside.people.working.actions import begin, end
from tests.cast import DAY, NOW, WORDS, Cast

TODAY = NOW.date()


def add(cast: Cast, by: str = "cal", **fields: Any) -> Person:
    return actions.add_person(
        by=cast.viewer(by), **{"name": "Noah Reed", "team": cast.harbour, **fields}
    )


# --- starting a record ---------------------------------------------------------------------------


def test_the_team_that_starts_a_record_answers_for_it(cast: Cast) -> None:
    person = add(cast, name="  Noah   Reed ", known_as=["Nozza"], born=dt.date(2015, 5, 4))
    cal = cast.viewer("cal")
    assert Person.objects.visible_to(cal).get(pk=person.pk).name == "Noah Reed"
    assert [one.pk for one in among_mine(cal, "nozza")] == [person.pk]
    assert not Person.objects.visible_to(cast.viewer("tom")).filter(pk=person.pk).exists()


@pytest.mark.parametrize(
    ("fields", "where"),
    [({"name": " "}, "name"), ({"name": "x" * 201}, "name"), ({"born": TODAY + DAY}, "born")],
)
def test_what_cannot_be_a_person_is_refused(cast: Cast, fields: Any, where: str) -> None:
    with pytest.raises(Refused) as refused:
        add(cast, **fields)
    assert set(refused.value.problems) == {where}


def test_only_the_teams_manager_and_the_records_officer_start_records(cast: Cast) -> None:
    for who in ("ana", "ben", "sue", "tom", "lea", "adi", "zoe"):
        with pytest.raises(MayNot):
            add(cast, by=who)
    assert add(cast, by="rec").name == "Noah Reed"


# --- changing it ---------------------------------------------------------------------------------


def change(cast: Cast, by: str = "ana", version: int = 1, **changes: Any) -> Person:
    return actions.change_person(
        person_id=cast.maya.pk, version=version, by=cast.viewer(by), **changes
    )


def test_a_change_keeps_what_it_said_before(cast: Cast) -> None:
    change(cast, name="May Okonjo", pronouns="they/them")
    person = Person.objects.visible_to(cast.viewer("ana")).get(pk=cast.maya.pk)
    assert (person.name, person.pronouns, person.version) == ("May Okonjo", "they/them", 2)
    before = person.history.visible_to(cast.viewer("ana")).values_list("name", flat=True)
    assert set(before) == {"Maya Okonjo", "May Okonjo"}


def test_two_who_change_at_once_the_second_sees_the_first(cast: Cast) -> None:
    change(cast, by="cal", name="May Okonjo")
    with pytest.raises(Stale) as stale:
        change(cast, name="Maia Okonjo")
    assert stale.value.current.name == "May Okonjo"


def test_a_change_is_checked_as_the_first_words_were(cast: Cast) -> None:
    for changes in ({"name": " "}, {"name": "x" * 201}, {"born": TODAY + DAY}):
        with pytest.raises(Refused):
            change(cast, **changes)
    with pytest.raises(TypeError):
        change(cast, made_at=NOW)
    with pytest.raises(CannotSee):
        change(cast, by="ben", name="x")


def test_a_new_name_is_found_and_so_is_the_old_one(cast: Cast) -> None:
    change(cast, name="Marisol Okonjo")
    ana = cast.viewer("ana")
    assert [one.pk for one in among_mine(ana, "mariso")] == [cast.maya.pk]
    assert cast.maya.pk in [one.pk for one in among_mine(ana, "maya")]


# --- facts ---------------------------------------------------------------------------------------


def say(cast: Cast, by: str = "ana", **fields: Any) -> Fact:
    return actions.say_fact(
        person_id=cast.maya.pk, by=cast.viewer(by),
        **{"kind": "helps", "words": "Quiet first", **fields},
    )  # fmt: skip


def words_seen(cast: Cast, who: str) -> set[str]:
    rows = Fact.objects.visible_to(cast.viewer(who)).filter(person=cast.maya)
    return {fact.words for fact in rows}


def test_a_correction_stands_beside_what_it_corrects(cast: Cast) -> None:
    newer = say(cast, words="Quiet first, then jokes", replaces=say(cast).pk)
    rows = Fact.objects.visible_to(cast.viewer("ana")).filter(kind="helps")
    assert rows.count() == 2
    assert [row.pk for row in rows.current()] == [newer.pk]
    with pytest.raises(Stale) as stale:
        say(cast, words="other", replaces=newer.replaces_id)
    assert stale.value.current == newer


def test_what_was_corrected_by_something_i_may_not_see_is_not_there_to_correct(
    cast: Cast,
) -> None:
    """No error page, and no hint that a sealed fact stands in its place."""
    first = say(cast)
    say(cast, words="the truth", label="sealed", audience=[cast.ana], replaces=first.pk)
    with pytest.raises(CannotSee):
        say(cast, by="cal", words="mine", replaces=first.pk)


@pytest.mark.parametrize("label", [Label.RESTRICTED, Label.SEALED])
def test_only_the_key_worker_and_the_manager_keep_things_back(cast: Cast, label: str) -> None:
    for who in ("ana", "cal"):
        assert say(cast, by=who, label=label).label == label
    with pytest.raises(MayNot):
        say(cast, by="zoe", label=label)
    with pytest.raises(CannotSee):
        say(cast, by="ben", label=label)


def test_who_was_only_told_does_not_open_what_is_restricted(cast: Cast) -> None:
    """Zoe may read one restricted fact; she does not say it again as open."""
    told = say(cast, label="restricted", audience=[cast.zoe])
    assert told.words in words_seen(cast, "zoe")
    with pytest.raises(MayNot):
        say(cast, by="zoe", label="open", replaces=told.pk)


def test_each_label_is_read_by_whom_it_names(cast: Cast) -> None:
    texts = {key: WORDS[f"maya_{key}"] for key in ("open", "restricted", "sealed")}
    assert words_seen(cast, "ana") == set(texts.values())
    assert words_seen(cast, "cal") == {texts["open"], texts["restricted"]}
    assert words_seen(cast, "zoe") == {texts["open"]}
    for who in ("ben", "sue", "tom", "lea", "rec", "adi"):
        assert words_seen(cast, who) == set()


def test_the_manager_is_left_out_where_the_author_said_so(cast: Cast) -> None:
    hidden = say(cast, label="restricted", words="about the manager", not_manager=True)
    assert hidden.words in words_seen(cast, "ana")
    assert hidden.words not in words_seen(cast, "cal")


def test_never_beats_every_other_way_in(cast: Cast) -> None:
    hidden = say(cast, words="Zoe's uncle", never=[cast.zoe])
    assert hidden.words in words_seen(cast, "ana")
    assert hidden.words not in words_seen(cast, "zoe")


def test_a_grant_lapses_with_the_relationship_it_came_with(cast: Cast) -> None:
    say(cast, label="sealed", words="told to two", audience=[cast.ana, cast.zoe])
    assert "told to two" in words_seen(cast, "zoe")
    end(relationship_id=cast.zoe_maya.pk, by=cast.viewer("cal"), reason="finished")
    assert "told to two" not in words_seen(cast, "zoe")


def test_a_grant_through_another_person_lapses_with_them(cast: Cast) -> None:
    """Ben was told where Dee lives because he works with Maya."""
    begin(person_id=cast.maya.pk, worker=cast.ben, role="co_worker", by=cast.viewer("cal"), why="x")
    Audience.objects.create(
        address=cast.dee_safe, worker=cast.ben, through=cast.maya, from_at=clock.now()
    )
    ben = cast.viewer("ben")
    assert Address.objects.visible_to(ben).filter(pk=cast.dee_safe.pk).exists()
    assert not Person.objects.visible_to(ben).filter(pk=cast.dee.pk).exists()
    page = cast.client("ben").get(cast.url("maya")).content.decode()
    assert "9 Quince Terrace" in page
    assert cast.client("ben").get(cast.url("dee")).status_code == 404
    with clock.at(NOW + DAY):
        end(relationship_id=ben_maya(cast), by=cast.viewer("cal"), reason="finished")
        assert not Address.objects.visible_to(cast.viewer("ben")).exists()


def ben_maya(cast: Cast) -> Any:
    from alongside.people.working.models import WorkingRelationship

    rows = WorkingRelationship.objects.visible_to(cast.viewer("ben"))
    return rows.get(person_id=cast.maya.pk, worker=cast.ben).pk


@pytest.mark.parametrize("fields", [{"words": " "}, {"kind": "gossip"}])
def test_a_fact_has_words_and_a_kind(cast: Cast, fields: Any) -> None:
    with pytest.raises(Refused):
        say(cast, **fields)


# --- addresses -----------------------------------------------------------------------------------


def test_a_safe_address_is_in_no_index(cast: Cast) -> None:
    row = Address.objects.visible_to(cast.viewer("ana")).get(pk=cast.dee_safe.pk)
    assert (row.postcode_key, row.open_words) == ("", "")
    assert row.words == WORDS["dee_safe"]
    home = Address.objects.visible_to(cast.viewer("ana")).get(pk=cast.maya_home.pk)
    assert home.postcode_key == "FW21AB"


def test_a_safe_address_is_for_key_worker_and_manager_to_write(cast: Cast) -> None:
    given = {"person_id": cast.maya.pk, "lines": "1 Hidden Row\nHH1 1HH", "label": "restricted"}
    with pytest.raises(MayNot):
        actions.add_address(by=cast.viewer("zoe"), **given)
    assert actions.add_address(by=cast.viewer("ana"), **given).words == given["lines"]
    with pytest.raises(Refused):
        actions.add_address(person_id=cast.maya.pk, lines=" \n", by=cast.viewer("ana"))


# --- names, languages, banners -------------------------------------------------------------------


def test_another_name_finds_them_at_once(cast: Cast) -> None:
    ana = cast.viewer("ana")
    actions.add_name(person_id=cast.maya.pk, full="Zébulon", kind="chosen", by=ana)
    assert [one.pk for one in among_mine(cast.viewer("ana"), "zebu")] == [cast.maya.pk]
    assert PersonName.objects.visible_to(ana).filter(full="Zébulon").exists()
    with pytest.raises(Refused):
        actions.add_name(person_id=cast.maya.pk, full=" ", kind="chosen", by=ana)
    with pytest.raises(CannotSee):
        actions.add_name(person_id=cast.maya.pk, full="x", kind="chosen", by=cast.viewer("ben"))


def test_a_safety_line_ends_within_six_months_and_is_renewed_with_a_reason(cast: Cast) -> None:
    def put_up(**fields: Any) -> SafetyBanner:
        return banners.set_banner(
            person_id=cast.maya.pk, by=cast.viewer("ana"), **{"words": "Ring first", **fields}
        )

    longest = put_up()
    assert longest.until_day == TODAY + dt.timedelta(days=183)
    with pytest.raises(Refused) as refused:
        put_up()
    assert set(refused.value.problems) == {"why_renewed"}
    assert put_up(why_renewed="still true").pk != longest.pk
    for fields in (
        {"words": " "},
        {"until_day": TODAY},
        {"until_day": TODAY + dt.timedelta(days=184)},
    ):
        with pytest.raises(Refused):
            put_up(**fields)


def test_the_safety_line_reaches_an_emergency_and_its_reason_does_not(cast: Cast) -> None:
    """R9: nobody is sent blind; the reason stays restricted."""
    from alongside.people.working.actions import open_in_emergency

    open_in_emergency(person_id=cast.dee.pk, by=cast.viewer("ben"), reason="safety")
    page = cast.client("ben").get(cast.url("dee")).content.decode()
    assert WORDS["banner"] in page
    assert "Quince" not in page
