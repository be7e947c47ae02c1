"""Empty the database after a transactional test, append-only tables too.

A test with a live server, or with transactions of its own, really commits; afterwards Django
empties every table. On SQLite it does so with DELETE, which our append-only triggers refuse, as
they should. Here, and only here, they are taken off and put back. PostgreSQL empties with TRUNCATE,
which does not call them.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.sqlite3.base import DatabaseOperations
from django.db.transaction import atomic


def install() -> None:
    original = DatabaseOperations.execute_sql_flush

    def execute_sql_flush(self: DatabaseOperations, statements: list[str]) -> Any:
        with atomic(using=self.connection.alias), self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {self.quote_name(name)}")
            original(self, statements)
            for _, definition in triggers:
                cursor.execute(definition)

    DatabaseOperations.execute_sql_flush = execute_sql_flush  # type: ignore[method-assign]
