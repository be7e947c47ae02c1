"""What was just done is said in words, whichever page one is led to."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "alongside"
SENTENCES = ROOT / "templates" / "desk" / "_done.html"


def said() -> Iterator[tuple[str, str]]:
    """Every code the desk leads on with, and where."""
    for file in sorted((ROOT / "doors" / "desk").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "done":
                where = f"{file.name}:{node.lineno}"
                given = node.args[1]
                either = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
                strings = [
                    one.value
                    for one in either
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                ]
                yield from ((code, where) for code in strings)


def in_words() -> set[str]:
    return set(re.findall(r"^  '(\w+)': _\('[^']", SENTENCES.read_text("utf-8"), re.MULTILINE))


def test_each_code_has_its_sentence_and_each_sentence_a_use() -> None:
    codes = dict(said())
    assert len(codes) > 40
    missing = {code: where for code, where in codes.items() if code not in in_words()}
    assert not missing
    source = "".join(file.read_text("utf-8") for file in (ROOT / "doors" / "desk").rglob("*.py"))
    # A code may be put together: import_ and what was said.
    known = (rf'["=]({code}|{code.removeprefix("import_")})"' for code in in_words())
    assert not [one for one in known if not re.search(one, source)]
