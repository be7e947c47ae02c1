"""What the demo holds, as data: accounts, and every row of the truth table whose parts exist.

Each row is a request and its answer, so that anybody can ask the running demo whether it is so.
`contains` and `absent` are words that must, or must not, stand on the page.
"""

from collections.abc import Iterator
from typing import Any

from alongside.base.core import clock

from .folder import Mark
from .words.ties import HIDDEN
from .world import anas, bells, boundaries, goings, truths
from .world.staff import PASSWORD, STAFF, can_sign_in, team_of

Row = dict[str, Any]
ALLOW, DENY, CARD, REFUSED = "allow", "deny", "card", "sign-in refused"
_STATUS = {ALLOW: 200, DENY: 404, CARD: 200, REFUSED: 422}


def facts(mark: Mark) -> Row:
    """Everything `alongside demo facts --json` says."""
    return {
        "day": mark.day,
        "now": clock.local(clock.now()).isoformat(timespec="seconds"),
        "version": mark.version,
        "accounts": [
            {
                "username": one.username,
                "password": PASSWORD,
                "name": one.name,
                "role": one.job,
                "team": team_of(one),
                "can_sign_in": can_sign_in(one),
            }
            for one in STAFF
        ],
        "rows": list(rows(mark)),
    }


def rows(mark: Mark) -> Iterator[Row]:
    """The truth table's rows, in their order."""
    at = _At(mark)
    yield from _same_team(at)
    yield from _emergency(at)
    yield from _reflections(at)
    yield from _gates(at)
    yield from _after_an_ending(at)
    yield from _gifts(at)
    yield from _student(at)
    yield from _several(at)
    yield from _hidden_tie(at)


