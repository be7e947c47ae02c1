"""A reflection is written, rewritten and destroyed by its author, and by nobody else."""

from __future__ import annotations

import pytest

from alongside.base.core.errors import CannotSee, Refused, Stale
from alongside.people.working.actions import bar, end
from alongside.practice.reflections.actions import (
    destroy_reflection,
    reflect,
    reflect_alone,
    rewrite,
)
from alongside.practice.reflections.models import Reflection
from tests.cast import NOW, STAFF, WORDS, Cast


def test_it_is_about_somebody_one_knows_or_about_nobody(cast: Cast) -> None:
    ana = cast.viewer("ana")
    assert reflect(words="nothing to do with anyone", by=ana).person_id is None
    row = reflect(words="  about her\r\n", by=ana, person_id=cast.maya.pk)
    assert (row.words, row.day, row.person_id) == ("about her", NOW.date(), cast.maya.pk)
    for person in ("rose", "kit"):
        with pytest.raises(CannotSee):
            reflect(words="x", by=ana, person_id=cast.people[person].pk)


@pytest.mark.parametrize("words", ["", " \n ", "x" * 200_001])
def test_nothing_and_too_much_are_refused(words: str, cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        reflect_alone(words=words, by=cast.viewer("ana"))
    assert set(refused.value.problems) == {"for_me"}


def test_rewritten_it_is_sealed_again_and_the_old_words_are_gone(cast: Cast) -> None:
    ana = cast.viewer("ana")
    before = bytes(cast.reflection.sealed)
    row = rewrite(reflection_id=cast.reflection.pk, version=1, words="calmer now", by=ana)
    kept = Reflection.objects.visible_to(ana).get(pk=row.pk)
    assert (kept.words, kept.version) == ("calmer now", 2)
    assert bytes(kept.sealed) != before


def test_two_windows_the_second_sees_the_first(cast: Cast) -> None:
    ana = cast.viewer("ana")
    rewrite(reflection_id=cast.reflection.pk, version=1, words="first", by=ana)
    with pytest.raises(Stale) as stale:
        rewrite(reflection_id=cast.reflection.pk, version=1, words="second", by=ana)
    assert stale.value.current.words == "first"


def test_nobody_else_rewrites_or_destroys_it(cast: Cast) -> None:
    for who in STAFF:
        if who == "ana":
            continue
        with pytest.raises(CannotSee):
            rewrite(reflection_id=cast.reflection.pk, version=1, words="x", by=cast.viewer(who))
        with pytest.raises(CannotSee):
            destroy_reflection(reflection_id=cast.reflection.pk, by=cast.viewer(who))
    assert Reflection.objects.visible_to(cast.viewer("ana")).get().words == WORDS["reflection"]


def test_it_stays_its_authors_when_access_to_the_person_ends(cast: Cast) -> None:
    end(relationship_id=cast.ana_maya.pk, by=cast.viewer("cal"), reason="finished")
    bar(person_id=cast.maya.pk, worker=cast.ana, by=cast.viewer("cal"))
    page = cast.client("ana").get("/reflections/").content.decode()
    assert WORDS["reflection"] in page
    assert "Maya" not in page
