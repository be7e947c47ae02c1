"""What comes to be known about somebody in the demo, and is said anew when it changed."""

import random
from functools import partial
from uuid import UUID

from alongside.base.core import clock
from alongside.people.persons.models import FactKind

from ..words.banks import KNOWN, heap
from . import doing
from .builder import Builder
from .lines import Lines
from .lives import Life

COUPLES = ("tworooms", "caringfor", "newcountry", "rightpeople")

_SAID = (
    (FactKind.MATTERS, 0.9),
    (FactKind.BEFORE, 0.6),
    (FactKind.AROUND, 0.9),
    (FactKind.INSIDE, 0.4),
    (FactKind.HOPES, 0.75),
    (FactKind.HELPS, 0.5),
    (FactKind.SPEAKING, 0.6),
    (FactKind.WORRY, 0.2),
)
_MANY = {FactKind.MATTERS, FactKind.BEFORE, FactKind.AROUND, FactKind.HOPES, FactKind.HELPS}


def say_what_is_known(
    b: Builder, life: Life, days: list[int], lines: Lines, dice: random.Random
) -> None:
    """Said over the first meetings; some said anew when they had changed."""
    for kind, chance in _SAID:
        if dice.random() > chance or not _fitting(kind, life):
            continue
        early = days[min(dice.choice((0, 0, 1, 1, 2)), len(days) - 1)]
        when = b.ago(early, "18:05") if early else b.ago(0, "17:10")
        words = _fact_words(kind, life, lines)
        held = _Said(b, life, kind)
        b.on(when, partial(held.say, words, early))
        later = days[-1] + 1
        if kind in _MANY and dice.random() < 0.18 and early - later > 60:
            ago = dice.randint(later, later + (early - later) // 2)
            again = _fact_words(kind, life, lines)
            if again != words:
                b.on(b.ago(ago, "17:30"), partial(held.say, again, ago))


def _fitting(kind: str, life: Life) -> bool:
    return bool(heap(KNOWN, kind, life.group))


def _fact_words(kind: str, life: Life, lines: Lines) -> str:
    couple = life.stories and life.stories[0] in COUPLES
    for _attempt in range(6):
        words = lines.next(KNOWN, kind)
        if couple and (life.slots["late"] in words or "alone" in words):
            continue
        if "from ." not in words:  # nobody says where they came from who was born here
            break
    return words


class _Said:
    """One thing said about somebody; said again, it replaces what was said before."""

    def __init__(self, b: Builder, life: Life, kind: str) -> None:
        self.b, self.life, self.kind = b, life, kind
        self.fact: UUID | None = None

    def say(self, words: str, ago: int) -> None:
        theirs = words.startswith("“") and words.endswith("”")
        worry = self.kind == FactKind.WORRY
        self.fact = doing.say(
            self.b,
            self.life,
            self.kind,
            words[1:-1] if theirs else words,
            self.life.worker_on(ago),
            in_their_words=theirs,
            replaces=self.fact,
            ask_again=clock.today() + clock.A_DAY * 183 if worry else None,
        )
