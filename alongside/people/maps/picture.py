"""The map as a picture in a file of its own, with its heading and its key.

It carries its own styles, links nowhere and holds no id of anybody: what stands in it is what can
be read in it. The same map gives the same bytes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _

from .export import NOT_XML
from .key import TALL, WIDE, entries
from .labels import escaped, width
from .layout import Layout
from .lines import figure
from .network import Map
from .svg import draw

EDGE = 24
TITLE, LINE = 22, 15
STEP = LINE + 7
_OWN = (
    ".map .map-file{text-anchor:start;fill:currentColor;font-size:15px;font-weight:400}"
    ".map .map-file-title{font-size:22px;font-weight:700}"
)


def sheet_of(css: str) -> str:
    """The styles of a picture, from the sheet of its page: up to the key, each value as it is said
    there for a file. What is only for a pointer or a key press stays out."""
    css, found, _page = css.partition("/* The key:")
    if not found:
        raise ValueError("the sheet does not say where the picture ends")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"var\(--[\w-]+, ([^()]+)\)", r"\1", css)
    css = re.sub(r"[^{}]*:(?:focus|hover)[^{}]*\{[^{}]*\}", "", css)
    return re.sub(r"\s*([{};:,])\s*", r"\1", css).replace(";}", "}").strip() + _OWN


def picture(map: Map, layout: Layout, *, sheet: str, notes: Sequence[str] = ()) -> str:
    """The file, as text. `notes` stand under the heading, a line each."""
    drawn = draw(map, layout, href=None)
    inside = drawn[drawn.index(">") + 1 : -len("</svg>")]
    titles, _end, body = inside.partition("</desc>")
    frame = layout.frame
    head = [map.view.words, *notes]
    title = _("%(name)s’s map, %(day)s") % {"name": map.name, "day": day_text(map.on, "j F Y")}
    longest = max(width(title, TITLE, True), *(width(line, LINE, False) for line in head))
    wide = math.ceil(max(frame.right - frame.left, longest) + 2 * EDGE)
    top = EDGE + TITLE + 12 + STEP * len(head)
    key, key_tall = _key(wide, top + frame.bottom - frame.top + EDGE, layout.mirrored)
    tall = math.ceil(top + frame.bottom - frame.top + EDGE + key_tall + EDGE)
    words = _line(title, EDGE + TITLE, wide, layout.mirrored, " map-file-title")
    for number, line in enumerate(head, 1):
        words += _line(line, EDGE + TITLE + 4 + STEP * number, wide, layout.mirrored)
    left = (wide - (frame.right - frame.left)) / 2 - frame.left
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}"'
        f' viewBox="0 0 {wide} {tall}" role="group"'
        ' aria-labelledby="map-t" aria-describedby="map-d">'
        f"{titles}</desc><style>{sheet}</style>"
        f'<rect width="{wide}" height="{tall}" fill="#fffdf8"/>'
        f'<g class="map">{words}'
        f'<g transform="translate({figure(left)} {figure(top - frame.top)})">{body}</g>'
        f"{key}</g></svg>\n"
    )
    return NOT_XML.sub("", text)


def _line(words: str, y: float, wide: int, mirrored: bool, more: str = "") -> str:
    side = f'x="{wide - EDGE}" direction="rtl"' if mirrored else f'x="{EDGE}"'
    return f'<text class="map-file{more}" {side} y="{figure(y)}">{escaped(words)}</text>'


def _key(wide: int, top: float, mirrored: bool) -> tuple[str, float]:
    """The key in columns, the last of it (a long one, without a picture) in a row of its own; and
    how tall it is."""
    said = list(entries())
    each = max(WIDE + 12 + width(words, LINE, False) for _small, words in said[:-1]) + 24
    columns = max(1, int((wide - 2 * EDGE) // each))
    rows = math.ceil((len(said) - 1) / columns)
    parts = []
    for number, (small, words) in enumerate(said):
        row, column = divmod(number, columns) if number < len(said) - 1 else (rows, 0)
        x, y = EDGE + column * each, top + row * TALL
        at, side = x + WIDE + 12, ""
        if mirrored:
            x, at, side = wide - x - WIDE, wide - at, ' direction="rtl"'
        place = f'x="{figure(x)}" y="{figure(y)}" width="{WIDE}" height="{TALL}"'
        parts.append(small.replace("<svg ", f"<svg {place} ", 1))
        parts.append(
            f'<text class="map-file" x="{figure(at)}" y="{figure(y + TALL / 2 + 5)}"{side}>'
            f"{escaped(words)}</text>"
        )
    return f'<g class="map-key">{"".join(parts)}</g>', (rows + 1) * TALL
