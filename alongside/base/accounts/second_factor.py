"""What a second factor is: an app's six digits, or a recovery code, each good once.

allauth's own check is not used, for two reasons: it remembers a used code for one step of thirty
seconds while a code is taken for three, and it can say what the recovery codes were. Here the last
step used is kept with the secret, and a recovery code is kept as a keyed hash.
"""

import base64
from typing import Any
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from allauth.core.internal.cryptokit import (
    compare_user_code,
    generate_user_code,
    normalize_user_code,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.utils.crypto import salted_hmac

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.units import unit
from alongside.base.vault.sealing import INSTALLATION, seal, unseal

from .models import RecoveryCode

APP, RECOVERY = "totp", "recovery_codes"
HOW_MANY = 10
_PENDING, _FRESH = "second_factor_pending", "recovery_codes_fresh"


def session_has_one(request: Any) -> bool:
    """Whether whoever signed in here gave a second factor; costs no query."""
    return any(
        record.get("method") == "mfa"
        for record in get_authentication_records(request, request.user)
    )


def is_missing(request: Any) -> bool:
    """R0: a second factor is required here, and this session came without one."""
    return settings.ALONGSIDE_REQUIRE_SECOND_FACTOR and not session_has_one(request)


def factor_of(user: Any) -> Authenticator | None:
    """The app this sign-in was set up with."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()


# --- the app's code ------------------------------------------------------------------------------


def step_of(secret: str, code: str) -> int | None:
    """Which step of thirty seconds this code belongs to: the one now, the one before or the one
    after, for a telephone whose clock is a little off. None where it is none of them."""
    for step in yield_hotp_counters_from_time():
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))):
            return step
    return None


def keep(user: Any, secret: str, step: int) -> Authenticator:
    """Keep an app's secret for this sign-in, locked, with the step already used."""
    factor_of_user = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    factor_of_user.delete()
    locked = _lock(secret, _place(user.pk))
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.TOTP,
        data={"secret": locked, "step": step},
        created_at=clock.now(),
    )


def use(*, user: Any, code: str) -> str | None:
    """Use up a code: APP or RECOVERY where it is right and was not used before, else None."""
    with unit():
        factor = (
            Authenticator.objects.select_for_update()
            .filter(user=user, type=Authenticator.Type.TOTP)
            .first()
        )
        if factor is None:
            return None
        step = step_of(_open(factor.data["secret"], _place(user.pk)), code)
        if step is not None:
            if step <= factor.data["step"]:
                return None
            factor.data["step"] = step
            factor.last_used_at = clock.now()
            factor.save()
            return APP
        if _use_recovery_code(user, code):
            worker = getattr(user, "worker", None)
            worker_id = worker.pk if worker else None
            note("used a recovery code", "second factor", actor_id=worker_id, object_id=worker_id)
            return RECOVERY
    return None


# --- recovery codes ------------------------------------------------------------------------------


def make_codes(user: Any) -> list[str]:
    """Ten new recovery codes; the ones before are worth nothing from here on."""
    RecoveryCode.objects.filter(user=user).delete()
    codes = [generate_user_code(length=12) for _ in range(HOW_MANY)]
    now = clock.now()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=_digest(user.pk, code), made_at=now) for code in codes
    )
    return codes


def codes_left(user: Any) -> int:
    return RecoveryCode.objects.filter(user=user, used_at__isnull=True).count()


def _use_recovery_code(user: Any, code: str) -> bool:
    mine = RecoveryCode.objects.filter(user=user, used_at__isnull=True)
    return mine.filter(digest=_digest(user.pk, code)).update(used_at=clock.now()) == 1


def _digest(user_id: UUID, code: str) -> str:
    words = f"{user_id}:{normalize_user_code(code)}"
    return salted_hmac("alongside.recovery", words, algorithm="sha256").hexdigest()


# --- what a session holds for a moment, locked like the rest -------------------------------------


def pending_secret(request: Any) -> str:
    """The secret of an app being set up: the same until it is kept, however often it is shown."""
    place = f"pending:{request.user.pk}"
    held = request.session.get(_PENDING)
    if held is None:
        secret = generate_totp_secret()
        request.session[_PENDING] = _lock(secret, place)
        return secret
    return _open(held, place)


def forget_pending(request: Any) -> None:
    request.session.pop(_PENDING, None)


def hold_fresh_codes(request: Any, codes: list[str]) -> None:
    """Hold new codes until their owner says they have them: an answer can be lost on the way."""
    request.session[_FRESH] = _lock(" ".join(codes), f"fresh:{request.user.pk}")


def fresh_codes(request: Any) -> list[str]:
    held = request.session.get(_FRESH)
    return _open(held, f"fresh:{request.user.pk}").split() if held else []


def forget_fresh_codes(request: Any) -> None:
    request.session.pop(_FRESH, None)


def _place(user_id: UUID) -> str:
    return f"second-factor:{user_id}"


def _lock(words: str, place: str) -> str:
    return base64.b64encode(seal(words, owner=INSTALLATION, place=place)).decode()


def _open(held: str, place: str) -> str:
    return unseal(base64.b64decode(held), owner=INSTALLATION, place=place)
