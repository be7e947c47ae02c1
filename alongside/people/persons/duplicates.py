"""Two records that may be of one person: kept for the records officer, and told to nobody else."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import gated


class Likeness(models.TextChoices):
    """Why two records may be of one person, the strongest reason first."""

    DAY = "day", _("Same first and last name and birth date")
    NEAR = "near", _("Same name, birth dates a day apart")
    SOUND = "sound", _("The names sound the same, and the birth year is the same")
    PLACE = "place", _("Same surname and address")


class PossibleRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """The records officer; a pair with somebody behind a gate is not there."""
        if not viewer.has_role("records"):
            return Q(pk__in=[])
        return ~gated(viewer, "one") & ~gated(viewer, "other")

    def unanswered(self) -> "PossibleRows":
        return self.filter(different_at__isnull=True)


class PossibleDuplicate(Guarded):
    """Two records found alike when one of them was made. `one` has the lower id.

    That somebody looked at them and said "not the same person" is kept, so that the same two are
    never proposed again.
    """

    one = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=8, choices=Likeness.choices)
    found_at = models.DateTimeField()
    different_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    different_at = models.DateTimeField(null=True)
    different_because = models.CharField(max_length=500, blank=True)

    objects = PossibleRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [
            models.Index(
                fields=["-found_at"],
                condition=Q(different_at__isnull=True),
                name="possible_duplicate_unanswered",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="possible_duplicate_once"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="possible_duplicate_order"
            ),
            models.CheckConstraint(
                condition=Q(different_by__isnull=True, different_at__isnull=True)
                | Q(different_by__isnull=False, different_at__isnull=False),
                name="possible_duplicate_answer_has_who_and_when",
            ),
        ]
