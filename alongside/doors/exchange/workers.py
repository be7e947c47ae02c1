"""Which worker a row names: one who works here already, or one the file brings."""

from dataclasses import dataclass
from uuid import UUID

from alongside.base.core.ids import uuid7
from alongside.base.organisation.models import Worker
from alongside.people.persons import names

from .values import Given

_TITLES = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx", "prof", "professor", "rev", "sir"})


@dataclass(slots=True)
class Named:
    """A worker as far as rows can tell one from another."""

    id: UUID
    name: str
    employer: str
    email: str
    can_sign_in: bool = False
    left: bool = False
    shown: str = ""


def name_of(text: str) -> str:
    """A worker's name as it is compared: plain letters, without Mr, Dr and the like."""
    parts = names.parts(text)
    return " ".join(part for part in parts if part not in _TITLES) or " ".join(parts)


class WorkerBook:
    """Every worker, by e-mail address and by name; workers of the file are added as they come.

    Read once a run: an organisation's workers are few beside its people.
    """

    def __init__(self) -> None:
        self.by_email: dict[str, list[Named]] = {}
        self.by_name: dict[str, list[Named]] = {}
        rows = Worker.objects.values_list("pk", "name", "employer", "email", "user_id", "left_at")
        for pk, name, employer, email, user_id, left_at in rows.iterator(chunk_size=2000):
            self._add(
                Named(
                    pk,
                    name_of(name),
                    names.plain(employer),
                    email.casefold(),
                    can_sign_in=user_id is not None,
                    left=left_at is not None,
                    shown=name if user_id is not None else "",
                )
            )

    def _add(self, named: Named) -> None:
        if named.email:
            self.by_email.setdefault(named.email, []).append(named)
        self.by_name.setdefault(named.name, []).append(named)

    def find(self, given: Given) -> Named | None:
        """Whom the row names among those in the book.

        By e-mail address and name; the address of somebody who can sign in is enough, so that a
        person decides. Without an address on either side, by name and employer.
        """
        name, employer = name_of(given.worker), names.plain(given.employer)
        email = given.email.casefold()
        same_email = self.by_email.get(email, []) if email else []
        same_name = self.by_name.get(name, [])
        for one in same_email:
            if one.name == name:
                return one
        for one in same_email:
            if one.can_sign_in:
                return one
        for one in same_name:
            if email and one.email:
                continue  # two addresses that differ are two workers
            if one.employer == employer or (one.can_sign_in and not (one.employer and employer)):
                return one
        return None

    def bring(self, given: Given) -> Named:
        """Enter the worker a row names as a new one, without sign-in."""
        named = Named(
            uuid7(), name_of(given.worker), names.plain(given.employer), given.email.casefold()
        )
        self._add(named)
        return named
