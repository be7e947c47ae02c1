"""Whom somebody counts on, as their own words and days: on their page, before an ending, and for
a worker's own people."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.language import day_text
from alongside.base.core.together import together
from alongside.people.persons.models import Person
from alongside.people.ties.models import Tie
from alongside.people.ties.queries import (
    Picture,
    asked_of,
    own_words,
    team_picture,
    warm_of_mine,
)
from alongside.people.ties.readings import Asked
from alongside.people.ties.warm import State, Warm, warm
from alongside.people.working.access import works_with

from .words import joined


@dataclass
class Counting:
    """What stands about whom somebody counts on.

    `line` says it in one sentence with its day; `known` is what is known of those they named;
    `more` are questions it leads to; `words` are their own; `waits` is a “no one right now” that
    nobody has answered.
    """

    state: State
    line: str
    words: str = ""
    known: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    waits: Asked | None = None


def counting(person: Person, found: Warm) -> Counting:
    """The same, from what `warm` found."""
    name = {"name": person.first_name}
    if found.state is State.NO and found.asked:
        asked = found.asked
        line = _("Asked on %(day)s, %(name)s said: no one right now.") % {
            **name, "day": day_text(asked.on, "j F Y"),
        }  # fmt: skip
        more = [_("What would help today?")] if asked.waits else []
        if asked.answered:
            more.append(_("What was done: %(words)s") % {"words": asked.answered})
        waits = asked if asked.waits else None
        return Counting(found.state, line, asked.words, more=tuple(more), waits=waits)
    if found.state is State.UNKNOWN:
        return Counting(
            found.state,
            _("Not known. Is there someone %(name)s can count on? Ask in words.") % name,
        )
    who = joined([one.tie.called for one in found.named])
    line = _("%(name)s says: %(who)s. Said %(day)s.") % {
        **name, "who": who, "day": day_text(found.named[0].reading.on, "j F Y"),
    }  # fmt: skip
    words = next((one.reading.words for one in found.named if one.reading.words), "")
    if not words and found.asked and found.asked.on == found.on:
        words = found.asked.words
    questions = tuple(_questions(person, found))
    return Counting(found.state, line, words, tuple(_known(found)), questions)


def _known(found: Warm) -> list[str]:
    """What is known of those they named, as facts beside their own words."""
    told = [
        (_("Known for a year or more: %(who)s."), found.lasting),
        (_("Help goes both ways: %(who)s."), found.reciprocal),
    ]
    return [
        words % {"who": joined([one.tie.called for one in some])} for words, some in told if some
    ]


def _questions(person: Person, found: Warm) -> list[str]:
    """What a yes leads to ask; never whether it is good enough."""
    name, asked = person.first_name, []
    today = clock.today()
    if not found.natural:
        who = joined([one.tie.called for one in found.named])
        asked.append(
            _("%(name)s counts on %(who)s, whose work here has an end. Who else, before then?")
            % {"name": name, "who": who}
        )
    for one in found.not_seen:
        asked.append(
            _("%(who)s and %(name)s have not seen each other for a while: what would help?")
            % {"who": one.tie.called, "name": name}
        )
    for one in found.named:
        if one.tie.is_over(today):
            asked.append(
                _("%(who)s is no longer in %(name)s’s life as before. Who else?")
                % {"who": one.tie.called, "name": name}
            )
    return asked


def counting_on_page(person: Person, read: dict[str, list[Any]]) -> Counting:
    """From what their page has read: `ties`, `own_words` and `asked_of`."""
    return counting(person, warm(read["ties"], read["own"], read["asked"], clock.today()))


def counting_of(person: Person, viewer: Any) -> Counting:
    """The same where nothing is read yet, in one statement."""
    read = together(
        ties=Tie.objects.visible_to(viewer).filter(person=person),
        own=own_words(person.pk, viewer),
        asked=asked_of(person.pk, viewer),
    )
    return counting_on_page(person, read)


@dataclass
class Mine:
    """A worker's own people by what they said, and a manager's figures without names."""

    no: list[tuple[Person, Counting]]
    unknown: list[Person]
    yes: list[tuple[Person, Counting]]
    picture: Picture | None


def whom_mine_count_on(viewer: Any) -> Mine:
    """Those the viewer works with, by name; the picture of the teams they manage, in figures."""
    people = Person.objects.visible_to(viewer).filter(works_with(viewer), died__isnull=True)
    people = people.order_by("name", "pk")
    found = warm_of_mine(viewer, people)
    said: dict[State, list[tuple[Person, Counting]]] = {state: [] for state in State}
    for person in people.in_bulk([*found]).values():
        one = counting(person, found[person.pk])
        said[one.state].append((person, one))
    for rows in said.values():
        rows.sort(key=lambda row: (row[0].name, row[0].pk))
    return Mine(
        no=said[State.NO],
        unknown=[person for person, _one in said[State.UNKNOWN]],
        yes=said[State.YES],
        picture=team_picture(viewer) if viewer.managed_team_ids else None,
    )
