"""Two records of one person: what joining them, and telling them apart, asks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.persons.models import Person

from .forms import Sheet, Words


class ToldApart(Sheet):
    because = Words(
        label=_("How you know"),
        rows=3,
        required=False,
        help_text=_("A few words, for whoever asks later. They are not proposed again."),
    )


_KEPT: dict[str, Any] = {
    "label": _("Whose page is kept"),
    "widget": forms.RadioSelect,
    "help_text": _("Everything of the other one goes there. Nothing is lost from either."),
    "error_messages": {"required": _("Choose whose page is kept.")},
}


class AskToJoin(Sheet):
    kept = forms.ChoiceField(**_KEPT)
    why = Words(
        label=_("Why they are one person"),
        rows=3,
        required=False,
        help_text=_("A few words. Whoever has to agree reads them, and so may the person."),
    )


class AskToJoinWith(AskToJoin):
    other = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("The other record"),
        empty_label=_("Choose somebody"),
        error_messages={"required": _("Choose the other record.")},
    )
    kept = forms.ChoiceField(
        **_KEPT, choices=[("this", _("This one")), ("other", _("The other one"))], initial="this"
    )
    field_order = ("other", "kept", "why")


class NotJoined(Sheet):
    why = Words(label=_("Why not"), rows=3, required=False)


class TakenApart(Sheet):
    why = Words(label=_("Why they are two people"), rows=3, required=False)
