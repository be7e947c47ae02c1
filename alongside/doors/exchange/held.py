"""The words of a row that waits for somebody to say whom it is about, kept until they have."""

import datetime as dt
import json
from dataclasses import asdict
from typing import Any

from alongside.base.vault.sealing import INSTALLATION, seal, unseal

from .columns import Columns
from .models import ImportRow
from .values import Given, Status

_DAYS = ("born", "start", "end", "as_of")
_NOT_KEPT = ("whole", "problems")


def hold(row: ImportRow, given: Given, columns: Columns) -> None:
    """Lock a row's words into it, with which columns its file had."""
    said: dict[str, Any] = {k: v for k, v in asdict(given).items() if k not in _NOT_KEPT}
    said["status"] = given.status.value
    words = json.dumps({"given": said, "columns": list(columns.at)}, default=dt.date.isoformat)
    row.held = seal(words, owner=INSTALLATION, place=_place(row))


def held(row: ImportRow) -> tuple[Given, Columns]:
    """What `hold` locked in."""
    kept = json.loads(unseal(row.held or b"", owner=INSTALLATION, place=_place(row)))
    said: dict[str, Any] = kept["given"]
    for name in _DAYS:
        said[name] = dt.date.fromisoformat(said[name]) if said[name] else None
    said["numbers"] = [(kind, value) for kind, value in said["numbers"]]
    said["status"] = Status(said["status"])
    names = kept["columns"]
    return Given(whole=0, **said), Columns([""] * len(names), {n: i for i, n in enumerate(names)})


def _place(row: ImportRow) -> str:
    return f"importrow:{row.pk}"
