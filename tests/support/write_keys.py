"""docs/reference/keys.md: every key the pages listen for, found in the templates and scripts."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "reference" / "keys.md"
TEMPLATES = ROOT / "alongside" / "templates"

# Pages that show pieces rather than use them, and the macros that only hand a key on.
NOT_PAGES = {"components/gallery.html", "components/fields.html", "components/page.html"}

SINGLE = {
    "d": "My day",
    "p": "People",
    "a": "On a person's page: ask to meet them",
    "b": "On somebody's map: build it together",
    "1": "On what to say to somebody: the first way to tell them, by mail or that you said it",
    "2": "There, where there is mail: that you said it",
    "n": "Record; on a person's page, about that person",
    "/": "Find; on the list of people, narrow the list",
    "?": "The keys that work on this page",
}
# On the page where something is recorded. `seen` and `there` stand for one key a person.
ALT = {
    "w": "What happened between you",
    "m": "The lane that only you can open",
    "p": "A promise: opens it and goes there",
    "t": "When, where and who: opens the line and goes there",
    "seen": "Seen alone, the first person; the next people are {others}",
    "there": "Who else was there, in the order of the list; the line has to be open",
}

_SINGLE = re.compile(r"""data-key(?:"|')?\s*(?:=|:)\s*["']([^"'{]+)["']""")
_ALT = re.compile(r"""(?:data-alt-key(?:"|')?\s*(?:=|:)|alt_key=)\s*["']([^"'{]+)["']""")


def found() -> tuple[set[str], set[str]]:
    """The single keys and the keys with Alt that the templates use."""
    single, alt = set(), set()
    for file in TEMPLATES.rglob("*.html"):
        name = file.relative_to(TEMPLATES).as_posix()
        words = file.read_text(encoding="utf-8")
        if name == "components/fields.html":  # the filter above a list brings its own
            single |= set(_SINGLE.findall(words))
        if name in NOT_PAGES:
            continue
        single |= set(_SINGLE.findall(words))
        alt |= set(_ALT.findall(words))
        alt |= {"seen"} if "keys=alt" in words else set()
        alt |= {"there"} if "keys=loop.index" in words else set()
    script = (ROOT / "alongside" / "static" / "js" / "keys.js").read_text(encoding="utf-8")
    if 'key === "?"' in script:
        single.add("?")
    return single, alt


def text() -> str:
    """The page. Raises ValueError where a key has no words, or words have no key."""
    from alongside.doors.desk.record_form import ALT_KEYS

    single, alt = found()
    if single != SINGLE.keys() or alt != ALT.keys():
        raise ValueError(
            "tests/support/write_keys.py: these keys and the words for them differ: "
            f"{sorted(single ^ {*SINGLE})} alone, {sorted(alt ^ {*ALT})} with Alt"
        )
    first, *others = (letter.upper() for letter in ALT_KEYS)
    shown = {"seen": first, "there": "1` to `9"}
    lines = [
        "# Keys",
        "",
        "<!-- Written by `python -m tests.support.write_reference`. Do not edit by hand. -->",
        "",
        "Everything can be done without these, by Tab and Enter, by mouse or by touch. "
        "[Work with the keyboard](../how-to/keys.md) says how they fit together.",
        "",
        "## One key alone",
        "",
        "Not while you type in a field. You can switch them off under More.",
        "",
        "| Key | Leads to |",
        "|---|---|",
        *(f"| `{key}` | {words} |" for key, words in SINGLE.items()),
        "",
        "## With Alt, while you write",
        "",
        "On the page where you record. On a Mac, Alt is the Option key.",
        "",
        "| Key | Leads to |",
        "|---|---|",
    ]
    for key, words in ALT.items():
        told = words.format(others=", ".join(others))
        lines.append(f"| `Alt` `{shown.get(key, key.upper())}` | {told} |")
    lines += [
        "",
        "## To save and to choose",
        "",
        "| Key | Does |",
        "|---|---|",
        "| `Ctrl` `Enter` (on a Mac `Cmd` `Enter`) | Saves the page you write on |",
        "| `Enter` in a list's filter | Opens the first person shown |",
        "",
        "## Days",
        "",
        "A field for a day takes words: `today`, `tomorrow`, `Friday`, `12/3`, `12 March 2027`. "
        "The beginning is enough where it is not in doubt: `t` is tomorrow, `y` yesterday, "
        "`f` Friday.",
        "",
    ]
    return "\n".join(lines)
