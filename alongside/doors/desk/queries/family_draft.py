"""A family from a file, as somebody looks through it before any of it is told."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alongside.base.core.text import plain
from alongside.doors.exchange.families import left_out_in_words
from alongside.people.family.drafting import matched
from alongside.people.family.models import FamilyDraft
from alongside.people.family.telling import Family, Member, unpacked
from alongside.people.persons import names
from alongside.people.persons.models import Person

from .family import MOST, Picture, generations_of, picture_of

MOST_FOUND = 20
STEPS = ("1", "2", "3", "4", "6", "all")
_ALL = 1_000


@dataclass
class DraftPage:
    """What the page of a draft shows."""

    draft: FamilyDraft
    left_out: list[str]
    me: Member | None  # who in the file they are, once that was chosen
    far: str
    likely: list[Member]  # who in the file they may be
    chosen: Family | None  # who would come along
    picture: Picture | None
    generations: list[Any]
    here: set[str]  # who of them is told of already
    more: int  # how many of them are not in the picture


def draft_page(draft: FamilyDraft, viewer: Any, *, me: str, far: str, asked: str) -> DraftPage:
    family = unpacked(draft.told)
    far = far if far in STEPS else "2"
    chosen = chosen_of(family, me, far)
    shown = chosen.around(me, steps=_ALL, most=MOST) if chosen else None
    return DraftPage(
        draft=draft,
        left_out=left_out_in_words(draft.left_out),
        me=family.members.get(me),
        far=far,
        likely=[] if chosen else _likely(family, draft.person, asked),
        chosen=chosen,
        picture=picture_of(shown) if shown else None,
        generations=generations_of(shown) if shown else [],
        here=set(matched(draft.person, chosen, viewer)) if chosen else set(),
        more=len(chosen.members) - len(shown.members) if chosen and shown else 0,
    )


def chosen_of(family: Family, me: str, far: str) -> Family | None:
    """Those of the file within so many steps of the person; None where they are not in it."""
    if me not in family.members:
        return None
    steps = _ALL if far == "all" else int(far)
    return family.around(me, steps=steps, most=len(family.members))


def _likely(family: Family, person: Person, asked: str) -> list[Member]:
    """Who in the file has a name like the one asked for, or like the person's; everybody, where
    they are few."""
    every = {one.id: [one.name] for one in family.members.values()}
    fits = names.fitting(asked or person.name, every)
    near = sorted(
        (family.members[key] for key in fits),
        key=lambda one: (-fits[one.id], one.order),
    )[:MOST_FOUND]
    if not asked and len(every) <= MOST_FOUND:
        rest = [one for one in family.members.values() if one not in near]
        near += sorted(rest, key=lambda one: plain(one.name))
    return near


def lived_in_words(one: Member) -> str:
    """Their years, to tell one John from another."""
    born = str(one.born.earliest.year) if one.born else ""
    died = str(one.died.earliest.year) if one.died else ""
    if born and died:
        return f"{born}–{died}"
    if died:
        return _("died %(year)s") % {"year": died}
    return _("born %(year)s") % {"year": born} if born else ""
