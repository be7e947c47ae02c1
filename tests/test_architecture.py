"""The house keeps its shape: tables are declared, deeds called alike, the cost of pages flat."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from alongside.base.core.guarded import GuardedQuerySet
from alongside.base.core.ids import uuid7
from alongside.people.persons.models import Fact, Person, PersonName
from alongside.people.working.models import WorkingRelationship
from alongside.practice.appointments.models import Appointment, AppointmentPerson
from alongside.practice.encounters.models import Encounter, EncounterPart, Present
from alongside.practice.promises.models import Promise, PromiseFor
from alongside.practice.wonderings.models import Wondering
from tests import tables
from tests.cast import DAY, NOW, Cast
from tests.support.write_permissions import DEEDS_ELSEWHERE

ROOT = Path(__file__).resolve().parent.parent
RECORDS = tables.read(ROOT / "docs" / "reference" / "records.yaml")
ANSWERS = {
    "class": {"life", "own", "work", "trace", "means"},
    "export": {"file", "author", "audit", "none"},
    "erasure": {"goes", "stays", "author", "key", "other"},
}
# Django's and allauth's own: no words about anybody.
NOT_OURS = {"auth", "contenttypes", "sessions", "account", "mfa"}
# Not deeds but questions, and a part of other deeds; called with what they are about.
POSITIONAL = {"may_manage", "must_manage", "tell"}
# One passes all it is given on to `reflect`, `by` among it; the other's actor is whoever holds a
# link, and is known by nothing else.
NO_ACTOR = {"reflect_alone", "answer_by_link"}
LONGEST = 500


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label not in NOT_OURS]


def modules(pattern: str = "*.py") -> Iterator[tuple[str, ast.Module]]:
    for file in sorted((ROOT / "alongside").rglob(pattern)):
        if "migrations" not in file.parts:
            yield str(file.relative_to(ROOT)), ast.parse(file.read_text(encoding="utf-8"))


# --- what the database holds ---------------------------------------------------------------------


def test_every_model_says_what_class_of_record_it_is() -> None:
    labels = {model._meta.label for model in our_models()}
    assert labels == set(RECORDS), "docs/reference/records.yaml has a row for each model, no other"


def test_every_row_gives_an_answer_the_page_explains() -> None:
    for name, row in RECORDS.items():
        assert set(row) == set(ANSWERS), name
        for question, answer in row.items():
            assert answer in ANSWERS[question], (name, question)


def test_what_is_about_somebody_is_guarded() -> None:
    """Whatever is of class life or own, and the trace, cannot be read without a viewer."""
    for model in our_models():
        guarded = isinstance(model.objects.all(), GuardedQuerySet)  # type: ignore[attr-defined]
        about = RECORDS[model._meta.label]["class"] in ("life", "own")
        if model._meta.label == "exchange.ImportRun":
            continue  # who imported what and when; guarded or not, it holds no one's words
        assert guarded or not about, model._meta.label


def test_what_points_at_a_person_is_about_somebody() -> None:
    for model in our_models():
        points = [field for field in model._meta.get_fields() if field.related_model is Person]
        if any(isinstance(field, models.ForeignKey) for field in points):
            assert RECORDS[model._meta.label]["class"] in ("life", "own"), model._meta.label


# --- how deeds are called ------------------------------------------------------------------------


def deeds() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path, tree in modules("actions.py"):
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield path, node
    for path, tree in modules():
        room, _slash, file = path.rpartition("/")
        if room == "alongside/practice/appointments" and file[:-3] in DEEDS_ELSEWHERE:
            for node in tree.body:
                # Beside them stand what deeds share and what is only asked, called by position.
                if isinstance(node, ast.FunctionDef) and node.args.kwonlyargs:
                    yield path, node


def test_deeds_are_called_by_keyword_and_say_by_whom() -> None:
    found = list(deeds())
    assert len(found) > 30
    for path, deed in found:
        names = [argument.arg for argument in deed.args.kwonlyargs]
        if deed.name not in POSITIONAL:
            assert not deed.args.args, f"{path}: {deed.name} takes arguments by position"
            assert not deed.args.posonlyargs, f"{path}: {deed.name}"
            assert "by" in names or deed.name in NO_ACTOR, f"{path}: {deed.name} has no actor"


def test_views_only_ask_and_show() -> None:
    """No view reads past the guard, saves a row of its own, or opens a cursor beside /readyz."""
    for path, tree in modules():
        if "/views/" not in path:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                name = node.func.attr
                asks = name not in ("unguarded", "create", "bulk_create", "raw")
                assert asks, f"{path}:{node.lineno}"


def test_every_view_declares_its_methods() -> None:
    for path, tree in modules():
        if "/desk/views/" not in path:
            continue
        for node in tree.body:
            takes_request = isinstance(node, ast.FunctionDef) and (
                [argument.arg for argument in node.args.args[:1]] == ["request"]
                and ast.unparse(node.returns or ast.Constant(None)) == "HttpResponse"
            )
            if takes_request and not node.name.startswith("_"):  # type: ignore[union-attr]
                marks = [ast.unparse(mark) for mark in node.decorator_list]  # type: ignore[union-attr]
                declared = any(mark.startswith("door(") for mark in marks)
                assert declared or marks == ["public"], f"{path}: {node.name}"  # type: ignore[union-attr]


def test_only_the_clock_knows_what_time_it_is() -> None:
    """Sessions go by the machine's clock, which no demo moves; so do logs, and the day a demo is
    built for unless it is told another."""
    may = {
        "alongside/base/core/clock.py",
        "alongside/base/core/logs.py",
        "alongside/base/accounts/middleware.py",
        "alongside/doors/demo/command.py",
    }
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                clock = called in ("time.time", "time.time_ns", "timezone.now", "dt.date.today")
                clock |= called.endswith(("datetime.now", "datetime.utcnow", "date.today"))
                assert not clock or path in may, f"{path}:{node.lineno}"


def test_no_file_is_too_long_to_be_read() -> None:
    for folder in ("alongside", "tests", "bench"):
        for file in (ROOT / folder).rglob("*.py"):
            if "migrations" not in file.parts:
                length = len(file.read_text(encoding="utf-8").splitlines())
                assert length <= LONGEST, f"{file.relative_to(ROOT)}: {length} lines"


# --- what a page costs ---------------------------------------------------------------------------


def many_people(cast: Cast, count: int) -> None:
    """Ana works with many more people, each with names, a visit and a meeting."""
    people = [Person(name=f"Person {number:03}", made_at=NOW) for number in range(count)]
    QuerySet(Person).bulk_create(people)
    QuerySet(PersonName).bulk_create(
        PersonName(person=one, kind="known_as", full=one.name) for one in people
    )
    QuerySet(WorkingRelationship).bulk_create(
        WorkingRelationship(
            person=one, worker=cast.ana, role="co_worker", from_at=NOW - 90 * DAY, rhythm_days=7
        )
        for one in people
    )
    much_about(cast, people)


def much_about(cast: Cast, people: list[Person]) -> None:
    """A visit, a meeting, a promise and a wondering about each of these, or each time about one."""
    hour = dt.timedelta(hours=1)
    when = [NOW - 2 * DAY - number * hour for number in range(len(people))]
    visits = [
        Encounter(
            author=cast.ana, happened_at=moment, recorded_at=moment, received_at=moment,
            narrative=f"Visit {number}",
        )
        for number, moment in enumerate(when)
    ]  # fmt: skip
    QuerySet(Encounter).bulk_create(visits)
    QuerySet(EncounterPart).bulk_create(
        EncounterPart(encounter=visit, person=one, happened_at=visit.happened_at)
        for visit, one in zip(visits, people, strict=True)
    )
    QuerySet(Present).bulk_create(Present(encounter=visit, name="Nan") for visit in visits)
    meetings = [
        Appointment(worker=cast.ana, starts_at=NOW + (number + 1) * hour / 60, made_at=NOW)
        for number in range(len(people))
    ]
    QuerySet(Appointment).bulk_create(meetings)
    QuerySet(AppointmentPerson).bulk_create(
        AppointmentPerson(appointment=meeting, person=one, starts_at=meeting.starts_at)
        for meeting, one in zip(meetings, people, strict=True)
    )
    promises = [
        Promise(
            words=f"do {number}", by_worker=cast.ana, recorded_by=cast.ana, made_on=NOW.date(),
            recorded_at=NOW, due=NOW.date(),
        )
        for number in range(len(people))
    ]  # fmt: skip
    QuerySet(Promise).bulk_create(promises)
    QuerySet(PromiseFor).bulk_create(
        PromiseFor(promise=promise, person=one)
        for promise, one in zip(promises, people, strict=True)
    )
    QuerySet(Wondering).bulk_create(
        Wondering(person=one, author=cast.ana, words="whether", written_at=NOW) for one in people
    )
    QuerySet(Fact).bulk_create(
        Fact(
            person=one, kind="helps", open_words="tea", made_at=NOW, made_by=cast.ana,
            last_true=NOW.date(),
        )
        for one in people
    )  # fmt: skip


def queries(client: Any, path: str) -> int:
    client.get(path)  # the session's own writing is done
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


NARROWED = [f"/people/?show={show}" for show in ("waiting", "distant", "ending", "new")]
# Who is growing distant depends on when each was met: it has the ceiling only.
EVEN = [path for path in NARROWED if "distant" not in path]
LISTS = ["/", "/people/", *EVEN, "/record/", "/drafts/", "/reflections/"]
# What one page may ask, everything included; what opens and ends a transaction apart.
CEILINGS = {"": 12, "?print=all": 12, "before/": 12, "record/": 12}


def asked(client: Any, call: Any) -> tuple[int, int]:
    """Queries, and the audit rows that end it, of one call."""
    with CaptureQueriesContext(connection) as caught:
        assert call().status_code in (200, 303)
    words = [query["sql"].split()[0] for query in caught]
    own = [word for word in words if word not in ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")]
    return len(own), sum("audit_auditrow" in query["sql"] for query in caught)


@pytest.mark.parametrize("page", CEILINGS)
@pytest.mark.parametrize("who", ["ana", "cal", "zoe"])
def test_a_page_about_somebody_asks_little_however_long_their_story(
    who: str, page: str, cast: Cast
) -> None:
    client, path = cast.client(who), cast.url("maya", page)
    much_about(cast, [cast.maya] * 200)
    client.get(path)
    assert asked(client, lambda: client.get(path))[0] <= CEILINGS[page]


@pytest.mark.parametrize("path", ["/people/", *NARROWED])
@pytest.mark.parametrize("who", ["ana", "cal"])
def test_the_caseload_asks_at_most_eight(who: str, path: str, cast: Cast) -> None:
    client = cast.client(who)
    many_people(cast, 200)
    client.get(path)
    assert asked(client, lambda: client.get(path))[0] <= 8


def test_a_write_up_asks_as_much_at_two_hundred_visits_as_at_one(cast: Cast) -> None:
    """Both lanes, a promise and the trace: at most eighteen, in one transaction; on PostgreSQL the
    lock of the chain is one more."""
    client, path = cast.client("ana"), cast.url("maya", "record/")

    def send() -> Any:
        return client.post(
            path,
            {
                "key": str(uuid7()), "person": str(cast.maya.pk), "seen_alone": str(cast.maya.pk),
                "for_them": "By the weir.", "for_me": "Tired.", "promise": "ring school",
                "promise_due": "friday", "happened_day": "yesterday", "how": "in_person",
                "planned": "planned",
            },
        )  # fmt: skip

    send()  # the key of Ana's private lane is made once
    few = asked(client, send)
    much_about(cast, [cast.maya] * 200)
    assert asked(client, send) == few
    assert few[0] <= 18 + (connection.vendor == "postgresql")
    assert few[1] == 2  # the last row of the chain is read once, and one insert adds to it


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("who", ["ana", "cal"])
def test_a_list_costs_as_many_queries_for_two_hundred_as_for_one(
    who: str, path: str, cast: Cast
) -> None:
    client = cast.client(who)
    many_people(cast, 1)
    few = queries(client, path)
    many_people(cast, 200)
    assert queries(client, path) == few


@pytest.mark.parametrize("page", ["", "?print=all", "before/", "record/"])
@pytest.mark.parametrize("who", ["ana", "cal", "zoe"])
def test_a_page_of_a_long_story_costs_as_many_queries_as_a_short_one(
    who: str, page: str, cast: Cast
) -> None:
    client, path = cast.client(who), cast.url("maya", page)
    much_about(cast, [cast.maya])
    few = queries(client, path)
    much_about(cast, [cast.maya] * 200)
    assert queries(client, path) == few
