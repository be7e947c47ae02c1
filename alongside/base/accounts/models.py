from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from alongside.base.core import clock
from alongside.base.core.ids import uuid7


class User(AbstractUser):
    """A sign-in. What it may see follows from its Worker, never from flags here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    second_factor_reset_at = models.DateTimeField(null=True, blank=True)

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        """What a session is bound to: the password, and the last time a lost phone was reset, so
        that a session left open on that phone ends with it."""
        usual: str = super()._get_session_auth_hash(secret=secret)
        if self.second_factor_reset_at is None:
            return usual
        bound = usual + self.second_factor_reset_at.isoformat()
        return salted_hmac(
            "alongside.session", bound, secret=secret, algorithm="sha256"
        ).hexdigest()


class RecoveryCode(models.Model):
    """A code to sign in with once where the phone is not at hand. Kept as a keyed hash only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="recovery_codes"
    )
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "digest"], name="a_recovery_code_stands_once")
        ]


class FactorResetQuerySet(models.QuerySet):
    def waiting(self) -> "FactorResetQuerySet":
        """Asked in the last day, and neither agreed to nor stopped."""
        return self.filter(
            agreed_at__isnull=True,
            stopped_at__isnull=True,
            asked_at__gt=clock.now() - FactorReset.LASTS,
        )


class FactorReset(models.Model):
    """A lost phone: one administrator asks, somebody else agrees. It lapses after a day."""

    LASTS = clock.A_DAY

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    worker = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="factor_resets"
    )
    asked_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    why = models.CharField(max_length=300)
    agreed_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = FactorResetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(asked_by=F("worker")), name="nobody_asks_for_their_own_reset"
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True)
                | (~Q(agreed_by=F("worker")) & ~Q(agreed_by=F("asked_by"))),
                name="a_reset_takes_two_others",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True) | Q(stopped_at__isnull=True),
                name="a_reset_is_agreed_or_stopped",
            ),
        ]
