"""The picture of a map, drawn on the server: the same map, the same bytes.

Colours come from css/map.css by the names of classes. Every shape is a link with a name that says
the whole tie; lines are not read out, because each is in that name. Nothing in here is trusted: all
words are escaped.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _

from . import lines
from .clearing import Standing, steps_aside
from .homes import pieces, rounded
from .labels import (
    NAME_LINE,
    SECOND,
    SECOND_LINE,
    SHAPE,
    Label,
    escaped,
    initials,
    label,
    lines_of,
    width,
    wrapped,
)
from .layout import PILL_TALL, STRETCH, Box, Layout, Point, bundle_key
from .lines import figure
from .network import AREA_WORDS, RING_WORDS, RINGS, UNSAID, Area, Map, Quality, Shown
from .words import counted, item

SMALLEST = 12  # px: no words on a map are ever drawn smaller
PHONE = 358  # px that a picture has on a phone of 390
LIFTED = 8  # the words of whoever is chosen, for the ring round the shape
SMALL = 1.5  # how much larger shapes are in a picture without words

HEART = "M0 7l-6.5-6.5a4 4 0 0 1 6.5-4.5 4 4 0 0 1 6.5 4.5z"
TICK = "M-3 .2l2.3 2.3 3.8-4.2"


def to_tie(key: str) -> str:
    """Where a shape leads unless a page says otherwise: to the row of the list."""
    return f"#tie-{key}"


@dataclass(frozen=True)
class Drawing:
    """What to draw, where, and how much of it."""

    map: Map
    layout: Layout
    ident: str
    href: Callable[[str], str] | None
    theirs: frozenset[str] | None
    chosen: str
    words: bool

    @property
    def scale(self) -> float:
        return 1.0 if self.words else SMALL

    @cached_property
    def drawn(self) -> list[Shown]:
        """Those with a place of their own, clockwise from eleven o'clock: the order of Tab."""
        here = [shown for shown in self.map.shown if shown.tie.key in self.layout.drawn]
        spokes = self.layout.spokes
        return sorted(here, key=lambda s: ((spokes[s.tie.key] + 30) % 360, s.tie.key))

    @cached_property
    def _places(self) -> dict[str, Point]:
        return {s.tie.key: self.layout.place(s.tie.key, s.ring) for s in self.drawn}

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """Each shape with the words it has on this day."""
        return {s.tie.key: _words_box(self, s) for s in self.drawn}

    @cached_property
    def _labels(self) -> dict[str, Label]:
        return {s.tie.key: label(s) for s in self.drawn}

    def at(self, shown: Shown) -> Point:
        return self._places[shown.tie.key]

    def label(self, shown: Shown) -> Label:
        return self._labels[shown.tie.key]


def draw(
    map: Map,
    layout: Layout,
    *,
    ident: str = "map",
    href: Callable[[str], str] | None = to_tie,
    theirs: Collection[str] | None = (),
    chosen: str = "",
    words: bool = True,
    times: float = 1,
) -> SafeString:
    """The map as an SVG element. `ident` tells two maps on one page apart; `theirs` are the keys
    whose ties to others are drawn, None for everybody's; `chosen` is the key whose card is open.
    It is `times` as large. Without `href` it leads nowhere and holds no key; without `words` it is
    a small picture of shapes and lines, which leads nowhere either."""
    who = None if theirs is None else frozenset(theirs)
    drawing = Drawing(map, layout, ident, href, who, chosen, words)
    frame = layout.frame
    wide, high = frame.right - frame.left, frame.bottom - frame.top
    least = math.ceil(wide * SMALLEST / SECOND * times)
    view = " ".join(figure(v) for v in (frame.left, frame.top, wide, high))
    parts = [
        f'<svg class="map{"" if words else " map-small"}" viewBox="{view}"',
        f' width="{least}"' if words else "",
        f' role="{"group" if words else "img"}"',
        f' aria-labelledby="{ident}-t"',
        f' aria-describedby="{ident}-d">' if words else ">",
        _title(drawing),
        _rings(drawing),
        _homes(drawing),
        _ties(drawing),
        _pill(drawing),
        *_everyone(drawing),
        *(_bundle(drawing, area) for area in layout.bundles),
        "</svg>",
    ]
    return mark_safe("".join(parts))  # noqa: S308  every word in it was escaped


