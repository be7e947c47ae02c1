"""Relations begin and end at random; after each step the queries and the oracle agree.

A short walk in every run, the same one each time; `--long` walks ten thousand steps, new ones.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from alongside.base.core import clock
from alongside.people.working.access import reason_for
from alongside.people.working.models import Role
from tests.access import walk
from tests.access.joined import Joinings
from tests.access.walk import DAY, PEOPLE, TEAMS, TICK, WINDOWS, WORKERS, Walk
from tests.cast import NOW

workers, people = st.sampled_from(WORKERS), st.sampled_from(PEOPLE)
windows = st.sampled_from(WINDOWS)
several = st.lists(people, min_size=1, max_size=3, unique=True)


class Relations(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        clock.stand_at(NOW)
        self.walk = Walk()
        self.joinings = Joinings(self.walk)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        clock.stand_at(None)

    @rule(v=workers, p=people, role=st.sampled_from(Role.values), teacher=workers, when=windows)
    def work(self, v: str, p: str, role: str, teacher: str, when: Any) -> None:
        self.walk.work(v, p, role, teacher, self.walk.window(*when))

    @rule(v=workers, team=st.sampled_from(TEAMS), when=windows,
          role=st.sampled_from(["member", "manager", "duty"]))  # fmt: skip
    def join(self, v: str, team: str, role: str, when: Any) -> None:
        self.walk.join(v, team, role, self.walk.window(*when))

    @rule(p=people, team=st.sampled_from(TEAMS), when=windows)
    def answer_for(self, p: str, team: str, when: Any) -> None:
        self.walk.answer_for(p, team, self.walk.window(*when))

    @rule(v=workers, p=people, when=windows)
    def bar(self, v: str, p: str, when: Any) -> None:
        self.walk.bar(v, p, self.walk.window(*when))

    @rule(p=people, approved=st.booleans(), when=windows)
    def seal(self, p: str, approved: bool, when: Any) -> None:
        self.walk.seal(p, approved, self.walk.window(*when))

    @rule(v=workers, p=people, when=windows)
    def let_in(self, v: str, p: str, when: Any) -> None:
        self.walk.let_in(v, p, self.walk.window(*when))

    @rule(v=workers, p=people, approved=st.booleans(), when=windows)
    def grant(self, v: str, p: str, approved: bool, when: Any) -> None:
        self.walk.grant(v, p, approved, self.walk.window(*when))

    @rule(v=workers, p=people, when=windows)
    def emergency(self, v: str, p: str, when: Any) -> None:
        self.walk.emergency(v, p, self.walk.window(*when))

    @rule(data=st.data())
    def end(self, data: st.DataObject) -> None:
        spans = [span for kind in sorted(self.walk.world.spans)
                 for span in self.walk.world.spans[kind] if self.walk.world.holds(span)]  # fmt: skip  # noqa: E501
        if spans:
            self.walk.end(data.draw(st.sampled_from(spans)))

    @rule(v=workers, how=st.sampled_from(["left", "closed", "back", "back"]))
    def leave(self, v: str, how: str) -> None:
        self.walk.leave(v, how)

    @rule(p=people, kind=st.sampled_from(["fact", "address"]), not_manager=st.booleans(),
          label=st.sampled_from(["open", "restricted", "sealed"]))  # fmt: skip
    def say(self, kind: str, p: str, label: str, not_manager: bool) -> None:
        self.walk.say(kind, p, label, not_manager)

    @rule(data=st.data(), v=workers, through=st.none() | people, never=st.booleans(), when=windows)
    def tell(
        self, data: st.DataObject, v: str, through: str | None, never: bool, when: Any
    ) -> None:
        if self.walk.facts:
            fact = data.draw(st.sampled_from(self.walk.facts))
            self.walk.tell(fact, v, through, never, self.walk.window(*when))

    @rule(kind=st.sampled_from(["entry", "meeting", "promise"]), v=workers, group=several)
    def happen(self, kind: str, v: str, group: list[str]) -> None:
        self.walk.happen(kind, v, group)

    @rule(kept=people, gone=people)
    def join_records(self, kept: str, gone: str) -> None:
        self.joinings.join(kept, gone)

    @rule()
    def take_records_apart(self) -> None:
        self.joinings.part()

    @rule(by=st.sampled_from([dt.timedelta(hours=1), dt.timedelta(days=5)]))
    def wait(self, by: dt.timedelta) -> None:
        self.walk.move(self.walk.world.now + by)

    @rule(data=st.data(), off=st.sampled_from([-TICK, 0 * TICK]))
    def wait_for(self, data: st.DataObject, off: dt.timedelta) -> None:
        """To the very instant at which something changes, or the last one before."""
        if moments := self.walk.boundaries():
            self.walk.move(data.draw(st.sampled_from(moments)) + off)

    @rule(v=workers, kind=st.sampled_from(
        ["record", "card", "fact", "address", "entry", "meeting", "promise"]))  # fmt: skip
    def ask_in_other_ways(self, v: str, kind: str) -> None:
        assert self.walk.disagreements(v, kind) == []

    @rule(v=workers, p=people)
    def ask_why(self, v: str, p: str) -> None:
        """A reason is given exactly where there is one, gates apart; grace is named as such."""
        world, viewer = self.walk.world, self.walk.viewer(v)
        if not viewer.active or world.gated(v, p):
            return
        reason = reason_for(viewer, self.walk.people[p].pk)
        assert bool(reason) == world.card(v, p)
        assert (reason == "grace") == (world.card(v, p) and not world.record(v, p))

    @invariant()
    def agree(self) -> None:
        assert self.walk.differences() == []


def walking(examples: int, steps: int, **more: Any) -> hypothesis.settings:
    return hypothesis.settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None,
        suppress_health_check=list(hypothesis.HealthCheck), **more,
    )  # fmt: skip


def test_the_queries_and_the_oracle_agree(db: None) -> None:
    """Without shrinking, which takes minutes: `--long` finds the shortest way to a disagreement."""
    quick = walking(10, 40, derandomize=True, phases=[hypothesis.Phase.generate])
    run_state_machine_as_test(Relations, settings=quick)


def test_whoever_was_called_off_before_they_began_has_ended_nothing(db: None) -> None:
    one = Relations()
    one.walk.work("lea", "maya", "student", "cal", one.walk.window(DAY * 0, DAY * 0))
    assert one.walk.differences() == []
    one.teardown()


@pytest.mark.long
def test_the_queries_and_the_oracle_agree_for_ten_thousand_steps(db: None) -> None:
    run_state_machine_as_test(Relations, settings=walking(200, 50))


def test_the_oracle_is_short_and_knows_no_database() -> None:
    source = Path(walk.__file__).with_name("oracle.py").read_text()
    lines = [line for line in source.splitlines() if line.strip()]
    assert len(lines) <= 64  # sixty, and what stands above them
    assert "django" not in source
    assert "alongside" not in source
