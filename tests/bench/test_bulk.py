"""What a benchmark writes in bulk is what the actions write: a sample of it, beside the same
deeds done one by one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import QuerySet

from alongside.base.audit.chain import first_bad_row
from alongside.base.core import clock
from alongside.base.organisation.viewer import Viewer
from alongside.people.persons.actions import add_person
from alongside.people.persons.models import MatchKey, NameKey, Person, PersonName
from alongside.people.working.actions import begin
from alongside.people.working.models import TeamResponsibility, WorkingRelationship
from alongside.practice.appointments.actions import plan
from alongside.practice.appointments.models import Appointment, AppointmentPerson
from alongside.practice.encounters.actions import Part, What, record_encounter
from alongside.practice.encounters.models import Encounter, EncounterPart
from alongside.practice.promises.actions import make_promise
from alongside.practice.promises.models import Promise, PromiseFor
from bench import bulk
from tests.cast import NOW

SIZE = 60
# What differs because it is another row, or made at another moment.
ANOTHER = {"id", "encounter_id", "appointment_id", "promise_id", "person_id", "made_at", "from_at"}


@pytest.fixture
def made(db: Any, at: Any) -> bulk.People:
    at(NOW)
    return bulk.write(SIZE, each=3)


def every(model: Any, **of: Any) -> list[Any]:
    return list(QuerySet(model).filter(**of).order_by("pk"))


def told(row: Any, *besides: str) -> dict[str, Any]:
    """A row without what makes it another one."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.attname not in ANOTHER | set(besides)
    }


def test_a_person_in_bulk_is_a_person_added(made: bulk.People) -> None:
    for person_id in made.ids[:8]:
        (person,) = every(Person, pk=person_id)
        known_as = [one.full for one in every(PersonName, person=person, kind="known_as")]
        one_by_one = add_person(
            name=person.name, born=person.born, known_as=known_as, team=made.team,
            by=Viewer(made.workers["manager"]), born_source="",
        )  # fmt: skip
        assert told(person) == told(one_by_one)
        for model in (PersonName, NameKey, MatchKey, TeamResponsibility):
            here = [told(row) for row in every(model, person=person)]
            there = [told(row) for row in every(model, person=one_by_one)]
            assert here == there, model


def test_a_relationship_in_bulk_is_one_that_was_begun(made: bulk.People) -> None:
    (row,) = every(WorkingRelationship, person_id=made.few[1])
    manager = Viewer(made.workers["manager"])
    one = add_person(name="Rae Quint", team=made.team, by=manager)
    one_by_one = begin(
        person_id=one.pk, worker=made.workers["few"], role=row.role, why=row.why_started,
        by=manager, rhythm_days=row.rhythm_days,
    )  # fmt: skip
    assert told(row) == told(one_by_one)


def test_a_visit_in_bulk_is_one_recorded_an_hour_later(made: bulk.People, at: Any) -> None:
    (part,) = every(EncounterPart, person_id=made.few[1])[:1]
    (visit,) = every(Encounter, pk=part.encounter_id)
    at(visit.recorded_at)
    # The relationship began later than the visit that was drawn for it: what is compared is the
    # row, and whoever sees the record may write.
    QuerySet(WorkingRelationship).filter(person_id=made.few[1]).update(from_at=clock.now())
    QuerySet(TeamResponsibility).update(from_at=clock.now())
    (again,) = record_encounter(
        parts=[Part(made.few[1], seen=True)],
        what=What(
            happened_at=visit.happened_at, narrative=visit.narrative, minutes=visit.minutes,
            place="at home",
        ),
        by=Viewer(made.workers["few"]),
    )  # fmt: skip
    assert told(visit) == told(again)
    (other,) = every(EncounterPart, encounter=again)
    assert told(part) == told(other)


def test_a_meeting_and_a_promise_in_bulk_are_those_planned_and_made(made: bulk.People) -> None:
    by = Viewer(made.workers["few"])
    whom = every(AppointmentPerson, person__in=made.few)[0]
    (meeting,) = every(Appointment, pk=whom.appointment_id)
    (again,) = plan(
        person_ids=[whom.person_id], starts_at=meeting.starts_at, place=meeting.place, by=by
    )
    assert told(meeting) == told(again)
    assert told(whom) == told(every(AppointmentPerson, appointment=again)[0])

    about = every(PromiseFor, person__in=made.few)[0]
    (promise,) = every(Promise, pk=about.promise_id)
    (kept,) = make_promise(
        person_ids=[about.person_id], words=promise.words, due=promise.due, by=by,
        made_on=promise.made_on,
    )  # fmt: skip
    assert told(promise) == told(kept)


def test_the_trace_holds_and_the_caseloads_are_as_said(made: bulk.People) -> None:
    assert first_bad_row() is None
    assert len(every(EncounterPart, person_id=made.long)) == bulk.LONG
    assert len(every(EncounterPart, person_id=made.ids[5])) == 3
    few = Person.objects.visible_to(Viewer(made.workers["few"]))
    assert set(few.values_list("pk", flat=True)) == set(made.few)
    managed = Person.objects.visible_to(Viewer(made.workers["manager"]))
    assert managed.count() == SIZE


def test_the_ids_and_names_told_are_those_written_in_order(made: bulk.People) -> None:
    assert made.names[:3] == [one.name for one in every(Person)[:3]]
    assert len(made.ids) == len(set(made.ids)) == SIZE
