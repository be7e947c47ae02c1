"""Lines for one life from the banks of words."""

import random
from collections.abc import Iterator

from ..words.banks import VOWS, heap
from ..words.reading import fill, shuffled
from .lives import Life


class Lines:
    """Lines for one life, each used once before any is used again."""

    def __init__(self, life: Life, dice: random.Random) -> None:
        self.life = life
        self.dice = dice
        self._heaps: dict[str, Iterator[str]] = {}

    def next(self, bank: dict[str, list[str]], kind: str, **slots: str) -> str:
        if kind not in self._heaps:
            found = bank.get(kind) or heap(bank, kind, self.life.group)
            self._heaps[kind] = shuffled(found, self.dice)
        return self.fill(next(self._heaps[kind]), whole=bank is not VOWS, **slots)

    def fill(self, words: str, *, whole: bool = True, **slots: str) -> str:
        return fill(words, {**self.life.slots, **slots}, self.dice, whole=whole)
