"""What somebody said about rows that wait: whom each is about, or that it is left out."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.core.ids import parse_id

from .columns import plain_header
from .errors import Unusable
from .reading import MOST_ROWS, rows_of_text


class Choice(Enum):
    """About a person who is here, about somebody new, or not to be imported."""

    SAME = "same"
    NEW = "new"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Decision:
    """One choice; the person only with `same`."""

    choice: Choice
    person_id: UUID | None = None


def read_decisions(path: Path) -> dict[int, Decision]:
    """The decisions in a CSV file with the columns row, decision and person id, by row.

    Raises Unusable, with the line, for whatever is not a decision: a person who was misread is
    worse than a file that has to be mended.
    """
    found: dict[int, Decision] = {}
    at: dict[str, int] = {}
    for line, cells in rows_of_text(path):
        if not at:
            at = {plain_header(name): number for number, name in enumerate(cells)}
            if "row" not in at or "decision" not in at:
                raise _unusable(line, _("The first row has to name row, decision and person id."))
            continue
        row, decision = _read(cells, at, line)
        if found.setdefault(row, decision) is not decision:
            raise _unusable(line, _("Row %(row)s is decided twice.") % {"row": row})
    return found


def _read(cells: list[str], at: dict[str, int], line: int) -> tuple[int, Decision]:
    def cell(name: str) -> str:
        number = at.get(name, len(cells))
        return cells[number].strip() if number < len(cells) else ""

    words, person = cell("row"), cell("person id")
    if not (words.isascii() and words.isdigit() and 0 < int(words[:9]) <= MOST_ROWS):
        raise _unusable(line, _("“%(text)s” is not the number of a row.") % {"text": words[:20]})
    try:
        choice = Choice(cell("decision").casefold())
    except ValueError:
        raise _unusable(line, _("A decision is same, new or skip.")) from None
    person_id = parse_id(person) if person else None
    if (choice is Choice.SAME) != (person_id is not None) or (person and person_id is None):
        raise _unusable(
            line, _("“same” needs the id of the person, and the others are without one.")
        )
    return int(words), Decision(choice, person_id)


def _unusable(line: int, wrong: str) -> Unusable:
    return Unusable(
        _("The decisions cannot be read, line %(line)s: %(wrong)s")
        % {"line": line, "wrong": wrong},
        _("Mend that line and try again."),
    )
