"""Setting up a second factor, and taking a lost one away: never by one alone."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.core.text import one_line, over
from alongside.base.core.units import unit
from alongside.base.organisation.models import OfficeName, Worker

from . import second_factor
from .access import may_agree, open_to
from .models import FactorReset, RecoveryCode, User


def set_up_second_factor(*, secret: str, code: str, old_code: str, by: Any) -> list[str]:
    """Bind an app to one's own sign-in, in place of the one before; answers new recovery codes.

    Who has a factor already proves it first. Raises Refused where a code is not right.
    """
    user = by.worker.user
    with unit():
        if second_factor.factor_of(user) and not second_factor.use(user=user, code=old_code):
            raise Refused({"old_code": _("That code is not right, or was used already.")})
        step = second_factor.step_of(secret, code)
        if step is None:
            raise Refused({"code": _wrong_code()})
        second_factor.keep(user, secret, step)
        codes = second_factor.make_codes(user)
        # Somebody who has their phone again needs no reset.
        for reset in FactorReset.objects.waiting().filter(worker_id=by.worker_id):
            _stop(reset, by)
        note("set up", "second factor", actor_id=by.worker_id, object_id=by.worker_id)
    _write_to(by.worker, _("A second factor was set up for your sign-in."))
    return codes


def make_recovery_codes(*, code: str, by: Any) -> list[str]:
    """New recovery codes for one's own sign-in, for a code of the app or one of the old ones.

    Raises NotNow where no app is set up, and Refused where the code is not right.
    """
    user = by.worker.user
    with unit():
        if second_factor.factor_of(user) is None:
            raise NotNow(_("Set up an app first."))
        if not second_factor.use(user=user, code=code):
            raise Refused({"code": _("That code is not right, or was used already.")})
        codes = second_factor.make_codes(user)
        note("made recovery codes", "second factor", actor_id=by.worker_id, object_id=by.worker_id)
    _write_to(by.worker, _("New recovery codes were made for your sign-in."))
    return codes


def _wrong_code() -> str:
    """The sentence for a code that an app does not show now."""
    return _(
        "That is not the code the app shows now. Wait for the next one. If it is refused again, "
        "set your phone's time to automatic."
    )


# --- a lost phone --------------------------------------------------------------------------------


def ask_for_reset(*, worker: Worker, why: str, by: Any) -> FactorReset:
    """Ask that somebody's lost phone no longer counts. An administrator asks; another agrees.

    Raises CannotSee, MayNot for oneself, NotNow where there is nothing to reset or it was asked
    already, and Refused without a reason.
    """
    if not by.has_role(OfficeName.ADMIN):
        raise CannotSee
    if worker.pk == by.worker_id:
        raise MayNot(_("You cannot ask for yourself. Another administrator has to."))
    why = one_line(why)
    if not why:
        raise Refused({"why": _("Write how you know that it is them.")})
    if problems := over(300, why=why):
        raise Refused(problems)
    with unit():
        if worker.user is None or second_factor.factor_of(worker.user) is None:
            raise NotNow(_("They have no second factor."))
        if FactorReset.objects.waiting().filter(worker=worker).exists():
            raise NotNow(_("This was asked already. Somebody else has to agree to it now."))
        row = FactorReset.objects.create(
            worker=worker, asked_by=by.worker, asked_at=clock.now(), why=why
        )
        note("asked to reset", "second factor", actor_id=by.worker_id, object_id=worker.pk)
    _write_to(
        worker,
        _("%(who)s asks that the second factor of your sign-in be taken away, because your phone "
          "is lost. Somebody else has to agree to it.") % {"who": by.name},
    )  # fmt: skip
    return row


def agree_to_reset(*, reset_id: UUID, by: Any) -> FactorReset:
    """Agree to a reset somebody else asked for: the old app and its codes end, and every session.

    Another administrator may, and a manager of a team the worker is in. Raises CannotSee, MayNot
    for whoever asked, is meant or was given the right this week, and NotNow where it lapsed or is
    settled.
    """
    with unit():
        row = _waiting(reset_id, by)
        if not may_agree(by, row):
            raise MayNot(_("It takes somebody else: not who asked, not whose phone it is, and not "
                           "somebody who became administrator or manager this week."))  # fmt: skip
        now, user = clock.now(), row.worker.user
        row.agreed_by, row.agreed_at = by.worker, now
        row.save()
        Authenticator.objects.filter(user=user).delete()
        RecoveryCode.objects.filter(user=user).delete()
        User.objects.filter(worker=row.worker).update(second_factor_reset_at=now)
        note("reset", "second factor", actor_id=by.worker_id, object_id=row.worker_id)
    _write_to(
        row.worker,
        _("The second factor of your sign-in was taken away: %(asked)s asked, %(agreed)s agreed. "
          "Sign in and set up a new one now.")
        % {"asked": row.asked_by.name, "agreed": by.name},
    )  # fmt: skip
    return row


def stop_reset(*, reset_id: UUID, by: Any) -> FactorReset:
    """Say no to a reset: whoever could agree, whoever asked, and whose phone it is.

    Raises CannotSee, and NotNow where it lapsed or is settled.
    """
    with unit():
        row = _waiting(reset_id, by)
        _stop(row, by)
        note("stopped resetting", "second factor", actor_id=by.worker_id, object_id=row.worker_id)
    return row


def _waiting(reset_id: UUID, by: Any) -> FactorReset:
    row = (
        FactorReset.objects.select_for_update(of=("self",))
        .select_related("worker__user", "asked_by")
        .filter(open_to(by), pk=reset_id)
        .first()
    )
    if row is None:
        raise CannotSee
    if row.agreed_at or row.stopped_at or row.asked_at <= clock.now() - FactorReset.LASTS:
        raise NotNow(_("This was settled, or nobody agreed within a day. Ask again."))
    return row


def _stop(row: FactorReset, by: Any) -> None:
    row.stopped_by, row.stopped_at = by.worker, clock.now()
    row.save()


def _write_to(worker: Worker, sentence: str) -> None:
    """Tell somebody by mail what became of their sign-in, where they have an address here."""
    address = worker.email or (worker.user.email if worker.user else "")
    if not address:
        return
    words = sentence + "\n\n" + _("If this is not right, ring your administrator now.") + "\n"
    transaction.on_commit(
        lambda: send_mail(_("Your sign-in"), words, settings.DEFAULT_FROM_EMAIL, [address]),
        robust=True,
    )
