"""Somebody put on a map by mistake is taken off again, and put back on, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from alongside.base.audit.models import AuditRow
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.errors import CannotSee, NotNow
from alongside.people.family.actions import How, Who, tell_of
from alongside.people.family.models import LinkKind
from alongside.people.family.queries import family_of
from alongside.people.persons.models import Label
from alongside.people.ties import actions
from alongside.people.ties.models import Place, Tie
from alongside.people.ties.placing import tidy_up
from alongside.people.ties.taking_off import put_on_again, take_off
from alongside.people.ties.told import Said, Told
from tests.cast import DAY, NOW, Cast

WHY = "a test looks at what was kept"


def put(cast: Cast, name: str, by: str = "ana", **told: Any) -> Tie:
    told.setdefault("kind", "friend")
    return actions.add_tie(person_id=cast.maya.pk, told=Told(name=name, **told), by=cast.viewer(by))


def seen(cast: Cast, who: str, tie: Tie) -> bool:
    return Tie.objects.visible_to(cast.viewer(who)).filter(pk=tie.pk).exists()


def spoke(tie: Tie) -> float | None:
    place: Place = Place.objects.unguarded(WHY).get(tie=tie)
    return place.spoke


def test_off_is_off_for_everybody_and_on_again_for_everybody(cast: Cast) -> None:
    tie, ana = put(cast, "Zee", other=cast.dee.pk), cast.viewer("ana")
    take_off(tie_id=tie.pk, by=ana)
    assert not any(seen(cast, who, tie) for who in ("ana", "zoe", "cal"))
    put_on_again(tie_id=tie.pk, by=ana)
    assert all(seen(cast, who, tie) for who in ("ana", "zoe", "cal"))
    back = Tie.objects.visible_to(ana).get(pk=tie.pk)
    assert (back.called, back.other_id, back.made_at) == ("Zee", cast.dee.pk, tie.made_at)
    rows = AuditRow.objects.visible_to(ana).filter(object_id=tie.pk).order_by("seq")
    assert list(rows.values_list("verb", flat=True)) == ["added", "took off", "put on again"]


def test_only_whoever_put_them_on_takes_them_off_or_puts_them_on_again(cast: Cast) -> None:
    tie = put(cast, "Zee")
    with pytest.raises(NotNow):
        take_off(tie_id=tie.pk, by=cast.viewer("zoe"))
    with pytest.raises(CannotSee):
        take_off(tie_id=tie.pk, by=cast.viewer("ben"))
    take_off(tie_id=tie.pk, by=cast.viewer("ana"))
    for who in ("zoe", "cal", "ben"):
        with pytest.raises(CannotSee):
            put_on_again(tie_id=tie.pk, by=cast.viewer(who))


def test_from_the_next_day_on_they_stay(cast: Cast, at: Any) -> None:
    tie, off, ana = put(cast, "Zee"), put(cast, "Kit"), cast.viewer("ana")
    take_off(tie_id=off.pk, by=ana)
    at(NOW + DAY)
    with pytest.raises(NotNow):
        take_off(tie_id=tie.pk, by=ana)
    with pytest.raises(CannotSee):
        put_on_again(tie_id=off.pk, by=ana)


@pytest.mark.parametrize("who", ["ana", "zoe"])
def test_whoever_something_is_said_of_stays(cast: Cast, who: str) -> None:
    tie, viewer = put(cast, "Zee"), cast.viewer(who)
    actions.say_reading(tie_id=tie.pk, perspective="worker", said=Said(2), by=viewer)
    with pytest.raises(NotNow):
        take_off(tie_id=tie.pk, by=cast.viewer("ana"))


@pytest.mark.parametrize("deed", ["worried", "changed", "ended"])
def test_whoever_is_worried_about_or_told_of_anew_stays(cast: Cast, deed: str) -> None:
    tie, ana = put(cast, "Zee"), cast.viewer("ana")
    if deed == "worried":
        actions.worry_about_tie(tie_id=tie.pk, words="Borrows money from her", by=ana)
    elif deed == "changed":
        actions.change_tie(tie_id=tie.pk, version=1, told=Told("friend", "Zeeshan"), by=ana)
    else:
        today = RoughDate(NOW.date(), Precision.DAY)
        actions.end_tie(tie_id=tie.pk, version=1, ended=today, by=ana)
    with pytest.raises(NotNow):
        take_off(tie_id=tie.pk, by=ana)


def test_a_worry_the_other_does_not_see_is_kept_for_who_wrote_it(cast: Cast) -> None:
    """Ana’s, where Zoe, who put them on, reads nothing restricted."""
    tie = put(cast, "Zee", by="zoe")
    actions.worry_about_tie(tie_id=tie.pk, words="He waits by the gate", by=cast.viewer("ana"))
    take_off(tie_id=tie.pk, by=cast.viewer("zoe"))
    assert [who for who in ("ana", "zoe", "cal") if seen(cast, who, tie)] == ["ana", "cal"]
    put_on_again(tie_id=tie.pk, by=cast.viewer("zoe"))
    assert seen(cast, "zoe", tie)


def test_whoever_came_in_since_keeps_their_place(cast: Cast) -> None:
    tie, ana = put(cast, "Zee"), cast.viewer("ana")
    before = spoke(tie)
    take_off(tie_id=tie.pk, by=ana)
    put_on_again(tie_id=tie.pk, by=ana)
    assert spoke(tie) == before, "nobody came in"
    take_off(tie_id=tie.pk, by=ana)
    kit = put(cast, "Kit")
    assert spoke(kit) == before
    put_on_again(tie_id=tie.pk, by=ana)
    assert spoke(kit) == before
    assert spoke(tie) not in (None, before)


def test_one_kept_back_is_taken_off_too_and_has_no_place_after(cast: Cast) -> None:
    tie, ana = put(cast, "Zee", label=Label.RESTRICTED), cast.viewer("ana")
    tidy_up(person_id=cast.maya.pk, by=ana)
    take_off(tie_id=tie.pk, by=ana)
    put_on_again(tie_id=tie.pk, by=ana)
    assert not Place.objects.unguarded(WHY).filter(tie=tie, spoke__isnull=False).exists()


def test_whoever_is_told_of_in_the_family_too_stays_there(cast: Cast) -> None:
    tie, ana = put(cast, "Zee", kind="sibling"), cast.viewer("ana")
    tell_of(
        person_id=cast.maya.pk, how=How("sibling", LinkKind.SIBLINGS), who=Who("Zee"),
        tie_id=tie.pk, by=ana,
    )  # fmt: skip
    take_off(tie_id=tie.pk, by=ana)
    names = [one.name for one in family_of(cast.maya, ana).family.members.values()]
    assert "Zee" in names
    put_on_again(tie_id=tie.pk, by=ana)
    assert seen(cast, "ana", tie)
