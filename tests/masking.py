"""What may differ between two answers that must look the same."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_MAY_DIFFER = [
    # Django draws a new mask for the same token each time.
    (re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+'), r"\1CSRF"),
    # The page's own key, made for this one answer.
    (re.compile(rf'(name="key" value="){_UUID}'), r"\1KEY"),
    # Signed with the second it was made in.
    (re.compile(r'(name="written_by" value=")[^"]+'), r"\1AUTHOR"),
    (re.compile(r'(data-mine=")[^"]+'), r"\1AUTHOR"),
]


def masked(body: bytes | str) -> str:
    """A body without its CSRF token, idempotency key and signed authorship."""
    text = body.decode() if isinstance(body, bytes) else body
    for pattern, instead in _MAY_DIFFER:
        text = pattern.sub(instead, text)
    return text


def whole_text(answer: Any) -> str:
    """All that stands in an answer, whether a page or a file, and in the files in a file."""
    body: bytes = answer.content
    if answer["Content-Type"] != "application/zip":
        return body.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(body)) as held:
        return "\n".join(f"{name}\n{held.read(name).decode()}" for name in held.namelist())


def by_order(text: str) -> str:
    """Ids by the order they first come in: those of a study are new each time."""
    ids: dict[str, str] = {}
    return re.sub(_UUID, lambda found: ids.setdefault(found[0], f"id{len(ids)}"), text)
