"""Nothing tells that somebody is behind a gate: with them and without them, every answer of every
search is the same, letter by letter and query by query. And no search reads everybody."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from alongside.base.core.ids import uuid7
from alongside.doors.desk.queries.finding import in_what_is_written
from alongside.people.persons.actions import add_address, add_name, add_person
from alongside.people.persons.models import (
    Address,
    Identifier,
    NameKey,
    OtherDate,
    Person,
    PersonName,
)
from alongside.people.persons.names import parts, sounds
from alongside.people.persons.queries import among_mine, find_someone_else
from alongside.people.working import actions as working
from alongside.practice.encounters.actions import Part, What, record_encounter
from alongside.practice.promises.actions import make_promise
from tests.cast import DAY, NOW, STAFF, Cast, seal, undone
from tests.masking import masked

pytestmark = pytest.mark.django_db

BORN = dt.date(2011, 9, 14)
ALSO_BORN = dt.date(2010, 5, 3)  # nobody's of the cast
SECOND = ({"born": "14/9/2011"}, {"identifier": "UPN-4711"}, {"postcode": "FW2 1AB"},
          {"born": "3/5/2010"})  # fmt: skip
TYPED = ("Maya", "Okonjo", "mya okonyo", "Maia", "weir", '"maya"', "bus pass", "art", "Rose Amber",
         "Kit", "garage", "football", "MO", "Noor", "zzz", "")  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What a search answered: its status, its bytes without what always differs, its cost."""

    status: int
    leads_to: str
    body: str
    queries: int


def answer(client: Client, path: str, given: dict[str, str]) -> Answer:
    with CaptureQueriesContext(connection) as caught:
        response = client.post(path, given)
    body = re.sub(r'(name="token" value=")[^"]+', r"\1TOKEN", masked(response.content))
    return Answer(response.status_code, response.get("Location", ""), body, len(caught))


