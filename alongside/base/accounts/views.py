"""Signing in and out and passwords, with allauth's views and our pages."""

from typing import Any

from allauth.account import views
from django.http import HttpResponse
from django.urls import reverse_lazy

from alongside.base.core.web import public

_TOO_MANY = "too_many_login_attempts"
_ASKS, _SHOWS = ["get", "head", "post"], ["get", "head"]  # Django's own views take PUT and OPTIONS


class SignIn(views.LoginView):
    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Past allauth's own, which looks for the sign-up page that there is not.
        return super(views.LoginView, self).get_context_data(**kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        codes = {error.code for errors in form.errors.as_data().values() for error in errors}
        response.status_code = 429 if _TOO_MANY in codes else 422
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


sign_in = public(SignIn.as_view(http_method_names=_ASKS))
sign_out = SignOut.as_view(http_method_names=_ASKS)
change_password = ChangePassword.as_view(http_method_names=_ASKS)
reset_password = public(ResetPassword.as_view(http_method_names=_ASKS))
reset_sent = public(ResetSent.as_view(http_method_names=_SHOWS))
reset_from_key = public(ResetFromKey.as_view(http_method_names=_ASKS))
reset_done = public(ResetDone.as_view(http_method_names=_SHOWS))
