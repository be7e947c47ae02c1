"""Promises by anyone in the circle, and what becomes of them."""

from __future__ import annotations

from typing import Any

import pytest

from alongside.base.core.errors import CannotSee, NotNow, Refused, Stale
from alongside.practice.promises.actions import make_promise, settle_promise
from alongside.practice.promises.models import Promise, PromiseFor, PromiseStep
from tests.cast import DAY, NOW, Cast, seal

TODAY = NOW.date()


def make(cast: Cast, *people: str, by: str = "ana", **fields: Any) -> list[Promise]:
    given = {"words": "bring the football", **fields}
    ids = [cast.people[name].pk for name in people]
    return make_promise(person_ids=ids, by=cast.viewer(by), **given)


def settle(cast: Cast, promise: Promise, state: str, *, by: str = "ana", **fields: Any) -> Promise:
    given = {"version": promise.version, **fields}
    return settle_promise(promise_id=promise.pk, state=state, by=cast.viewer(by), **given)


def test_a_promise_is_the_actors_own_unless_it_says_otherwise(cast: Cast) -> None:
    (mine,) = make(cast, "maya")
    (hers,) = make(cast, "maya", whose="person", by_person_id=cast.maya.pk)
    (ours,) = make(cast, "maya", whose="organisation")
    (nans,) = make(cast, "maya", whose="other", by_name="Nan Jean")
    assert mine.by_worker_id == cast.ana.pk
    assert (hers.by_person_id, hers.by_worker_id) == (cast.maya.pk, None)
    assert (ours.by_worker_id, nans.by_name) == (None, "Nan Jean")
    assert {p.recorded_by_id for p in (mine, hers, ours, nans)} == {cast.ana.pk}


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"words": " "}, "promise"),
        ({"words": "x" * 501}, "promise"),
        ({"due": TODAY - DAY}, "promise_due"),
        ({"whose": "other", "by_name": " "}, "promise_by"),
    ],
)
def test_what_is_missing_is_named(cast: Cast, fields: dict[str, Any], where: str) -> None:
    with pytest.raises(Refused) as refused:
        make(cast, "maya", **fields)
    assert set(refused.value.problems) == {where}


def test_only_who_knows_the_person_promises_in_their_circle(cast: Cast) -> None:
    for who in ("ben", "tom", "adi"):
        with pytest.raises(CannotSee):
            make(cast, "maya", by=who)


def test_a_sealed_persons_promise_is_a_row_of_its_own(cast: Cast) -> None:
    seal(cast, "sami", "ana")
    made = make(cast, "ira", "noor", "sami")
    ana = cast.viewer("ana")
    groups = [
        {row.person_id for row in PromiseFor.objects.visible_to(ana).filter(promise=one)}
        for one in made
    ]
    assert groups == [{cast.ira.pk, cast.noor.pk}, {cast.sami.pk}]


def test_kept_and_opened_again(cast: Cast) -> None:
    kept = settle(cast, cast.maya_promise, "kept")
    assert (kept.state, kept.version) == ("kept", 2)
    opened = settle(cast, kept, "open")
    assert (opened.state, opened.version) == ("open", 3)
    steps = PromiseStep.objects.visible_to(cast.viewer("ana")).filter(promise=kept)
    assert [step.state for step in steps.order_by("at", "pk")] == ["kept", "open"]
    with pytest.raises(NotNow):
        settle(cast, opened, "open")


def test_changed_together_keeps_what_it_was(cast: Cast) -> None:
    was, was_due = cast.maya_promise.words, cast.maya_promise.due
    changed = settle(cast, cast.maya_promise, "changed", words="go there together",
                     due=TODAY + 9 * DAY)  # fmt: skip
    assert (changed.words, changed.due) == ("go there together", TODAY + 9 * DAY)
    step = PromiseStep.objects.visible_to(cast.viewer("ana")).get(promise=changed)
    assert (step.words, step.due) == (was, was_due)


def test_what_didnt_happen_needs_a_word_on_what_was_done_about_it(cast: Cast) -> None:
    with pytest.raises(Refused):
        settle(cast, cast.maya_promise, "not_kept")
    told = settle(cast, cast.maya_promise, "not_kept", words="Rang Maya and said sorry")
    assert told.state == "not_kept"


def test_two_at_once_the_second_is_shown_how_it_stands(cast: Cast) -> None:
    settle(cast, cast.maya_promise, "kept", by="cal", version=1)
    with pytest.raises(Stale) as stale:
        settle(cast, cast.maya_promise, "not_kept", words="no", version=1)
    assert stale.value.current.state == "kept"


def test_a_stranger_settles_nothing(cast: Cast) -> None:
    with pytest.raises(CannotSee):
        settle(cast, cast.maya_promise, "kept", by="ben")
