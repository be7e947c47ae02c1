"""What is composed once is for everybody what would be composed for each, or it raises.

Beside these, every fourth read in every test is compared with one composed afresh: see
tests/support/afresh.py.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.base.core import clock
from alongside.base.core.among import among
from alongside.base.core.composed import composed_once
from alongside.base.core.guarded import Unscoped
from alongside.base.core.unknown import Composing, Undecided
from alongside.doors.desk.queries import (
    before,
    day,
    finding,
    hands,
    map,
    map_agree,
    people,
    person,
    shown,
)
from alongside.doors.desk.queries.story import Cursor
from alongside.people.persons.models import Fact, Person
from alongside.people.working import access
from alongside.people.working.access import works_with
from alongside.people.working.actions import bar
from alongside.people.working.models import WorkingRelationship
from alongside.practice.encounters.models import EncounterPart
from tests.cast import DAY, NOW, STAFF, Cast
from tests.support import afresh


def seen(**about: Any) -> Callable[[Callable[..., Any]], Any]:
    """Run a read for somebody, composed for them now."""
    return lambda build: composed_once(build)(**about)


# --- the same as for each ------------------------------------------------------------------------


@composed_once
def everything(*, viewer: Any, person: Any, since: Any) -> dict[str, QuerySet]:
    """Every kind of place: a viewer's own id, somebody, a set of ids, a moment and what is reckoned
    from it, below an EXISTS and a subquery."""
    facts = Fact.objects.visible_to(viewer).current().filter(person=OuterRef("pk"))
    return {
        "people": Person.objects.visible_to(viewer).filter(Exists(facts)).order_by("pk"),
        "parts": EncounterPart.objects.visible_to(viewer)
        .filter(person=person, happened_at__gte=since - 30 * DAY)
        .order_by("pk"),
        "held": WorkingRelationship.objects.visible_to(viewer)
        .active()
        .filter(Q(worker_id=viewer.worker_id) | works_with(viewer, "person"))
        .order_by("pk")
        .values_list("pk", "role"),
    }


@pytest.mark.parametrize("who", STAFF)
def test_everybody_is_shown_what_their_own_query_shows(who: str, cast: Cast) -> None:
    for other in [*STAFF, who]:  # whoever it was composed for before
        viewer = cast.viewer(other)
        given = {"viewer": viewer, "person": cast.maya, "since": NOW}
        own = {name: list(rows) for name, rows in everything.build(**given).items()}
        assert everything(**given) == own


@pytest.mark.parametrize("days", [-150, -3, 0, 40])
def test_rights_are_those_of_each_and_of_each_moment(days: int, cast: Cast, at: Any) -> None:
    at(NOW + days * DAY)
    for who in STAFF:
        me = cast.workers[who].pk
        assert sorted(access._rights(me=me)) == sorted(access._rights.build(me=me))


def test_a_read_follows_when_rights_change(cast: Cast) -> None:
    """The same worker before and after a gate: another statement, and nobody left in it."""

    def theirs() -> set[Any]:
        viewer = cast.viewer("ana")
        return {one.pk for one in everything(viewer=viewer, person=cast.maya, since=NOW)["people"]}

    before_it = theirs()
    assert cast.maya.pk in before_it
    bar(person_id=cast.maya.pk, worker=cast.ana, by=cast.viewer("cal"))
    assert theirs() == before_it - {cast.maya.pk}


def test_one_that_is_not_active_sees_nothing(cast: Cast) -> None:
    viewer = cast.viewer("ana")
    given = {"person": cast.maya, "since": NOW}
    assert everything(viewer=viewer, **given)["people"]
    viewer.lacks_second_factor = True
    assert everything(viewer=viewer, **given) == {"people": [], "parts": [], "held": []}


def test_every_page_is_compared_with_one_composed_afresh(cast: Cast) -> None:
    was = afresh.compared
    cast.client("ana").get(cast.url("maya"))
    assert afresh.compared >= was + 4 // afresh.EVERY


# --- what it cannot know -------------------------------------------------------------------------


def who_it_is(viewer: Any, cast: Cast) -> Any:
    return viewer.worker_id == cast.ana.pk


def one_of_them(viewer: Any, cast: Cast) -> Any:
    return viewer.worker_id in {cast.ana.pk}


def as_text(viewer: Any, cast: Cast) -> Any:
    return f"{viewer.worker_id}"


def each_of_them(viewer: Any, cast: Cast) -> Any:
    return list(viewer.team_ids)


def what_time_it_is(viewer: Any, cast: Cast) -> Any:
    return clock.now() > NOW


def what_is_kept(viewer: Any, cast: Cast) -> Any:
    return Person.objects.unguarded("a read inside a read").filter(pk=cast.maya.pk).exists()


@pytest.mark.parametrize(
    "known", [who_it_is, one_of_them, as_text, each_of_them, what_time_it_is, what_is_kept]
)
def test_what_differs_from_call_to_call_cannot_be_known(known: Any, cast: Cast) -> None:
    with pytest.raises((Undecided, TypeError)):

        @seen(viewer=cast.viewer("ana"))
        def read(*, viewer: Any) -> QuerySet:
            rows = Person.objects.visible_to(viewer)
            return rows if known(viewer, cast) else rows.none()


def test_nothing_and_a_list_do_not_fill_a_place(cast: Cast) -> None:
    @composed_once
    def read(*, viewer: Any, one: Any) -> QuerySet:
        return Person.objects.visible_to(viewer).filter(pk=one)

    viewer = cast.viewer("ana")
    assert read(viewer=viewer, one=cast.maya.pk)
    with pytest.raises((Undecided, TypeError, ValueError)):
        read(viewer=viewer, one=[cast.maya.pk])


def test_one_that_forgets_who_is_looking_is_an_error(cast: Cast) -> None:
    with pytest.raises(Unscoped):

        @seen(one=cast.maya.pk)
        def read(*, one: Any) -> QuerySet:
            return Person.objects.filter(pk=one)


def test_no_ids_is_another_question_than_some(cast: Cast) -> None:
    @composed_once
    def read(*, viewer: Any, some: Any) -> dict[str, QuerySet]:
        return {"some": Person.objects.visible_to(viewer).filter(among("pk", some))}

    viewer = cast.viewer("ana")
    assert read(viewer=viewer, some=[cast.maya.pk])["some"] == [cast.maya]
    assert read(viewer=viewer, some=[])["some"] == []
    assert read(viewer=viewer, some=[UUID(int=7), cast.maya.pk])["some"] == [cast.maya]


# --- every way of answering ----------------------------------------------------------------------

IDS = [UUID(int=7)]
SHOWN = ["", *sorted(shown.SHOWN)]


def reads(cast: Cast) -> list[tuple[composed_once, dict[str, Any]]]:
    """Every read of the desk that is composed once, with something to be given."""
    maya, cursor = cast.maya, Cursor(NOW, UUID(int=7))
    story: list[dict[str, Any]] = [
        {"person": maya, "before": start, "most": most}
        for start in (None, cursor) for most in (None, 50)
    ]  # fmt: skip
    ids = {"promises": IDS, "wonderings": IDS, "visits": IDS}
    return [
        (person._whole, {"person_id": maya.pk}),
        *((read, given) for read in (person._record, person._card) for given in story),
        (person._record_beside, {"person": maya, **ids, "since": None, "until": NOW}),
        (person._record_beside, {"person": maya, **ids, "since": NOW, "until": None}),
        (person._card_beside, {"person": maya, "visits": IDS}),
        (before._card, {"person": maya}),
        (before._beside, {"person": maya, "promises": IDS, "meetings": IDS}),
        (day._read, {"start": NOW, "end": NOW + DAY}),
        (day._beside, {"meetings": IDS, "visits": IDS, "promises": IDS, "told": IDS}),
        *((people._page, {"show": show, "distant": IDS, "start": 0}) for show in SHOWN),
        (people._beside, {"people": IDS}),
        (finding._written, {"wanted": ("weir", "scho")}),
        (finding._about, {"entry_ids": IDS, "promise_ids": IDS}),
        *((shown._planned, {"own": own}) for own in (True, False)),
        (map._rows, {"person": maya}),
        (hands._said, {"person_id": maya.pk, "morning": NOW}),
        (map_agree._unshared, {"person": maya}),
    ]


def test_whatever_is_answered_it_composes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Viewers differ in what they may; each read composes for whatever the answers are, so that no
    rare set of rights finds a page that raises."""
    dice = random.Random(1)
    answers: dict[Any, bool] = {}

    def tell(self: Composing, step: Any) -> bool:
        active = "active" in step.of  # most of all that is asked is asked of who is
        self.told.setdefault(step, answers.setdefault(step, active or dice.random() < 0.5))
        return self.told[step]

    monkeypatch.setattr(Composing, "tell", tell)
    asked = set()
    for read, given in reads(cast):
        for _time in range(4):
            answers.clear()
            statement = compose(read, {"viewer": cast.viewer("ana"), **given})
            asked.add((read, statement.sql))
    assert len(asked) > 2 * len(reads(cast))


def compose(read: composed_once, given: dict[str, Any]) -> Any:
    """The statement as it is composed for these, whatever they may see; nothing is asked of it."""
    from alongside.base.core.composed import _is_plain, _itself, _Kind
    from alongside.base.core.unknown import Step

    plain = {name: value for name, value in given.items() if _is_plain(value)}
    unknown = {name: value for name, value in given.items() if name not in plain}
    kind = _Kind({name: Step(_itself, (name,)) for name in unknown})
    values = {kind.given[name]: value for name, value in unknown.items()}
    return read._composed(kind, plain, values)


def test_what_never_changes_is_written_into_the_statement(cast: Cast) -> None:
    """On SQLite; there a parameter beside an index with a condition costs a preparing each time."""
    statement, params = everything.prepared(
        {"viewer": cast.viewer("ana"), "person": cast.maya, "since": NOW}
    )
    words = [value for value in params if isinstance(value, str) and value.isalpha()]
    assert not words or connection.vendor != "sqlite"
    assert statement.sql.count("%s") == len(params)
