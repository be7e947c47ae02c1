"""At most five things worth a thought, of the kinds a worker wants to be shown."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.base.core import clock
from alongside.base.notices.models import Notice
from alongside.people.persons.models import Person
from alongside.people.working.models import WorkingRelationship

from .agreements import to_look_at
from .nudge import Nudge as Nudge
from .story import last_met

MOST_NUDGES = 5
FRESH = 30 * clock.A_DAY


def nudges(viewer: Any) -> list[Nudge]:
    """At most five things worth a thought, of the kinds the worker has not switched off."""
    off = set(viewer.worker.quiet_nudges)
    found: list[Nudge] = []
    if "told" not in off:
        found += _told(viewer)
    if "agreement" not in off:
        found += to_look_at(viewer)
    if "not_met" not in off:
        found += _not_met(viewer)
    return found[:MOST_NUDGES]


def _told(viewer: Any) -> list[Nudge]:
    rows = list(
        Notice.objects.visible_to(viewer)
        .filter(seen_at__isnull=True, at__gte=clock.now() - FRESH)
        .select_related("about_worker")
        .order_by("-at")[:MOST_NUDGES]
    )
    people = {
        person.pk: person
        for person in Person.objects.visible_to(viewer).filter(pk__in=[r.person_id for r in rows])
    }
    found = []
    for row in rows:
        person = people.get(row.person_id) if row.person_id else None
        if person is None and row.kind not in ("asked", "withheld"):
            continue
        who = row.about_worker.name if row.about_worker else _("Somebody")
        name = person.name if person else ""
        words = {
            "found": _("%(who)s looked for %(name)s and was shown your team’s duty number."),
            "opened": _("%(who)s opened %(name)s’s record in an emergency. Ring them?"),
            "given": _("You now work with %(name)s. %(who)s gave a reason on their page."),
            "withheld": _("%(who)s keeps something restricted from a manager. Ask them about it."),
            "asked": _("%(who)s asks to open a sealed record you are inside of."),
        }[row.kind] % {"who": who, "name": name}
        found.append(Nudge(row.kind, person, words, row))
    return found


def _not_met(viewer: Any) -> list[Nudge]:
    mine = list(
        WorkingRelationship.objects.visible_to(viewer)
        .active()
        .filter(
            worker_id=viewer.worker_id,
            rhythm_days__isnull=False,
            person__in=Person.objects.visible_to(viewer),
        )
        .select_related("person")
    )
    last = last_met(viewer, [row.person_id for row in mine])
    today, found = clock.today(), []
    for row in mine:
        met = last.get(row.person_id)
        since = clock.local(met or row.from_at).date()
        gap = (today - since).days
        if gap <= row.rhythm_days:
            continue
        rhythm = _rhythm(row.rhythm_days)
        words = (
            _("You and %(name)s planned %(rhythm)s. Last time was %(day)s.")
            if met
            else _("You and %(name)s planned %(rhythm)s. You have not met yet.")
        ) % {"name": row.person.name, "rhythm": rhythm, "day": date_format(since, "j F")}
        found.append((gap - row.rhythm_days, Nudge("not_met", row.person, words)))
    found.sort(key=lambda pair: -pair[0])
    return [nudge for _gap, nudge in found]


def _rhythm(days: int) -> str:
    if days % 7 == 0:
        weeks = days // 7
        return ngettext("every week", "every %(n)s weeks", weeks) % {"n": _in_words(weeks)}
    return ngettext("every day", "every %(n)s days", days) % {"n": _in_words(days)}


def _in_words(number: int) -> str:
    few = {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}
    return few.get(number, str(number))
