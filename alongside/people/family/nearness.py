"""Who is close enough to somebody to be a tie of theirs: parents, children, partners, brothers and
sisters, grandparents and grandchildren, and who cares for them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from alongside.people.ties.models import TieKind

from .kinds import BY_BLOOD, CARING, UNIONS

_STEP = "step"


def tie_kind(links: Iterable[Any], me: UUID, who: UUID) -> str:
    """What somebody is to the person as a tie says it; empty where they are further away."""
    return tie_kinds(links, me).get(who, "")


def tie_kinds(links: Iterable[Any], me: UUID) -> dict[UUID, str]:
    """Everybody close to the person, and as what; who is so in two ways, as the closer one."""
    rows = list(links)
    found: dict[UUID, str] = {}
    parents = _parents(rows, me)
    children = _children(rows, me)
    for row in rows:
        if row.child_id is None and me in (row.one_id, row.other_id):
            other = row.other_id if row.one_id == me else row.one_id
            found[other] = TieKind.PARTNER if row.kind in UNIONS else TieKind.SIBLING
        elif row.child_id and row.kind in CARING and row.kind != _STEP:
            if row.child_id == me:
                for one in filter(None, (row.one_id, row.other_id)):
                    found.setdefault(one, TieKind.CARER)
            elif me in (row.one_id, row.other_id):
                found.setdefault(row.child_id, TieKind.CARED_FOR)
    for one in parents:
        for child in _children(rows, one) - {me}:
            found.setdefault(child, TieKind.SIBLING)
        for grand in _parents(rows, one):
            found[grand] = TieKind.GRANDPARENT
    for one in children:
        for grand in _children(rows, one):
            found.setdefault(grand, TieKind.GRANDCHILD)
    found |= dict.fromkeys(parents, TieKind.PARENT) | dict.fromkeys(children, TieKind.CHILD)
    return found


def _is_parent(row: Any) -> bool:
    return bool(row.child_id) and row.kind in (*BY_BLOOD, _STEP)


def _parents(rows: list[Any], of: UUID) -> set[UUID]:
    found = {end for row in rows if _is_parent(row) and row.child_id == of
             for end in (row.one_id, row.other_id)}  # fmt: skip
    return found - {None}


def _children(rows: list[Any], of: UUID) -> set[UUID]:
    return {row.child_id for row in rows if _is_parent(row) and of in (row.one_id, row.other_id)}
