"""The private folder in which an uploaded file lies while it is looked at, and the work on it.

Each file has a random name and is its owner's only, in a folder nobody else may open. Beside it
may lie what was found in it (`.found`), and while work goes on the file that says how far it is
(`.work`). All of them go when the file was imported or left, at the latest after a day.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

_ENDINGS = ("", ".found", ".work")


def folder() -> Path:
    """The folder, made if it is not there."""
    path = Path(settings.FILE_UPLOAD_TEMP_DIR)
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def place(name: str) -> Path:
    return folder() / name


def keep(arrived: Path) -> str:
    """Take over a file that has arrived; answers the random name it lies under."""
    name = secrets.token_hex(24)
    arrived.chmod(0o600)
    os.replace(arrived, place(name))
    return name


def remove(name: str) -> None:
    """Take away a file and everything beside it."""
    for ending in _ENDINGS:
        place(name + ending).unlink(missing_ok=True)


def sweep(*, older_than: float, kept: set[str]) -> None:
    """Take away whatever has lain here since before a moment (of the machine's clock), is nobody's
    upload any more, and is not being worked on."""
    for path in folder().iterdir():
        name = path.name.partition(".")[0]
        try:
            if path.stat().st_mtime < older_than and name not in kept and how_far(name) is None:
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            continue


# --- what was found in it ------------------------------------------------------------------------


def write_found(name: str, found: dict[str, Any]) -> None:
    handle = os.open(place(name + ".new"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(found, file)
    os.replace(place(name + ".new"), place(name + ".found"))


def read_found(name: str) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(place(name + ".found").read_text())
    except FileNotFoundError:
        return None
    return found


# --- how far the work is -------------------------------------------------------------------------


@contextmanager
def begin(name: str) -> Iterator[int]:
    """Hold the work on a file: the open handle is locked until every process that has it ends,
    however it ends. Raises BlockingIOError where somebody else holds it."""
    place(name + ".found").unlink(missing_ok=True)
    handle = os.open(place(name + ".work"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(handle, 0)
        yield handle
    finally:
        os.close(handle)


def teller(handle: int) -> Callable[[int], None]:
    """What says in the locked file how many rows are done."""

    def tell(rows: int) -> None:
        os.pwrite(handle, b"%12d" % rows, 0)

    return tell


def end(name: str) -> None:
    """The work came to its end."""
    place(name + ".work").unlink(missing_ok=True)


def how_far(name: str) -> int | None:
    """How many rows are done, while somebody works on it; None while nobody does."""
    try:
        handle = os.open(place(name + ".work"), os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return int(os.pread(handle, 12, 0) or 0)
    finally:
        os.close(handle)
    return None


def stopped(name: str) -> bool:
    """Whether work was begun and broke off before its end."""
    return place(name + ".work").exists() and how_far(name) is None
