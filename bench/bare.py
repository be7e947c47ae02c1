"""What the same pages cost with nothing of ours: the limit that `script/bench pages` compares with.

A Django project in one file, on the same database and server: seven stock middlewares, a session, a
user, hand-written SQL and one Jinja2 template. It asks nobody whether they may, keeps no trace of
a look, and writes in as many commits as our action does: one.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from jinja2 import DictLoader, Environment

TEMPLATES = {
    "page": "<!doctype html><html lang=en><head><title>{% block title %}Bare{% endblock %}</title>"
    "</head><body><nav><a href=/>Day</a> <a href=/people/>People</a> {{ user }}</nav><main>"
    "{% block main %}{% endblock %}</main></body></html>",
    "empty": "{% extends 'page' %}{% block main %}<p>Nothing.</p>{% endblock %}",
    "list": "{% extends 'page' %}{% block title %}{{ title }}{% endblock %}{% block main %}"
    "<h1>{{ title }}</h1><ol>{% for row in rows %}<li id='r{{ row[0] }}'><p><time>{{ row[1] }}"
    "</time></p><h3><a href='/x/{{ row[0] }}/'>{{ row[2] }}</a></h3><p>{{ row[3] }}</p>"
    "<p>{{ row[4] }}, {{ row[5] }}</p></li>{% endfor %}</ol>"
    "<ul>{% for row in others %}<li>{{ row[0] }} {{ row[1] }}</li>{% endfor %}</ul>{% endblock %}",
}
pages = Environment(loader=DictLoader(TEMPLATES), autoescape=True)


def _ask(sql: str, *params: Any) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _id(value: Any) -> Any:
    from django.db import connection

    return value.hex if connection.vendor == "sqlite" else value


def _now() -> Any:
    from django.db import connection

    now = dt.datetime.now(dt.UTC)
    return now.replace(tzinfo=None).isoformat(" ") if connection.vendor == "sqlite" else now


def _me(request: HttpRequest) -> Any:
    (row,) = _ask("SELECT id FROM organisation_worker WHERE user_id = %s", _id(request.user.pk))
    return row[0]


def _page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    return HttpResponse(pages.get_template(name).render(user=request.user.username, **context))


def empty(request: HttpRequest) -> HttpResponse:
    return _page(request, "empty")


STORY = """
SELECT p.id, p.happened_at, e.place, e.narrative, w.name, e.minutes
FROM encounters_encounterpart p JOIN encounters_encounter e ON e.id = p.encounter_id
JOIN organisation_worker w ON w.id = e.author_id
WHERE p.person_id = %s ORDER BY p.happened_at DESC LIMIT %s"""
PROMISES = """
SELECT p.words, p.due FROM promises_promise p JOIN promises_promisefor f ON f.promise_id = p.id
WHERE f.person_id = %s"""


def person(request: HttpRequest, person_id: Any, rows: int) -> HttpResponse:
    one = _id(person_id)
    ((title,),) = _ask("SELECT name FROM persons_person WHERE id = %s", one)
    story = _ask(STORY, one, rows)
    return _page(request, "list", title=title, rows=story, others=_ask(PROMISES, one))


PEOPLE = """
SELECT p.id,
  (SELECT a.starts_at FROM appointments_appointmentperson a
    WHERE a.person_id = p.id AND a.starts_at > %s ORDER BY a.starts_at LIMIT 1) AS next_at,
  p.name,
  (SELECT max(e.happened_at) FROM encounters_encounterpart e WHERE e.person_id = p.id),
  (SELECT min(m.due) FROM promises_promise m JOIN promises_promisefor f ON f.promise_id = m.id
    WHERE f.person_id = p.id AND m.state = 'open'),
  w.from_at
