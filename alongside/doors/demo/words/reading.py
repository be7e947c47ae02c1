"""How the word banks are written, and how a line from one becomes words about one person.

A bank is plain text. `== name: group` begins a story of scenes in order, or a heap of lines;
`-- title | place | who was there | how` begins a scene; the lines under it are what happened;
`+` is something the worker said they would do, `*` something the person said they would do.

In the words, `[this|that]` is one of several, `{slot}` somebody's or something's name.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_PLURAL = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "doesn’t": "don’t",
    "goes": "go",
    "misses": "miss",
} | {
    f"{verb}s": verb
    for verb in [
        "say",
        "want",
        "ring",
        "know",
        "get",
        "tell",
        "show",
        "see",
        "make",
        "love",
        "let",
        "keep",
        "ask",
        "remember",
        "hear",
    ]
}
_ONE_THEY = re.compile(rf"\b([Tt]hey) ({'|'.join(_PLURAL)})\b")
_BEGINS = re.compile(r"(^|[.?!]”? )([a-z])")


@dataclass
class Scene:
    """One meeting as it may have happened."""

    title: str = ""
    place: str = ""
    who: str = ""
    how: str = ""
    text: str = ""
    ours: list[str] = field(default_factory=list)
    theirs: list[str] = field(default_factory=list)


@dataclass
class Story:
    """What somebody's months were about: scenes in the order they happened."""

    name: str
    groups: tuple[str, ...]
    scenes: list[Scene] = field(default_factory=list)


def stories(bank: str) -> list[Story]:
    """The stories of a bank."""
    found: list[Story] = []
    for line in bank.strip().splitlines():
        line = line.strip()
        if line.startswith("== "):
            name, _colon, groups = line[3:].partition(":")
            found.append(Story(name.strip(), tuple(groups.split())))
        elif line.startswith("-- "):
            cells = [cell.strip() for cell in line[3:].split("|")]
            title, place, who, how = [*cells, "", "", ""][:4]
            found[-1].scenes.append(Scene(title, place, who, how))
        elif line.startswith("+ "):
            found[-1].scenes[-1].ours.append(line[2:])
        elif line.startswith("* "):
            found[-1].scenes[-1].theirs.append(line[2:])
        elif line:
            scene = found[-1].scenes[-1]
            scene.text = f"{scene.text} {line}".strip()
    return found


def heaps(bank: str) -> dict[str, list[str]]:
    """The heaps of lines of a bank, by name."""
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in bank.strip().splitlines():
        line = " ".join(line.split())
        if line.startswith("== "):
            here = found.setdefault(line[3:], [])
        elif line:
            here.append(line)
    return found


def fill(words: str, slots: Mapping[str, str], dice: random.Random, *, whole: bool = True) -> str:
    """A line with its choices made and its names put in; `whole` where it is sentences."""
    while _CHOICE.search(words):
        words = _CHOICE.sub(lambda found: dice.choice(found[1].split("|")), words)
    words = words.format_map(slots)
    if slots.get("they") == "they":
        words = _ONE_THEY.sub(lambda found: f"{found[1]} {_PLURAL[found[2]]}", words)
    if whole:
        words = _BEGINS.sub(lambda found: found[1] + found[2].upper(), words)
    return words


def shuffled(lines: list[str], dice: random.Random) -> Iterator[str]:
    """Lines in some order, again and again: nothing twice before everything once."""
    while True:
        order = list(lines)
        dice.shuffle(order)
        yield from order
