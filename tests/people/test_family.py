"""Telling of a family: who is in it, what joins them, and who sees which of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused, Stale
from alongside.people.family import actions
from alongside.people.family.actions import How, Who
from alongside.people.family.models import Link, Relative
from alongside.people.family.queries import family_of
from alongside.people.family.words import in_words, sentences
from alongside.people.ties.models import Tie
from tests.cast import NOW, Cast


def year(number: int) -> RoughDate:
    return RoughDate(dt.date(number, 1, 1), Precision.YEAR)


def told(
    cast: Cast, role: str, kind: str, name: str = "", *, person: str = "maya", by: str = "ana",
    **more: Any,
) -> Relative:  # fmt: skip
    """Ana tells of somebody in Maya's family."""
    who = {key: more.pop(key) for key in list(more) if key in Who.__dataclass_fields__}
    of, relative = more.pop("of", None), more.pop("relative", None)
    beside, tie = more.pop("beside", None), more.pop("tie", None)
    return actions.tell_of(
        person_id=cast.people[person].pk,
        how=How(role, kind, of and of.pk, beside and beside.pk, **more),
        who=None if relative else Who(name, **who),
        relative_id=relative and relative.pk,
        tie_id=tie and tie.pk,
        by=cast.viewer(by),
    )


def seen(cast: Cast, by: str = "ana", person: str = "maya", *, closed: bool = False) -> Any:
    return family_of(cast.people[person], cast.viewer(by), closed=closed)


def names(cast: Cast, **how: Any) -> set[str]:
    return {one.name for one in seen(cast, **how).family.members.values()}


def said_of(cast: Cast, name: str) -> list[str]:
    family = seen(cast).family
    one = next(one for one in family.members.values() if one.name == name)
    return [words for words, _id in sentences(family, one)]


def tied(cast: Cast) -> Any:
    """The ties of those in Maya's family; she has others."""
    ana = cast.viewer("ana")
    theirs = Relative.objects.visible_to(ana).filter(person=cast.maya, tie__isnull=False)
    return Tie.objects.visible_to(ana).filter(pk__in=theirs.values("tie"))


def test_somebody_close_is_tied_to_the_person_too_and_nothing_is_typed_twice(cast: Cast) -> None:
    told(cast, "parent", "birth", "Dee", relation="mum")
    gran = told(cast, "parent", "birth", "Jean", of=_one(cast, "Dee"))
    told(cast, "union", "married", "Ted", of=gran, has_died=True)
    told(cast, "parent", "foster", "Carol", began=year(2019), ended=year(2021))
    ties = tied(cast).order_by("name")
    assert [(tie.name, tie.kind, tie.relation) for tie in ties] == [
        ("Carol", "carer", ""), ("Dee", "parent", "mum"), ("Jean", "grandparent", ""),
    ]  # fmt: skip
    assert str(ties[0].ended) == "2021"
    assert not {tie.pk for tie in ties} & {tie.pk for tie in seen(cast).undrawn}


def test_a_tie_told_before_is_put_into_the_family_as_it_is(cast: Cast) -> None:
    tie = Tie.objects.create(
        person=cast.maya, kind="grandparent", name="Nan Jean", relation="nan", source="Maya",
        other=cast.dee, made_by=cast.ana, made_at=NOW,
    )  # fmt: skip
    assert tie in seen(cast).undrawn
    row = told(cast, "parent", "kinship", "Nan Jean", tie=tie, lives_with=True)
    assert row.tie == tie
    assert tie not in seen(cast).undrawn
    assert [one.pk for one in tied(cast)] == [tie.pk]
    with pytest.raises(NotNow):
        told(cast, "parent", "birth", "Nan Jean", tie=tie)


def test_a_second_parent_by_birth_is_put_beside_the_first(cast: Cast) -> None:
    told(cast, "parent", "birth", "Dee")
    told(cast, "parent", "birth", "Lewis")
    assert "Parents by birth: Dee and Lewis." in said_of(cast, "Maya Okonjo")
    told(cast, "parent", "foster", "Carol")
    told(cast, "parent", "foster", "Joy")
    assert len(seen(cast).family.bonds) == 3, "carers are of one home only where that is said"
    told(cast, "parent", "foster", "Mike", beside=_one(cast, "Carol"))
    assert "Foster home: Carol and Mike." in said_of(cast, "Maya Okonjo")


def test_what_is_said_already_is_not_said_twice(cast: Cast) -> None:
    dee = told(cast, "parent", "birth", "Dee")
    with pytest.raises(NotNow):
        told(cast, "parent", "birth", relative=dee)
    lewis = told(cast, "union", "partners", "Lewis", of=dee)
    with pytest.raises(NotNow):
        told(cast, "union", "married", of=lewis, relative=dee)


