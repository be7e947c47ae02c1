"""A family as a GEDCOM 7.0 file, for another program to draw. Who is kept close is not in it."""

from collections import defaultdict
from collections.abc import Iterator

from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.text import one_line
from alongside.people.family.kinds import SIBLINGS, TWINS, UNIONS
from alongside.people.family.telling import Bond, Family, Member

from .gedcom_lines import MONTHS

_PEDIGREES = {"birth": "BIRTH", "adoptive": "ADOPTED", "foster": "FOSTER"}
_OVER = {"separated": "Separation", "ended": "Partnership ended"}
NAME = "family.ged"


def gedcom(family: Family) -> bytes:
    """The file, in UTF-8."""
    return ("\ufeff" + "\n".join(_lines(family)) + "\n").encode()


def _lines(family: Family) -> Iterator[str]:
    ids = {key: f"@I{number}@" for number, key in enumerate(family.members, 1)}
    couples = _couples(family)
    of: dict[str, list[str]] = defaultdict(list)
    for number, (adults, _couple, children) in enumerate(couples, 1):
        for adult in adults:
            of[adult].append(f"1 FAMS @F{number}@")
        for bond in children:
            of[bond.child] += list(_as_child(number, bond))
    for bond in family.bonds:
        if bond.kind in SIBLINGS:
            of[bond.one] += list(_as_sibling(bond, ids))
    yield from ("0 HEAD", "1 GEDC", "2 VERS 7.0", "1 SOUR ALONGSIDE", "2 NAME Alongside")
    yield "1 NOTE As it is told in one person’s record. Those in it may not have been asked."
    for one in family.members.values():
        yield from _person(one, ids[one.id])
        yield from of[one.id]
    for number, (adults, union, children) in enumerate(couples, 1):
        yield f"0 @F{number}@ FAM"
        for tag, adult in zip(("HUSB", "WIFE"), adults, strict=False):
            yield f"1 {tag} {ids[adult]}"
        if union is not None:
            yield from _union(union)
        for bond in children:
            yield f"1 CHIL {ids[bond.child]}"
    yield "0 TRLR"


def _couples(family: Family) -> list[tuple[tuple[str, ...], Bond | None, list[Bond]]]:
    """A family record for each time two were together, and for each single parent or home; the
    children hang on the first of their parents'."""
    found: list[tuple[tuple[str, ...], Bond | None, list[Bond]]] = []
    by_adults: dict[tuple[str, ...], int] = {}
    for bond in family.bonds:
        if bond.kind in UNIONS:
            adults = tuple(sorted((bond.one, bond.other)))
            by_adults.setdefault(adults, len(found))
            found.append((adults, bond, []))
    for bond in family.bonds:
        if bond.child:
            if bond.parents not in by_adults:
                by_adults[bond.parents] = len(found)
                found.append((bond.parents, None, []))
            children = found[by_adults[bond.parents]][2]
            if bond.child not in {one.child for one in children}:
                children.append(bond)
    return found


def _person(one: Member, xref: str) -> Iterator[str]:
    yield f"0 {xref} INDI"
    if one.name != "?":
        yield f"1 NAME {_words(one.name)}"
    if one.born:
        yield "1 BIRT"
        yield f"2 DATE {_date(one.born)}"
    if one.has_died:
        yield "1 DEAT" if one.died else "1 DEAT Y"
        if one.died:
            yield f"2 DATE {_date(one.died)}"


def _as_child(number: int, bond: Bond) -> Iterator[str]:
    yield f"1 FAMC @F{number}@"
    yield f"2 PEDI {_PEDIGREES.get(bond.kind, 'OTHER')}"
    if bond.kind not in _PEDIGREES:
        yield f"3 PHRASE {bond.kind}"
    days = [_date(day) for day in (bond.began, bond.ended) if day]
    if days:
        yield (
            "2 NOTE "
            + (f"FROM {days[0]}" if bond.began else f"TO {days[0]}")
            + (f" TO {days[1]}" if len(days) > 1 else "")
        )


def _as_sibling(bond: Bond, ids: dict[str, str]) -> Iterator[str]:
    yield f"1 ASSO {ids[bond.other]}"
    if bond.kind in TWINS:
        yield "2 ROLE MULTIPLE"
    else:
        yield "2 ROLE OTHER"
        yield "3 PHRASE " + ("half-sibling" if bond.kind == "half" else "sibling")


def _union(bond: Bond) -> Iterator[str]:
    if bond.kind in ("married", "separated", "divorced"):
        yield "1 MARR" if bond.began else "1 MARR Y"
        if bond.began:
            yield f"2 DATE {_date(bond.began)}"
    if bond.kind == "divorced":
        yield "1 DIV" if bond.ended else "1 DIV Y"
    elif bond.kind in _OVER:
        yield "1 EVEN"
        yield f"2 TYPE {_OVER[bond.kind]}"
    if bond.ended and bond.kind in ("divorced", *_OVER):
        yield f"2 DATE {_date(bond.ended)}"


def _date(date: RoughDate) -> str:
    day = date.earliest
    whole = f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"
    match date.precision:
        case Precision.YEAR:
            return f"{day.year:04}"
        case Precision.MONTH:
            return f"{MONTHS[day.month - 1]} {day.year:04}"
        case Precision.ABOUT:
            return f"ABT {day.year:04}"
        case Precision.BY:
            return f"BEF {whole}"
        case _:
            return whole


def _words(words: str) -> str:
    said = one_line(words)
    return "@" + said if said.startswith("@") else said
