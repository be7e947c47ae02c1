"""A family tree file as a family: who is in it and what joins them, and no more of it than that.

It is hearsay about people who were not asked. What the file marks private or confidential is left
out, and counted. Whether somebody is drawn as a square or a circle is for them to say, so the
file's word on that is not read. Notes, places, pictures and sources are not read either.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.text import one_line
from alongside.people.family.telling import Bond, Family, Member

from .errors import Unusable
from .gedcom_lines import MONTHS, Record, records

MOST_PEOPLE = 50_000
MOST_IN_A_FAMILY = 200
_PRIVATE = {"PRIVACY", "CONFIDENTIAL"}
_PEDIGREES = {
    "": "birth", "BIRTH": "birth", "ADOPTED": "adoptive", "FOSTER": "foster", "SEALING": "",
}  # fmt: skip
_PHRASES = ("guardian", "kinship", "step")  # said in words where there is no code
_VOID = "@VOID@"


class TreeFile:
    """A family tree file, read whole: `family`, how many families it had and how many children in
    them, and what was left out and why. Raises Unusable."""

    def __init__(self, file: BinaryIO):
        self.family = Family()
        self.families = 0
        self.child_links = 0
        self.left_out: Counter[str] = Counter()
        self._pedigree: dict[tuple[str, str], str] = {}
        self._families: list[Record] = []
        self._twins: list[tuple[str, str]] = []
        self._private: set[str] = set()
        for record in records(file, frozenset(("INDI", "FAM"))):
            if record.tag == "INDI":
                self._person(record)
            else:
                self._families.append(record)
        for record in self._families:
            self._family(record)
        self._add_twins()
        if not self.family.members:
            if self._private:
                return  # everybody in it is private
            raise Unusable(_("There is nobody in this file."), _("Check that it is the right one."))

    # --- who ---------------------------------------------------------------------------------

    def _person(self, record: Record) -> None:
        if is_private(record):
            self._private.add(record.xref)
            self.left_out["private_people"] += 1
            return
        if len(self.family.members) >= MOST_PEOPLE:
            raise Unusable(
                _("The file has more than %(most)s people.") % {"most": f"{MOST_PEOPLE:,}"},
                _("Export a smaller part of it."),
            )
        if not record.xref or record.xref in self.family.members:
            self.left_out["no_or_double_id"] += 1
            return
        born, died = self._event(record, "BIRT"), self._event(record, "DEAT")
        self.family.members[record.xref] = Member(
            id=record.xref,
            name=self._name(record),
            born=date_in(born),
            has_died=died is not None or record.first("BURI", "CREM") is not None,
            died=date_in(died),
        )
        for link in record.all("FAMC"):
            self._pedigree[record.xref, link.words] = pedigree(link)
        for adoption in record.all("ADOP"):
            for link in adoption.all("FAMC"):
                self._pedigree[record.xref, link.words] = "adoptive"
        for friend in record.all("ASSO"):
            if friend.says("ROLE").upper() == "MULTIPLE":
                self._twins.append((record.xref, friend.words))

    def _event(self, record: Record, tag: str) -> Record | None:
        event = record.first(tag)
        if event is not None and is_private(event):
            self.left_out["private_facts"] += 1
            return None
        return event

    def _name(self, record: Record) -> str:
        for name in record.all("NAME"):
            if is_private(name):
                self.left_out["private_facts"] += 1
                continue
            said = name.words.replace("/", " ")
            said = said or f"{name.says('GIVN')} {name.says('SURN')}"
            if one_line(said):
                return one_line(said)[:200]
        return "?"

    # --- what joins them ---------------------------------------------------------------------

    def _family(self, record: Record) -> None:
        self.families += 1
        if is_private(record):
            self.left_out["private_families"] += 1
            return
        if len(record.under) > MOST_IN_A_FAMILY:
            self.left_out["too_large_families"] += 1
            return
        adults = list(dict.fromkeys(self._ends(record, "HUSB", "WIFE")))
        if len(list(record.all("HUSB", "WIFE"))) > len(adults) == 1 and self._twice(record):
            self.left_out["with_themselves"] += 1
        children = list(dict.fromkeys(self._ends(record, "CHIL")))
        if len(adults) == 2:
            self._union(record, adults)
        if not adults:
            for other in children[1:]:
                self._bond("siblings", children[0], other)
        for child in children:
            self._child(record.xref, adults, child)

    def _ends(self, record: Record, *tags: str) -> Iterator[str]:
        for one in record.all(*tags):
            if one.words in self.family.members:
                yield one.words
            elif one.words != _VOID and one.words not in self._private:
                self.left_out["leads_nowhere"] += 1

    def _twice(self, record: Record) -> bool:
        ends = [one.words for one in record.all("HUSB", "WIFE")]
        return len(set(ends)) < len(ends)

    def _union(self, record: Record, adults: list[str]) -> None:
        married = self._event(record, "MARR")
        divorced = self._event(record, "DIV") or self._event(record, "ANUL")
        over = next((one for one in record.all("EVEN") if one.says("TYPE").lower() in _OVER), None)
        kind = "married" if married is not None else "partners"
        if divorced is not None:
            kind = "divorced"
        elif over is not None:
            kind = _OVER[over.says("TYPE").lower()]
        self._bond(
            kind, adults[0], adults[1], began=date_in(married), ended=date_in(divorced or over)
        )

    def _child(self, xref: str, adults: list[str], child: str) -> None:
        self.child_links += 1
        kind = self._pedigree.get((child, xref), "birth")
        if not kind:
            self.left_out["other_links"] += 1
        elif child in adults:
            self.left_out["with_themselves"] += 1
        elif adults:
            self._bond(kind, adults[0], (*adults, "")[1], child)

    def _bond(
        self,
        kind: str,
        one: str,
        other: str = "",
        child: str = "",
        began: RoughDate | None = None,
        ended: RoughDate | None = None,
    ) -> None:
        number = str(len(self.family.bonds))
        self.family.bonds.append(Bond(number, kind, one, other, child, began, ended))

    def _add_twins(self) -> None:
        told = set()
        for one, other in self._twins:
            pair = frozenset((one, other))
            if pair not in told and len(pair) == 2 and pair <= self.family.members.keys():
                told.add(pair)
                self._bond("twins", one, other)


_OVER = {"separation": "separated", "separated": "separated", "partnership ended": "ended"}


def is_private(record: Record) -> bool:
    """Whether the file marks this private or confidential. Locked means only “do not change it”."""
    words = {word.strip().upper() for one in record.all("RESN") for word in one.words.split(",")}
    return not words.isdisjoint(_PRIVATE)


def pedigree(link: Record) -> str:
    """How a child came to a family; empty where it is said to be wrong, or is no such thing."""
    if link.says("STAT").upper() == "DISPROVEN":
        return ""
    found = link.first("PEDI")
    code = found.words.strip().upper() if found else ""
    if found is not None and code == "OTHER":
        said = found.says("PHRASE").lower()
        return next((kind for kind in _PHRASES if kind in said), "")
    return _PEDIGREES.get(code, "")


# --- days ----------------------------------------------------------------------------------------

_MONTHS = {month: number for number, month in enumerate(MONTHS, 1)}
_DATE = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z]{3}) )?(\d{3,4})(?:/\d{2,4})?")
_WORDS = re.compile(r"(ABT|CAL|EST|BEF|AFT|BET|FROM|TO|INT|ABOUT|CIRCA|C)\.? (.*)")
_HOW = {"BEF": Precision.BY, "TO": Precision.BY}


def date_in(event: Record | None) -> RoughDate | None:
    """The day of an event as surely as the file knows it."""
    return date_of(event.says("DATE")) if event is not None else None


def date_of(words: str) -> RoughDate | None:
    """A date of GEDCOM; None for other calendars and for what is no date."""
    said = " ".join(words.upper().split())
    said = re.sub(r"\(.*", "", said).strip()
    said = re.sub(r"^(@#D)?(GREGORIAN|JULIAN)@? ", "", said)
    modified = _WORDS.fullmatch(said)
    if modified is None:
        return _plain_date(said)
    word, rest = modified[1], re.split(r" (?:AND|TO) ", modified[2])[0]
    found = _plain_date(re.sub(r"^(@#D)?(GREGORIAN|JULIAN)@? ", "", rest))
    if found is None or word in ("FROM", "INT"):
        return found
    how = _HOW.get(word, Precision.ABOUT)
    return RoughDate(found.earliest, how)


def _plain_date(said: str) -> RoughDate | None:
    found = _DATE.fullmatch(said)
    if found is None:
        return None
    day, month, year = found.groups()
    if month is not None and month not in _MONTHS:
        return None
    try:
        first = dt.date(int(year), _MONTHS[month] if month else 1, int(day or 1))
    except ValueError:
        return None
    if day:
        return RoughDate(first, Precision.DAY)
    return RoughDate(first, Precision.MONTH if month else Precision.YEAR)
