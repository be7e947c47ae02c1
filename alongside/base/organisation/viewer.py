"""Who is looking. Every read and every act names one."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from alongside.base.core import clock, units

from .models import Membership, MembershipRole, Office, Worker


class Viewer:
    """A worker as the one who reads or acts. A viewer lives for one request or one command."""

    def __init__(self, worker: Worker):
        self.worker = worker
        self.lacks_second_factor = False  # of the session this viewer came with, if any
        self._remembered: dict[str, tuple[object, dt.datetime, Any]] = {}

    def remember(self, what: str, read: "Callable[[Viewer], Any]") -> Any:
        """What `read` finds of this viewer, as at this moment: read again inside and after every
        unit of work, when the clock was moved, and at the latest after a second."""
        now = clock.now()
        mark = (units.stamp(), clock.fixed())
        kept = self._remembered.get(what)
        if kept is None or kept[0] != mark or now - kept[1] >= clock.A_SECOND:
            kept = (mark, now, read(self))
            self._remembered[what] = kept
        return kept[2]

    def learn(self, what: str, value: Any) -> None:
        """Remember what was read along with something else, at this moment."""
        self._remembered[what] = ((units.stamp(), clock.fixed()), clock.now(), value)

    @classmethod
    def of(cls, user: Any) -> "Viewer | None":
        """The viewer a signed-in user is; None for somebody without a worker, or signed out."""
        worker = getattr(user, "worker", None) if user and user.is_authenticated else None
        return cls(worker) if worker else None

    @property
    def worker_id(self) -> UUID:
        return self.worker.pk

    @property
    def name(self) -> str:
        return self.worker.name

    @property
    def active(self) -> bool:
        """R0: somebody who has left, whose sign-in was closed, or who came without the second
        factor that is required here, sees nothing."""
        return self.works_here and not self.lacks_second_factor

    @property
    def works_here(self) -> bool:
        """Not left, and the sign-in open; what they came with is not asked."""
        user = self.worker.user
        return self.worker.left_at is None and (user is None or user.is_active)

    @property
    def offices(self) -> frozenset[str]:
        held: frozenset[str] = self.remember("offices", Viewer._read_offices)
        return held

    def _read_offices(self) -> frozenset[str]:
        rows = Office.objects.active().filter(worker=self.worker)
        return frozenset(rows.values_list("name", flat=True))

    @property
    def _memberships(self) -> list[tuple[UUID, str]]:
        if not self.active:
            return []
        rows: list[tuple[UUID, str]] = self.remember("memberships", Viewer._read_memberships)
        return rows

    def _read_memberships(self) -> list[tuple[UUID, str]]:
        rows = Membership.objects.active().filter(worker=self.worker)
        return list(rows.values_list("team_id", "role"))

    @property
    def team_ids(self) -> set[UUID]:
        return {team for team, _ in self._memberships}

    @property
    def managed_team_ids(self) -> set[UUID]:
        return {team for team, role in self._memberships if role == MembershipRole.MANAGER}

    @property
    def duty_team_ids(self) -> set[UUID]:
        return {team for team, role in self._memberships if role == MembershipRole.DUTY}

    def has_role(self, *names: str) -> bool:
        """Whether any of these offices is held now: lead, records, admin."""
        return self.active and not self.offices.isdisjoint(names)
