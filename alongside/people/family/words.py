"""A family in words: a sentence for every line of the picture, and for every person in it."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.base.core.dates import RoughDate

from .generations import generations
from .kinds import BY_BLOOD, UNIONS
from .telling import Bond, Family, Member

_PARENTS = {
    "birth": gettext_lazy("Parents by birth: %(who)s"),
    "adoptive": gettext_lazy("Adopted by %(who)s"),
    "foster": gettext_lazy("Foster home: %(who)s"),
    "kinship": gettext_lazy("Cared for in the family by %(who)s"),
    "guardian": gettext_lazy("Guardian: %(who)s"),
    "step": gettext_lazy("Step-parent: %(who)s"),
}
_CHILDREN = {
    "birth": gettext_lazy("Parent by birth of %(who)s"),
    "adoptive": gettext_lazy("Parent by adoption of %(who)s"),
    "foster": gettext_lazy("Foster carer of %(who)s"),
    "kinship": gettext_lazy("Cares or cared in the family for %(who)s"),
    "guardian": gettext_lazy("Guardian of %(who)s"),
    "step": gettext_lazy("Step-parent of %(who)s"),
}
_BESIDE = {
    "married": gettext_lazy("Married to %(who)s"),
    "partners": gettext_lazy("Partner of %(who)s"),
    "separated": gettext_lazy("Separated from %(who)s"),
    "divorced": gettext_lazy("Divorced from %(who)s"),
    "ended": gettext_lazy("Was the partner of %(who)s"),
    "siblings": gettext_lazy("Brother or sister of %(who)s"),
    "half": gettext_lazy("Half-brother or half-sister of %(who)s"),
    "twins": gettext_lazy("Twin of %(who)s"),
    "identical": gettext_lazy("Identical twin of %(who)s"),
}


def and_list(names: Iterable[str]) -> str:
    """Names as a sentence says them."""
    every = list(names)
    if len(every) < 2:
        return "".join(every)
    return _("%(first)s and %(last)s") % {"first": ", ".join(every[:-1]), "last": every[-1]}


def span(began: RoughDate | None, ended: RoughDate | None) -> str:
    """From when to when, as surely as it is known."""
    if began and ended:
        return _("%(start)s to %(end)s") % {"start": began, "end": ended}
    if began:
        return _("since %(day)s") % {"day": began}
    return _("until %(day)s") % {"day": ended} if ended else ""


def sentences(family: Family, one: Member) -> list[tuple[str, str]]:
    """What is told of somebody, each with the id of the line it is about, if it is about one."""
    told = [(said, "") for said in lived(one)]
    told += [(_of_parents(family, bond), bond.id) for bond in family.bonds if bond.child == one.id]
    for bond in family.bonds:
        if not bond.child and one.id in (bond.one, bond.other):
            other = bond.other if bond.one == one.id else bond.one
            told.append((_with_days(str(_BESIDE[bond.kind]), family, [other], bond), bond.id))
    children: dict[str, list[str]] = defaultdict(list)
    for bond in sorted(family.bonds, key=lambda bond: _rank(family, bond.child)):
        if one.id in bond.parents:
            children[bond.kind].append(bond.child)
    for kind, ids in children.items():
        who = and_list(_names(family, dict.fromkeys(ids)))
        told.append((_CHILDREN[kind] % {"who": who} + ".", ""))
    return told


def lived(one: Member) -> list[str]:
    """When somebody was born and died."""
    told = []
    if one.born:
        told.append(_("Born %(day)s.") % {"day": one.born})
    if one.has_died:
        told.append(_("Died %(day)s.") % {"day": one.died} if one.died else _("Has died."))
    return told


def _of_parents(family: Family, bond: Bond) -> str:
    said = _with_days(str(_PARENTS[bond.kind]), family, bond.parents, bond)
    return said + " " + _("Lives there now.") if bond.lives_with else said


def _with_days(pattern: str, family: Family, ids: Iterable[str], bond: Bond) -> str:
    said = pattern % {"who": and_list(_names(family, ids))}
    when = span(bond.began, bond.ended)
    return f"{said}, {when}." if when else f"{said}."


def _names(family: Family, ids: Iterable[str]) -> list[str]:
    return [family.members[one].name for one in ids]


def _rank(family: Family, one: str) -> tuple[bool, object]:
    return (True, family.members[one].order) if one else (False, ())


# --- by generation -------------------------------------------------------------------------------


def by_generation(family: Family) -> list[tuple[str, list[Member]]]:
    """Everybody, the oldest generation first, under words for it."""
    row_of = generations(family)
    mine = row_of.get(family.me, 0)
    name = family.members[family.me].name
    rows: dict[int, list[Member]] = defaultdict(list)
    for one in sorted(family.members.values(), key=lambda one: one.order):
        rows[row_of[one.id] - mine].append(one)
    return [(_generation(far, name), rows[far]) for far in sorted(rows)]


def _generation(far: int, name: str) -> str:
    given = {"name": name, "n": abs(far)}
    if far == 0:
        return _("%(name)s’s own generation") % given
    if far == -1:
        return _("The generation of %(name)s’s parents") % given
    if far == -2:
        return _("The generation of %(name)s’s grandparents") % given
    if far == 1:
        return _("The generation of %(name)s’s children") % given
    if far < 0:
        return _("%(n)s generations before %(name)s") % given
    return _("%(n)s generations after %(name)s") % given


# --- in words ------------------------------------------------------------------------------------


def in_words(family: Family) -> str:
    """The whole family in one paragraph, about the one whose family it is."""
    me = family.members[family.me]
    others = len(family.members) - 1
    told = [
        ngettext(
            "There is %(n)s other person in %(name)s’s family here.",
            "There are %(n)s other people in %(name)s’s family here.",
            others,
        )
        % {"n": others, "name": me.name}
    ]
    about = [said for said, _id in sentences(family, me)]
    if about:
        told.append(_("Of %(name)s:") % {"name": me.name})
        told += about
    whole, half = brothers_and_sisters(family)
    named = {
        _("Children of the same parents: %(who)s."): whole,
        _("Children of one of the same parents: %(who)s."): half,
        _("Grandparents: %(who)s."): _grandparents(family),
        _("Died: %(who)s."): [
            one.id for one in family.members.values() if one.has_died and one.id != family.me
        ],
    }
    for words, ids in named.items():
        if ids:
            told.append(words % {"who": and_list(_names(family, ids))})
    return " ".join(told)


def parent_sets(family: Family) -> dict[str, set[frozenset[str]]]:
    """Everybody's parents by birth or adoption, each couple apart."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for bond in family.bonds:
        if bond.kind in BY_BLOOD:
            found[bond.child].add(frozenset(bond.parents))
    return found


