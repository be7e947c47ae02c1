"""Tables kept as data beside the tests: a small, strict part of YAML, read without a library.

    # a comment
    name:
      key: words to the end of the line
      key: [one, two]
      key: {one: 200, two: 404}

Two levels and no more. Whatever is not of this form is an error that names the line, so that a
slip of indentation cannot quietly empty a row.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

_NAME = re.compile(r"([\w./<>:-]+):$")
_PAIR = re.compile(r"  ([\w.-]+):(?: +(.*))?$")


class NotATable(ValueError):
    pass


def read(file: Path) -> dict[str, dict[str, Any]]:
    """The rows of a table in their order, each a dictionary of strings, lists and dictionaries."""
    rows: dict[str, dict[str, Any]] = {}
    row: dict[str, Any] | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        line = line.split(" #")[0].rstrip()
        if not line or line.startswith("#"):
            continue
        name, pair = _NAME.fullmatch(line), _PAIR.fullmatch(line)
        if name and name[1] not in rows:
            row = rows[name[1]] = {}
        elif pair and row is not None and pair[1] not in row:
            row[pair[1]] = _value(pair[2] or "", f"{file.name}:{number}")
        else:
            raise NotATable(f"{file.name}:{number}: {line!r} has no place here")
    return rows


def _value(text: str, where: str) -> Any:
    if text.startswith("[") and text.endswith("]"):
        return _pieces(text[1:-1])
    if text.startswith("{") and text.endswith("}"):
        found: dict[str, str] = {}
        for piece in _pieces(text[1:-1]):
            key, colon, value = piece.partition(":")
            if not colon or key in found:
                raise NotATable(f"{where}: {piece!r} is not one `key: value`")
            found[key.strip()] = value.strip()
        return found
    if text[:1] in "[{\"'|>&*!" and text:
        raise NotATable(f"{where}: {text!r}: quotes, blocks and anchors are not used here")
    return text


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in text.split(",") if piece.strip()]
