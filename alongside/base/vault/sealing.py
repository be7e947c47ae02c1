"""Sealing words with AES-256-GCM, a key per owner.

Each sealing draws a fresh 96-bit nonce (NIST SP 800-38D) and binds the place the words
belong to, so that a row copied into another row does not open.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import IntegrityError, transaction

from alongside.base.core import clock

from .keys import master_key
from .models import DataKey

INSTALLATION = UUID(int=0)
_NONCE = 12
_kept: ContextVar[dict[UUID, bytes] | None] = ContextVar("keys", default=None)


class CannotOpen(RuntimeError):
    """Sealed words that do not open: another key, another place, or damage."""


def seal(words: str, *, owner: UUID, place: str) -> bytes:
    """Lock words with the owner's key for one place ("reflection:ID:VERSION")."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_data_key(owner)).encrypt(nonce, words.encode(), place.encode())


def unseal(sealed: bytes | memoryview, *, owner: UUID, place: str) -> str:
    """The words again. Raises CannotOpen."""
    kept = _kept.get()
    key = (kept or {}).get(owner) or _data_key(owner)
    try:
        opened = _opened(bytes(sealed), key, place)
    except InvalidTag:
        try:
            key = _data_key(owner)  # one that was kept may be of a deed that did not stand
            opened = _opened(bytes(sealed), key, place)
        except InvalidTag as error:
            raise CannotOpen(place) from error
    if kept is not None:
        kept[owner] = key
    return opened.decode()


def _opened(sealed: bytes, key: bytes, place: str) -> bytes:
    return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())


@contextmanager
def keys_kept() -> Iterator[None]:
    """Inside, an owner's key is read once for all that is opened; what is sealed reads it anew."""
    before = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(before)


def opens(owner: UUID) -> None:
    """Raises CannotOpen or KeyMissing where the key file does not open this owner's key."""
    _data_key(owner)


def _data_key(owner: UUID) -> bytes:
    row = DataKey.objects.filter(owner_id=owner).first() or _make(owner)
    locked = bytes(row.locked)
    try:
        return AESGCM(master_key()).decrypt(
            locked[:_NONCE], locked[_NONCE:], f"key:{owner}".encode()
        )
    except InvalidTag as error:
        raise CannotOpen(f"key of {owner}: the key file is not the one it was made with") from error


def _make(owner: UUID) -> DataKey:
    nonce = secrets.token_bytes(_NONCE)
    key = AESGCM.generate_key(256)
    locked = nonce + AESGCM(master_key()).encrypt(nonce, key, f"key:{owner}".encode())
    try:
        with transaction.atomic():
            return DataKey.objects.create(owner_id=owner, locked=locked, made_at=clock.now())
    except IntegrityError:
        return DataKey.objects.get(owner_id=owner)
