"""How a tie is, as somebody sees it on a day; what was asked about somebody to count on; and maps
that were drawn on paper.

A reading has a perspective and a day. A newer one is added beside it; none is overwritten, and
one that was written down wrongly is replaced by a new row.
"""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet, replaced
from alongside.base.vault.sealing import INSTALLATION, seal, unseal
from alongside.people.persons.models import Fact, Label, OfPersonRows
from alongside.people.working.access import (
    key_worker_of,
    manages,
    may_see_record,
    works_with,
)


def with_its_tie(rows: GuardedQuerySet, viewer: Any) -> Q:
    """A condition: the tie these rows belong to is one the viewer sees."""
    ties: Any = rows.model._meta.get_field("tie").related_model
    return Q(Exists(ties.objects.visible_to(viewer).filter(pk=OuterRef("tie"))))


class OfTieRows(GuardedQuerySet):
    """What is seen exactly when the tie it belongs to is."""

    def _seen_by(self, viewer: Any) -> Q:
        return with_its_tie(self, viewer)


class Perspective(models.TextChoices):
    OWN = "own", _("their own")
    WORKER = "worker", _("the worker’s")
    CARER = "carer", _("a carer’s")
    AGREED = "agreed", _("agreed together")


class Closeness(models.IntegerChoices):
    VERY = 1, _("Very close")
    CLOSE = 2, _("Close")
    SOME = 3, _("Not so close")
    FAR = 4, _("Far away")


class Quality(models.TextChoices):
    STRONG = "strong", _("strong")
    OK = "ok", _("OK")
    THIN = "thin", _("thin")
    HARD = "hard", _("hard going")
    BOTH = "both", _("close and hard")
    BROKEN = "broken", _("not in touch")
    ENDED = "ended", _("ended")


class Flow(models.TextChoices):
    """Which way help goes between the two."""

    IN = "in", _("they help more")
    OUT = "out", _("the person helps them more")
    BOTH = "both", _("both ways")
    NONE = "none", _("neither way")


class ReadingRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return with_its_tie(self, viewer) & (Q(shared=True) | Q(written_by_id=viewer.worker_id))

    def current(self) -> "ReadingRows":
        """Those that stand: put right by no other, and not taken back."""
        return self.filter(stands())


def stands() -> Q:
    """A condition: the reading is not replaced, and does not merely say that one was taken back."""
    return ~Q(replaced(Reading)) & Q(taken_back=False)


class Reading(Guarded):
    """How one tie is, seen by somebody on a day.

    `counts_on` is the person's own word alone: yes, no, or nothing said. Not `shared`: it stays
    with the worker who wrote it down. `undoes` is the row whose saying was turned back: what
    stood before it is said anew here, or, `taken_back`, nothing is.
    """

    tie = models.ForeignKey("ties.Tie", on_delete=models.PROTECT, related_name="readings")
    perspective = models.CharField(max_length=6, choices=Perspective.choices)
    on = models.DateField()
    said_by = models.CharField(max_length=200, blank=True, help_text="whose view, by name")
    closeness = models.PositiveSmallIntegerField(choices=Closeness.choices, null=True)
    quality = models.CharField(max_length=6, choices=Quality.choices, blank=True)
    flow = models.CharField(max_length=4, choices=Flow.choices, blank=True)
    counts_on = models.BooleanField(null=True)
    last_seen = models.DateField(null=True, blank=True)
    open_words = models.TextField(blank=True)
    sealed_words = models.BinaryField(null=True)
    shared = models.BooleanField(default=True)
    written_by = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    undoes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    taken_back = models.BooleanField(default=False)

    objects = ReadingRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["tie", "perspective", "-on"], name="reading_of_tie")]
        constraints = [
            models.CheckConstraint(
                condition=Q(counts_on__isnull=True) | Q(perspective="own"),
                name="reading_counts_on_is_their_own",
            ),
            models.CheckConstraint(
                condition=Q(closeness__isnull=True) | Q(closeness__range=(1, 4)),
                name="reading_closeness_one_to_four",
            ),
            models.CheckConstraint(
                condition=Q(taken_back=False) | Q(undoes__isnull=False, replaces__isnull=False),
                name="reading_taken_back_is_of_one",
            ),
        ]

    def hold(self, words: str, label: str) -> None:
        """Keep the words, locked where the tie is kept back from some."""
        if label == Label.OPEN:
            self.open_words, self.sealed_words = words, None
        else:
            self.open_words = ""
            self.sealed_words = seal(words, owner=INSTALLATION, place=self._place)

    @property
    def _place(self) -> str:
        return f"reading:{self.pk}"

    @property
    def words(self) -> str:
        if self.sealed_words is None:
            return self.open_words
        return unseal(self.sealed_words, owner=INSTALLATION, place=self._place)


