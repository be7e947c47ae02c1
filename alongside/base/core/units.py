"""A unit of work: one transaction, joined by whatever it calls, with a last word before commit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

from django.db import connection, transaction

_KEY = "alongside_unit"
_ROOM = 100_000  # kB
_begun = 0
_LastWords = dict[str, tuple[bool, Callable[[Any], None], list[Any]]]


@contextmanager
def unit() -> Iterator[None]:
    """Open a transaction, or join the one already open in this unit.

    What was given to `before_commit` runs once, at the end of the outermost unit and inside
    its transaction, so nothing can be done without its trace or leave a trace undone. What a
    joined unit had to say is forgotten when that unit fails, as its deed is.
    """
    outer: _LastWords | None = getattr(connection, _KEY, None)
    if outer is not None:
        said = {name: len(held) for name, (_last, _do, held) in outer.items()}
        try:
            with transaction.atomic():
                yield
        except BaseException:
            for name, (_last, _do, held) in outer.items():
                del held[said.get(name, 0) :]
            raise
        return
    global _begun
    _begun += 1
    last_words: _LastWords = {}
    setattr(connection, _KEY, last_words)
    try:
        with transaction.atomic():
            yield
            for _last, do, held in sorted(last_words.values(), key=itemgetter(0)):
                if held:
                    do(held)
    finally:
        setattr(connection, _KEY, None)
        _begun += 1


@contextmanager
def long_unit() -> Iterator[None]:
    """A unit that writes very much.

    SQLite writes what no longer fits into its cache before the end, and then nobody can even read
    until the end. With room for it, others read on; nobody else writes meanwhile either way.
    """
    if connection.vendor != "sqlite":
        with unit():
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        before = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = -{_ROOM}")
    try:
        with unit():
            yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = {int(before)}")


def before_commit(
    name: str, do: Callable[[Any], None], held: list[Any], *, last: bool = False
) -> list[Any]:
    """Have `do(held)` run at the end of this unit, and return the list held until then.

    A name is run once: whoever asks again gets what the first one gave to hold. What is `last`
    runs after everything that is not.
    Raises RuntimeError where no unit is open.
    """
    last_words: _LastWords | None = getattr(connection, _KEY, None)
    if last_words is None:
        raise RuntimeError("before_commit needs an open unit of work")
    return last_words.setdefault(name, (last, do, held))[2]


def stamp() -> int:
    """A number that changes whenever a unit of work begins or ends in this process.

    What was read under one stamp is not trusted under another.
    """
    return _begun
