"""docs/reference/settings.md: what an installation may set, found by reading the code.

Every read of the environment anywhere in `alongside/` is found in the source; each needs its words
here, and words for a name nobody reads are an error, so the page cannot fall behind.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "reference" / "settings.md"

NOT_A_SETTING = {"DJANGO_SETTINGS_MODULE"}

# What each one does, for somebody who runs an installation.
WORDS = {
    "ALONGSIDE_DATA": "The folder of this installation: `db`, `files` and `keys` are in it. "
    "`--data DIR` on any command does the same.",
    "ALONGSIDE_DEMO": "Marks an installation as the demo. The demo sets it for itself by a file "
    "in its folder. Never set it where real records are.",
    "ALONGSIDE_REQUIRE_SECOND_FACTOR": "Whether everybody needs a second factor. On, a session "
    "without one finds nothing but the page to set it up. Turn it on before real records go in.",
    "ALONGSIDE_EXIT_TO": "Where **Exit this page** leads, on the pages people open from a link: a "
    "page about nothing, that many people open. Nothing asks it for anything before the press.",
    "ALONGSIDE_HTTPS": "Whether people reach this over HTTPS. Off, cookies travel unprotected and "
    "`alongside serve` refuses to start.",
    "ALONGSIDE_HOSTS": "The host names people use, with commas between. Keep `127.0.0.1` among "
    "them if something on this machine asks `/readyz`.",
    "ALONGSIDE_CONN_MAX_AGE": "How many seconds a database connection is kept for the next "
    "request.",
    "ALONGSIDE_SSL_REDIRECT": "Whether a request over plain HTTP is sent to HTTPS. Needs "
    "`ALONGSIDE_HTTPS`.",
    "ALONGSIDE_BEHIND_PROXY": "On where a TLS proxy of yours stands in front and sets "
    "`X-Forwarded-Proto` itself. Without it every page redirects to itself.",
    "ALONGSIDE_TIME_ZONE": "The organisation's one time zone. Days begin and end at its midnight.",
    "ALONGSIDE_EMAIL_URL": "The mail server, such as `smtp+tls://user:password@mail.example:587`. "
    "Until it is set, mail, links for a new password among it, is written to the output of "
    "`alongside serve`. The demo writes mail to `DIR/outbox` instead.",
    "ALONGSIDE_FROM_EMAIL": "The address mail comes from.",
    "DATABASE_URL": "The database, such as `postgres://role:password@host/name`.",
    "ALONGSIDE_DEMO_NOW": "Moves the clock of the demo: a date and time such as "
    "`2027-05-03T17:52`. The demo only.",
    "ALONGSIDE_ADMIN_PASSWORD": "The first administrator's password, so that `alongside setup` "
    "can run without asking.",
}

# Defaults that are not a plain value in the code, as people read them.
DEFAULTS = {
    "user_data_dir('alongside')": "the user's data folder; on Linux `~/.local/share/alongside`",
    "not ALONGSIDE_DEMO": "on, except in the demo",
    "_sqlite": "SQLite, in `DIR/db/alongside.sqlite3`",
    "True": "on",
    "False": "off",
    "'consolemail://'": "none",
    "None": "asked for",
    "''": "not set",
}


@dataclass(frozen=True)
class Read:
    """One read of the environment: its name, how it is read, and its default as written."""

    name: str
    kind: str
    default: str


def _read(node: ast.AST) -> Read | None:
    """`env.bool("NAME", default)`, `os.environ.get("NAME", default)` or `os.environ["NAME"]`."""
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
        if isinstance(node.slice, ast.Constant) and isinstance(node.ctx, ast.Load):
            return Read(str(node.slice.value), "str", "None")
        return None
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
        return None
    name, of = node.args[0], ast.unparse(node.func.value)
    if of not in ("env", "os.environ") or not isinstance(name, ast.Constant):
        return None
    default = node.args[1] if len(node.args) > 1 else None
    for keyword in node.keywords:
        if keyword.arg == "default":
            default = keyword.value
    kind = node.func.attr if of == "env" else "str"
    return Read(str(name.value), kind, ast.unparse(default) if default else "None")


def reads() -> list[Read]:
    """Every read of the environment in the package; the settings first, in their order."""
    found: dict[str, Read] = {}
    files = (ROOT / "alongside").rglob("*.py")
    for file in sorted(files, key=lambda file: (file.name != "settings.py", file)):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in sorted(ast.walk(tree), key=lambda node: getattr(node, "lineno", 0)):
            if one := _read(node):
                found.setdefault(one.name, one)
    return [one for name, one in found.items() if name not in NOT_A_SETTING]


def _default(one: Read) -> str:
    if one.default in DEFAULTS:
        return DEFAULTS[one.default]
    value = ast.literal_eval(one.default)
    return f"`{','.join(value) if isinstance(value, list) else value}`"


_KINDS = {"bool": "on or off", "int": "a number", "list": "names with commas between"}


def text() -> str:
    """The page. Raises ValueError where a setting has no words, or words have no setting."""
    found = reads()
    names = {one.name for one in found}
    if names != WORDS.keys():
        raise ValueError(
            f"tests/support/write_settings.py: words are missing for {sorted(names - {*WORDS})}, "
            f"and nobody reads {sorted({*WORDS} - names)}"
        )
    lines = [
        "# Settings",
        "",
        "<!-- Written by `python -m tests.support.write_reference`. Do not edit by hand. -->",
        "",
        "Alongside reads its settings from the environment of the command. There is no settings "
        "file of your own. None of them is needed for the demo.",
        "",
        "`on` and `off` are understood, and so are `true`, `false`, `1` and `0`.",
        "",
        "| Name | What it takes | If not set | What it does |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| `{one.name}` | {_KINDS.get(one.kind, 'text')} | {_default(one)} | {WORDS[one.name]} |"
        for one in found
    ]
    lines += ["", *_limits(), ""]
    return "\n".join(lines)


def _limits() -> list[str]:
    """What is the same in every installation, taken from where the code keeps it."""
    from django.conf import settings

    from alongside.base.core.text import LONGEST
    from alongside.base.drafts.actions import MOST
    from alongside.doors.desk.kept import _DAYS
    from alongside.doors.desk.queries.nudges import MOST_NUDGES
    from alongside.doors.desk.queries.story import PAGE as ENTRIES
    from alongside.people.persons.models import SafetyBanner
    from alongside.people.persons.queries import _TOKEN_SECONDS, MOST_CARDS
    from alongside.people.working.access import GRACE
    from alongside.people.working.actions import EMERGENCY

    length = next(
        one["OPTIONS"]["min_length"]
        for one in settings.AUTH_PASSWORD_VALIDATORS
        if "MinimumLength" in one["NAME"]
    )
    rows = [
        ("Idle time before the password is asked for again", f"{settings.IDLE_MINUTES} minutes"),
        ("Longest time signed in", f"{settings.SESSION_COOKIE_AGE // 3600} hours"),
        ("Shortest password", f"{length} characters"),
        (
            "Wrong passwords before a pause, each user name",
            _rate(settings.ACCOUNT_RATE_LIMITS["login_failed"].split(",")[0]),
        ),
        ("Emergency look at a record", f"{EMERGENCY.seconds // 3600} hours"),
        ("Own entries readable after a working relationship ends", f"{GRACE.days} days"),
        ("A find's result can be used for", f"{_TOKEN_SECONDS // 60} minutes"),
        ("People one find shows at most", str(MOST_CARDS)),
        ("Longest time a safety line stands", f"{SafetyBanner.LONGEST.days} days"),
        ("Nudges on My day at most", str(MOST_NUDGES)),
        ("Entries on a person's page at once", str(ENTRIES)),
        ("Longest entry", f"{LONGEST:,} characters"),
        ("Longest draft, both lanes together", f"{MOST:,} characters"),
        (
            "After signing out, a page left open can still hand its words over for",
            f"{_DAYS // 86400} days",
        ),
    ]
    head = ["## The same everywhere", "", "These are not settings.", "", "| What | How much |"]
    return [*head, "|---|---|", *(f"| {what} | {much} |" for what, much in rows)]


def _rate(rate: str) -> str:
    """`10/10m/key` as people say it."""
    count, span, _key = rate.split("/")
    number, unit = (span[:-1] or "1"), {"s": "second", "m": "minute", "h": "hour"}[span[-1]]
    return f"{count} in {number} {unit}{'s' if number != '1' else ''}"
