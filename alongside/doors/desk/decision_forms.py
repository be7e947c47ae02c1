"""The fields of a decision, of a different view, and of telling the person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.practice.decisions.models import Because, Whose

from .forms import Day, Sheet, Words


class DecisionForm(Sheet):
    words = Words(rows=4, label=_("What was decided"), required=False)
    decided_by = Words(
        label=_("By whom"), required=False, help_text=_("Leave empty if it was you.")
    )
    decided_on = Day(
        ahead=False, label=_("When"), required=False, help_text=_("Leave empty for today.")
    )
    asked = Words(rows=2, label=_("Who was asked"), required=False)
    wanted = Words(
        rows=3,
        label=_("What they wanted"),
        required=False,
        help_text=_("In their words. If nobody asked them, write that."),
    )
    because = forms.MultipleChoiceField(
        label=_("What decided it"),
        choices=Because.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    because_words = Words(rows=2, label=_("In words"), required=False)
    challenge = Words(
        rows=2,
        label=_("How it can be challenged"),
        required=False,
        help_text=_("With whom, how, and who helps with that."),
    )
    challenge_by = Day(ahead=True, label=_("By when"), required=False)
    told_on = Day(
        ahead=False,
        label=_("When they were told"),
        required=False,
        help_text=_("Before anybody else. Leave empty if they do not know yet."),
    )
    told_by = Words(
        label=_("Who told them"), required=False, help_text=_("Leave empty if it was you.")
    )
    not_told_because = Words(label=_("If not told yet: why"), required=False)


class DifferentViewForm(Sheet):
    whose = forms.ChoiceField(
        label=_("Whose view"),
        choices=Whose.choices,
        widget=forms.RadioSelect,
        initial=Whose.PERSON,
        required=False,
    )
    name = Words(
        label=_("Their name, if family or another service"),
        required=False,
        help_text=_("The view stands under it. Yours stands under your own."),
    )
    words = Words(
        rows=5,
        label=_("How they see it"),
        required=False,
        help_text=_("As they say it. It stays as it is, and goes wherever the decision goes."),
    )
    said_on = Day(
        ahead=False, label=_("When they said so"), required=False,
        help_text=_("Leave empty for today."),
    )  # fmt: skip


class ToldForm(Sheet):
    on = Day(ahead=False, label=_("When"), required=False, help_text=_("Leave empty for today."))
    told_by = Words(label=_("Who told them"), required=False)
