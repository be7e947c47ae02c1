"""The whole demo, built once: everything `alongside demo facts` says holds in it."""

from __future__ import annotations

import datetime as dt
import html
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings

from alongside.base.accounts.models import User
from alongside.base.audit.chain import first_bad_row, note_now
from alongside.base.core import clock
from alongside.base.files.models import StoredFile
from alongside.base.notices.models import Notice
from alongside.base.organisation.models import Worker
from alongside.base.organisation.viewer import Viewer
from alongside.doors.demo import clock as demo_clock
from alongside.doors.desk.queries.day import my_day
from alongside.people.contact.models import ContactHold
from alongside.people.persons.models import Fact, Person, PersonName
from alongside.practice.agreements.models import Agreement, AgreementAnswer, Reply, Said
from alongside.practice.appointments.models import Appointment, CalendarFeed, State, Told
from alongside.practice.decisions.models import DifferentView
from alongside.practice.encounters.models import Encounter
from alongside.practice.gifts.models import Gift
from alongside.practice.promises.models import Promise
from alongside.practice.transitions.models import TransitionStep
from tests.demo.running import DAY, demo
from tests.support.harness import on_postgres

WHY = "a test looks at what was built"


@pytest.fixture(scope="module")
def database() -> Iterator[dict[str, str]]:
    """What to set for the demo to have a database of its own, on the server of the tests."""
    if not on_postgres():
        yield {}
        return
    import psycopg

    ours = urlsplit(os.environ["DATABASE_URL"])
    name = f"alongside_demo_{os.getpid()}"
    with psycopg.connect(urlunsplit(ours), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield {"DATABASE_URL": urlunsplit(ours._replace(path=f"/{name}"))}
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def folder(database: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole demo, as `script/demo --no-serve` builds it. Says how long that took."""
    folder = tmp_path_factory.mktemp("whole") / "demo"
    run = demo("--no-serve", "--data", folder, "--today", DAY, small=False, **database)
    assert run.returncode == 0, run.stderr
    print(next(line for line in run.stdout.splitlines() if line.startswith("Built in")))
    return folder


@pytest.fixture
def world(folder: Path, database: dict[str, str], django_db_blocker: Any) -> Iterator[Path]:
    """The demo as the database of one test, which leaves it as it was."""
    name = connection.settings_dict["NAME"]
    there = urlsplit(database.get("DATABASE_URL", "")).path.lstrip("/")
    evening = clock.moment(dt.date.fromisoformat(DAY), dt.time(17, 53))
    connection.close()
    connection.settings_dict["NAME"] = there or str(folder / "db" / "alongside.sqlite3")
    try:
        with (
            django_db_blocker.unblock(),
            override_settings(ALONGSIDE_DATA=folder, ALONGSIDE_DEMO=True),
            clock.at(evening),
            transaction.atomic(),
        ):
            yield folder
            transaction.set_rollback(True)
    finally:
        with django_db_blocker.unblock():
            connection.close()
        connection.settings_dict["NAME"] = name


def the(username: str) -> Viewer:
    return Viewer(Worker.objects.select_related("user").get(user__username=username))


def known(folder: Path, database: dict[str, str]) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-m", "alongside", "demo", "facts", "--data", str(folder), "--json"],
        env={**os.environ, **database},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_the_facts_say_when_and_who(folder: Path, database: dict[str, str]) -> None:
    facts = known(folder, database)
    assert facts["day"] == DAY
    assert facts["now"].startswith("2026-03-05T17:5")
    accounts = {one["username"]: one for one in facts["accounts"]}
    assert {"ana", "ben", "cal", "sue", "tom", "lea", "rec", "adi", "zoe"} <= set(accounts)
    assert sum(one["can_sign_in"] for one in accounts.values()) >= 14
    assert all(len(one["password"]) >= 15 for one in accounts.values())
    rows = {row["row"] for row in facts["rows"]}
    assert rows == {*range(1, 13), *range(21, 25), 34, 35, 36, 39, 40, 42, 49, 50, 51}


@pytest.mark.real_hasher
def test_every_fact_holds(world: Path, database: dict[str, str]) -> None:
    wrong = []
    for row in known(world, database)["rows"]:
        client = Client()
        if row["expected"] != "sign-in refused":
            client.force_login(
                User.objects.get(username=row["user"]),
                backend="alongside.base.accounts.backend.Backend",
            )
        ask = client.post if row["method"] == "POST" else client.get
        answer = ask(row["url"], row.get("data"))
        page = html.unescape(answer.content.decode())
        if (
            answer.status_code != row["status"]
            or row.get("contains", "") not in page
            or (row.get("absent") and row["absent"] in page)
        ):
            wrong.append((answer.status_code, row))
    assert wrong == []


@pytest.mark.real_hasher
def test_the_password_that_is_printed_opens_the_door(world: Path, database: dict[str, str]) -> None:
    account = known(world, database)["accounts"][0]
    client = Client()
    answer = client.post(
        "/sign-in/", {"username": account["username"], "password": account["password"]}
    )
    assert answer.status_code == 302
    assert "Thursday 5 March" in client.get("/").content.decode()


def test_anas_day(world: Path) -> None:
    day = my_day(the("ana"))
    rows = [
        (f"{clock.local(row.at):%H:%M}", row.minutes, row.title, row.state, row.detail)
        for row in day.rows
    ]
    assert rows == [
        ("09:30", 30, "Maya Bell", "done", "Mr Osei, about Maya’s timetable"),
        ("11:00", 60, "Theo Marsh and Col Marsh", "done", "At home, Alder Street"),
        ("14:00", 50, "Leanne Abbott", "to_write", "You began this at 14:58"),
        (
            "15:05",
            45,
            "Idris Warsame, Hana Warsame and Sami Warsame",
            "to_write",
            "Tea at Gran’s, all three",
        ),
        ("16:10", 40, "Maya Bell", "to_write", "Walk home from school"),
        ("18:15", 20, "Jean Bell", "to_come", "About Maya, after tea. She chose this time. Agreed"),
    ]
    assert [(one.name, one.label) for one in day.waiting] == [
        ("Hana Warsame", "What to say"),
        ("Tia Brandt", "Open the meeting"),
        ("Theo Marsh", "Open the meeting"),
    ]
    assert [f"{line.lead} {line.day}".strip() for line in day.promises][:3] == [
        "Was Tuesday",
        "By tomorrow",
        "By Sunday",
    ]
    not_met = [nudge.person.name for nudge in my_day(the("ana")).nudges if nudge.kind == "not_met"]
    assert not_met == ["Tia Brandt"]


def test_it_is_as_large_and_as_long_as_it_should_be(world: Path) -> None:
    people = Person.objects.unguarded(WHY)
    met = Encounter.objects.unguarded(WHY)
    assert people.count() >= 180
    assert 2400 <= met.count() <= 3500
    first, last = (
        met.order_by(order).first().happened_at for order in ("happened_at", "-happened_at")
    )
    assert (last - first).days > 530
    assert first_bad_row() is None
    names = " ".join(PersonName.objects.unguarded(WHY).values_list("full", flat=True))
    assert "نور الهاشمي" in names
    assert any(letter in names for letter in "łěşçñöéĐņ")
    assert Promise.objects.unguarded(WHY).filter(state="not_kept").exists()
    assert met.filter(replaces__isnull=False).exists()
    assert met.filter(asked_not_to_write=True).exists()
    assert Fact.objects.unguarded(WHY).filter(in_their_words=True).count() > 300
    unseen = Notice.objects.unguarded(WHY).filter(seen_at__isnull=True)
    assert unseen.filter(worker=the("ana").worker).count() <= 5


def test_the_months_show_each_feature(world: Path) -> None:
    """Every kind of answer, meeting, gift and going is somewhere in the eighteen months."""

    def seen(model: Any, field: str) -> set[Any]:
        return set(model.objects.unguarded(WHY).values_list(field, flat=True))

    assert seen(Agreement, "kind") == {"working", "living"}
    assert seen(AgreementAnswer, "reply") == set(Reply.values)
    assert seen(AgreementAnswer, "said") == set(Said.values)
    assert [one.path.exists() for one in StoredFile.objects.unguarded(WHY)] == [True, True]
    assert seen(Appointment, "state") == set(State.values)
    assert seen(Appointment, "not_met") >= {"nobody", "not_want", "unknown"}
    assert seen(Told, "what") >= {"asked", "told", "displaced"}
    assert seen(Told, "how") >= {"said", "copied", "printed"}
    assert seen(Encounter, "hard") == {True, False}
    assert seen(Gift, "outcome") >= {"declined", "shared", "returning", "given"}
    assert seen(DifferentView, "whose") >= {"person", "worker"}
    assert ContactHold.objects.unguarded(WHY).exists()
    assert CalendarFeed.objects.exists()
    steps = TransitionStep.objects.unguarded(WHY)
    assert steps.filter(kind="goodbye", state="done", transition__kind="ending").exists()
    going = steps.filter(kind="goodbye", state="open", transition__kind="hand_over")
    assert going.filter(transition__closed_at__isnull=True).exists(), "a hand-over in progress"


def test_time_goes_on_from_the_last_thing_done(
    world: Path, at: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "_shift", clock._shift)
    with at(dt.datetime(2026, 3, 5, 18, 40)):
        note_now("saw", "person", actor_id=the("ana").worker_id)
    clock.stand_at(None)
    demo_clock.start()
    assert f"{clock.local(clock.now()):%Y-%m-%d %H:%M}" == "2026-03-05 18:40"


def test_nothing_written_is_unfinished(world: Path) -> None:
    """No slot left open, no choice left standing, in anything anybody can read."""
    texts = [
        *Encounter.objects.unguarded(WHY).values_list("narrative", flat=True),
        *Encounter.objects.unguarded(WHY).values_list("title", flat=True),
        *Promise.objects.unguarded(WHY).values_list("words", flat=True),
        *Fact.objects.unguarded(WHY).values_list("open_words", flat=True),
    ]
    assert [text for text in texts if set("{}[]|") & set(text)] == []
    assert [text for text in texts if "  " in text or " ." in text] == []


def test_a_second_run_keeps_it_and_another_folder_is_refused(
    folder: Path, database: dict[str, str], tmp_path: Path
) -> None:
    again = demo("--no-serve", "--data", folder, small=False, **database)
    assert again.returncode == 0, again.stderr
    if database:
        other = demo("--no-serve", "--data", tmp_path / "other", small=False, **database)
        assert other.returncode == 2
        assert "belongs to another folder" in other.stderr
    elsewhere = demo(
        "--no-serve",
        "--data",
        folder,
        small=False,
        DATABASE_URL="" if database else "sqlite:////nowhere/at/all.sqlite3",
    )
    assert elsewhere.returncode == 2


@pytest.mark.postgres
def test_a_database_with_something_else_in_it_is_left_alone(
    database: dict[str, str], tmp_path: Path
) -> None:
    import psycopg

    there = urlsplit(database["DATABASE_URL"])
    name = f"other_{os.getpid()}"
    with psycopg.connect(urlunsplit(there), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        address = urlunsplit(there._replace(path=f"/{name}"))
        with psycopg.connect(address, autocommit=True) as other:
            other.execute("CREATE TABLE letters (words text)")
        run = demo("--no-serve", "--fresh", "--data", tmp_path / "demo", DATABASE_URL=address)
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    assert run.returncode == 2
    assert "left alone" in run.stderr
    assert list(tmp_path.iterdir()) == []
