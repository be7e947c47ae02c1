"""The strict harness: what every test gets without asking, and fixtures to ask for.

Without asking: a temporary ALONGSIDE_DATA (tests/support/harness.py), no network beyond this
machine, fast password hashing, warnings from our own code as errors (pyproject.toml).
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.support import browser as browsers
from tests.support import flush, network

network.block()
flush.install()

pytest_plugins = ["tests.cast"]  # the same people in every test: the fixture `cast`

hypothesis.settings.register_profile(
    "ci",
    max_examples=25,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile("long", max_examples=1000, deadline=None, database=None)


def pytest_configure(config: pytest.Config) -> None:
    from tests.support import afresh

    afresh.install()
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "ci")


# --- database ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """On SQLite a file, as in an installation: live-server threads have their own connections."""
    from django.db import connections

    for connection in connections.all():
        if connection.vendor == "sqlite":
            file = Path(os.environ["ALONGSIDE_DATA"]) / f"test-{connection.alias}.sqlite3"
            connection.settings_dict["TEST"]["NAME"] = str(file)


# --- passwords and time --------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _fast_passwords(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.node.get_closest_marker("real_hasher"):
        yield
        return
    from django.test import override_settings

    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers):
        yield


@pytest.fixture
def at() -> Iterator[Callable[[dt.datetime], AbstractContextManager[None]]]:
    """Move the clock.

    `at(moment)` stays until the test ends; `with at(moment):` until the block does.
    A moment without a zone is taken to be the organisation's local time.
    """
    from alongside.base.core import clock

    class Moved(AbstractContextManager[None]):
        def __init__(self, when: dt.datetime) -> None:
            self.before = clock._fixed
            if when.tzinfo is None:
                when = when.replace(tzinfo=clock.zone())
            clock.stand_at(when.astimezone(dt.UTC))

        def __exit__(self, *raised: object) -> None:
            clock.stand_at(self.before)

    before = clock._fixed
    yield Moved
    clock.stand_at(before)


# --- the browser ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for the whole run. Mark tests that use it `browser`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = browsers.launch(playwright)
        yield running
        running.close()


@pytest.fixture
def new_context(browser: Any) -> Iterator[Callable[..., Any]]:
    """Make a browser context of one's own: `new_context(**PHONE)`. Closed after the test.

    A page's uncaught error or an error in its console fails the test, answers in the 400s apart:
    a refusal is a page too. A test that expects one clears `context.errors`.
    """
    made: list[Any] = []

    def note(context: Any, message: str) -> None:
        if not re.match(r"Failed to load resource.* status of 4\d\d", message):
            context.errors.append(message)

    def make(**options: Any) -> Any:
        context = browser.new_context(**{**browsers.LOCALE, **browsers.DESKTOP, **options})
        context.set_default_timeout(10_000)
        context.errors = []
        context.on("weberror", lambda error: note(context, str(error.error)))
        context.on("console", lambda said: said.type == "error" and note(context, said.text))
        made.append(context)
        return context

    yield make
    errors = []
    for context in made:
        errors += context.errors
        context.close()
    assert not errors, f"the page reported: {errors}"


@pytest.fixture
def context(new_context: Callable[..., Any]) -> Any:
    """A desktop, 1280 by 900."""
    return new_context()


@pytest.fixture
def page(context: Any) -> Any:
    return context.new_page()


@pytest.fixture
def phone(new_context: Callable[..., Any]) -> Any:
    """A page on a phone, 390 by 844, with touch."""
    return new_context(**browsers.PHONE).new_page()
