"""Who works here, set by the administrator; and what a worker sets for themselves.

The administrator sees no content, and cannot give anything to themselves: somebody else has
to, so that nobody opens records by their own hand.
"""

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.core.text import clean, over
from alongside.base.core.units import unit

from .models import (
    LocalText,
    Membership,
    MembershipRole,
    Office,
    OfficeName,
    Team,
    TextKind,
    Worker,
)


def _must_administer(by: Any, about: Worker | None = None) -> None:
    if not by.has_role(OfficeName.ADMIN):
        raise CannotSee
    if about is not None and about.pk == by.worker_id:
        raise MayNot(
            _("You cannot give or take anything from yourself. Ask another administrator.")
        )


def add_team(*, name: str, duty_phone: str, by: Any) -> Team:
    """Add a team. Raises CannotSee, and Refused where the name is empty or taken."""
    _must_administer(by)
    name = " ".join(name.split())
    if not name:
        raise Refused({"name": _("Write the team's name.")})
    if problems := over(50, name=name, duty_phone=duty_phone.strip()):
        raise Refused(problems)
    slug = slugify(name, allow_unicode=True)
    if Team.objects.filter(slug=slug).exists():
        raise Refused({"name": _("There is a team of this name already.")})
    with unit():
        team = Team.objects.create(name=name, slug=slug, duty_phone=duty_phone.strip())
        note("added", "team", actor_id=by.worker_id, object_id=team.pk)
    return team


def add_worker(*, name: str, job: str, username: str, password: str, email: str, by: Any) -> Worker:
    """Add somebody who works here, with a sign-in where a user name is given.

    Raises CannotSee, and Refused where the name is empty, the user name is taken or the
    password too weak.
    """
    _must_administer(by)
    User = get_user_model()
    problems = {}
    if not name.strip():
        problems["name"] = _("Write their name.")
    if username and User.objects.filter(username__iexact=username).exists():
        problems["username"] = _("Somebody else signs in with this name.")
    if username:
        problems |= _weak(password)
    problems |= over(200, name=name.strip()) | over(100, job=job.strip())
    problems |= over(150, username=username) | over(254, email=email)
    if problems:
        raise Refused(problems)
    with unit():
        user = None
        if username:
            user = User.objects.create_user(username, email=email, password=password)
        worker = Worker.objects.create(user=user, name=name.strip(), job=job.strip(), email=email)
        note("added", "worker", actor_id=by.worker_id, object_id=worker.pk)
    return worker


def _weak(password: str) -> dict[str, str]:
    try:
        validate_password(password)
    except ValidationError as error:
        return {"password": " ".join(error.messages)}
    return {}


def set_password(*, worker: Worker, password: str, by: Any) -> None:
    """Give somebody a new password, which also ends their open sessions."""
    _must_administer(by, worker)
    if worker.user is None:
        raise NotNow(_("They have no sign-in."))
    problems = _weak(password)
    if problems:
        raise Refused(problems)
    with unit():
        worker.user.set_password(password)
        worker.user.save()
        note("set password of", "worker", actor_id=by.worker_id, object_id=worker.pk)


def join_team(*, worker: Worker, team: Team, role: str, by: Any) -> Membership:
    """Have somebody belong to a team from now, as a member or its manager."""
    _must_administer(by, worker)
    if role not in (MembershipRole.MEMBER, MembershipRole.MANAGER):
        raise Refused({"role": _("Choose member or manager.")})
    with unit():
        same = Membership.objects.active().filter(worker=worker, team=team, role=role)
        if same.exists():
            raise NotNow(_("They are that already."))
        row = Membership.objects.create(worker=worker, team=team, role=role, from_at=clock.now())
        note("joined", "membership", actor_id=by.worker_id, object_id=row.pk)
    return row


def put_on_duty(
    *, worker: Worker, team: Team, from_at: dt.datetime, until_at: dt.datetime, by: Any
) -> Membership:
    """Put somebody on duty for a team in a window of hours; its manager does this.

    Raises CannotSee, and Refused where the window is empty, past or longer than four days.
    """
    if team.pk not in by.managed_team_ids:
        raise CannotSee
    if not from_at < until_at or until_at <= clock.now() or until_at - from_at > 4 * clock.A_DAY:
        raise Refused({"until_time": _("Duty ends after it begins, is not over yet, and lasts "
                                       "four days at the most.")})  # fmt: skip
    with unit():
        row = Membership.objects.create(
            worker=worker, team=team, role=MembershipRole.DUTY, from_at=from_at, until_at=until_at
        )
        note("put on duty", "membership", actor_id=by.worker_id, object_id=row.pk)
    return row


def leave_team(*, membership: Membership, by: Any) -> None:
    """End a membership now; what follows from it ends with it."""
    _must_administer(by, membership.worker)
    with unit():
        if not membership.is_active:
            raise NotNow(_("This has ended already."))
        membership.until_at = clock.now()
        membership.save()
        note("left", "membership", actor_id=by.worker_id, object_id=membership.pk)


def give_office(*, worker: Worker, name: str, by: Any) -> Office:
    """Give somebody an office across teams: practice lead, records officer, administrator."""
    _must_administer(by, worker)
    if name not in OfficeName.values:
        raise Refused({"office": _("Choose an office.")})
    with unit():
        if Office.objects.active().filter(worker=worker, name=name).exists():
            raise NotNow(_("They hold it already."))
        row = Office.objects.create(worker=worker, name=name, from_at=clock.now())
        note("given", "office", actor_id=by.worker_id, object_id=row.pk)
    return row


def end_office(*, office: Office, by: Any) -> None:
    """End an office now."""
    _must_administer(by, office.worker)
    with unit():
        if not office.is_active:
            raise NotNow(_("This has ended already."))
        office.until_at = clock.now()
        office.save()
        note("ended", "office", actor_id=by.worker_id, object_id=office.pk)


def say_left(*, worker: Worker, by: Any) -> None:
    """Somebody no longer works here: their sign-in, sessions and every right end at once."""
    _must_administer(by, worker)
    with unit():
        if worker.left_at:
            raise NotNow(_("They left already."))
        now = clock.now()
        worker.left_at = now
        worker.save()
        if worker.user is not None:
            worker.user.is_active = False
            worker.user.save()
        for row in [*worker.memberships.all(), *worker.offices.all()]:
            if row.is_active:
                row.until_at = now
                row.save()
        note("left", "worker", actor_id=by.worker_id, object_id=worker.pk)


def set_local_text(*, kind: str, words: str, by: Any) -> LocalText:
    """Say a local rule anew: the administrator, or the practice lead. Raises CannotSee, Refused."""
    if not by.has_role(OfficeName.ADMIN, OfficeName.LEAD):
        raise CannotSee
    words = clean(words)
    if not words or len(words) > 5_000:
        raise Refused({"words": _("Write the rule, in 5,000 letters at most.")})
    with unit():
        row = LocalText.objects.create(
            kind=TextKind(kind), words=words, set_by=by.worker, set_at=clock.now()
        )
        note("set", "local text", actor_id=by.worker_id, object_id=row.pk)
    return row


def set_my_way(*, by: Any, single_keys: bool, quiet_nudges: list[str]) -> None:
    """Set which nudges My day shows and whether single keys work, for oneself."""
    with unit():
        by.worker.single_keys = single_keys
        by.worker.quiet_nudges = quiet_nudges
        by.worker.save(update_fields=["single_keys", "quiet_nudges"])
        note("set", "settings", actor_id=by.worker_id)
