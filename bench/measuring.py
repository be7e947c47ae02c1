"""One organisation, one database: build it, serve it, measure each page of it.

Run by bench/pages.py, once for each database and size, in a process and an installation of its own:
`python -m bench.measuring SIZE ROUNDS CALLS`. Prints what it measured as JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import django

django.setup()

from django.db import connection  # noqa: E402 these need the settings
from django.template.backends.jinja2 import Template  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from alongside.base.accounts.models import User  # noqa: E402
from alongside.base.core.ids import uuid7  # noqa: E402
from alongside.config.installation import prepare  # noqa: E402
from bench import bare, bulk  # noqa: E402
from bench.served import Asker, Served, machine, served  # noqa: E402

WIDEST = 1.5  # a ratio that varies more than this from round to round is not quoted


@dataclass
class Ask:
    """One measure: a page of ours and what it is compared with."""

    name: str
    who: str
    path: str
    to: str  # "bare" or "empty"
    bare: str
    body: dict[str, str] | None = None
    answer: tuple[int, ...] = (200,)

    def ours(self, asker: Asker) -> None:
        self._sent(asker, self.path)

    def theirs(self, asker: Asker) -> None:
        if self.to == "empty":
            asker.get("/empty/")
        else:
            self._sent(asker, self.bare)

    def _sent(self, asker: Asker, path: str) -> None:
        status, page = asker.get(path) if self.body is None else asker.post(path, self.body)
        if status not in self.answer:
            raise RuntimeError(f"{self.name}: {path} answered {status}: {page[:300]!r}")


@dataclass
class Row:
    """What one measure came to; the contract of `--json`."""

    name: str
    database: str
    size: int
    p50_ms: float
    p95_ms: float
    queries: int
    commits: int
    ratio: float | None
    to: str
    spread: float
    ratio_measured: float
    rounds: list[float] = field(default_factory=list)
    spent: dict[str, float] = field(default_factory=dict)


def asks(made: bulk.People, second: str) -> list[Ask]:
    """Every measure, in the order of the goals."""
    long = f"/people/{made.long}/"
    first, last = made.names[3].split(" ")[0], made.names[3].split(" ")[-1]
    slip = last[0] + last[2:3] + last[1:2] + last[3:]  # two letters changed round
    visit = {
        "for_them": bulk.WORDS[0], "for_me": "I came away tired.", "promise": "ring the school",
        "promise_due": "tomorrow", "seen": str(made.long), "person": str(made.long),
        "happened_day": "yesterday", "happened_time": "15:30", "how": "in_person",
        "planned": "planned", "place": "at home", "minutes": "40",
    }  # fmt: skip
    found = (200, 303)
    some = {"name": "Wren Ashdown", "born": "4/3/2011", "team": str(made.team.pk)}
    rows = [
        Ask("person, 50 rows", "few", long, "bare", f"{long}50/"),
        Ask("person, print all 200", "few", f"{long}?print=all", "bare", f"{long}200/"),
        Ask("record an encounter", "few", f"{long}record/", "bare", f"{long}record/", visit,
            (303,)),
        Ask("create a person", "manager", "/people/add/", "bare", "/people/add/", some, (303,)),
        Ask("My people, 25", "few", "/people/", "empty", "/people/"),
        Ask("My people, 500", "many", "/people/", "empty", "/people/"),
        Ask("the team's people", "manager", "/people/", "empty", "/people/"),
        Ask("My day", "few", "/", "empty", "/day/"),
        Ask("map, 60 ties", "few", f"/people/{made.mapped}/map/", "empty", "/map/"),
    ]  # fmt: skip
    for many, who in (("25", "few"), ("500", "many")):
        part = {"q": first[:3] if who == "few" else made.names[bulk.FEW + 3][:3]}
        wrong = {"q": slip if who == "few" else _slipped(made.names[bulk.FEW + 3])}
        rows += [
            Ask(f"partial name among {many}", who, "/find/", "empty", "/find/", part, found),
            Ask(f"misspelt name among {many}", who, "/find/", "empty", "/find/", wrong, found),
        ]
    someone = {"name": made.names[-1], "born": second}
    rows.append(Ask("find someone else", "few", "/find/else/", "empty", "/find/", someone, found))
    return rows


def _slipped(name: str) -> str:
    last = name.split(" ")[-1]
    return last[0] + last[2:3] + last[1:2] + last[3:]


def sessions(made: bulk.People) -> dict[str, str]:
    """A session for each who signs in."""
    found = {}
    for name in made.workers:
        client = Client()
        client.force_login(User.objects.get(username=name))
        found[name] = client.cookies["alongside_session"].value
    return found


def inside(ask: Ask, session: str) -> Callable[[], None]:
    """The same call within this process, without a server; asked once already."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["alongside_session"] = session

    def call() -> None:
        if ask.body is None:
            client.get(ask.path)
        else:
            client.post(ask.path, {**ask.body, "key": str(uuid7())})

    call()
    return call


