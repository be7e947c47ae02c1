"""Querysets run as one statement answer as each alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.test.utils import CaptureQueriesContext

from alongside.base.core.among import among, compared
from alongside.base.core.guarded import Unscoped
from alongside.base.core.together import together
from alongside.people.persons.models import Address, Fact, Person, PersonName
from alongside.people.working.models import WorkingRelationship
from alongside.practice.encounters.models import EncounterPart
from alongside.practice.promises.models import Promise
from tests.cast import STAFF, Cast


def asked(viewer: Any) -> dict[str, QuerySet]:
    """Every kind of column and shape that is read together."""
    return {
        "parts": EncounterPart.objects.visible_to(viewer)
        .select_related("encounter__author", "person")
        .order_by("-happened_at", "-pk")[:3],
        "facts": Fact.objects.visible_to(viewer).current().order_by("pk"),
        "addresses": Address.objects.visible_to(viewer).select_related("person").order_by("-pk"),
        "working": WorkingRelationship.objects.visible_to(viewer)
        .select_related("worker", "through")
        .annotate(told=Value("yes"))
        .order_by("from_at", "pk"),
        "promises": Promise.objects.visible_to(viewer).select_related("by_worker").order_by("pk"),
        "nobody": Person.objects.visible_to(None),
        "people": Person.objects.visible_to(viewer).order_by("name", "pk"),
    }


def whole(row: Any) -> dict[str, Any]:
    """A row's columns, those of what came with it, and what was put on it."""
    columns = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    columns = {k: bytes(v) if isinstance(v, memoryview) else v for k, v in columns.items()}
    for name, held in row._state.fields_cache.items():
        columns[f"with {name}"] = whole(held) if held is not None else None
    if "told" in row.__dict__:
        columns["told"] = row.told
    return columns


@pytest.mark.parametrize("who", STAFF)
def test_they_answer_as_each_alone(who: str, cast: Cast) -> None:
    viewer = cast.viewer(who)
    alone = {name: [whole(row) for row in rows] for name, rows in asked(viewer).items()}
    found = together(**asked(viewer))
    assert {name: [whole(row) for row in rows] for name, rows in found.items()} == alone


def test_what_is_locked_can_still_be_opened(cast: Cast) -> None:
    (address,) = together(
        safe=Address.objects.visible_to(cast.viewer("ana")).filter(pk=cast.dee_safe.pk)
    )["safe"]
    assert address.words == cast.dee_safe.words


def test_they_are_one_statement(cast: Cast) -> None:
    viewer = cast.viewer("ana")
    Person.objects.visible_to(viewer).first()  # the viewer's rights are read
    with CaptureQueriesContext(connection) as caught:
        together(**asked(viewer))
    assert len(caught) == 1


def test_one_that_forgets_who_is_looking_is_an_error(cast: Cast) -> None:
    with pytest.raises(Unscoped):
        together(people=Person.objects.all(), names=PersonName.objects.visible_to(None))


def test_nothing_asked_is_nothing_found(cast: Cast) -> None:
    assert together() == {}
    with CaptureQueriesContext(connection) as caught:
        assert together(nobody=Person.objects.visible_to(None)) == {"nobody": []}
    assert not caught


def test_columns_alone_are_read_along(cast: Cast) -> None:
    people = Person.objects.visible_to(cast.viewer("ana")).order_by("name", "pk")
    found = together(rows=people.values_list("pk", "born"), names=people)
    assert found["rows"] == [(one.pk, one.born) for one in found["names"]] != []


def test_ids_as_one_parameter_choose_as_a_list_does(cast: Cast) -> None:
    viewer = cast.viewer("cal")
    some = [cast.maya.pk, cast.rose.pk, cast.sami.pk, UUID(int=7)]
    people = Person.objects.visible_to(viewer)
    for ref in ("pk", "names__person"):
        found = set(people.filter(among(ref, some)).values_list("name", flat=True))
        assert found == {"Maya Okonjo", "Sami Haddad"}
        others = set(people.exclude(among(ref, some)).values_list("name", flat=True))
        assert others == {"Dee Okonjo", "Kit Larsen", "Ira Haddad", "Noor Haddad"}
    assert not people.filter(among("pk", [])).exists()


def test_asked_of_one_after_another_ids_are_compared_and_not_looked_up(cast: Cast) -> None:
    names = PersonName.objects.visible_to(cast.viewer("cal"))
    theirs = compared(names).filter(person=OuterRef("pk")).order_by("full")
    people = Person.objects.visible_to(cast.viewer("cal")).order_by("name")
    found = people.annotate(known=Subquery(theirs.values("full")[:1])).values_list("name", "known")
    assert [known for _name, known in found] == [
        min((row.full for row in names if row.person_id == one.pk), default=None) for one in people
    ]
    if connection.vendor == "postgresql":
        assert ") = ANY(" in str(compared(names).query)
        assert ") = ANY(" not in str(names.query), "the rows it was made from stay as they were"