def _title(drawing: Drawing) -> str:
    map = drawing.map
    title = _("%(name)s’s map, %(day)s. %(view)s.") % {
        "name": map.name,
        "day": day_text(map.on, "j F Y"),
        "view": map.view.words,
    }
    text = f'<title id="{drawing.ident}-t">{escaped(title)}</title>'
    if not drawing.words:
        return text
    desc = " ".join((counted(map), _("The list, the table and “In words” say the same.")))
    return f'{text}<desc id="{drawing.ident}-d">{escaped(desc)}</desc>'


def _rings(drawing: Drawing) -> str:
    layout = drawing.layout
    ellipses = "".join(
        f'<ellipse rx="{figure(layout.radii[ring] * STRETCH)}" ry="{figure(layout.radii[ring])}"/>'
        for ring in RINGS
    )
    named = ""
    if drawing.words:
        for ring in RINGS:
            at = layout.name_at(ring)
            words = escaped(RING_WORDS[ring])
            named += f'<text x="{figure(at.x)}" y="{figure(at.y + 5)}">{words}</text>'
    return f'<g class="map-rings" aria-hidden="true">{ellipses}{named}</g>'


# --- homes ---------------------------------------------------------------------------------------


def _homes(drawing: Drawing) -> str:
    layout, map = drawing.layout, drawing.map
    everyone = [(shown, drawing.boxes[shown.tie.key]) for shown in drawing.drawn]
    edges, fills, said = "", "", ""
    for household in sorted({shown.household for shown, _box in everyone} - {""}):
        members = [box for shown, box in everyone if shown.household == household]
        others = [box for shown, box in everyone if shown.household != household]
        ours = household == map.home
        if not ours and len(members) < 2:
            continue
        tall = PILL_TALL / 2
        pill = Box(-layout.pill, -tall, layout.pill, tall) if ours else None
        words, at, room = _home_words(members, others)
        if drawing.words:
            members = [_with(box, room) for box in members]
            said += f'<text x="{figure(at.x)}" y="{figure(at.y)}">{escaped(words)}</text>'
        path = "".join(rounded(outline) for outline in pieces(pill, members, others))
        edges += f'<path class="map-edge" d="{path}"/>'
        fills += f'<path d="{path}"/>'
    return f'<g class="map-homes" aria-hidden="true">{edges}{fills}{said}</g>' if edges else ""


def _words_box(drawing: Drawing, shown: Shown) -> Box:
    at, said = drawing.at(shown), drawing.label(shown)
    half = max(SHAPE * drawing.scale, said.wide / 2 if drawing.words else 0)
    tall = said.tall + _lifted(drawing, shown) if drawing.words else 0
    shape = SHAPE * drawing.scale
    up, down = (shape + tall, shape) if at.y <= 0 else (shape, shape + tall)
    return Box(at.x - half, at.y - up, at.x + half, at.y + down)


def _lifted(drawing: Drawing, shown: Shown) -> int:
    """The ring round whoever is chosen takes so much room."""
    return LIFTED if shown.tie.key == drawing.chosen else 0


def _home_words(members: list[Box], others: list[Box]) -> tuple[str, Point, Box]:
    """“Lives together” over the highest or under the lowest of them, where nobody else stands."""
    words = _("Lives together")
    top = min(members, key=lambda box: (box.top, box.left))
    low = max(members, key=lambda box: (box.bottom, -box.left))
    places = []
    for box, y in ((top, top.top - SECOND_LINE), (low, low.bottom)):
        middle = (box.left + box.right) / 2
        half = len(words) * 3.6
        places.append((middle, Box(middle - half, y, middle + half, y + SECOND_LINE)))
    free = [p for p in places if not any(p[1].meets(other) for other in others)]
    middle, room = (free or places)[0]
    return words, Point(middle, room.bottom - 4), room


def _with(box: Box, room: Box) -> Box:
    """A box grown to hold the words, where they are its own."""
    if room.bottom != box.top and room.top != box.bottom:
        return box
    if not (room.left < box.right and box.left < room.right):
        return box
    return Box(
        min(box.left, room.left),
        min(box.top, room.top),
        max(box.right, room.right),
        max(box.bottom, room.bottom),
    )


