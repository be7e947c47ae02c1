"""Setting an installation up, checking that it is safe to serve, and serving it."""

import argparse
import getpass
import os
import secrets
import sqlite3
import stat
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from alongside.base.vault.keys import KeyMissing, key_path, make_key_file, master_key


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    setup = commands.add_parser("setup", parents=[shared], help="first run of a real installation")
    setup.add_argument("--username", help="the first administrator's user name")
    setup.add_argument("--name", help="the first administrator's name")
    setup.set_defaults(run=run_setup)
    check = commands.add_parser("check", parents=[shared], help="is it safe to serve this?")
    check.set_defaults(run=run_check)
    serve = commands.add_parser("serve", parents=[shared], help="serve an installation")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=run_serve)


def prepare(data: Path) -> None:
    """Make the folders, the keys and the tables of an installation; safe to run again.

    Raises OSError where the folder cannot be written.
    """
    for folder, mode in (("db", 0o700), ("files", 0o700), ("keys", 0o700)):
        (data / folder).mkdir(mode=mode, parents=True, exist_ok=True)
    if not key_path().exists() and _wrong_key():
        raise OSError(_wrong_key())
    make_key_file()
    secret = data / "keys" / "secret.key"
    if not secret.exists():
        handle = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
    settings.SECRET_KEY = secret.read_text().strip()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    from alongside.base.search.words import begun, rebuild

    if not begun():
        rebuild()


def run_setup(given: argparse.Namespace) -> int:
    """Create database, keys and the first administrator, who gives everybody else their sign-in."""
    from alongside.base.accounts.models import User
    from alongside.base.audit.chain import note
    from alongside.base.core import clock
    from alongside.base.core.units import unit
    from alongside.base.organisation.models import Office, OfficeName, Worker
    from alongside.base.search.words import rebuild

    data = settings.ALONGSIDE_DATA
    try:
        prepare(data)
    except OSError as error:
        print(f"{data} cannot be used: {error}")
        return 2
    print(f"Ready: {data}")
    if User.objects.exists():
        print("There are sign-ins already; none was added.")
        print(
            f"What can be looked for in words was written anew: {rebuild()} entries and promises."
        )
        return 0
    username = given.username or input("Administrator's user name: ").strip()
    name = given.name or input("Their name: ").strip()
    password = os.environ.get("ALONGSIDE_ADMIN_PASSWORD") or getpass.getpass(
        "A password of 15 letters or more: "
    )
    if not username or not name or len(password) < 15:
        print("A user name, a name and a password of 15 letters or more are needed.")
        print("Nothing was added.")
        return 2
    with unit():
        user = User.objects.create_user(username, password=password)
        worker = Worker.objects.create(user=user, name=name)
        Office.objects.create(worker=worker, name=OfficeName.ADMIN, from_at=clock.now())
        note("added first", "worker", actor_id=worker.pk, object_id=worker.pk)
    print(f"{name} can sign in as {username}.")
    return 0


def problems() -> list[str]:
    """What makes it unsafe to serve this installation; each with what to do."""
    found = []
    data = settings.ALONGSIDE_DATA
    if settings.DEBUG:
        found.append("DEBUG is on: error pages would show records. Turn it off.")
    try:
        master_key()
        if stat.S_IMODE(key_path().stat().st_mode) & 0o077:
            found.append(f"{key_path()} can be read by others: chmod 600 it.")
    except KeyMissing as error:
        found.append(f"{error}. Run `alongside setup`, or put the key file back.")
    secret = data / "keys" / "secret.key"
    if not secret.exists():
        found.append(f"{secret} is missing: run `alongside setup`.")
    try:
        found += _sqlite_problems() if connection.vendor == "sqlite" else _postgresql_problems()
    except DatabaseError:
        found.append(
            "The database cannot be opened. Run `alongside setup`, or look at DATABASE_URL."
        )
    if not found and (wrong := _wrong_key()):
        found.append(wrong)
    if not found:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            found.append("The database is from another version: run `alongside setup`.")
    if settings.ALONGSIDE_HTTPS and not settings.ALONGSIDE_BEHIND_PROXY:
        found.append(
            "ALONGSIDE_HTTPS is on, but nothing says that a TLS proxy is in front, so "
            "every page would lead to itself. Set ALONGSIDE_BEHIND_PROXY=on behind one."
        )
    if not settings.ALONGSIDE_HTTPS and not settings.ALONGSIDE_DEMO:
        found.append(
            "ALONGSIDE_HTTPS is off: passwords and records would travel in the clear. "
            "Put a TLS proxy in front and turn it on."
        )
    return found


