"""A private PostgreSQL for one command.

    python -m tests.support.postgres -- pytest tests/

The command runs with TEST_DATABASE_URL set. If it was set already, that server is used; else one
is made in a temporary folder: a unix socket only, nothing on the network, no care for durability,
stopped and removed at the end, however the end comes. Without PostgreSQL's programs this fails and
says what to install. It never skips.
"""

from __future__ import annotations

import glob
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = """\
The tests need a PostgreSQL server's programs (initdb, postgres) and found none.
Install them: on Debian and Ubuntu, as root, `apt-get install postgresql`;
or name a server that may be written to: TEST_DATABASE_URL=postgres://user:password@host/name
"""


class NoPostgres(Exception):
    pass


def programs() -> Path | None:
    """The folder of the newest server's programs."""

    def version(folder: str) -> list[int]:
        return [int(number) for number in re.findall(r"\d+", folder)]

    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=version, reverse=True)
    folders += glob.glob("/usr/pgsql-*/bin") + glob.glob("/opt/homebrew/opt/postgresql*/bin")
    if initdb := shutil.which("initdb"):
        folders.append(str(Path(initdb).resolve().parent))
    for folder in map(Path, folders):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def _other_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then it runs as the user of its package."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres(
        "PostgreSQL does not run as root, and there is no user 'postgres' or 'nobody'."
    )


@contextmanager
def server() -> Iterator[str]:
    """Start a private server; the address of a database in it."""
    folder_of_programs = programs()
    if folder_of_programs is None:
        raise NoPostgres(MISSING)
    user = _other_user()
    # A short path: a unix socket's name may have about 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="alongside-pg-", dir="/tmp"))
    try:
        as_user: dict[str, object] = {}
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
            as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        with _running(folder_of_programs, folder, as_user):
            yield f"postgres://alongside@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(programs: Path, folder: Path, as_user: dict[str, object]) -> Iterator[None]:
    data, log = folder / "data", folder / "log"
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}

    def run(*command: object, **options: object) -> None:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            **options,  # type: ignore[call-overload]
        )
        if done.returncode:
            raise NoPostgres(f"{command[0]} failed:\n{done.stdout}{done.stderr}")

    run(
        programs / "initdb",
        *("--pgdata", data, "--username", "alongside", "--auth", "trust", "--no-sync"),
        *("--encoding", "UTF8", "--locale", "C.UTF-8"),
        **as_user,
    )
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": folder,
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "autovacuum": "off",
        "max_connections": "60",
    }
    command = [str(programs / "postgres"), "-D", str(data)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    with log.open("w") as output:
        # In a session of its own: Ctrl-C in the terminal goes to the tests, not to the server.
        process = subprocess.Popen(  # type: ignore[call-overload]
            command,
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **as_user,
        )
    try:
        _wait_until_ready(process, programs, folder, log)
        yield
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: nothing in it is worth keeping
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_ready(
    process: subprocess.Popen[bytes], programs: Path, folder: Path, log: Path
) -> None:
    for _ in range(600):
        ready = subprocess.run(
            [str(programs / "pg_isready"), "--quiet", "--host", str(folder)], check=False
        )
        if ready.returncode == 0:
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise NoPostgres(f"The private PostgreSQL did not start:\n{log.read_text()}")


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    if not arguments:
        print("usage: python -m tests.support.postgres -- COMMAND…", file=sys.stderr)
        return 2

    def run(url: str) -> int:
        child = subprocess.Popen(arguments, env={**os.environ, "TEST_DATABASE_URL": url})

        def pass_on(number: int, frame: object) -> None:
            child.send_signal(number)

        signal.signal(signal.SIGTERM, pass_on)
        # From a terminal Ctrl-C reaches the child too; we only wait for it to finish.
        signal.signal(signal.SIGINT, lambda number, frame: None)
        code = child.wait()
        return 128 - code if code < 0 else code

    if url := os.environ.get("TEST_DATABASE_URL"):
        return run(url)

    def stop(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        with server() as url:
            return run(url)
    except NoPostgres as reason:
        print(reason, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