def counted(call: Callable[[], None]) -> tuple[int, int]:
    """Queries and commits of one call; a transaction's own words are not queries."""
    with CaptureQueriesContext(connection) as caught:
        call()
    words = [query["sql"].split()[0].upper() for query in caught]
    return len([word for word in words if word not in NOT_QUERIES]), words.count("COMMIT")


NOT_QUERIES = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def spent(call: Callable[[], None], calls: int) -> dict[str, float]:
    """Milliseconds of a call, the median of each: all of it, those in which a statement ran or a
    commit was waited for, and those in which a template was filled."""
    found: dict[str, list[float]] = {"whole": [], "database": [], "template": []}
    taken = dict.fromkeys(found, 0.0)

    def within(name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(*of: Any, **more: Any) -> Any:
            start = time.perf_counter()
            try:
                return act(*of, **more)
            finally:
                taken[name] += (time.perf_counter() - start) * 1000

        return acting

    def run(execute: Any, *of: Any) -> Any:
        return within("database", execute)(*of)

    with (
        connection.execute_wrapper(run),
        mock.patch.object(connection, "_commit", within("database", connection._commit)),
        mock.patch.object(Template, "render", within("template", Template.render)),
    ):
        for _ in range(calls):
            taken.update(dict.fromkeys(taken, 0.0))
            within("whole", call)()
            for name, some in found.items():
                some.append(taken[name])
    return {name: round(statistics.median(some), 2) for name, some in found.items()}


def timed(call: Callable[[], None]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def measured(
    ask: Ask, pair: tuple[Served, Served], session: str, size: int, rounds: int, calls: int
) -> Row:
    """Ours and theirs in turn, call by call, so that a busy moment hits both."""
    ours, theirs = (Asker(one.port, session) for one in pair)
    for _ in range(3):
        ask.ours(ours)
        ask.theirs(theirs)
    every, ratios = [], []
    for _round in range(rounds):
        here, there = [], []
        for _ in range(calls):
            here.append(timed(lambda: ask.ours(ours)))
            there.append(timed(lambda: ask.theirs(theirs)))
        every += here
        ratios.append(statistics.median(here) / statistics.median(there))
    ratio, spread = statistics.median(ratios), max(ratios) / min(ratios)
    call = inside(ask, session)
    queries, commits = counted(call)
    return Row(
        name=ask.name, database=connection.vendor, size=size,
        p50_ms=round(statistics.median(every), 3),
        p95_ms=round(sorted(every)[int(len(every) * 0.95)], 3),
        queries=queries, commits=commits,
        ratio=round(ratio, 2) if round(spread, 2) <= WIDEST else None,
        to=ask.to, spread=round(spread, 2),
        ratio_measured=round(ratio, 2), rounds=[round(one, 2) for one in ratios],
        spent=spent(call, calls),
    )  # fmt: skip


# --- eight at once -------------------------------------------------------------------------------

CLIENTS = 8


@dataclass
class Crowd:
    """What eight clients got: answers a second, times, and what must not happen."""

    a_second: float
    p50_ms: float
    p95_ms: float
    failed: int


def crowd(server: Served, mix: list[Ask], theirs: bool, who: dict[str, str], seconds: float) -> Any:
    """Eight clients go through the mix until the time is up."""
    times: list[float] = []
    failed: list[str] = []
    end = time.monotonic() + seconds

    def client(number: int) -> None:
        askers = {name: Asker(server.port, session) for name, session in who.items()}
        turn = number
        while time.monotonic() < end:
            ask = mix[turn % len(mix)]
            turn += 1
            call = ask.theirs if theirs else ask.ours
            try:
                times.append(timed(lambda call=call, ask=ask: call(askers[ask.who])))  # type: ignore[misc]
            except (OSError, RuntimeError) as error:
                failed.append(str(error))

    clients = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    start = time.monotonic()
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    took = time.monotonic() - start
    times.sort()
    return Crowd(
        round(len(times) / took, 1),
        round(statistics.median(times), 2),
        round(times[int(len(times) * 0.95)], 2),
        len(failed),
    )


def mixed(every: list[Ask]) -> list[Ask]:
    """Seven in ten read (a person, a caseload, a search), three in ten write up a visit."""
    by_name = {ask.name: ask for ask in every}
    person, people = by_name["person, 50 rows"], by_name["My people, 25"]
    find, write = by_name["partial name among 25"], by_name["record an encounter"]
    return [person, write, people, find, person, write, people, find, write, person]


def fresh(seconds: float = 60) -> float:
    """From an empty folder to the first page: tables, keys, first sign-in, server, page."""
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        environment = {
            **os.environ, "ALONGSIDE_DATA": folder, "ALONGSIDE_ADMIN_PASSWORD": "x" * 20,
            "DATABASE_URL": f"sqlite:///{folder}/db/alongside.sqlite3",
        }  # fmt: skip
        start = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "alongside", "setup", "--username", "adi", "--name", "Adi"],
            env=environment, check=True, capture_output=True,
        )  # fmt: skip
        before = dict(os.environ)
        os.environ.update(environment)
        server = Served("alongside.config.wsgi:application")
        try:
            server.ready(seconds)
            status, _page = Asker(server.port, "").get("/sign-in/")
            took = time.monotonic() - start
        finally:
            server.stop()
            os.environ.clear()
            os.environ.update(before)
        if status != 200:
            raise RuntimeError(f"the first page answered {status}")
        return round(took, 2)


