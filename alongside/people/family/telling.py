"""A family as it is drawn and told: who is in it, and what joins them. Nothing here knows a
database; layout.py draws it, words.py says it, a file is read into it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from alongside.base.core.dates import Precision, RoughDate


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a family. `spot` is where somebody put them in their row, in quarter columns."""

    id: str
    name: str
    shape: str = "neutral"
    born: RoughDate | None = None
    has_died: bool = False
    died: RoughDate | None = None
    relation: str = ""
    spot: int | None = None
    kept_close: bool = False
    person_id: str = ""  # their record, where whoever looks may see it

    @property
    def order(self) -> tuple[dt.date, str]:
        """The oldest first, who is of unknown age last; then by id."""
        return (self.born.earliest if self.born else dt.date.max, self.id)


@dataclass(frozen=True, slots=True)
class Bond:
    """What joins two or three of them: see `Link`, whose shape it has."""

    id: str
    kind: str
    one: str
    other: str = ""
    child: str = ""
    began: RoughDate | None = None
    ended: RoughDate | None = None
    lives_with: bool = False

    @property
    def parents(self) -> tuple[str, ...]:
        """Whose child it is, in one order however they were written down."""
        return tuple(sorted(filter(None, (self.one, self.other)))) if self.child else ()

    @property
    def ends(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.one, self.other, self.child)))


@dataclass
class Family:
    """Everybody by id, and what joins them; `me` is whose family it is."""

    members: dict[str, Member] = field(default_factory=dict)
    bonds: list[Bond] = field(default_factory=list)
    me: str = ""

    def around(self, who: str, *, steps: int, most: int) -> "Family":
        """Those within so many steps of somebody, the nearest first and never more than `most`."""
        beside = self.neighbours()
        kept, edge = {who: 0}, [who]
        for step in range(1, steps + 1):
            found = sorted(
                {near for one in edge for near in beside[one]} - kept.keys(),
                key=lambda one: self.members[one].order,
            )
            edge = found[: max(most - len(kept), 0)]
            kept |= dict.fromkeys(edge, step)
        return self.only(kept, me=who)

    def only(self, ids: Iterable[str], me: str = "") -> "Family":
        """These people and what joins them; of two parents one may be left."""
        kept = set(ids)
        bonds = list(_among(self.bonds, kept))
        members = {key: one for key, one in self.members.items() if key in kept}
        return Family(members, bonds, me or self.me)

    def neighbours(self) -> dict[str, set[str]]:
        beside: dict[str, set[str]] = defaultdict(set)
        for bond in self.bonds:
            for one in bond.ends:
                beside[one] |= {other for other in bond.ends if other != one}
        return beside


def _among(bonds: Iterable[Bond], kept: set[str]) -> Iterator[Bond]:
    for bond in bonds:
        if bond.child:
            parents = [one for one in (bond.one, bond.other) if one in kept]
            if bond.child in kept and parents:
                yield replace(bond, one=parents[0], other=parents[1] if len(parents) > 1 else "")
        elif bond.one in kept and bond.other in kept:
            yield bond


# --- as it is kept in a draft --------------------------------------------------------------------


def packed(family: Family) -> dict[str, list]:
    """A family as JSON can carry it."""
    return {
        "members": [
            [one.id, one.name, one.shape, _said(one.born), one.has_died, _said(one.died)]
            for one in family.members.values()
        ],
        "bonds": [
            [one.kind, one.one, one.other, one.child, _said(one.began), _said(one.ended)]
            for one in family.bonds
        ],
    }


def unpacked(told: dict[str, list]) -> Family:
    """What `packed` gave."""
    members = {
        key: Member(key, name, shape, _read(born), has_died, _read(died))
        for key, name, shape, born, has_died, died in told["members"]
    }
    bonds = [
        Bond(str(number), kind, one, other, child, _read(began), _read(ended))
        for number, (kind, one, other, child, began, ended) in enumerate(told["bonds"])
    ]
    return Family(members, bonds)


def _said(date: RoughDate | None) -> list[str] | None:
    return [date.earliest.isoformat(), str(date.precision)] if date else None


def _read(said: list[str] | None) -> RoughDate | None:
    return RoughDate(dt.date.fromisoformat(said[0]), Precision(said[1])) if said else None
