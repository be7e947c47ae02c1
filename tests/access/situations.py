"""What happened before somebody looks: the `after` of each row in table.yaml."""

from __future__ import annotations

import datetime as dt
from typing import Any

from alongside.base.core import clock
from alongside.base.organisation.models import Membership, MembershipRole
from alongside.people.persons.actions import say_fact
from alongside.people.working import actions as working
from alongside.people.working import sealing
from alongside.people.working.models import EmergencyReason, EndingReason, Role, SealGrant
from alongside.practice.encounters.actions import Part, What, record_encounter
from alongside.practice.transitions import actions as transitions
from alongside.practice.transitions.days import agree_days
from tests.cast import DAY, NOW, Cast, seal
from tests.factories import organisation as made
from tests.plans import plan_told

LATER_WORDS = {
    "met_together": "The three of them showed us the new room",
    "sami_part": "Sami said the name of the other house",
    "maya_plan": "Ana goes and Ben comes",
}


def cover(cast: Cast, *, person: str = "maya", first: int = 1, last: int = 7) -> Any:
    """Ben covers from the first to the last day of May, whole days."""
    return working.begin(
        person_id=cast.people[person].pk,
        worker=cast.ben,
        role=Role.COVER,
        by=cast.viewer("cal"),
        why="leave",
        from_at=clock.midnight(dt.date(2027, 5, first)),
        until_at=clock.midnight(dt.date(2027, 5, last + 1)),
    )


def cover_from_tomorrow(cast: Cast) -> None:
    cover(cast, first=4)


def cover_dee(cast: Cast) -> None:
    cover(cast, person="dee")


def emergency(cast: Cast) -> None:
    working.open_in_emergency(
        person_id=cast.maya.pk, by=cast.viewer("ben"), reason=EmergencyReason.SAFETY
    )


def ana_moves_team(cast: Cast) -> None:
    Membership.objects.filter(worker=cast.ana).update(until_at=NOW - DAY)
    made.belongs(cast.hill, cast.ana, from_at=NOW - DAY)


def ana_is_manager(cast: Cast) -> None:
    made.belongs(cast.harbour, cast.ana, MembershipRole.MANAGER)


def _asked(cast: Cast) -> SealGrant:
    sealing.ask_to_open_sealed(
        person_id=cast.rose.pk, by=cast.viewer("lea"), reason="court asks for the file"
    )
    return SealGrant.objects.visible_to(cast.viewer("ben")).get()


def lea_asks(cast: Cast) -> None:
    _asked(cast)


def lea_is_granted(cast: Cast) -> None:
    sealing.grant_sealed(grant_id=_asked(cast).pk, by=cast.viewer("ben"))


def cal_is_inside(cast: Cast) -> None:
    _reseal(cast, "cal")


def sue_is_inside(cast: Cast) -> None:
    _reseal(cast, "sue")


def _reseal(cast: Cast, name: str) -> None:
    """No action ends a seal yet: the one there is ends a moment ago, and another begins."""
    cast.rose_seal.until_at = NOW
    cast.rose_seal.save()
    seal(cast, "rose", name)


def ended_10_days_ago(cast: Cast) -> None:
    _end(cast, 10)


def ended_40_days_ago(cast: Cast) -> None:
    _end(cast, 40)


def _end(cast: Cast, days: int) -> None:
    working.end(
        relationship_id=cast.ana_maya.pk,
        by=cast.viewer("cal"),
        reason=EndingReason.WORKER_CHANGED,
        at=NOW - days * DAY,
    )


def ana_is_closed(cast: Cast) -> None:
    cast.ana.user.is_active = False
    cast.ana.user.save()


def ana_left(cast: Cast) -> None:
    cast.ana.left_at = NOW - DAY
    cast.ana.save()


def zoe_is_named(cast: Cast) -> None:
    """A new statement of the sealed fact, with Zoe in its audience."""
    cast.things["maya_sealed"] = say_fact(
        person_id=cast.maya.pk,
        kind="people",
        words=cast.maya_sealed.words,
        by=cast.viewer("ana"),
        label="sealed",
        audience=[cast.ana, cast.zoe],
        replaces=cast.maya_sealed.pk,
    )


def sue_is_on_duty(cast: Cast) -> None:
    today = clock.today()
    made.belongs(
        cast.harbour,
        cast.sue,
        MembershipRole.DUTY,
        from_at=clock.moment(today, dt.time(9)),
        until_at=clock.moment(today, dt.time(17)),
    )


def noor_sealed(cast: Cast) -> None:
    seal(cast, "noor")


def sami_sealed_and_met(cast: Cast) -> None:
    """Ana met all three after Sami's record was sealed, and wrote one entry."""
    seal(cast, "sami")
    parts = [Part(cast.people[name].pk, seen=True) for name in ("ira", "noor", "sami")]
    parts[2].words = LATER_WORDS["sami_part"]
    cast.things["met_together"] = record_encounter(
        parts=parts,
        what=What(happened_at=NOW, narrative=LATER_WORDS["met_together"]),
        by=cast.viewer("ana"),
    )


def planned(cast: Cast) -> None:
    """A hand-over of Maya to Ben that she has been told of."""
    with clock.at(NOW - 60 * DAY):
        cast.things["maya_plan"], _step = plan_told(cast, why=LATER_WORDS["maya_plan"])


def planned_untold(cast: Cast) -> None:
    """The same, before anybody told her."""
    cast.things["maya_plan"] = transitions.start(
        person_id=cast.maya.pk, kind="hand_over", why=LATER_WORDS["maya_plan"],
        by=cast.viewer("cal"), incoming=cast.ben,
    )  # fmt: skip


def planned_and_introduced(cast: Cast) -> None:
    """And Ben is introduced from today; he takes over in a fortnight."""
    planned(cast)
    agree_days(
        transition_id=cast.things["maya_plan"].pk, by=cast.viewer("cal"),
        introduced_from=NOW.date(), day=(NOW + 14 * DAY).date(),
    )  # fmt: skip


def planned_and_ended_10_days_ago(cast: Cast) -> None:
    planned(cast)
    _end(cast, 10)


def planned_and_ended_40_days_ago(cast: Cast) -> None:
    planned(cast)
    _end(cast, 40)
