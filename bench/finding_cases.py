"""Names as people get them wrong: the cases finding is measured by, and whom they stand among.

The first part of the cases is written by hand; the second is drawn by the rules here from the
names of the demo, always the same. Both stand in tests/people/names_got_wrong.txt, to be read.
`python -m bench.finding_cases` writes the second part again.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from alongside.base.core.text import plain
from alongside.doors.demo.words.names import FOLK
from alongside.people.persons import names

MOST_FOUND = 20

FILE = Path(__file__).resolve().parent.parent / "tests" / "people" / "names_got_wrong.txt"
DRAWN = "# --- drawn by the rules in bench/finding_cases.py"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Case:
    """What was typed, and who was meant: their name and what else they are called."""

    kind: str
    asked: str
    name: str
    also: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        return " | ".join([self.kind, self.asked, self.name, *self.also])


def read() -> list[Case]:
    """Every case in the file."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line]
    cases = [line.split(" | ") for line in lines if not line.startswith("#")]
    return [Case(kind, asked, name, tuple(also)) for kind, asked, name, *also in cases]


# --- whom they stand among -----------------------------------------------------------------------


def _banks() -> list[tuple[list[str], list[str]]]:
    return [
        (_words(f"{folk.she} {folk.he}"), _words(folk.family))
        for folk in FOLK.values()
        if folk.family
    ]


def _words(text: str) -> list[str]:
    return [word.replace("\u00a0", " ") for word in text.split(" ")]


def somebody(dice: random.Random) -> str:
    """A name as it may stand in a record: one heritage's, or a first name and a family's of two."""
    banks = _banks()
    first, family = dice.choice(banks)
    if dice.random() < 0.2:
        family = dice.choice(banks)[1]
    return f"{dice.choice(first)} {dice.choice(family)}"


def crowd(count: int, apart_from: set[str], seed: str = "crowd") -> list[str]:
    """So many different names, none of them one of these."""
    dice = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        name = somebody(dice)
        if name in found or name in apart_from:  # the banks are small: a second family name
            name += f"-{dice.choice(dice.choice(_banks())[1])}"
        if name not in apart_from:
            found[name] = None
    return list(found)


# --- the rules -----------------------------------------------------------------------------------


def _in_one_part(change: Callable[[str, random.Random], str], least: int) -> Callable[..., str]:
    """Do it to one part of the name that has so many letters."""

    def changed(name: str, dice: random.Random) -> str:
        words = plain(name).split()
        long = [number for number, word in enumerate(words) if len(word) >= least]
        number = dice.choice(long)
        words[number] = change(words[number], dice)
        return " ".join(words)

    return changed


def _wrong(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word))
    return word[:at] + dice.choice(_LETTERS.replace(word[at], "")) + word[at + 1 :]


def _missing(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _swapped(word: str, dice: random.Random) -> str:
    at = dice.choice([at for at in range(len(word) - 1) if word[at] != word[at + 1]])
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _initial(name: str, dice: random.Random) -> str:
    words = name.split(" ")
    return f"{words[0][0]}. {' '.join(words[1:])}"


def _beginning(name: str, dice: random.Random) -> str:
    return " ".join(word[: max(3, len(word) - 3)] for word in plain(name).split())


def _half(name: str, dice: random.Random) -> str:
    first, *family = plain(name).split()
    return f"{first} {dice.choice(family)}"


def _has_a_long_part(name: str) -> bool:
    return max(map(len, plain(name).split())) > 3


_RULES: tuple[tuple[str, int, Callable[..., str], Callable[[str], bool]], ...] = (
    ("a letter wrong", 34, _in_one_part(_wrong, 4), _has_a_long_part),
    ("a letter missing", 26, _in_one_part(_missing, 4), _has_a_long_part),
    ("a letter doubled", 20, _in_one_part(_doubled, 3), _has_a_long_part),
    ("letters swapped", 26, _in_one_part(_swapped, 4), _has_a_long_part),
    ("without accents", 16, lambda name, dice: plain(name), lambda name: not name.isascii()),
    ("other order", 8, lambda name, dice: " ".join(reversed(name.split(" "))), _has_a_long_part),
    ("initial", 8, _initial, _has_a_long_part),
    ("beginnings", 12, _beginning, lambda name: len(name) > 12),
    ("half of two names", 8, _half, lambda name: "-" in name or name.count(" ") > 1),
)


def found_among(case: Case, everybody: dict[str, list[str]]) -> list[str]:
    """Who would be shown, best first, where these people with all their names are mine."""
    fits = names.fitting(case.asked, everybody)
    return sorted(names.best(fits), key=lambda name: (-fits[name], name))[:MOST_FOUND]


def everybody_of(cases: list[Case]) -> dict[str, list[str]]:
    return {case.name: [case.name, *case.also] for case in cases}


def populations(cases: list[Case], size: int) -> Iterator[tuple[Case, dict[str, list[str]]]]:
    """Each case among so many people: the others of the file, then the crowd."""
    meant = everybody_of(cases)
    called = list(meant)
    strangers = crowd(max(0, size - len(called)), set(called))
    for number, case in enumerate(cases):
        turned = called[number:] + called[:number] + strangers
        others = [name for name in dict.fromkeys(turned) if name != case.name]
        among = {case.name: meant[case.name]}
        among |= {name: meant.get(name, [name]) for name in others[: size - 1]}
        yield case, among


def draw() -> Iterator[Case]:
    """The cases of the second part, each about somebody of their own."""
    dice = random.Random("names got wrong")
    had: set[str] = set()
    for kind, count, change, about in _RULES:
        for _number in range(count):
            name = somebody(dice)
            while name in had or not about(name):
                name = somebody(dice)
            had.add(name)
            yield Case(kind, change(name, dice), name)


def whole() -> str:
    """What the file says, its second part drawn again."""
    by_hand = FILE.read_text(encoding="utf-8").partition(DRAWN)[0]
    return by_hand + "\n".join([DRAWN, *(case.line for case in draw()), ""])


if __name__ == "__main__":
    FILE.write_text(whole(), encoding="utf-8")
