"""What is different between two maps, in sentences: two days, or two views of one day."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import ngettext

from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _

from .labels import counted_on_words, sentence_case
from .network import RING_WORDS, UNSAID, Flow, Map, Quality, Shown
from .words import flow_words, in_order, names_of, quality_words


def changes(before: Map, after: Map) -> list[str]:
    """What changed from one day to a later one, in one view: who came and went, then the rest."""
    old = {shown.tie.key: shown for shown in before.shown}
    new = {shown.tie.key: shown for shown in after.shown}
    said = [
        _("%(name)s came in.") % {"name": shown.tie.called}
        for shown in in_order(after)
        if shown.tie.key not in old
    ]
    said += [
        _("%(name)s is no longer on the map.") % {"name": shown.tie.called}
        for shown in in_order(before)
        if shown.tie.key not in new
    ]
    for shown in in_order(after):
        if shown.tie.key in old:
            said += _changed(before, old[shown.tie.key], after, shown)
    return said


def _became(quality: Quality | None) -> str:
    match quality:
        case Quality.STRONG:
            return _("%(name)s became strong.")
        case Quality.OK:
            return _("%(name)s became OK.")
        case Quality.THIN:
            return _("%(name)s became thin.")
        case Quality.HARD:
            return _("%(name)s became hard going.")
        case Quality.CLOSE_HARD:
            return _("%(name)s became close and hard.")
        case Quality.AWAY:
            return _("%(name)s and %(focal)s are no longer in touch.")
        case Quality.ENDED:
            return _("%(name)s ended.")
        case None:
            return _("How it is with %(name)s is no longer said.")


def _changed(before: Map, old: Shown, after: Map, new: Shown) -> Iterable[str]:
    names = {"name": new.tie.called, "focal": after.name}
    if new.died and not old.died:
        yield _("%(name)s died.") % names
    if old.ring != new.ring:
        yield _moved(old.ring, new.ring) % names
    if old.quality != new.quality:
        yield _became(new.quality) % names
    if old.flow != new.flow and not new.ended:
        yield _flowed(new.flow) % names
    if new.counted_on and not old.counted_on:
        yield _("%(name)s is now someone %(focal)s can count on.") % names
    if old.counted_on and not new.counted_on:
        yield _("%(focal)s did not say again that %(name)s can be counted on.") % names
    lived = bool(old.household) and old.household == before.home
    lives = bool(new.household) and new.household == after.home
    if lives and not lived:
        yield _("%(focal)s and %(name)s came to live together.") % names
    if lived and not lives:
        yield _("%(focal)s and %(name)s no longer live together.") % names


def _moved(old: int, new: int) -> str:
    if new == UNSAID:
        return _("How close %(name)s is was not said again.")
    if old == UNSAID:
        return _("It was said how close %(name)s is.")
    return _("%(name)s came closer.") if new < old else _("%(name)s moved further away.")


def _flowed(flow: Flow) -> str:
    match flow:
        case Flow.IN:
            return _("%(name)s now gives more.")
        case Flow.OUT:
            return _("With %(name)s, %(focal)s now gives more.")
        case Flow.BOTH:
            return _("With %(name)s it now goes both ways.")
        case _:
            return _("Which way more goes with %(name)s is not said now.")


def differences(one: Map, other: Map) -> list[str]:
    """Two views of one day beside each other: what differs first, then whom only one says anything
    of, then how many are alike. Saying nothing is not seeing it otherwise."""
    first = {shown.tie.key: shown for shown in one.shown}
    second = {shown.tie.key: shown for shown in other.shown}
    both = [(shown, second[shown.tie.key]) for shown in in_order(one) if shown.tie.key in second]
    read = [(mine, theirs) for mine, theirs in both if mine.reading and theirs.reading]
    unlike = [pair for pair in read if saying(one, pair[0]) != saying(other, pair[1])]
    said = [_beside(one, mine, other, theirs) for mine, theirs in unlike]
    said += [_only(shown, one) for shown in in_order(one) if shown.tie.key not in second]
    said += [_only(shown, other) for shown in in_order(other) if shown.tie.key not in first]
    silent = [mine.tie.called for mine, theirs in both if theirs.reading and not mine.reading]
    silent_too = [mine.tie.called for mine, theirs in both if mine.reading and not theirs.reading]
    for view, names in ((one.view, silent), (other.view, silent_too)):
        if names:
            words = _("%(view)s says nothing about %(names)s.")
            said.append(words % {"view": view.words, "names": names_of(names)})
    if alike := len(read) - len(unlike):
        words = ngettext(
            "%(count)s is the same in both views.", "%(count)s are the same in both views.", alike
        )
        said.append(words % {"count": alike})
    return said


def _beside(one: Map, mine: Shown, other: Map, theirs: Shown) -> str:
    return _("%(name)s. %(view)s: %(saying)s %(other_view)s: %(other_saying)s") % {
        "name": mine.tie.called,
        "view": one.view.words,
        "saying": saying(one, mine),
        "other_view": other.view.words,
        "other_saying": saying(other, theirs),
    }


def _only(shown: Shown, map: Map) -> str:
    return _("%(name)s is only on this one: %(view)s.") % {
        "name": shown.tie.called,
        "view": map.view.words,
    }


def saying(map: Map, shown: Shown, *, counted_on: bool = True) -> str:
    """How somebody is, in one view, in a few short sentences."""
    ring = _("%(ring)s.") % {"ring": RING_WORDS[shown.ring]}
    said = [ring, quality_words(shown), flow_words(map, shown)]
    if shown.counted_on and counted_on:
        said.append(_("%(words)s.") % {"words": sentence_case(counted_on_words())})
    return " ".join(words for words in said if words)


def compared(before: Map, after: Map) -> str:
    """What changed since an earlier day, as the end of the paragraph."""
    day = {"day": day_text(before.on, "j F Y")}
    changed = changes(before, after)
    if not changed:
        return _("Nothing changed since %(day)s.") % day
    return " ".join((_("Compared with %(day)s:") % day, *changed))
