"""No step of an import reads a whole team or a whole run again for every few hundred rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.doors.exchange import actions, undoing
from tests.exchange.conftest import Office, said

pytestmark = pytest.mark.sqlite

WHOLE = ("responsibility_team_until", "import_row_run_row", "exchange_importrow_run_id",
         "name_key_plain", "SCAN")  # fmt: skip
TABLES = ("working_teamresponsibility", "exchange_importrow", "persons_", "ties_")


@contextmanager
def plans() -> Iterator[list[str]]:
    """How each query inside is carried out, of those that read what grows."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as caught:
        yield found
    with connection.cursor() as cursor:
        for query in list(caught):
            sql = query["sql"]
            if sql.startswith("SELECT") and any(table in sql for table in TABLES):
                cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"))
                lines = [str(row[-1]) for row in cursor.fetchall()]
                found += [line for line in lines if any(index in line for index in WHOLE)]


def test_whole_teams_and_runs_are_read_once_if_at_all(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (actions, undoing):
        monkeypatch.setattr(module, "CHUNK", 5)  # twelve times instead of once
    rows = [
        {"Name": f"Ann Lee{n}", "Date of birth": f"2011-12-{n % 28 + 1:02}", "CMS id": str(n),
         "Worker": f"Jo Fox {n % 3}", "School": "Weir School",
         "Address": f"{n} Weir Road\nFW{n} 1AB"}
        for n in range(60)
    ]  # fmt: skip
    file = office.file(*rows)
    ended: Any = office.file(*({**row, "Status": "Historic"} for row in rows), name="later.csv")
    with plans() as read:
        run = office.run(file).said["run"]
        office.run(file)
        later = office.run(ended).said["run"]
        assert said(["import", "undo", later, "--as", "cal", "--json"]).code == 0
        assert said(["import", "undo", run, "--as", "cal", "--json"]).code == 0
    # Once for a command at most, and never for each of the twelve parts of a file.
    assert len(read) < 12, read
