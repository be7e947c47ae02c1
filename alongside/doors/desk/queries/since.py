"""What was written in a joined record since the two were joined."""

from typing import Any

from django.utils.translation import ngettext

from alongside.people.joining.models import Joining
from alongside.people.persons.models import Address, Fact
from alongside.people.working.models import WorkingRelationship
from alongside.practice.appointments.models import Appointment, AppointmentPerson
from alongside.practice.encounters.models import Encounter, EncounterPart
from alongside.practice.promises.models import Promise, PromiseFor
from alongside.practice.transitions.models import Transition
from alongside.practice.wonderings.models import Wondering


def since_joined(joining: Joining, viewer: Any) -> list[str]:
    """As far as the viewer sees it, in words: these stay where they are when the two are taken
    apart. Reflections are nobody's to count."""
    about = {"person": joining.kept_id}
    when = joining.answered_at

    def through(model: Any, parts: Any, owner: str, **after: Any) -> int:
        mine = parts.objects.visible_to(viewer).filter(**about).values(owner)
        count: int = model.objects.visible_to(viewer).filter(pk__in=mine, **after).count()
        return count

    def plain(model: Any, **after: Any) -> int:
        count: int = model.objects.visible_to(viewer).filter(**about, **after).count()
        return count

    entries = through(Encounter, EncounterPart, "encounter", recorded_at__gt=when)
    promises = through(Promise, PromiseFor, "promise", recorded_at__gt=when)
    meetings = through(Appointment, AppointmentPerson, "appointment", made_at__gt=when)
    wonderings = plain(Wondering, written_at__gt=when)
    known = plain(Fact, made_at__gt=when) + plain(Address, made_at__gt=when)
    working = plain(WorkingRelationship, from_at__gt=when)
    plans = plain(Transition, opened_at__gt=when)
    counted = [
        (entries, ngettext("%(n)s entry", "%(n)s entries", entries)),
        (promises, ngettext("%(n)s promise", "%(n)s promises", promises)),
        (meetings, ngettext("%(n)s meeting", "%(n)s meetings", meetings)),
        (wonderings, ngettext("%(n)s wondering", "%(n)s wonderings", wonderings)),
        (known, ngettext("%(n)s thing known about them", "%(n)s things known about them", known)),
        (working, ngettext("%(n)s worker who began", "%(n)s workers who began", working)),
        (plans, ngettext("%(n)s plan", "%(n)s plans", plans)),
    ]
    return [words % {"n": number} for number, words in counted if number]
