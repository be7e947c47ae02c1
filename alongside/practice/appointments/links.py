"""Single-use links: how one person answers about one meeting without signing in.

Whoever holds a link is known by it alone, so it shows a first name and times, works once, ends
with the meeting it was made for, and is dead while contact is on hold and ever after.
"""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from alongside.base.core import clock
from alongside.base.vault.sealing import INSTALLATION, seal, unseal
from alongside.people.contact.access import is_reachable, may_be_reached
from alongside.people.joining.models import Joining
from alongside.people.working.access import every_part

from .models import Appointment, AppointmentPerson, MeetingLink, Slot, State

LASTS = 14 * clock.A_DAY


def digest(token: str) -> str:
    """How a token is looked up: 256 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def to_be_told(row: Appointment, what: str, by: Any) -> None:
    """Everybody in this meeting is to be told of something; each gets a fresh link, in place of
    any before. Whoever may not be written to is not to be told, and gets no link. The caller
    saves `row`."""
    nothing_to_tell(row)
    for part in who_is_in(row):
        if is_reachable(part.person_id):
            part.to_tell = row.to_tell = what
            part.save(update_fields=["to_tell"])
            _make(part, what, by)


def who_is_in(row: Appointment) -> QuerySet:
    """The parts of this meeting, each person's once: where two records of one person were both in
    it, the part of the record that was joined into the other stays behind and no longer counts."""
    gone = Joining.objects.unguarded("whose record was joined into another").standing()
    parts = every_part(AppointmentPerson, appointment=row)
    return parts.exclude(person__in=gone.values("joined"))


def nothing_to_tell(row: Appointment) -> None:
    """There is no news for anybody in this meeting, and its links end. The caller saves `row`."""
    _end(row)
    every_part(AppointmentPerson, appointment=row).update(to_tell="")
    row.to_tell = ""


def _end(row: Appointment) -> None:
    live = every_part(MeetingLink, part__appointment=row, used_at=None, ended_at=None)
    live.update(ended_at=clock.now(), sealed=None)


def end_of(part: AppointmentPerson) -> None:
    """This person has answered in another way: their link ends."""
    live = every_part(MeetingLink, part=part, used_at=None, ended_at=None)
    live.update(ended_at=clock.now(), sealed=None)


def _make(part: AppointmentPerson, what: str, by: Any) -> None:
    token = secrets.token_urlsafe(32)
    now = clock.now()
    link = MeetingLink(
        part=part,
        about=what,
        digest=digest(token),
        made_by=by.worker,
        made_at=now,
        expires_at=now + LASTS,
    )
    link.sealed = seal(token, owner=INSTALLATION, place=f"link:{link.pk}")
    link.save(force_insert=True)


def token_for(part: AppointmentPerson, by: Any) -> str:
    """The token of this person's live link, to be put in a message; empty where there is none."""
    link = MeetingLink.objects.visible_to(by).filter(_alive(), part=part).order_by("-pk").first()
    if link is None or link.sealed is None:
        return ""
    return unseal(link.sealed, owner=INSTALLATION, place=f"link:{link.pk}")


def _alive() -> Q:
    return (
        Q(used_at__isnull=True, ended_at__isnull=True, expires_at__gt=clock.now())
        & Q(part__appointment__worker__left_at__isnull=True)
        & may_be_reached("part__person", since="made_at")
    )


@dataclass
class Held:
    """What a live link shows: whose meeting, and the times that can be chosen."""

    link: MeetingLink
    appointment: Appointment
    part: AppointmentPerson
    slots: list[Slot]

    @property
    def cancelled(self) -> bool:
        return self.appointment.cancelled_at is not None

    @property
    def must(self) -> bool:
        return self.appointment.state == State.TOLD

    @property
    def worker_name(self) -> str:
        return self.appointment.worker.first_name


def open_link(token: str, *, for_answer: bool = False) -> Held | None:
    """What this link shows, or None: for a token never made as for one that is used, over, ended
    or on hold, after one and the same question to the database."""
    rows: QuerySet = MeetingLink.objects.unguarded(
        "whoever holds a link has no viewer; it shows a first name and times"
    )
    if for_answer:
        rows = rows.select_for_update(of=("self",))
    link = (
        rows.filter(_alive(), digest=digest(token))
        .select_related("part__appointment__worker")
        .first()
    )
    if link is None:
        return None
    row = link.part.appointment
    slots = every_part(Slot, appointment=row, closed_at=None, starts_at__gt=clock.now())
    return Held(link, row, link.part, list(slots.order_by("starts_at")))


def use(link: MeetingLink) -> None:
    """The link has done its one thing."""
    link.used_at, link.sealed = clock.now(), None
    link.save()
