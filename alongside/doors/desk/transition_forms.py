"""Fields of the plans for comings and goings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.base.organisation.models import Worker
from alongside.people.working import reasons
from alongside.people.working.models import EndingReason
from alongside.practice.transitions.models import MORE_THAN_ONCE, Kind, StepKind

from .forms import Day, Sheet, Time, Words, WorkerChoice

NO_REASON = ("", _("Not needed for this person"))
DO_TAKE, DO_PLAN, DO_LEAVE = "take", "plan", "leave"


def official_choices() -> list[tuple[str, Any]]:
    return [NO_REASON, *reasons.choices()]


class StartTransition(Sheet):
    kind = forms.ChoiceField(
        label=_("What is to happen"), choices=Kind.choices, widget=forms.RadioSelect
    )
    why = Words(
        label=_("Why"), required=False, help_text=_("A few words. The person may read this.")
    )
    teller = WorkerChoice(
        label=_("Who tells them first"),
        required=False,
        help_text=_("Leave empty for the worker who goes, or for yourself."),
    )
    good_time = Words(
        label=_("When is a good time to tell them"),
        required=False,
        help_text=_("Such as: after football, with Nan there."),
    )
    bad_time = Words(
        label=_("When is not"),
        required=False,
        help_text=_("Such as: a Friday night, or the day before a visit."),
    )


class ChooseLead(Sheet):
    worker = forms.ModelChoiceField(Worker.objects.none(), label=_("Who will come"))
    why = Words(
        rows=3, label=_("Why this worker"), required=False, help_text=_("The person may read this.")
    )


class HandOverDays(Sheet):
    introduced_from = Day(
        ahead=True,
        label=_("Both work with them from"),
        required=False,
        help_text=_("Such as Monday, or 12/3. Leave empty if there is no time for both."),
    )
    day = Day(ahead=True, label=_("The new worker takes over on"))
    official_reason = forms.ChoiceField(
        label=_("Why the worker changes, for England’s return of children looked after"),
        required=False,
        choices=official_choices,
    )
    gap_because = Words(
        label=_("If nobody works with them for a time: why it cannot be helped"), required=False
    )


class LastDay(Sheet):
    day = Day(ahead=True, label=_("The last day"), help_text=_("Such as Friday, or 12/3."))
    reason = forms.ChoiceField(
        label=_("Why it ends"),
        choices=[
            choice for choice in EndingReason.choices if choice[0] not in ("not_given", "died")
        ],
    )
    gap_because = Words(
        label=_("If nobody works with them after it, and somebody should: why"), required=False
    )


class TakeStep(Sheet):
    do = forms.ChoiceField(
        label=_("This step"),
        widget=forms.RadioSelect,
        initial=DO_TAKE,
        choices=[
            (DO_TAKE, _("It is done")),
            (DO_PLAN, _("Not yet: say who and by when")),
            (DO_LEAVE, _("Leave it out, and say why")),
        ],
    )
    words = Words(rows=4, label=_("What came of it, in words"), required=False)
    who = WorkerChoice(label=_("Who does it"), required=False)
    on = Day(ahead=True, label=_("By"), required=False)
    why = Words(label=_("If it is left out: why"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class TakeLetter(TakeStep):
    words = Words(
        rows=10,
        label=_("The letter"),
        required=False,
        help_text=_("They can keep it. Say what you did together, and what you will remember."),
    )
    taught_me = Words(rows=3, label=_("What you taught me"), required=False)
    field_order = ["do", "words", "taught_me"]


class TakePassesOn(TakeStep):
    words = None  # type: ignore[assignment]
    passes_on = Words(
        rows=3,
        label=_("What passes on"),
        required=False,
        help_text=_("What the next worker needs so that nobody has to tell it all again."),
    )
    kept = Words(rows=3, label=_("What they want kept"), required=False)
    left_behind = Words(rows=3, label=_("What they want left"), required=False)
    field_order = ["do", "passes_on", "kept", "left_behind"]


class TakeMeeting(TakeStep):
    on = Day(ahead=True, label=_("Day"), required=False)
    time = Time(label=_("Time"), required=False, help_text=_("Such as 15:30."))
    place = Words(label=_("Where"), required=False)
    field_order = ["do", "who", "on", "time", "place", "words", "why"]


class TakePromises(TakeStep):
    promises = forms.MultipleChoiceField(
        label=_("These pass on"), required=False, widget=forms.CheckboxSelectMultiple
    )
    to = WorkerChoice(label=_("Who takes them on"), required=False)
    words = Words(rows=3, label=_("What becomes of the others, or what was said"), required=False)
    field_order = ["do", "promises", "to", "words"]


class TakeInTouch(TakeStep):
    words = Words(
        label=_("What was agreed"),
        required=False,
        help_text=_("“send a postcard twice a year”. It opens no record."),
    )
    agreed = forms.MultipleChoiceField(
        label=_("Who agreed"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("person", _("The person")),
            ("worker", _("The worker who goes")),
            ("manager", _("The manager")),
        ],
    )
    field_order = ["do", "words", "agreed"]


STEP_FORMS: dict[str, type[TakeStep]] = {
    StepKind.LETTER: TakeLetter,
    StepKind.PASSES_ON: TakePassesOn,
    StepKind.MEETING: TakeMeeting,
    StepKind.VISIT: TakeMeeting,
    StepKind.PROMISES: TakePromises,
    StepKind.IN_TOUCH: TakeInTouch,
}


class AddStep(Sheet):
    kind = forms.ChoiceField(
        label=_("What else"),
        widget=forms.RadioSelect,
        choices=[(kind.value, kind.label) for kind in MORE_THAN_ONCE],
    )


class CallOff(Sheet):
    why = Words(label=_("Why"), required=False, help_text=_("The person may read this."))


class AboutMe(Sheet):
    about_me = Words(
        rows=8,
        label=_("About me, for the people I start with"),
        required=False,
        help_text=_(
            "One page: what to call you, what you like, how you work, how to reach you. "
            "Everybody you are to work with may be given it."
        ),
    )
    languages = Words(label=_("Languages I speak"), required=False)
    travel = Words(label=_("Where I can easily get to"), required=False)
    hours = forms.IntegerField(
        label=_("Hours a week I carry now"), required=False, min_value=0, max_value=100
    )
    here_until = Day(
        ahead=True,
        label=_("I expect to work here until"),
        required=False,
        help_text=_("As far as you know, and want to say. Managers see this."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AboutWorkerFacts(Sheet):
    languages = Words(label=_("Languages"), required=False)
    travel = Words(label=_("Where they can easily get to"), required=False)
    hours = forms.IntegerField(
        label=_("Hours a week they carry now"), required=False, min_value=0, max_value=100
    )
    here_until = Day(ahead=True, label=_("They expect to work here until"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
