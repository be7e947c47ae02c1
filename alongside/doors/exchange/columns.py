"""Which column of a file is what, guessed from its header."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .errors import Unusable
from .limits import MOST_COLUMNS

# What each thing may be called. Compared in lower case with every sign taken for a space. The
# first name of each is the one the reference page and an export use.
PEOPLE: dict[str, tuple[str, ...]] = {
    "name": ("name", "full name", "person name", "client name", "service user", "child name"),
    "first": ("first name", "forename", "forenames", "given name", "given names", "first names"),
    "last": ("last name", "surname", "family name", "last names"),
    "known_as": ("known as", "preferred name", "chosen name", "also known as"),
    "pronouns": ("pronouns",),
    "born": ("date of birth", "dob", "birth date", "birthdate", "born", "d o b"),
    "gender": ("gender", "sex"),
    "cms": ("cms id", "cms", "cms number", "case id", "case number", "client id", "client number"),
    "nhs": ("nhs number", "nhs no", "nhs"),
    "upn": ("upn", "unique pupil number"),
    "address": ("address", "home address", "full address", "current address"),
    "line1": ("address line 1", "address 1", "address1"),
    "line2": ("address line 2", "address 2", "address2"),
    "line3": ("address line 3", "address 3", "address3"),
    "town": ("town", "city", "town or city", "post town"),
    "county": ("county",),
    "postcode": ("postcode", "post code", "postal code"),
    "school": ("school name", "school", "name of school"),
    "status": (
        "service involvement",
        "involvement",
        "involvement status",
        "status",
        "current or historic",
    ),
    "start": (
        "start date of last involvement",
        "involvement start",
        "involvement start date",
        "start date",
        "date allocated",
    ),
    "end": (
        "end date of last involvement",
        "involvement end",
        "involvement end date",
        "end date",
    ),
    "as_of": ("date current as of", "current as of", "as of", "extract date", "report date"),
    "worker": (
        "contact name",
        "worker",
        "worker name",
        "social worker",
        "allocated worker",
        "named worker",
    ),
    "job": ("contact role", "job title", "job", "worker job"),
    "employer": (
        "local authority organisation",
        "employer",
        "organisation",
        "worker employer",
        "local authority",
        "council",
    ),
    "phone": ("contact phone", "worker phone", "contact telephone", "worker telephone"),
    "email": ("contact email", "worker email", "contact e mail", "worker e mail"),
}
NUMBERS = ("cms", "nhs", "upn")
ADDRESS_LINES = ("address", "line1", "line2", "line3", "town", "county", "postcode")

# What no file may set, whatever its header says (decisions on imports).
NEVER = frozenset(
    {
        *("id", "uuid", "person id", "worker id", "role", "key worker", "keyworker", "label"),
        *("audience", "access", "restricted", "sealed", "never", "team", "team id"),
    }
)
_CALLED = {called: name for name, all_called in PEOPLE.items() for called in all_called}


def plain_header(text: str) -> str:
    """A header as it is compared: "Date_of-Birth " is "date of birth"."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


@dataclass
class Columns:
    """Where each thing stands in a row, and which columns are not read."""

    headers: list[str]
    at: dict[str, int] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)

    @property
    def source(self) -> str:
        """Whose numbers the file carries: a school register gives others than a caseload does."""
        return "schools" if "school" in self.at and "worker" not in self.at else "people"

    def header(self, *names: str) -> str:
        """What this file calls the first of these things that it has, for a message."""
        for name in names:
            if name in self.at:
                return self.headers[self.at[name]]
        return ""


def how_many_known(headers: list[str]) -> int:
    """How many of these headers are known here: the right separator finds the most."""
    return sum(plain_header(header) in _CALLED for header in headers)


def guess(headers: list[str]) -> dict[int, str]:
    """What each column seems to be, by its number; the first of two that seem the same."""
    found: dict[int, str] = {}
    for number, header in enumerate(headers[:MOST_COLUMNS]):
        name = _CALLED.get(plain_header(header))
        if name and name not in found.values():
            found[number] = name
    return found


def is_never_read(header: str) -> bool:
    return plain_header(header) in NEVER


def settle(headers: list[str], chosen: Mapping[int, str] | None = None) -> Columns:
    """Settle which column is what: as somebody chose, else by its name. Raises Unusable where
    that is in doubt or not enough."""
    headers = [" ".join(header.split()) for header in headers]
    if len(headers) > MOST_COLUMNS:
        raise Unusable(
            _("The first row has more than %(most)s columns.") % {"most": MOST_COLUMNS},
            _("Take out the columns that are not needed and try again."),
        )
    columns = Columns(headers)
    if chosen is not None:
        return _as_chosen(columns, chosen)
    first_at: dict[str, str] = {}
    for number, header in enumerate(headers):
        plain = plain_header(header)
        if plain and plain in first_at:
            raise Unusable(
                _("Two columns have the same name, “%(one)s” and “%(two)s”.")
                % {"one": _short(first_at[plain]), "two": _short(header)},
                _("Rename or remove one of them and try again."),
            )
        first_at[plain] = header
        name = _CALLED.get(plain)
        if name is None:
            (columns.never if plain in NEVER else columns.unread).append(
                header or _("column %(number)s") % {"number": number + 1}
            )
        elif name in columns.at:
            raise Unusable(
                _("Two columns seem to hold the same thing, “%(one)s” and “%(two)s”.")
                % {"one": headers[columns.at[name]], "two": header},
                _("Remove one of them and try again."),
            )
        else:
            columns.at[name] = number
    _must_have_names(columns)
    return columns


def _as_chosen(columns: Columns, chosen: Mapping[int, str]) -> Columns:
    for number, header in enumerate(columns.headers):
        name = chosen.get(number, "")
        if is_never_read(header):
            columns.never.append(header)
        elif name not in PEOPLE:
            columns.unread.append(header or _("column %(number)s") % {"number": number + 1})
        elif name in columns.at:
            raise Unusable(
                _("Two columns are chosen for the same thing, “%(one)s” and “%(two)s”.")
                % {"one": columns.headers[columns.at[name]], "two": header},
                _("Choose “not read” for one of them."),
            )
        else:
            columns.at[name] = number
    _must_have_names(columns)
    return columns


def _must_have_names(columns: Columns) -> None:
    at = columns.at
    if "name" not in at and not ("first" in at and "last" in at):
        shown = ", ".join(_short(header) for header in columns.headers[:30] if header)
        raise Unusable(
            _(
                "The first row has to name the columns, and a file of people needs a column "
                "“Name”, or “First name” and “Last name”. This first row has: %(found)s."
            )
            % {"found": shown or _("nothing")},
            _("Add a first row with the names of the columns and try again."),
        )
    if "name" in at:
        for part in ("first", "last"):
            if part in at:  # the whole name says it already
                columns.unread.append(columns.headers[at.pop(part)])


def _short(header: str) -> str:
    return header if len(header) <= 60 else header[:60] + "…"