# --- ties ----------------------------------------------------------------------------------------


def _ties(drawing: Drawing) -> str:
    paths = [_theirs(drawing)]
    for shown in drawing.drawn:
        quality = shown.quality
        if quality is None:
            continue  # nobody said how it is: a line would
        at = drawing.at(shown)
        length = math.hypot(at.x, at.y)
        dx, dy = at.x / length, at.y / length
        start = lines.pill_reach(drawing.layout.pill, PILL_TALL / 2, dx, dy) + lines.OFF_PILL
        end = length - lines.reach(shown.tie.area, dx, dy) * drawing.scale - lines.OFF_SHAPE
        line = lines.draw(quality, shown.flow, (dx * start, dy * start), (dx * end, dy * end))
        paths.append(_line(quality, line, _data(drawing, "tie", shown.tie.key)))
    return f'<g class="map-ties" aria-hidden="true">{"".join(paths)}</g>'


def _data(drawing: Drawing, name: str, *keys: str) -> str:
    """Which tie it is, for the page's script; a file of its own tells no keys."""
    return f' data-{name}="{escaped(" ".join(keys))}"' if drawing.href else ""


def _line(quality: Quality, line: lines.Line, data: str) -> str:
    heads = f'<path class="map-head" d="{line.heads}"/>' if line.heads else ""
    strokes = f'<path d="{line.strokes}"/>'
    return f'<g class="map-{quality}"{data}>{strokes}{heads}</g>'


def _theirs(drawing: Drawing) -> str:
    """The ties between others: only of those asked for."""
    wanted = drawing.theirs
    if wanted is not None and not wanted:
        return ""
    here = {shown.tie.key: shown for shown in drawing.drawn}
    paths = []
    for between in drawing.map.between:
        if between.one not in here or between.other not in here:
            continue
        if wanted is not None and not wanted & {between.one, between.other}:
            continue
        one, other = here[between.one], here[between.other]
        start, end = drawing.at(one), drawing.at(other)
        length = math.dist((start.x, start.y), (end.x, end.y))
        if length < 2 * SHAPE:
            continue
        dx, dy = (end.x - start.x) / length, (end.y - start.y) / length
        off = lines.reach(one.tie.area, dx, dy) + lines.OFF_SHAPE
        far = length - lines.reach(other.tie.area, -dx, -dy) - lines.OFF_SHAPE
        line = lines.draw(
            between.quality or Quality.OK,
            lines.Flow.NONE,
            (start.x + dx * off, start.y + dy * off),
            (start.x + dx * far, start.y + dy * far),
        )
        paths.append(
            f'<g class="map-theirs map-{between.quality or Quality.OK}"'
            f"{_data(drawing, 'between', between.one, between.other)}>"
            f'<path d="{line.strokes}"/></g>'
        )
    return "".join(paths)


# --- who -----------------------------------------------------------------------------------------


def _pill(drawing: Drawing) -> str:
    half, tall, size = drawing.layout.pill, PILL_TALL, 18
    if not drawing.words:  # the only word in it, and still to be read
        size = math.ceil((drawing.layout.frame.right - drawing.layout.frame.left) / PHONE * 13)
        half, tall = width(drawing.map.name, size, True) / 2 + size / 2, size * 1.6
    box = f'x="{figure(-half)}" y="{figure(-tall / 2)}" width="{figure(half * 2)}"'
    large = "" if drawing.words else f' font-size="{size}"'
    return (
        f'<g class="map-me"{large}><rect {box} height="{figure(tall)}" rx="{figure(tall / 2)}"/>'
        f'<text y="{figure(size * 0.34)}">{escaped(drawing.map.name)}</text></g>'
    )


def _everyone(drawing: Drawing) -> list[str]:
    drawn = drawing.drawn
    if not drawing.words:
        return [_one(drawing, shown, 0) for shown in drawn]
    aside = steps_aside([_words_of(drawing, shown) for shown in drawn])
    return [_one(drawing, shown, step) for shown, step in zip(drawn, aside, strict=True)]


