"""Two families as their workers were told of them: Maya's, and Tia's, who has had two foster homes."""

import datetime as dt
from typing import Any

from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.people.family.actions import How, Who, say_together, tell_of
from alongside.people.family.models import Relative

from .bells import CAME, MAYA_BORN
from .builder import Builder


def families(b: Builder) -> None:
    """Ana wrote them down with Maya at Nan's table, and with Tia in the car."""
    b.on(b.ago(110, "17:05"), lambda: _maya(b))  # after those who matter to her: see ties.py
    b.on(b.ago(58, "17:05"), lambda: _tia(b))


class _Teller:
    """Ana tells of one person's family."""

    def __init__(self, b: Builder, key: str, source: str) -> None:
        self.person, self.by, self.source = b.people[key], b.viewer("ana"), source
        self.marks = b.marks

    def __call__(
        self, role: str, kind: str, name: str, tie: str | None = None, **more: Any
    ) -> Relative:
        """Somebody in it; `tie` is the mark of a tie that tells of them already."""
        who = {field: more.pop(field) for field in list(more) if field in Who.__dataclass_fields__}
        how = _how(role, kind, **more)
        told = Who(name, **{"source": self.source, **who})
        tie_id: Any = self.marks[tie] if tie else None
        return tell_of(person_id=self.person, how=how, who=told, tie_id=tie_id, by=self.by)

    def also(self, role: str, kind: str, one: Relative, of: Any = None, **more: Any) -> None:
        """Something more of somebody who is in it already."""
        how = _how(role, kind, of=of, **more)
        tell_of(person_id=self.person, how=how, relative_id=one.pk, by=self.by)


def _how(role: str, kind: str, of: Any = None, beside: Any = None, **more: Any) -> How:
    return How(role, kind, of and of.pk, beside and beside.pk, **more)


def _year(day: dt.date, ago: int) -> RoughDate:
    return RoughDate(dt.date(day.year - ago, 1, 1), Precision.YEAR)


def _maya(b: Builder) -> None:
    say = _Teller(b, "maya", "Maya and Nan")
    here = RoughDate(b.day - clock.A_DAY * CAME)
    dee = say("parent", "birth", "Mum, Dee", "maya_tie_1", relation="mum", born=_year(b.day, 38))
    lewis = say("parent", "birth", "Lewis", relation="dad")
    say.also("union", "ended", lewis, dee, ended=_year(b.day, MAYA_BORN // 365 - 3))
    kit = say(
        "child",
        "birth",
        "Kit",
        "maya_tie_2",
        relation="brother",
        of=dee,
        beside=lewis,
        born=_year(b.day, 11),
    )
    jean = say(
        "parent", "birth", "Nan Jean", "maya_tie_0", relation="nan", of=dee, born=_year(b.day, 68)
    )
    ted = say(
        "parent",
        "birth",
        "Grandad Ted",
        "maya_tie_3",
        of=dee,
        relation="grandad",
        died=_year(b.day, 3),
    )
    say.also("union", "married", ted, jean)
    say("child", "birth", "Auntie Carol", of=jean, beside=ted)
    say.also("parent", "kinship", jean, began=here, lives_with=True)
    by = b.viewer("ana")
    for days, words in (
        (9, "Sunday tea at Nan’s. Nia brought Kit."),
        (-12, "Bowling. Nan asks Nia."),
    ):
        say_together(relative_id=kit.pk, on=b.day - clock.A_DAY * days, words=words, by=by)


def _tia(b: Builder) -> None:
    say = _Teller(b, "tia", "Tia")
    mum = say("parent", "birth", "Mum, Anke", relation="mum")
    ruud = say("union", "partners", "Ruud", of=mum)
    jonah = say("child", "birth", "Jonah", relation="brother", of=mum, born=_year(b.day, 12))
    say("child", "birth", "Baby Mats", of=mum, beside=ruud, born=_year(b.day, 1))
    say("sibling", "siblings", "Auntie Kath", relation="aunt", of=mum)
    moved = b.day.year - 1
    first = RoughDate(dt.date(moved - 3, 1, 1), Precision.YEAR)
    until = RoughDate(b.day - clock.A_DAY * 311)
    pat = say("parent", "foster", "Pat Oakes", relation="foster carer", began=first, ended=until)
    bill = say("parent", "foster", "Bill Oakes", beside=pat, began=first, ended=until)
    say.also("parent", "foster", pat, jonah, beside=bill, began=first, lives_with=True)
    say("parent", "foster", "Helen", relation="foster carer", began=until, lives_with=True)
    say_together(
        relative_id=jonah.pk, on=b.day - clock.A_DAY * 23, by=b.viewer("ana"),
        words="An hour at the library café. Helen and Pat drove.",
    )  # fmt: skip
