"""Workers with and without a sign-in, teams, who belongs to which, and who holds which office."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.hashers import MD5PasswordHasher

from alongside.base.accounts.models import User
from alongside.base.core import clock
from alongside.base.organisation.models import (
    Membership,
    MembershipRole,
    Office,
    Team,
    Worker,
)
from alongside.base.organisation.viewer import Viewer

PASSWORD = "a long walk by the harbour"
LONG_AGO = dt.timedelta(days=400)


def worker(name: str, *, username: str = "", **fields: object) -> Worker:
    """Somebody who works here; with a sign-in where a user name is given."""
    user = None
    if username:
        hasher = MD5PasswordHasher()  # quick, whatever the settings say at this moment
        user = User(username=username, password=hasher.encode(PASSWORD, hasher.salt()))
        user.save()
    return Worker.objects.create(name=name, user=user, **fields)


def team(name: str, slug: str) -> Team:
    return Team.objects.create(name=name, slug=slug, duty_phone="01632 960 100")


def belongs(
    to: Team,
    someone: Worker,
    role: str = MembershipRole.MEMBER,
    *,
    from_at: dt.datetime | None = None,
    until_at: dt.datetime | None = None,
) -> Membership:
    start = from_at or clock.now() - LONG_AGO
    return Membership.objects.create(
        team=to, worker=someone, role=role, from_at=start, until_at=until_at
    )


def holds(someone: Worker, office: str) -> Office:
    return Office.objects.create(worker=someone, name=office, from_at=clock.now() - LONG_AGO)


def viewer(someone: Worker) -> Viewer:
    """A fresh viewer, as each request makes one: rights are looked up anew."""
    return Viewer(Worker.objects.select_related("user").get(pk=someone.pk))
