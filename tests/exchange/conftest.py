"""An office with two teams, and `run`, which imports a file as the command line does."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from alongside import cli
from alongside.base.core import clock
from alongside.base.organisation.models import MembershipRole, Worker
from alongside.base.organisation.viewer import Viewer
from alongside.people.persons.models import Person
from tests.factories import organisation as made

NOW = dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC)


@dataclass
class Answer:
    """What the command said: its exit status, its JSON (none where it refused), its words."""

    code: int
    said: dict[str, Any]
    err: str
    out: str = ""

    @property
    def same(self) -> dict[str, Any]:
        """What a preview and the real run have in common."""
        return {key: value for key, value in self.said.items() if key not in ("run", "applied")}


@dataclass
class Office:
    """North team: cal manages it, sam belongs to it. South team: tom. rec and adi hold offices."""

    folder: Path
    workers: dict[str, Worker] = field(default_factory=dict)
    north: Any = None
    south: Any = None

    def viewer(self, name: str) -> Viewer:
        return made.viewer(self.workers[name])

    def file(self, *rows: dict[str, str], name: str = "people.csv") -> Path:
        """A file with the columns the first row has."""
        path = self.folder / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    def text(self, text: str | bytes, name: str = "people.csv") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def run(self, path: Path, *options: str, user: str = "cal", team: str = "north") -> Answer:
        """`alongside import people`, in JSON."""
        words = ["import", "people", str(path), "--as", user, "--team", team, "--json", *options]
        return said(words)

    def take(self, *rows: dict[str, str], user: str = "cal", team: str = "north") -> Answer:
        """Import these rows, whatever waits or fails."""
        return self.run(self.file(*rows), "--accept-partial", user=user, team=team)


def said(words: list[str]) -> Answer:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = cli.main(words)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    text = out.getvalue()
    return Answer(code, json.loads(text) if text.startswith("{") else {}, err.getvalue(), text)


@pytest.fixture
def office(db: None, tmp_path: Path) -> Iterator[Office]:
    with clock.at(NOW):
        yield build_office(tmp_path)


def build_office(folder: Path) -> Office:
    office = Office(folder)
    office.north, office.south = made.team("North team", "north"), made.team("South", "south")
    for username, name in (
        ("cal", "Cal Hughes"),
        ("sam", "Sam Reid"),
        ("tom", "Tom Adeyemi"),
        ("lea", "Lea Novak"),
        ("rec", "Rec Saito"),
        ("adi", "Adi Rahman"),
    ):
        office.workers[username] = made.worker(name, username=username)
    made.belongs(office.north, office.workers["cal"], MembershipRole.MANAGER)
    made.belongs(office.north, office.workers["sam"])
    made.belongs(office.south, office.workers["tom"], MembershipRole.MANAGER)
    for username, name in (("lea", "lead"), ("rec", "records"), ("adi", "admin")):
        made.holds(office.workers[username], name)
    return office


def every(model: Any) -> Any:
    """All rows of a model, read past its guard."""
    return models.QuerySet(model)


def people() -> dict[str, Person]:
    return {person.name: person for person in every(Person)}


def digest(*, but: tuple[str, ...] = ("exchange", "audit", "vault")) -> dict[str, str]:
    """A fingerprint of every table outside these apps; a key is made when first used."""
    found = {}
    for model in apps.get_models():
        if model._meta.app_label not in but:
            rows = sorted(repr(row) for row in every(model).values_list())
            found[model._meta.label] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


@pytest.fixture
def add(office: Office) -> Callable[..., Person]:
    """Somebody with a record here already, in the north team unless another is named."""
    from alongside.people.persons import actions

    def made_person(name: str, born: str = "", *, team: str = "north", **more: Any) -> Person:
        return actions.add_person(
            name=name,
            born=dt.date.fromisoformat(born) if born else None,
            team=getattr(office, team),
            by=office.viewer({"north": "cal", "south": "tom"}[team]),
            **more,
        )

    return made_person