def test_a_foster_home_they_come_back_to_is_two_lines(cast: Cast) -> None:
    carol = told(cast, "parent", "foster", "Carol", began=year(2017), ended=year(2018))
    told(cast, "parent", "foster", relative=carol, began=year(2020), lives_with=True)
    assert said_of(cast, "Maya Okonjo")[-2:] == [
        "Foster home: Carol, 2017 to 2018.", "Foster home: Carol, since 2020. Lives there now.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "how", "field"),
    [
        ({"name": "  "}, {}, "name"),
        ({"name": "x" * 201}, {}, "name"),
        ({"name": "Dee", "born": year(2040)}, {}, "born"),
        ({"name": "Dee", "born": year(2000), "died": year(1990)}, {}, "died"),
        ({"name": "Dee", "shape": "star"}, {}, "shape"),
        ({"name": "Dee"}, {"kind": "married"}, "what"),
        ({"name": "Dee"}, {"role": "owner"}, "what"),
        ({"name": "Dee"}, {"began": year(2020), "ended": year(2019)}, "ended"),
        ({"name": "Dee"}, {"ended": year(2019), "lives_with": True}, "lives_with"),
    ],
)
def test_what_cannot_be_so_is_refused(cast: Cast, who: Any, how: Any, field: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.tell_of(
            person_id=cast.maya.pk, who=Who(**who), by=cast.viewer("ana"),
            how=How(**{"role": "parent", "kind": "birth", **how}),
        )  # fmt: skip
    assert list(refused.value.problems) == [field]
    assert not Relative.objects.visible_to(cast.viewer("ana")).exists(), "nothing is kept by half"


def test_the_database_holds_what_can_never_be(cast: Cast) -> None:
    dee = told(cast, "parent", "birth", "Dee")
    link = Link.objects.visible_to(cast.viewer("ana")).get()
    for wrong in ({"child": dee}, {"child": None}, {"other": dee}, {"kind": "married"}):
        for name, value in wrong.items():
            setattr(link, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            link.save()
        link = Link.objects.visible_to(cast.viewer("ana")).get()


# --- who sees what -------------------------------------------------------------------------------


def test_a_family_is_seen_with_the_record_it_is_told_in(cast: Cast) -> None:
    dee = told(cast, "parent", "birth", "Dee")
    for who in ("ben", "tom", "lea", "rec", "adi"):
        viewer = cast.viewer(who)
        assert not Relative.objects.visible_to(viewer).exists()
        assert not Link.objects.visible_to(viewer).exists()
        with pytest.raises(CannotSee):
            actions.change_relative(relative_id=dee.pk, version=1, who=Who("X"), by=viewer)
    assert names(cast, by="cal") == {"Maya Okonjo", "Dee"}


def test_that_somebody_in_it_has_a_record_shows_to_who_sees_that_record(cast: Cast) -> None:
    """The same members, lines and number of queries, whether there is a record or not."""
    row = told(cast, "sibling", "siblings", "Rose")
    looks = []
    for other in (None, cast.rose):
        row.other = other
        row.save()
        row.tie.other = other
        row.tie.save()
        with CaptureQueriesContext(connection) as queries:
            looks.append((seen(cast).family, len(queries)))
    assert looks[0] == looks[1]
    row.other = cast.dee
    row.save()
    row.tie.other = cast.dee
    row.tie.save()
    linked = {one.person_id for one in seen(cast).family.members.values()}
    assert linked == {str(cast.maya.pk), str(cast.dee.pk)}
    assert {one.person_id for one in seen(cast, by="zoe").family.members.values()} == {
        str(cast.maya.pk), "",
    }  # fmt: skip


def test_what_another_record_tells_is_not_in_this_one(cast: Cast) -> None:
    """Two children of one mother: where the one lives is not for the other's paper."""
    told(cast, "parent", "birth", "Mum")
    told(cast, "sibling", "siblings", "Ira").other = cast.ira
    told(cast, "parent", "foster", "Carol of Mill Lane", person="ira", lives_with=True)
    assert names(cast) == {"Maya Okonjo", "Mum", "Ira"}


def test_who_is_kept_close_leaves_no_trace_for_the_others(cast: Cast) -> None:
    told(cast, "parent", "birth", "Dee")
    before = {who: seen(cast, by=who) for who in ("zoe", "ana", "cal")}
    close = told(cast, "parent", "birth", "Shane", kept_close=True)
    told(cast, "sibling", "half", "Rex", of=close)
    assert "Shane" not in names(cast, by="zoe", closed=True)
    assert "Rex" in names(cast, by="zoe", closed=True)
    assert seen(cast, by="zoe", closed=True).family.bonds == before["zoe"].family.bonds
    assert "Shane" not in names(cast, by="ana"), "not even in what a print is made of"
    assert "Shane" in names(cast, by="ana", closed=True)
    assert "Shane" in names(cast, by="cal", closed=True)
    assert not Tie.objects.visible_to(cast.viewer("ana")).filter(name="Shane").exists()
    assert "Dee" in " ".join(said_of(cast, "Maya Okonjo")), "the other parent stays"


def test_only_the_key_worker_and_the_manager_keep_somebody_close(cast: Cast) -> None:
    with pytest.raises(MayNot):
        told(cast, "parent", "birth", "Shane", by="zoe", kept_close=True)
    told(cast, "parent", "birth", "Shane", by="cal", kept_close=True)


def test_a_parent_who_is_kept_close_later_takes_only_their_own_line_along(cast: Cast) -> None:
    dee = told(cast, "parent", "birth", "Dee")
    kid = told(cast, "child", "birth", "Kid", of=dee)
    rex = told(cast, "parent", "birth", "Rex", of=kid)
    assert rex.tie_id is None
    actions.change_relative(
        relative_id=rex.pk, version=rex.version, who=Who("Rex", kept_close=True),
        by=cast.viewer("ana"),
    )  # fmt: skip
    assert "Parents by birth: Dee." in said_of(cast, "Kid")
    with pytest.raises(Refused):
        actions.change_relative(
            relative_id=dee.pk, version=dee.version, who=Who("Dee", kept_close=True),
            by=cast.viewer("ana"),
        )  # fmt: skip


# --- saying it better ----------------------------------------------------------------------------


def test_a_change_shows_in_the_tie_and_a_stale_one_is_refused(cast: Cast) -> None:
    dee = told(cast, "parent", "birth", "Dee")
    ana = cast.viewer("ana")
    actions.change_relative(
        relative_id=dee.pk, version=dee.version, who=Who("Mum Dee", died=year(2020)), by=ana
    )
    assert tied(cast).get().name == "Mum Dee"
    assert "Died 2020." in said_of(cast, "Mum Dee")
    with pytest.raises(Stale):
        actions.change_relative(relative_id=dee.pk, version=dee.version, who=Who("D"), by=ana)


def test_what_ends_ends_the_tie_and_a_mistake_is_drawn_no_more(cast: Cast) -> None:
    ana = cast.viewer("ana")
    told(cast, "parent", "foster", "Carol", lives_with=True)
    link = Link.objects.visible_to(ana).get()
    ended = actions.change_link(
        link_id=link.pk, version=1, kind="foster", began=None, ended=year(2026),
        lives_with=True, by=ana,
    )  # fmt: skip
    assert not ended.lives_with, "who moved out lives there no more"
    assert not tied(cast).get().goes_on
    actions.change_link(
        link_id=link.pk, version=2, kind="foster", began=None, ended=None, lives_with=False,
        mistake=True, by=ana,
    )  # fmt: skip
    assert not seen(cast).family.bonds
    with pytest.raises(CannotSee):
        actions.change_link(
            link_id=link.pk, version=3, kind="foster", began=None, ended=None,
            lives_with=False, by=ana,
        )  # fmt: skip


def test_who_was_told_of_by_mistake_goes_and_the_other_parent_stays(cast: Cast) -> None:
    ana = cast.viewer("ana")
    told(cast, "parent", "birth", "Dee")
    lewis = told(cast, "parent", "birth", "Lewis")
    actions.withdraw_relative(relative_id=lewis.pk, by=ana)
    assert names(cast) == {"Maya Okonjo", "Dee"}
    assert "Parents by birth: Dee." in said_of(cast, "Maya Okonjo")
    me = Relative.objects.visible_to(ana).get(other=cast.maya)
    with pytest.raises(NotNow):
        actions.withdraw_relative(relative_id=me.pk, by=ana)


def test_last_together_and_next_together(cast: Cast) -> None:
    ana = cast.viewer("ana")
    kit = told(cast, "sibling", "siblings", "Kit")
    today = NOW.date()
    for days, words in ((-40, "zoo"), (-9, "swimming, Nan drove"), (12, "pizza"), (40, "bowling")):
        actions.say_together(
            relative_id=kit.pk, on=today + dt.timedelta(days=days), words=words, by=ana
        )
    days = seen(cast).days[str(kit.pk)]
    assert (days.last.words, days.next.words) == ("swimming, Nan drove", "pizza")
    actions.call_off_together(together_id=days.next.pk, why="no driver", by=ana)
    assert seen(cast).days[str(kit.pk)].next.words == "bowling"
    with pytest.raises(NotNow):
        actions.call_off_together(together_id=days.next.pk, why="again", by=ana)


def test_a_family_in_words_says_everybody_drawn(cast: Cast) -> None:
    told(cast, "parent", "birth", "Dee", born=year(1988))
    told(cast, "parent", "birth", "Lewis")
    told(cast, "child", "birth", "Kit", of=_one(cast, "Dee"), beside=_one(cast, "Lewis"))
    told(cast, "child", "birth", "Jo", of=_one(cast, "Dee"))
    told(cast, "parent", "birth", "Jean", of=_one(cast, "Dee"))
    told(cast, "union", "married", "Ted", of=_one(cast, "Jean"), died=year(2019))
    words = in_words(seen(cast).family)
    assert "There are 6 other people in Maya Okonjo’s family here." in words
    assert "Children of the same parents: Kit." in words
    assert "Children of one of the same parents: Jo." in words
    assert "Grandparents: Jean." in words
    assert "Died: Ted." in words


def _one(cast: Cast, name: str) -> Relative:
    rows = Relative.objects.visible_to(cast.viewer("ana")).standing()
    return rows.get(person=cast.maya, name=name)
