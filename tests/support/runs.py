"""The two runs of script/test: on a private PostgreSQL, then on SQLite.

Each is a pytest of its own, since Django settles its database once. All arguments go to both; the
second summary comes last. Stopping this (SIGTERM, Ctrl-C) stops the run and its server.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

NO_TESTS = 5  # pytest's exit code when nothing was chosen

_running: subprocess.Popen[bytes] | None = None
_stopped_by = 0


def _pass_on(number: int, frame: object) -> None:
    global _stopped_by
    _stopped_by = number
    # From a terminal, Ctrl-C has reached the run already.
    if _running and number == signal.SIGTERM:
        _running.send_signal(number)


def run(title: str, command: list[str], environment: dict[str, str]) -> int:
    global _running
    print(f"script/test: {title}…", file=sys.stderr, flush=True)
    _running = subprocess.Popen(command, env=environment)
    code = _running.wait()
    return 128 - code if code < 0 else code


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, _pass_on)
    signal.signal(signal.SIGINT, _pass_on)

    chosen = any(argument != "--long" for argument in arguments)
    if not chosen:
        # Two processes pay for a whole run; a chosen few tests start faster in one.
        arguments = ["-n", "2", "--dist", "loadfile", *arguments]
    pytest = [sys.executable, "-m", "pytest", *arguments]
    with_postgres = [sys.executable, "-m", "tests.support.postgres", "--", *pytest]
    without = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}

    postgres = run(
        "PostgreSQL, all that ask a database, but the browser tests",
        with_postgres,
        dict(os.environ),
    )
    if _stopped_by:
        return 128 + _stopped_by
    sqlite = run("SQLite, all tests", pytest, without)
    if _stopped_by:
        return 128 + _stopped_by

    # Chosen tests may all belong to one database: having none to run on the other is no failure.
    if chosen and NO_TESTS in (postgres, sqlite):
        return sqlite if postgres == NO_TESTS else postgres
    if postgres and not sqlite:
        print("script/test: failed on PostgreSQL: see the first summary above.", file=sys.stderr)
    return sqlite or postgres


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
