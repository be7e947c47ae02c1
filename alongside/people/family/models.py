"""A family, as it is told in one person's record.

Whoever sees that record sees the family told in it, and nobody learns from it that somebody in it
has a record of their own, nor what is told in that one. Two children of one mother have a telling
each: where one of them lives now is not for the paper the other one's parents read.
"""

import json
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.base.vault.sealing import INSTALLATION, seal, unseal
from alongside.people.working.access import gated, key_worker_of, manages, may_see_record

from .kinds import CARING, PARENTS, SIBLINGS, UNIONS


def _closed_to(viewer: Any) -> Q:
    """What is kept close: for the key worker and the manager, as a restricted fact is."""
    keepers = key_worker_of(viewer, "person") | manages(viewer, "person")
    return Q(kept_close=False) | (keepers & ~gated(viewer, "person"))


class RelativeRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """With the record it is told in; who is kept close, by the key worker and the manager."""
        return may_see_record(viewer, "person") & _closed_to(viewer)

    def standing(self) -> "RelativeRows":
        return self.filter(withdrawn_at__isnull=True)


class LinkRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """Through everybody it joins: one whom the viewer does not see takes the line along."""
        seen = Relative.objects.visible_to(viewer)
        ends = Q(one__in=seen) & (Q(other__isnull=True) | Q(other__in=seen))
        return may_see_record(viewer, "person") & ends & (Q(child__isnull=True) | Q(child__in=seen))

    def standing(self) -> "LinkRows":
        return self.filter(withdrawn_at__isnull=True)


class OfRelativeRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """As whom it is about."""
        seen = Relative.objects.visible_to(viewer)
        return may_see_record(viewer, "person") & Q(relative__in=seen)


class Shape(models.TextChoices):
    """How somebody is drawn. The neutral one, unless they chose another."""

    NEUTRAL = "neutral", _("the shape everybody has")
    SQUARE = "square", _("a square")
    CIRCLE = "circle", _("a circle")


class LinkKind(models.TextChoices):
    BIRTH = "birth", _("parents by birth")
    ADOPTIVE = "adoptive", _("parents by adoption")
    FOSTER = "foster", _("foster carers")
    KINSHIP = "kinship", _("family or friends who care for them")
    GUARDIAN = "guardian", _("guardians")
    STEP = "step", _("step-parent")
    MARRIED = "married", _("married")
    PARTNERS = "partners", _("partners")
    SEPARATED = "separated", _("separated")
    DIVORCED = "divorced", _("divorced")
    ENDED = "ended", _("were partners")
    SIBLINGS = "siblings", _("brothers or sisters")
    HALF = "half", _("half-brothers or half-sisters")
    TWINS = "twins", _("twins")
    IDENTICAL = "identical", _("identical twins")


