"""`alongside export`: what the pages hand over, to whoever may have it there, and no more."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from alongside.base.audit.models import AuditRow
from alongside.cli import _run
from alongside.people.persons.models import Label
from alongside.people.ties import actions
from alongside.people.ties.told import Told
from tests.cast import NOW, Cast
from tests.desk.test_map_files import fetched, text_of
from tests.desk.test_map_page import put

FORMS = {
    "svg": "picture.svg", "csv": "table.csv", "graphml": "network.graphml",
    "measures": "measures.csv",
}  # fmt: skip


def export(cast: Cast, to: Path, *more: str, who: str = "ana", kind: str = "map") -> int:
    person = ["--person", str(cast.maya.pk)] if "--person" not in more else []
    return _run(["export", kind, "--as", who, *person, "--to", str(to), *more])


@pytest.mark.parametrize("form", FORMS)
def test_it_writes_what_the_page_hands_over(cast: Cast, tmp_path: Path, form: str) -> None:
    put(cast, "Zee", 1)
    to = tmp_path / "out"
    assert export(cast, to, "--form", form) == 0
    page = fetched(cast, FORMS[form])
    written = {"Content-Type": "text/plain"}

    class Answer(dict[str, str]):
        content = to.read_bytes()

    assert text_of(Answer(written)) == text_of(page)
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    rows = AuditRow.objects.visible_to(cast.viewer("ana")).order_by("-seq")
    row = next(row for row in rows if row.channel == "command")
    assert (row.verb, row.person_id, row.relation) == (
        "exported map of", cast.maya.pk, "key_worker",
    )  # fmt: skip


def test_a_family_goes_out_as_a_tree_file(cast: Cast, tmp_path: Path) -> None:
    assert export(cast, tmp_path, kind="family") == 0
    assert (tmp_path / "family.ged").read_text("utf-8-sig").startswith("0 HEAD\n")
    answer = cast.client("ana").get(cast.url("maya", "family/file/"))
    assert (tmp_path / "family.ged").read_bytes() == answer.content


@pytest.mark.parametrize("who", ["ben", "adi", "nobody", "rec"])
def test_whoever_does_not_see_the_record_gets_nothing(
    cast: Cast, tmp_path: Path, who: str, capsys: Any
) -> None:
    for kind in ("map", "family"):
        assert export(cast, tmp_path / "out", who=who, kind=kind) == 2
    told = capsys.readouterr()
    assert not list(tmp_path.iterdir())
    assert "Maya" not in told.out + told.err
    assert "Nothing was written." in told.err


def test_what_is_asked_wrongly_is_said_and_nothing_is_written(
    cast: Cast, tmp_path: Path, capsys: Any
) -> None:
    there = tmp_path / "there"
    there.write_text("mine")
    wrong = [
        (there, ()),
        (tmp_path / "no" / "where", ()),
        (tmp_path / "new", ("--on", "yesterday")),
        (tmp_path / "new", ("--on", "9999-01-01")),
        (tmp_path / "new", ("--view", "carer-0")),
        (tmp_path / "new", ("--person", "maya")),
    ]
    for to, more in wrong:
        assert export(cast, to, *more) == 2, more
        assert "Nothing was written." in capsys.readouterr().err
    assert there.read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["there"]


def test_a_row_that_cannot_be_written_leaves_no_file(
    cast: Cast, tmp_path: Path, monkeypatch: Any
) -> None:
    from django.db import DatabaseError

    def fails(*given: Any, **more: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr("alongside.doors.desk.taking_out.note_now", fails)
    assert export(cast, tmp_path / "out") == 2
    assert not list(tmp_path.iterdir())


def test_a_tie_kept_back_is_in_no_file_for_anybody(cast: Cast, tmp_path: Path) -> None:
    told = Told("friend", "Shane", label=Label.RESTRICTED)
    actions.add_tie(person_id=cast.maya.pk, told=told, by=cast.viewer("ana"))
    for form in ("svg", "csv", "graphml", "network-canvas", "measures"):
        assert export(cast, tmp_path / form, "--form", form, "--names") == 0
        assert b"Shane" not in (tmp_path / form).read_bytes()


def test_it_says_in_json_what_it_wrote(cast: Cast, tmp_path: Path, capsys: Any) -> None:
    to = tmp_path / "out"
    assert export(cast, to, "--on", NOW.date().isoformat(), "--view", "", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"kind": "map", "form": "csv", "file": str(to), "bytes": to.stat().st_size}
