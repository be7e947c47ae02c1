"""The access rules once more, in sixty lines of plain Python, to compare the queries with.

It knows nothing of the database. A world is spans of several kinds (SimpleNamespace objects with
`start` and `until`, and whatever else the kind has); a rule is a question about them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from types import SimpleNamespace as Span

GRACE = dt.timedelta(days=28)


class World:
    def __init__(self, now: dt.datetime) -> None:
        self.now = now
        self.left: set[str] = set()
        self.spans: dict[str, list[Span]] = defaultdict(list)

    def holds(self, span: Span) -> bool:
        return span.start <= self.now and (span.until is None or self.now < span.until)

    def on(self, kind: str, **about: object) -> list[Span]:
        """The spans of a kind that hold now and are about just this."""
        return [
            span for span in self.spans[kind]
            if self.holds(span) and all(getattr(span, name) == is_ for name, is_ in about.items())
        ]  # fmt: skip

    def gated(self, v: str, p: str) -> bool:
        inside = self.on("inside", v=v, p=p) or self.on("grant", v=v, p=p, approved=True)
        return bool(
            self.on("bar", v=v, p=p) or (self.on("seal", p=p, approved=True) and not inside)
        )

    def works_with(self, v: str, p: str | None) -> bool:
        teachers = [span.through for span in self.on("working", v=v, p=p, role="student")]
        return any(
            span.role != "student" and (span.v == v or span.v in teachers)
            for span in self.on("working", p=p)
        )

    def oversees(self, v: str, p: str, *roles: str) -> bool:
        teams = [span.team for span in self.on("responsible", p=p)]
        return any(span.team in teams and span.role in roles for span in self.on("member", v=v))

    def record(self, v: str, p: str) -> bool:
        by_work = self.works_with(v, p) or self.oversees(v, p, "manager", "duty")
        for_now = self.on("emergency", v=v, p=p) or self.on("grant", v=v, p=p, approved=True)
        return v not in self.left and bool(by_work or for_now) and not self.gated(v, p)

    def grace(self, v: str, p: str) -> bool:
        worked = [span for span in self.spans["working"] if (span.v, span.p) == (v, p)]
        # Who was called off before they began has ended nothing.
        ends = [span.until for span in worked if span.until and span.start < span.until]
        lately = any(end <= self.now < end + GRACE for end in ends)
        return v not in self.left and lately and not self.gated(v, p)

    def card(self, v: str, p: str) -> bool:
        return self.record(v, p) or self.grace(v, p)

    def fact(self, v: str, fact: Span) -> bool:
        named = [span for span in fact.audience if span.v == v and self.holds(span)]
        if v in self.left or self.gated(v, fact.p) or any(span.never for span in named):
            return False
        told = any(self.works_with(v, fact.p) or self.works_with(v, span.through) for span in named)
        key = self.on("working", v=v, p=fact.p, role="key_worker")
        manager = self.oversees(v, fact.p, "manager") and not fact.not_manager
        by_label = {"open": self.record(v, fact.p), "restricted": bool(key or manager)}
        return told or by_label.get(fact.label, False)

    def shared(self, v: str, thing: Span) -> bool:
        """An entry, a meeting or a promise about one person or several (R7a)."""
        if v in self.left or any(self.gated(v, p) for p in thing.people):
            return False
        return any(self.record(v, p) or (v in thing.own and self.grace(v, p)) for p in thing.people)