class Relative(Guarded):
    """Somebody in the family told in a person's record; one of them is that person.

    A tie of the person to them, where there is one, says their name and whose record they have;
    otherwise both stand here. `kept_close` is for the key worker and the manager alone, has no
    tie, and is in no print and no file. `spot` is where somebody put them in their row, in quarter
    columns.
    """

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="family")
    other = models.ForeignKey(
        "persons.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tie = models.ForeignKey(
        "ties.Tie", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    shape = models.CharField(max_length=8, choices=Shape.choices, default=Shape.NEUTRAL)
    born = models.DateField(null=True, blank=True)
    born_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.UNKNOWN
    )
    has_died = models.BooleanField(default=False)
    died = models.DateField(null=True, blank=True)
    died_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.UNKNOWN
    )
    kept_close = models.BooleanField(default=False)
    spot = models.SmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="who says so")
    made_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="said by mistake")
    version = models.PositiveIntegerField(default=1)

    objects = RelativeRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="relative_has_a_name"),
            models.CheckConstraint(
                condition=Q(has_died=True) | Q(died__isnull=True), name="a_day_of_death_is_a_death"
            ),
            models.CheckConstraint(
                condition=Q(kept_close=False) | Q(tie__isnull=True), name="kept_close_has_no_tie"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_me(self) -> bool:
        return self.other_id == self.person_id

    @property
    def born_on(self) -> RoughDate | None:
        return RoughDate(self.born, self.born_precision) if self.born else None

    @property
    def died_on(self) -> RoughDate | None:
        return RoughDate(self.died, self.died_precision) if self.died else None


class Link(Guarded):
    """What joins people of one family, with dates as surely as they are known.

    Parents or carers have a `child` and one or two ends; two who are or were together, and brothers
    and sisters without parents anybody knows, are the two ends. A parent nobody knows is nobody.
    `lives_with` says that the child lives there now.
    """

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=LinkKind.choices)
    one = models.ForeignKey(Relative, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(
        Relative, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    child = models.ForeignKey(
        Relative, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    from_day = models.DateField(null=True, blank=True)
    from_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.UNKNOWN
    )
    until_day = models.DateField(null=True, blank=True)
    until_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.UNKNOWN
    )
    lives_with = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="said by mistake")
    version = models.PositiveIntegerField(default=1)

    objects = LinkRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PARENTS, child__isnull=False)
                | Q(kind__in=UNIONS + SIBLINGS, child__isnull=True, other__isnull=False),
                name="parents_have_a_child_pairs_have_two",
            ),
            models.CheckConstraint(
                condition=(Q(other__isnull=True) | ~Q(other=F("one")))
                & (Q(child__isnull=True) | ~Q(child=F("one"))),
                name="nobody_is_linked_to_themselves",
            ),
            models.CheckConstraint(
                condition=Q(child__isnull=True) | Q(other__isnull=True) | ~Q(child=F("other")),
                name="nobody_is_their_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(lives_with=False) | Q(child__isnull=False, until_day__isnull=True),
                name="who_moved_out_lives_there_no_more",
            ),
        ]

    def __str__(self) -> str:
        days = " – ".join(str(day) for day in (self.began, self.ended) if day)
        return f"{self.get_kind_display()} {days}".strip()

    @property
    def began(self) -> RoughDate | None:
        return RoughDate(self.from_day, self.from_precision) if self.from_day else None

    @property
    def ended(self) -> RoughDate | None:
        return RoughDate(self.until_day, self.until_precision) if self.until_day else None

    @property
    def is_care(self) -> bool:
        return self.kind in CARING


class Together(Guarded):
    """A day they were or will be together with somebody of their family, and who sees to it."""

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    relative = models.ForeignKey(Relative, on_delete=models.PROTECT, related_name="together")
    on = models.DateField()
    words = models.CharField(max_length=300, blank=True, help_text="where, and who makes it happen")
    made_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    off_at = models.DateTimeField(null=True, blank=True, help_text="it did not happen, or will not")
    why_off = models.CharField(max_length=300, blank=True)

    objects = OfRelativeRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["person", "on"], name="together_person_on")]


class DraftRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """Whoever brought it, while they see the record it is meant for."""
        return Q(by_id=viewer.worker_id) & may_see_record(viewer, "person")


class FamilyDraft(Guarded):
    """A family from a file, locked, until somebody has said who in it is who, or has left it.

    It is hearsay about people who were not asked, so it goes when it is confirmed or left.
    """

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    people = models.PositiveIntegerField()
    links = models.PositiveIntegerField()
    left_out = models.JSONField(default=dict, help_text="how many of what, without a word of it")
    held = models.BinaryField()

    objects = DraftRows.as_manager()

    @property
    def _place(self) -> str:
        return f"familydraft:{self.pk}"

    def hold(self, told: Any) -> None:
        words = json.dumps(told, separators=(",", ":"))
        self.held = seal(words, owner=INSTALLATION, place=self._place)

    @property
    def told(self) -> Any:
        return json.loads(unseal(self.held, owner=INSTALLATION, place=self._place))
