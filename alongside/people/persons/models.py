"""The people in the lives we work with, and what is known about them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from alongside.base.core.dates import Precision, RoughDate
from alongside.base.core.guarded import Guarded, GuardedQuerySet, replaced
from alongside.base.core.ids import uuid7
from alongside.base.organisation.models import ends_after_it_begins
from alongside.base.vault.sealing import INSTALLATION, seal, unseal
from alongside.people.working.access import may_see_card, may_see_record

from . import access
from .duplicates import PossibleDuplicate as PossibleDuplicate


class PersonRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer)

    def card_visible_to(self, viewer: Any) -> PersonRows:
        """Whose card (name, birth year, team, key worker) this viewer may see."""
        if viewer is None or not viewer.active:
            return self._opened().none()
        return self._opened().filter(may_see_card(viewer))

    def update(self, **values: Any) -> int:
        raise TypeError("people are saved one by one, so that their history is kept")


class PersonHistoryRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "id")  # its own key is history_id


class GuardedHistory(models.Model):
    """What a person's row said before; guarded like the row itself."""

    objects = PersonHistoryRows.as_manager()

    class Meta:
        abstract = True


class Person(Guarded):
    """A human in the lives we work with. `name` is what they are called; others are PersonName."""

    name = models.CharField(max_length=200)
    pronouns = models.CharField(max_length=40, blank=True)
    born = models.DateField(null=True, blank=True)
    born_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.UNKNOWN
    )
    born_source = models.CharField(max_length=200, blank=True)
    died = models.DateField(null=True, blank=True)
    died_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.UNKNOWN
    )
    gender = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = PersonRows.as_manager()
    history = HistoricalRecords(bases=[GuardedHistory], historical_queryset=PersonHistoryRows)

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["born"], name="person_born")]

    def __str__(self) -> str:
        return self.name

    @property
    def born_on(self) -> RoughDate | None:
        return RoughDate(self.born, self.born_precision) if self.born else None

    @property
    def died_on(self) -> RoughDate | None:
        return RoughDate(self.died, self.died_precision) if self.died else None

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0] if self.name else ""


class NameKind(models.TextChoices):
    BIRTH = "birth", _("name at birth")
    CHOSEN = "chosen", _("chosen name")
    KNOWN_AS = "known_as", _("known as")
    FORMER = "former", _("former name")
    OTHER_SCRIPT = "script", _("in another script or spelling")
    GIVEN = "given", _("name on papers")


class OfPersonRows(GuardedQuerySet):
    """What is seen exactly when the person's record is."""

    def _seen_by(self, viewer: Any) -> Q:
        return may_see_record(viewer, "person")


class PersonName(Guarded):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=8, choices=NameKind.choices)
    full = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)
    from_day = models.DateField(null=True, blank=True)
    from_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.UNKNOWN
    )
    until_day = models.DateField(null=True, blank=True)
    until_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.UNKNOWN
    )

    objects = OfPersonRows.as_manager()


class NameKey(models.Model):
    """One part of one name as it is looked up: plain letters, and how it sounds."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="name_keys")
    plain = models.CharField(max_length=100)
    sounds = models.CharField(max_length=20, blank=True)

    objects = OfPersonRows.as_manager()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["plain"], name="name_key_plain"),
            models.Index(fields=["sounds"], name="name_key_sounds"),
        ]


class MatchKey(models.Model):
    """Something two records of one person are likely to share: see keys.py."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="match_keys")
    key = models.CharField(max_length=100)

    objects = OfPersonRows.as_manager()

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["key"], name="match_key")]


class Identifier(Guarded):
    """A number others know the person by. Not unique: two sources may disagree."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=40)
    value = models.CharField(max_length=100)
    source = models.CharField(max_length=200, blank=True)

    objects = OfPersonRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["value"], name="identifier_value")]


class OtherDate(Guarded):
    """A birth or death date that differs from the one in use; the two stand side by side."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="other_dates")
    what = models.CharField(
        max_length=5, choices=[("born", _("birth")), ("died", _("death"))], default="born"
    )
    day = models.DateField()
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    source = models.CharField(max_length=200)

    objects = OfPersonRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["day"], name="other_date_day")]


