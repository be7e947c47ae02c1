"""Fields as the desk's forms share them. What the words mean is checked by the actions."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.base.core.dates import NotADay, RoughDate, parse_day, parse_rough, parse_time
from alongside.base.core.text import clean
from alongside.base.organisation.models import Worker
from alongside.people.persons.models import FactKind, Label, NameKind
from alongside.practice.promises.models import State, Whose
from alongside.practice.wonderings.models import StepKind


class Words(forms.CharField):
    """Free words: any script, no control characters, line breaks kept."""

    def __init__(self, *, rows: int = 0, **options: Any):
        options.setdefault("strip", False)
        if rows:
            options["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")

    def run_validators(self, value: Any) -> None:
        """Lengths are the actions' to judge, with a sentence that says what is safe."""


class Day(forms.CharField):
    """A day as people write it; see `parse_day`."""

    def __init__(self, *, ahead: bool, **options: Any):
        self.ahead = ahead
        super().__init__(**options)

    def clean(self, value: Any) -> dt.date | None:  # type: ignore[override]
        text = super().clean((value or "").replace("\x00", ""))
        if not text:
            return None
        try:
            return parse_day(text, ahead=self.ahead)
        except NotADay as error:
            raise forms.ValidationError(str(error)) from error


class RoughDay(forms.CharField):
    """A date as surely as it is known; see `parse_rough`."""

    def clean(self, value: Any) -> RoughDate | None:  # type: ignore[override]
        text = super().clean((value or "").replace("\x00", ""))
        if not text:
            return None
        try:
            return parse_rough(text)
        except NotADay as error:
            raise forms.ValidationError(str(error)) from error


class Time(forms.CharField):
    def clean(self, value: Any) -> dt.time | None:  # type: ignore[override]
        text = super().clean((value or "").replace("\x00", ""))
        if not text:
            return None
        try:
            return parse_time(text)
        except NotADay as error:
            raise forms.ValidationError(str(error)) from error


class WorkerChoice(forms.ModelChoiceField):
    """Somebody who works here now."""

    def __init__(self, *, signed_in: bool = True, **options: Any):
        workers = Worker.objects.filter(left_at__isnull=True).order_by("name")
        if signed_in:
            workers = workers.filter(user__is_active=True)
        super().__init__(workers, empty_label=_("Choose somebody"), **options)


class Sheet(forms.Form):
    """A form of the desk: no attribute that stops a half-filled draft."""

    use_required_attribute = False


class AddPerson(Sheet):
    name = Words(label=_("Name"), help_text=_("The name they go by."), required=False)
    known_as = Words(
        label=_("Also known as"),
        required=False,
        help_text=_("Other names people use for them, with commas between."),
    )
    pronouns = Words(label=_("Pronouns"), required=False)
    born = RoughDay(
        label=_("Born"),
        required=False,
        help_text=_("As surely as it is known: 4/3/2011, March 2011, 2011 or about 1950."),
    )
    team = forms.ChoiceField(label=_("Team that answers for them"))


class SayFact(Sheet):
    kind = forms.ChoiceField(label=_("What this is about"), choices=FactKind.choices)
    words = Words(rows=5, label=_("What is known"), required=False)
    in_their_words = forms.BooleanField(label=_("These are their own words"), required=False)
    whose = Words(label=_("Who says so"), required=False, help_text=_("Leave empty if it is you."))
    last_true = Day(
        ahead=False,
        label=_("Last known true"),
        required=False,
        help_text=_("Leave empty for today."),
    )
    ask_again = Day(ahead=True, label=_("Ask again by"), required=False)
    label = forms.ChoiceField(
        label=_("Who can read this"),
        initial=Label.OPEN,
        widget=forms.RadioSelect,
        choices=[
            (Label.OPEN, _("Everybody who works with them")),
            (Label.RESTRICTED, _("Only their key worker, the manager, and those named here")),
            (Label.SEALED, _("Only those named here")),
        ],
    )
    not_manager = forms.BooleanField(
        label=_("If restricted: not for the manager either"),
        required=False,
        help_text=_("The practice lead is told that you did this, not what it says."),
    )
    audience = forms.ModelMultipleChoiceField(
        Worker.objects.filter(left_at__isnull=True, user__is_active=True).order_by("name"),
        label=_("Named"),
        required=False,
        help_text=_("They can read it while they work with this person."),
    )


