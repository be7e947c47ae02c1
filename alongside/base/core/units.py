"""A unit of work: one transaction, joined by whatever it calls, with a last word before commit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

_KEY = "alongside_unit"


@contextmanager
def unit() -> Iterator[None]:
    """Open a transaction, or join the one already open in this unit.

    What was given to `before_commit` runs once, at the end of the outermost unit and inside
    its transaction, so nothing can be done without its trace or leave a trace undone.
    """
    if getattr(connection, _KEY, None) is not None:
        with transaction.atomic():
            yield
        return
    last_words: dict[str, tuple[Callable[[Any], None], Any]] = {}
    setattr(connection, _KEY, last_words)
    try:
        with transaction.atomic():
            yield
            for do, held in last_words.values():
                do(held)
    finally:
        setattr(connection, _KEY, None)


def before_commit(name: str, do: Callable[[Any], None], held: Any) -> Any:
    """Have `do(held)` run at the end of this unit, and return what is held until then.

    A name is run once: whoever asks again gets what the first one gave to hold.
    Raises RuntimeError where no unit is open.
    """
    last_words = getattr(connection, _KEY, None)
    if last_words is None:
        raise RuntimeError("before_commit needs an open unit of work")
    return last_words.setdefault(name, (do, held))[1]
