"""What tests of the second factor share: an app, its codes, and signing in with them."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from alongside.base.accounts import second_factor
from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from tests.cast import DAY, Cast
from tests.factories import organisation as made
from tests.factories.organisation import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP = dt.timedelta(seconds=30)


def code(off: int = 0, secret: str = SECRET) -> str:
    """What the app shows now, or some steps of thirty seconds before or after."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + off))


def has_app(cast: Cast, name: str) -> list[str]:
    """Somebody set an app up a while ago; answers their recovery codes."""
    user = cast.workers[name].user
    second_factor.keep(user, SECRET, 0)
    return second_factor.make_codes(user)


def password(client: Client, name: str, **more: Any) -> Any:
    return client.post("/sign-in/", {"username": name, "password": PASSWORD, **more})


def sign_in(client: Client, name: str, given: str) -> Any:
    assert password(client, name)["Location"] == "/sign-in/code/"
    return client.post("/sign-in/code/", {"code": given})


def did(verb: str) -> list[Any]:
    rows = AuditRow.objects.unguarded("a test knows everything").filter(verb=verb)
    return [(row.actor_id, row.object_id) for row in rows]


def admin_two(cast: Cast, days: int = 400) -> Any:
    second = made.worker("Ada Second", username="ada")
    office = made.holds(second, "admin")
    office.from_at = clock.now() - days * DAY
    office.save()
    return made.viewer(second)
