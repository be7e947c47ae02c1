"""Names as people get them wrong: how well what somebody typed fits what somebody is called.

docs/explanation/how-names-are-found.md tells the rules and why.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

import jellyfish

from alongside.base.core.text import plain as plain

from .spelling import KEPT, Part, bare_of, called, codex, part
from .spelling import sounds as sounds

One = TypeVar("One", bound=Hashable)

# How well one part fits another: the reasons there are, best first.
SAME, BEGINS, STANDS_FOR, SPELT, SOUNDS, SLIP, INITIAL, DOUBTFUL = (
    1.0, 0.97, 0.95, 0.93, 0.92, 0.9, 0.88, 0.845,
)  # fmt: skip
# Enough to be shown. A doubtful part needs the others to be certain: see `_whole`.
NEAR_ENOUGH = 0.86
_MUCH_WORSE = 0.11
_LONGEST = 200

# They may be left out, by whoever asks or whoever wrote the record.
_SMALL_WORDS = """
from the at of in and with mr mrs ms miss mx dr
de la las los del della di da das do dos du le van der den von zu y e
al el ul ibn bin bint abu um umm abd ap ab o
"""
_SMALL = frozenset(_SMALL_WORDS.split())
# Yoruba and Igbo names are often called by what follows these.
_BEFORE = re.compile(r"^(?:oluwa|olu|ola|ade|ayo|baba|temi|ife|akin|omo|chukwu|chi)(?=.{3})")
_CONFUSED = "iy ey ie ou ck cs sz kq fv vw bp dt gj jy gk mn ae ao ee"
_NEAR_LETTERS = frozenset(frozenset(pair) for pair in _CONFUSED.split())


def parts(name: str) -> list[str]:
    return list(_parts(name))


@lru_cache(maxsize=KEPT)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(plain(name).split())  # asked a dozen times for each row of an import


@dataclass(frozen=True, slots=True)
class Name:
    """A name ready to be compared: its parts as they stand, all of them with those that joined
    neighbours make, and its initials."""

    alone: frozenset[Part]
    parts: frozenset[Part]
    initials: frozenset[str]


@lru_cache(maxsize=KEPT)
def name(full: str) -> Name:
    """A name ready to be compared; kept for the next search."""
    alone = parts(full)
    pairs = [first + second for first, second in pairwise(alone)]
    if len(alone) > 2:
        pairs += ["".join(three) for three in zip(alone, alone[1:], alone[2:], strict=False)]
    first = [one[0] for one in alone if one not in _SMALL]
    initials = {"".join(first), "".join(first[:1] + first[-1:])} if len(first) > 1 else set()
    return Name(
        frozenset(map(part, alone)), frozenset(map(part, alone + pairs)), frozenset(initials)
    )


def nearness(asked: str, names: Iterable[str]) -> float:
    """How well a search fits somebody's names, 0 to 1; below 0.8 it does not."""
    return fitting(asked, {0: list(names)}).get(0, 0.0)


def fitting(asked: str, people: Mapping[One, Iterable[str]]) -> dict[One, float]:
    """Whom of these people, each with all their names, a search may mean, and how well it fits.

    Each part that was asked for takes a part of its own among all the names somebody has, in any
    order. Everybody who fits at all is answered, from 0.8; who is shown is for the caller to say.
    """
    search = _Search(asked)
    known = {one: [name(full) for full in fulls] for one, fulls in people.items()}
    every = {each for names in known.values() for one_name in names for each in one_name.parts}
    alone = {each for names in known.values() for one_name in names for each in one_name.alone}
    near = {
        unit: _near_ones(unit, every) if unit in search.alone else _as_one(unit, alone)
        for unit in search.units
    }
    hits = {each for scores in near.values() for each in scores}
    found = {}
    for one, names in known.items():
        score = 0.0
        if any(not one_name.parts.isdisjoint(hits) for one_name in names):
            bag = {each for one_name in names for each in one_name.parts if each in hits}
            score = search.score(bag, near)
        if search.initials and any(search.initials in each.initials for each in names):
            score = max(score, INITIAL)
        if score >= 0.8:
            found[one] = score
    return found


def best(fits: Mapping[One, float]) -> list[One]:
    """Those who fit well enough to be shown, and not much worse than the one who fits best."""
    enough = max(NEAR_ENOUGH, max(fits.values(), default=0) - _MUCH_WORSE)
    return [one for one, fit in fits.items() if fit >= enough]


class _Search:
    """What was typed: the ways it can be cut into parts, each with what that costs."""

    def __init__(self, asked: str):
        self.initials = _initials(asked)
        halves = [parts(chunk) for chunk in asked[:_LONGEST].split()]
        alone = self.alone = [each for chunk in halves for each in chunk][:8]
        self.ways: list[tuple[list[str], float]] = [(alone, 1.0)] if alone else []
        for start in range(len(alone) - 1):
            for end in (start + 2, start + 3):
                if end <= len(alone):
                    joined = "".join(alone[start:end])
                    self.ways.append(([*alone[:start], joined, *alone[end:]], 1.0))
        needed = [each for each in alone if each not in _SMALL]
        if needed and len(needed) < len(alone):
            self.ways.append((needed, 0.97))
        for number, chunk in enumerate(halves):
            others = [each for other in halves[:number] + halves[number + 1 :] for each in other]
            if len(chunk) > 1 and others:
                self.ways += [([half, *others], 0.95) for half in chunk if half not in _SMALL]
        if len(needed) > 2:  # one name too many
            self.ways += [
                (needed[:number] + needed[number + 1 :], 0.89) for number in range(len(needed))
            ]
        self.units = {each for way, _worth in self.ways for each in way}

    def score(self, bag: set[Part], near: dict[str, dict[Part, float]]) -> float:
        """How well the best way fits somebody whose names have these parts."""
        best = {
            unit: {each: scores[each] for each in bag if each in scores}
            for unit, scores in near.items()
        }
        return max(
            (_whole(way, best) * worth for way, worth in self.ways if all(best[u] for u in way)),
            default=0.0,
        )


