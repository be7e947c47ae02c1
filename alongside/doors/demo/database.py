"""Which database a demo is built into, and what stands there already."""

import os
from enum import Enum

from django.core.management import call_command
from django.db import DatabaseError, connection

from alongside.base.accounts.models import User
from alongside.base.audit.models import AuditRow

from .folder import Unusable

BUILT = ("built", "demo")  # the audit row that ends every build


class Holds(Enum):
    NOTHING = "nothing"
    DEMO = "a demo"
    OTHER = "something else"


def kind() -> str:
    """What demo.json calls the database: a file in the folder, or one named by DATABASE_URL."""
    return "external" if os.environ.get("DATABASE_URL") else "sqlite"


def holds() -> Holds:
    """What the database holds. Raises Unusable where it cannot be asked."""
    try:
        tables = set(connection.introspection.table_names())
        if not tables:
            return Holds.NOTHING
        if not {AuditRow._meta.db_table, User._meta.db_table} <= tables:
            return Holds.OTHER
        rows = AuditRow.objects.unguarded("whether a demo was built here")
        if rows.filter(verb=BUILT[0], kind=BUILT[1]).exists():
            return Holds.DEMO
        # Tables without a soul in them are what an interrupted build leaves.
        return Holds.OTHER if User.objects.exists() or rows.exists() else Holds.NOTHING
    except DatabaseError as error:
        line = str(error).strip().splitlines()[0] if str(error).strip() else "no answer"
        raise Unusable(f"The database cannot be used: {line}") from error


def hurry() -> None:
    """While building into a file nobody else knows: no waiting for the disk. It is written out
    as a whole before it is put in place."""
    if connection.vendor == "sqlite" and kind() == "sqlite":
        connection.settings_dict["OPTIONS"]["init_command"] = (
            "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; "
            "PRAGMA cache_size=-65536;"
        )


def empty() -> None:
    """Take an earlier demo out of a database it shares with nothing else, to build it anew."""
    if connection.vendor != "postgresql":
        raise Unusable("--fresh can empty a PostgreSQL database, or build without DATABASE_URL.")
    call_command("flush", interactive=False, verbosity=0)