class Language(Guarded):
    """A language they speak, and what they need to be understood in it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="languages")
    name = models.CharField(max_length=80)
    dialect = models.CharField(max_length=80, blank=True)
    preferred = models.BooleanField(default=False)
    interpreter = models.BooleanField(default=False)
    helps = models.CharField(max_length=300, blank=True)

    objects = OfPersonRows.as_manager()


class Label(models.TextChoices):
    OPEN = "open", _("open")
    RESTRICTED = "restricted", _("restricted")
    SEALED = "sealed", _("sealed")


class FactRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return access.may_see_labelled(viewer, Audience, self.model)

    def current(self) -> FactRows:
        return self.filter(~replaced(Fact))


class Labelled(Guarded):
    """Something with a label and an audience; locked at rest unless it is open."""

    label = models.CharField(max_length=10, choices=Label.choices, default=Label.OPEN)
    open_words = models.TextField(blank=True)
    sealed_words = models.BinaryField(null=True)
    not_manager = models.BooleanField(
        default=False, help_text="the manager is not to see this restricted thing; the lead is told"
    )
    source = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta(Guarded.Meta):
        abstract = True

    @property
    def _place(self) -> str:
        return f"{self._meta.model_name}:{self.pk}"

    def hold(self, words: str) -> None:
        if self.label == Label.OPEN:
            self.open_words, self.sealed_words = words, None
        else:
            self.open_words = ""
            self.sealed_words = seal(words, owner=INSTALLATION, place=self._place)

    @property
    def words(self) -> str:
        if self.sealed_words is None:
            return self.open_words
        return unseal(self.sealed_words, owner=INSTALLATION, place=self._place)


class FactKind(models.TextChoices):
    MATTERS = "matters", _("What matters to me")
    BEFORE = "before", _("Before")
    INSIDE = "inside", _("Now: what is going on inside")
    AROUND = "around", _("Now: what is going on around")
    HOPES = "hopes", _("Hopes")
    HELPS = "helps", _("What helps me")
    SPEAKING = "speaking", _("How to speak with me")
    PEOPLE = "people", _("People")
    WORRY = "worry", _("Worry")
    OTHER = "other", _("Also known")


class Fact(Labelled):
    """Something known about a person: whose statement, last known true, and when to ask again.

    A correction is a new row that replaces the old one; both are kept.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=10, choices=FactKind.choices)
    whose = models.CharField(
        max_length=200, blank=True, help_text="who says so; empty where it is ours"
    )
    in_their_words = models.BooleanField(default=False)
    last_true = models.DateField()
    ask_again = models.DateField(null=True, blank=True)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    objects = FactRows.as_manager()


class Address(Labelled):
    """Where somebody lives or lived. A safe address is one labelled restricted."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    from_day = models.DateField(null=True, blank=True)
    until_day = models.DateField(null=True, blank=True)
    postcode_key = models.CharField(
        max_length=12, blank=True, help_text="for finding; empty unless the address is open"
    )

    objects = FactRows.as_manager()

    class Meta(Labelled.Meta):
        indexes = [models.Index(fields=["postcode_key"], name="address_postcode")]

    def hold(self, words: str) -> None:
        super().hold(words)
        self.postcode_key = postcode_in(words) if self.label == Label.OPEN else ""


_POSTCODE_AT_END = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})[ .]*$")


def postcode_in(lines: str) -> str:
    """The postcode of an address as it is compared: capitals and figures only.

    Its last line, or what ends that line where the whole address stands in one.
    """
    last = lines.strip().splitlines()[-1].upper() if lines.strip() else ""
    key = "".join(letter for letter in last if letter.isalnum())
    if 5 <= len(key) <= 8 and any(letter.isdigit() for letter in key):
        return key
    found = _POSTCODE_AT_END.search(last)
    return found[1] + found[2] if found else ""


class Audience(models.Model):
    """A worker who may see one fact or address, or never may, while they work with somebody.

    A grant lapses when the worker's relationship with the person it is about, and with the
    person through whom they were told, has ended.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    fact = models.ForeignKey(
        Fact, null=True, blank=True, on_delete=models.PROTECT, related_name="audience"
    )
    address = models.ForeignKey(
        Address, null=True, blank=True, on_delete=models.PROTECT, related_name="audience"
    )
    worker = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    through = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    never = models.BooleanField(default=False)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(fact__isnull=True) ^ Q(address__isnull=True),
                name="audience_of_one_thing",
            ),
            ends_after_it_begins("audience_ends_after_it_begins"),
        ]


class SafetyBanner(Guarded):
    """A short content-free line everybody who opens the record sees; it ends after six months."""

    LONGEST = dt.timedelta(days=183)

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="banners")
    words = models.CharField(max_length=200)
    from_day = models.DateField()
    until_day = models.DateField()
    why_renewed = models.CharField(max_length=500, blank=True)
    why_not_told = models.CharField(
        max_length=500, blank=True, help_text="why the person was not told; empty where they were"
    )
    set_by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")

    objects = OfPersonRows.as_manager()

    class Meta(Guarded.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(until_day__gt=models.F("from_day")), name="banner_has_an_end"
            )
        ]
