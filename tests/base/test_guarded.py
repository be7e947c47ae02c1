"""Deny by default: whichever way a guarded model is read without a viewer, it raises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Count, Max

from alongside.base.core.guarded import GuardedQuerySet, Unscoped, destroy
from alongside.base.drafts.models import Draft
from alongside.people.persons.models import Fact, Person, PersonName
from alongside.practice.encounters.models import Encounter, EncounterPart
from tests.cast import Cast

WAYS: dict[str, Callable[[Cast], Any]] = {
    "iteration": lambda cast: list(Person.objects.all()),
    "filter": lambda cast: list(Person.objects.filter(pk=cast.maya.pk)),
    "count": lambda cast: Person.objects.count(),
    "distinct count": lambda cast: Person.objects.values("name").distinct().count(),
    "sliced count": lambda cast: Person.objects.all()[:5].count(),
    "exists": lambda cast: Person.objects.filter(pk=cast.maya.pk).exists(),
    "contains": lambda cast: Person.objects.contains(cast.maya),
    "get": lambda cast: Person.objects.get(pk=cast.maya.pk),
    "get_or_create": lambda cast: Person.objects.get_or_create(pk=cast.maya.pk),
    "first": lambda cast: Person.objects.first(),
    "last": lambda cast: Person.objects.last(),
    "latest": lambda cast: Person.objects.latest("made_at"),
    "aggregate": lambda cast: Person.objects.aggregate(Max("born")),
    "annotate": lambda cast: list(Person.objects.annotate(Count("facts"))),
    "in_bulk": lambda cast: Person.objects.in_bulk([cast.maya.pk]),
    "iterator": lambda cast: list(Person.objects.iterator()),
    "values": lambda cast: list(Person.objects.values("name")),
    "values_list": lambda cast: list(Person.objects.values_list("name")),
    "dates": lambda cast: list(Person.objects.dates("born", "year")),
    "union": lambda cast: list(mine(cast).union(Person.objects.all())),
    "or": lambda cast: list(mine(cast) | Person.objects.all()),
    "or, turned round": lambda cast: list(Person.objects.all() | mine(cast)),
    "and": lambda cast: list(mine(cast) & Person.objects.all()),
    "subquery": lambda cast: list(
        Fact.objects.visible_to(cast.viewer("ana")).filter(person__in=Person.objects.all())
    ),
    "raw": lambda cast: list(Person.objects.raw("SELECT * FROM persons_person")),
    "explain": lambda cast: Person.objects.explain(),
    "select_for_update": lambda cast: list(Person.objects.select_for_update()),
    "forward key": lambda cast: own_fact(cast).person,
    "forward one to one": lambda cast: correction(cast).replaces,
    "reverse one to one": lambda cast: cast.maya_ana.replaced_by,
    "related manager": lambda cast: list(mine(cast).get(pk=cast.maya.pk).names.all()),
    "related count": lambda cast: mine(cast).get(pk=cast.maya.pk).facts.count(),
    "prefetch": lambda cast: list(mine(cast).prefetch_related("names")),
    "deferred field": lambda cast: mine(cast).defer("name").get(pk=cast.maya.pk).name,
    "refresh_from_db": lambda cast: mine(cast).get(pk=cast.maya.pk).refresh_from_db(),
    "update": lambda cast: PersonName.objects.filter(full="x").update(full="y"),
    "update of a related manager": lambda cast: cast.maya.names.update(full="y"),
    "bulk_update": lambda cast: PersonName.objects.bulk_update(
        [PersonName(pk=cast.maya.pk, full="y")], ["full"]
    ),
    "update_or_create": lambda cast: PersonName.objects.update_or_create(pk=cast.maya.pk),
    "delete": lambda cast: Person.objects.filter(pk=cast.maya.pk).delete(),
    "delete of visible rows": lambda cast: mine(cast).delete(),
    "delete of one": lambda cast: cast.maya.delete(),
    "delete of one nothing points to": lambda cast: cast.draft.delete(),
    "history": lambda cast: list(Person.history.all()),
    "history of one": lambda cast: list(cast.maya.history.all()),
    "history, first": lambda cast: cast.maya.history.first(),
    "unguarded without a reason": lambda cast: list(Person.objects.unguarded("")),
}


def mine(cast: Cast) -> Any:
    return Person.objects.visible_to(cast.viewer("ana")).order_by("pk")


def own_fact(cast: Cast) -> Fact:
    return Fact.objects.visible_to(cast.viewer("ana")).get(pk=cast.maya_open.pk)


def correction(cast: Cast) -> Encounter:
    return Encounter(replaces_id=cast.maya_ana.pk)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_reading_without_a_viewer_raises(way: Callable[[Cast], Any], cast: Cast) -> None:
    with pytest.raises(Unscoped):
        way(cast)


def test_every_guarded_model_raises_and_keeps_a_guarded_base_manager() -> None:
    """Any model whose `objects` is guarded, so that foreign keys and refreshes are too."""
    guarded = [
        model for model in apps.get_models() if isinstance(model.objects.all(), GuardedQuerySet)
    ]
    assert len(guarded) > 25
    for model in guarded:
        with pytest.raises(Unscoped):
            model.objects.exists()
        if not model.__name__.startswith("Historical"):
            assert isinstance(model._base_manager.all(), GuardedQuerySet), model


def test_saving_and_creating_need_no_viewer(cast: Cast) -> None:
    person = mine(cast).get(pk=cast.maya.pk)
    person.pronouns = "they/them"
    person.save()
    made = PersonName.objects.create(person=person, kind="known_as", full="Mai")
    assert mine(cast).get(pk=cast.maya.pk).pronouns == "they/them"
    assert PersonName.objects.visible_to(cast.viewer("ana")).filter(pk=made.pk).exists()


def test_a_viewer_who_is_not_active_sees_no_row_and_raises_nothing(cast: Cast) -> None:
    cast.workers["ana"].user.is_active = False
    cast.workers["ana"].user.save()
    for viewer in (None, cast.viewer("ana")):
        assert not Person.objects.visible_to(viewer).exists()
        assert not Person.objects.card_visible_to(viewer).exists()
        assert list(Person.objects.for_action(viewer)) == []


def test_a_person_is_not_updated_in_bulk_so_that_history_is_kept(cast: Cast) -> None:
    with pytest.raises(TypeError, match="history"):
        mine(cast).update(name="x")


def test_history_is_seen_with_the_record(cast: Cast) -> None:
    """Whoever sees the record sees what it said before; nobody else does."""
    person = mine(cast).get(pk=cast.maya.pk)
    person.name = "Maya O."
    person.save()
    names = [row.name for row in person.history.visible_to(cast.viewer("ana"))]
    assert sorted(names) == ["Maya O.", "Maya Okonjo"]
    assert not person.history.visible_to(cast.viewer("ben")).exists()


def test_destroy_removes_one_row_for_good(cast: Cast) -> None:
    destroy(cast.draft)
    assert not Draft.objects.visible_to(cast.viewer("ana")).exists()


def test_joined_scoped_querysets_stay_readable(cast: Cast) -> None:
    seen = EncounterPart.objects.visible_to(cast.viewer("ana"))
    both = seen.filter(person=cast.maya) | seen.filter(person=cast.dee)
    assert both.count() == 4
