"""Who works with somebody, and who may look: what the pages about that ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.base.organisation.models import Worker
from alongside.people.working import reasons
from alongside.people.working.models import EmergencyReason, EndingReason, Role

from .forms import Day, Sheet, Time, Words, WorkerChoice


class Give(Sheet):
    worker = WorkerChoice(label=_("Who will work with them"))
    role = forms.ChoiceField(
        label=_("As"),
        initial=Role.KEY_WORKER,
        choices=[choice for choice in Role.choices if choice[0] != Role.STUDENT],
    )
    why = Words(
        label=_("Why they start working together"),
        required=False,
        help_text=_("A few words. The person may read this."),
    )
    until = Day(
        ahead=True,
        label=_("Until"),
        required=False,
        help_text=_("For cover: the last day. Leave empty if there is no end in sight."),
    )
    rhythm = forms.IntegerField(
        label=_("How often they plan to meet, in days"),
        required=False,
        min_value=1,
        max_value=365,
    )
    official_reason = forms.ChoiceField(
        label=_("Why they start, for England’s return of children looked after"),
        required=False,
        choices=lambda: [("", _("Not needed for this person")), *reasons.choices()],
    )


PLANNED_ENDING = "plan"


class EndRelationship(Sheet):
    how = forms.ChoiceField(
        label=_("How it ends"),
        required=False,
        widget=forms.RadioSelect,
        initial=PLANNED_ENDING,
        choices=[
            (PLANNED_ENDING, _("Plan it together, with a goodbye")),
            ("now", _("It has to end now")),
        ],
    )
    reason = forms.ChoiceField(
        label=_("Why it ends"),
        choices=[choice for choice in EndingReason.choices if choice[0] != "not_given"],
    )
    words = Words(label=_("In your words"), required=False)


class Emergency(Sheet):
    token = forms.CharField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("Why you need to look now"),
        choices=EmergencyReason.choices,
        widget=forms.RadioSelect,
    )
    words = Words(rows=3, label=_("In words, if you have time"), required=False)
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class Review(Sheet):
    words = Words(
        rows=3, label=_("What you found, and what you said to each other"), required=False
    )


class ProposeSeal(Sheet):
    audience = forms.ModelMultipleChoiceField(
        Worker.objects.filter(left_at__isnull=True, user__is_active=True).order_by("name"),
        label=_("Who may know of this record"),
        required=False,
        help_text=_("Their key workers always may."),
    )


class AskSealed(Sheet):
    reference = Words(
        label=_("The reference of the record"),
        help_text=_("As it stands on the order or letter you were given."),
    )
    reason = Words(rows=3, label=_("Why you need to see it"), required=False)


class Duty(Sheet):
    worker = WorkerChoice(label=_("Who"))
    team = forms.ChoiceField(label=_("For the team"))
    day = Day(ahead=True, label=_("From, day"), help_text=_("Such as today, or Saturday."))
    from_time = Time(label=_("From, time"))
    until_day = Day(
        ahead=True, label=_("To, day"), required=False, help_text=_("Leave empty for the same day.")
    )
    until_time = Time(label=_("To, time"))
