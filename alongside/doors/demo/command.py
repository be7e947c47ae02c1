"""`alongside demo`: the example organisation, built in under a minute and served here only.

alongside demo [--port N] [--data DIR] [--fresh] [--no-serve] [--today DATE]
alongside demo facts --data DIR [--json]
"""

import argparse
import datetime as dt
import http.client
import json
import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from platformdirs import user_data_dir

from alongside import __version__

from .folder import (
    Mark,
    Unusable,
    check_place,
    check_port,
    new_place,
    put_in_place,
    read_mark,
    write_mark,
)

HOST = "127.0.0.1"
STOPPED = 128


def main(argv: list[str], installation: Any, *, share: float = 1.0) -> int:
    """Run `alongside demo`; answers its exit status: 0 done, 2 with the reason.

    `installation` is what prepares and serves one (alongside/config/installation.py); `share`
    below 1 makes fewer invented people, for tests.
    """
    given = _parser().parse_args(argv)
    folder = _folder(given.data)
    try:
        if given.what == "facts":
            return _facts(folder, as_json=given.json)
        return _demo(given, folder, installation, share)
    except Unusable as error:
        print(f"alongside demo: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside demo", description="The example organisation, built and served here only."
    )
    parser.add_argument("what", nargs="?", choices=["facts"], help="what the demo holds")
    parser.add_argument("--port", type=int, default=8000, metavar="N")
    parser.add_argument("--data", metavar="DIR", help="its folder (or ALONGSIDE_DATA)")
    parser.add_argument("--fresh", action="store_true", help="build it anew")
    parser.add_argument("--no-serve", action="store_true", help="build it and stop")
    parser.add_argument(
        "--today", type=_day, metavar="DATE", help="the day it stands at, such as 2026-03-05"
    )
    parser.add_argument("--json", action="store_true", help="facts as JSON")
    return parser


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = dt.date.min
    if not dt.date(1990, 1, 1) <= day <= dt.date(2150, 1, 1):
        raise argparse.ArgumentTypeError(f"{text} is not a day such as 2026-03-05")
    return day


def _folder(data: str | None) -> Path:
    chosen = data or os.environ.get("ALONGSIDE_DATA") or user_data_dir("alongside-demo")
    return Path(chosen).expanduser().absolute()


def _say(line: str) -> None:
    print(line, flush=True)


def _demo(given: argparse.Namespace, folder: Path, installation: Any, share: float) -> int:
    if not given.no_serve:
        check_port(given.port)
    _check_moment()
    mark = read_mark(folder)
    if mark is None or given.fresh:
        if mark is None:
            check_place(folder)
        day = given.today or dt.date.today()
        _build(folder, day, installation, share, fresh=given.fresh)
        if given.no_serve:
            _say_who()
            return 0
        # The settings read so far are those of the building place: serve from a new process.
        again = ["-m", "alongside", "demo", "--data", str(folder), "--port", str(given.port)]
        os.execv(sys.executable, [sys.executable, *again])  # noqa: S606 our own command
    _keep(folder, mark, given.today, installation)
    if given.no_serve:
        return 0
    return _serve(given.port, installation)


def _check_moment() -> None:
    moment = os.environ.get("ALONGSIDE_DEMO_NOW", "").strip()
    try:
        if moment:
            dt.datetime.fromisoformat(moment)
    except ValueError as error:
        raise Unusable(
            f"ALONGSIDE_DEMO_NOW is “{moment}”, which is not a time such as 2026-03-05T17:52."
        ) from error


