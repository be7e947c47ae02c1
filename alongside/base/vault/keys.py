"""The key file: it opens every other key, and is never in the database or in a backup."""

import base64
import os
import secrets
from pathlib import Path

from django.conf import settings


class KeyMissing(RuntimeError):
    """The key file is not there, or is not a key: nothing sealed can be read or written."""


def key_path() -> Path:
    return Path(settings.ALONGSIDE_DATA) / "keys" / "vault.key"


def make_key_file() -> None:
    """Write a new key file unless there is one; readable by its owner only."""
    path = key_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    if path.exists():
        return
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(secrets.token_bytes(32)))
        file.flush()
        os.fsync(file.fileno())


_read: dict[Path, bytes] = {}


def master_key() -> bytes:
    """The 32 bytes of the key file. Raises KeyMissing."""
    path = key_path()
    if path not in _read:
        try:
            key = base64.b64decode(path.read_bytes(), validate=True)
        except (OSError, ValueError) as error:
            raise KeyMissing(f"The key file {path} cannot be read: {error}") from error
        if len(key) != 32:
            raise KeyMissing(f"The key file {path} is not a key of 32 bytes")
        _read[path] = key
    return _read[path]
