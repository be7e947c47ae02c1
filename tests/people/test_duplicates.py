"""Records that may be of one person: who is found, who is told, and what it costs to be found."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from alongside.base.core.ids import uuid7
from alongside.base.core.units import unit
from alongside.people.persons import likeness
from alongside.people.persons.actions import add_address, add_person
from alongside.people.persons.bulk import Known, NewPerson, add_people_in_bulk
from alongside.people.persons.comparing import Looks, may_be_twins
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.persons.models import Person
from alongside.people.working.actions import bar
from tests.cast import STAFF, Cast, seal, undone
from tests.masking import masked

BORN = dt.date(2011, 9, 14)
HOME = "4 Weir Road\nFarrow\nFW2 1AB"


def add(cast: Cast, name: str, born: dt.date | None = BORN, **more: Any) -> Person:
    return add_person(name=name, born=born, team=cast.harbour, by=cast.viewer("cal"), **more)


def bring(cast: Cast, *people: tuple[str, dt.date | None, str]) -> list[Any]:
    """These people at once, as an import makes them."""
    new = [
        NewPerson(name=name, born=born, known=Known(uuid7(), source="file", address=address))
        for name, born, address in people
    ]
    with unit():
        add_people_in_bulk(new, team=cast.harbour, by=cast.viewer("cal"))
    return [one.known.person_id for one in new]


def pairs(cast: Cast, who: str = "rec") -> dict[frozenset[Any], str]:
    rows = PossibleDuplicate.objects.visible_to(cast.viewer(who))
    return {frozenset((row.one_id, row.other_id)): row.why for row in rows}


# --- who is found --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "born", "why"),
    [
        ("Maya Okonjo", BORN, "day"),
        ("maya anne OKONJO", BORN, "day"),  # first and last name are what is compared
        ("Maya Okonjo", BORN + dt.timedelta(days=1), "near"),
        ("Maya Okonjo", BORN - dt.timedelta(days=1), "near"),
        ("Mayah Okonjo", dt.date(2011, 1, 1), "sound"),
        ("Maya Okonjo", BORN + dt.timedelta(days=2), "sound"),
        ("Maya Okonjo", dt.date(2012, 9, 14), ""),
        ("Maya Okonjo", None, ""),
        ("Miriam Okonjo", BORN, ""),
        ("Maya Larsen", BORN, ""),
    ],
)
def test_who_is_proposed_when_somebody_is_added(
    name: str, born: dt.date | None, why: str, cast: Cast
) -> None:
    made = add(cast, name, born)
    expected = {frozenset((made.pk, cast.maya.pk)): why} if why else {}
    assert pairs(cast) == expected


def test_a_name_they_are_also_known_by_is_compared_too(cast: Cast) -> None:
    made = add(cast, "Em Larsen", known_as=["Maya Okonjo"])
    assert list(pairs(cast)) == [frozenset((made.pk, cast.maya.pk))]


def test_one_pair_stands_once_for_its_strongest_reason(cast: Cast) -> None:
    add(cast, "Maya Okonjo", known_as=["Mayah Okonjo", "Maya A Okonjo"])
    assert list(pairs(cast).values()) == ["day"]


def test_an_import_finds_those_who_are_here_and_those_in_the_file(cast: Cast) -> None:
    maya, mia = bring(cast, ("Maya Okonjo", BORN, ""), ("Maya Okonjo", BORN, ""))
    assert pairs(cast) == {
        frozenset((maya, cast.maya.pk)): "day",
        frozenset((mia, cast.maya.pk)): "day",
        frozenset((maya, mia)): "day",
    }


@pytest.mark.parametrize(
    ("name", "born", "address", "why"),
    [
        ("May Okonjo", None, HOME, "place"),
        ("Maya Okonjo", dt.date(2009, 1, 1), "9 Weir Road\nFarrow\nFW2 1AB", "place"),
        ("May Okonjo", None, "4 Weir Road\nFarrow\nFW2 1AC", ""),
        ("Dee Okonjo", None, HOME, ""),  # another first name at the same place
        ("May Larsen", None, HOME, ""),
        ("Mayah Okonjo", BORN, HOME, ""),  # perhaps a twin, though the names sound the same
        ("Mayah Okonjo", BORN, "1 Hill\nFarrow\nFW9 1AA", "sound"),
        ("Maya Okonjo", BORN, HOME, "day"),
    ],
)
def test_who_is_proposed_for_where_they_live(
    name: str, born: dt.date | None, address: str, why: str, cast: Cast
) -> None:
    (made,) = bring(cast, (name, born, address))
    found = pairs(cast).get(frozenset((made, cast.maya.pk)), "")
    assert found == why


def test_a_safe_address_is_not_compared(cast: Cast) -> None:
    """Dee's is restricted: whoever types it learns nothing, and neither does anybody else."""
    bring(cast, ("Dee Okonjo", None, cast.dee_safe.words))
    assert pairs(cast) == {}


NAMES = st.sampled_from(["Ada", "Aida", "Ben", "Ada Mary"])


