"""A record begins in the demo, and is given from worker to worker as it was lived."""

from functools import partial
from itertools import pairwise
from uuid import UUID

from alongside.base.core import clock
from alongside.people.persons import actions as persons
from alongside.people.working import actions as working
from alongside.people.working.models import Role, WorkingRelationship
from alongside.people.working.passing import hand_over

from .builder import Builder
from .lives import Life, Spell

MANAGERS = {"north": "cal", "south": "mo", "harbour": "pat"}


def take_on(b: Builder, life: Life) -> None:
    """Have the team's manager start a record, say what is known at first, and give it to workers."""
    b.on(b.ago(life.start, "09:30"), lambda: _add(b, life))
    key = [spell for spell in life.spells if spell.role == Role.KEY_WORKER]
    after = {id(then): first for first, then in pairwise(key) if _meet(first, then)}
    for spell in life.spells:
        deed = partial(begin, b, life, spell)
        if id(spell) in after:
            deed = partial(take_over, b, life, after[id(spell)], spell)
        b.on(b.ago(spell.start, spell.start_time), deed)


def _meet(first: Spell, then: Spell) -> bool:
    """Whether one key worker is introduced while the other still works with them."""
    return first.until is not None and then.start > first.until


def _add(b: Builder, life: Life) -> None:
    by = b.viewer(MANAGERS[life.team])
    person = persons.add_person(
        name=life.name,
        team=b.teams[life.team],
        by=by,
        known_as=life.known_as,
        pronouns=life.said_pronouns,
        born=life.born,
        born_precision=life.precision,
        born_source=life.born_source,
    )
    b.people[life.key] = person.pk
    for kind, full in life.names:
        persons.add_name(person_id=person.pk, full=full, kind=kind, by=by)
    for language in life.languages:
        persons.add_language(person_id=person.pk, by=by, **language)  # type: ignore[arg-type]
    if life.address:
        persons.add_address(person_id=person.pk, lines=life.address, by=by)


def begin(b: Builder, life: Life, spell: Spell) -> None:
    """Give somebody to a worker; where the end lies behind the evening, have it end then."""
    manager = b.viewer(MANAGERS[life.team])
    until = None if spell.until is None else b.ago(spell.until, spell.until_time)
    row = working.begin(
        person_id=b.people[life.key],
        worker=b.workers[spell.worker],
        role=spell.role,
        by=manager,
        why=spell.why,
        rhythm_days=spell.rhythm,
        until_at=until if spell.fixed_end else None,
        through=b.workers[spell.through] if spell.through else None,
    )
    spell.row = row.pk
    b.rights_changed(*_touched(spell))
    if until is not None and spell.fixed_end:
        b.on(until, lambda: b.rights_changed(*_touched(spell)))
    elif until is not None:
        b.on(until, lambda: end(b, life, row.pk, spell))


def take_over(b: Builder, life: Life, first: Spell, then: Spell) -> None:
    """Have a worker be introduced, and take over as the one before goes."""
    at = b.ago(first.until or 0, first.until_time)
    passed = hand_over(
        person_id=b.people[life.key],
        worker=b.workers[then.worker],
        by=b.viewer(MANAGERS[life.team]),
        at=at,
        why=then.why,
        outgoing_id=first.row,
        introduced_at=clock.now(),
        outgoing_reason=first.reason,
        outgoing_words=first.words,
    )
    then.row = passed.succession.pk
    b.rights_changed(*_touched(then))
    b.on(at, lambda: b.rights_changed(*_touched(first), *_touched(then)))
    if then.until is not None:
        until = b.ago(then.until, then.until_time)
        b.on(until, lambda: end(b, life, passed.succession.pk, then))


def end(b: Builder, life: Life, relationship_id: UUID, spell: Spell) -> None:
    """End it, where nobody took over and so ended it at this moment already."""
    manager = b.viewer(MANAGERS[life.team])
    if not WorkingRelationship.objects.visible_to(manager).active().filter(pk=relationship_id):
        return
    working.end(
        relationship_id=relationship_id,
        by=b.viewer(MANAGERS[life.team]),
        reason=spell.reason,
        words=spell.words,
    )
    b.rights_changed(*_touched(spell))


def _touched(spell: Spell) -> tuple[str, ...]:
    """Whose rights follow from a spell: the worker's, and their student's."""
    return (spell.worker, "zoe")
