"""The sitting in which an agreement is made: five screens of one form, then the reading."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alongside.base.core import clock
from alongside.practice.agreements.actions import Terms
from alongside.practice.agreements.models import Agreement, Kind, Party, Reply, Said
from alongside.practice.agreements.topics import NAMES, SCREENS, TOPICS

from .forms import Day, Sheet, Words

LAST = len(SCREENS)
KINDS = [
    (Kind.WORKING, _("Working together: there is an end in sight, or a day to look at it again")),
    (Kind.LIVING, _("Living together: no planned end, and it says what stays")),
]


class AgreementSheet(Sheet):
    """Every question there is. What is not on the screen travels with it, hidden."""

    kind = forms.ChoiceField(
        label=_("What kind"), choices=KINDS, widget=forms.RadioSelect, initial=Kind.WORKING
    )
    ends_on = Day(ahead=True, label=_("Until, as far as we know"), required=False)
    review_on = Day(
        ahead=True,
        label=_("When we look at this again together"),
        required=False,
        help_text=_("A day such as 30 April. Working together needs this or an end."),
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for topic in TOPICS:
            self.fields[topic.name] = Words(
                label=topic.heading, help_text=topic.starter, rows=4, required=False
            )

    def on(self, screen: int) -> list[Any]:
        """The fields of one screen, in the order they are asked."""
        return [self[name] for name in names_on(screen)]

    def terms(self) -> Terms:
        given = self.cleaned_data
        return Terms(
            texts={name: given[name] for name in NAMES},
            kind=given["kind"],
            ends_on=given["ends_on"],
            review_on=given["review_on"],
        )


def names_on(screen: int) -> list[str]:
    names = [topic.name for topic in TOPICS if topic.screen == screen]
    if screen == 1:
        return ["kind", *names]
    return ["ends_on", "review_on", *names] if screen == LAST else names


def screen_of(name: str) -> int:
    """The screen a field stands on; the first where it stands on none."""
    return next((n for n in range(1, LAST + 1) if name in names_on(n)), 1)


def as_fields(agreement: Agreement | None) -> dict[str, str]:
    """What a new version begins with: the words of the one before. A day that has gone is asked
    for again."""
    if agreement is None:
        return {"kind": str(Kind.WORKING)}
    texts = {name: getattr(agreement, name) for name in NAMES}
    end = agreement.ends_on
    ends = date_format(end, "j F Y") if end and end >= clock.today() else ""
    return {**texts, "kind": agreement.kind, "ends_on": ends}


class AnswerAgreement(Sheet):
    party = forms.ChoiceField(label=_("Who answers"), widget=forms.RadioSelect)
    name = Words(label=_("Their name, if it is somebody else"), required=False)
    reply = forms.ChoiceField(
        label=_("What they say"),
        choices=Reply.choices,
        widget=forms.RadioSelect,
        help_text=_("Each of these is a fair answer. Only the first will show as agreed."),
    )
    said = forms.ChoiceField(
        label=_("How they said it"), choices=Said.choices, widget=forms.RadioSelect
    )
    words = Words(label=_("In their own words, if they said more"), required=False)
    said_on = Day(ahead=False, label=_("When, if it was not today"), required=False)

    def __init__(self, *args: Any, person: str, worker: str, **options: Any):
        super().__init__(*args, **options)
        self.fields["party"].choices = [  # type: ignore[attr-defined]
            (Party.PERSON, person),
            (Party.WORKER, _("%(name)s (me)") % {"name": worker}),
            (Party.OTHER, _("Somebody around them")),
        ]
