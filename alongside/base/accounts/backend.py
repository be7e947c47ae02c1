from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model


class Backend(AuthenticationBackend):
    """allauth's sign-in, fetching the worker with the user: every page needs both."""

    def get_user(self, user_id):  # type: ignore[no-untyped-def]
        user = get_user_model().objects.select_related("worker").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
