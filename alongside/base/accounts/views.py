"""Signing in and out and passwords, with allauth's views and our pages."""

from typing import Any

from allauth.account import views
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods

from alongside.base.core.web import before_second_factor, public

from .factor_views import TOO_MANY, GiveCode

# Asked before anything else: allauth's views lead elsewhere first, and take PUT for POST.
_asks = require_http_methods(["GET", "HEAD", "POST"])
_shows = require_http_methods(["GET", "HEAD"])


class SignIn(views.LoginView):
    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Past allauth's own, which looks for the sign-up page that there is not.
        return super(views.LoginView, self).get_context_data(**kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        codes = {error.code for errors in form.errors.as_data().values() for error in errors}
        response.status_code = 429 if TOO_MANY in codes else 422
        return response


class SignOut(views.LogoutView):
    template_name = "accounts/sign_out.html"

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


class ChangePassword(views.PasswordChangeView):
    template_name = "accounts/change_password.html"
    success_url = reverse_lazy("more")


class ResetPassword(views.PasswordResetView):
    template_name = "accounts/reset.html"


class ResetSent(views.PasswordResetDoneView):
    template_name = "accounts/reset_sent.html"


class ResetFromKey(views.PasswordResetFromKeyView):
    template_name = "accounts/reset_from_key.html"


class ResetDone(views.PasswordResetFromKeyDoneView):
    template_name = "accounts/reset_done.html"


sign_in = public(_asks(SignIn.as_view()))
give_code = public(_asks(GiveCode.as_view()))
sign_out = before_second_factor(_asks(SignOut.as_view()))
change_password = _asks(ChangePassword.as_view())
reset_password = public(_asks(ResetPassword.as_view()))
reset_sent = public(_shows(ResetSent.as_view()))
reset_from_key = public(_asks(ResetFromKey.as_view()))
reset_done = public(_shows(ResetDone.as_view()))