class AddAddress(Sheet):
    lines = Words(
        rows=4,
        label=_("Address"),
        required=False,
        help_text=_("A line for each line; the postcode last."),
    )
    safe = forms.BooleanField(
        label=_("This is a safe address"),
        required=False,
        help_text=_("Only their key worker, the manager and those named below can see it."),
    )
    from_day = Day(ahead=False, label=_("Since"), required=False)
    audience = forms.ModelMultipleChoiceField(
        Worker.objects.filter(left_at__isnull=True, user__is_active=True).order_by("name"),
        label=_("Also known to"),
        required=False,
    )


class AddName(Sheet):
    full = Words(label=_("Name"), required=False)
    kind = forms.ChoiceField(label=_("What kind of name"), choices=NameKind.choices)


class AddLanguage(Sheet):
    name = Words(label=_("Language"))
    dialect = Words(label=_("Dialect"), required=False)
    preferred = forms.BooleanField(label=_("They prefer this language"), required=False)
    interpreter = forms.BooleanField(label=_("They want an interpreter"), required=False)
    helps = Words(
        label=_("What helps"),
        required=False,
        help_text=_("Such as which interpreter they trust, and which not."),
    )


class ChangePerson(Sheet):
    name = Words(label=_("Name"), required=False)
    pronouns = Words(label=_("Pronouns"), required=False)
    born = RoughDay(
        label=_("Born"),
        required=False,
        help_text=_("As surely as it is known: 4/3/2011, March 2011, 2011 or about 1950."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class SetBanner(Sheet):
    words = Words(
        label=_("The line everybody sees"),
        required=False,
        help_text=_("No reason, no details: “Speak to the manager before visiting”."),
    )
    until_day = Day(
        ahead=True,
        label=_("Until"),
        required=False,
        help_text=_("Leave empty for six months, the longest there is."),
    )
    why_renewed = Words(
        label=_("Why it is still needed"),
        required=False,
        help_text=_("Only if there was one before."),
    )
    told = forms.BooleanField(label=_("They have been told"), required=False)
    why_not_told = Words(label=_("If not, why not"), required=False)


class MakePromise(Sheet):
    promise = Words(
        label=_("What was promised"), required=False, help_text=_("“ring school about lunch club”")
    )
    promise_due = Day(
        ahead=True,
        label=_("By when"),
        required=False,
        help_text=_("Such as Friday, or 12/3. Leave empty if no day was said."),
    )
    whose = forms.ChoiceField(
        label=_("Who promised"),
        choices=Whose.choices,
        widget=forms.RadioSelect,
        initial=Whose.WORKER,
    )
    promise_by = Words(label=_("Their name, if somebody else"), required=False)


class SettlePromise(Sheet):
    state = forms.ChoiceField(
        label=_("What became of it"),
        widget=forms.RadioSelect,
        choices=[
            (State.KEPT, _("Kept")),
            (State.CHANGED, _("Changed together")),
            (State.NOT_KEPT, _("It didn't happen")),
        ],
    )
    words = Words(
        rows=3,
        label=_("In words"),
        required=False,
        help_text=_(
            "If you changed it: what you agreed instead. If it didn't happen: "
            "what was done about it."
        ),
    )
    due = Day(ahead=True, label=_("New day"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class Wonder(Sheet):
    wondering = Words(rows=5, label=_("I wonder"), required=False)
    would_change_my_mind = Words(label=_("What would change my mind"), required=False)


class WonderingStepForm(Sheet):
    kind = forms.ChoiceField(
        label=_("What came of it"), choices=StepKind.choices, widget=forms.RadioSelect
    )
    words = Words(rows=3, label=_("In words"), required=False)


class Reflect(Sheet):
    for_me = Words(rows=8, label=_("What was happening for you?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class Find(Sheet):
    name = Words(label=_("Name"), required=False)
    born = Day(ahead=False, label=_("Birth date"), required=False, help_text=_("Such as 4/3/2011."))
    identifier = Words(label=_("Or a number you know them by"), required=False)
    postcode = Words(label=_("Or a postcode"), required=False)


class Nothing(Sheet):
    """A deed that needs no more than being asked for."""
