"""A unit of work is one transaction: one commit an action, whatever it calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.base.core import clock
from alongside.base.core.units import before_commit, unit
from alongside.base.organisation.models import Worker
from alongside.doors.desk.actions import Promised, WriteUp, write_up
from alongside.people.persons.actions import add_person, say_fact
from alongside.people.working.actions import bar, begin
from alongside.practice.encounters.actions import Part, What
from tests.cast import NOW, Cast, build_cast


def write_everything(cast: Cast) -> None:
    write_up(
        by=cast.viewer("ana"),
        draft_id=cast.draft.pk,
        given=WriteUp(
            parts=[Part(cast.maya.pk, seen_alone=True), Part(cast.dee.pk)],
            what=What(happened_at=NOW, narrative="We talked"),
            promised=[Promised("ring school")],
            for_me="tired",
            wondering="whether",
        ),
    )


DEEDS: dict[str, Callable[[Cast], Any]] = {
    "write_up": write_everything,
    "add_person": lambda cast: add_person(name="New", team=cast.harbour, by=cast.viewer("cal")),
    "say_fact": lambda cast: say_fact(
        person_id=cast.maya.pk,
        kind="other",
        words="x",
        label="restricted",
        by=cast.viewer("ana"),
        audience=[cast.ben],
    ),
    "begin": lambda cast: begin(
        person_id=cast.maya.pk, worker=cast.ben, role="cover", by=cast.viewer("cal"), why="leave"
    ),
    "bar": lambda cast: bar(person_id=cast.maya.pk, worker=cast.ben, by=cast.viewer("cal")),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
def test_a_deed_is_one_commit(deed: Callable[[Cast], Any]) -> None:
    with clock.at(NOW):
        cast = build_cast()
        with CaptureQueriesContext(connection) as queries:
            deed(cast)
    words = [query["sql"].split()[0].upper() for query in queries]
    assert words.count("BEGIN") == 1
    assert words.count("COMMIT") == 1
    assert words[-1] == "COMMIT"
    assert words.count("SAVEPOINT") == words.count("RELEASE")
    writes = [number for number, word in enumerate(words) if word in ("INSERT", "UPDATE", "DELETE")]
    assert words.index("BEGIN") < writes[0]


@pytest.mark.django_db
class TestLastWords:
    def test_are_said_once_by_the_outermost_unit(self) -> None:
        said: list[list[str]] = []
        with unit():
            before_commit("a", said.append, []).append("outer")
            with unit():
                before_commit("a", said.append, []).append("inner")
            assert said == []
        assert said == [["outer", "inner"]]

    def test_are_said_inside_the_transaction(self) -> None:
        def fails(_held: list[str]) -> None:
            raise ZeroDivisionError

        def deed() -> None:
            with unit():
                Worker.objects.create(name="nobody")
                before_commit("a", fails, []).append("words")

        with pytest.raises(ZeroDivisionError):
            deed()
        assert not Worker.objects.exists()

    def test_do_not_outlive_a_failed_unit(self) -> None:
        said: list[list[str]] = []

        def deed() -> None:
            with unit():
                before_commit("a", said.append, []).append("words")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            deed()
        with unit():
            pass
        assert said == []
        with pytest.raises(RuntimeError, match="unit"):
            before_commit("a", said.append, [])