def _words_of(drawing: Drawing, shown: Shown) -> Standing:
    box, at = drawing.boxes[shown.tie.key], drawing.at(shown)
    above = at.y <= 0
    wide = drawing.label(shown).wide / 2
    only = Box(
        at.x - wide,
        box.top if above else at.y + SHAPE,
        at.x + wide,
        at.y - SHAPE if above else box.bottom,
    )
    slack = max(0.0, drawing.layout.rooms[shown.tie.key].half - wide)
    return Standing(at, only, slack, shown.quality is not None)


def _one(drawing: Drawing, shown: Shown, aside: float) -> str:
    at, tie = drawing.at(shown), shown.tie
    put = f'transform="translate({figure(at.x)} {figure(at.y)})'
    shape = f'<path d="{lines.outline(tie.area)}"/>'
    if not drawing.words:
        return f'<g class="map-one" {put} scale({SMALL})">{shape}</g>'
    name = escaped(item(drawing.map, shown).text)
    chosen = tie.key == drawing.chosen
    opened, closed = _named(drawing, tie.key, name, " map-chosen" if chosen else "")
    died = '<path class="map-died" d="M-20 20l40-40"/>' if shown.died else ""
    heart = _heart(drawing) if shown.counted_on else ""
    lifted = _lifted(drawing, shown)
    said = _label(drawing.label(shown), above=at.y <= 0, lifted=lifted, aside=aside)
    return (
        f'{opened} {put}"><circle class="map-ring" r="26"/>{shape}'
        f'<text y="5">{escaped(initials(tie.name))}</text>{died}{heart}{said}{closed}'
    )


def _named(drawing: Drawing, key: str, name: str, more: str = "") -> tuple[str, str]:
    """What opens and closes a shape and says its name: a link, or what leads nowhere."""
    if drawing.href is None:
        return f'<g class="map-one{more}" role="img" aria-label="{name}"', "</g>"
    leads = f'href="{escaped(drawing.href(key))}" data-key="{escaped(key)}"'
    return f'<a class="map-one{more}" {leads} aria-label="{name}"', "</a>"


def _heart(drawing: Drawing) -> str:
    x = -19 if drawing.layout.mirrored else 19
    return (
        f'<g class="map-heart" transform="translate({x} -14)">'
        f'<path d="{HEART}"/><path d="{TICK}"/></g>'
    )


def _label(said: Label, *, above: bool, lifted: int = 0, aside: float = 0) -> str:
    across = f' x="{figure(aside)}"' if aside else ""
    y = -SHAPE - said.tall - lifted if above else SHAPE + lifted
    parts = []
    for line in said.name:
        parts.append(f'<text class="map-name"{across} y="{y + 14}">{escaped(line)}</text>')
        y += NAME_LINE
    for line in said.second:
        parts.append(f'<text class="map-more"{across} y="{y + 12}">{escaped(line)}</text>')
        y += SECOND_LINE
    return "".join(parts)


def _bundle(drawing: Drawing, area: Area) -> str:
    """The others of an area, with how many they are; it leads to the area alone."""
    held = set(drawing.layout.bundles[area])
    count = sum(shown.tie.key in held for shown in drawing.map.shown)
    if not count:
        return ""
    key = bundle_key(area)
    at = drawing.layout.place(key, UNSAID)
    put = f'transform="translate({figure(at.x)} {figure(at.y)})'
    shape = lines.outline(area)
    shapes = f'<path d="{shape}" transform="translate(5 -4)"/><path d="{shape}"/>'
    if not drawing.words:
        return f'<g class="map-bundle" {put} scale({SMALL})">{shapes}</g>'
    area_words = AREA_WORDS[area]
    more = ngettext("%(count)s more", "%(count)s more", count) % {"count": count}
    name = (
        _("%(more)s: %(area)s. Opens them alone.")
        if drawing.href
        else _("%(more)s: %(area)s. They are in the list.")
    ) % {"more": more, "area": area_words}
    said = lines_of((more,), wrapped(area_words, SECOND))
    opened, closed = _named(drawing, key, escaped(name), " map-bundle")
    return (
        f'{opened} {put}"><circle class="map-ring" r="26"/>{shapes}'
        f'<text y="5">{count}</text>{_label(said, above=at.y <= 0)}{closed}'
    )
