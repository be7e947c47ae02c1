"""What connects people: to one another, and to the groups that matter in their lives.

A tie is a fact with dates. How it feels is a reading, which has a perspective and a day of its
own, and is never a column here.
"""

import datetime as dt
import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.base.core.ids import uuid7
from alongside.base.organisation.models import ends_after_it_begins
from alongside.base.vault.sealing import INSTALLATION, seal, unseal
from alongside.people.persons.access import may_see_labelled
from alongside.people.persons.models import Label

from .readings import OfTieRows


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
        return Q(pk__in=_groups_seen(viewer))

    def update(self, **values: Any) -> int:
        raise TypeError("groups are saved one by one, so that their history is kept")


class GroupHistoryRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return Q(id__in=_groups_seen(viewer))  # its own key is history_id


def _groups_seen(viewer: Any) -> models.QuerySet:
    return Tie.objects.visible_to(viewer).filter(group__isnull=False).values("group_id")


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


class Area(models.TextChoices):
    """The part of a life somebody is in, in the order a map goes round."""

    FAMILY = "family", _("Family and home")
    FRIENDS = "friends", _("Friends")
    SCHOOL_WORK = "school_work", _("School and work")
    COMMUNITY = "community", _("Community and faith")
    HEALTH = "health", _("Health")
    HELP = "help", _("People whose job is to help")


AREA_OF = {
    TieKind.FRIEND: Area.FRIENDS,
    TieKind.SCHOOL: Area.SCHOOL_WORK,
    TieKind.WORK: Area.SCHOOL_WORK,
    TieKind.HEALTH: Area.HEALTH,
    TieKind.HELPER: Area.HELP,
    TieKind.NEIGHBOUR: Area.COMMUNITY,
    TieKind.CLUB: Area.COMMUNITY,
    TieKind.FAITH: Area.COMMUNITY,
    TieKind.COMMUNITY: Area.COMMUNITY,
    TieKind.OTHER: Area.COMMUNITY,
}


class Whereabouts(models.TextChoices):
    """What is known of where somebody is, where that is not simply here."""

    UNKNOWN = "unknown", _("where they are is not known")
    ABROAD = "abroad", _("abroad")
    PRISON = "prison", _("in prison")
    DIED = "died", _("died")


class TieRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """By its label; one that was taken off, by nobody, or by all but whoever took it off."""
        return may_see_labelled(viewer, TieAudience, Tie) & _on_the_map(viewer)

    def standing(self) -> "TieRows":
        """All but those that nobody sees any more."""
        return self.filter(Q(taken_off_at__isnull=True) | Q(stays=True))


class TakenOffTooRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """With those the viewer took off, and can put on again."""
        mine = Q(taken_off_by=viewer.worker_id)
        return may_see_labelled(viewer, TieAudience, Tie) & (_on_the_map(viewer) | mine)


def _on_the_map(viewer: Any) -> Q:
    return Q(taken_off_at__isnull=True) | (Q(stays=True) & ~Q(taken_off_by=viewer.worker_id))


class ToldOfTie(Guarded):
    """What is told of a tie: as it is now, and as it was before it was changed.

    `kind` says what the other end is to the person. `name` and `relation` are its own words for
    the other end, which stand whether or not that end has a record; `other` is followed only by
    those who see that record, so a tie gives nobody sight of it. Where the tie is kept from some,
    its words are locked in `sealed_words`, and it leads to no record and no group: read `called`
    and `as_whom`.

    A beginning or an end has a precision, as birth dates have; the end is its last day. No
    `until_day` and no precision: it goes on, as far as anybody said. No day and `unknown`: nobody
    said whether it does.
    """

    kind = models.CharField(max_length=12, choices=TieKind.choices)
    area = models.CharField(
        max_length=12, choices=Area.choices, blank=True, help_text="empty: as the kind has it"
    )
    paid = models.BooleanField(default=False, help_text="it is their job; never on the own map")
    other = models.ForeignKey(
        "persons.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss_to",
    )
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss"
    )
    name = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=10, choices=Label.choices, default=Label.OPEN)
    sealed_words = models.BinaryField(null=True)
    not_manager = models.BooleanField(default=False)
    lives_with = models.BooleanField(default=False, help_text="they live together")
    whereabouts = models.CharField(max_length=8, choices=Whereabouts.choices, blank=True)
    where_day = models.DateField(null=True, blank=True)
    where_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.UNKNOWN
    )
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

    class Meta(Guarded.Meta):
        abstract = True

    def __str__(self) -> str:
        return ", ".join(filter(None, self._words))

    def hold(self, name: str, relation: str) -> None:
        """Keep the words for the other end, locked unless the tie is open to the record."""
        self.__dict__.pop("_words", None)
        if self.label == Label.OPEN:
            self.name, self.relation, self.sealed_words = name, relation, None
            return
        self.name = self.relation = ""
        self.other = self.group = None
        words = json.dumps([name, relation])
        self.sealed_words = seal(words, owner=INSTALLATION, place=self._place)

    @property
    def _place(self) -> str:
        return f"{self._meta.model_name}:{self.pk}"

    @cached_property
    def _words(self) -> tuple[str, str]:
        if self.sealed_words is None:
            return self.name, self.relation
        name, relation = json.loads(
            unseal(self.sealed_words, owner=INSTALLATION, place=self._place)
        )
        return name, relation

    @property
    def called(self) -> str:
        """The other end, in the words of whoever told of it."""
        return self._words[0]

    @property
    def as_whom(self) -> str:
        """What the other end is to the person, in those words; may be empty."""
        return self._words[1]

    @property
    def life_area(self) -> Area:
        return Area(self.area) if self.area else AREA_OF.get(TieKind(self.kind), Area.FAMILY)

    @property
    def began(self) -> RoughDate | None:
        return RoughDate(self.from_day, self.from_precision) if self.from_day else None

    @property
    def ended(self) -> RoughDate | None:
        return RoughDate(self.until_day, self.until_precision) if self.until_day else None

    @property
    def where_since(self) -> RoughDate | None:
        return RoughDate(self.where_day, self.where_precision) if self.where_day else None

    @property
    def goes_on(self) -> bool:
        """Whether it goes on, as far as anybody said; a doubt is no."""
        return self.until_day is None and not self.until_precision

    def is_over(self, on: dt.date) -> bool:
        """Whether its last day had passed by a day, however roughly that one is known."""
        return self.ended is not None and self.ended.latest < on


