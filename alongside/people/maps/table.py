"""The map as a table, and as a file that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from alongside.base.core.language import gettext as _

from .network import AREA_WORDS, QUALITY_WORDS, RING_WORDS, Flow, Map, Shown
from .words import in_order

FLOWS = (Flow.IN, Flow.OUT, Flow.BOTH)


def headings() -> tuple[str, ...]:
    return (
        _("Name"),
        _("Relation"),
        _("Area"),
        _("Closeness"),
        _("How it is"),
        _("Who gives more"),
        _("Since"),
        _("Until"),
        _("Whose view"),
    )


def rows(map: Map) -> list[tuple[str, ...]]:
    """A row for each tie, from the closest outward, as it is read on the page."""
    return [_row(map, shown) for shown in in_order(map)]


def _row(map: Map, shown: Shown) -> tuple[str, ...]:
    tie = shown.tie
    gives = {Flow.IN: tie.called, Flow.OUT: map.name, Flow.BOTH: _("Both ways"), Flow.NONE: ""}
    return (
        tie.called,
        tie.relation,
        AREA_WORDS[tie.area],
        RING_WORDS[shown.ring],
        QUALITY_WORDS[shown.quality] if shown.quality else "",
        gives[shown.flow],
        str(tie.since) if tie.since else "",
        str(tie.until) if tie.until else "",
        map.view.words,
    )


def as_csv(map: Map) -> str:
    return csv_text([headings(), *rows(map)])


def csv_text(lines: Iterable[Sequence[str]]) -> str:
    """Lines of cells in which nothing is a formula to a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([cell(one) for one in line] for line in lines)
    return out.getvalue()


def cell(text: str) -> str:
    """A spreadsheet runs what begins like a formula, a space before it or not; behind an apostrophe
    it stays text."""
    text = text.replace("\0", "")
    begins = text.lstrip()[:1]
    if (begins and begins in "=+-@＝＋－＠|") or text[:1] in ("\t", "\r", "\n"):
        return "'" + text
    return text
