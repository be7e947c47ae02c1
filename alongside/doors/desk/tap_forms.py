"""What is asked when a map is built by taps: one thing at a time, in the words of a reading."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.ties.models import TieKind

from .forms import Sheet, Words
from .tie_forms import Chips, SayReading

TAPPED = ("closeness", "quality", "flow")
# Those most often put on at a table; every kind is there on the page “Put somebody on”.
OFTEN = (
    TieKind.PARENT,
    TieKind.SIBLING,
    TieKind.GRANDPARENT,
    TieKind.FAMILY,
    TieKind.CARER,
    TieKind.FRIEND,
    TieKind.SCHOOL,
    TieKind.CLUB,
    TieKind.HELPER,
    TieKind.PET,
    TieKind.OTHER,
)


class PutOn(Sheet):
    name = Words(label=_("Name"), required=False, help_text=_("As you call them."))
    kind = forms.ChoiceField(
        label=_("What they are to you"), widget=Chips(), required=False,
        choices=[(kind.value, kind.label) for kind in OFTEN],
    )  # fmt: skip


class Tap(SayReading):
    """Those parts of a reading that are tapped on a map; nothing else can be said with it."""

    def __init__(self, *args: Any, only: tuple[str, ...] = TAPPED, **options: Any) -> None:
        super().__init__(*args, own=False, **options)
        for name in set(self.fields) - set(only):
            del self.fields[name]
        for name in only:  # what was said stays as it is, where nothing is tapped
            field: Any = self.fields[name]
            field.choices = [choice for choice in field.choices if choice[0]]

    def tapped(self, before: dict[str, Any]) -> dict[str, Any]:
        """What was tapped and is another than before."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return {name: value for name, value in given.items() if value != before.get(name)}
