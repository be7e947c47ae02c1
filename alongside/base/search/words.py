"""Words in what somebody may read: kept as they are written, and asked for inside a query.

The index never answers by itself. A room's own query, narrowed by who looks, is narrowed further
by `said_in`; so whatever hides a thing from somebody hides its words, and nothing is counted or
scored over what they cannot see.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from alongside.base.core.text import plain
from alongside.base.core.units import before_commit, unit

from .models import Every, Words

MOST_WORDS = 8
_LONGEST = 60
_AT_ONCE = 1000
_WHY = "an index of words stands inside a query that is narrowed by who looks"

Said = Iterable[tuple[UUID, str]]
# What is looked through, and how to read all of it as it stands now. A room adds its own.
SOURCES: dict[str, Callable[[], Said]] = {}


def keep_words(kind: str, said: Mapping[UUID, str]) -> None:
    """Keep what these things say, in place of what they said before: at the end of the unit of
    work that writes them, all in one statement. Raises RuntimeError where no unit is open."""
    before_commit("words", _write, []).extend((kind, pk, words) for pk, words in said.items())


def _write(kept: list[tuple[str, UUID, str]]) -> None:
    latest = {pk: Words(kind=kind, object_id=pk, text=_folded(words)) for kind, pk, words in kept}
    Words.objects.bulk_create(
        latest.values(), update_conflicts=True, unique_fields=["object_id"], update_fields=["text"]
    )


def forget_words(object_ids: Iterable[UUID]) -> None:
    """These are no longer how things stand: nobody finds them any more."""
    Words.objects.unguarded(_WHY).filter(object_id__in=list(object_ids)).update(text="")


def words_in(asked: str) -> list[str]:
    """What to look for in what was typed; one letter alone says too little."""
    words = dict.fromkeys(_folded(asked).split())
    return [word for word in words if len(word) > 1 or not word.isascii()][:MOST_WORDS]


def said_in(wanted: Any, *refs: str) -> Q:
    """For a query that is narrow already: rows of which one of these columns is the id of something
    with every word `wanted`, as `words_in` makes them. Asked of each row, and not of all that has
    the words: that may be most of what an organisation ever wrote."""
    if not wanted:
        return Q(pk__in=[])
    rows = Words.objects.unguarded(_WHY).filter(object_id__in=[OuterRef(ref) for ref in refs])
    return Q(Exists(rows.filter(text__says=Every(wanted))))


def rebuild() -> int:
    """Write the whole index anew from what the rooms hold; answers how many things it knows."""
    count = 0
    with unit():
        for kind, read in SOURCES.items():
            Words.objects.unguarded(_WHY).filter(kind=kind).exclude(text="").update(text="")
            for some in _chunks(read()):
                _write([(kind, pk, words) for pk, words in some])
                count += len(some)
    return count


def begun() -> bool:
    """Whether anything was ever kept: not so in an installation older than the index."""
    return bool(Words.objects.unguarded(_WHY).exists())


def _chunks(rows: Said) -> Iterator[list[tuple[UUID, str]]]:
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _folded(words: str) -> str:
    return " ".join(word[:_LONGEST] for word in plain(words).split())


# --- the line that is shown ----------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:['’`´\u0300-\u036f]+[^\W_]*)*")
Piece = tuple[str, bool]


def line_with(words: str, asked: str, most: int = 150) -> list[Piece]:
    """One line of a text around what was asked for: pieces, each with whether it was asked for."""
    wanted = words_in(asked)
    text = " ".join(words.split())
    marks = [
        (one.start(), one.end(), hit)
        for one in _WORD.finditer(text)
        if (hit := _hit(one[0], wanted))
    ]
    start, end = _window(text, marks, most)
    pieces: list[Piece] = [("…", False)] if start else []
    at = start
    for begin, stop, _hits in marks:
        if start <= begin and stop <= end:
            pieces += [(text[at:begin], False), (text[begin:stop], True)]
            at = stop
    pieces += [(text[at:end], False), ("…" if end < len(text) else "", False)]
    return [piece for piece in pieces if piece[0]]


def _hit(word: str, wanted: list[str]) -> str:
    folded = plain(word)
    return next((each for each in wanted if folded.startswith(each)), "")


def _window(text: str, marks: list[tuple[int, int, Any]], most: int) -> tuple[int, int]:
    """Where the line begins and ends: at whole words, with as much of what was asked as fits."""
    if len(text) <= most:
        return 0, len(text)

    begins = [begin for begin, _stop, _hit in marks]

    def holds(start: int) -> int:
        # Only those that begin in it: a text may say a word ten thousand times.
        near = marks[bisect_left(begins, start) : bisect_right(begins, start + most)]
        return len({hit for _begin, stop, hit in near if stop <= start + most})

    # A little before the first of those that stand closest together.
    first = max((begin for begin, _stop, _hit in marks), key=lambda at: (holds(at), -at), default=0)
    start = max(0, min(first - most // 4, len(text) - most))
    if holds(start) < holds(first):
        start = first
    if start:
        start = text.find(" ", start - 1, first + 1) + 1 or first
    end = min(len(text), start + most)
    if end < len(text):
        last = max(
            (stop for begin, stop, _hit in marks if begin >= start and stop <= end), default=0
        )
        end = max(text.rfind(" ", start, end + 1), last)
    return start, end if end > start else min(len(text), start + most)