# --- the whole -----------------------------------------------------------------------------------


def main(argv: list[str]) -> int:
    size, rounds, calls, seconds = int(argv[0]), int(argv[1]), int(argv[2]), float(argv[3])
    prepare(Path(os.environ["ALONGSIDE_DATA"]))
    start = time.monotonic()
    with bulk.quickly():
        made = bulk.write(size)
    built = round(time.monotonic() - start, 1)
    with connection.cursor() as cursor:
        cursor.execute(bare.TRACE)
    from alongside.people.persons.models import Person

    born = Person.objects.unguarded("a benchmark asks for one it made").get(pk=made.ids[-1]).born
    every = asks(made, born.strftime("%-d/%-m/%Y") if born else "")
    signed_in = sessions(made)
    told: dict[str, Any] = {"size": size, "machine": machine(), "built_s": built, "rows": []}
    with served() as pair:
        for ask in every:
            row = measured(ask, pair, signed_in[ask.who], size, rounds, calls)
            told["rows"].append(asdict(row))
        if seconds:
            mix = mixed(every)
            told["crowd"] = asdict(crowd(pair[0], mix, False, signed_in, seconds))
            told["bare_crowd"] = asdict(crowd(pair[1], mix, True, signed_in, seconds))
        told["memory_mb"] = round(pair[0].memory(), 1)
        told["bare_memory_mb"] = round(pair[1].memory(), 1)
    if seconds and connection.vendor == "sqlite":
        told["fresh_s"] = fresh()
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
