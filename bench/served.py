"""Our pages and the bare ones, each served as `alongside serve` does, and one who asks them."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from alongside.base.core.ids import uuid7

OURS, BARE = "alongside.config.wsgi:application", "bench.bare:application"
_SECRET = "b" * 32  # any 32 letters are a CSRF token, where cookie and header agree

_SERVE = """
import sys
from granian import Granian
from granian.constants import Interfaces
Granian(sys.argv[1], address="127.0.0.1", port=int(sys.argv[2]), interface=Interfaces.WSGI,
        workers=1, blocking_threads=4, log_enabled=False, workers_kill_timeout=5).serve()
"""


class Served:
    """One server, and its process."""

    def __init__(self, application: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        environment = {**os.environ, **({"BENCH_BARE": "1"} if application == BARE else {})}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, application, str(self.port)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def ready(self, seconds: float = 30) -> None:
        """Wait until it answers. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                Asker(self.port, "").get("/livez")
                return
            except OSError:
                time.sleep(0.02)
        raise TimeoutError("the server did not start")

    def memory(self) -> float:
        """The largest resident set among its workers, in megabytes."""
        children = subprocess.run(
            ["ps", "-o", "rss=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        sizes = [int(size) for size in re.findall(r"\d+", children.stdout)]
        return max(sizes, default=0) / 1024

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def served() -> Iterator[tuple[Served, Served]]:
    """Both servers, answering."""
    running = [Served(OURS), Served(BARE)]
    try:
        for one in running:
            one.ready()
        yield running[0], running[1]
    finally:
        for one in running:
            one.stop()


class Asker:
    """A client that keeps its connection, signed in with somebody's session."""

    def __init__(self, port: int, session: str) -> None:
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {
            "Cookie": f"alongside_session={session}; alongside_csrf={_SECRET}",
            "X-CSRFToken": _SECRET,
        }

    def get(self, path: str) -> tuple[int, bytes]:
        self.http.request("GET", path, headers=self.headers)
        answer = self.http.getresponse()
        return answer.status, answer.read()

    def post(self, path: str, body: dict[str, str]) -> tuple[int, bytes]:
        """Send a form under a key of its own."""
        headers = {**self.headers, "Content-Type": "application/x-www-form-urlencoded"}
        sent = urlencode({**body, "key": str(uuid7())})
        self.http.request("POST", path, body=sent, headers=headers)
        answer = self.http.getresponse()
        return answer.status, answer.read()


def machine() -> str:
    """The machine as a reader may know it: processor, cores, system, versions; no name of it."""
    import platform

    import django
    from django.db import connection

    model = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        found = re.search(r"model name\s*:\s*(.+)", info.read_text())
        model = found[1].strip() if found else model
    release = Path("/etc/os-release")
    named = re.search(r'PRETTY_NAME="(.+)"', release.read_text()) if release.exists() else None
    connection.ensure_connection()
    version = getattr(connection, "pg_version", None)
    if connection.vendor == "sqlite":
        import sqlite3

        database = f"SQLite {sqlite3.sqlite_version}"
    else:
        database = f"PostgreSQL {version // 10000}.{version % 10000}" if version else "PostgreSQL"
    return (
        f"{os.cpu_count()} cores ({model}), {named[1] if named else platform.system()}, "
        f"Python {platform.python_version()}, Django {django.__version__}, {database}"
    )
