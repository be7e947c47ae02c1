"""One id per thing."""

import secrets
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from . import clock

_bits: Callable[[int], int] = secrets.randbits
_lock = threading.Lock()
_last, _count = 0, 0


def uuid7() -> uuid.UUID:
    """A time-ordered random id (RFC 9562, version 7).

    48 bits of Unix milliseconds, a 12-bit counter within the millisecond that starts at
    random (section 6.2, method 1), then 62 random bits: ids made later sort later, so "in the
    order they were put" holds for rows written together, and an index stays compact. A client
    may make one, so an id never proves who made a thing.
    """
    global _last, _count
    with _lock:
        milliseconds = int(clock.now().timestamp() * 1000)
        if milliseconds == _last:
            _count += 1
        else:
            _last, _count = milliseconds, _bits(11)
        # A counter that runs over carries into the millisecond: the order still holds.
        value = ((milliseconds << 12) + _count) & ((1 << 60) - 1)
        high, low = divmod(value, 1 << 12)
        random = _bits(62)
    return uuid.UUID(int=high << 80 | 0x7 << 76 | low << 64 | 0b10 << 62 | random)


def random_id() -> uuid.UUID:
    """An id that says nothing, not even when it was made (RFC 9562, version 4)."""
    return uuid.UUID(int=_bits(128), version=4)


@contextmanager
def drawn_from(bits: Callable[[int], int]) -> Iterator[None]:
    """Take the random part from elsewhere, so that a world built twice is the same twice."""
    global _bits, _last
    before, _bits, _last = _bits, bits, 0
    try:
        yield
    finally:
        _bits, _last = before, 0


def parse_id(text: object) -> uuid.UUID | None:
    """The id a form or an address carried, or None where it is not one."""
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None


def id_asked(text: object) -> uuid.UUID:
    """The same for a look-up: what is not an id becomes the zero id, which nothing has."""
    return parse_id(text) or uuid.UUID(int=0)
