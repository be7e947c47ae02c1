"""Signing in and out, with allauth's views and our pages."""

from typing import Any

from allauth.account import views
from django.http import HttpResponse

from alongside.base.core.web import public

_TOO_MANY = "too_many_login_attempts"


class SignIn(views.LoginView):
    template_name = "accounts/sign_in.html"

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


sign_in = public(SignIn.as_view())
sign_out = SignOut.as_view()
change_password = ChangePassword.as_view()
