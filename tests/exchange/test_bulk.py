"""What is written many at a time is what the one-by-one actions write."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from alongside.base.core.ids import uuid7
from alongside.people.persons import actions
from alongside.people.persons.bulk import Known, NewPerson, add_people_in_bulk
from alongside.people.persons.models import (
    Address,
    Identifier,
    MatchKey,
    NameKey,
    OtherDate,
    Person,
    PersonName,
)
from alongside.people.working import actions as working
from alongside.people.working.bulk import begin_in_bulk
from alongside.people.working.models import Role, TeamResponsibility, WorkingRelationship
from tests.exchange.conftest import NOW, Office, every
from tests.factories import organisation as made

OF_A_PERSON = (
    Address, Identifier, MatchKey, NameKey, OtherDate, PersonName, TeamResponsibility,
    WorkingRelationship,
)  # fmt: skip
SAMPLE: list[dict[str, Any]] = [
    {"name": "Ann Lee", "born": dt.date(2011, 12, 13), "known_as": ["Scout"], "gender": "woman"},
    {"name": "Zoë O'Neill-Smith", "born": None, "pronouns": "they/them"},
    {"name": "李 小龙", "born": dt.date(1990, 1, 1)},
    {"name": "Cher", "born": dt.date(1990, 1, 1), "address": "4 Weir Road\nFarrow\nFW2 1AB"},
]


def one_by_one(office: Office, given: dict[str, Any]) -> UUID:
    address = given.get("address")
    person = actions.add_person(
        name=given["name"], team=office.north, by=office.viewer("cal"), born=given["born"],
        known_as=given.get("known_as"), gender=given.get("gender", ""),
        pronouns=given.get("pronouns", ""), source="s",
        born_source="s" if given["born"] else "",
    )  # fmt: skip
    if address:
        actions.add_address(person_id=person.pk, lines=address, by=office.viewer("cal"), source="s")
    return person.pk


def in_bulk(office: Office, given: dict[str, Any]) -> UUID:
    known = Known(
        uuid7(), source="s", known_as=list(given.get("known_as", [])),
        address=given.get("address", ""),
    )  # fmt: skip
    new = NewPerson(
        name=given["name"], known=known, born=given["born"], gender=given.get("gender", ""),
        pronouns=given.get("pronouns", ""),
    )  # fmt: skip
    add_people_in_bulk([new], team=office.north, by=office.viewer("cal"))
    return known.person_id


def rows_of(model: Any, ref: str, person_id: UUID) -> list[dict[str, Any]]:
    """Every column but ids and the moment of the history row."""
    but = ("id", "person_id", "history_id", "history_date", "history_change_reason")
    rows = [
        {name: value for name, value in row.items() if name not in but}
        for row in every(model).filter(**{ref: person_id}).values()
    ]
    return sorted(rows, key=repr)


def test_a_person_made_in_bulk_is_the_person_made_alone(office: Office) -> None:
    for given in SAMPLE:
        alone, bulk = one_by_one(office, given), in_bulk(office, given)
        assert rows_of(Person, "pk", bulk) == rows_of(Person, "pk", alone)
        history = Person.history.model
        assert rows_of(history, "id", bulk) == rows_of(history, "id", alone)
        for model in OF_A_PERSON:
            assert rows_of(model, "person", bulk) == rows_of(model, "person", alone), model


def test_a_relationship_begun_in_bulk_is_the_one_begun_alone(office: Office) -> None:
    jo = made.worker("Jo Fox")
    alone, bulk = (one_by_one(office, SAMPLE[0]) for _ in range(2))
    working.begin(
        person_id=alone, worker=jo, role=Role.KEY_WORKER, by=office.viewer("cal"), why="a file",
        from_at=NOW,
    )  # fmt: skip
    row = WorkingRelationship(
        person_id=bulk, worker=jo, role=Role.KEY_WORKER, why_started="a file", from_at=NOW
    )
    begin_in_bulk([row], team=office.north, by=office.viewer("cal"))
    assert rows_of(WorkingRelationship, "person", bulk) == rows_of(
        WorkingRelationship, "person", alone
    )
