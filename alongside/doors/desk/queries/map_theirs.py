"""Who on somebody's map knows whom there, from the records of their own that the viewer reads."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from alongside.base.audit.chain import note
from alongside.base.core.together import together
from alongside.people.maps.network import Between
from alongside.people.persons.models import Label, Person
from alongside.people.ties.models import Tie
from alongside.people.working.access import sealed_among

from .ties import tied_people

MOST = 500


@dataclass(frozen=True)
class Theirs:
    """Ties between others on a map, each with whose record told of it. `cut`: there are more than
    can be told."""

    told: Mapping[Between, UUID] = field(default_factory=dict)
    cut: bool = False

    def of(self, key: str) -> "Theirs":
        """Those of one of them alone."""
        told = {tie: record for tie, record in self.told.items() if key in (tie.one, tie.other)}
        return Theirs(told, self.cut)

    @property
    def records(self) -> list[UUID]:
        return sorted(set(self.told.values()))


def theirs(person: Person, viewer: Any, on: dt.date, *, goes_out: bool = False) -> Theirs:
    """Two hops from somebody: what the records of those on their map tell of one another.

    Only what the viewer may see at both ends: somebody whose record they do not see stands on the
    map, and nothing tells that there is one. That there is a tie, and of what kind, and no more;
    how it is between two others belongs to their own maps. What `goes_out` is without what is told
    in a sealed record, or of somebody who has one. One statement; two for what goes out.
    """
    mine = Tie.objects.visible_to(viewer).filter(person=person, label=Label.OPEN)
    seen = tied_people(person, viewer)
    groups = mine.filter(group__isnull=False).values("group")
    between = (
        Tie.objects.visible_to(viewer)
        .filter(Q(other__in=seen.values("pk")) | Q(group__in=groups), label=Label.OPEN)
        .filter(Q(from_day__isnull=True) | Q(from_day__lte=on), person__in=seen.values("pk"))
    )
    # First those that go on, so that a cut takes what is past.
    first = F("until_day").desc(nulls_first=True)
    read = together(
        mine=mine.order_by("pk"),
        seen=seen,
        between=between.order_by(first, "pk")[: MOST + 1],
    )
    rows = [row for row in read["between"][:MOST] if not row.is_over(on)]
    known = read["seen"]
    if goes_out:
        sealed = sealed_among([one.pk for one in known])
        known = [one for one in known if one.pk not in sealed]
        rows = [row for row in rows if not sealed & {row.person_id, row.other_id}]
    return Theirs(_between(read["mine"], known, rows), len(read["between"]) > MOST)


def note_told(reasons: Mapping[UUID, str], viewer: Any) -> None:
    """A row of the trace for each record that told of any, with why the viewer reads it: it was
    looked at from a map of somebody else. In the unit of work in which that look is noted."""
    for record, reason in reasons.items():
        note(
            "saw ties of", "person", actor_id=viewer.worker_id, object_id=record,
            person_id=record, relation=reason,
        )  # fmt: skip


def _between(mine: list[Tie], seen: list[Person], rows: list[Tie]) -> dict[Between, UUID]:
    """Each pair once, whoever told of it first."""
    known = {one.pk for one in seen}
    people: dict[UUID, str] = {}
    groups: dict[UUID | None, str] = {}
    for tie in mine:
        if tie.other_id in known:
            people.setdefault(tie.other_id, str(tie.pk))
        if tie.group_id:
            groups.setdefault(tie.group_id, str(tie.pk))
    found: dict[Between, UUID] = {}
    pairs: set[frozenset[str]] = set()
    for row in sorted(rows, key=lambda row: row.pk):
        one = people[row.person_id]
        other = people.get(row.other_id) if row.other_id else groups.get(row.group_id)
        if other is not None:
            pair = frozenset((one, other))
            if len(pair) == 2 and pair not in pairs:
                pairs.add(pair)
                kind = str(row.get_kind_display())
                found[Between(one, other, kind[:1].lower() + kind[1:])] = row.person_id
    return found
