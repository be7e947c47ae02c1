"""When somebody came and went, and what was agreed, as lines of a person's timeline."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _
from alongside.people.persons.models import Person
from alongside.people.working.models import Role, WorkingRelationship
from alongside.practice.agreements.models import Agreement

from .agreements import AgreedEntry
from .not_met import NotMetEntry
from .story import PAGE, Cursor, Entry, Timeline

WITHOUT_A_LINE = (Role.STUDENT,)


@dataclass
class Moment:
    """A beginning or an ending; it stands among the entries and has nothing to open."""

    at: dt.datetime
    on: RoughDate
    title: str
    text: str

    id = by = url = ""

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


def with_moments(
    story: Timeline,
    rows: Iterable[WorkingRelationship],
    agreements: Iterable[Agreement],
    person: Person,
    *,
    before: Cursor | None = None,
) -> list[Line]:
    """A page of the timeline, newest first, with the beginnings, the endings and the agreements
    of its time."""
    entries = story.entries
    found: list[AgreedEntry | Moment] = [*moments(rows, person)]
    found += [AgreedEntry(row, person) for row in agreements]
    if before:
        found = [one for one in found if one.at < before.moment]
    if story.earlier and len(entries) >= PAGE:
        found = [one for one in found if one.at >= entries[-1].at]
    lines: list[Line] = [*entries, *found]
    return sorted(lines, key=attrgetter("at"), reverse=True)
