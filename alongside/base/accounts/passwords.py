"""Asking for the password again, where an open screen must not be enough."""

from typing import Any

from allauth.core import ratelimit
from django.contrib.auth import authenticate
from django.utils.translation import gettext as _

from alongside.base.core.errors import Refused


def must_be_their_password(request: Any, password: str) -> None:
    """Raises Refused where it is not the viewer's password, or was tried too often."""
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        raise Refused({"password": _("Too many tries. Wait a minute, and ring duty meanwhile.")})
    user = authenticate(request, username=request.user.get_username(), password=password)
    if user is None or user.pk != request.user.pk:
        raise Refused({"password": _("That is not your password.")})
