from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """allauth's form under the field names this product promises: `username`, `password`."""

    def add_prefix(self, field_name: str) -> str:
        return "username" if field_name == "login" else super().add_prefix(field_name)
