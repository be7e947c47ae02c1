"""Gifts offered or given, and what became of them.

Money is refused, or reached the worker without their knowing and is being given back: it is never
kept. Tea, a shared meal and a child's drawing need no note.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import gated, in_grace, may_see_record


class Direction(models.TextChoices):
    TO_US = "to_us", _("offered to us")
    FROM_US = "from_us", _("from us to them")


class Kind(models.TextChoices):
    THING = "thing", _("a thing")
    MADE = "made", _("something made by hand")
    MONEY = "money", _("money, a voucher or a loan")
    TREAT = "treat", _("a ticket, a stay or a meal out")
    WILL = "will", _("something left in a will")


class Outcome(models.TextChoices):
    DECLINED = "declined", _("declined")
    SHARED = "shared", _("accepted, and shared at work")
    RETURNING = "returning", _("reached me without my knowing: being given back")
    RETURNED = "returned", _("given back")
    GIVEN = "given", _("given to them")


NOT_KEPT = (Outcome.DECLINED, Outcome.RETURNING, Outcome.RETURNED)


def plain_words() -> str:
    """The line a giver may read where the worker writes no other (said at the time)."""
    return gettext(
        "I wrote down that you gave this, and my manager sees it. That keeps us both safe."
    )


class GiftRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """R16: its author while they see the record and in the 28 days after; the managers it was
        copied to, while they see it; the practice lead. Behind the gates, like everything."""
        own = Q(author_id=viewer.worker_id) & (
            may_see_record(viewer, "person") | in_grace(viewer, "person")
        )
        copies = GiftCopy.objects.visible_to(viewer).values("gift_id")
        copied = Q(pk__in=copies) & may_see_record(viewer, "person")
        seen = own | copied
        if viewer.has_role("lead"):
            seen |= Q(pk__isnull=False)
        return seen & ~gated(viewer, "person")


class Gift(Guarded):
    """One gift note: what was offered, by whom, what became of it and why."""

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="gifts")
    author = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="gift_notes"
    )
    direction = models.CharField(max_length=8, choices=Direction.choices)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    what = models.CharField(max_length=300)
    worth = models.CharField(max_length=100, blank=True)
    offered_by = models.CharField(
        max_length=200, blank=True, help_text="as told, where it was not the person"
    )
    offered_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    where = models.CharField(max_length=200, blank=True)
    said = models.TextField(blank=True)
    why = models.TextField()
    culture = models.CharField(
        max_length=300, blank=True, help_text="what giving means where the giver is at home"
    )
    back_on = models.DateField(null=True, blank=True)
    back_by = models.CharField(max_length=200, blank=True)
    witness = models.CharField(max_length=200, blank=True)
    receipt = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()

    objects = GiftRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [
            models.Index(fields=["author", "person", "offered_on"], name="gift_author_person_when")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="money") | Q(outcome__in=[one.value for one in NOT_KEPT]),
                name="money_is_never_kept",
            ),
            models.CheckConstraint(
                condition=Q(direction="from_us", outcome="given")
                | (Q(direction="to_us") & ~Q(outcome="given")),
                name="what_we_give_is_given",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="returned") | (Q(back_on__isnull=False) & ~Q(back_by="")),
                name="given_back_says_when_and_who",
            ),
            models.CheckConstraint(
                condition=~Q(kind="money", outcome="returned") | (~Q(witness="") & ~Q(receipt="")),
                name="money_goes_back_before_a_witness",
            ),
        ]


class OnFileRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "person")


class GiftOnFile(Guarded):
    """The line on the person's file: that a gift was recorded, and the words the giver may read.

    Neither what it was nor what it was worth stands in it.
    """

    gift = models.OneToOneField(Gift, on_delete=models.PROTECT, related_name="on_file")
    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="gifts_on_file"
    )
    author = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    plain_line = models.CharField(max_length=500)

    objects = OnFileRows.as_manager()


class CopyRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return Q(manager_id=viewer.worker_id)


class GiftCopy(Guarded):
    """A manager's copy of a gift note, until they say that they have seen it."""

    gift = models.ForeignKey(Gift, on_delete=models.PROTECT, related_name="copies")
    manager = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="gift_copies"
    )
    words = models.CharField(max_length=500, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = CopyRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.UniqueConstraint(fields=["gift", "manager"], name="one_copy_for_each_manager")
        ]
