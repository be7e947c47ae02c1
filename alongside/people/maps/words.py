"""The same map in words: a list, and one paragraph.

Every sentence stands alone, so that it can be translated and turned round. Names are said; nobody
is called he or she by a machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import ngettext

from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _

from .labels import counted_on_words, sentence_case
from .network import (
    QUALITY_WORDS,
    RING_WORDS,
    RINGS,
    UNSAID,
    Flow,
    Map,
    Quality,
    Shown,
    Whose,
)


class Item(NamedTuple):
    """One tie in the list: who, and what is said of it, a sentence each."""

    shown: Shown
    who: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join((self.who, *self.sentences))


@dataclass(frozen=True)
class Group:
    """Those in one ring."""

    ring: int
    heading: str
    items: tuple[Item, ...]


def in_order(map: Map) -> list[Shown]:
    """From the closest outward; in a ring by name, then key, so it is the same each time."""
    return sorted(map.shown, key=lambda s: (s.ring, s.tie.called.casefold(), s.tie.key))


def listed(map: Map) -> tuple[Group, ...]:
    """The list, by ring, nearest first. Rings with nobody in them are left out."""
    groups = []
    for ring in (*RINGS, UNSAID):
        items = tuple(item(map, shown) for shown in in_order(map) if shown.ring == ring)
        if items:
            groups.append(Group(ring, _heading(ring, len(items)), items))
    return tuple(groups)


def _heading(ring: int, count: int) -> str:
    return _("%(ring)s (%(count)s)") % {"ring": RING_WORDS[ring], "count": count}


def item(map: Map, shown: Shown) -> Item:
    return Item(shown, _who(shown), tuple(filter(None, _said(map, shown))))


def _who(shown: Shown) -> str:
    tie = shown.tie
    if tie.relation.strip():
        return _("%(name)s, %(relation)s.") % {"name": tie.called, "relation": tie.relation}
    return _("%(name)s.") % {"name": tie.called}


def _said(map: Map, shown: Shown) -> Iterable[str]:
    tie = shown.tie
    if shown.counted_on:
        yield _("%(words)s.") % {"words": sentence_case(counted_on_words())}
    yield quality_words(shown)
    yield flow_words(map, shown)
    if tie.died:
        day = _known(tie.died)
        yield _("Died %(date)s.") % {"date": day} if day else _("Died.")
    yield dates_words(shown)
    if shown.household and shown.household == map.home:
        yield _("Lives with %(name)s.") % {"name": map.name}
    if tie.whereabouts.strip():
        yield _("Now: %(where)s.") % {"where": tie.whereabouts}
    yield source_words(map, shown)


def quality_words(shown: Shown) -> str:
    """How it is, as a sentence; and in so many words where nobody said."""
    if shown.quality is None:
        return _("Nobody has said how it is.")
    return _("%(quality)s.") % {"quality": QUALITY_WORDS[shown.quality]}


def flow_words(map: Map, shown: Shown) -> str:
    match shown.flow:
        case Flow.IN:
            return _("%(name)s gives more.") % {"name": shown.tie.called}
        case Flow.OUT:
            return _("%(name)s gives more.") % {"name": map.name}
        case Flow.BOTH:
            return _("Both ways.")
        case _:
            return ""


def dates_words(shown: Shown) -> str:
    since, until = _known(shown.tie.since), _known(shown.tie.until)
    if since and until:
        if since.precision == Precision.BY:
            return _("From before %(since)s, until %(until)s.") % {
                "since": _plain_day(since),
                "until": until,
            }
        return _("From %(since)s until %(until)s.") % {"since": since, "until": until}
    if until:
        return _("Until %(until)s.") % {"until": until}
    if since and since.precision == Precision.BY:
        return _("Since %(since)s or before.") % {"since": _plain_day(since)}
    return _("Since %(since)s.") % {"since": since} if since else ""


def _known(date: RoughDate | None) -> RoughDate | None:
    return date if date and date.precision != Precision.UNKNOWN else None


def _plain_day(date: RoughDate) -> str:
    return day_text(date.earliest, "j F Y")


def source_words(map: Map, shown: Shown) -> str:
    """Who said how it is, and when; where nobody did, who says that there is a tie."""
    reading = shown.reading
    if reading is None:
        source = shown.tie.source.strip()
        return _("%(source)s says they are connected.") % {"source": source} if source else ""
    day = day_text(reading.on, "j F Y")
    said_by = reading.source.strip() or reading.view.name
    if reading.view.whose == Whose.TOGETHER:
        return _("Agreed together, %(day)s.") % {"day": day}
    return _("%(name)s said so, %(day)s.") % {"name": said_by, "day": day}


def edge_sentences(map: Map) -> tuple[str, ...]:
    """The ties between others on the map, a sentence each."""
    called = {shown.tie.key: shown.tie.called for shown in map.shown}
    said = []
    for between in map.between:
        names = {"one": called[between.one], "other": called[between.other]}
        if between.quality:
            words = QUALITY_WORDS[between.quality]
            said.append(_("%(one)s and %(other)s: %(quality)s.") % {**names, "quality": words})
        elif between.relation.strip():
            said.append(
                _("%(one)s and %(other)s: %(relation)s.") % {**names, "relation": between.relation}
            )
        else:
            said.append(_("%(one)s and %(other)s know each other.") % names)
    return tuple(said)


# --- one paragraph -------------------------------------------------------------------------------


def names_of(names: Sequence[str]) -> str:
    """Names in a row: “Kit”, “Kit and Zee”, “Kit, Zee and Dee”."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": _(", ").join(names[:-1]), "last": names[-1]}


