"""How the map is read aloud: Chromium's accessibility tree of its page, as text in the documents.

Delete docs/reference/map-aloud.md and run this test: it writes the page, and fails once so that
somebody reads it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.world import World

pytestmark = pytest.mark.browser

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "map-aloud.md"
HEAD = """# How a map is read aloud

Generated: delete this file and run `script/test tests/browser/test_map_aloud.py`. A test fails when it is behind.

What a screen reader is given of somebody's map: Chromium's accessibility tree of the page, a line each, what is inside further in. Lines between people are not in it, for each is in the name of the shape it leads to.
"""  # noqa: E501
# What is opened, and the part of it that is told; the first is told whole.
WAYS = {
    "The picture": ("", ""),
    "The list": ("?tab=list", "List"),
    "The table": ("?tab=table", "Table"),
    "In words": ("?tab=words", "In words"),
    "Somebody chosen": ("?who={nan}", "Map"),
}
SILENT = {"none", "generic", "InlineTextBox", "LineBreak", "StaticText", "ListMarker"}


def tree(page: Any, part: str = "") -> list[str]:
    """The main part of a page, or one region of it, as it is handed to assistive technology: a line
    for each thing."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    wanted = ("region", part) if part else ("main", "")
    root = next(node for node in nodes if not node["ignored"] and _is(node) == wanted)
    lines: list[str] = []
    _tell(root, by_id, 0, "", lines)
    return lines


def _is(node: Any) -> tuple[str, str]:
    return _role(node), str(node.get("name", {}).get("value", ""))


def _role(node: Any) -> str:
    return str(node.get("role", {}).get("value", ""))


def _tell(node: Any, by_id: Any, depth: int, around: str, lines: list[str]) -> None:
    role = _role(node)
    name = " ".join(str(node.get("name", {}).get("value", "")).split())
    silent = node["ignored"] or role in SILENT
    if role == "StaticText" and not node["ignored"] and name and name not in around:
        lines.append("  " * depth + f"“{name}”")
    if not silent:
        lines.append("  " * depth + " ".join(filter(None, (role, _said(name), *_states(node)))))
        depth, around = depth + 1, f"{around} {name}"
    if role == "link":
        return  # its name is all that is read of it
    for child in node.get("childIds", []):
        if child in by_id and role != "StaticText":
            _tell(by_id[child], by_id, depth, around, lines)


def _said(name: str) -> str:
    return f"“{name}”" if name else ""


def _states(node: Any) -> list[str]:
    found = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
    heading = _role(node) == "heading"
    told = [f"level {found['level']}"] if heading else []
    if "expanded" in found:
        told.append("open" if found["expanded"] else "closed")
    described = " ".join(str(node.get("description", {}).get("value", "")).split())
    return [*told, f"described “{described}”" if described else ""]


@pytest.fixture
def read(sign_in: Any, world: World) -> dict[str, list[str]]:
    page, read = sign_in("ana"), {}
    for title, (query, part) in WAYS.items():
        page.goto(world.path("maya", "map/") + query.format(nan=world.tie_nan.pk))
        read[title] = tree(page, part)
    return read


def test_the_page_says_how_a_map_is_read_aloud(read: dict[str, list[str]]) -> None:
    text = HEAD
    for title, lines in read.items():
        text += f"\n## {title}\n\n```\n" + "\n".join(lines) + "\n```\n"
    if not PAGE.exists():
        PAGE.write_text(text, encoding="utf-8")
        pytest.fail(f"{PAGE.name} was written anew: read it")
    assert PAGE.read_text(encoding="utf-8") == text


def test_every_shape_says_its_whole_tie_and_no_line_is_read(read: dict[str, list[str]]) -> None:
    shapes = [line.strip() for line in read["The picture"] if "Nan Jean" in line]
    assert any(
        line.startswith("link") and "my nan" in line and "Strong" in line for line in shapes
    ), shapes
    for way in ("The list", "The table", "In words"):
        assert any("Nan Jean" in line for line in read[way]), way
    assert not any("graphics-symbol" in line.lower() for line in read["The picture"])
