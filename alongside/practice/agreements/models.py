"""The working agreement, in versions, and what each party said to it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import may_see_record


class Kind(models.TextChoices):
    WORKING = "working", _("working together")
    LIVING = "living", _("living together")


class Reply(models.TextChoices):
    """The five honest answers; only the first is ever shown as agreed."""

    AGREE = "agree", _("I agree")
    SOME = "some", _("I agree with some of it")
    KNOWING = "knowing", _("I don’t agree, but I know it is happening")
    HAD_TO = "had_to", _("I felt I had to say yes")
    NOT_NOW = "not_now", _("Not now")


class Said(models.TextChoices):
    ALOUD = "aloud", _("aloud, together")
    INTERPRETER = "interpreter", _("with an interpreter")
    PHONE = "phone", _("by phone")
    PAPER = "paper", _("on paper")


class Party(models.TextChoices):
    PERSON = "person", _("the person")
    WORKER = "worker", _("the worker")
    OTHER = "other", _("somebody around them")


class AgreementRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "person")

    def current(self) -> "AgreementRows":
        """The version that stands."""
        return self.filter(replaced_by__isnull=True)


class Agreement(Guarded):
    """One version of how somebody and those who work with them go about it.

    A version is never edited: a change is a new row that replaces it, and both texts stay. An
    empty text was left open. `fixed` keeps the lines nobody can take out as they were read that
    day, so that a later wording of ours does not change what was agreed.
    """

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="agreements"
    )
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.WORKING)
    author = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="agreements"
    )
    written_at = models.DateTimeField()
    why_meet = models.TextField(blank=True)
    want = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    honestly = models.TextField(blank=True)
    often = models.TextField(blank=True)
    reach = models.TextField(blank=True)
    not_reach = models.TextField(blank=True)
    crisis = models.TextField(blank=True)
    all_right = models.TextField(blank=True)
    not_all_right = models.TextField(blank=True)
    touch = models.TextField(blank=True)
    tell_outside = models.TextField(blank=True)
    crossed = models.TextField(blank=True)
    answer_to = models.TextField(blank=True)
    told = models.TextField(blank=True)
    gifts = models.TextField(blank=True)
    fixed = models.TextField()
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    ending = models.TextField(blank=True)
    stays = models.TextField(blank=True)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    objects = AgreementRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.UniqueConstraint(fields=["person", "number"], name="agreement_version_once"),
            models.CheckConstraint(
                condition=~Q(kind="working")
                | Q(ends_on__isnull=False)
                | Q(review_on__isnull=False),
                name="working_together_has_an_ending_in_sight",
            ),
            models.CheckConstraint(
                condition=~Q(kind="living") | ~Q(stays=""), name="living_together_says_what_stays"
            ),
        ]


class AnswerRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return Q(agreement__in=Agreement.objects.visible_to(viewer).values("pk"))


class AgreementAnswer(Guarded):
    """What one party said to one version, how, and who wrote it down.

    Somebody may answer again; the latest answer of each party stands and the earlier stay.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="answers")
    party = models.CharField(max_length=6, choices=Party.choices)
    name = models.CharField(max_length=200)
    reply = models.CharField(max_length=8, choices=Reply.choices)
    said = models.CharField(max_length=12, choices=Said.choices)
    words = models.CharField(max_length=500, blank=True)
    said_on = models.DateField()
    written_by = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    objects = AnswerRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="an_answer_is_somebodys"),
        ]
