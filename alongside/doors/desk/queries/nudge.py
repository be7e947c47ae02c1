from dataclasses import dataclass

from alongside.base.notices.models import Notice
from alongside.people.persons.models import Person


@dataclass
class Nudge:
    """One thing worth a thought on My day; `notice` where it can be put away."""

    kind: str
    person: Person | None
    words: str
    notice: Notice | None = None
