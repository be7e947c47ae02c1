"""At most five things worth a thought, of the kinds a worker wants to be shown."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.base.core import clock
from alongside.base.notices.models import Notice
from alongside.people.persons.models import Person
from alongside.practice.agreements.models import Agreement
from alongside.practice.transitions.models import TransitionStep

from .agreements import due_in_words
from .plans import step_words, waiting
from .shown import grown_distant
from .words import joined

MOST_NUDGES = 5
FRESH = 30 * clock.A_DAY
# Kinds that say enough without a name: the others are kept back where the record is out of sight.
ABOUT_NOBODY = (
    "asked", "withheld", "care", "step_in", "to_join", "reset_ask", "reset_you", "reset_done",
    "different",
)  # fmt: skip


@dataclass
class Nudge:
    kind: str
    person: Person | None
    words: str
    notice: Notice | None = None
    plan: TransitionStep | None = None


def what_is_told(viewer: Any) -> QuerySet:
    """The latest notices that were not put away."""
    rows: QuerySet = (
        Notice.objects.visible_to(viewer)
        .filter(seen_at__isnull=True, at__gte=clock.now() - FRESH)
        .select_related("about_worker")
        .order_by("-at")[:MOST_NUDGES]
    )
    return rows


def nudges(
    viewer: Any,
    notices: list[Notice],
    about: list[Person],
    steps: list[TransitionStep],
    alone: list[Person],
    agreements: list[Agreement],
) -> list[Nudge]:
    """At most five things worth a thought, of the kinds the worker has not switched off.

    `notices` are from `what_is_told`, `about` those people in them whose record the viewer sees;
    `steps` of plans from `steps_for`, `alone` from `with_nobody` and
    `agreements` from `to_look_at`.
    """
    off = set(viewer.worker.quiet_nudges)
    found: list[Nudge] = []
    if "told" not in off:
        found += _told(notices, {person.pk: person for person in about})
    if "plan" not in off:
        found += _plans(steps, alone)
    if "not_met" not in off:
        found += _not_met(viewer)
    if "agreement" not in off:
        found += _agreements(agreements)
    return found[:MOST_NUDGES]


def _told(rows: list[Notice], people: dict[UUID, Person]) -> list[Nudge]:
    found = []
    for row in rows:
        person = people.get(row.person_id) if row.person_id else None
        if person is None and row.kind not in ABOUT_NOBODY:
            continue
        who = row.about_worker.name if row.about_worker else _("Somebody")
        name = person.name if person else ""
        words = {
            "found": _("%(who)s looked for %(name)s and was shown your team’s duty number."),
            "opened": _("%(who)s opened %(name)s’s record in an emergency. Ring them?"),
            "given": _("You now work with %(name)s. %(who)s gave a reason on their page."),
            "withheld": _("%(who)s keeps something restricted from a manager. Ask them about it."),
            "answered": _("%(name)s answered about a meeting."),
            "another": _(
                "%(name)s would rather meet somebody other than %(who)s. %(who)s has not been told."
            ),
            "care": _("%(who)s had to drop everything. Ask them tomorrow how they are."),
            "step_in": _("%(who)s had to drop everything. Can you stand in with %(name)s?")
            if name
            else _("%(who)s had to drop everything. Ring them: can you stand in?"),
            "asked": _("%(who)s asks to open a sealed record you are inside of."),
            "to_join": _("%(who)s asks to join two records of one person."),
            "joined": _("%(who)s agreed that two records of %(name)s are joined. See their page."),
            "parted": _("%(who)s took apart two records that were joined on %(name)s’s page."),
            "reset_ask": _("%(who)s asks to let somebody in whose phone is lost. Do you agree?"),
            "reset_you": _("%(who)s asks to take away your second factor. Is your phone lost?"),
            "reset_done": _("Your lost phone no longer counts. %(who)s agreed to that."),
            "gift": _("%(who)s wrote a gift note about %(name)s. You have a copy."),
            "no_one": _("%(name)s said there is no one to count on right now. Who answers today?"),
            "different": _("%(who)s has a different view of a decision. Ask them about it."),
        }[row.kind] % {"who": who, "name": name}
        found.append(Nudge(row.kind, person, words, row))
    return found


def _plans(steps: list[TransitionStep], people: list[Person]) -> list[Nudge]:
    """What waits for the viewer in a plan; for a manager first, that somebody has nobody."""
    found = []
    if people:
        names = joined([one.name for one in people[:3]])
        more = len(people) - 3
        words = _("Nobody works with %(names)s.")
        if more > 0:
            words = ngettext(
                "Nobody works with %(names)s and one more.",
                "Nobody works with %(names)s and %(n)s more.",
                more,
            )
        found.append(Nudge("gap", None, words % {"names": names, "n": more}))
    for step in waiting(steps):
        person = step.transition.person
        found.append(
            Nudge("plan", person, f"{person.name}: {step_words(step, person)}.", plan=step)
        )
    return found


def _agreements(rows: list[Agreement]) -> list[Nudge]:
    due = [(*due_in_words(row), row) for row in rows]
    due.sort(key=lambda one: one[0])
    return [Nudge("agreement", row.person, words) for _day, words, row in due]


def _not_met(viewer: Any) -> list[Nudge]:
    found = []
    for one in grown_distant(viewer, own=True):
        words = (
            _("You and %(name)s planned %(rhythm)s. Last time was %(day)s.")
            if one.met
            else _("You and %(name)s planned %(rhythm)s. You have not met yet.")
        ) % {
            "name": one.row.person.name,
            "rhythm": _rhythm(one.row.rhythm_days or 0),
            "day": date_format(one.since, "j F"),
        }
        found.append(Nudge("not_met", one.row.person, words))
    return found


def _rhythm(days: int) -> str:
    if days % 7 == 0:
        weeks = days // 7
        return ngettext("every week", "every %(n)s weeks", weeks) % {"n": _in_words(weeks)}
    return ngettext("every day", "every %(n)s days", days) % {"n": _in_words(days)}


def _in_words(number: int) -> str:
    few = {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}
    return few.get(number, str(number))
