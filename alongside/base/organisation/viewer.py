"""Who is looking. Every read and every act names one."""

from functools import cached_property
from typing import Any
from uuid import UUID

from .models import Membership, MembershipRole, Office, Worker


class Viewer:
    """A worker as the one who reads or acts.

    Rights are looked up once per viewer, and a viewer lives for one request or one command,
    so an ended membership stops counting at the next request.
    """

    def __init__(self, worker: Worker):
        self.worker = worker

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

    @cached_property
    def active(self) -> bool:
        """R0: somebody who has left, or whose sign-in was closed, sees nothing."""
        user = self.worker.user
        return self.worker.left_at is None and (user is None or user.is_active)

    @cached_property
    def offices(self) -> frozenset[str]:
        if not self.active:
            return frozenset()
        return frozenset(
            Office.objects.active().filter(worker=self.worker).values_list("name", flat=True)
        )

    @cached_property
    def _memberships(self) -> list[tuple[UUID, str]]:
        if not self.active:
            return []
        return list(
            Membership.objects.active().filter(worker=self.worker).values_list("team_id", "role")
        )

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
