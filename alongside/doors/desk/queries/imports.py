"""What the pages of an import show: columns to choose from, counts in words, names to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.base.core.ids import id_asked
from alongside.doors.exchange import uploads
from alongside.doors.exchange.columns import guess, is_never_read
from alongside.doors.exchange.errors import Unusable
from alongside.doors.exchange.models import Upload
from alongside.people.persons.models import Person

READ_AS = {
    "": gettext_lazy("not read"),
    "name": gettext_lazy("Their name"),
    "first": gettext_lazy("First name"),
    "last": gettext_lazy("Last name"),
    "known_as": gettext_lazy("Another name they go by"),
    "pronouns": gettext_lazy("Pronouns"),
    "born": gettext_lazy("Birth date"),
    "gender": gettext_lazy("Gender"),
    "cms": gettext_lazy("The number your system gives them"),
    "nhs": gettext_lazy("NHS number"),
    "upn": gettext_lazy("Unique pupil number"),
    "address": gettext_lazy("Address, in one column"),
    "line1": gettext_lazy("First line of the address"),
    "line2": gettext_lazy("Second line"),
    "line3": gettext_lazy("Third line"),
    "town": gettext_lazy("Town"),
    "county": gettext_lazy("County"),
    "postcode": gettext_lazy("Postcode"),
    "school": gettext_lazy("Their school"),
    "status": gettext_lazy("Whether it goes on"),
    "start": gettext_lazy("Since when"),
    "end": gettext_lazy("Until when: the last day"),
    "as_of": gettext_lazy("The day the file speaks of"),
    "worker": gettext_lazy("The worker’s name"),
    "job": gettext_lazy("The worker’s job"),
    "employer": gettext_lazy("Who employs the worker"),
    "phone": gettext_lazy("The worker’s phone"),
    "email": gettext_lazy("The worker’s e-mail address"),
}


@dataclass
class Column:
    """One column of the file: its name, a value of it, and what is read from it."""

    number: int
    header: str
    sample: str
    read_as: str
    never: bool


@dataclass
class Sheet:
    """The sheet that is read, its columns, and the others there are."""

    columns: list[Column]
    choices: list[tuple[str, str]]
    sheets: list[tuple[str, str]]
    sheet: str


def columns_of(upload: Upload, posted: Mapping[str, str] | None) -> Sheet | None:
    """The columns of a file as they were chosen, or as they were just sent; None where the file
    cannot be opened at all."""
    try:
        source = uploads.source_of(upload)
        first = next((cells for _line, cells in source.rows()), [])
    except Unusable:
        return None
    chosen = uploads.chosen_of(upload)
    if chosen is None:
        chosen = guess(source.headers)
    columns = []
    for number, header in enumerate(source.headers):
        read_as = chosen.get(number, "")
        if posted is not None:
            read_as = posted.get(f"column{number}", read_as)
        sample = first[number] if number < len(first) else ""
        columns.append(
            Column(
                number,
                " ".join(header.split())[:60] or _("column %(n)s") % {"n": number + 1},
                " ".join(sample.split())[:60],
                read_as,
                is_never_read(header),
            )
        )
    return Sheet(
        columns,
        [(name, str(label)) for name, label in READ_AS.items()],
        [(str(number), title[:60]) for number, title in enumerate(source.sheets)],
        "" if source.sheet is None else str(source.sheet),
    )


def counts_of(found: Mapping[str, Any]) -> list[str]:
    """What was or would be made, as lines; only what there is."""
    made: Mapping[str, int] = found["created"]
    words = (
        ("people", ngettext("%(n)s new person", "%(n)s new people", made["people"])),
        ("workers", ngettext(
            "%(n)s new worker, without sign-in", "%(n)s new workers, without sign-in",
            made["workers"])),
        ("working_relationships", ngettext(
            "%(n)s new working relationship", "%(n)s new working relationships",
            made["working_relationships"])),
        ("groups", ngettext("%(n)s new school", "%(n)s new schools", made.get("groups", 0))),
        ("ties", ngettext(
            "%(n)s new tie to a school", "%(n)s new ties to schools", made.get("ties", 0))),
        ("identifiers", ngettext(
            "%(n)s number they are known by elsewhere", "%(n)s numbers they are known by elsewhere",
            made["identifiers"])),
        ("addresses", ngettext("%(n)s address", "%(n)s addresses", made["addresses"])),
        ("other_names", ngettext("%(n)s other name", "%(n)s other names", made["other_names"])),
        ("other_dates", ngettext(
            "%(n)s second birth date", "%(n)s second birth dates", made["other_dates"])),
    )  # fmt: skip
    lines = [line % {"n": f"{made[name]:,}"} for name, line in words if made.get(name)]
    if not made["people"]:
        lines.insert(0, _("Nobody new"))
    if found["matched"]:
        lines.append(
            ngettext(
                "%(n)s person who is here already: %(changed)s added to, %(unchanged)s unchanged",
                "%(n)s people who are here already: %(changed)s added to, %(unchanged)s unchanged",
                found["matched"],
            )
            % {
                "n": f"{found['matched']:,}",
                "changed": f"{found['changed']:,}",
                "unchanged": f"{found['unchanged']:,}",
            }
        )
    return lines


def names_of(found: Mapping[str, Any], viewer: Any, most: int = 50) -> dict[str, str]:
    """Names of the people that rows may be about, by id, of those whose record the viewer sees."""
    ids = [
        id_asked(who["id"])
        for one in found["needs_decision"][:most]
        for who in one["candidates"]
        if who["id"]
    ]
    rows = Person.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def rows_left(found: Mapping[str, Any]) -> int:
    """How many rows would be left out of an import of the rest."""
    return len({one["row"] for one in [*found["needs_decision"], *found["errors"]]})
