"""One life as the demo knows it, before any of it is written down."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from alongside.base.core.dates import Precision
from alongside.people.working.models import EndingReason, Role

PRONOUNS = {
    "she": ("she/her", "she", "her", "her", "hers", "herself", "was"),
    "he": ("he/him", "he", "him", "his", "his", "himself", "was"),
    "they": ("they/them", "they", "them", "their", "theirs", "themself", "were"),
}
YOUNG = ("child", "teen")


@dataclass
class Spell:
    """A worker with a person, from so many days ago until so many days ago."""

    worker: str
    start: int
    until: int | None = None
    role: str = Role.KEY_WORKER
    why: str = ""
    reason: str = EndingReason.WORKER_CHANGED
    words: str = ""
    rhythm: int | None = None
    through: str = ""
    until_time: str = "12:00"
    fixed_end: bool = False  # cover: its end is known from the beginning
    start_time: str = "09:40"
    row: UUID | None = None  # the relationship, once it has begun


@dataclass
class Life:
    """Somebody the demo's teams work with."""

    key: str
    name: str
    team: str
    group: str
    born: dt.date | None = None
    precision: str = Precision.DAY
    born_source: str = ""
    pronouns: str = "she"
    shown_pronouns: bool = True
    called: str = ""
    known_as: list[str] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    languages: list[dict[str, object]] = field(default_factory=list)
    address: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    relations: dict[str, str] = field(default_factory=dict)
    start: int = 400
    end: int | None = None
    spells: list[Spell] = field(default_factory=list)
    stories: list[str] = field(default_factory=list)
    meetings: int = 14
    last: int | None = None  # days ago of the last meeting, where that matters
    next_meeting: bool = True

    def __post_init__(self) -> None:
        shown, they, them, their, theirs, themself, was = PRONOUNS[self.pronouns]
        self.called = self.called or self.name.split(" ")[0]
        self.slots = {
            "n": self.called,
            "they": they,
            "them": them,
            "their": their,
            "was": was,
            "theirs": theirs,
            "themself": themself,
            "They": they.capitalize(),
            "Their": their.capitalize(),
            **self.slots,
        }
        self.said_pronouns = shown if self.shown_pronouns else ""

    @property
    def young(self) -> bool:
        return self.group in YOUNG

    def worker_on(self, days_ago: float) -> str:
        """Who was key worker so many days ago, or the last one before."""
        return self.spell_on(days_ago).worker

    def spell_on(self, days_ago: float) -> Spell:
        """The key worker's spell that day, or the last one begun before."""
        key = [spell for spell in self.spells if spell.role == Role.KEY_WORKER]
        begun = [spell for spell in key if spell.start >= days_ago]
        return (begun or key[:1])[-1]

    def there(self, slot: str) -> tuple[str, str]:
        """Somebody in this life as told: name and relation."""
        return self.slots.get(slot, slot), self.relations.get(slot, "")
