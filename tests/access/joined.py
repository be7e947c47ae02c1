"""Two records joined and taken apart, in the random walk: once by the code, once in plain words.

In the oracle's world a joining renames a person in every span. What the code adds so that nobody
sees more of what is closed is added here from the same words: who was told and no longer works
with them is told no more; key workers and managers of the one are kept from what is restricted
about the other.
"""

from __future__ import annotations

from types import SimpleNamespace as Span
from typing import Any

from alongside.people.joining.models import Joining
from alongside.people.joining.moving import bring_together, take_apart
from alongside.people.working.models import Bar
from tests.access.oracle import World
from tests.access.walk import WORKERS, Walk

KINDS = ("working", "responsible", "bar", "seal", "inside", "grant", "emergency")


class Joinings:
    """One joining at a time, which may be taken apart again."""

    def __init__(self, walk: Walk):
        self.walk = walk
        self.row: Joining | None = None
        self.undo: list[Any] = []

    def join(self, kept: str, gone: str) -> None:
        world = self.walk.world
        seals = [span for span in world.spans["seal"] if span.p in (kept, gone)]
        sealed = any(span.until is None or span.until > world.now for span in seals)
        if self.row is not None or kept == gone or sealed:
            return
        before = self._closed()
        people, workers = self.walk.people, self.walk.workers
        self.row = Joining.objects.create(
            kept=people[kept], joined=people[gone], state="joined", why="x",
            asked_by=workers["ana"], asked_at=world.now, answered_by=workers["cal"],
            answered_at=world.now,
        )  # fmt: skip
        bring_together(self.row)
        self._in_plain_words(kept, gone)
        assert self._closed() <= before, "nobody sees more of what is closed"

    def part(self) -> None:
        """Back to where everything was; what came since stays, but for bars that hold now."""
        if self.row is None:
            return
        world, since = self.walk.world, self.bars_before
        fresh = [bar for bar in world.spans["bar"] if id(bar) not in since
                 and bar.p == self.kept and world.holds(bar)]  # fmt: skip
        take_apart(self.row)
        self.row.state, self.row.undone_by = "undone", self.walk.workers["ana"]
        self.row.undone_at = world.now
        self.row.save()
        for step in reversed(self.undo):
            step()
        for bar in fresh:
            row = self.row_of_copy(bar)
            self.walk.begin("bar", row, v=bar.v, p=self.gone)
        self.row, self.undo = None, []

    def row_of_copy(self, bar: Span) -> Any:
        rows = Bar.objects.unguarded("the copy of a bar, made for the other record too")
        return rows.filter(
            worker=self.walk.workers[bar.v], person=self.walk.people[self.gone],
            from_at=bar.start, until_at=bar.until,
        ).latest("pk")  # fmt: skip

    def _closed(self) -> set[tuple[str, int]]:
        world = self.walk.world
        return {
            (v, id(fact))
            for v in WORKERS
            for fact in self.walk.facts
            if fact.label != "open" and world.fact(v, fact)
        }

    # --- the same in plain words -----------------------------------------------------------------

    def _in_plain_words(self, kept: str, gone: str) -> None:
        world, both = self.walk.world, (kept, gone)
        self.kept, self.gone = kept, gone
        self.bars_before = {id(bar) for bar in world.spans["bar"]}
        for fact in self.walk.facts:
            for span in fact.audience:
                about = fact.p in both or span.through in both
                on = span.until is None or span.until > world.now
                works = world.works_with(span.v, fact.p) or world.works_with(span.v, span.through)
                if about and on and not span.never and not works:
                    self._set(span, "until", max(world.now, span.start))
        newcomers = {p: self._newcomers(world, p, other) for p, other in (both, both[::-1])}
        for fact in self.walk.facts:
            if fact.p in both and fact.label == "restricted":
                strangers, managers = newcomers[fact.p]
                told = {span.v for span in fact.audience if world.holds(span)}
                for v in strangers - told - (set() if fact.not_manager else managers):
                    self._add(fact.audience, Span(
                        v=v, through=None, never=True, start=world.now, until=None
                    ))  # fmt: skip
        for kind in KINDS:
            for span in world.spans[kind]:
                if span.p == gone:
                    self._set(span, "p", kept)
        for fact in self.walk.facts:
            if fact.p == gone:
                self._set(fact, "p", kept)
            for span in fact.audience:
                if span.through == gone:
                    self._set(span, "through", kept)
        for thing in self.walk.things:
            if gone in thing.people and kept not in thing.people:
                people = [kept if p == gone else p for p in thing.people]
                self._set(thing, "people", people)

    @staticmethod
    def _newcomers(world: World, p: str, other: str) -> tuple[set[str], set[str]]:
        """Who keeps the other record and not this one as key worker, and who manages this one."""

        def keys(one: str) -> set[str]:
            return {span.v for span in world.on("working", p=one, role="key_worker")}

        def managers(one: str) -> set[str]:
            teams = {span.team for span in world.on("responsible", p=one)}
            return {span.v for span in world.on("member", role="manager") if span.team in teams}

        return (keys(other) | managers(other)) - keys(p), managers(p)

    def _set(self, thing: Span, name: str, value: Any) -> None:
        before = getattr(thing, name)
        setattr(thing, name, value)

        def back() -> None:
            if getattr(thing, name) == value:
                setattr(thing, name, before)

        self.undo.append(back)

    def _add(self, audience: list[Span], span: Span) -> None:
        audience.append(span)
        self.undo.append(lambda: audience.remove(span))
