"""What a person meets before the application runs: scripts, locks, the files of the package."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = [ROOT / "requirements" / "runtime.txt", ROOT / "requirements" / "dev.txt"]

# In halves, so that this file does not contain what it looks for.
INDEX_HOSTS = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "deb." + "debian.org",
]


NOT_OURS = {".git", ".venv", "node_modules", "__pycache__"}


def our_files() -> list[Path]:
    """Every file that is or could be committed; in an unpacked archive, every file."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        files = [ROOT / name for name in listed.stdout.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        files = [file for file in ROOT.rglob("*") if not NOT_OURS & {*file.parts}]
    return [file for file in files if file.is_file()]


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(), flags=re.MULTILINE))


def test_no_file_names_a_package_index():
    found = []
    for file in our_files():
        content = file.read_bytes().lower()
        found += [
            f"{file.relative_to(ROOT)}: {host}" for host in INDEX_HOSTS if host.encode() in content
        ]
    assert not found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_is_pinned_by_hash(lock):
    logical_lines = lock.read_text().replace("\\\n", " ").splitlines()
    requirements = [
        line for line in logical_lines if line.strip() and not line.strip().startswith("#")
    ]

    assert len(requirements) == len(pins(lock)) > 10
    for line in requirements:
        assert re.match(r"[a-z0-9-]+==[^\s;]+", line), line
        assert "--hash=sha256:" in line, line
        assert "://" not in line, line


def test_the_development_lock_holds_the_runtime_lock():
    runtime, dev = map(pins, LOCKS)

    assert runtime.items() <= dev.items()


def test_the_locks_answer_to_what_pyproject_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    runtime, dev = map(pins, LOCKS)

    def names(requirements: list[str]) -> set[str]:
        return {re.match(r"[A-Za-z0-9-]+", line)[0].lower() for line in requirements}

    asked = project["project"]["dependencies"]
    assert names(asked) <= runtime.keys()
    assert names(project["project"]["optional-dependencies"]["postgres"]) <= runtime.keys()
    assert names(project["dependency-groups"]["dev"]) <= dev.keys()


def test_scripts_can_be_run():
    scripts = [*(ROOT / "script").iterdir(), ROOT / ".ci" / "run"]
    for name in ("setup", "demo", "test", "check", "fix", "bench"):
        assert ROOT / "script" / name in scripts
    for script in scripts:
        assert os.access(script, os.X_OK), f"{script.name} is not executable"
        first, *lines = script.read_text().splitlines()
        assert first.startswith("#!/bin/"), f"{script.name} does not say what runs it"
        assert any(line.startswith("set -") for line in lines), f"{script.name} ignores failures"


def test_the_checks_of_every_change_are_those_of_a_contributor():
    steps = (ROOT / ".ci" / "run").read_text()

    assert "script/check" in steps
    assert "script/test" in steps


def test_setup_takes_no_time_when_nothing_changed():
    done = subprocess.run(
        [ROOT / "script" / "setup", "--dev"], cwd="/", capture_output=True, text=True, timeout=20
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_setup_says_what_it_takes():
    done = subprocess.run([ROOT / "script" / "setup", "--nonsense"], capture_output=True, text=True)

    assert done.returncode == 2
    assert "usage: script/setup" in done.stderr
