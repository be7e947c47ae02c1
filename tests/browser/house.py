"""Alongside served from inside this process, and its database put back as it was.

Pytest and the benchmark both use it: the tests move the clock and read what was stored while a
real browser speaks to a real server.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connection, connections
from django.test.testcases import QuietWSGIRequestHandler

from alongside.base.vault.keys import make_key_file


class Server:
    """Serves until stopped, on a free port of this machine."""

    def __init__(self) -> None:
        self.httpd = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
        self.httpd.set_app(WSGIHandler())
        self.url = f"http://127.0.0.1:{self.httpd.server_port}"
        self.thread = threading.Thread(target=self.httpd.serve_forever, daemon=True)
        self.thread.start()

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
