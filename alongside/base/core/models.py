from django.db import models

from .ids import uuid7


class UsedKey(models.Model):
    """A write that was committed: which author, under which key, and where it led.

    It keeps a keyed hash of what was sent, never the words and never the answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    author_id = models.UUIDField()
    key = models.UUIDField()
    digest = models.CharField(max_length=64)
    location = models.CharField(max_length=300)
    used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author_id", "key"], name="one_use_per_author_and_key")
        ]
