"""A map that is built by taps: what was said can be turned back, and nothing of it is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow
from alongside.base.core.together import together
from alongside.people.persons.models import Label
from alongside.people.ties import actions
from alongside.people.ties.building import (
    MOST,
    Steps,
    done_since,
    say_more,
    steps_at_table,
    steps_of,
    turn_back,
)
from alongside.people.ties.models import Place, Tie
from alongside.people.ties.placing import can_be_put_back, put_back, tidied, tidy_up
from alongside.people.ties.queries import readings_of, stood
from alongside.people.ties.readings import Reading
from alongside.people.ties.taking_off import put_on_again, take_off
from alongside.people.ties.told import Said, Told
from tests.cast import DAY, NOW, Cast, undone

WHY = "a test looks at what was kept"


def put(cast: Cast, name: str, kind: str = "friend") -> Tie:
    return actions.add_tie(person_id=cast.maya.pk, told=Told(kind, name), by=cast.viewer("ana"))


def tap(cast: Cast, tie: Tie, view: str = "worker", who: str = "ana", **more: Any) -> Reading:
    return say_more(tie_id=tie.pk, perspective=view, by=cast.viewer(who), **more)


def now(cast: Cast, tie: Tie, view: str = "worker") -> tuple[Any, ...]:
    rows = stood(cast.maya.pk, cast.viewer("ana"), on=NOW.date(), perspective=view)
    reading = next(row.reading for row in rows if row.tie.pk == tie.pk)
    return (reading.closeness, reading.quality, reading.flow) if reading else ()


def rows(tie: Tie) -> int:
    return Reading.objects.unguarded(WHY).filter(tie=tie).count()


def steps(person_id: Any, viewer: Any) -> Steps:
    today = clock.midnight(clock.today())
    told_of = {row.tie_id for row in readings_of(person_id, viewer)}
    return steps_of(**together(**done_since(today, person_id, viewer)), told_of=told_of)


def back(cast: Cast, which: str = "undo") -> None:
    ana = cast.viewer("ana")
    step = getattr(steps(cast.maya.pk, ana), which)
    assert step is not None
    if isinstance(step, Reading):
        turn_back(reading_id=step.pk, by=ana)
    else:
        (put_on_again if step.taken_off_at else take_off)(tie_id=step.pk, by=ana)


def test_taps_of_one_day_are_one_reading_and_each_can_be_turned_back(cast: Cast) -> None:
    tie = put(cast, "Zee")
    tap(cast, tie, closeness=2)
    tap(cast, tie, quality="strong")
    tap(cast, tie, flow="both")
    assert now(cast, tie) == (2, "strong", "both")
    current = Reading.objects.visible_to(cast.viewer("ana")).current().filter(tie=tie)
    assert current.count() == 1
    for left in ((2, "strong", ""), (2, "", ""), ()):
        back(cast)
        assert now(cast, tie) == left
    for again in ((2, "", ""), (2, "strong", ""), (2, "strong", "both")):
        back(cast, "redo")
        assert now(cast, tie) == again
    assert rows(tie) == 9, "each of them is written down"


def test_the_day_before_stays_when_today_is_taken_back(cast: Cast, at: Any) -> None:
    with at(NOW - DAY):
        tie = put(cast, "Zee")
        tap(cast, tie, closeness=1)
        tap(cast, tie, closeness=1)  # said again: nothing new
    assert rows(tie) == 1
    tap(cast, tie, closeness=4)
    assert now(cast, tie)[0] == 4
    back(cast)
    assert now(cast, tie)[0] == 1
    assert steps(cast.maya.pk, cast.viewer("ana")).undo is None, "that was another day"


def test_what_is_said_anew_ends_what_could_be_redone(cast: Cast) -> None:
    one, other = put(cast, "Zee"), put(cast, "Kit")
    tap(cast, one, closeness=1)
    back(cast)
    tap(cast, other, closeness=3)
    assert steps(cast.maya.pk, cast.viewer("ana")).redo is None


def test_whoever_is_put_on_ends_what_could_be_redone(cast: Cast, at: Any) -> None:
    tie = put(cast, "Zee")
    tap(cast, tie, closeness=1)
    at(NOW + dt.timedelta(minutes=1))
    back(cast)
    at(NOW + dt.timedelta(minutes=2))
    put(cast, "Kit")
    assert steps(cast.maya.pk, cast.viewer("ana")).redo is None
    back(cast)
    at(NOW + dt.timedelta(minutes=3))
    tap(cast, tie, closeness=2)
    assert steps(cast.maya.pk, cast.viewer("ana")).redo is None, "nor is Kit put on again"


def test_whoever_was_named_as_one_to_count_on_is_not_offered_to_be_taken_off(cast: Cast) -> None:
    tie, ana = put(cast, "Zee"), cast.viewer("ana")
    assert steps(cast.maya.pk, ana).undo == tie
    actions.consent_to_map(person_id=cast.maya.pk, sees="record", counts=True, by=ana)
    actions.ask_count_on(person_id=cast.maya.pk, answer="named", tie_ids=[tie.pk], by=ana)
    assert steps(cast.maya.pk, ana).undo is None
    assert steps_at_table(cast.maya.pk, ana).undo is None


def test_what_was_done_last_is_undone_first(cast: Cast, at: Any) -> None:
    zee = put(cast, "Zee")
    tap(cast, zee, closeness=1)
    at(NOW + dt.timedelta(minutes=1))
    kit = put(cast, "Kit")
    for which, left in (("undo", zee), ("redo", kit)):
        back(cast, which)
        assert now(cast, zee)[0] == 1
        seen = Tie.objects.visible_to(cast.viewer("ana")).filter(pk__in=[zee.pk, kit.pk])
        assert seen.order_by("-made_at").first() == left


Deed = st.sampled_from(["undo", "redo", "put", *((who, ring) for who in (0, 1) for ring in (1, 2))])


@given(walk=st.lists(Deed, max_size=9))
def test_undo_and_redo_are_a_walk_along_what_was_done(standing_cast: Cast, walk: list[Any]) -> None:
    """Whoever is put on and whatever is said of them: undo is the state before, redo that after."""
    cast = standing_cast
    with undone():
        found: list[dict[str, Any]] = [{}]
        here = 0
        for minute, deed in enumerate(walk, 1):
            with clock.at(NOW + dt.timedelta(minutes=minute)):
                if deed in ("undo", "redo"):
                    goes = here - 1 if deed == "undo" else here + 1
                    if 0 <= goes < len(found):
                        back(cast, deed)
                        here = goes
                elif done_anew(cast, deed, minute):
                    found = [*found[: here + 1], said_of_all(cast)]
                    here += 1
                can = steps(cast.maya.pk, cast.viewer("ana"))
            assert said_of_all(cast) == found[here]
            assert (can.undo is None, can.redo is None) == (here == 0, here == len(found) - 1)


def done_anew(cast: Cast, deed: Any, minute: int) -> bool:
    """Somebody more, or another ring; no where it would change nothing."""
    if deed == "put":
        put(cast, f"Zee{minute}")
        return True
    who, ring = deed
    ties = list(on_the_map(cast).values())
    if who >= len(ties) or now(cast, ties[who])[:1] == (ring,):
        return False
    tap(cast, ties[who], closeness=ring)
    return True


def on_the_map(cast: Cast) -> dict[str, Tie]:
    rows = Tie.objects.visible_to(cast.viewer("ana")).filter(person=cast.maya).order_by("made_at")
    return {row.called: row for row in rows if row.called.startswith("Zee")}


def said_of_all(cast: Cast) -> dict[str, Any]:
    return {name: now(cast, tie) for name, tie in on_the_map(cast).items()}


def test_twenty_steps_and_no_more(cast: Cast) -> None:
    tie = put(cast, "Zee")
    for number in range(MOST + 2):
        tap(cast, tie, closeness=number % 4 + 1)
    for _step in range(MOST):
        back(cast)
    assert steps(cast.maya.pk, cast.viewer("ana")).undo is None
    back(cast, "redo")
    back(cast)


def test_nobody_turns_back_what_another_said(cast: Cast) -> None:
    tie = put(cast, "Zee")
    mine = tap(cast, tie, closeness=2)
    with pytest.raises(CannotSee):
        turn_back(reading_id=mine.pk, by=cast.viewer("zoe"))
    assert steps(cast.maya.pk, cast.viewer("zoe")) == Steps()
    theirs = tap(cast, tie, who="zoe", closeness=4)
    actions.say_reading(
        tie_id=tie.pk, perspective="worker", said=Said(closeness=3), by=cast.viewer("zoe"),
        replaces=mine.pk,
    )  # fmt: skip
    assert steps(cast.maya.pk, cast.viewer("ana")).undo is None, "Zoe has put it right"
    with pytest.raises(NotNow):
        turn_back(reading_id=mine.pk, by=cast.viewer("ana"))
    with pytest.raises(CannotSee):
        turn_back(reading_id=theirs.pk, by=cast.viewer("ana"))


def test_their_own_view_is_taken_back_whatever_they_say_since(cast: Cast) -> None:
    tie, ana = put(cast, "Zee"), cast.viewer("ana")
    actions.consent_to_map(person_id=cast.maya.pk, sees="record", counts=True, by=ana)
    tap(cast, tie, "own", closeness=2)
    tap(cast, tie, "own", quality="ok")
    actions.consent_to_map(person_id=cast.maya.pk, sees="nobody", counts=False, by=ana)
    with pytest.raises(NotNow):  # it would write their view down again
        back(cast)
    actions.consent_to_map(person_id=cast.maya.pk, sees="worker", counts=False, by=ana)
    back(cast)
    said = Reading.objects.visible_to(ana).current().get(tie=tie)
    assert not said.shared, "as they say now"
    actions.consent_to_map(person_id=cast.maya.pk, sees="nobody", counts=False, by=ana)
    back(cast)
    assert now(cast, tie, "own") == ()


def test_what_is_taken_back_is_gone_from_everything_that_reads(cast: Cast) -> None:
    tie, ana = put(cast, "Zee"), cast.viewer("ana")
    tap(cast, tie, closeness=2)
    back(cast)
    page = cast.client("ana").get(cast.url("maya", "ties/")).content.decode()
    line = page[page.index("Zee") :][:2000]
    assert "Nobody has said yet how it is between them." in line
    verbs = AuditRow.objects.visible_to(ana).order_by("-seq").values_list("verb", flat=True)
    assert verbs[1] == "took back", "and the trace says so"


# --- tidying up ----------------------------------------------------------------------------------


def spokes(cast: Cast) -> dict[Any, Any]:
    kept = Place.objects.unguarded(WHY).filter(person=cast.maya, spoke__isnull=False)
    return {row.tie_id: (row.spoke, row.lanes) for row in kept}


def uneven(cast: Cast) -> list[Tie]:
    ties = [put(cast, f"Friend{number}") for number in range(6)]
    for number, tie in enumerate(ties):
        tap(cast, tie, closeness=number % 4 + 1)
    return ties


def test_tidying_up_does_what_its_preview_shows_and_is_undone_whole(cast: Cast) -> None:
    uneven(cast)
    ana = cast.viewer("ana")
    before, promised = spokes(cast), tidied(cast.maya, ana)
    assert not can_be_put_back(cast.maya.pk, ana)
    tidy_up(person_id=cast.maya.pk, by=ana)
    after = spokes(cast)
    assert after != before
    assert {str(pk): one[0] for pk, one in after.items()} == {
        key: tie.spoke for key, tie in promised.items()
    }
    put_back(person_id=cast.maya.pk, by=ana)
    assert spokes(cast) == before
    put_back(person_id=cast.maya.pk, by=ana)
    assert spokes(cast) == after, "and that again"


def test_who_came_in_since_stands_among_those_put_back(cast: Cast) -> None:
    uneven(cast)
    ana, before = cast.viewer("ana"), spokes(cast)
    tidy_up(person_id=cast.maya.pk, by=ana)
    new = put(cast, "Lena")
    put_back(person_id=cast.maya.pk, by=ana)
    after = spokes(cast)
    assert after.pop(new.pk)[0] not in [spoke for spoke, _lanes in before.values()]
    assert after == before


def test_hiding_somebody_forgets_the_places_that_would_tell_of_them(cast: Cast) -> None:
    ties, ana = uneven(cast), cast.viewer("ana")
    tidy_up(person_id=cast.maya.pk, by=ana)
    told = Told("friend", "Friend2", label=Label.RESTRICTED)
    actions.change_tie(tie_id=ties[2].pk, version=1, told=told, by=ana)
    assert not can_be_put_back(cast.maya.pk, ana)
    with pytest.raises(NotNow):
        put_back(person_id=cast.maya.pk, by=ana)


def test_nobody_tidies_the_map_of_somebody_they_do_not_see(cast: Cast) -> None:
    for deed in (tidy_up, put_back):
        with pytest.raises(CannotSee):
            deed(person_id=cast.maya.pk, by=cast.viewer("ben"))


def test_a_map_that_grows_by_one_at_a_time_goes_all_the_way_round(cast: Cast) -> None:
    """One of each area, as at a table: none is squeezed in beside the others."""
    for kind in ("friend", "school", "club", "health", "helper"):
        put(cast, kind, kind)
    kept = sorted(spoke for spoke, _lanes in spokes(cast).values())
    gaps = [after - before for before, after in zip(kept, [*kept[1:], kept[0] + 360], strict=True)]
    assert min(gaps) > 20, kept
