"""A hundred thousand people: how long it takes and how much memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.files import caseload, write

pytestmark = [pytest.mark.long, pytest.mark.sqlite]

ROOT = Path(__file__).resolve().parents[2]
ROWS = 100_000
WORKERS = 3000
MOST_MEMORY = 300_000  # kB above a command that does nothing

_OFFICE = """
import django; django.setup()
from django.conf import settings
from alongside.config.installation import prepare
prepare(settings.ALONGSIDE_DATA)
from alongside.base.organisation.models import MembershipRole
from tests.factories import organisation as made
team = made.team("North team", "north")
made.belongs(team, made.worker("Cal Hughes", username="cal"), MembershipRole.MANAGER)
"""
_COMMAND = """
import resource, sys
from alongside import cli
code = cli.main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


_DIGEST = """
import json, django; django.setup()
from tests.exchange.conftest import digest
print(json.dumps(digest()))
"""


@dataclass(frozen=True)
class Ran:
    """A process of its own: seconds, those of the processor, peak memory in kB, what it said."""

    seconds: float
    busy: float
    memory: int
    out: str
    told: int  # how often it said how far it is


def python(code: str, folder: Path, *words: str) -> Ran:
    settings = {
        "ALONGSIDE_DATA": str(folder), "ALONGSIDE_DEMO": "1", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    started, before = time.monotonic(), _busy()
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env={**os.environ, **settings},
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode in (0, 3), done.stderr
    said = done.stderr.strip().splitlines()
    last = [one for one in said if one.isdigit()][-1:] or ["0"]
    told = sum("rows so far" in one for one in said)
    return Ran(time.monotonic() - started, _busy() - before, int(last[0]), done.stdout, told)


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def within(name: str, ran: Ran, idle: int) -> dict[str, Any]:
    """Print the figures of a run, judge its memory, and answer what it said."""
    print(
        f"{name}: {ran.seconds:.0f} s, {ran.busy:.0f} s of the processor, "
        f"{(ran.memory - idle) / 1000:.0f} MB above {idle / 1000:.0f}, told {ran.told} times",
        flush=True,
    )
    assert ran.memory - idle < MOST_MEMORY
    assert ran.told >= ran.seconds // 60  # a word a minute at the least
    said: dict[str, Any] = json.loads(ran.out)
    return said


def test_a_hundred_thousand_people(tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", caseload(ROWS, workers=WORKERS))
    folder = tmp_path / "data"
    folder.mkdir()
    python(_OFFICE, folder)
    idle = python(_COMMAND, folder, "audit", "verify").memory
    nothing, run = python(_DIGEST, folder).out, ""
    for name, options in (
        ("preview", ["--dry-run"]),
        ("import", ["--accept-partial"]),
        ("again", ["--accept-partial"]),
    ):
        words = ["import", "people", str(path), "--as", "cal", "--team", "north", "--json"]
        said = within(name, python(_COMMAND, folder, *words, *options), idle)
        assert said["rows"] == ROWS
        waiting = len(said["needs_decision"])
        assert said["created"]["people"] + said["matched"] + waiting == ROWS
        assert (said["matched"] > 0, said["changed"]) == (name == "again", 0)
        run = said["run"] if name == "import" else run
    words = ["import", "undo", run, "--as", "cal", "--json"]
    undone = within("undo", python(_COMMAND, folder, *words), idle)
    assert undone["kept"] == []
    assert python(_DIGEST, folder).out == nothing
