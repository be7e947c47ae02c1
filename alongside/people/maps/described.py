"""What stands in the files of a study: a data package (version 2), with every column and the
number of rows, so that nobody has to guess, and nothing can stand in a file unsaid."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any

from .network import RINGS, Flow, Quality, Whose

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_YES = frozenset({"paid", "counted_on", "lives_together"})
_DAYS = frozenset({"map_on", "sessionStart", "sessionFinish", "sessionExported"})
_NUMBERS = frozenset({"map_x", "map_y"})
_COUNTS = frozenset({"nodeID", "edgeID", "from", "to"})
_KEYS = ("networkCanvasUUID", "networkCanvasEgoUUID")
_ONE_OF: Mapping[str, list[Any]] = {
    "closeness": list(RINGS),
    "quality": [str(one) for one in Quality],
    "flow": [str(one) for one in Flow if one],
    "map_view": [str(one) for one in Whose],
}


def package(files: Mapping[str, str]) -> str:
    """The description of some CSV files, by their names and text."""
    resources = [_resource(name, text) for name, text in files.items()]
    told = {"$schema": PROFILE, "name": "alongside-map", "resources": resources}
    return json.dumps(told, indent=1) + "\n"


def _resource(path: str, text: str) -> dict[str, Any]:
    head, *rows = csv.reader(io.StringIO(text))
    key = next((name for name in _KEYS if name in head), None)
    schema: dict[str, Any] = {"fields": [_field(name) for name in head]}
    if key:
        schema["primaryKey"] = [key]
    return {
        "name": re.sub(r"[^a-z0-9_.-]", "-", path.removesuffix(".csv").lower()),
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "rows": len(rows),
        "schema": schema,
    }


def _field(name: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": _type(name)}
    if name in _ONE_OF:
        field["constraints"] = {"enum": _ONE_OF[name]}
    return field


def _type(name: str) -> str:
    if name in _YES or name.startswith("area_"):
        return "boolean"
    if name in _COUNTS or name == "closeness":
        return "integer"
    if name in _NUMBERS:
        return "number"
    return "date" if name in _DAYS else "string"