def _whole(way: list[str], best: dict[str, dict[Part, float]]) -> float:
    """How well all the parts fit together: the weakest, lifted a little by the others.

    No part of somebody's names answers twice: "Jo Jones" is not Mary Jones.
    """
    taken: set[Part] = set()
    scores = []
    for unit in sorted(way, key=len, reverse=True):
        free = [
            (score, each.plain, each) for each, score in best[unit].items() if each not in taken
        ]
        if not free:
            return 0.0
        score, _plain, each = max(free, key=lambda one: one[:2])
        taken.add(each)
        scores.append(score)
    low = min(scores)
    return low + (sum(scores) / len(scores) - low) / 4


def _as_one(joined: str, others: Iterable[Part]) -> dict[Part, float]:
    """The same of two parts that were joined: with what stands as one, and without a slip, or
    "F. Lewin" would fit every Lewin."""
    found = {}
    letters, stands_for = part(joined).letters, called(joined)
    for other in others:
        theirs = other.plain
        if theirs.startswith(joined):
            found[other] = SAME if theirs == joined else BEGINS
        elif theirs in stands_for:
            found[other] = STANDS_FOR
        elif (letters ^ other.letters).bit_count() < 5 and bare_of(joined) == bare_of(theirs):
            found[other] = SPELT
    return found


def _near_ones(asked: str, others: Iterable[Part]) -> dict[Part, float]:
    """Which of these parts the one that was asked for may be, and how well each fits."""
    found = {}
    size, letters = len(asked), part(asked).letters
    stands_for = called(asked)
    for other in others:
        theirs = other.plain
        if size == 1 and theirs != asked:
            if theirs[0] == asked and theirs not in _SMALL:
                found[other] = SPELT
        elif theirs.startswith(asked):
            found[other] = SAME if len(theirs) == size else BEGINS
        elif theirs in stands_for:
            found[other] = STANDS_FOR
        elif len(theirs) > 2 < size and (
            (letters ^ other.letters).bit_count() < 5 or theirs.endswith(asked)
        ):
            if score := _near(asked, theirs):
                found[other] = score
        elif theirs == asked[0] and theirs not in _SMALL:
            found[other] = DOUBTFUL
        elif size > len(theirs) > 2 and asked.endswith(theirs) and _follows(asked, theirs):
            found[other] = SOUNDS
    return found


def _follows(whole: str, called_by: str) -> bool:
    before = _BEFORE.match(whole)
    return bool(before and whole[before.end() :] == called_by)


def _near(mine: str, theirs: str) -> float:
    """How well a part fits that shares most letters; 0 where it does not."""
    if bare_of(mine) == bare_of(theirs):
        return SPELT
    if _follows(theirs, mine) or _follows(mine, theirs):
        return SOUNDS
    if codex(mine) and codex(mine) == codex(theirs):
        return INITIAL
    if not -3 < len(mine) - len(theirs) < 3:
        return 0.0
    slips = jellyfish.damerau_levenshtein_distance(mine, theirs)
    if slips == 1:
        return _one_slip(mine, theirs)
    if slips == 2 and min(len(mine), len(theirs)) > 7:
        return INITIAL
    bare, other = bare_of(mine), bare_of(theirs)
    if slips < 5 and min(len(bare), len(other)) > 4:
        return INITIAL if jellyfish.damerau_levenshtein_distance(bare, other) == 1 else 0.0
    return 0.0


def _one_slip(mine: str, theirs: str) -> float:
    """One letter wrong, missing, too many or swapped. In a short name that is often another name:
    then it needs to be a slip of the ear, or the other parts to be certain."""
    short = min(len(mine), len(theirs))
    if short > 4:
        return SLIP if mine[0] == theirs[0] else INITIAL
    if len(mine) != len(theirs):
        longer = max(mine, theirs, key=len)
        at = next((i for i in range(short) if mine[i] != theirs[i]), short)
        lost = longer[at]
        if lost in "aeiouh" or lost in longer[max(at - 1, 0) : at]:
            return INITIAL if at else DOUBTFUL
        return DOUBTFUL
    differ = [i for i in range(short) if mine[i] != theirs[i]]
    if len(differ) == 2:
        return DOUBTFUL
    if short < 4 or not differ[0]:
        return 0.0 if short < 4 else DOUBTFUL
    near = frozenset((mine[differ[0]], theirs[differ[0]])) in _NEAR_LETTERS
    return INITIAL if near and differ[0] < short - 1 else DOUBTFUL


def _initials(asked: str) -> str:
    """The initials that were asked for, as JS or J.S.; empty where it is a name."""
    letters = "".join(letter for letter in asked if letter.isalpha())
    bare = plain(letters)
    if not 2 <= len(letters) <= 4 or len(asked.replace(".", " ").split()) not in (1, len(letters)):
        return ""
    return bare if letters.isupper() or not set(bare) & set("aeiouy") else ""
