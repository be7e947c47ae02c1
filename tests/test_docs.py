"""What the pages say about themselves: links, paths, commands, generated pages, numbers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import write_reference

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
TOP = [
    ROOT / name
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "THREAT_MODEL.md")
]
PAGES = [*TOP, *sorted(DOCS.rglob("*.md"))]
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))

# In halves, so that this file does not contain what it looks for.
NEVER = {
    "a package index": ["py" + "pi.org", "npm" + "js.", "python" + "hosted", "deb." + "debian"],
    "a machine of ours": ["/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/", "/ho" + "me/user"],
    "how it was made": ["session " + "helper", "sub" + "agent", "design" + "/product"],
}


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """A page without its code blocks: what stands in one is not a link."""
    return re.sub(r"(?ms)^ *```.*?^ *```$", "", page.read_text(encoding="utf-8"))


def links(page: Path) -> Iterator[tuple[str, str]]:
    """The file and the heading each link leads to; links elsewhere are left out."""
    for target in re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", prose(page)):
        if not re.match(r"[a-z]+:", target):
            file, _, heading = target.partition("#")
            yield file, heading


def headings(page: Path) -> set[str]:
    """The anchors a page has, as the usual renderers name them."""
    found = re.findall(r"^#+ +(.+?)\s*$", prose(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for words in found}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for file, heading in links(page):
        target = (page.parent / file).resolve() if file else page
        if not target.exists() or not target.is_relative_to(ROOT):
            broken.append(file)
        elif heading and heading not in headings(target):
            broken.append(f"{file}#{heading}")
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_path_that_is_named_exists(page: Path) -> None:
    named = re.findall(
        r"`((?:alongside|tests|docs|script|requirements|bench)/[\w./*<>-]+)`", prose(page)
    )
    here = [path for path in named if "<" not in path]
    assert not [path for path in here if not list(ROOT.glob(path.rstrip("/")))]


def test_readme_starts_with_two_commands() -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```$", words, flags=re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    clone, demo = blocks[0].strip().splitlines()
    assert clone.startswith("git clone ")
    assert demo.endswith("script/demo")
    assert os.access(ROOT / "script" / "demo", os.X_OK)


def test_readme_has_two_pictures_and_says_in_words_what_is_on_them() -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", words)
    assert len(pictures) == 2
    for alternative, file in pictures:
        assert len(alternative) > 20
        assert (ROOT / file).suffix == ".png"


def test_readme_names_people_who_can_sign_in_to_the_demo() -> None:
    from alongside.doors.demo.world.staff import STAFF

    known = {one.username: one.name for one in STAFF}
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| ([^,|]+?)(?:,| \|)", words, flags=re.MULTILINE))
    assert len(told) >= 5
    assert told.items() <= known.items()


def test_every_page_can_be_found_from_the_list_of_pages() -> None:
    index = DOCS / "README.md"
    linked = {(index.parent / file).resolve() for file, _heading in links(index) if file}
    assert not [name(page) for page in DOCS.rglob("*.md") if page not in {*linked, index}]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_begins_with_one_title(page: Path) -> None:
    titles = re.findall(r"^# .+$", prose(page), flags=re.MULTILINE)
    assert len(titles) == 1
    assert prose(page).startswith(titles[0])


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=name)
def test_a_decision_says_how_it_stands_why_and_what_follows(page: Path) -> None:
    words = prose(page)
    assert words.startswith(f"# {page.name[:4]} ")
    assert re.search(r"^Status: (accepted|replaced by \[\d{4}\].*)$", words, flags=re.MULTILINE)
    assert re.findall(r"^## (.+)$", words, flags=re.MULTILINE) == [
        "Context",
        "Decision",
        "Consequences",
    ]


def test_each_thing_asked_for_is_answered_once() -> None:
    words = (DOCS / "sources.md").read_text(encoding="utf-8")
    table = words.split("| Asked for |")[1].split("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    asked = [row[0].strip() for row in rows]
    assert all(asked)
    assert len(set(asked)) == len(asked) >= 24
    assert all(len(row) == 2 and row[1].strip() for row in rows)


@pytest.mark.parametrize("page", write_reference.PAGES, ids=name)
def test_generated_pages_are_as_the_code_says(page: Path) -> None:
    said = page.read_text(encoding="utf-8")
    assert said == write_reference.PAGES[page](), (
        "run: .venv/bin/python -m tests.support.write_reference"
    )


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_speaks_of_the_project_alone(page: Path) -> None:
    words = page.read_text(encoding="utf-8").lower()
    found = {what: [piece for piece in pieces if piece in words] for what, pieces in NEVER.items()}
    assert not [what for what, pieces in found.items() if pieces], found
