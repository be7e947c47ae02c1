"""Loaded by pytest before anything else (`-p tests.support.harness` in pyproject.toml).

Settles what the settings read from the environment, so that a test run never touches, and never
depends on, an installation of the person who runs it: a temporary ALONGSIDE_DATA, no other
ALONGSIDE_* variable, and a database only from TEST_DATABASE_URL, never from DATABASE_URL.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

_FOLDER = "ALONGSIDE_TEST_FOLDER"  # set by the first process, found by its pytest-xdist workers


def _settle_environment() -> Path | None:
    """Prepare the environment; the folder if this process is the one that made it."""
    shared = os.environ.get(_FOLDER) if "PYTEST_XDIST_WORKER" in os.environ else None
    for name in list(os.environ):
        if name.startswith("ALONGSIDE_"):
            del os.environ[name]
    os.environ.pop("DATABASE_URL", None)
    if url := os.environ.get("TEST_DATABASE_URL"):
        os.environ["DATABASE_URL"] = url

    folder = Path(shared or tempfile.mkdtemp(prefix="alongside-tests-"))
    os.environ[_FOLDER] = str(folder)
    data = folder / os.environ.get("PYTEST_XDIST_WORKER", "main")
    data.mkdir(exist_ok=True)
    os.environ["ALONGSIDE_DATA"] = str(data)
    # The test client and the live server speak plain HTTP. What HTTPS changes has tests of its own.
    os.environ["ALONGSIDE_HTTPS"] = "0"
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
    # Playwright's synchronous calls keep an event loop running in the test's own thread, which
    # Django would otherwise take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    return None if shared else folder


_made_here = _settle_environment()


def _end_tidily(number: int, frame: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


if _made_here:
    atexit.register(shutil.rmtree, _made_here, ignore_errors=True)
    signal.signal(signal.SIGTERM, _end_tidily)


def on_postgres() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith(("postgres:", "postgresql:", "psql:"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the tests marked long too")


def pytest_report_header() -> str:
    return f"alongside: {'PostgreSQL' if on_postgres() else 'SQLite'}"


def _asks_a_database(item: pytest.Item, marks: set[str]) -> bool:
    """What asks none says the same whichever it is, and runs once, with SQLite."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(marks & {"django_db", "postgres"} or fixtures & {"db", "django_db_setup"})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    leave_out = {"browser", "sqlite"} if on_postgres() else {"postgres"}
    if not config.getoption("--long"):
        leave_out.add("long")

    kept, left_out = [], []
    for item in items:
        marks = {mark.name for mark in item.iter_markers()}
        leave = marks & leave_out or (on_postgres() and not _asks_a_database(item, marks))
        (left_out if leave else kept).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept
