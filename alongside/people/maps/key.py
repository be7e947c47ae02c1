"""The key of a map: the lines, shapes and marks, each beside its words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from alongside.base.core.language import gettext as _

from . import lines
from .labels import counted_on_words, escaped, sentence_case
from .network import AREA_WORDS, QUALITY_WORDS, Area, Flow, Quality
from .svg import HEART, TICK

WIDE, TALL = 64, 44


def line(quality: Quality, flow: Flow = Flow.NONE) -> SafeString:
    """A short piece of a line, for the key and for a row of the list."""
    drawn = lines.draw(quality, flow, (4, TALL / 2), (WIDE - 4, TALL / 2))
    heads = f'<path class="map-head" d="{drawn.heads}"/>' if drawn.heads else ""
    strokes = f'<path d="{drawn.strokes}"/>'
    return _picture(f'<g class="map-ties"><g class="map-{quality}">{strokes}{heads}</g></g>')


def shape(area: Area, inside: str = "") -> SafeString:
    """The shape of an area."""
    return _picture(
        f'<g class="map-one" transform="translate({WIDE // 2} {TALL // 2})">'
        f'<path d="{lines.outline(area)}"/>{inside}</g>'
    )


def _picture(inside: str) -> SafeString:
    return mark_safe(  # noqa: S308  figures of our own
        f'<svg class="map-piece" viewBox="0 0 {WIDE} {TALL}" aria-hidden="true" focusable="false">'
        f"{inside}</svg>"
    )


def legend(*, by_hand: bool = False) -> SafeString:
    """The whole key as a list; it goes under a map that is printed, or drawn `by_hand`."""
    items = "".join(f"<li>{picture}{escaped(words)}</li>" for picture, words in entries(by_hand))
    return mark_safe(f'<ul class="map-key">{items}</ul>')  # noqa: S308  escaped above


def entries(by_hand: bool = False) -> Iterable[tuple[str, str]]:
    """Each small picture, and what it says. Rings that are drawn on say what they are."""
    for quality in Quality:
        yield line(quality), QUALITY_WORDS[quality]
    yield line(Quality.OK, Flow.OUT), _("The arrow is at who receives")
    for area in Area:
        yield shape(area), sentence_case(AREA_WORDS[area])
    heart = f'<g class="map-heart"><path d="{HEART}"/><path d="{TICK}"/></g>'
    yield (
        _picture(f'<g transform="translate(32 22) scale(1.4)">{heart}</g>'),
        sentence_case(counted_on_words()),
    )
    yield shape(Area.FAMILY, '<path class="map-died" d="M-20 20l40-40"/>'), _("Died")
    home = f'<rect class="map-edge" x="6" y="4" width="{WIDE - 12}" height="{TALL - 8}" rx="12"/>'
    yield _picture(f'<g class="map-homes">{home}</g>'), _("Lives together")
    if by_hand:
        return
    yield (
        _picture('<g class="map-rings"><ellipse cx="32" cy="22" rx="30" ry="20"/></g>'),
        _("Rings: the nearer the middle, the closer"),
    )
    yield _picture(""), _("Outside the rings: nobody has said how close, or there are more")
