"""One part of a name as it is compared: its letters without the choices people make in spelling,
how it sounds, and which names it stands for."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import jellyfish

KEPT = 1 << 14  # parts of names remembered by a process: a few megabytes
CALLED = Path(__file__).with_name("called.txt")

# Ukrainian, Russian and Bulgarian letters as they are mostly written in English.
_CYRILLIC_LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё"
_AS_WRITTEN = "a b v g g d e e zh z i i i i k l m n o p r s t u f kh ts ch sh sh _ y _ e u a e"
_CYRILLIC = dict(zip(_CYRILLIC_LETTERS, _AS_WRITTEN.split(), strict=True))
_ARABIC = str.maketrans("أإآٱىیكۀةۃ", "اااايیکههه")
# What is written in several ways, longest first: Haidari and Haydari, Noor and Nour, Jürgen and
# Juergen come out alike.
_SPELT = [
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"^mac(?=.{3})", "mc"), (r"^abd[aeu]?[lr]?(?=.{3})", "abd"),
        ("sch", "sh"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("tz|ts", "z"),
        ("c(?=[kaoulrstn])|q", "k"), ("oo|ou", "u"), ("ee|ea|ie|y", "i"),
        ("(?<=[aou])e(?=[a-z])", ""), ("w", "v"), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One part of a name, and which letters it has as bits: most others are told apart by those."""

    plain: str
    letters: int


@lru_cache(maxsize=KEPT)
def part(plain: str) -> Part:
    """A part of a name, in plain letters, ready to be compared. Kept for the next search."""
    shown = plain if plain.isascii() else bare_of(plain)
    return Part(plain, sum(1 << (ord(letter) % 64) for letter in set(shown)))


@lru_cache(maxsize=KEPT)
def bare_of(plain: str) -> str:
    """Its letters without the choices people make in spelling and in writing other scripts."""
    if not plain.isascii():
        plain = "".join(_CYRILLIC.get(letter, letter) for letter in plain).replace("_", "")
        plain = plain.translate(_ARABIC).replace("ـ", "")
        plain = plain.removeprefix("ال") if len(plain) > 4 else plain
    if len(plain) < 3:
        return plain
    for pattern, instead in _SPELT:
        plain = pattern.sub(instead, plain)
    return plain


def sounds(plain: str) -> str:
    """The Match Rating codex of one part of a name; empty where it has none."""
    if not plain.isascii() or not plain.isalpha():
        return ""
    try:
        return jellyfish.match_rating_codex(plain)
    except ValueError:
        return ""


@lru_cache(maxsize=KEPT)
def codex(plain: str) -> str:
    """How a part sounds whatever its spelling; empty where too little of it is left to tell."""
    found = sounds(bare_of(plain))
    return found if len(found) > 3 else ""


@cache
def groups() -> dict[str, frozenset[int]]:
    """Which groups of called.txt each name stands in: two names fit where they share one."""
    found: dict[str, set[int]] = {}
    number = 0
    for line in CALLED.read_text(encoding="utf-8").splitlines():
        head, colon, others = line.partition("#")[0].partition(":")
        named = others.split() if colon else head.split()
        fits = [(head.strip(), other) for other in named] if colon else [tuple(named)]
        for together in fits:
            number += 1
            for name in together:
                found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@lru_cache(maxsize=KEPT)
def called(plain: str) -> frozenset[str]:
    """Every name this one may stand for, itself among them."""
    mine = groups().get(plain, frozenset())
    others = (name for name, theirs in groups().items() if not mine.isdisjoint(theirs))
    return frozenset((plain, *others)) if mine else frozenset((plain,))
