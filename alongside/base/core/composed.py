"""A read that is the same at every request but for who asks, about whom and when.

Django puts a queryset together anew each time, which for a page of twenty takes far longer than
the database does to answer it. Here it is put together once for each way in which its questions
are answered: does this viewer see anybody at all, is anybody gated, do they manage a team.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from .language import language
from .together import Statement
from .unknown import Composing, Step, Undecided, Unknown, Values, value_of

Asked = dict[str, QuerySet] | QuerySet
_MOST = 500  # kinds of call that are kept; a builder has a handful


@dataclass
class _Question:
    """What is to be known first, and what follows from either answer."""

    step: Step
    ways: dict[bool, Any] = field(default_factory=dict)


@dataclass
class _Kind:
    """Every composing of one read for one kind of call."""

    given: dict[str, Step]
    steps: dict[Any, Step] = field(default_factory=dict)
    first: dict[bool, Any] = field(default_factory=dict)  # as `ways`, of no question

    def way(self, values: Values) -> Statement | None:
        """The statement for these answers, where it was composed already."""
        found = self.first.get(True)
        while isinstance(found, _Question):
            found = found.ways.get(bool(value_of(found.step, values)))
        return found

    def keep(self, told: dict[Step, bool], statement: Statement) -> None:
        ways, answer = self.first, True
        for step, said in told.items():
            question = ways.setdefault(answer, _Question(step))
            if not isinstance(question, _Question) or question.step is not step:
                raise Undecided("what is asked next follows from something that is not known")
            ways, answer = question.ways, said
        ways[answer] = statement


class composed_once:
    """`build` makes querysets of what it is given by name; calling this gives their rows.

    Text, numbers, True, False and None are given to `build` as they are: another kind of call for
    each. Everything else, and the clock, is Unknown to it. So it may decide by what it asks of
    those, and every such question is asked again at each call; what it cannot ask it cannot know.
    Where it is mistaken it raises Undecided.
    """

    def __init__(self, build: Callable[..., Asked]) -> None:
        self.build = build
        self.__doc__ = build.__doc__
        self._kinds: dict[Any, _Kind] = {}

    def __call__(self, **given: Any) -> Any:
        """A list of objects for each name; for one queryset, a list."""
        statement, params = self.prepared(given)
        return statement.run(params)

    def prepared(self, given: dict[str, Any]) -> tuple[Statement, list[Any]]:
        """The statement for these, and what fills its places."""
        unknown = {name: value for name, value in given.items() if not _is_plain(value)}
        plain = tuple((name, value) for name, value in given.items() if name not in unknown)
        kinds = tuple(type(value) for _name, value in plain)  # 1 and True are equal, and not alike
        key = (connection.vendor, language(), tuple(unknown), plain, kinds)
        kind = self._kinds.get(key)
        if kind is None:
            if len(self._kinds) >= _MOST:
                self._kinds.clear()
            kind = _Kind({name: Step(_itself, (name,)) for name in unknown})
            self._kinds[key] = kind
        values: Values = {kind.given[name]: value for name, value in unknown.items()}
        statement = kind.way(values)
        if statement is None:
            statement = self._composed(kind, dict(plain), values)
        params = [value_of(one, values) if type(one) is Step else one for one in statement.params]
        return statement, params

    def _composed(self, kind: _Kind, plain: dict[str, Any], values: Values) -> Statement:
        composing = Composing(kind.steps, values)
        unknown = {name: Unknown(composing, step) for name, step in kind.given.items()}
        with composing.going_on():
            statement = Statement(self.build(**plain, **unknown))
            statement.settle()
        kind.keep(composing.told, statement)
        return statement


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int)


def _itself(name: str) -> Any:
    raise KeyError(name)  # what is given is there before any step is taken