def _wrong_key() -> str:
    """Whether the key file opens what is locked in this database; a sentence where it does not."""
    from alongside.base.vault.models import DataKey  # models need the settings first
    from alongside.base.vault.sealing import CannotOpen, opens

    try:
        owner = DataKey.objects.values_list("owner_id", flat=True).first()
        if owner is not None:
            opens(owner)
    except DatabaseError:
        return ""
    except (CannotOpen, KeyMissing):
        return (
            f"{key_path()} is missing or is not the key this database was locked with. Put the "
            "right one back: without it no reflection, draft or restricted fact can be read."
        )
    return ""


def _sqlite_problems() -> list[str]:
    found = []
    options = connection.settings_dict["OPTIONS"]
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    if journal == "wal" and _wal_may_lose(sqlite3.sqlite_version_info):
        found.append(
            f"SQLite {sqlite3.sqlite_version} can lose committed data in WAL mode. "
            "Use TRUNCATE, as the settings do."
        )
    if synchronous < 2:
        found.append("SQLite does not wait for the disk: synchronous must be FULL.")
    if options.get("transaction_mode") != "IMMEDIATE":
        found.append("SQLite transactions must begin IMMEDIATE.")
    return found


def _wal_may_lose(version: tuple[int, ...]) -> bool:
    """The WAL-reset fault: 3.7.0 to 3.51.2, but for the back-ported 3.50.7 and 3.44.6."""
    fixed = (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    )
    return version >= (3, 7) and not fixed


def _postgresql_problems() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        superuser = cursor.fetchone()[0]
    if superuser and not settings.ALONGSIDE_DEMO:
        return [
            "The database role is a superuser, so no rule of the database binds it. "
            "Connect as an ordinary role."
        ]
    return []


def run_check(given: argparse.Namespace) -> int:
    """Say everything that is unsafe; non-zero where `serve` would refuse."""
    found = problems()
    for problem in found:
        print(f"Unsafe: {problem}")
    if not settings.ALONGSIDE_REQUIRE_SECOND_FACTOR:
        print(
            "Not ready for real records: a second factor at sign-in is not required here. "
            "Set ALONGSIDE_REQUIRE_SECOND_FACTOR=on."
        )
    if found:
        return 1
    for sentence in _second_factor_missing():
        print(sentence)
    print("It can be served.")
    return 0


def _second_factor_missing() -> list[str]:
    """Whose sign-in is a password alone, and whether a lost phone could be reset at all."""
    from alongside.base.accounts.queries import without_second_factor
    from alongside.base.organisation.models import Office, OfficeName

    said = []
    without = [f"{one.name} ({one.user.username})" for one in without_second_factor() if one.user]
    if without:
        then = (
            "Until they set it up, they see nothing."
            if settings.ALONGSIDE_REQUIRE_SECOND_FACTOR
            else "A password alone lets them in."
        )
        said.append(f"No second factor yet: {', '.join(without)}. {then}")
    admins = Office.objects.active().filter(name=OfficeName.ADMIN, worker__left_at__isnull=True)
    if admins.values("worker").distinct().count() < 2:
        said.append(
            "There is one administrator. If they lose their phone, nobody can ask for it to be "
            "reset: give a second person the office."
        )
    return said


def run_serve(given: argparse.Namespace) -> int:
    """Serve the installation, unless something about it is unsafe."""
    found = problems()
    for problem in found:
        print(f"Unsafe: {problem}")
    if found:
        return 1
    from alongside.doors.exchange.uploads import sweep  # models need the settings first

    sweep()  # files that were uploaded and left lying before the last stop
    serve(given.host, given.port)
    return 0


def serve(host: str, port: int) -> None:
    """Serve with one process; ends cleanly on SIGTERM."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "alongside.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
        workers_kill_timeout=5,
    ).serve()
