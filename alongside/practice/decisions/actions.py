"""Writing a decision down, telling the person, and seeing it differently."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.core.text import clean, one_line, over, too_long
from alongside.base.core.units import unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Office, OfficeName
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for

from .models import Because, Decision, DifferentView, Whose


@dataclass
class Decided:
    """What was decided and all that belongs to it; the person is told first, or it says why not."""

    words: str
    wanted: str
    challenge: str
    because: list[str] = field(default_factory=list)
    because_words: str = ""
    decided_by: str = ""
    decided_on: dt.date | None = None
    asked: str = ""
    challenge_by: dt.date | None = None
    told_on: dt.date | None = None
    told_by: str = ""
    not_told_because: str = ""


def record_decision(*, person_id: UUID, decided: Decided, by: Any) -> Decision:
    """Write down a decision. Without a name it is the writer's own; without a day, today's.

    Raises CannotSee, and Refused with a sentence for each field.
    """
    _check(decided)
    with unit():
        if not Person.objects.visible_to(by).filter(pk=person_id).exists():
            raise CannotSee
        row = Decision.objects.create(
            person_id=person_id,
            words=clean(decided.words),
            decided_by=one_line(decided.decided_by) or by.name,
            decided_on=decided.decided_on or clock.today(),
            asked=clean(decided.asked),
            wanted=clean(decided.wanted),
            because=[code for code in Because.values if code in decided.because],
            because_words=clean(decided.because_words),
            challenge=clean(decided.challenge),
            challenge_by=decided.challenge_by,
            told_on=decided.told_on,
            told_by=(one_line(decided.told_by) or by.name) if decided.told_on else "",
            not_told_because="" if decided.told_on else one_line(decided.not_told_because),
            recorded_by=by.worker,
            recorded_at=clock.now(),
        )
        _note("decided", row, by)
    return row


def say_told(*, decision_id: UUID, on: dt.date, told_by: str, by: Any) -> Decision:
    """Say when the person was told, and by whom. Raises CannotSee, NotNow, Refused."""
    told_by = one_line(told_by) or by.name
    problems = over(200, told_by=told_by)
    if on > clock.today():
        problems["on"] = _("Write the day they were told; it cannot be to come.")
    if problems:
        raise Refused(problems)
    with unit():
        row = Decision.objects.for_action(by).filter(pk=decision_id).first()
        if row is None:
            raise CannotSee
        if row.told_on:
            raise NotNow(_("They were told already."))
        row.told_on, row.told_by = on, told_by
        row.save(update_fields=["told_on", "told_by"])
        _note("told", row, by)
    return row


def see_differently(
    *, decision_id: UUID, whose: str, words: str, by: Any, name: str = "",
    said_on: dt.date | None = None,
) -> DifferentView:  # fmt: skip
    """Put a different view beside a decision, under the name of whose it is; it stays.

    A worker writes their own under their own name, and the practice leads are told of it.
    Raises CannotSee and Refused.
    """
    words, name = clean(words), one_line(name)
    problems = over(200, name=name)
    if whose not in Whose.values:
        problems["whose"] = _("Choose whose view it is.")
    if not words or too_long(words):
        problems["words"] = too_long(words) or _("Write how they see it, as they say it.")
    if whose in (Whose.FAMILY, Whose.PARTNER) and not name:
        problems["name"] = _("Write their name: a view stands under it.")
    if said_on and said_on > clock.today():
        problems["said_on"] = _("Write the day they said it; it cannot be to come.")
    if problems:
        raise Refused(problems)
    with unit():
        decision = Decision.objects.for_action(by).filter(pk=decision_id).first()
        if decision is None:
            raise CannotSee
        if whose == Whose.WORKER:
            name = by.name
        elif whose == Whose.PERSON:
            name = Person.objects.visible_to(by).get(pk=decision.person_id).name
        view = DifferentView.objects.create(
            decision=decision,
            whose=whose,
            name=name,
            words=words,
            said_on=said_on or clock.today(),
            written_by=by.worker,
            written_at=clock.now(),
        )
        if whose == Whose.WORKER:
            tell(_leads(by), NoticeKind.DIFFERENT, person_id=None, about=by.worker_id)
        _note("saw differently", decision, by)
    return view


def _leads(by: Any) -> list[UUID]:
    rows = Office.objects.active().filter(name=OfficeName.LEAD).exclude(worker_id=by.worker_id)
    return list(rows.values_list("worker_id", flat=True).distinct())


def _note(verb: str, row: Decision, by: Any) -> None:
    note(
        verb,
        "decision",
        actor_id=by.worker_id,
        object_id=row.pk,
        person_id=row.person_id,
        relation=reason_for(by, row.person_id),
    )


def _check(given: Decided) -> None:
    problems = over(
        200, decided_by=one_line(given.decided_by), told_by=one_line(given.told_by)
    ) | over(500, not_told_because=one_line(given.not_told_because))
    missing = {
        "words": (given.words, _("Write what was decided.")),
        "wanted": (given.wanted, _("Write what they wanted. If nobody asked them, write that.")),
        "challenge": (given.challenge, _("Write how this can be challenged, and with whom.")),
    }
    for name, (words, sentence) in missing.items():
        if not clean(words):
            problems[name] = sentence
    long = {"asked": given.asked, "because_words": given.because_words}
    for name, words in [*long.items(), *((name, pair[0]) for name, pair in missing.items())]:
        if sentence := too_long(clean(words)):
            problems[name] = sentence
    if not given.because or not set(given.because) <= set(Because.values):
        problems["because"] = _("Say what decided it: one thing, or more.")
    for name, day in (("decided_on", given.decided_on), ("told_on", given.told_on)):
        if day and day > clock.today():
            problems[name] = _("This day cannot be to come.")
    if not given.told_on and not one_line(given.not_told_because):
        problems["told_on"] = _("They are told first. Write when, or why they are not told yet.")
    if problems:
        raise Refused(problems)
