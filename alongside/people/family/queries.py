"""A family as one viewer sees it told, in two statements however large it is."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from alongside.base.core import clock
from alongside.base.core.dates import RoughDate
from alongside.base.core.together import together
from alongside.people.persons.models import Person
from alongside.people.persons.seen import records_seen
from alongside.people.ties.models import Tie, TieKind

from .models import Link, Relative, Together
from .telling import Bond, Family, Member

KIN = (
    TieKind.PARENT, TieKind.CHILD, TieKind.SIBLING, TieKind.PARTNER, TieKind.GRANDPARENT,
    TieKind.GRANDCHILD, TieKind.FAMILY, TieKind.CARER,
)  # fmt: skip


@dataclass
class Told:
    """A family, the ties to kin that are not in it yet, and days together by relative; `closer`
    where somebody is kept close whom this viewer may see."""

    family: Family
    undrawn: list[Tie]
    days: dict[str, "Days"]
    closer: bool


@dataclass
class Days:
    """When they were together last and will be next, as far as anybody said."""

    last: Together | None = None
    next: Together | None = None


def family_of(person: Person, viewer: Any, *, closed: bool = False) -> Told:
    """What is told in this person's record. Who is kept close is left out unless `closed` asks
    for them and the viewer may."""
    read = together(
        relatives=Relative.objects.visible_to(viewer)
        .standing()
        .filter(person=person)
        .select_related("tie")
        .order_by("pk"),
        links=Link.objects.visible_to(viewer).standing().filter(person=person).order_by("pk"),
        ties=Tie.objects.visible_to(viewer).filter(person=person, kind__in=KIN).order_by("pk"),
        days=Together.objects.visible_to(viewer)
        .filter(person=person, off_at__isnull=True)
        .order_by("on", "pk"),
    )
    rows = [row for row in read["relatives"] if closed or not row.kept_close]
    others = {row.other_id for row in rows} | {row.tie.other_id for row in rows if row.tie}
    records = records_seen(viewer, {person.pk} | {one for one in others if one})
    family, alias = _members(person, rows, records)
    family.bonds = list(_bonds(read["links"], alias))
    drawn = {row.tie_id for row in read["relatives"]}
    return Told(
        family=family,
        undrawn=[tie for tie in read["ties"] if tie.pk not in drawn and tie.group_id is None],
        days=_days(read["days"], alias, clock.today()),
        closer=any(row.kept_close for row in read["relatives"]),
    )


def _members(
    person: Person, rows: list[Relative], records: frozenset
) -> tuple[Family, dict[Any, str]]:
    """Everybody once: where two records were joined, each brought the person along."""
    me = next((str(row.pk) for row in rows if row.is_me), "me")
    born = person.born_on
    family = Family(me=me)
    family.members[me] = Member(
        me, person.name, "neutral", born, person.died is not None, person.died_on,
        person_id=str(person.pk),
    )  # fmt: skip
    alias: dict[Any, str] = {}
    for row in rows:
        alias[row.pk] = me if row.is_me else str(row.pk)
        if row.is_me:
            kept = family.members[me]
            family.members[me] = Member(
                me, kept.name, row.shape, kept.born, kept.has_died or row.has_died,
                kept.died or row.died_on, person_id=kept.person_id,
            )  # fmt: skip
            continue
        other = (row.tie.other_id if row.tie else None) or row.other_id
        family.members[str(row.pk)] = Member(
            id=str(row.pk),
            name=row.tie.name if row.tie else row.name,
            shape=row.shape,
            born=row.born_on,
            has_died=row.has_died,
            died=row.died_on,
            relation=row.tie.relation if row.tie else "",
            spot=row.spot,
            kept_close=row.kept_close,
            person_id=str(other) if other in records else "",
        )
    return family, alias


def _bonds(links: list[Link], alias: dict[Any, str]) -> Any:
    for row in links:
        ends = [row.one_id, row.other_id, row.child_id]
        if any(end is not None and end not in alias for end in ends):
            continue
        one, other, child = (alias[end] if end else "" for end in ends)
        if one != other and child not in (one, other):
            yield Bond(
                str(row.pk), row.kind, one, other, child, row.began, row.ended, row.lives_with
            )


def _days(rows: list[Together], alias: dict[Any, str], today: dt.date) -> dict[str, Days]:
    found: dict[str, Days] = {}
    for row in rows:
        if row.relative_id not in alias:
            continue
        days = found.setdefault(alias[row.relative_id], Days())
        if row.on <= today:
            days.last = row
        elif days.next is None:
            days.next = row
    return found


def years(began: RoughDate | None, ended: RoughDate | None) -> str:
    """From when to when, short enough to stand in a picture."""
    if not (began or ended):
        return ""
    start = str(began.earliest.year) if began else ""
    end = str(ended.earliest.year) if ended else ""
    return start if start == end else f"{start}–{end}"
