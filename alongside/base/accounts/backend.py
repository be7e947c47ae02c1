from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from alongside.base.core.composed import composed_once


@composed_once
def _with_worker(*, user_id: Any) -> QuerySet:
    users: QuerySet = get_user_model().objects.select_related("worker")
    return users.filter(pk=user_id)


class Backend(AuthenticationBackend):
    """allauth's sign-in, fetching the worker with the user: every page needs both."""

    @classmethod
    def _stash_user(cls, user):  # type: ignore[no-untyped-def]
        # Past allauth's page for closed sign-ins: it would tell that the password was right.
        return super()._stash_user(None)

    def get_user(self, user_id):  # type: ignore[no-untyped-def]
        user = next(iter(_with_worker(user_id=user_id)), None)
        return user if user and self.user_can_authenticate(user) else None
