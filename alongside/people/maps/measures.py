"""What the study of networks measures, in exact fractions; the person themselves is not counted.

After Borgatti (1997) and Burt (1992). None of it is good or bad: where everybody knows everybody is
safety for some and a trap for others. Constraint is for analysts and stands on no screen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from .network import Flow, Map

Pair = tuple[str, str]


@dataclass(frozen=True)
class Measures:
    """`size` is n and `ties` t, the ties among others. Nothing where there is nothing to divide."""

    size: int
    ties: int
    density: Fraction | None
    effective_size: Fraction | None
    efficiency: Fraction | None
    constraint: Fraction | None
    reciprocity: Fraction | None
    paid: int
    natural: int
    multiplexity: Fraction | None

    @property
    def professional_share(self) -> Fraction | None:
        return Fraction(self.paid, self.size) if self.size else None

    @property
    def natural_share(self) -> Fraction | None:
        return Fraction(self.natural, self.size) if self.size else None

    @property
    def ratio(self) -> Fraction | None:
        """Paid to natural; nothing where there are none of one kind: “4 paid : 0 natural”."""
        return Fraction(self.paid, self.natural) if self.paid and self.natural else None


def measures(map: Map) -> Measures:
    """The measures of a map: of those ties that have not ended."""
    going = [shown for shown in map.shown if not shown.ended]
    keys = [shown.tie.key for shown in going]
    among = _among(keys, ((between.one, between.other) for between in map.between))
    paid = sum(shown.tie.paid for shown in going)
    effective = effective_size(keys, among)
    return Measures(
        size=len(keys),
        ties=len(among),
        density=density(keys, among),
        effective_size=effective,
        efficiency=effective / len(keys) if effective is not None else None,
        constraint=constraint(keys, among),
        reciprocity=reciprocity(shown.flow for shown in going),
        paid=paid,
        natural=len(keys) - paid,
        multiplexity=multiplexity(len(set(shown.tie.kinds)) for shown in going),
    )


def _among(keys: Collection[str], pairs: Iterable[Pair]) -> frozenset[Pair]:
    """Each pair once, whichever way round it was said, and none with themselves."""
    known = set(keys)
    return frozenset(
        (min(one, other), max(one, other))
        for one, other in pairs
        if one != other and one in known and other in known
    )


def density(keys: Collection[str], pairs: Iterable[Pair]) -> Fraction | None:
    """Of all pairs who could know each other, how many do. “Do they know each other?”"""
    n, t = len(keys), len(_among(keys, pairs))
    return Fraction(2 * t, n * (n - 1)) if n > 1 else None


def effective_size(keys: Collection[str], pairs: Iterable[Pair]) -> Fraction | None:
    n, t = len(keys), len(_among(keys, pairs))
    return n - Fraction(2 * t, n) if n else None


def constraint(keys: Collection[str], pairs: Iterable[Pair]) -> Fraction | None:
    """Burt's: how far all of somebody's ties lead back to the same few people."""
    if not keys:
        return None
    known: dict[str, set[str]] = {key: set() for key in keys}
    for one, other in _among(keys, pairs):
        known[one].add(other)
        known[other].add(one)
    mine = Fraction(1, len(keys))
    total = Fraction(0)
    for key in keys:
        # Everybody on the map is tied to the person too, so each has one tie more than is counted.
        through = sum((mine * Fraction(1, len(known[q]) + 1) for q in known[key]), Fraction(0))
        total += (mine + through) ** 2
    return total


def reciprocity(flows: Iterable[Flow]) -> Fraction | None:
    """Of the ties in which anything flows, in how many it flows both ways."""
    any_way = [flow for flow in flows if flow != Flow.NONE]
    return Fraction(any_way.count(Flow.BOTH), len(any_way)) if any_way else None


def multiplexity(kinds: Iterable[int]) -> Fraction | None:
    """How many kinds of help a tie has, on average."""
    counts = list(kinds)
    return Fraction(sum(counts), len(counts)) if counts else None


def turnover(before: Collection[str], after: Collection[str]) -> Fraction | None:
    """How much of a network changed between two days: 0 is the same people, 1 is all others."""
    either = set(before) | set(after)
    return 1 - Fraction(len(set(before) & set(after)), len(either)) if either else None


def as_rows(map: Map) -> list[tuple[str, str, str]]:
    """Every measure of a map under the name the study of networks has for it: exact, and as a
    figure. What rests on ties among others is empty where nobody has written any down."""
    found = measures(map)
    known = bool(map.between)
    values: dict[str, Fraction | int | None] = {
        "size": found.size,
        "ties_among_others": found.ties if known else None,
        "density": found.density if known else None,
        "effective_size": found.effective_size if known else None,
        "efficiency": found.efficiency if known else None,
        "constraint": found.constraint if known else None,
        "reciprocity": found.reciprocity,
        "paid": found.paid,
        "natural": found.natural,
        "professional_share": found.professional_share,
        "natural_share": found.natural_share,
        "paid_to_natural": found.ratio,
    }
    return [
        ("measure", "exact", "value"),
        *((name, *_written(is_)) for name, is_ in values.items()),
    ]


def _written(value: Fraction | int | None) -> tuple[str, str]:
    if value is None:
        return "", ""
    return str(Fraction(value)), f"{float(value):.6f}".rstrip("0").rstrip(".")
