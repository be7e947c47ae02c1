"""The dated relations from which it follows who may see whom.

They point at people by id and know nothing about them, so that the answer to "why may I see
this person?" stands below everything that asks it.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.base.organisation.models import Dated, active_now, ends_after_it_begins


class Role(models.TextChoices):
    KEY_WORKER = "key_worker", _("key worker")
    CO_WORKER = "co_worker", _("co-worker")
    COVER = "cover", _("cover")
    INTRODUCING = "introducing", _("being introduced")
    STUDENT = "student", _("student")


class EndingReason(models.TextChoices):
    FINISHED = "finished", _("We finished what we set out to do")
    MOVED_ON = "moved_on", _("They moved on or away")
    WORKER_CHANGED = "worker_changed", _("Somebody else works with them now")
    WORKER_LEFT = "worker_left", _("The worker left")
    THEIR_CHOICE = "their_choice", _("They chose to end it")
    COVER_OVER = "cover_over", _("The cover was over")
    DIED = "died", _("They died")
    NOT_GIVEN = "not_given", _("not given (import)")


class RelationRows(GuardedQuerySet):
    def active(self) -> "RelationRows":
        return self.filter(active_now())

    def _seen_by(self, viewer):  # type: ignore[no-untyped-def]
        """One's own, and those of everybody whose record one sees; a gate hides both."""
        from .access import gated, may_see_record  # access reads these models

        own = Q(worker_id=viewer.worker_id) & ~gated(viewer, "person")
        return own | may_see_record(viewer, "person")


class SealRows(RelationRows):
    def _seen_by(self, viewer):  # type: ignore[no-untyped-def]
        from .access import may_see_record

        return may_see_record(viewer, "person")


class GrantRows(RelationRows):
    def _seen_by(self, viewer):  # type: ignore[no-untyped-def]
        """Those inside the seal; and who asked, once it was granted and not before: a request
        that stays silent must not tell whether there is such a record."""
        inside = SealAudience.objects.unguarded("who is inside").filter(
            active_now(), worker_id=viewer.worker_id
        )
        granted = Q(worker_id=viewer.worker_id, approved_by__isnull=False)
        return granted | Q(person__in=inside.values("person_id"))


class PersonRelation(Guarded, Dated):
    """A dated relation that belongs to one person."""

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")

    class Meta(Guarded.Meta):
        abstract = True


class WorkingRelationship(PersonRelation):
    """A worker and a person, in a role, from a moment until just before another."""

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="working_relationships"
    )
    worker = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="working_relationships"
    )
    role = models.CharField(max_length=12, choices=Role.choices)
    through = models.ForeignKey(
        "organisation.Worker",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="the worker a student learns from; the student sees the person while they do",
    )
    from_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.DAY
    )
    until_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.DAY
    )
    why_started = models.CharField(max_length=500, blank=True)
    ending_reason = models.CharField(max_length=16, choices=EndingReason.choices, blank=True)
    why_ended = models.CharField(max_length=500, blank=True)
    ended_by = models.ForeignKey(
        "organisation.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    official_reason = models.CharField(
        max_length=8, blank=True, help_text="why they started, as a code; see reasons.py"
    )
    rhythm_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="how often the two of them planned to meet, in days"
    )

    objects = RelationRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["worker", "until_at"], name="working_worker_until")]
        constraints = [
            ends_after_it_begins("working_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(ending_reason="") | Q(until_at__isnull=False),
                name="working_ending_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(role="student") | Q(through__isnull=False),
                name="working_student_has_a_worker",
            ),
        ]

    @property
    def is_over(self) -> bool:
        return self.until_at is not None and self.until_at <= clock.now()

    @property
    def never_was(self) -> bool:
        """Agreed for a day to come, and called off before it came: it held for no moment."""
        return self.until_at is not None and self.until_at <= self.from_at

    @property
    def from_on(self) -> RoughDate:
        return RoughDate(clock.local(self.from_at).date(), self.from_precision)

    @property
    def until_on(self) -> RoughDate | None:
        """The last day, as screens say it: "until" is the first moment after it."""
        if self.until_at is None:
            return None
        last = clock.local(self.until_at - clock.A_SECOND).date()
        return RoughDate(last, self.until_precision)


class TeamResponsibility(PersonRelation):
    """The team that answers for a person, and with it its manager and those on duty."""

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="responsibilities"
    )
    team = models.ForeignKey(
        "organisation.Team", on_delete=models.PROTECT, related_name="responsibilities"
    )

    objects = GuardedQuerySet.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["team", "until_at"], name="responsibility_team_until")]
        constraints = [ends_after_it_begins("responsibility_ends_after_it_begins")]


class Bar(PersonRelation):
    """A worker who must not see a person: their own family, a neighbour. It beats every allow."""

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="bars")
    worker = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="bars")
    set_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")

    objects = GuardedQuerySet.as_manager()

    class Meta(Guarded.Meta):
        constraints = [ends_after_it_begins("bar_ends_after_it_begins")]


class Seal(PersonRelation):
    """A record only its audience may know of. It takes two: a manager proposes, a lead approves.

    It holds from `from_at`, which is the moment of approval; until then it is a proposal and
    `from_at` is the moment it was proposed.
    """

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="seals")
    proposed_by = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )

    lift_asked_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = SealRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            ends_after_it_begins("seal_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=models.F("proposed_by")),
                name="seal_takes_two",
            ),
            models.CheckConstraint(
                condition=Q(lifted_by__isnull=True) | ~Q(lifted_by=models.F("lift_asked_by")),
                name="lifting_a_seal_takes_two",
            ),
        ]


class SealAudience(PersonRelation):
    """A worker inside a person's seal."""

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="seal_audience"
    )
    worker = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")

    objects = GuardedQuerySet.as_manager()

    class Meta(Guarded.Meta):
        constraints = [ends_after_it_begins("seal_audience_ends_after_it_begins")]


class SealGrant(PersonRelation):
    """Four hours inside a seal for a practice lead, approved by somebody who is inside it."""

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="seal_grants"
    )
    worker = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    approved_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = GrantRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            ends_after_it_begins("seal_grant_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=models.F("worker")),
                name="seal_grant_takes_two",
            ),
        ]


class EmergencyReason(models.TextChoices):
    SAFETY = "safety", _("Someone may be in danger now")
    ON_THE_PHONE = "phone", _("They, or someone about them, are on the phone or at the door")
    AWAY = "away", _("Their worker cannot be reached and it cannot wait")
    ASKED = "asked", _("A manager, the police, a court or a hospital needs an answer now")


class EmergencyAccess(PersonRelation):
    """Four hours with a record: taken with a reason, told to the worker, looked at after."""

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="emergencies"
    )
    worker = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="emergencies"
    )
    reason = models.CharField(max_length=8, choices=EmergencyReason.choices)
    words = models.CharField(max_length=1000, blank=True)
    reviewed_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)
    review_words = models.CharField(max_length=1000, blank=True)

    objects = RelationRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            ends_after_it_begins("emergency_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_at__isnull=True)
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="emergency_review_has_who_and_when",
            ),
        ]
