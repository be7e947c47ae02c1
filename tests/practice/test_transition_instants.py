"""At every instant a person has exactly the workers the plans say, and no day without anybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.base.core import clock
from alongside.people.persons.models import Person
from alongside.people.working.access import works_with
from alongside.people.working.gaps import gap_of
from alongside.people.working.models import WorkingRelationship
from alongside.practice.transitions import actions as plans
from alongside.practice.transitions.days import agree_days
from alongside.practice.transitions.models import StepKind, TransitionStep
from tests.cast import DAY, NOW, Cast, undone

INSTANT = dt.timedelta(microseconds=1)


@dataclass
class Oracle:
    """Who works with Maya, written down in another way: spans of (worker, from, until)."""

    spans: list[tuple[str, dt.datetime, dt.datetime | None]] = field(default_factory=list)
    leads: tuple[str, dt.datetime] = ("", NOW)

    def agreed(
        self, who: str, now: dt.datetime, intro: dt.datetime | None, at: dt.datetime
    ) -> None:
        kept: list[tuple[str, dt.datetime, dt.datetime | None]] = []
        for one, start, until in self.spans:
            if start > now:
                continue  # an earlier agreement, still to come
            goes_on = until is None or until > now
            if not goes_on:
                kept.append((one, start, until))
            elif self.leads == (one, start):
                kept.append((one, start, at))
            else:
                kept.append((one, start, now))  # an introduction of an earlier agreement
        self.spans = kept
        if intro is not None and intro < at:
            self.spans.append((who, intro, at))
        self.spans.append((who, at, None))

    def there(self, when: dt.datetime) -> set[str]:
        return {
            one for one, start, until in self.spans
            if start <= when and (until is None or when < until)
        }  # fmt: skip


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["ben", "sue", "tom"]), st.integers(0, 6), st.integers(1, 6),
            st.booleans(), st.integers(0, 5),
        ),
        min_size=1, max_size=4,
    ),
    st.sampled_from([dt.date(2027, 3, 24), dt.date(2027, 10, 27), dt.date(2027, 5, 3)]),
)  # fmt: skip
def test_at_every_instant_they_have_whom_the_plans_say(
    standing_cast: Cast, db: None, agreements: Any, start: dt.date
) -> None:
    """Agreements made, made anew and carried out, over the days the clocks change."""
    cast, cal = standing_cast, standing_cast.viewer("cal")
    now = clock.moment(start, dt.time(10, 17))
    oracle = Oracle([("ana", cast.ana_maya.from_at, None)])
    oracle.leads = ("ana", cast.ana_maya.from_at)
    with undone():
        plan, taken_over = None, NOW
        for who, wait_intro, wait_pass, introduce, then_wait in agreements:
            with clock.at(now):
                if plan is None or now >= taken_over:
                    holder = max(
                        (s for s in oracle.spans if s[1] <= now and s[2] is None),
                        key=lambda s: s[1],
                    )
                    oracle.leads = (holder[0], holder[1])
                    if holder[0] == who:
                        now += DAY
                        continue
                    plan = _told_plan(cast)
                elif oracle.leads[0] == who:
                    continue
                intro_day = clock.today() + wait_intro * DAY
                pass_day = intro_day + wait_pass * DAY
                plans.choose_lead(
                    transition_id=plan.pk, worker=cast.workers[who], why="knows her", by=cal
                )
                agree_days(
                    transition_id=plan.pk, by=cal, day=pass_day,
                    introduced_from=intro_day if introduce else None,
                )  # fmt: skip
                taken_over = clock.midnight(pass_day)
                intro = max(clock.midnight(intro_day), now) if introduce else None
                oracle.agreed(who, now, intro, taken_over)
            now += then_wait * DAY
        marks = {edge for span in oracle.spans for edge in span[1:] if edge} | {now}
        for mark in marks:
            for when in (mark - INSTANT, mark, mark + INSTANT):
                with clock.at(when):
                    seen = {who for who in ("ana", "ben", "sue", "tom") if _works(cast, who)}
                    assert seen == oracle.there(when), when
                    if when >= cast.ana_maya.from_at:
                        assert seen, f"nobody at {when}"
                        assert gap_of(_rows(cast)) is None


def _told_plan(cast: Cast) -> Any:
    cal = cast.viewer("cal")
    plan = plans.start(person_id=cast.maya.pk, kind="hand_over", why="she moves", by=cal)
    step = TransitionStep.objects.visible_to(cal).get(transition=plan, kind=StepKind.TOLD)
    plans.take_step(step_id=step.pk, by=cal)
    return plan


def _rows(cast: Cast) -> list[WorkingRelationship]:
    return list(WorkingRelationship.objects.visible_to(cast.viewer("cal")).filter(person=cast.maya))


def _works(cast: Cast, who: str) -> bool:
    viewer = cast.viewer(who)
    return Person.objects.visible_to(viewer).filter(works_with(viewer), pk=cast.maya.pk).exists()
