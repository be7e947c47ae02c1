from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Nobody signs themselves up: a sign-in is given by whoever runs the installation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say what happened themselves."""

    def get_client_ip(self, request: HttpRequest) -> str:
        if settings.ALONGSIDE_BEHIND_PROXY:
            # The last hop is the one our own proxy wrote; what stands before it anybody can send.
            hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            if hops[-1].strip():
                return str(hops[-1].strip())
        return str(request.META.get("REMOTE_ADDR", ""))
