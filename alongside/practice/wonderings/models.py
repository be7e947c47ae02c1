"""Thoughts that are not facts."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import may_see_record


class WonderingRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "person")


class Wondering(Guarded):
    """A thought that is not a fact: whose, when, and what would change their mind."""

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="wonderings"
    )
    author = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="wonderings"
    )
    words = models.TextField()
    would_change_my_mind = models.CharField(max_length=500, blank=True)
    written_at = models.DateTimeField()
    let_go_at = models.DateTimeField(null=True, blank=True)

    objects = WonderingRows.as_manager()


class StepKind(models.TextChoices):
    ANSWER = "answer", _("their answer")
    LOOKED = "looked", _("looked at again")
    LET_GO = "let_go", _("let go")


class StepRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return Q(Exists(Wondering.objects.visible_to(viewer).filter(pk=OuterRef("wondering"))))


class WonderingStep(Guarded):
    """What came of it: the person's answer, another look, or letting go."""

    wondering = models.ForeignKey(Wondering, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=8, choices=StepKind.choices)
    words = models.TextField(blank=True)
    by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = StepRows.as_manager()
