"""Running the demo's command as anybody would, in a process of its own."""

from __future__ import annotations

import hashlib
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DAY = "2026-03-05"
SHARE = 0.02  # enough for the people told by hand, and one of each invented group

_SMALL = (
    "import sys; from alongside.config import installation; "
    "from alongside.doors.demo.command import main; "
    f"sys.exit(main(sys.argv[1:], installation, share={SHARE}))"
)
# What differs between two builds, because it is drawn by the vault, or hashed with a secret.
_DRAWN = {
    "password", "sealed", "sealed_words", "locked", "mark", "hash", "previous", "applied", "digest",
    "stored_as",
}  # fmt: skip


def environment(**more: str) -> dict[str, str]:
    """The environment of somebody who has set nothing up."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ALONGSIDE_", "DJANGO_")) and name != "DATABASE_URL"
    }
    return {**kept, "PYTHONUNBUFFERED": "1", **more}


def command(*arguments: str | Path, small: bool = True) -> list[str]:
    start = ["-c", _SMALL] if small else ["-m", "alongside", "demo"]
    return [sys.executable, *start, *map(str, arguments)]


def demo(
    *arguments: str | Path, small: bool = True, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run `alongside demo` to its end; small has few invented people."""
    return subprocess.run(
        command(*arguments, small=small),
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@contextmanager
def running(*arguments: str | Path, **more: str) -> Iterator[subprocess.Popen[str]]:
    """`alongside demo` while it runs; ended, however the test ends."""
    process = subprocess.Popen(
        command(*arguments),
        env=environment(**more),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(20)
        if process.stdout:
            process.stdout.close()


def until(process: subprocess.Popen[str], beginning: str) -> str:
    """Read what it says up to the first line that begins like this; that line."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith(beginning):
            return line.rstrip("\n")
    raise AssertionError(f"never said {beginning!r}:\n{''.join(said)}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def content(folder: Path) -> dict[str, str]:
    """A digest of each table, without what is drawn anew each time."""
    found = {}
    with sqlite3.connect(folder / "db" / "alongside.sqlite3") as database:
        tables = [
            row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        for table in sorted(tables):
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in columns if name not in _DRAWN)
            rows = database.execute(f'SELECT {kept} FROM "{table}"').fetchall()
            text = "\n".join(sorted(map(repr, rows)))
            found[table] = hashlib.sha256(text.encode()).hexdigest()
    return found
