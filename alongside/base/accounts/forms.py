from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.internal.flows import check_rate_limit
from django import forms
from django.utils.translation import gettext as _

from . import second_factor


class SignInForm(LoginForm):
    """allauth's form under the field names this product promises: `username`, `password`."""

    def add_prefix(self, field_name: str) -> str:
        return "username" if field_name == "login" else super().add_prefix(field_name)


class CodeForm(forms.Form):
    """The second half of signing in: the app's six digits, or a recovery code."""

    code = forms.CharField(required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_code(self) -> str:
        right = check_rate_limit(self.user)
        code = self.cleaned_data["code"]
        self.how = second_factor.use(user=self.user, code=code)
        if self.how is None:
            raise forms.ValidationError(
                _("That code is not right, or was used already. Wait for the next one.")
            )
        right()
        return code

    def save(self, request: Any) -> None:
        """Have the session say that it came with a second factor."""
        record_authentication(request, self.user, "mfa", type=self.how)
