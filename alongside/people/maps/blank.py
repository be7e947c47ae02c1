"""An empty map to draw on by hand: the rings, their names, and the parts of a life round them."""

from __future__ import annotations

import textwrap

from django.utils.safestring import SafeString, mark_safe

from alongside.base.core.language import gettext as _

from .labels import escaped, sentence_case
from .layout import STRETCH
from .lines import figure
from .network import AREA_WORDS, RING_WORDS, RINGS, Area

WIDE, HIGH = 1400, 760
NAME, STEP = 60, 76  # half the room of the name, and from ring to ring
LINE, LETTERS = 25, 14  # of the words round the rings: the height of a line, and how long it is
# Where each part of a life stands: the corners, and the two sides.
_AT = {
    Area.FAMILY: (0.1, 0.06), Area.FRIENDS: (0.9, 0.06), Area.SCHOOL: (0.95, 0.48),
    Area.COMMUNITY: (0.9, 0.91), Area.HEALTH: (0.1, 0.93), Area.HELP: (0.05, 0.48),
}  # fmt: skip


def blank(name: str) -> SafeString:
    """The empty map as an SVG element, with somebody's name in the middle."""
    x, y = WIDE / 2, HIGH / 2
    rings, named = "", ""
    for number, ring in enumerate(RINGS, 1):
        up = NAME + STEP * number
        rings += (
            f'<ellipse cx="{figure(x)}" cy="{figure(y)}" rx="{figure(up * STRETCH)}" ry="{up}"/>'
        )
        named += _text(RING_WORDS[ring], x, y - up + 5)
    round_them = "".join(_part(area, WIDE * left, HIGH * top) for area, (left, top) in _AT.items())
    return mark_safe(  # noqa: S308  every word in it was escaped
        f'<svg class="map" viewBox="0 0 {WIDE} {HIGH}" aria-hidden="true" focusable="false">'
        f'<g class="map-rings">{rings}{named}</g><g class="map-blank">{_text(name, x, y + 7)}'
        f"{round_them}</g></svg>"
    )


def _part(area: Area, x: float, y: float) -> str:
    # On a map of one's own it is who they are that counts, not that they are paid.
    words = _("people whose job is to help") if area == Area.HELP else AREA_WORDS[area]
    lines = textwrap.wrap(sentence_case(words), LETTERS)
    return "".join(_text(line, x, y + LINE * at) for at, line in enumerate(lines))


def _text(words: str, x: float, y: float) -> str:
    return f'<text x="{figure(x)}" y="{figure(y)}">{escaped(words)}</text>'