def searches(typed: str, name: str, second: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    yield "/find/", {"q": typed}
    yield "/find/else/", {"name": name, **second}


def add_somebody_who_fits_everything(cast: Cast) -> Person:
    """Called like everybody, born, numbered and living like Maya, and written about alike. In
    another place they were born on another day."""
    cal = cast.viewer("cal")
    one = add_person(
        name="Maya Okonjo", born=BORN, team=cast.harbour, by=cal,
        known_as=["Rose Amber", "Kit Larsen", "Noor Haddad", "Mo", "zzz"],
    )  # fmt: skip
    add_name(person_id=one.pk, full="Maya Rose", kind="former", by=cal)
    Identifier.objects.create(person=one, kind="school", value="UPN-4711")
    OtherDate.objects.create(person=one, what="born", day=ALSO_BORN, source="her school")
    add_address(person_id=one.pk, lines="1 Weir Road\nFarrow\nFW2 1AB", by=cal)
    said = "weir bus pass art garage football Maya Okonjo Rose Amber Kit Noor zzz"
    record_encounter(
        parts=[Part(one.pk, seen=True, words=said)],
        what=What(happened_at=NOW - DAY, narrative=said, title=said), by=cal,
    )  # fmt: skip
    make_promise(person_ids=[one.pk], words=said, by=cal)
    return one


def hide(cast: Cast, one: Person, gate: str, who: str) -> None:
    if gate == "sealed":
        cast.people["hidden"] = one
        seal(cast, "hidden", "ben" if who != "ben" else "tom")
    else:
        working.bar(person_id=one.pk, worker=cast.workers[who], by=cast.viewer("cal"))


def with_and_without(
    cast: Cast, who: str, gate: str, path: str, given: dict[str, str]
) -> tuple[Answer, Answer]:
    client = cast.client(who)
    client.get("/find/")  # the session's own writing is done
    with undone():
        without = answer(client, path, given)
    with undone():
        one = add_somebody_who_fits_everything(cast)
        hide(cast, one, gate, who)
        return answer(client, path, given), without


@pytest.mark.parametrize("gate", ["barred", "sealed"])
@pytest.mark.parametrize("who", STAFF)
def test_a_search_answers_the_same_with_somebody_behind_a_gate(
    who: str, gate: str, standing_cast: Cast
) -> None:
    for typed, second in zip(("Maya Okonjo", "art", "weir", "bus"), SECOND, strict=True):
        for path, given_words in searches(typed, "Maya Okonjo", second):
            hidden, without = with_and_without(standing_cast, who, gate, path, given_words)
            assert hidden == without, (path, given_words)


@given(
    st.sampled_from(STAFF), st.sampled_from(["barred", "sealed"]), st.sampled_from(TYPED),
    st.sampled_from(TYPED), st.sampled_from(SECOND), st.booleans(),
)  # fmt: skip
def test_whatever_is_typed_it_answers_the_same(
    standing_cast: Cast, who: str, gate: str, typed: str, name: str, second: Any, elsewhere: bool
) -> None:
    path, given_words = list(searches(typed, name, second))[elsewhere]
    hidden, without = with_and_without(standing_cast, who, gate, path, given_words)
    assert hidden == without


def test_the_difference_would_be_seen(standing_cast: Cast) -> None:
    """Without the gate, each of these searches shows the one who fits everything."""
    client = standing_cast.client("cal")
    client.get("/find/")
    words = [*searches("weir", "Maya Okonjo", SECOND[0]), *searches("", "Maya Okonjo", SECOND[3])]
    for path, given_words in (words[0], words[1], words[3]):
        with undone():
            before = answer(client, path, given_words)
        with undone():
            add_somebody_who_fits_everything(standing_cast)
            after = answer(client, path, given_words)
        assert after.body != before.body


# --- no search reads everybody -------------------------------------------------------------------

MANY = 3000


@pytest.fixture
def many(standing_cast: Cast) -> Iterator[Cast]:
    """A town of people, so that the database has a reason to use its indexes."""
    with undone():
        people = [
            Person(name=f"Person {n} Okonjo", born=dt.date(1940, 1, 1) + n * 9 * DAY, made_at=NOW)
            for n in range(MANY)
        ]
        QuerySet(Person).bulk_create(people)
        QuerySet(PersonName).bulk_create(
            PersonName(person=one, kind="given", full=one.name) for one in people
        )
        QuerySet(NameKey).bulk_create(
            NameKey(person=one, plain=part, sounds=sounds(part))
            for one in people
            for part in parts(one.name)
        )
        QuerySet(Identifier).bulk_create(
            Identifier(person=one, kind="school", value=f"UPN-{n}") for n, one in enumerate(people)
        )
        QuerySet(OtherDate).bulk_create(
            OtherDate(person=one, day=dt.date(1930, 1, 1) + n * DAY, source="x")
            for n, one in enumerate(people)
        )
        QuerySet(Address).bulk_create(
            Address(id=uuid7(), person=one, open_words="x", postcode_key=f"FW{n}AB", made_at=NOW)
            for n, one in enumerate(people)
        )
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield standing_cast


def reads_of_whole_tables(queries: list[dict[str, str]], tables: tuple[str, ...]) -> list[str]:
    """The lines of the plans of these queries that read every row of a table."""
    found = []
    for query in queries:
        sql = query["sql"]
        if not sql.startswith("SELECT") or not any(table in sql for table in tables):
            continue
        asked = "EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
        with connection.cursor() as cursor:
            cursor.execute(asked + sql.replace("%", "%%"))
            plan = [str(row[-1]) for row in cursor.fetchall()]
        whole = re.compile(rf"(?:Seq Scan on|SCAN) (?:{'|'.join(tables)})\b(?! USING)")
        found += [line for line in plan if whole.search(line)]
    return found


@pytest.mark.parametrize(
    "second", [{"born": BORN}, {"identifier": "UPN-4711"}, {"postcode": "FW2 1AB"}]
)
def test_finding_someone_else_reads_by_an_index(second: dict[str, Any], many: Cast) -> None:
    with CaptureQueriesContext(connection) as caught:
        assert find_someone_else(by=many.viewer("ben"), name="Mya Okonyo", **second)
    tables = ("persons_person", "persons_personname", "persons_namekey", "persons_identifier",
              "persons_address")  # fmt: skip
    tables += ("persons_otherdate",)
    assert len(caught) > 3
    assert reads_of_whole_tables(list(caught), tables) == []


def test_finding_among_mine_and_in_words_reads_mine_only(many: Cast) -> None:
    viewer = many.viewer("ana")
    with CaptureQueriesContext(connection) as caught:
        assert among_mine(viewer, "mya")
        assert in_what_is_written(viewer, "weir").rows
    tables = ("persons_person", "persons_personname")
    assert reads_of_whole_tables(list(caught), tables) == []
