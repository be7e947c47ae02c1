"""When somebody came and went, what was agreed and how goodbye was said: lines of a timeline."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from django.urls import reverse

from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _
from alongside.people.persons.models import Person
from alongside.people.working.models import Role, WorkingRelationship
from alongside.practice.agreements.models import Agreement
from alongside.practice.transitions.models import StepKind, StepState, TransitionStep

from .agreements import AgreedEntry
from .not_met import NotMetEntry
from .story import PAGE, Cursor, Entry, Timeline

WITHOUT_A_LINE = (Role.STUDENT,)


@dataclass
class Moment:
    """A beginning, an ending or a goodbye among the entries; a goodbye opens its plan."""

    at: dt.datetime
    on: RoughDate
    title: str
    text: str
    url: str = ""
    by: str = ""

    id = ""

    @property
    def lead(self) -> str:
        exact = self.on.precision in (Precision.MINUTE, Precision.DAY)
        return day_text(self.on.earliest, "D") if exact else ""

    @property
    def day(self) -> str:
        if self.on.precision not in (Precision.MINUTE, Precision.DAY):
            return str(self.on)
        this_year = self.on.earliest.year == clock.today().year
        return day_text(self.on.earliest, "j M" if this_year else "j M Y")

    @property
    def datetime(self) -> str:
        return self.on.earliest.isoformat()

    def who(self, person: Person) -> str:
        return ""


Line = Entry | NotMetEntry | AgreedEntry | Moment


def _began(row: WorkingRelationship, person: Person) -> str:
    said = {
        Role.KEY_WORKER: _("%(who)s began to work with %(name)s"),
        Role.CO_WORKER: _("%(who)s began to work with %(name)s too"),
        Role.COVER: _("%(who)s began to stand in"),
        Role.INTRODUCING: _("%(who)s was introduced"),
    }[Role(row.role)]
    return said % {"who": row.worker.first_name, "name": person.first_name}


def _ended(row: WorkingRelationship, person: Person) -> str:
    if row.role == Role.COVER:
        said = _("%(who)s no longer stands in")
    else:
        said = _("%(who)s and %(name)s finished working together")
    return said % {"who": row.worker.first_name, "name": person.first_name}


def moments(rows: Iterable[WorkingRelationship], person: Person) -> list[Moment]:
    """Every beginning and ending there has been, from relationships the reader may see.

    Who was introduced and then took over did not leave in between.
    """
    now = clock.now()
    held = [row for row in rows if not row.never_was and row.role not in WITHOUT_A_LINE]
    begins = {(row.worker_id, row.from_at) for row in held}
    found = []
    for row in held:
        if row.from_at <= now:
            found.append(Moment(row.from_at, row.from_on, _began(row, person), row.why_started))
        goes_on = row.role == Role.INTRODUCING and (row.worker_id, row.until_at) in begins
        if row.until_at and row.until_at <= now and row.until_on and not goes_on:
            why = row.get_ending_reason_display() if row.ending_reason else ""
            text = ": ".join(part for part in (why, row.why_ended) if part)
            found.append(Moment(row.until_at, row.until_on, _ended(row, person), text))
    return found


def goodbyes(steps: Iterable[TransitionStep], person: Person) -> list[Moment]:
    """The goodbyes that were said and the last letters, from steps the reader may see."""
    found = []
    for step in steps:
        if step.state != StepState.DONE or step.settled_at is None:
            continue
        going = step.transition.relationship
        given = {"who": going.worker.first_name if going else "", "name": person.first_name}
        if step.kind == StepKind.GOODBYE and going:
            title, text = _("%(who)s and %(name)s said goodbye") % given, step.words
        elif step.kind == StepKind.LETTER:
            title, text = _("A last letter to %(name)s") % given, step.words
            if step.taught_me:
                taught = _("What you taught me: %(words)s") % {"words": step.taught_me}
                text = f"{text}\n\n{taught}"
        else:
            continue
        on = RoughDate(clock.local(step.settled_at).date(), Precision.DAY)
        url = reverse("transition", kwargs={"transition_id": step.transition_id})
        by = step.settled_by.first_name if step.settled_by else ""
        found.append(Moment(step.settled_at, on, title, text, url, by))
    return found


def with_moments(
    story: Timeline,
    rows: Iterable[WorkingRelationship],
    agreements: Iterable[Agreement],
    steps: Iterable[TransitionStep],
    person: Person,
    *,
    before: Cursor | None = None,
) -> list[Line]:
    """A page of the timeline, newest first, with the beginnings, the endings, the goodbyes and the
    agreements of its time."""
    entries = story.entries
    found: list[AgreedEntry | Moment] = [*moments(rows, person), *goodbyes(steps, person)]
    found += [AgreedEntry(row, person) for row in agreements]
    if before:
        found = [one for one in found if one.at < before.moment]
    if story.earlier and len(entries) >= PAGE:
        found = [one for one in found if one.at >= entries[-1].at]
    lines: list[Line] = [*entries, *found]
    return sorted(lines, key=attrgetter("at"), reverse=True)
