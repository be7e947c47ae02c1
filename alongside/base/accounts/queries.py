from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

from alongside.base.organisation.models import Worker


def without_second_factor() -> QuerySet[Worker]:
    """Everybody who can sign in and has set up no app, by name."""
    apps = Authenticator.objects.filter(user_id=OuterRef("user_id"), type=Authenticator.Type.TOTP)
    return (
        Worker.objects.filter(left_at__isnull=True, user__is_active=True)
        .exclude(Exists(apps))
        .select_related("user")
        .order_by("name")
    )
