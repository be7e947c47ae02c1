"""Sealed words open with the right key, in their own place, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from alongside.base.vault import keys, sealing
from alongside.base.vault.models import DataKey
from alongside.base.vault.sealing import INSTALLATION, CannotOpen, keys_kept, seal, unseal
from alongside.people.persons.models import Address, Fact
from alongside.practice.reflections.models import Reflection
from tests.cast import WORDS, Cast

OWNER = UUID(int=7)


@pytest.mark.django_db
class TestSealing:
    @given(words=st.text(), place=st.text(min_size=1, max_size=50))
    def test_words_come_back_whole(self, words: str, place: str) -> None:
        assert unseal(seal(words, owner=OWNER, place=place), owner=OWNER, place=place) == words

    def test_the_same_words_never_look_the_same(self) -> None:
        """A fresh nonce each time: neither equal texts nor an edit undone can be told."""
        sealed = {seal("tired", owner=OWNER, place="p") for _ in range(200)}
        assert len(sealed) == len({one[:12] for one in sealed}) == 200

    def test_words_do_not_open_in_another_place(self) -> None:
        sealed = seal("tired", owner=OWNER, place="reflection:1:1")
        with pytest.raises(CannotOpen):
            unseal(sealed, owner=OWNER, place="reflection:1:2")

    def test_words_do_not_open_for_another_owner(self) -> None:
        sealed = seal("tired", owner=OWNER, place="p")
        seal("other", owner=INSTALLATION, place="p")
        with pytest.raises(CannotOpen):
            unseal(sealed, owner=INSTALLATION, place="p")

    @pytest.mark.parametrize("byte", [0, 11, 12, -1])
    def test_one_changed_byte_is_refused(self, byte: int) -> None:
        sealed = bytearray(seal("tired", owner=OWNER, place="p"))
        sealed[byte] ^= 1
        with pytest.raises(CannotOpen):
            unseal(bytes(sealed), owner=OWNER, place="p")

    def test_another_key_file_opens_nothing(self, tmp_path: Path, settings: Any) -> None:
        sealed = seal("tired", owner=OWNER, place="p")
        settings.ALONGSIDE_DATA = tmp_path
        with pytest.raises(keys.KeyMissing):
            unseal(sealed, owner=OWNER, place="p")
        keys.make_key_file()
        with pytest.raises(CannotOpen, match="key file"):
            unseal(sealed, owner=OWNER, place="p")

    def test_destroying_an_owners_key_destroys_what_it_locks(self) -> None:
        sealed = seal("tired", owner=OWNER, place="p")
        DataKey.objects.filter(owner_id=OWNER).delete()
        with pytest.raises(CannotOpen):
            unseal(sealed, owner=OWNER, place="p")

    def test_a_row_copied_into_another_row_does_not_open(self, cast: Cast) -> None:
        """Whoever can write to the database still cannot read by moving words about."""
        theirs = Fact.objects.visible_to(cast.viewer("ana")).get(pk=cast.maya_restricted.pk)
        theirs.pk, theirs.replaces = uuid4(), None
        theirs.save(force_insert=True)
        with pytest.raises(CannotOpen):
            _ = theirs.words


def test_the_key_file_is_readable_by_its_owner_only(tmp_path: Path, settings: Any) -> None:
    settings.ALONGSIDE_DATA = tmp_path
    keys.make_key_file()
    first = keys.key_path().read_bytes()
    keys.make_key_file()
    assert keys.key_path().read_bytes() == first
    assert keys.key_path().stat().st_mode & 0o777 == 0o600
    assert keys.key_path().parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("held", [b"", b"short", b"!" * 44])
def test_what_is_not_a_key_is_refused(held: bytes, tmp_path: Path, settings: Any) -> None:
    settings.ALONGSIDE_DATA = tmp_path
    keys.key_path().parent.mkdir()
    keys.key_path().write_bytes(held)
    with pytest.raises(keys.KeyMissing):
        keys.master_key()


# --- at rest -------------------------------------------------------------------------------------

LOCKED = ("maya_restricted", "maya_sealed", "dee_safe", "reflection", "draft")


def test_no_locked_words_stand_in_any_column(cast: Cast) -> None:
    """Every table, every column, every row: what a dump would hold."""
    with connection.cursor() as cursor:
        held = b""
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                held += b"|".join(
                    bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    for value in row
                )
    assert WORDS["maya_open"].encode() in held
    for name in LOCKED:
        for line in WORDS[name].splitlines():
            assert line.encode() not in held, name
    assert b"QT47ZZ" not in held


@pytest.mark.sqlite
def test_no_locked_words_stand_in_the_file(cast: Cast) -> None:
    """The whole database as the disk would have it, read as bytes."""
    held = connection.connection.serialize()
    assert WORDS["maya_open"].encode() in held
    for name in LOCKED:
        for line in WORDS[name].splitlines():
            assert line.encode() not in held, name


def test_labelled_words_are_locked_unless_they_are_open(cast: Cast) -> None:
    for model in (Fact, Address):
        for row in models.QuerySet(model):
            assert bool(row.open_words) == (row.label == "open")
            assert (row.sealed_words is None) == (row.label == "open")


def test_a_reflection_is_bound_to_its_version(cast: Cast) -> None:
    """An older version's words put back do not open as the newer one."""
    row = Reflection.objects.visible_to(cast.viewer("ana")).get()
    before = row.sealed
    row.version += 1
    row.hold("rewritten")
    row.sealed = before
    with pytest.raises(CannotOpen):
        _ = row.words


def test_two_first_sealings_at_once_share_one_key(monkeypatch: Any, db: None) -> None:
    """The loser of a race for an owner's first key uses the winner's."""
    owner = uuid4()
    winner = sealing._make(owner)
    monkeypatch.setattr(sealing.DataKey.objects, "filter", lambda **_: DataKey.objects.none())
    assert unseal(seal("x", owner=owner, place="p"), owner=owner, place="p") == "x"
    assert DataKey.objects.get(owner_id=owner).locked == winner.locked


def test_what_is_opened_in_one_request_reads_its_key_once(db: None) -> None:
    owner = uuid4()
    locked = [seal(f"words {n}", owner=owner, place=f"place:{n}") for n in range(5)]
    with keys_kept(), CaptureQueriesContext(connection) as asked:
        for n, each in enumerate(locked):
            assert unseal(each, owner=owner, place=f"place:{n}") == f"words {n}"
    assert len(asked) == 1


def test_a_key_of_a_deed_that_did_not_stand_is_not_used(db: None) -> None:
    owner = uuid4()
    with keys_kept():
        with transaction.atomic():
            gone = seal("gone", owner=owner, place="a")
            assert unseal(gone, owner=owner, place="a") == "gone"
            transaction.set_rollback(True)
        stands = seal("stands", owner=owner, place="b")
        assert unseal(stands, owner=owner, place="b") == "stands"
    assert unseal(stands, owner=owner, place="b") == "stands"
    with pytest.raises(CannotOpen):
        unseal(gone, owner=owner, place="a")
