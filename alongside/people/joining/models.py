"""Two records of one person: who asked to join them, who agreed, and exactly what was moved."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import gated, manages, may_see_record


class State(models.TextChoices):
    ASKED = "asked", _("waits for an answer")
    JOINED = "joined", _("joined")
    DECLINED = "declined", _("not joined")
    UNDONE = "undone", _("taken apart again")


class JoiningRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """The records officer; managers of either team; a practice lead while it waits; and, once
        joined, whoever sees the record. A gate on either of the two hides it from all of them."""
        sees = manages(viewer, "kept") | manages(viewer, "joined")
        sees |= Q(state=State.JOINED) & may_see_record(viewer, "kept")
        if viewer.has_role("lead"):
            sees |= Q(state=State.ASKED)
        if viewer.has_role("records"):
            sees = Q()
        return sees & ~gated(viewer, "kept") & ~gated(viewer, "joined")

    def waiting(self) -> "JoiningRows":
        return self.filter(state=State.ASKED)

    def standing(self) -> "JoiningRows":
        """Joined now: the address of `joined` leads to `kept`."""
        return self.filter(state=State.JOINED)


class Joining(Guarded):
    """Two records to be joined: everything of `joined` goes to `kept`, whose page stays.

    It takes two people. While it stands, `joined` is an empty row under its old id.
    """

    kept = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    joined = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    why = models.CharField(max_length=500)
    asked_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    why_declined = models.CharField(max_length=500, blank=True)
    undone_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    why_undone = models.CharField(max_length=500, blank=True)

    objects = JoiningRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("joined")), name="joining_is_of_two"),
            models.CheckConstraint(
                condition=~Q(state__in=["joined", "undone"])
                | (Q(answered_by__isnull=False) & ~Q(answered_by=F("asked_by"))),
                name="joining_takes_two",
            ),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="joining_undone_has_who_and_when",
            ),
            models.UniqueConstraint(
                fields=["joined"], condition=Q(state="joined"), name="joined_to_one_record"
            ),
            models.UniqueConstraint(
                fields=["kept", "joined"], condition=Q(state="asked"), name="joining_asked_once"
            ),
        ]


class Deed(models.TextChoices):
    MOVED = "moved", _("moved")
    CHANGED = "changed", _("changed")
    MADE = "made", _("made")


class Moved(Guarded):
    """One row that a joining moved, changed or made, so that it can be taken apart exactly.

    `model` and `field` are names in the code, `before` and `after` the values of a changed field.
    """

    joining = models.ForeignKey(Joining, on_delete=models.PROTECT, related_name="moved")
    deed = models.CharField(max_length=7, choices=Deed.choices)
    model = models.CharField(max_length=60)
    row_id = models.UUIDField()
    field = models.CharField(max_length=40, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = GuardedQuerySet.as_manager()
