"""Everything an import reads past the guard, in one place.

It looks at everyone but those behind a gate, who are left out in the very query that looks, so
that nothing, not even the number of queries, tells of them. What it finds goes no further than
planning.py, which shows by access.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models

from alongside.base.core import clock
from alongside.base.organisation.models import Team, active_now
from alongside.people.persons.comparing import Looks, letters_of
from alongside.people.persons.likeness import living_at, looks_of
from alongside.people.persons.models import (
    Address,
    Identifier,
    Label,
    MatchKey,
    Person,
    postcode_in,
)
from alongside.people.ties.models import Tie
from alongside.people.working.access import gated
from alongside.people.working.bulk import answered_for
from alongside.people.working.models import WorkingRelationship

from .access import importer_sees
from .models import ImportRow, Outcome, WaitsFor

_WHY = "an import matches against everyone and shows by access"


@dataclass(slots=True)
class Known:
    """Somebody with a record here, as far as a row can be compared with them."""

    person: Person
    visible: bool
    manageable: bool
    looks: Looks
    closed_places: set[str] = field(default_factory=set)

    @property
    def id(self) -> UUID:
        return self.person.pk


class Lookup:
    """Finds people by what they may share with a row, and reads what a row is compared with."""

    def __init__(self, by: Any, team: Team, made: set[UUID]):
        self.by, self.team = by, team
        self.made = made  # people this very run made: a preview does not have them

    def _grouped(self, rows: Any, key: str) -> dict[str, set[UUID]]:
        """People by the key they were found under, nobody behind a gate among them."""
        found: dict[str, set[UUID]] = defaultdict(set)
        for value, person_id in rows.exclude(gated(self.by, "person")).values_list(
            key, "person_id"
        ):
            if person_id not in self.made:
                found[value].add(person_id)
        return found

    def numbered(
        self, numbers: set[tuple[str, str]], source: str
    ) -> dict[tuple[str, str], set[UUID]]:
        """People by (kind, number), as this source numbers them."""
        found: dict[tuple[str, str], set[UUID]] = {}
        for kind in sorted({kind for kind, _value in numbers}):
            values = [value for of_kind, value in numbers if of_kind == kind]
            rows = Identifier.objects.unguarded(_WHY).filter(
                kind=kind, value__in=values, source=source
            )
            for value, people in self._grouped(rows, "value").items():
                found[kind, value] = people
        return found

    def marked(self, marks: set[str]) -> dict[str, set[UUID]]:
        """People by the mark of an earlier row about them, in this team."""
        rows = ImportRow.objects.unguarded(_WHY).filter(mark__in=marks, person__isnull=False)
        return self._grouped(rows, "mark")

    def keyed(self, keys: set[str]) -> dict[str, set[UUID]]:
        rows = MatchKey.objects.unguarded(_WHY).filter(key__in=keys)
        return self._grouped(rows, "key")

    def living_at(self, places: set[tuple[str, str]]) -> dict[tuple[str, str], set[UUID]]:
        """People by the postcode of an open address and a surname."""
        found = living_at(places, but=gated(self.by, "person"))
        return {place: people - self.made for place, people in found.items()}

    def load(self, ids: set[UUID]) -> dict[UUID, Known]:
        """What is known of these people, and what the importer may do with it."""
        people = Person.objects.unguarded(_WHY).filter(pk__in=ids)
        manageable = answered_for(self.by, self.team, list(ids))
        seen = manageable | seen_otherwise(self.by, self.team, ids - manageable)
        looks = looks_of(ids)
        known = {
            person.pk: Known(person, person.pk in seen, person.pk in manageable, looks[person.pk])
            for person in people
        }
        closed = Address.objects.unguarded(_WHY).filter(person__in=list(known))
        for address in closed.exclude(label=Label.OPEN):
            # A safe address that stands in the file too must not be added as an open one.
            place = postcode_in(address.words) or letters_of(address.words)
            known[address.person_id].closed_places.add(place)
        return known


def seen_otherwise(by: Any, team: Team, person_ids: set[UUID]) -> set[UUID]:
    """Of these people, for whom no team answers that the actor imports for, those whose record
    they see. Few, as a rule: the rule itself reads whole teams."""
    rows = Person.objects.unguarded(_WHY).filter(importer_sees(by, team), pk__in=person_ids)
    return set(rows.values_list("pk", flat=True))


def relationships_of(person_ids: Iterable[UUID]) -> dict[UUID, list[WorkingRelationship]]:
    """Every working relationship of these people, by person."""
    found: dict[UUID, list[WorkingRelationship]] = {pk: [] for pk in person_ids}
    for row in WorkingRelationship.objects.unguarded(_WHY).filter(person__in=list(found)):
        found[row.person_id].append(row)
    return found


def came_with_a_file(relationship_ids: Iterable[UUID]) -> set[UUID]:
    """Those of these relationships that an import began."""
    rows = ImportRow.objects.unguarded(_WHY).filter(relationship__in=list(relationship_ids))
    return {pk for pk in rows.values_list("relationship", flat=True) if pk}


def ties_of_files(tie_ids: Iterable[UUID]) -> set[UUID]:
    """Those of these ties that an import made."""
    rows = ImportRow.objects.unguarded(_WHY).filter(tie__in=list(tie_ids))
    return {pk for pk in rows.values_list("tie", flat=True) if pk}


def groups_seen(by: Any, team: Team, group_ids: list[UUID]) -> set[UUID]:
    """Those of these groups that somebody whose record the importer sees is tied to."""
    rows = Tie.objects.unguarded(_WHY).standing()
    rows = rows.filter(importer_sees(by, team, "person"), group__in=group_ids)
    return {pk for pk in rows.values_list("group", flat=True).distinct() if pk}


def still_waiting(marks: set[str], run_id: UUID) -> dict[str, ImportRow]:
    """Rows of earlier runs about the same people that still wait, so that none waits twice."""
    rows = ImportRow.objects.unguarded(_WHY).filter(
        mark__in=marks, outcome=Outcome.WAITS, settled_at=None
    )
    return {row.mark: row for row in rows.exclude(run=run_id)}


def settle(row_ids: list[UUID]) -> None:
    """These rows no longer wait: a later file, or somebody, has answered them."""
    if row_ids:
        ImportRow.objects.unguarded(_WHY).filter(pk__in=row_ids).update(settled_at=clock.now())


def asked_about(row_ids: list[UUID]) -> dict[tuple[UUID, UUID], bool]:
    """For each row and each person elsewhere it may be about: whether their manager has said that
    it is somebody else."""
    rows = WaitsFor.objects.unguarded(_WHY).filter(import_row__in=row_ids)
    return {
        (row_id, person_id): answered is not None
        for row_id, person_id, answered in rows.values_list(
            "import_row_id", "person_id", "answered_at"
        )
    }


def all_rows(model: type[models.Model]) -> Any:
    """Every row of a table: an undo looks whether anybody has used what a run made, and says no
    more than that."""
    rows: Any = model._default_manager
    return rows.unguarded("an undo looks for uses") if hasattr(rows, "unguarded") else rows.all()


def workers_now(person_ids: list[UUID]) -> dict[UUID, list[UUID]]:
    """Who works with each of these people now: whom to tell of a find."""
    rows = WorkingRelationship.objects.unguarded(_WHY).filter(active_now(), person__in=person_ids)
    found: dict[UUID, list[UUID]] = {pk: [] for pk in person_ids}
    for person_id, worker_id in rows.values_list("person_id", "worker_id"):
        found[person_id].append(worker_id)
    return found
