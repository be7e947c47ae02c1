"""A hundred thousand people: how long it takes and how much memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.files import caseload, write

pytestmark = [pytest.mark.long, pytest.mark.sqlite]

ROOT = Path(__file__).resolve().parents[2]
ROWS = 100_000
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


def python(code: str, folder: Path, *words: str) -> tuple[float, int, str]:
    """Seconds, peak memory in kB and standard output of a process of its own."""
    settings = {"ALONGSIDE_DATA": str(folder), "ALONGSIDE_DEMO": "1", "PYTHONPATH": str(ROOT)}
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env={**os.environ, **settings},
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode in (0, 3), done.stderr
    last = [one for one in done.stderr.strip().splitlines() if one.isdigit()][-1:] or ["0"]
    return time.monotonic() - started, int(last[0]), done.stdout


def test_a_hundred_thousand_people(tmp_path: Path) -> None:
    path = write(tmp_path / "people.csv", caseload(ROWS, workers=3000))
    folder = tmp_path / "data"
    folder.mkdir()
    python(_OFFICE, folder)
    _seconds, idle, _out = python(_COMMAND, folder, "audit", "verify")
    nothing, run = python(_DIGEST, folder)[2], ""
    for name, options in (
        ("preview", ["--dry-run"]),
        ("import", ["--accept-partial"]),
        ("again", ["--accept-partial"]),
    ):
        words = ["import", "people", str(path), "--as", "cal", "--team", "north", "--json"]
        seconds, memory, out = python(_COMMAND, folder, *words, *options)
        said: dict[str, Any] = json.loads(out)
        print(f"{name}: {seconds:.0f} s, {(memory - idle) / 1000:.0f} MB above {idle / 1000:.0f}")
        assert memory - idle < MOST_MEMORY
        assert said["rows"] == ROWS
        waiting = len(said["needs_decision"])
        assert said["created"]["people"] + said["matched"] + waiting == ROWS
        assert (said["matched"] > 0, said["changed"]) == (name == "again", 0)
        run = said["run"] if name == "import" else run
    words = ["import", "undo", run, "--as", "cal", "--json"]
    seconds, memory, out = python(_COMMAND, folder, *words)
    print(f"undo: {seconds:.0f} s, {(memory - idle) / 1000:.0f} MB above {idle / 1000:.0f}")
    assert memory - idle < MOST_MEMORY
    assert json.loads(out)["kept"] == []
    assert python(_DIGEST, folder)[2] == nothing