class _At:
    """Addresses in this demo."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark

    def person(self, key: str, more: str = "") -> str:
        return f"/people/{self.mark.marks[key]}/{more}"

    def entry(self, key: str) -> str:
        return f"/entries/{self.mark.marks[key]}/"

    def plan(self, key: str) -> str:
        return f"/transitions/{self.mark.marks[f'{key}_plan']}/"

    def reflection(self, key: str) -> str:
        return f"/reflections/{self.mark.marks[key]}/"

    def restricted(self) -> str:
        """The page that says the restricted fact about Maya anew: it opens only to who sees it."""
        return self.person("maya", f"say/?replaces={self.mark.marks['maya_restricted']}")


def _row(number: int, user: str, url: str, expected: str, note: str, **more: Any) -> Row:
    return {
        "row": number,
        "user": user,
        "url": url,
        "method": "GET",
        "expected": expected,
        "status": _STATUS[expected],
        "note": note,
        **more,
    }


_OWN = "Ask me, then ask Nan."
_SECRET = "asked where Mum lives now"
_SAFE = "Plover Court"


def _same_team(at: _At) -> Iterator[Row]:
    born = at.mark.date - clock.A_DAY * bells.MAYA_BORN
    yield _row(1, "ana", at.person("maya"), ALLOW, "active key worker", contains=_OWN)
    yield _row(2, "ben", at.person("maya"), DENY, "same team only")
    yield _row(
        3,
        "ben",
        "/find/else/",
        CARD,
        "a name and a birth date",
        contains="Maya Bell",
        absent=_OWN,
        method="POST",
        data={"name": "Maya Bell", "born": f"{born.day}/{born.month}/{born.year}"},
    )
    yield _row(4, "ben", at.person("kofi"), ALLOW, "cover, now", contains=truths.COVERED)
    yield _row(5, "ben", at.person("ada", "before/"), DENY, "cover ended at midnight today")
    yield _row(5, "ben", at.entry("ada_entry"), DENY, "cover ended: another’s entry")
    yield _row(
        5,
        "ben",
        at.person("ada"),
        CARD,
        "cover ended: card and own entries for 28 days",
        contains="the one with the bicycle",
        absent=truths.COVERED_BEFORE,
    )
    yield _row(
        9, "cal", at.person("maya"), ALLOW, "manager of the team that answers", contains=_OWN
    )


def _emergency(at: _At) -> Iterator[Row]:
    yield _row(
        6, "dan", at.person("maya"), ALLOW, "opened in an emergency, for four hours", contains=_OWN
    )
    yield _row(7, "dan", at.restricted(), DENY, "a restricted fact stays closed in an emergency")
    yield _row(
        7,
        "dan",
        at.person("maya"),
        ALLOW,
        "the record opens, the restricted fact is not on it",
        absent=_SECRET,
    )
    yield _row(8, "dan", at.reflection("ana_reflection"), DENY, "a reflection, in an emergency")
    yield _row(
        24, "ana", at.person("maya"), ALLOW, "Dee’s safe address, told through Maya", contains=_SAFE
    )
    yield _row(24, "dan", at.person("maya"), ALLOW, "the same page without it", absent=_SAFE)


def _reflections(at: _At) -> Iterator[Row]:
    ours = at.reflection("ana_reflection")
    yield _row(10, "cal", ours, DENY, "a manager, and Ana’s reflection")
    yield _row(11, "adi", ours, DENY, "an administrator, and Ana’s reflection")
    yield _row(11, "adi", at.person("maya"), DENY, "an administrator, and any record")
    yield _row(
        12,
        "yas",
        at.reflection("yas_reflection"),
        ALLOW,
        "one’s own, after moving team",
        contains="heard as a promise",
    )


def _gates(at: _At) -> Iterator[Row]:
    yield _row(21, "ana", at.person("karim"), DENY, "given by mistake; barred")
    yield _row(22, "cal", at.person("wren"), DENY, "sealed; the manager is outside")
    yield _row(22, "cal", "/people/", ALLOW, "and absent from lists", absent="Wren Ashdown")
    yield _row(22, "nia", at.person("wren"), ALLOW, "inside the seal", contains="Wren Ashdown")
    yield _row(23, "lea", at.person("wren"), DENY, "asked; no second approver")
    yield _row(
        23,
        "lea",
        at.person("ellis"),
        ALLOW,
        "asked and granted, for four hours",
        contains="Ellis Farrow",
    )


def _after_an_ending(at: _At) -> Iterator[Row]:
    yield _row(
        34,
        "gwen",
        at.entry("joseph_own"),
        ALLOW,
        "ended 10 days ago: own entry",
        contains=truths.GRACE_OWN,
    )
    yield _row(34, "gwen", at.entry("joseph_other"), DENY, "ended 10 days ago: another’s entry")
    yield _row(
        34,
        "gwen",
        at.person("joseph"),
        CARD,
        "ended 10 days ago: card and own entries",
        contains=truths.GRACE_OWN,
        absent=truths.GRACE_OTHER,
    )
    yield _row(34, "gwen", at.plan("hilda"), DENY, "ended four days ago: the plan of her going")
    yield _row(
        34, "mo", at.plan("hilda"), ALLOW, "the same plan for the manager", contains=goings.TAUGHT
    )
    yield _row(
        34,
        "ruth",
        at.plan("josh"),
        ALLOW,
        "being introduced: the plan, and who goes as she comes",
        contains="Ed goes and Ruth comes",
    )
    yield _row(35, "fin", at.person("winnie"), DENY, "ended 40 days ago")
    yield _row(35, "fin", at.entry("winnie_own"), DENY, "ended 40 days ago: own entry too")
    yield _row(
        36,
        "hal",
        "/sign-in/",
        REFUSED,
        "the account is closed",
        method="POST",
        data={"username": "hal", "password": PASSWORD},
    )


def _gifts(at: _At) -> Iterator[Row]:
    note = f"/gifts/{at.mark.marks['col_gift']}/"
    words = boundaries.BANKNOTE
    yield _row(39, "cal", note, ALLOW, "a gift note by Ana, copied to the manager", contains=words)
    yield _row(40, "ben", note, DENY, "a gift note by Ana; same team only")
    yield _row(
        40,
        "ana",
        at.person("col"),
        ALLOW,
        "the file says that one was recorded, and no more",
        contains="Gift recorded",
        absent=words,
    )


def _student(at: _At) -> Iterator[Row]:
    yield _row(
        42,
        "zoe",
        at.person("maya"),
        ALLOW,
        "Ana’s student: the record without the restricted fact",
        contains=_OWN,
        absent=_SECRET,
    )
    yield _row(42, "zoe", at.restricted(), DENY, "a restricted fact; not in its audience")
    yield _row(
        42, "ana", at.restricted(), ALLOW, "the same fact for the key worker", contains=_SECRET
    )


def _several(at: _At) -> Iterator[Row]:
    yield _row(
        49,
        "raj",
        at.entry("siblings"),
        ALLOW,
        "works with one sibling of three: his part",
        contains=anas.IDRIS_PART,
        absent="Hana",
    )
    yield _row(49, "raj", at.person("hana"), DENY, "works with one sibling of three: not hers")
    yield _row(50, "jo", at.entry("siblings"), DENY, "works with one, barred from another")
    yield _row(
        50, "jo", at.person("idris"), ALLOW, "and his page shows nothing of it", absent=anas.NEUTRAL
    )
    yield _row(
        51,
        "raj",
        at.entry("brothers"),
        ALLOW,
        "met together, one is sealed: Leo’s entry",
        contains=truths.LEO_PART,
        absent="Ellis",
    )
    yield _row(51, "raj", at.entry("brothers_2"), DENY, "met together, one is sealed: the other’s")
    yield _row(51, "raj", at.person("leo"), ALLOW, "and no trace of him", absent="Ellis")
    yield _row(51, "raj", at.person("ellis"), DENY, "the sealed brother")
    yield _row(
        51, "nia", at.entry("brothers_2"), ALLOW, "inside the seal", contains=truths.ELLIS_PART
    )


def _hidden_tie(at: _At) -> Iterator[Row]:
    """A tie kept back for safety: there for the key worker and the manager, and nowhere else."""
    tie = f"/ties/{at.mark.marks['maya_hidden_tie']}/"
    for user in ("ana", "cal"):
        yield _row(42, user, tie, ALLOW, "a hidden tie, for who keeps it", contains=HIDDEN)
        for page in ("", "ties/", "?print=all"):
            note = "and on her pages, for them"
            yield _row(42, user, at.person("maya", page), ALLOW, note, contains=HIDDEN)
    for more in ("", "end/", "reading/", "worry/"):
        yield _row(42, "zoe", tie + more, DENY, "a hidden tie; not in its audience")
        yield _row(7, "dan", tie + more, DENY, "a hidden tie stays closed in an emergency")
    for user, number in (("zoe", 42), ("dan", 7)):
        for page in ("", "ties/", "ties/ask/", "?print=all", "before/", "record/"):
            note = "the page without a trace of the hidden tie"
            yield _row(number, user, at.person("maya", page), ALLOW, note, absent=HIDDEN)
        yield _row(number, user, "/counting-on/", ALLOW, "nor among words", absent=HIDDEN)
        yield _row(
            number, user, "/find/", ALLOW, "nor by search", absent=tie, method="POST",
            data={"q": HIDDEN},
        )  # fmt: skip
