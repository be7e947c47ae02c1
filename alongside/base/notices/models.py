from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet


class NoticeRows(GuardedQuerySet):
    def _seen_by(self, viewer):  # type: ignore[no-untyped-def]
        return Q(worker_id=viewer.worker_id)


class NoticeKind(models.TextChoices):
    FOUND = "found", _("was looked for")
    OPENED = "opened", _("was opened in an emergency")
    GIVEN = "given", _("is now someone you work with")
    WITHHELD = "withheld", _("something is kept from a manager")
    ASKED = "asked", _("someone asks to open a sealed record")
    TO_JOIN = "to_join", _("someone asks to join two records")
    JOINED = "joined", _("was joined with another record of theirs")
    PARTED = "parted", _("was taken apart from another record again")
    RESET_ASK = "reset_ask", _("someone asks to reset a lost phone")
    RESET_YOU = "reset_you", _("someone asks to reset your lost phone")
    RESET_DONE = "reset_done", _("your second factor was taken away")
    GIFT = "gift", _("a gift note was written")
    DIFFERENT = "different", _("a worker sees a decision differently")
    ANSWERED = "answered", _("answered about a meeting")
    ANOTHER = "another", _("would rather meet another worker")
    STEP_IN = "step_in", _("a colleague had to drop everything and asks for help")
    CARE = "care", _("a worker had to drop everything")
    NO_ONE = "no_one", _("said there is no one to count on right now")


class Notice(Guarded):
    """Something one worker is told. It holds ids and a kind, no words."""

    worker = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    person_id = models.UUIDField(null=True)
    about_worker = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    objects = NoticeRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["worker", "seen_at", "-at"], name="notice_worker_seen")]
