"""The chain of audit rows: one row an action, in its transaction, and proof of the whole."""

from __future__ import annotations

import argparse
import random
import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, close_old_connections, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from alongside.base.audit.chain import Door, first_bad_row, note, note_now, through
from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.base.core.units import unit
from alongside.base.organisation.actions import set_my_way
from alongside.base.organisation.models import Worker
from alongside.config.audit import run_verify
from tests.base import triggers
from tests.cast import NOW, WORDS, Cast

pytestmark = pytest.mark.django_db


def rows() -> Any:
    """The whole chain, read past its guard."""
    return models.QuerySet(AuditRow).order_by("seq")


def written(count: int) -> None:
    with clock.at(NOW):
        for _ in range(count):
            note_now("saw", "person", actor_id=uuid4(), person_id=uuid4(), relation="key_worker")


def test_an_action_leaves_one_row_with_who_what_and_by_what_right(cast: Cast) -> None:
    before = rows().count()
    with through(Door("page", uuid4())):
        set_my_way(by=cast.viewer("ana"), single_keys=False, quiet_nudges=[])
    row = rows().last()
    assert rows().count() == before + 1
    assert (row.verb, row.kind, row.actor_id) == ("set", "settings", cast.ana.pk)
    assert (row.channel, row.at) == ("page", NOW)


def test_rows_are_content_free(cast: Cast) -> None:
    """Everything the cast wrote, and nothing of it in any column."""
    text = repr(list(rows().values_list()))
    for words in WORDS.values():
        assert words not in text
    assert "Maya" not in text


def test_a_search_is_kept_as_a_keyed_hash_only() -> None:
    note_now("searched", "people", actor_id=None, searched="Maya Okonjo")
    note_now("searched", "people", actor_id=None, searched="maya okonjo")
    note_now("searched", "people", actor_id=None, searched="Dee")
    first, again, other = rows()
    assert "aya" not in first.mark
    assert first.mark == again.mark != other.mark


def test_the_row_is_the_last_word_before_commit() -> None:
    worker = Worker.objects.create(name="Ana")
    with CaptureQueriesContext(connection) as queries, unit():
        note("changed", "worker", actor_id=worker.pk)
        worker.job = "social worker"
        worker.save()
    statements = [query["sql"].split()[0] for query in queries]
    assert statements.index("UPDATE") < statements.index("INSERT")
    assert statements[statements.index("INSERT") + 1 :] == ["RELEASE"]


def test_nothing_is_noted_outside_a_unit() -> None:
    with pytest.raises(RuntimeError, match="unit"):
        note("saw", "person", actor_id=None)
    assert not rows().exists()


def test_a_rollback_leaves_neither_deed_nor_row() -> None:
    def fails() -> None:
        with unit():
            Worker.objects.create(name="nobody")
            note("added", "worker", actor_id=None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert not rows().exists()
    assert not Worker.objects.exists()


def test_a_deed_inside_another_that_failed_leaves_no_row() -> None:
    """The outer deed goes on after the inner one was undone: only the outer one is in the chain."""
    with unit():
        note("outer", "worker", actor_id=None)
        try:
            with unit():
                Worker.objects.create(name="nobody")
                note("inner", "worker", actor_id=None)
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
    assert [row.verb for row in rows()] == ["outer"]


def test_rows_of_one_deed_follow_each_other_in_the_order_noted() -> None:
    with unit():
        note("first", "x", actor_id=None)
        with unit():
            note("second", "x", actor_id=None)
        note("third", "x", actor_id=None)
    assert [row.verb for row in rows()] == ["first", "second", "third"]
    assert first_bad_row() is None


def test_the_chain_holds_whatever_zone_the_clock_was_set_in() -> None:
    with clock.at(NOW.astimezone(clock.zone())):
        note_now("saw", "person", actor_id=uuid4())
    assert first_bad_row() is None


# --- tampering -----------------------------------------------------------------------------------

FIELDS = {
    "verb": "printed",
    "kind": "other",
    "relation": "manager",
    "channel": "command",
    "mark": "0" * 64,
    "actor_id": uuid4(),
    "person_id": uuid4(),
    "object_id": uuid4(),
    "request_id": uuid4(),
    "at": NOW.replace(hour=3),
    "hash": "f" * 64,
    "previous": "e" * 64,
}


def change(seq: int, dice: random.Random) -> int:
    name = dice.choice(sorted(FIELDS))
    rows().filter(seq=seq).update(**{name: FIELDS[name]})
    return seq


def remove(seq: int, dice: random.Random) -> int:
    _forget(seq)
    return seq


def insert(seq: int, dice: random.Random) -> int:
    """A row slipped in, the ones after it moved up by one, number and all."""
    for row in rows().filter(seq__gte=seq).reverse():
        _forget(row.seq)
        row.seq += 1
        row.save(force_insert=True)
    slipped = rows().get(seq=seq - 1)
    slipped.seq, slipped.previous = seq, slipped.hash
    slipped.save(force_insert=True)
    return seq


def swap(seq: int, dice: random.Random) -> int:
    one, other = rows().filter(seq__in=(seq, seq + 1))
    for row in (one, other):
        _forget(row.seq)
    one.seq, other.seq = other.seq, one.seq
    one.save(force_insert=True)
    other.save(force_insert=True)
    return seq


def cut(seq: int, dice: random.Random) -> int:
    """Some rows out of the middle, and what follows numbered on as if nothing had been there."""
    gone = dice.randint(1, 3)
    for row in rows().filter(seq__gte=seq):
        _forget(row.seq)
        if row.seq >= seq + gone:
            row.seq -= gone
            row.save(force_insert=True)
    return seq


def _forget(seq: int) -> None:
    query = models.sql.DeleteQuery(AuditRow)
    query.delete_batch([seq], using="default")


@pytest.mark.parametrize("tamper", [change, remove, insert, swap, cut])
def test_tampering_is_named_by_its_first_bad_row(
    tamper: Callable[[int, random.Random], int],
) -> None:
    """Twenty places each, a hundred in all, with the database's own refusal taken away."""
    written(30)
    assert first_bad_row() is None
    dice = random.Random(tamper.__name__)
    with triggers.lifted():
        for _ in range(20):
            with transaction.atomic():
                bad = tamper(dice.randint(2, 26), dice)
                assert first_bad_row() == bad
                transaction.set_rollback(True)
    assert first_bad_row() is None


@pytest.mark.parametrize("column", ["verb", "actor_id", "hash"])
def test_the_database_refuses_to_change_a_row(column: str) -> None:
    written(1)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        rows().update(**{column: FIELDS[column]})


def test_the_database_refuses_to_remove_a_row() -> None:
    written(1)
    with pytest.raises(DatabaseError, match=r"never (changed or )?removed"), transaction.atomic():
        _forget(1)


def test_the_command_says_ok_or_names_the_first_bad_row(capsys: Any) -> None:
    written(5)
    assert run_verify(argparse.Namespace()) == 0
    assert capsys.readouterr().out == "ok\n"
    with triggers.lifted():
        rows().filter(seq=3).update(verb="other")
    assert run_verify(argparse.Namespace()) == 1
    assert "row 3" in capsys.readouterr().out


# --- several at once -----------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_keep_one_chain() -> None:
    failed: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(10):
                note_now("saw", "person", actor_id=uuid4())
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    close_old_connections()
    assert not failed
    assert rows().count() == 60
    assert first_bad_row() is None
