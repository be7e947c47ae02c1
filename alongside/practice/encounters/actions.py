"""Recording what happened, and correcting it."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.dates import Precision
from alongside.base.core.errors import CannotSee, MayNot, Refused, Stale
from alongside.base.core.ids import uuid7
from alongside.base.core.text import clean, one_line, over, too_long
from alongside.base.core.units import unit
from alongside.people.persons.models import Person
from alongside.people.persons.seen import records_seen
from alongside.people.working.access import (
    every_part,
    groups_apart,
    reason_for,
    relationship_held,
)

from . import words
from .models import Encounter, EncounterPart, How, KeptBecause, Planned, Present

SOON = dt.timedelta(minutes=15)  # a visit still going on may be written up


@dataclass
class Part:
    """One person in an encounter: whether they were seen, seen alone, and words only about them."""

    person_id: UUID
    seen: bool = False
    seen_alone: bool = False
    words: str = ""


@dataclass
class There:
    """Somebody else who was there, as told."""

    name: str
    relation: str = ""
    person_id: UUID | None = None


@dataclass
class What:
    """What happened: everything one encounter holds besides who it was with."""

    happened_at: dt.datetime
    narrative: str = ""
    happened_precision: str = Precision.MINUTE
    minutes: int | None = None
    how: str = How.IN_PERSON
    planned: str = Planned.PLANNED
    place: str = ""
    title: str = ""
    present: list[There] = field(default_factory=list)
    asked_not_to_write: bool = False
    kept_because: str = ""
    readable: bool = True
    not_yet_because: str = ""
    appointment_id: UUID | None = None
    hard: bool = False


def record_encounter(
    *, parts: list[Part], what: What, by: Any, encounter_id: UUID | None = None
) -> list[Encounter]:
    """Record a contact with one person or several; answers one encounter, or one more for each
    sealed person among them, who never shares an object with others.

    Whoever sees the record may record; in the 28 days after a relationship ended, a late entry
    dated inside it. Raises CannotSee for a person the actor may not write about, and Refused
    with a sentence per field.
    """
    _check(parts, what)
    with unit():
        person_ids = [part.person_id for part in parts]
        _must_write(by, person_ids, what.happened_at)
        made = []
        for group in groups_apart(person_ids):
            here = [part for part in parts if part.person_id in group]
            made.append(_write(here, what, by, encounter_id or uuid7(), None, ""))
            encounter_id = None
    return made


def correct_encounter(
    *, encounter_id: UUID, parts: list[Part], what: What, by: Any, why: str
) -> Encounter:
    """Replace one's own entry by a corrected one; both are kept and both can be read.

    The parts of people its author no longer sees stay as they are.
    Raises CannotSee, MayNot (somebody else's words), Stale (corrected already) and Refused.
    """
    if not why.strip():
        raise Refused({"why": _("Say in a few words what was not right.")})
    if problems := over(500, why=one_line(why)):
        raise Refused(problems)
    _check(parts, what)
    with unit():
        earlier = Encounter.objects.for_action(by).filter(pk=encounter_id).first()
        if earlier is None:
            raise CannotSee
        if earlier.author_id != by.worker_id:
            raise MayNot(_("These are somebody else's words. You can write your own beside them."))
        newer = Encounter.objects.visible_to(by).filter(replaces=earlier).first()
        if newer is not None:
            raise Stale(_("This was corrected in another window. Here are both."), newer)
        had = set(
            EncounterPart.objects.visible_to(by)
            .filter(encounter=earlier)
            .values_list("person_id", flat=True)
        )
        if {part.person_id for part in parts} != had:
            raise Refused({"people": _("A correction is about the same people.")})
        what.appointment_id = earlier.appointment_id
        return _write(parts, what, by, uuid7(), earlier, one_line(why))


def _stays(earlier: Encounter, parts: list[Part]) -> list[Part]:
    """Parts of an earlier version that its author cannot see, and so cannot change."""
    rows = every_part(EncounterPart, encounter=earlier).exclude(
        person__in=[part.person_id for part in parts]
    )
    return [Part(row.person_id, row.seen, row.seen_alone, row.words) for row in rows]


def _must_write(by: Any, person_ids: list[UUID], happened_at: dt.datetime) -> None:
    seen = records_seen(by, person_ids)
    for person_id in person_ids:
        if person_id in seen:
            continue
        late = Person.objects.card_visible_to(by).filter(pk=person_id).exists()
        if not late:
            raise CannotSee
        if not relationship_held(by, person_id, happened_at):
            raise Refused(
                {
                    "happened_day": _(
                        "You no longer work with them. A late entry has to be "
                        "about a day when you did."
                    )
                }
            )


def _check(parts: list[Part], what: What) -> None:
    problems = {}
    if not parts:
        problems["people"] = _("Say who this was with.")
    if len({part.person_id for part in parts}) != len(parts):
        problems["people"] = _("Each person can be named once.")
    what.narrative, what.place = clean(what.narrative), one_line(what.place)
    what.not_yet_because = one_line(what.not_yet_because)
    what.title = one_line(what.title)[:200]
    for part in parts:
        part.words = clean(part.words)
        part.seen = part.seen or part.seen_alone
    if what.happened_at > clock.now() + SOON:
        problems["happened_day"] = _("This is in the future. Write down what happened when it has.")
    if what.minutes is not None and not 0 <= what.minutes <= 24 * 60:
        problems["minutes"] = _("How long, in minutes: up to a day.")
    for name, choices in (("how", How), ("planned", Planned)):
        if getattr(what, name) not in choices.values:
            problems[name] = _("Choose one of these.")
    written = what.narrative or any(part.words for part in parts)
    if what.asked_not_to_write:
        if written and what.kept_because not in KeptBecause.values:
            problems["for_them"] = _(
                "They asked you not to write this down. Take the words out, or "
                "say why they have to stay; then tell them which words."
            )
    elif not written:
        problems["for_them"] = _("Write what happened. One sentence is enough.")
    elif too_long(what.narrative):
        problems["for_them"] = too_long(what.narrative)
    if not what.readable and not what.not_yet_because.strip():
        problems["not_yet_because"] = _("Say why they cannot read it yet.")
    problems |= over(200, place=what.place) | over(500, not_yet_because=what.not_yet_because)
    for there in what.present:
        there.name, there.relation = one_line(there.name), one_line(there.relation)
        problems |= over(200, present_more=there.name) | over(100, present_more=there.relation)
    if problems:
        raise Refused(problems)


def _write(
    parts: list[Part], what: What, by: Any, encounter_id: UUID, replaces: Encounter | None, why: str
) -> Encounter:
    now = clock.now()
    encounter = Encounter(
        pk=encounter_id,
        author=by.worker,
        happened_at=what.happened_at,
        happened_precision=what.happened_precision,
        recorded_at=now,
        received_at=now,
        minutes=what.minutes,
        how=what.how,
        planned=what.planned,
        place=what.place,
        title=what.title,
        narrative=what.narrative,
        asked_not_to_write=what.asked_not_to_write,
        hard=what.hard,
        kept_because=what.kept_because if what.asked_not_to_write else "",
        readable=what.readable,
        not_yet_because="" if what.readable else what.not_yet_because,
        appointment_id=what.appointment_id,
        replaces=replaces,
        why_corrected=why,
    )
    encounter.save(force_insert=True)
    rows = EncounterPart.objects.bulk_create(
        EncounterPart(
            encounter=encounter,
            person_id=part.person_id,
            happened_at=what.happened_at,
            seen=part.seen,
            seen_alone=part.seen_alone,
            words=part.words,
        )
        for part in [*parts, *(_stays(replaces, parts) if replaces else [])]
    )
    words.keep(encounter, rows, replaced=replaces.pk if replaces else None)
    if what.present:
        Present.objects.bulk_create(
            Present(
                encounter=encounter,
                name=there.name,
                relation=there.relation,
                person_id=there.person_id,
            )
            for there in what.present
        )
    one = parts[0].person_id if len(parts) == 1 else None
    note(
        "corrected" if replaces else "recorded",
        "encounter",
        actor_id=by.worker_id,
        object_id=encounter.pk,
        person_id=one,
        relation=reason_for(by, parts[0].person_id),
    )
    return encounter
