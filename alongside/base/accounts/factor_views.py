"""The second factor: asked for at sign-in, set up, and the recovery codes that stand in for it."""

import base64
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.base.views import AuthenticateView
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.base.core.errors import Refused
from alongside.base.core.web import before_second_factor, door

from . import actions, second_factor
from .forms import CodeForm
from .passwords import must_be_their_password

TOO_MANY = "too_many_login_attempts"


class GiveCode(AuthenticateView):
    """allauth's page between the password and being signed in, with our form and our words."""

    template_name = "accounts/code.html"

    def _build_forms(self) -> CodeForm | None:
        sent = self.request.method == "POST"
        self.auth_form = CodeForm(self.request.POST if sent else None, user=self.stage.login.user)
        return self.auth_form if sent else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"form": self.auth_form}

    def form_valid(self, form: Any) -> HttpResponse:
        form.save(self.request)
        return self.stage.exit()

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        codes = {error.code for errors in form.errors.as_data().values() for error in errors}
        response.status_code = 429 if TOO_MANY in codes else 422
        return response


def _tried(request: Any, act: Callable[[], list[str]]) -> tuple[int, dict[str, str]]:
    """Do it unless it was tried too often; what is wrong, with the status to answer."""
    try:
        right = check_rate_limit(request.user)
        codes = act()
        right()
    except ValidationError as error:
        return 429, {"code": " ".join(error.messages)}
    except Refused as error:
        return 422, error.problems
    # What the session may do has changed, so it gets a new name.
    request.session.cycle_key()
    record_authentication(request, request.user, "mfa", type=second_factor.APP)
    second_factor.forget_pending(request)
    second_factor.hold_fresh_codes(request, codes)
    return 303, {}


@before_second_factor
@door("GET", "POST")
def set_up(request: Any) -> HttpResponse:
    """Bind an app to one's sign-in: the password, a code of the old app where there is one, and
    the code the new one shows."""
    secret, given = second_factor.pending_secret(request), request.POST
    status, problems = 200, dict[str, str]()
    if request.method == "POST":

        def act() -> list[str]:
            must_be_their_password(request, given.get("password", ""))
            return actions.set_up_second_factor(
                secret=secret,
                code=given.get("code", ""),
                old_code=given.get("old_code", ""),
                by=request.viewer,
            )

        status, problems = _tried(request, act)
        if status == 303:
            return _see_codes()
    adapter = get_adapter()
    address = adapter.build_totp_url(request.user, secret)
    picture = base64.b64encode(adapter.build_totp_svg(address).encode()).decode()
    context = {
        "factor": second_factor.factor_of(request.user),
        "codes_left": second_factor.codes_left(request.user),
        "required": request.viewer.lacks_second_factor,
        "secret": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        "address": address,
        "picture": f"data:image/svg+xml;base64,{picture}",
        "problems": problems,
    }
    return render(request, "accounts/second_factor.html", context, status=status)


@door("GET", "POST")
def recovery_codes(request: Any) -> HttpResponse:
    """The codes just made, until their owner has them; else a way to make new ones."""
    status, problems = 200, dict[str, str]()
    if request.method == "POST" and request.POST.get("do") == "kept":
        second_factor.forget_fresh_codes(request)
        return redirect("more")
    if request.method == "POST":
        status, problems = _tried(
            request,
            lambda: actions.make_recovery_codes(
                code=request.POST.get("code", ""), by=request.viewer
            ),
        )
        if status == 303:
            return _see_codes()
    context = {
        "fresh": second_factor.fresh_codes(request),
        "left": second_factor.codes_left(request.user),
        "factor": second_factor.factor_of(request.user),
        "problems": problems,
    }
    return render(request, "accounts/recovery_codes.html", context, status=status)


def _see_codes() -> HttpResponse:
    answer = redirect("account_recovery_codes")
    answer.status_code = 303
    return answer
