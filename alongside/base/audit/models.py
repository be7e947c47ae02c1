from django.db import models
from django.db.models import Q

from alongside.base.core.guarded import GuardedQuerySet


class AuditRows(GuardedQuerySet):
    def _seen_by(self, viewer):  # type: ignore[no-untyped-def]
        """R19: records officer and practice lead see all rows; anybody else their own.

        A row about a reflection or a draft saved alone is its author's only.
        """
        own = Q(actor_id=viewer.worker_id)
        if viewer.has_role("records", "lead"):
            return own | ~Q(kind__in=PRIVATE_KINDS)
        return own


PRIVATE_KINDS = ("reflection", "draft")


class AuditRow(models.Model):
    """Who did or saw what, when and by what right. No content, and no foreign keys.

    Rows are chained: `hash` is SHA-256 over the row before and this row's own fields.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    object_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    relation = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=20)
    request_id = models.UUIDField(null=True)
    mark = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = AuditRows.as_manager()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["person_id", "-at"], name="audit_person_at"),
            models.Index(fields=["actor_id", "-at"], name="audit_actor_at"),
        ]
