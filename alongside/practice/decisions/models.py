"""What was decided about somebody, and who sees it differently.

A decision and a different view stand as they were written: the database itself refuses to change
their words (migration 0002), so that no manager can.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import may_see_record


class Because(models.TextChoices):
    NEED = "need", _("what they need")
    LAW = "law", _("the law, or a court")
    RULE = "rule", _("a local rule")
    MONEY = "money", _("money")
    NOBODY = "nobody", _("nobody was available")


class Whose(models.TextChoices):
    PERSON = "person", _("the person")
    FAMILY = "family", _("family or friends")
    WORKER = "worker", _("a worker here")
    PARTNER = "partner", _("somebody from another service")


class DecisionRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "person")


class Decision(Guarded):
    """One decision: by whom, who was asked, what the person wanted, what decided it, how it can be
    challenged, and when the person was told."""

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="decisions")
    words = models.TextField()
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    asked = models.TextField(blank=True)
    wanted = models.TextField()
    because = models.JSONField(default=list, help_text="codes of Because, one or more")
    because_words = models.TextField(blank=True)
    challenge = models.TextField()
    challenge_by = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_by = models.CharField(max_length=200, blank=True)
    not_told_because = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="decisions_recorded"
    )
    recorded_at = models.DateTimeField()

    objects = DecisionRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["person", "-decided_on"], name="decision_person_when")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(told_on__isnull=False) & ~Q(told_by=""))
                | (Q(told_on__isnull=True) & ~Q(not_told_because="")),
                name="decision_told_or_says_why_not",
            ),
        ]


class ViewRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return Q(decision__in=Decision.objects.visible_to(viewer).values("pk"))


class DifferentView(Guarded):
    """Somebody who sees a decision differently, under their own name. Nobody edits or removes it;
    it goes wherever the decision is quoted."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="views")
    whose = models.CharField(max_length=8, choices=Whose.choices)
    name = models.CharField(max_length=200)
    words = models.TextField()
    said_on = models.DateField()
    written_by = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="views_written"
    )
    written_at = models.DateTimeField()

    objects = ViewRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(words=""), name="a_different_view_has_a_name_and_words"
            )
        ]