def counted(map: Map) -> str:
    count = len(map.shown)
    if not count:
        return _("Nobody is on this map yet.")
    words = ngettext(
        "%(name)s has %(count)s tie on this map.", "%(name)s has %(count)s ties on this map.", count
    )
    return words % {"name": map.name, "count": count}


def _whose(map: Map) -> str:
    day = day_text(map.on, "j F Y")
    if map.view.whose == Whose.TOGETHER:
        return _("This is what was agreed together, on %(day)s.") % {"day": day}
    return _("This is how %(name)s sees it, on %(day)s.") % {"name": map.view.name, "day": day}


def paragraph(map: Map) -> str:
    """The whole map as one paragraph: how many, how close, how it is, who is counted on, who is
    paid, who knows whom."""
    said = [_whose(map), counted(map)]
    order = in_order(map)
    for ring in (*RINGS, UNSAID):
        said += _names_sentence(RING_WORDS[ring], [s for s in order if s.ring == ring])
    for quality in Quality:
        said += _names_sentence(QUALITY_WORDS[quality], [s for s in order if s.quality == quality])
    said += [*_alike(map, order), *edge_sentences(map)]
    return " ".join(said)


def _names_sentence(what: str, those: Sequence[Shown]) -> list[str]:
    if not those:
        return []
    names = names_of([shown.tie.called for shown in those])
    return [_("%(what)s: %(names)s.") % {"what": what, "names": names}]


def _alike(map: Map, order: Sequence[Shown]) -> Iterable[str]:
    lives = [s.tie.called for s in order if s.household and s.household == map.home]
    if lives:
        yield _("%(name)s lives with %(names)s.") % {"name": map.name, "names": names_of(lives)}
    if on := [s.tie.called for s in order if s.counted_on]:
        yield _("%(name)s can count on %(names)s.") % {"name": map.name, "names": names_of(on)}
    if died := [s.tie.called for s in order if s.died]:
        yield _("Died: %(names)s.") % {"names": names_of(died)}
    paid = sum(shown.tie.paid for shown in order)
    if paid:
        words = ngettext(
            "%(count)s is somebody whose job is to help.",
            "%(count)s are people whose job is to help.",
            paid,
        )
        yield words % {"count": paid}


def drawn_with(map: Map) -> str:
    """When it was last drawn with the person, where it is their own view or one agreed together."""
    days = sorted({shown.reading.on for shown in map.shown if shown.reading})
    if not days or map.view.whose not in (Whose.PERSON, Whose.TOGETHER):
        return ""
    said = (
        _("Drawn with %(name)s, last on %(day)s.")
        if days[1:]
        else _("Drawn with %(name)s on %(day)s.")
    )
    return said % {"name": map.name, "day": day_text(days[-1], "j F Y")}
