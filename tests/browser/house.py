"""Alongside served from inside this process, and its database put back as it was.

Pytest and the benchmark both use it: the tests move the clock and read what was stored while a
real browser speaks to a real server.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connection, connections
from django.test.testcases import QuietWSGIRequestHandler

from alongside.base.vault.keys import make_key_file

TURN = "turn"  # a cookie: in which test a browser context was made


class Server:
    """Serves until stopped, on a free port of this machine.

    A page that is being closed may still send what was typed. After `next_turn` what an earlier
    test's browser sends is not heard any more, and nothing it sent is still being answered.
    """

    def __init__(self) -> None:
        self.turn = 0
        self.answering = 0
        self.quiet = threading.Condition()
        self.django = WSGIHandler()
        self.httpd = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
        self.httpd.set_app(self)
        self.url = f"http://127.0.0.1:{self.httpd.server_port}"
        self.thread = threading.Thread(target=self.httpd.serve_forever, daemon=True)
        self.thread.start()

    def __call__(self, environ: Any, start_response: Any) -> Any:
        turn = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(TURN)
        with self.quiet:
            if turn is not None and turn.value != str(self.turn):
                start_response("410 Gone", [])
                return [b""]
            self.answering += 1
        try:
            return self.django(environ, start_response)
        finally:
            with self.quiet:
                self.answering -= 1
                self.quiet.notify_all()

    def next_turn(self) -> None:
        with self.quiet:
            self.turn += 1
            self.quiet.wait_for(lambda: not self.answering, timeout=10)

    def stop(self) -> None:
        self.httpd.shutdown()
        self.httpd.server_close()
        self.thread.join()


def move_to(file: Path | str) -> str:
    """Have every thread of this process use this SQLite file; answers the one used before."""
    database = connections.settings["default"]
    before, database["NAME"] = database["NAME"], str(file)
    connection.close()
    return str(before)


def prepare() -> None:
    """The tables and the key file of an installation."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    make_key_file()


def copy(source: Path, target: Path) -> None:
    """Make one database what another is, whoever has it open."""
    connection.close()
    with (
        closing(sqlite3.connect(source, timeout=10)) as read,
        closing(sqlite3.connect(target, timeout=10)) as write,
    ):
        write.execute("PRAGMA synchronous=OFF")
        read.backup(write)


def signed_in(context: Any, url: str, session: str) -> Any:
    """A page of this browser context with somebody's session."""
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])
    return context.new_page()
