"""What connects people: to one another, and to the groups that matter in their lives.

A tie is a fact with dates. How it feels is a reading, which has a perspective and a day of its
own, and is never a column here.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import may_see_record


class GroupKind(models.TextChoices):
    SCHOOL = "school", _("School")
    WORK = "work", _("Work")
    HEALTH = "health", _("Surgery or hospital")
    CLUB = "club", _("Team or club")
    FAITH = "faith", _("Faith community")
    COMMUNITY = "community", _("Community")
    SERVICE = "service", _("Service")
    PET = "pet", _("Pet")
    OTHER = "other", _("Something else that matters")


class GroupRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """Through the tie of somebody whose record one sees: that a group is known here at all
        could tell who is."""
        return Q(pk__in=_groups_seen(viewer, "person"))

    def update(self, **values: Any) -> int:
        raise TypeError("groups are saved one by one, so that their history is kept")


class GroupHistoryRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return Q(id__in=_groups_seen(viewer, "person"))  # its own key is history_id


def _groups_seen(viewer: Any, ref: str) -> models.QuerySet:
    ties = Tie.objects.unguarded("an access rule").filter(may_see_record(viewer, ref))
    return ties.filter(group__isnull=False).values("group_id")


class GuardedGroupHistory(models.Model):
    """What a group's row said before; guarded like the row itself."""

    objects = GroupHistoryRows.as_manager()

    class Meta:
        abstract = True


class Group(Guarded):
    """What is not a person and matters: a school, a surgery, a football team, a faith community.

    `plain` is its name as it is looked up. Two groups may have one name.
    """

    kind = models.CharField(max_length=10, choices=GroupKind.choices)
    name = models.CharField(max_length=200)
    plain = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = GroupRows.as_manager()
    history = HistoricalRecords(bases=[GuardedGroupHistory], historical_queryset=GroupHistoryRows)

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["plain", "kind"], name="group_plain_kind")]

    def __str__(self) -> str:
        return self.name


def plain_name(name: str) -> str:
    """A group's name as it is compared: case and space do not count, every sign does."""
    return " ".join(name.casefold().split())[:200]


class TieKind(models.TextChoices):
    PARENT = "parent", _("Parent")
    CHILD = "child", _("Child")
    SIBLING = "sibling", _("Brother or sister")
    PARTNER = "partner", _("Partner")
    GRANDPARENT = "grandparent", _("Grandparent")
    GRANDCHILD = "grandchild", _("Grandchild")
    FAMILY = "family", _("Other family")
    CARER = "carer", _("Carer")
    CARED_FOR = "cared_for", _("Somebody they care for")
    FRIEND = "friend", _("Friend")
    NEIGHBOUR = "neighbour", _("Neighbour")
    HELPER = "helper", _("Somebody whose job is to help")
    SCHOOL = "school", _("School")
    WORK = "work", _("Work")
    HEALTH = "health", _("Health")
    CLUB = "club", _("Team or club")
    FAITH = "faith", _("Faith")
    COMMUNITY = "community", _("Community")
    PET = "pet", _("Pet")
    OTHER = "other", _("Somebody or something else")


class TieRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "person")


class Tie(Guarded):
    """A dated connection from a person to a person or a group, as a source tells of it.

    `kind` says what the other end is to the person. `name` and `relation` are its own words for
    the other end, which stand whether or not that end has a record; `other` is followed only by
    those who see that record, so a tie gives nobody sight of it.

    A beginning or an end has a precision, as birth dates have. No `until_day` and no precision:
    it goes on, as far as anybody said. No day and `unknown`: nobody said whether it does.
    """

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(max_length=12, choices=TieKind.choices)
    other = models.ForeignKey(
        "persons.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="ties_to"
    )
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="ties"
    )
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=200, blank=True)
    from_day = models.DateField(null=True, blank=True)
    from_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.UNKNOWN
    )
    until_day = models.DateField(null=True, blank=True)
    until_precision = models.CharField(max_length=8, choices=Precision.choices, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="who says so")
    made_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = TieRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=True) | Q(group__isnull=True), name="tie_has_one_end"
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=models.F("person")),
                name="tie_is_not_to_oneself",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="tie_has_words_for_its_end"),
        ]

    @property
    def began(self) -> RoughDate | None:
        return RoughDate(self.from_day, self.from_precision) if self.from_day else None

    @property
    def ended(self) -> RoughDate | None:
        return RoughDate(self.until_day, self.until_precision) if self.until_day else None

    @property
    def goes_on(self) -> bool:
        """Whether it goes on, as far as anybody said; a doubt is no."""
        return self.until_day is None and not self.until_precision