class Tie(ToldOfTie):
    """A dated connection from a person to a person or a group, as a source tells of it.

    Changed in place, so that readings stay with it; what it said before stands in `TieBefore`.
    Once it was taken off again, as put on by mistake, nobody sees it; but where it `stays`, because
    others wrote of it what whoever took it off does not see, it is gone for that one alone.
    """

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="ties")
    taken_off_at = models.DateTimeField(null=True, blank=True)
    taken_off_by = models.ForeignKey(
        "organisation.Worker", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stays = models.BooleanField(default=False, help_text="others have words of their own on it")

    objects = TieRows.as_manager()
    taken_off_too = TakenOffTooRows.as_manager()

    class Meta(ToldOfTie.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=True) | Q(group__isnull=True), name="tie_has_one_end"
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True)
                | ~Q(other=models.F("person"))
                | Q(taken_off_at__isnull=False, stays=False),  # their records may be joined since
                name="tie_is_not_to_oneself",
            ),
            models.CheckConstraint(
                condition=~Q(name="") | Q(sealed_words__isnull=False),
                name="tie_has_words_for_its_end",
            ),
            models.CheckConstraint(
                condition=Q(label="open")
                | Q(name="", relation="", other__isnull=True, group__isnull=True),
                name="tie_kept_back_is_locked",
            ),
            models.CheckConstraint(
                condition=Q(taken_off_at__isnull=True, taken_off_by__isnull=True, stays=False)
                | Q(taken_off_at__isnull=False, taken_off_by__isnull=False),
                name="tie_is_taken_off_by_somebody",
            ),
        ]


class TieBefore(ToldOfTie):
    """What was told of a tie until it was changed."""

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="before")
    changed_by = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()

    objects = OfTieRows.as_manager()


class TieAudience(models.Model):
    """A worker who may see one tie that is kept back, or never may, while they work with the
    person. It lapses as an audience of a fact does."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="audience")
    worker = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    through = models.ForeignKey(
        "persons.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    never = models.BooleanField(default=False)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        constraints = [ends_after_it_begins("tie_audience_ends_after_it_begins")]


class Place(Guarded):
    """Where somebody stands on a person's map: the direction, and the lane in each ring they have
    been in, as maps/layout.py gave them. Kept, so that nobody moves when somebody else comes in.

    It holds for the map it was given for: a tie that goes over to another record, when two are
    joined, is put anew there. One that is kept back has no direction here, for its gap would tell.
    `spoke_before` and `lanes_before` are where they stood until the map was tidied up, as long as
    that can be undone.
    """

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="places")
    spoke = models.FloatField(null=True)
    lanes = models.JSONField(default=dict)
    spoke_before = models.FloatField(null=True)
    lanes_before = models.JSONField(default=dict)

    objects = OfTieRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.UniqueConstraint(fields=["tie", "person"], name="place_once_on_a_map"),
            models.CheckConstraint(
                condition=Q(spoke__isnull=True) | Q(spoke__gte=0, spoke__lt=360),
                name="place_spoke_in_degrees",
            ),
        ]
