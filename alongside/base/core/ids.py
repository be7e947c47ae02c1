"""One id per thing."""

import secrets
import time
import uuid


def uuid7() -> uuid.UUID:
    """A time-ordered random id (RFC 9562, version 7).

    48 bits of Unix milliseconds, then 74 random bits; ids made later sort later, which
    keeps an index compact. A client may make one, so an id never proves who made a thing.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80
    value |= 0x7 << 76
    value |= secrets.randbits(12) << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return uuid.UUID(int=value)


def parse_id(text: object) -> uuid.UUID | None:
    """The id a form or an address carried, or None where it is not one."""
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None
