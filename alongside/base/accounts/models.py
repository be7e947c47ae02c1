from django.contrib.auth.models import AbstractUser
from django.db import models

from alongside.base.core.ids import uuid7


class User(AbstractUser):
    """A sign-in. What it may see follows from its Worker, never from flags here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
