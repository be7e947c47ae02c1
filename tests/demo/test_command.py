"""`alongside demo`, asked as a black box: what it builds, keeps, refuses and leaves behind."""

from __future__ import annotations

import http.client
import json
import shutil
import signal
import socket
import time
from pathlib import Path

import pytest

from tests.demo.running import DAY, content, demo, free_port, running, until

pytestmark = pytest.mark.sqlite  # each builds a file of its own; PostgreSQL is in test_facts.py


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo, built once for this file. Tests leave it as it is."""
    folder = tmp_path_factory.mktemp("built") / "demo"
    run = demo("--no-serve", "--data", folder, "--today", DAY, PYTHONHASHSEED="1")
    assert run.returncode == 0, run.stderr
    assert "Building the example organisation for Thursday 5 March 2026." in run.stdout
    assert "walking-together  Ana Reyes, social worker, North" in run.stdout
    assert "hal" not in run.stdout.split("Who can sign in")[1].split()
    assert beside(folder) == ["demo"]
    return folder


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def test_the_same_day_has_the_same_content(built: Path, tmp_path: Path) -> None:
    run = demo("--no-serve", "--data", tmp_path / "b", "--today", DAY, PYTHONHASHSEED="2")
    assert run.returncode == 0, run.stderr
    first, second = content(built), content(tmp_path / "b")
    assert {table for table in first if first[table] != second[table]} == set()


def test_a_second_run_keeps_what_is_there(built: Path) -> None:
    before = content(built)
    run = demo("--no-serve", "--data", built, "--today", "2026-04-01")
    assert run.returncode == 0, run.stderr
    assert "kept as it is" in run.stdout
    assert "17:52 on Thursday 5 March 2026" in run.stdout
    assert content(built) == before


def test_the_clock_of_the_demo_can_be_moved(built: Path) -> None:
    moved = demo("--no-serve", "--data", built, ALONGSIDE_DEMO_NOW="2026-03-06T08:15")
    assert "Here it is 08:15 on Friday 6 March 2026" in moved.stdout
    wrong = demo("--no-serve", "--data", built, ALONGSIDE_DEMO_NOW="after tea")
    assert wrong.returncode == 2
    assert "not a time" in wrong.stderr


def test_fresh_builds_anew_and_only_what_it_made_itself(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(built, folder)
    key = (folder / "keys" / "vault.key").read_bytes()
    run = demo("--no-serve", "--fresh", "--data", folder, "--today", "2026-03-10")
    assert run.returncode == 0, run.stderr
    assert json.loads((folder / "demo.json").read_text())["day"] == "2026-03-10"
    assert (folder / "keys" / "vault.key").read_bytes() != key
    assert beside(folder) == ["demo"]

    other = tmp_path / "somebody-elses"
    other.mkdir()
    (other / "letter.txt").write_text("Dear Maya")
    refused = demo("--no-serve", "--fresh", "--data", other)
    assert refused.returncode == 2
    assert "not a demo" in refused.stderr
    assert (other / "letter.txt").read_text() == "Dear Maya"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--data", "{file}"], "is a file"),
        (["--data", "{file}/inside"], "cannot be used"),
        (["--data", "{full}"], "left alone"),
        (["--data", "{new}", "--today", "yesterday"], "not a day"),
        (["--data", "{new}", "--today", "0001-01-01"], "not a day"),
        (["--data", "{new}", "--port", "0"], "not a port"),
        (["--data", "{new}", "--port", "{taken}"], "taken"),
        (["facts", "--data", "{new}"], "no demo"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(
    tmp_path: Path, arguments: list[str], reason: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thing").write_text("")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        places = {
            "file": tmp_path / "file",
            "full": tmp_path / "full",
            "new": tmp_path / "new",
            "taken": taken.getsockname()[1],
        }
        run = demo(*(argument.format(**places) for argument in arguments))
    assert run.returncode == 2
    assert reason in run.stderr
    assert beside(tmp_path / "file") == ["file", "full"]


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    with running("--no-serve", "--data", tmp_path / "demo", "--today", DAY) as process:
        until(process, "Eighteen months")
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 128 + signal.SIGTERM
    assert beside(tmp_path / "demo") == []


def test_it_serves_here_only_until_it_is_asked_to_stop(tmp_path: Path) -> None:
    port = free_port()
    arguments = ("--data", tmp_path / "demo", "--today", DAY, "--port", str(port))
    with running(*arguments) as process:
        assert until(process, "Ready:") == f"Ready: http://127.0.0.1:{port}/"
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        asked.request("GET", "/readyz")
        assert asked.getresponse().status == 200
        asked.close()
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
        assert time.monotonic() - began < 10
