"""Logs name routes, actors and times; never a path, a query or anything anybody wrote."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import ResolverMatch

from alongside.base.core.logs import JsonLines, NoContent
from alongside.doors.desk.views import person, reflections

SECRET = "Maya-was-here"


def line(record: logging.LogRecord) -> dict[str, Any]:
    NoContent().filter(record)
    return json.loads(JsonLines().format(record))


def record(message: str, *args: Any, **extra: Any) -> logging.LogRecord:
    made = logging.LogRecord("django.request", logging.ERROR, "x.py", 1, message, args, None)
    made.__dict__.update(extra)
    return made


def request_to(view: Any, name: str) -> Any:
    request = RequestFactory().get(f"/people/{SECRET}/?q={SECRET}")
    request.resolver_match = ResolverMatch(view, (), {"person_id": SECRET}, name)
    return request


def test_a_request_is_named_by_its_route() -> None:
    said = line(
        record("Not Found: %s", f"/people/{SECRET}/", status_code=404,
               request=request_to(person.person, "person"))
    )  # fmt: skip
    assert said["event"] == "person 404"
    assert SECRET not in json.dumps(said)


@pytest.mark.parametrize("name", ["reflections", "reflect", "rewrite", "destroy"])
def test_writing_a_reflection_cannot_be_told_from_other_work(name: str) -> None:
    view = getattr(reflections, name)
    said = line(record("Error: %s", SECRET, status_code=500, request=request_to(view, name)))
    assert said["event"] == "desk 500"


def test_an_address_that_leads_nowhere_is_not_repeated() -> None:
    request = RequestFactory().get(f"/{SECRET}/")
    said = line(record("Not Found: %s", f"/{SECRET}/", status_code=404, request=request))
    assert said["event"] == "no route 404"


def test_an_error_keeps_its_type_and_place_and_loses_its_words() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        made = record("boom %s", SECRET, exc_info=(ValueError, error, error.__traceback__))
    said = line(made)
    assert said["event"].startswith("ValueError at test_an_error_keeps")
    assert SECRET not in json.dumps(said)


def test_a_line_break_in_a_message_does_not_begin_a_new_line() -> None:
    made = logging.LogRecord("alongside", logging.INFO, "x.py", 1, 'a\n{"forged": 1}', (), None)
    assert "\n" not in JsonLines().format(made)
