"""Names as people get them wrong: plain letters, the way they sound, and how near two are."""

import re
import unicodedata

import jellyfish

_APART = {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}


def plain(name: str) -> str:
    """A name without case, accents, apostrophes or hyphens: "Siobhán O'Neill", "siobhan oneill"."""
    lowered = "".join(_APART.get(letter, letter) for letter in name.casefold())
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", lowered)
        if not unicodedata.combining(letter)
    )
    bare = re.sub(r"['’`´]", "", bare)
    return " ".join(re.findall(r"[^\W_]+", bare))


def parts(name: str) -> list[str]:
    return plain(name).split()


def sounds(part: str) -> str:
    """The Match Rating codex of one part of a name (Moore 1977); empty where it has none."""
    if not part.isascii() or not part.isalpha():
        return ""
    try:
        return jellyfish.match_rating_codex(part)
    except ValueError:
        return ""


def nearness(asked: str, names: list[str]) -> float:
    """How well a search fits somebody's names, 0 to 1.

    Each asked part takes its best partner among all the person's name parts, in any order: a
    beginning counts nearly as much as the whole, then the same sound, then Jaro-Winkler
    similarity. The answer is the weakest part's, so every part must be found.
    """
    wanted = parts(asked)
    have = [part for name in names for part in parts(name)]
    if not wanted or not have:
        return 0.0
    return min(max(_near(part, other) for other in have) for part in wanted)


def _near(asked: str, part: str) -> float:
    if asked == part:
        return 1.0
    if part.startswith(asked):
        return 0.97
    if len(asked) < 3:
        return 0.0
    similar = jellyfish.jaro_winkler_similarity(asked, part)
    if sounds(asked) and sounds(asked) == sounds(part):
        return max(similar, 0.9)
    return similar