FROM working_workingrelationship w JOIN persons_person p ON p.id = w.person_id
WHERE w.worker_id = %s AND w.until_at IS NULL
ORDER BY next_at IS NULL, next_at LIMIT 50"""


def people(request: HttpRequest) -> HttpResponse:
    rows = _ask(PEOPLE, _now(), _me(request))
    return _page(request, "list", title="People", rows=rows, others=[])


DAY = """
SELECT a.id, a.starts_at, a.place, a.purpose, p.name, a.minutes FROM appointments_appointment a
JOIN appointments_appointmentperson w ON w.appointment_id = a.id
JOIN persons_person p ON p.id = w.person_id
WHERE a.worker_id = %s AND a.starts_at > %s ORDER BY a.starts_at LIMIT 10"""
MINE = "SELECT words, due FROM promises_promise WHERE by_worker_id = %s AND state = 'open'"


def day(request: HttpRequest) -> HttpResponse:
    me = _me(request)
    rows = _ask(DAY, me, _now())
    return _page(request, "list", title="Day", rows=rows, others=_ask(MINE, me))


FOUND = """
SELECT p.id, p.born, p.name, '', '', '' FROM working_workingrelationship w
JOIN persons_person p ON p.id = w.person_id
WHERE w.worker_id = %s AND lower(p.name) LIKE %s LIMIT 20"""


def find(request: HttpRequest) -> HttpResponse:
    asked = f"%{request.POST.get('q', '').lower()}%"
    rows = _ask(FOUND, _me(request), asked)
    return _page(request, "list", title="Find", rows=rows, others=[])


def record(request: HttpRequest, person_id: Any) -> HttpResponse:
    """An encounter, its part, a promise and a row of a trace: what one write-up leaves behind."""
    from django.db import transaction

    me, now, words = _me(request), _now(), request.POST["for_them"]
    with transaction.atomic():
        _insert(
            "encounters_encounter",
            id=(visit := _new()),
            author_id=me,
            happened_at=now,
            happened_precision="minute",
            recorded_at=now,
            received_at=now,
            minutes=40,
            how="in_person",
            planned="planned",
            place="at home",
            title="",
            narrative=words,
            asked_not_to_write=False,
            hard=False,
            kept_because="",
            readable=True,
            not_yet_because="",
            why_corrected="",
        )
        _insert(
            "encounters_encounterpart",
            id=_new(),
            encounter_id=visit,
            person_id=_id(person_id),
            happened_at=now,
            seen=True,
            seen_alone=False,
            words="",
        )
        _trace(me, "recorded", now)
    return HttpResponse(status=303, headers={"Location": "/"})


def add(request: HttpRequest) -> HttpResponse:
    """A person and a row of a trace."""
    from django.db import transaction

    me, now = _me(request), _now()
    with transaction.atomic():
        _insert(
            "persons_person",
            id=_new(),
            name=request.POST["name"],
            pronouns="",
            born=dt.date(2011, 3, 4),
            born_precision="day",
            born_source="",
            died_precision="unknown",
            gender="",
            made_at=now,
            version=1,
        )
        _trace(me, "added", now)
    return HttpResponse(status=303, headers={"Location": "/"})


def _new() -> Any:
    from alongside.base.core.ids import uuid7

    return _id(uuid7())


def _insert(table: str, **values: Any) -> None:
    from django.db import connection

    names, places = ", ".join(values), ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(values.values()))


def _trace(me: Any, verb: str, now: Any) -> None:
    """A row beside the chain: a bare page has none, but it writes as much."""
    _insert(
        "bare_trace", at=now, actor_id=me, verb=verb, kind="x", previous="0" * 64, hash="0" * 64
    )


TRACE = "CREATE TABLE bare_trace (at text, actor_id text, verb text, kind text, previous text, "
TRACE += "hash text)"

urlpatterns = [
    path("empty/", empty),
    path("people/", people),
    path("people/add/", add),
    path("people/<uuid:person_id>/<int:rows>/", person),
    path("people/<uuid:person_id>/record/", record),
    path("day/", day),
    path("find/", find),
]


if os.environ.get("BENCH_BARE"):
    import django
    from django.core.handlers.wsgi import WSGIHandler

    django.setup()
    settings.MIDDLEWARE = [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ]
    settings.ROOT_URLCONF = "bench.bare"
    application = WSGIHandler()
