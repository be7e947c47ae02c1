from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model


class Backend(AuthenticationBackend):
    """allauth's sign-in, fetching the worker with the user: every page needs both."""

    @classmethod
    def _stash_user(cls, user):  # type: ignore[no-untyped-def]
        # Past allauth's page for closed sign-ins: it would tell that the password was right.
        return super()._stash_user(None)

    def get_user(self, user_id):  # type: ignore[no-untyped-def]
        user = get_user_model().objects.select_related("worker").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
