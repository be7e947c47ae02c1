"""What somebody tells of a tie and says of it, looked over before it is written down."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.text import over, too_long
from alongside.people.persons.models import Label, Person

from .models import Area, Group, GroupKind, TieKind, ToldOfTie, Whereabouts, plain_name
from .readings import Closeness, Flow, Perspective, Quality


@dataclass
class Told:
    """What somebody tells of a tie; see `ToldOfTie` for what each part means."""

    kind: str
    name: str
    relation: str = ""
    area: str = ""
    paid: bool = False
    other: UUID | None = None
    lives_with: bool = False
    whereabouts: str = ""
    where_since: RoughDate | None = None
    began: RoughDate | None = None
    ended: RoughDate | None = None
    source: str = ""
    label: str = Label.OPEN
    not_manager: bool = False
    problems: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.name, self.relation = " ".join(self.name.split()), " ".join(self.relation.split())
        self.problems = over(200, name=self.name, relation=self.relation, source=self.source)
        if not self.name:
            self.problems["name"] = _("Write who or what it is, as they are called.")
        for value, choices, where in (
            (self.kind, TieKind.values, "kind"),
            (self.area, ["", *Area.values], "area"),
            (self.whereabouts, ["", *Whereabouts.values], "whereabouts"),
            (self.label, Label.values, "label"),
        ):
            if value not in choices:
                self.problems[where] = _("Choose one of these.")
        if self.began and self.ended and self.ended.latest < self.began.earliest:
            self.problems["ended"] = _("This ends before it begins. Look at both days.")
        for where, day in (("began", self.began), ("where_since", self.where_since)):
            if day and day.earliest > clock.today():
                self.problems[where] = _("This day lies ahead.")

    def onto(self, row: ToldOfTie, person_id: UUID, by: Any) -> None:
        """Write this onto a tie. Raises CannotSee where the record named as its other end is not
        one the actor sees, and Refused where it is the person's own."""
        row.kind, row.area, row.paid = self.kind, self.area, self.paid
        row.paid |= self.kind == TieKind.HELPER
        row.lives_with, row.whereabouts, row.source = self.lives_with, self.whereabouts, self.source
        row.where_day, row.where_precision = _rough(self.whereabouts and self.where_since)
        row.from_day, row.from_precision = _rough(self.began)
        row.until_day, row.until_precision = _until(self.ended, row)
        row.label, row.not_manager = self.label, self.not_manager and self.label != Label.OPEN
        if self.label == Label.OPEN:
            if self.other != row.other_id:  # where it leads already, it may go on leading
                row.other = _record(self.other, person_id, by)
            row.group = None if row.other_id else _group(self.kind, self.name, by)
        row.hold(self.name, self.relation)


def _rough(day: Any) -> tuple[dt.date | None, str]:
    return (day.earliest, day.precision) if day else (None, Precision.UNKNOWN)


def _until(day: RoughDate | None, row: ToldOfTie) -> tuple[dt.date | None, str]:
    """A last day; without one, a doubt that was there stays."""
    if day:
        return day.earliest, day.precision
    return None, "" if row.until_day else row.until_precision


def _record(other: UUID | None, person_id: UUID, by: Any) -> Person | None:
    if other is None:
        return None
    if other == person_id:
        raise Refused({"other": _("Nobody has a tie to themselves.")})
    found = Person.objects.for_action(by).filter(pk=other).first()
    if found is None:
        raise CannotSee
    return found


def _group(kind: str, name: str, by: Any) -> Group | None:
    """The group of this name that the actor sees; else a new one. A kind that is no group has
    none."""
    if kind not in GroupKind.values or kind == TieKind.OTHER:
        return None
    plain = plain_name(name)
    seen = Group.objects.visible_to(by).filter(kind=kind, plain=plain).order_by("pk").first()
    if seen:
        return seen
    return Group.objects.create(kind=kind, name=name, plain=plain, made_at=clock.now())


@dataclass(frozen=True)
class Said:
    """What somebody says of a tie; see `Reading`. Everything may be left open but one thing."""

    closeness: int | None = None
    quality: str = ""
    flow: str = ""
    counts_on: bool | None = None
    last_seen: dt.date | None = None
    words: str = ""

    def problems(self, perspective: str, on: dt.date) -> dict[str, str]:
        """What cannot be taken, each with a sentence for the screen."""
        found: dict[str, str] = {}
        for value, choices, where in (
            (self.closeness, [None, *Closeness.values], "closeness"),
            (self.quality, ["", *Quality.values], "quality"),
            (self.flow, ["", *Flow.values], "flow"),
            (perspective, Perspective.values, "perspective"),
        ):
            if value not in choices:
                found[where] = _("Choose one of these.")
        if self.counts_on is not None and perspective != Perspective.OWN:
            found["counts_on"] = _("Only they can say whom they count on.")
        if not (self.closeness or self.quality or self.flow or self.words.strip()) and (
            self.counts_on is None and self.last_seen is None
        ):
            found["closeness"] = _("Say one thing about it, or go on to the next.")
        if on > clock.today():
            found["on"] = _("This day lies ahead.")
        if self.last_seen and self.last_seen > on:
            found["last_seen"] = _("This is after the day they said it.")
        if sentence := too_long(self.words):
            found["words"] = sentence
        return found
