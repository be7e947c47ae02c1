"""Lives told by hand: how such a bank is written, and how it comes to happen.

`== who: worker` begins one life. `= days kind words` says a fact, in quotation marks where the
words are theirs. `-- days time minutes | title | place | who was there | flags` begins a meeting
so many days ago (`sun8`: the last Sunday at least eight days ago); the lines under it are what
happened. Then `@ who words` is one person's part, `+` the worker's promise, `*` theirs, `& Name:`
somebody else's (`| in 7` kept by then, `| by 1` open until a day after the evening), `~` the
worker's own lane, `? … | what would change it | answer | days`, `! wrong | right | why` a
correction, and `%` why they cannot read it yet.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from alongside.practice.encounters.models import How, Planned
from alongside.practice.promises.models import State, Whose
from alongside.practice.wonderings.models import StepKind

from . import doing
from .builder import Builder
from .doing import Vow
from .lives import Life

_TOLD = re.compile(r"\s*([^,(]+?)\s*(?:\(([^)]*)\))?\s*(?:,|$)")


@dataclass
class _Scene:
    head: list[str]
    text: list[str] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)


def tell(b: Builder, bank: str, lives: Mapping[str, Life], slots: Mapping[str, str]) -> None:
    """Have everything in a bank happen to these lives."""
    who, worker, scene = "", "", None
    for line in bank.strip().splitlines():
        mark, _space, rest = line.strip().partition(" ")
        if mark == "==":
            _end(b, who, worker, scene, lives)
            scene = None
            who, _colon, worker = (part.strip() for part in rest.partition(":"))
        elif mark == "=":
            _fact(b, lives[who], worker, rest.format_map(slots))
        elif mark == "--":
            _end(b, who, worker, scene, lives)
            scene = _Scene([cell.strip() for cell in rest.split("|")] + [""] * 4)
        elif scene is not None and mark in _LINES:
            scene.lines.append((mark, rest))
        elif scene is not None and mark:
            scene.text.append(line.strip())
    _end(b, who, worker, scene, lives)


def _fact(b: Builder, life: Life, worker: str, rest: str) -> None:
    days, kind, words = rest.split(" ", 2)
    own = words.startswith("“") and words.endswith("”")
    b.on(
        b.ago(int(days), "17:35"),
        lambda: doing.say(b, life, kind, words[1:-1] if own else words, worker, in_their_words=own),
    )


def _end(
    b: Builder, who: str, worker: str, scene: _Scene | None, lives: Mapping[str, Life]
) -> None:
    """A meeting is written to its last line: have it happen."""
    if scene is None:
        return
    when, title, place, there, flags = scene.head[:5]
    days, time, minutes = when.split()
    marks = dict(flag.partition("=")[::2] for flag in flags.split())
    more: dict[str, Any] = {"parts": {}, "vows": []}
    for mark, rest in scene.lines:
        _LINES[mark](b, more, rest)
    several = [lives[who]] + ([lives[marks["with"]]] if "with" in marks else [])
    doing.told(
        b,
        several,
        worker,
        b.weekday_ago(6, int(days[3:])) if days.startswith("sun") else int(days),
        time,
        title,
        " ".join(scene.text),
        minutes=int(minutes),
        place=place,
        how=How.PHONE if "phone" in marks else How.MESSAGE if "message" in marks else How.IN_PERSON,
        planned=Planned.CRISIS
        if "crisis" in marks
        else Planned.UNPLANNED
        if "unplanned" in marks
        else Planned.PLANNED,
        present=[(name, relation) for name, relation in _TOLD.findall(there) if name],
        alone=frozenset({who} if "alone" in marks else ()),
        any_day="any" in marks,
        proposed="diary" in marks,
        ahead=int(marks.get("ahead", 6)),
        mark=marks.get("mark", ""),
        **more,
    )


def _promise(whose: str) -> Callable[[Builder, dict[str, Any], str], None]:
    def read(b: Builder, more: dict[str, Any], rest: str) -> None:
        words, _bar, due = (part.strip() for part in rest.partition("|"))
        name, _colon, what = words.partition(": ") if whose == Whose.OTHER else ("", "", words)
        kind, _space, number = due.partition(" ")
        if kind == "in":
            vow = Vow(what, int(number), whose, name, after=0.85)
        else:
            by = b.days_to_sunday() if number == "sunday" else int(number)
            vow = Vow(what, None, whose, name, State.OPEN, by=by)
        more["vows"].append(vow)

    return read


def _part(b: Builder, more: dict[str, Any], rest: str) -> None:
    who, _space, words = rest.partition(" ")
    more["parts"][who] = words


def _wondering(b: Builder, more: dict[str, Any], rest: str) -> None:
    words, mind, answer, days = (part.strip() for part in rest.split("|"))
    more.update(wondering=words, would_change=mind, answer=(StepKind.ANSWER, answer, int(days)))


def _slip(b: Builder, more: dict[str, Any], rest: str) -> None:
    more["slip"] = tuple(part.strip() for part in rest.split("|"))


def _own_lane(b: Builder, more: dict[str, Any], rest: str) -> None:
    more["for_me"] = rest


def _not_yet(b: Builder, more: dict[str, Any], rest: str) -> None:
    more["not_yet"] = rest


_LINES: dict[str, Callable[[Builder, dict[str, Any], str], None]] = {
    "@": _part,
    "+": _promise(Whose.WORKER),
    "*": _promise(Whose.PERSON),
    "&": _promise(Whose.OTHER),
    "~": _own_lane,
    "?": _wondering,
    "!": _slip,
    "%": _not_yet,
}
