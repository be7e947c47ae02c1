"""What the browser tests share: one world a module, put back before each test, and one server.

`world` is everybody; `desk` is Ana's page on a desktop; `sign_in("ben", **PHONE)` is another's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from alongside.base.core import clock
from tests.browser import house as houses
from tests.browser import world as worlds

_built: dict[str, Any] = {}  # the world, made once and kept as a file for every module


@dataclass
class House:
    world: worlds.World
    server: houses.Server
    snapshot: Path
    database: Path

    @property
    def url(self) -> str:
        return self.server.url


@pytest.fixture(scope="module")
def house(django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[House]:
    """An installation of its own, served, with everybody in it; gone again after the module."""
    folder = tmp_path_factory.mktemp("house")
    database = folder / "house.sqlite3"
    with django_db_blocker.unblock(), clock.at(worlds.NOW):
        before = houses.move_to(database)
        if not _built:
            hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
            with override_settings(PASSWORD_HASHERS=hashers):
                houses.prepare()
                _built["world"] = worlds.build()
            _built["snapshot"] = folder / "world.sqlite3"
            houses.copy(database, _built["snapshot"])
        server = houses.Server()
        yield House(_built["world"], server, _built["snapshot"], database)
        server.stop()
        houses.move_to(before)


@pytest.fixture
def again(house: House) -> Callable[[], worlds.World]:
    """Put everybody back as they were made."""

    def again() -> worlds.World:
        house.server.next_turn()
        clock.stand_at(worlds.NOW)
        houses.copy(house.snapshot, house.database)
        return house.world

    return again


@pytest.fixture
def world(again: Callable[[], worlds.World]) -> worlds.World:
    """Everybody, as they were made: what the test before did is undone."""
    return again()


@pytest.fixture
def new_context(
    new_context: Callable[..., Any], house: House, world: worlds.World
) -> Callable[..., Any]:
    """The same; its pages are heard until the world is put back for another test."""

    def make(**options: Any) -> Any:
        context = new_context(**options)
        turn = {"name": houses.TURN, "value": str(house.server.turn), "url": house.url}
        context.add_cookies([turn])
        return context

    return make


@pytest.fixture
def url(house: House) -> str:
    return house.url


@pytest.fixture
def sign_in(house: House, world: worlds.World, new_context: Callable[..., Any]) -> Any:
    """A page signed in as somebody, in a browser context of its own."""

    def sign_in(name: str = "ana", **options: Any) -> Any:
        context = new_context(base_url=house.url, **options)
        return houses.signed_in(context, house.url, world.sessions[name])

    return sign_in


@pytest.fixture
def desk(sign_in: Any) -> Any:
    """Ana's page on a desktop, on My day."""
    page = sign_in("ana")
    page.goto("/")
    return page
