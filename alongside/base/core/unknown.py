"""What a read is about, while the read is being composed and nothing of it may be known.

A read that is composed once (composed.py) is given these in place of a viewer, an id, a moment.
They can be put into conditions, and are then a place in the statement that each call fills. What
is reckoned from one is another. Whether one is true can be asked: the answer decides how the read
is composed, so the question is kept and asked again at each call. Anything else raises Undecided,
because it would make one viewer's statement out of what is so for another.
"""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from uuid import UUID

from django.db import connection, models
from django.db.models import Value

from . import clock


class Undecided(TypeError):
    """A read tried to know something that differs from call to call."""


class Step:
    """How a value is come by at a call: something done with what is given, or with other steps."""

    __slots__ = ("act", "of")

    def __init__(self, act: Callable[..., Any], of: tuple[Any, ...]) -> None:
        self.act = act
        self.of = of


Values = dict[Step, Any]


def value_of(step: Step, values: Values) -> Any:
    """What a step comes to for what is given; each is taken once."""
    if step in values:
        return values[step]
    of = [value_of(one, values) if type(one) is Step else one for one in step.of]
    found = values[step] = step.act(*of)
    return found


class Composing:
    """One composing of a read: the steps it takes, and the questions it asks, in order.

    `steps` are those of every composing of the same read, so that one value is one step in all.
    """

    def __init__(self, steps: dict[Any, Step], values: Values) -> None:
        self.steps = steps
        self.values = values
        self.told: dict[Step, bool] = {}

    def step(self, act: Callable[..., Any], *of: Any) -> Step:
        key = (act, of, tuple(map(type, of)))  # 1 and True are equal, and not the same
        if key not in self.steps:
            self.steps[key] = Step(act, of)
        return self.steps[key]

    def unknown(self, act: Callable[..., Any], *of: Any) -> Unknown:
        steps = [one._step if isinstance(one, Unknown) else one for one in of]
        return Unknown(self, self.step(act, *steps))

    def tell(self, step: Step) -> bool:
        if step not in self.told:
            with clock.standing_in(None):  # what is asked is so for the one who asks
                self.told[step] = bool(value_of(step, self.values))
        return self.told[step]

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Inside, it is no moment yet, and nothing is read from the database."""

        def refuse(execute: Any, sql: Any, *more: Any) -> Any:
            if clock.stands_in() is not None:
                raise Undecided(f"a read is not composed by reading: {sql[:200]}")
            return execute(sql, *more)

        with clock.standing_in(self.unknown(clock.now)), connection.execute_wrapper(refuse):
            yield


def _never(what: str) -> Callable[..., NoReturn]:
    def refuse(self: Unknown, *_with: Any) -> NoReturn:
        raise Undecided(f"{what} what is not known while a read is composed")

    return refuse


def _reckoned(act: Callable[[Any, Any], Any]) -> Callable[[Unknown, Any], Unknown]:
    def reckoned(self: Unknown, other: Any) -> Unknown:
        return self._composing.unknown(act, self, other)

    return reckoned


def _called(act: Callable[..., Any], *of: Any) -> Any:
    return act(*of)


class Unknown:
    """A viewer, an id, a moment, a set of ids, or what is reckoned from one."""

    __slots__ = ("_composing", "_step")

    def __init__(self, composing: Composing, step: Step) -> None:
        self._composing = composing
        self._step = step

    def __getattr__(self, name: str) -> Unknown:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._composing.unknown(getattr, self, name)

    def __call__(self, *of: Any) -> Unknown:
        return self._composing.unknown(_called, self, *of)

    def __bool__(self) -> bool:
        return self._composing.tell(self._step)

    __or__ = _reckoned(operator.or_)
    __and__ = _reckoned(operator.and_)
    __sub__ = _reckoned(operator.sub)
    __add__ = _reckoned(operator.add)
    __getitem__ = _reckoned(operator.getitem)

    __hash__ = None  # type: ignore[assignment]  # looked up in a set it would simply not be there
    __eq__ = _never("compare")
    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __iter__ = __len__ = __contains__ = _never("go through")
    __str__ = __format__ = __int__ = __index__ = _never("write out")

    def resolve_expression(self, *_query: Any, **_more: Any) -> Value:
        """As Django has it where a condition holds a value: a place for it."""
        return _Place(self._composing.step(as_sent, self._step))

    def place(self, sent: Callable[[Any], Any]) -> Step:
        """A place that is filled with what `sent` makes of the value."""
        return self._composing.step(sent, self._step)


class _Place(Value):
    """A parameter whose value is not there yet: what is compiled has the step in its stead."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self.value]


_FIELDS: dict[type, models.Field] = {
    dt.datetime: models.DateTimeField(),
    dt.date: models.DateField(),
}


def as_sent(value: Any) -> Any:
    """A value as this database's driver is given it. Raises Undecided for what is no such value:
    nothing at all is another condition, and a list is `among`."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    if isinstance(value, models.Model):
        value = value.pk
    if type(value) is UUID:
        return value if connection.features.has_native_uuid_field else value.hex
    field = _FIELDS.get(type(value))
    if field is None:
        raise Undecided(f"a {type(value).__name__} does not fill a place")
    return field.get_db_prep_value(value, connection, prepared=True)
