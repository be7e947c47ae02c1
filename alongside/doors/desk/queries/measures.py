"""The measures of a map in plain words. Each is a question and what is written down that answers
it; none is good or bad, and none is about how somebody is."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.base.core.language import day_text
from alongside.people.maps.measures import Measures, measures
from alongside.people.maps.network import Flow, Map


@dataclass(frozen=True)
class Said:
    """One measure: what it asks, what is found, how it is counted, and what analysts call it."""

    asks: str
    found: str
    counted: str
    called: str


def in_words(map: Map, before: Map) -> list[Said]:
    """All of them; `before` is the same map on an earlier day."""
    found = measures(map)
    return [_size(found), _mix(found), _both_ways(map), *_among(map, found), _turnover(map, before)]


def _size(found: Measures) -> Said:
    count = found.size
    return Said(
        _("How many are on it?"),
        ngettext("%(count)s tie that goes on.", "%(count)s ties that go on.", count)
        % {"count": count},
        _("Ties that are over are not counted, nor is the person themselves."),
        _("Size"),
    )


def _mix(found: Measures) -> Said:
    return Said(
        _("Whose job is it to help?"),
        _("%(paid)s paid : %(natural)s natural.") % {"paid": found.paid, "natural": found.natural},
        _("“Paid” is who is here because it is their work; “natural” is everybody else."),
        _("Professional and natural share"),
    )


def _both_ways(map: Map) -> Said:
    flows = [shown.flow for shown in map.shown if not shown.ended and shown.flow != Flow.NONE]
    both = flows.count(Flow.BOTH)
    says = (
        ngettext(
            "Help is said to flow in %(all)s tie; both ways in %(both)s.",
            "Help is said to flow in %(all)s ties; both ways in %(both)s.",
            len(flows),
        )
        % {"all": len(flows), "both": both}
        if flows
        else _("Nobody has said of any tie which way help goes.")
    )
    return Said(
        _("Does help go both ways?"), says,
        _("As it is seen in this view. Ties of which nobody has said are left out."),
        _("Reciprocity"),
    )  # fmt: skip


def _among(map: Map, found: Measures) -> list[Said]:
    asks, called = _("Do they know each other?"), _("Density")
    how = _("Only what is written down counts. Where many know each other, that is safety for some "
            "and a trap for others.")  # fmt: skip
    if not map.between or found.effective_size is None:
        return [Said(asks, _("Nobody has written down who of them knows whom."), how, called)]
    pairs = found.size * (found.size - 1) // 2
    told = _("Of %(pairs)s pairs who could, %(ties)s are known to.")
    elsewhere = _("They reach as far as %(few)s who do not know each other would.")
    return [
        Said(asks, told % {"pairs": pairs, "ties": found.ties}, how, called),
        Said(
            _("Do they lead to different places?"),
            elsewhere % {"few": f"{float(found.effective_size):.1f}".removesuffix(".0")},
            _("Of %(count)s on the map, those who know each other count in part as the same.")
            % {"count": found.size},
            _("Effective size"),
        ),
    ]


def _turnover(map: Map, before: Map) -> Said:
    now, then = _keys(map), _keys(before)
    days = {"since": _day(before.on), "day": _day(map.on)}
    counts = {"either": len(now | then), "same": len(now & then)}
    said = (
        _("Of %(either)s who were on it on either day, %(same)s are on it on both.") % counts
        if now and then
        else _("On one of the days nobody is on it.")
    )
    return Said(
        _("Who stayed, from %(since)s to %(day)s?") % days, said,
        _("Somebody is on it from the day we knew of them until the tie is over."),
        _("Turnover"),
    )  # fmt: skip


def _keys(map: Map) -> set[str]:
    return {shown.tie.key for shown in map.shown if not shown.ended}


def _day(day: dt.date) -> str:
    return day_text(day, "j F Y")
