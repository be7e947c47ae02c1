"""docs/reference/doors.md: every address and who is answered what, from tests/doors.yaml.

The table is what the tests hold the code to (tests/test_doors.py), so this page cannot say more, or
less, than what happens.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests import tables

# ruff: noqa: E501

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "reference" / "doors.md"
TABLE = ROOT / "tests" / "doors.yaml"

WHO = {
    "ana": "the key worker",
    "ben": "a colleague in the same team",
    "cal": "the team's manager",
    "sue": "the key worker's supervisor",
    "tom": "another team's manager",
    "lea": "a practice lead",
    "rec": "the records officer",
    "adi": "an administrator",
    "zoe": "the key worker's student",
    "signed_out": "signed out",
    "others": "everybody else",
}
METHODS = ("GET", "POST")
HEAD = """\
# Doors

<!-- Written by `python -m tests.support.write_reference`. Do not edit by hand. -->

Every address there is, and who is answered what. The same people ask everywhere: [the cast](../../tests/cast.py) of the tests, about somebody the key worker works with. [Permissions](permissions.md) says why.

| Answer | Means |
|---|---|
| 200, 204 | here it is |
| 303 | done; look at it there |
| 302 | to the sign-in page, or on to where one may go |
| 403 | one can see it and may not do this, with a sentence that says so; where words were sent signed out, they are kept |
| 404 | not there, for whoever asks: the same page, headers and work as for what does not exist |
| 422 | not taken as it was sent: the page again, with every word still on it |

HEAD answers as GET does. Any other method is 405. A POST without its page's token is 403, and changes nothing; a link that was given is the whole right, and there is no cookie beside it.
"""


def text() -> str:
    rows = tables.read(TABLE)
    parts = [HEAD]
    for kind, title in (
        ("public", "Without signing in"),
        ("link", "With a link that was given"),
        ("staff", "Signed in"),
    ):
        parts.append(f"## {title}\n\n| Address | | Answers |\n|---|---|---|")
        for row in rows.values():
            if row["class"] == kind:
                parts += _lines(row)
        parts.append("")
    return "\n".join(parts)


def _lines(row: dict[str, Any]) -> list[str]:
    lines = []
    where = f"`/{row.get('url') or row['path'].replace('<uuid:', '<')}`"
    if why := row.get("why"):
        where += f" {why}"
    for method in METHODS:
        if method in row:
            lines.append(f"| {where} | {method} | {_answers(row[method])} |")
            where = ""
    return lines


def _answers(answers: dict[str, str]) -> str:
    """ "200: the key worker; 404: everybody else", the kindest answer first."""
    by_answer: dict[str, list[str]] = {}
    for who, answer in answers.items():
        by_answer.setdefault(answer, []).append(WHO[who])
    if set(by_answer) == {answers.get("others")}:
        return f"{answers['others']}: everybody"
    return "; ".join(f"{answer}: {', '.join(by_answer[answer])}" for answer in sorted(by_answer))