@given(
    first=NAMES, second=NAMES, apart=st.integers(0, 3), address=st.sampled_from(["", HOME]),
    surname=st.sampled_from(["Hill", "Dale"]),
)  # fmt: skip
def test_two_are_never_called_twins_and_one_at_once(
    first: str, second: str, apart: int, address: str, surname: str
) -> None:
    """Same address, surname and birth date under different first names, and only that."""

    def looks(name: str, last: str, day: dt.date) -> Looks:
        found = Looks({f"{name} {last}"}, addresses=[address] if address else [])
        found.born(day, "day")
        return found

    one = looks(first, "Hill", BORN)
    other = looks(second, surname, BORN + dt.timedelta(days=apart))
    plainly = (
        bool(address) and surname == "Hill" and apart == 0 and first.split()[0] != second.split()[0]
    )
    assert may_be_twins(one, other) == plainly == may_be_twins(other, one)


def test_the_look_is_bounded(cast: Cast) -> None:
    for _number in range(3):
        add(cast, "Maya Okonjo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeness, "MOST", 2)
        made = add(cast, "Maya Okonjo")
    assert sum(made.pk in pair for pair in pairs(cast)) == 2


# --- who is told ---------------------------------------------------------------------------------


def test_a_possible_duplicate_is_told_to_the_records_officer_alone(cast: Cast) -> None:
    add(cast, "Maya Okonjo")
    for who in STAFF:
        assert bool(pairs(cast, who)) == (who == "rec")


def test_a_gate_on_either_hides_the_pair(cast: Cast) -> None:
    made = add(cast, "Rose Amber", dt.date(2024, 1, 9))
    stored = PossibleDuplicate.objects.unguarded("what was found behind the seal")
    assert stored.get().why == "day"
    assert pairs(cast) == {}, "Rose's record is sealed, and Rec is outside"
    again = add(cast, "Maya Okonjo")
    assert list(pairs(cast)) == [frozenset((again.pk, cast.maya.pk))]
    bar(person_id=made.pk, worker=cast.rec, by=cast.viewer("cal"))
    bar(person_id=again.pk, worker=cast.rec, by=cast.viewer("cal"))
    assert pairs(cast) == {}


def test_inside_the_seal_the_records_officer_sees_it(cast: Cast) -> None:
    cast.rose_seal.until_at = cast.rose_seal.from_at
    cast.rose_seal.save()
    seal(cast, "rose", "rec")
    add(cast, "Rose Amber", dt.date(2024, 1, 9))
    assert len(pairs(cast)) == 1


# --- what it costs, and what whoever adds somebody can tell --------------------------------------


def asked(cast: Cast, data: dict[str, str]) -> tuple[Any, ...]:
    """Everything the manager's browser and a stopwatch that counts queries could tell."""
    client = cast.client("cal")
    with undone(), CaptureQueriesContext(connection) as queries:
        answer = client.post("/people/add/", {**data, "key": str(uuid4())})
        made = answer["Location"].split("/")[2]
        after = client.get(answer["Location"])
        told = [masked(client.get(page).content) for page in ("/", "/people/", "/more/")]
    page = masked(after.content).replace(made, "ID")
    told = [words.replace(made, "ID") for words in told]
    headers = sorted((name, value.replace(made, "ID")) for name, value in answer.headers.items())
    return answer.status_code, headers, page, told, len(queries)


@pytest.mark.parametrize("hidden", ["sealed", "barred"])
def test_adding_somebody_is_the_same_with_and_without_a_hidden_match(
    hidden: str, cast: Cast
) -> None:
    """Behaves, answers and costs the same: Cal cannot learn that there is a record."""
    data = {"name": "Rose Amber", "born": "9/1/2024", "team": str(cast.harbour.pk)}
    if hidden == "barred":
        bar(person_id=cast.sami.pk, worker=cast.cal, by=cast.viewer("cal"))
        data = {**data, "name": "Sami Haddad", "born": "2/11/2019"}
    with undone():
        before = PossibleDuplicate.objects.unguarded("counted").count()
        cast.client("cal").post("/people/add/", {**data, "key": str(uuid4())})
        found = PossibleDuplicate.objects.unguarded("counted").count() - before
        assert found == 1, "there is something to hide"
    with_match = asked(cast, data)
    there = cast.rose if hidden == "sealed" else cast.sami
    there.match_keys.unguarded("as if there were no such record").update(key="elsewhere")
    assert asked(cast, data) == with_match


def test_an_import_costs_the_same_with_and_without_a_hidden_match(cast: Cast) -> None:
    ben = cast.viewer("ben")
    add_address(person_id=cast.rose.pk, lines="7 Elm Row\nFarrow\nFW3 3CC", by=ben)

    def cost(name: str, code: str) -> int:
        with undone(), CaptureQueriesContext(connection) as queries:
            bring(cast, (name, dt.date(2024, 1, 9), f"7 Elm Row\nFarrow\n{code}"))
        return len(queries)

    nobody = cost("Walt Heron", "ZZ9 9ZZ")  # where nobody lives either
    assert cost("Rose Amber", "FW3 3CC") == cost("Walt Heron", "FW3 3CC") == nobody


def test_it_is_found_by_index(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as queries:
        add(cast, "Maya Okonjo")
    looked = [q["sql"] for q in queries if '"persons_matchkey"."key" IN' in q["sql"]]
    assert len(looked) == 1
    with connection.cursor() as cursor:
        explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a small table is read whole
        cursor.execute(explain + looked[0].replace("%", "%%"))
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "match_key" in plan
