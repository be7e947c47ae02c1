"""Who may read past the guard: a short list, kept beside this test.

`tests/base/unguarded.txt` names every function that calls `.unguarded(...)`. A new line in it is
a decision somebody has to look at; a new *module* in it is a change of the design, so `MODULES`
has to be raised by hand too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIST = Path(__file__).with_name("unguarded.txt")
MODULES = 29
# Other ways past the guard, which nobody has: SQL by hand, and a bare QuerySet over a model.
BY_HAND = ("raw", "extra", "RawSQL", "QuerySet")
MAY_USE_A_CURSOR = {
    "alongside/base/core/units.py",  # room for a long unit on SQLite: a setting of the connection
    "alongside/base/audit/chain.py",  # the lock of the chain
    "alongside/base/core/together.py",  # querysets, compiled; the guard has passed them
    "alongside/doors/demo/world/builder.py",  # counts for the query planner, once built
    "alongside/config/installation.py",  # is this installation safe to serve?
    "alongside/doors/desk/views/misc.py",  # /readyz: SELECT 1
}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted((ROOT / "alongside").rglob("*.py")):
        if "migrations" not in file.parts:
            yield str(file.relative_to(ROOT)), ast.parse(file.read_text())


def calls(tree: ast.AST, where: str = "") -> Iterator[tuple[str, str, ast.Call]]:
    """Every call: the function or class it stands in, and the name called."""
    for node in ast.iter_child_nodes(tree):
        inside = where
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            inside = f"{where}.{node.name}".lstrip(".")
        if isinstance(node, ast.Call):
            function = node.func
            name = getattr(function, "attr", getattr(function, "id", ""))
            yield where, name, node
        yield from calls(node, inside)


def found() -> set[str]:
    return {
        f"{path}:{where}"
        for path, tree in sources()
        for where, name, _ in calls(tree)
        if name == "unguarded"
    }


def listed() -> list[str]:
    lines = LIST.read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_every_read_past_the_guard_is_listed() -> None:
    new = sorted(found() - set(listed()))
    assert not new, "These read past the guard. Can they use visible_to? If not, list them."
    gone = sorted(set(listed()) - found())
    assert not gone, "These no longer read past the guard: take them off the list."
    assert listed() == sorted(listed())


def test_no_new_module_reads_past_the_guard() -> None:
    modules = {line.partition(":")[0] for line in listed()}
    assert len(modules) <= MODULES, sorted(modules)


def test_every_reason_is_given_in_words() -> None:
    """A reason is a string, or a name that stands for one; never empty, never computed."""
    for path, tree in sources():
        for where, name, call in calls(tree):
            if name == "unguarded":
                assert len(call.args) == 1, (path, where)
                reason = call.args[0]
                assert isinstance(reason, ast.Name) or (
                    isinstance(reason, ast.Constant) and len(str(reason.value)) > 5
                ), (path, where)


def test_no_template_reads_past_the_guard() -> None:
    for file in (ROOT / "alongside" / "templates").rglob("*"):
        if file.is_file():
            words = file.read_text()
            assert "unguarded" not in words, file
            assert ".objects" not in words, file


def test_nobody_reads_by_sql_or_with_a_bare_queryset() -> None:
    for path, tree in sources():
        for where, name, _ in calls(tree):
            refuses = (path, name) == ("alongside/base/core/guarded.py", "raw")
            assert name not in BY_HAND or refuses, (path, where)
            assert name != "cursor" or path in MAY_USE_A_CURSOR, (path, where)