class Sees(models.TextChoices):
    RECORD = "record", _("everybody who may read my record")
    WORKER = "worker", _("only who writes it down")
    NOBODY = "nobody", _("don’t write my view down")


class Consent(Guarded):
    """What the person said before their own view was first written down, and since: who sees it,
    and whether it may count in the team's picture without their name. The newest holds."""

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="map_consents"
    )
    sees = models.CharField(max_length=6, choices=Sees.choices)
    counts = models.BooleanField()
    asked_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    objects = OfPersonRows.as_manager()


class Answer(models.TextChoices):
    NAMED = "named", _("yes")
    NO_ONE = "no_one", _("no one right now")
    NOT_NOW = "not_now", _("they would rather not say")


class AskedRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """“No one right now” reaches those who can answer it, whoever wrote it down."""
        ours = works_with(viewer, "person") | manages(viewer, "person")
        told = Q(shared=True) | Q(written_by_id=viewer.worker_id) | (Q(answer="no_one") & ours)
        return may_see_record(viewer, "person") & told


class Asked(Guarded):
    """“Is there someone you can count on?”, asked in words, and what they said.

    Whom they named stands in readings of their own of the same day. “No one right now” is
    answered by somebody the same day: what was done is written beside it.
    """

    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="asked_of")
    on = models.DateField()
    answer = models.CharField(max_length=7, choices=Answer.choices)
    words = models.TextField(blank=True)
    shared = models.BooleanField(default=True)
    written_by = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    answered = models.TextField(blank=True, help_text="what was done about “no one right now”")
    answered_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    objects = AskedRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answer="no_one"),
                name="asked_only_no_one_is_answered",
            )
        ]

    @property
    def waits(self) -> bool:
        return self.answer == Answer.NO_ONE and self.answered_at is None


class PaperMapRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """As a reading is; with somebody on it who is kept back, as what is restricted is."""
        mine = Q(written_by_id=viewer.worker_id)
        keeps = key_worker_of(viewer, "person") | manages(viewer, "person")
        told = Q(shared=True) & (Q(kept_back=False) | keeps)
        return may_see_record(viewer, "person") & (mine | told)


class PaperMap(Guarded):
    """A map that was drawn on paper: whose view it is, and the day. Its photo belongs to it.

    `kept_back`: somebody stands on it whose tie is kept from some. Not `shared`: it stays with the
    worker who kept it.
    """

    person = models.ForeignKey(
        "persons.Person", on_delete=models.PROTECT, related_name="paper_maps"
    )
    perspective = models.CharField(max_length=6, choices=Perspective.choices)
    on = models.DateField()
    kept_back = models.BooleanField(default=False)
    shared = models.BooleanField(default=True)
    written_by = models.ForeignKey(
        "organisation.Worker", on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    objects = PaperMapRows.as_manager()


class WorryRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """Where both are seen: the tie, and the restricted words of the worry."""
        facts = Fact.objects.visible_to(viewer).filter(pk=OuterRef("fact"))
        return with_its_tie(self, viewer) & Q(Exists(facts))


class Worry(Guarded):
    """A worker's worry about somebody in a person's life. Its words are a fact of its own, with a
    label and an audience; this only says beside whom it stands."""

    tie = models.ForeignKey("ties.Tie", on_delete=models.PROTECT, related_name="worries")
    fact = models.OneToOneField(Fact, on_delete=models.PROTECT, related_name="worry")

    objects = WorryRows.as_manager()
