from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from . import second_factor


class Adapter(DefaultAccountAdapter):
    """Nobody signs themselves up: a sign-in is given by whoever runs the installation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        # Wherever they were going, there is nothing there for them until this is done.
        return redirect("account_second_factor") if second_factor.is_missing(request) else answer

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say what happened themselves."""

    def get_client_ip(self, request: HttpRequest) -> str:
        if settings.ALONGSIDE_BEHIND_PROXY:
            # The last hop is the one our own proxy wrote; what stands before it anybody can send.
            hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            if hops[-1].strip():
                return str(hops[-1].strip())
        return str(request.META.get("REMOTE_ADDR", ""))


class FactorAdapter(DefaultMFAAdapter):
    """How an app that makes codes shows this sign-in: the user name, never a mail address."""

    def get_totp_label(self, user: Any) -> str:
        return str(user.get_username())
