"""What a row would do, as the planning hands it to the writing and the counting."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from alongside.people.ties.models import Group, Tie
from alongside.people.working.models import WorkingRelationship

from .lookups import Known
from .values import Given
from .workers import Named


@dataclass(slots=True)
class Candidate:
    """Somebody a person has to decide about; without an id where the importer may not see them."""

    id: UUID | None
    why: str


@dataclass(slots=True)
class Wait:
    """Why a row waits, as a code and as a sentence."""

    code: str
    reason: str
    candidates: list[Candidate] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """Everything one row does. Empty where it has an error or waits as a whole."""

    given: Given
    mark: str = ""
    wait: Wait | None = None
    twice: Wait | None = None  # an earlier row may be about the same person
    left_out: bool = False
    person_id: UUID | None = None
    new_person: bool = False
    known: Known | None = None
    new_worker: Named | None = None
    relationship: WorkingRelationship | None = None
    ends: tuple[WorkingRelationship, dt.datetime] | None = None
    new_group: Group | None = None
    group_is_new: bool = False  # to whoever imports
    tie: Tie | None = None
    ends_tie: tuple[Tie, dt.date, bool] | None = None
    numbers: list[tuple[str, str]] = field(default_factory=list)
    given_names: list[str] = field(default_factory=list)
    known_as: list[str] = field(default_factory=list)
    address: str = ""
    other_born: dt.date | None = None
    blanks: dict[str, Any] = field(default_factory=dict)
    elsewhere: list[Known] = field(default_factory=list)

    @property
    def adds(self) -> bool:
        """Whether the row adds something to a record that is here."""
        return self.known is not None and bool(
            self.relationship or self.ends or self.tie or self.ends_tie or self.tells
        )

    @property
    def tells(self) -> bool:
        """Whether it says something new of the person."""
        words = self.numbers or self.given_names or self.known_as or self.address
        return bool(words or self.other_born or self.blanks)