def _setup(data: Path) -> None:
    """Read the settings for this folder. Raises Unusable where DATABASE_URL is not an address."""
    os.environ["ALONGSIDE_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
    if not os.environ.get("DATABASE_URL"):
        os.environ.pop("DATABASE_URL", None)
    import django

    try:
        django.setup()
    except (KeyError, ValueError, ImportError) as error:
        if "DATABASE_URL" not in os.environ:
            raise
        raise Unusable(
            f"DATABASE_URL does not name a database that can be used: {error}"
        ) from error


# --- building ------------------------------------------------------------------------------------


def _build(folder: Path, day: dt.date, installation: Any, share: float, *, fresh: bool) -> None:
    """Build beside the folder, and put it in place when it is whole; else leave nothing."""
    started = time.monotonic()
    place = new_place(folder)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    try:
        os.environ["ALONGSIDE_DEMO"] = "1"
        _setup(place)
        people = _fill(place, day, installation, share, fresh=fresh)
        del os.environ["ALONGSIDE_DEMO"]
        put_in_place(place, folder, replace=fresh)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    seconds = time.monotonic() - started
    _say(f"Built in {seconds:.0f} s: {people} people, in {folder}")


def _stop(number: int, frame: object) -> None:
    raise SystemExit(STOPPED + number)


def _fill(place: Path, day: dt.date, installation: Any, share: float, *, fresh: bool) -> int:
    from django.db import connections, transaction

    from . import database
    from .world.build import build

    database.hurry()
    external = database.kind() == "external"
    there = database.holds() if external else database.Holds.NOTHING
    if there is database.Holds.OTHER:
        raise Unusable(
            "The database DATABASE_URL names holds something that is not a demo, so it is left "
            "alone. Name an empty one."
        )
    if there is database.Holds.DEMO and not fresh:
        raise Unusable(
            "The database DATABASE_URL names holds a demo that belongs to another folder. Name "
            "that folder with --data, or build anew with --fresh."
        )
    _say(f"Building the example organisation for {day:%A} {day.day} {day:%B %Y}.")
    _say("Tables and keys…")
    try:
        installation.prepare(place)
    except OSError as error:
        raise Unusable(f"{place} cannot be used: {error.strerror}.") from error
    with transaction.atomic():
        if there is database.Holds.DEMO:
            database.empty()
        _say("Eighteen months of work, day by day:")
        marks = build(day, share=share, say=lambda line: _say(f"  {line}"))
    write_mark(place, Mark(day.isoformat(), __version__, database.kind(), marks))
    connections.close_all()
    return int(marks["people"])


# --- keeping and serving -------------------------------------------------------------------------


def _keep(folder: Path, mark: Mark | None, asked: dt.date | None, installation: Any) -> None:
    """Use what is there: newer tables, and nothing else changes."""
    assert mark is not None  # noqa: S101 for the type checker: the caller has looked
    _setup(folder)
    from django.db import connections

    from . import clock, database

    if mark.database != database.kind() or database.holds() is not database.Holds.DEMO:
        raise Unusable(
            f"The demo in {folder} was built into another database than this one. Set "
            "DATABASE_URL as it was, or build anew with --fresh."
        )
    try:
        installation.prepare(folder)
    except OSError as error:
        raise Unusable(f"{folder} cannot be used: {error.strerror}.") from error
    clock.start()
    connections.close_all()
    _say(f"The demo in {folder} was built for {mark.date:%A} {mark.date.day} {mark.date:%B %Y}.")
    if asked and asked != mark.date:
        _say("It is kept as it is; --fresh builds it anew for another day.")
    _say(clock.in_words())
    _say_who()


def _say_who() -> None:
    from .world.staff import PASSWORD, STAFF, can_sign_in, team_of

    _say("Who can sign in (user name, password, who they are):")
    for one in STAFF:
        if can_sign_in(one):
            team = f", {team_of(one)}" if team_of(one) else ""
            _say(f"  {one.username:<6} {PASSWORD}  {one.name}, {one.job}{team}")


def _serve(port: int, installation: Any) -> int:
    """Serve until SIGTERM or Ctrl+C; say when it is ready."""
    check_port(port)
    threading.Thread(target=_say_ready, args=(port,), daemon=True).start()
    try:
        installation.serve(HOST, port)
    except OSError as error:
        raise Unusable(f"Port {port} cannot be used: {error}.") from error
    return 0


def _say_ready(port: int) -> None:
    # The server forks before the first look, so no lock of this thread goes with it.
    for _attempt in range(600):
        time.sleep(0.2)
        asking = http.client.HTTPConnection(HOST, port, timeout=5)
        try:
            asking.request("GET", "/readyz")
            if asking.getresponse().status == 200:
                _say(f"Ready: http://{HOST}:{port}/")
                return
        except OSError:
            continue
        finally:
            asking.close()


# --- facts ---------------------------------------------------------------------------------------


def _facts(folder: Path, *, as_json: bool) -> int:
    mark = read_mark(folder)
    if mark is None:
        raise Unusable(f"There is no demo in {folder}. Build one with `alongside demo`.")
    _setup(folder)
    from . import clock, facts

    clock.start()
    known = facts.facts(mark)
    if as_json:
        print(json.dumps(known, indent=1, ensure_ascii=False))
        return 0
    print(clock.in_words())
    for row in known["rows"]:
        print(
            f"{row['row']:>3} {row['user']:<5} {row['method']:<4} {row['url']}  "
            f"{row['expected']} ({row['status']}): {row['note']}"
        )
    return 0
