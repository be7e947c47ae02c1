"""Deeds that combine several rooms: writing a visit up in both lanes, and dropping everything.

The page, offline and any other door call these.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from alongside.base.core.units import unit
from alongside.base.drafts import actions as drafts
from alongside.base.organisation.models import Worker
from alongside.practice.appointments.changing import Drop, drop_everything
from alongside.practice.encounters.actions import Part, What, record_encounter
from alongside.practice.encounters.models import Encounter
from alongside.practice.promises.actions import make_promise
from alongside.practice.promises.models import Whose
from alongside.practice.promises.putting_off import Later, put_off
from alongside.practice.reflections.actions import reflect
from alongside.practice.wonderings.actions import wonder


@dataclass
class Promised:
    words: str
    due: Any = None
    whose: str = Whose.WORKER
    by_person_id: UUID | None = None
    by_name: str = ""


@dataclass
class WriteUp:
    """Everything one write-up may hold. Only who and what happened are needed."""

    parts: list[Part]
    what: What
    promised: list[Promised] = field(default_factory=list)
    for_me: str = ""
    wondering: str = ""
    would_change_my_mind: str = ""
    wondering_about: UUID | None = None


def write_up(
    *, given: WriteUp, by: Any, encounter_id: UUID | None = None, draft_id: UUID | None = None
) -> list[Encounter]:
    """Record what happened, the promises in it, the wondering and the private lane, and close the
    draft, all in one transaction: either everything is safe or nothing changed.

    Raises what the inner actions raise.
    """
    with unit():
        made = record_encounter(
            parts=given.parts, what=given.what, by=by, encounter_id=encounter_id
        )
        person_ids = [part.person_id for part in given.parts]
        for promised in given.promised:
            make_promise(
                person_ids=person_ids,
                words=promised.words,
                by=by,
                due=promised.due,
                whose=promised.whose,
                by_person_id=promised.by_person_id,
                by_name=promised.by_name,
                encounter_id=made[0].pk,
            )
        if given.wondering.strip():
            wonder(
                person_id=given.wondering_about or person_ids[0],
                words=given.wondering,
                by=by,
                would_change_my_mind=given.would_change_my_mind,
            )
        if given.for_me.strip():
            reflect(words=given.for_me, by=by, person_id=person_ids[0])
        drafts.close(by=by, draft_id=draft_id)
    return made


def drop_the_day(
    *, drops: list[Drop], later: list[Later], by: Any, ask: Worker | None = None
) -> None:
    """Something urgent came up: today's meetings move or end, today's promises wait for another
    day, and everybody they are for is to be told. Raises what the inner actions raise."""
    with unit():
        drop_everything(drops=drops, by=by, ask=ask, also=put_off(later=later, by=by))
