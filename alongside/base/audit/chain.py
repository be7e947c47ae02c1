"""The chain of audit rows: how one is written, and how the whole is proved."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from alongside.base.core import clock
from alongside.base.core.composed import composed_once
from alongside.base.core.units import before_commit, unit

from .models import AuditRow

START = "0" * 64
_LOCK = 0x616C6F6E67  # one writer at a time on PostgreSQL; SQLite has one anyway


@dataclass(frozen=True)
class Door:
    """Which way somebody came in, and the request that joins several rows."""

    channel: str
    request_id: UUID | None = None


_COMMAND = Door("command")
_door: ContextVar[Door | None] = ContextVar("door", default=None)


@dataclass(frozen=True)
class Entry:
    verb: str
    kind: str
    actor_id: UUID | None = None
    object_id: UUID | None = None
    person_id: UUID | None = None
    relation: str = ""
    mark: str = ""
    door: Door = field(default_factory=lambda: _door.get() or _COMMAND)


@contextmanager
def through(door: Door) -> Iterator[None]:
    """Everything noted inside came through this door."""
    token = _door.set(door)
    try:
        yield
    finally:
        _door.reset(token)


def note(
    verb: str,
    kind: str,
    *,
    actor_id: UUID | None,
    object_id: UUID | None = None,
    person_id: UUID | None = None,
    relation: str = "",
    searched: str = "",
) -> None:
    """Have one row written at the end of the open unit of work, in its transaction.

    `searched` is kept as a keyed hash only. Raises RuntimeError outside a unit.
    """
    mark = ""
    if searched:
        mark = salted_hmac("alongside.audit", searched.lower(), algorithm="sha256").hexdigest()
    entry = Entry(verb, kind, actor_id, object_id, person_id, relation, mark)
    entries: list[Entry] = before_commit("audit", _append, [], last=True)
    entries.append(entry)


def note_now(verb: str, kind: str, **about: object) -> None:
    """Write one row in a short transaction of its own: how a view of a record is kept."""
    with unit():
        note(verb, kind, **about)  # type: ignore[arg-type]


@composed_once
def _last_row() -> QuerySet:
    rows = AuditRow.objects.unguarded("the chain continues from its last row")
    return rows.order_by("-seq").values_list("seq", "hash")[:1]


def _append(entries: list[Entry]) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = next(iter(_last_row()), (0, START))
    rows = []
    seq, previous = last
    for entry in entries:
        seq += 1
        row = AuditRow(
            seq=seq,
            at=clock.now(),
            actor_id=entry.actor_id,
            verb=entry.verb,
            kind=entry.kind,
            object_id=entry.object_id,
            person_id=entry.person_id,
            relation=entry.relation,
            channel=entry.door.channel,
            request_id=entry.door.request_id,
            mark=entry.mark,
            previous=previous,
        )
        row.hash = previous = _hash(row)
        rows.append(row)
    AuditRow.objects.bulk_create(rows)


def _hash(row: AuditRow) -> str:
    fields = {
        "seq": row.seq,
        "at": row.at.isoformat(),
        "actor": row.actor_id,
        "verb": row.verb,
        "kind": row.kind,
        "object": row.object_id,
        "person": row.person_id,
        "relation": row.relation,
        "channel": row.channel,
        "request": row.request_id,
        "mark": row.mark,
    }
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256((row.previous + text).encode()).hexdigest()


def first_bad_row() -> int | None:
    """The number of the first row that does not follow from the one before; None when all do."""
    expected, previous = 1, START
    rows = AuditRow.objects.unguarded("the proof reads the whole chain").order_by("seq")
    start = 0
    while True:
        page = list(rows.filter(seq__gt=start)[:5000])
        if not page:
            return None
        for row in page:
            if row.seq != expected or row.previous != previous or row.hash != _hash(row):
                return expected
            expected, previous = row.seq + 1, row.hash
        start = page[-1].seq