def brothers_and_sisters(family: Family) -> tuple[list[str], list[str]]:
    """Who has the same parents, and who has one of them, of those by birth or adoption."""
    sets = parent_sets(family)
    mine = sets.pop(family.me, set())
    whole, half = [], []
    for one in sorted((family.members[key] for key in sets), key=lambda one: one.order):
        theirs = sets[one.id]
        if any(len(couple) > 1 and couple in mine for couple in theirs):
            whole.append(one.id)
        elif set().union(*mine) & set().union(*theirs):
            half.append(one.id)
    return whole, half


def siblings_told(family: Family) -> list[str]:
    """Everybody who is a brother or sister of the one whose family it is, the oldest first."""
    whole, half = brothers_and_sisters(family)
    found = {*whole, *half}
    for bond in family.bonds:
        if not bond.child and bond.kind not in UNIONS and family.me in (bond.one, bond.other):
            found.add(bond.other if bond.one == family.me else bond.one)
    return sorted(found, key=lambda one: family.members[one].order)


def _grandparents(family: Family) -> list[str]:
    sets = parent_sets(family)
    parents = set().union(*sets[family.me])
    found = {grand for one in parents for couple in sets[one] for grand in couple}
    return sorted(found, key=lambda one: family.members[one].order)


# --- who lives together --------------------------------------------------------------------------


def homes(family: Family) -> list[tuple[Bond, list[str], list[str]]]:
    """Where the one whose family it is lives now: the line that says so, with whom, and which
    other children live there too."""
    found = []
    for bond in family.bonds:
        if bond.child == family.me and bond.lives_with:
            adults = set(bond.parents)
            there = {
                one.child
                for one in family.bonds
                if one.lives_with and one.child != family.me and adults & set(one.parents)
            }
            rank = sorted(there, key=lambda one: family.members[one].order)
            found.append((bond, _names(family, bond.parents), _names(family, rank)))
    return found
