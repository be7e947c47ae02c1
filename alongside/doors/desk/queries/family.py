"""A family as its page shows it: a picture, a list, a paragraph."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alongside.people.family.layout import lay_out
from alongside.people.family.lines import SHAPE, UNIT, Drawing
from alongside.people.family.queries import Told, years
from alongside.people.family.telling import Family, Member
from alongside.people.family.words import (
    by_generation,
    homes,
    in_words,
    lived,
    sentences,
    siblings_told,
)
from alongside.people.maps.labels import initials

MOST = 60
_FAR = 40  # steps: whoever is joined at all, the nearest first
_LETTERS, _LINE = 11, 15
_SOME = 30


@dataclass
class Node:
    """Somebody in the picture: their shape, their initials and the words under it."""

    one: Member
    x: int
    y: int
    initials: str
    words: list[tuple[int, str, bool]]  # y, text, whether it is part of the name
    said: str


@dataclass
class Stroke:
    """A line of the picture, as an SVG path, with the classes it is drawn by."""

    path: str
    classes: str
    slashes: str


@dataclass
class Picture:
    width: int
    height: int
    nodes: list[Node]
    strokes: list[Stroke]
    words: list[tuple[int, int, str]]
    title: str


@dataclass
class Item:
    """Somebody in the list, with a sentence for everything told, and the line it is about."""

    one: Member
    told: list[tuple[str, str]]
    me: bool


def family_page(told: Told, around: str) -> dict[str, Any]:
    """Everything the page shows of a family, around one of those in it."""
    whole = told.family
    centre = around if around in whole.members else whole.me
    near = list(whole.around(centre, steps=_FAR, most=MOST).members)
    rest = sorted(
        (one for one in whole.members.values() if one.id not in near), key=lambda one: one.order
    )
    # Whom nothing joins to the others any more is drawn too, where there is room.
    shown = whole.only([*near, *(one.id for one in rest[: MOST - len(near)])], me=centre)
    if centre != whole.me and whole.me in shown.members:
        shown.me = whole.me
    picture, siblings = picture_of(shown), siblings_told(whole)
    return {
        "family": shown,
        "centre": whole.members[centre],
        "picture": picture,
        "generations": generations_of(shown),
        "words": in_words(shown.only(shown.members, me=centre)),
        "left_out": len(whole.members) - len(shown.members),
        "ways_on": _ways_on(whole, shown),
        "homes": homes(whole),
        "siblings": [(whole.members[one], told.days.get(one)) for one in siblings],
        "others_together": [
            (whole.members[one], days)
            for one, days in told.days.items()
            if one not in siblings and one in whole.members
        ],
        "undrawn": told.undrawn,
    }


def _ways_on(whole: Family, shown: Family) -> list[Member]:
    """Of those who are not drawn, the oldest of each family that nothing joins to who is; to all
    others one can go step by step."""
    beside, seen = whole.neighbours(), set(shown.members)
    todo, ways = list(shown.members), []
    for one in sorted(whole.members.values(), key=lambda one: one.order):
        while todo:
            near = beside[todo.pop()] - seen
            seen |= near
            todo += near
        if one.id not in seen:
            ways.append(one)
            seen.add(one.id)
            todo.append(one.id)
    return ways[:_SOME]


def generations_of(family: Family) -> list[tuple[str, list[Item]]]:
    return [
        (
            heading,
            [Item(one, sentences(family, one), one.id == family.me) for one in members],
        )
        for heading, members in by_generation(family)
    ]


# --- the picture ---------------------------------------------------------------------------------


def picture_of(family: Family) -> Picture:
    labels = {one.id: _label(one) for one in family.members.values()}
    feet = {key: SHAPE + 6 + _LINE * len(lines) for key, lines in labels.items()}
    dates = {
        bond.id: years(bond.began, bond.ended) or (_("now") if bond.lives_with else "")
        for bond in family.bonds
        if bond.child and bond.kind != "birth"
    }
    drawing = lay_out(family, dates, feet)
    return Picture(
        width=drawing.width,
        height=drawing.height,
        nodes=_nodes(family, drawing, labels),
        strokes=_strokes(drawing),
        words=drawing.words,
        title=_("The family of %(name)s") % {"name": family.members[family.me].name},
    )


def _nodes(
    family: Family, drawing: Drawing, labels: dict[str, list[tuple[str, bool]]]
) -> list[Node]:
    nodes = []
    for box in sorted(drawing.boxes.values(), key=lambda box: (box.row, box.x)):
        one = family.members[box.id]
        words = [
            (box.y + SHAPE + 16 + _LINE * number, text, is_name)
            for number, (text, is_name) in enumerate(labels[box.id])
        ]
        said = " ".join([one.name + ".", *lived(one)])
        nodes.append(Node(one, box.x, box.y, initials(one.name), words, said))
    return nodes


def _label(one: Member) -> list[tuple[str, bool]]:
    """A name on two lines at most, then the years; the whole name is in the list."""
    lines: list[str] = []
    for part in one.name.split():
        if lines and len(lines[-1]) + 1 + len(part) <= _LETTERS:
            lines[-1] += " " + part
        else:
            lines.append(part)
    cut = [line if len(line) <= _LETTERS else line[: _LETTERS - 1] + "…" for line in lines[:2]]
    if len(lines) > 2 and not cut[-1].endswith("…"):
        cut[-1] += " …"
    born, died = one.born, one.died
    if born and died:
        span = f"{born.earliest.year}–{died.earliest.year}"
    elif died:
        span = _("died %(year)s") % {"year": died.earliest.year}
    elif one.has_died:
        span = _("died")
    else:
        span = str(born.earliest.year) if born else ""
    return [(line, True) for line in cut] + ([(span, False)] if span else [])


def _strokes(drawing: Drawing) -> list[Stroke]:
    strokes = []
    for line in drawing.lines:
        path = "M" + "L".join(f"{x} {y}" for x, y in line.points)
        classes = f"fam-{line.style}" + (" fam-now" if line.thick else "")
        slashes = ""
        if line.slashes:
            x, y = line.crossed_at
            for number in range(line.slashes):
                at = x + 8 * number - 4 * (line.slashes - 1)
                slashes += f"M{at - 5} {y + 10}L{at + 5} {y - 10}"
        strokes.append(Stroke(path, classes, slashes))
    return sorted(strokes, key=lambda one: (one.classes, one.path))


def spot_beside(family: Family, who: str, step: int) -> int | None:
    """Where somebody stands once they have changed places with the next one in their row, as far
    from whose family it is as a spot says it; None where nobody is next."""
    boxes = lay_out(family.around(family.me, steps=_FAR, most=MOST)).boxes
    if who not in boxes:
        return None
    row = [box for box in boxes.values() if box.row == boxes[who].row]
    ahead = [box.x for box in row if (box.x - boxes[who].x) * step > 0]
    if not ahead:
        return None
    following = min(ahead, key=lambda x: abs(x - boxes[who].x))
    return (following - boxes[family.me].x) // UNIT + step
