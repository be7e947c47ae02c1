"""The fields of a gift note, and of giving back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.practice.gifts.models import Direction, Kind, Outcome

from .forms import Day, Sheet, Words


class GiftNote(Sheet):
    direction = forms.ChoiceField(
        label=_("Which way"),
        choices=Direction.choices,
        widget=forms.RadioSelect,
        initial=Direction.TO_US,
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("What kind"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        initial=Kind.THING,
        required=False,
    )
    what = Words(label=_("What it was"), required=False, help_text=_("“a box of chocolates”"))
    worth = Words(
        label=_("Roughly what it is worth"),
        required=False,
        help_text=_("Leave empty for anything made by hand."),
    )
    offered_on = Day(
        ahead=False, label=_("When"), required=False, help_text=_("Leave empty for today.")
    )
    offered_by = Words(
        label=_("Who offered it, if somebody else"),
        required=False,
        help_text=_("Such as Jean (nan)."),
    )
    outcome = forms.ChoiceField(
        label=_("What became of it"),
        widget=forms.RadioSelect,
        required=False,
        choices=[
            (Outcome.DECLINED, _("I declined it")),
            (Outcome.SHARED, _("I accepted it, and it is shared where I work")),
            (Outcome.RETURNING, _("It reached me without my knowing, and is being given back")),
            (Outcome.GIVEN, _("From me: they have it")),
        ],
    )
    where = Words(
        label=_("If accepted: where it is now"),
        required=False,
        help_text=_("“on the table in the office, for everybody”"),
    )
    why = Words(
        rows=3,
        label=_("Why"),
        required=False,
        help_text=_("Such as why saying no would have hurt, or how the money came to you."),
    )
    culture = Words(
        label=_("What giving means to them, if you know"),
        required=False,
        help_text=_("Such as “nobody leaves her home with empty hands”."),
    )
    said = Words(
        rows=3, label=_("What you said to each other"), required=False,
        help_text=_("A kind no is worth keeping."),
    )  # fmt: skip
    plain_line = Words(
        label=_("The line they may read"),
        required=False,
        help_text=_("It stands on their file. Neither the thing nor its worth does."),
    )


class GiveBack(Sheet):
    on = Day(ahead=False, label=_("When it was given back"), required=False,
             help_text=_("Leave empty for today."))  # fmt: skip
    back_by = Words(label=_("Who gave it back"), required=False)
    witness = Words(
        label=_("Who else was there"), required=False, help_text=_("Money needs somebody.")
    )
    receipt = Words(
        label=_("The receipt"),
        required=False,
        help_text=_("Its number, or where it is. Money needs one."),
    )


class SeenGift(Sheet):
    words = Words(label=_("What you think of it"), required=False, help_text=_("May be empty."))


class LocalRule(Sheet):
    words = Words(rows=8, label=_("The rule, in your words"), required=False)
