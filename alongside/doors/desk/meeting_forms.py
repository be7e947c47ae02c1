"""The fields of asking for a meeting, of answers, changes, and of how somebody may be reached."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alongside.base.core import clock
from alongside.base.organisation.models import Worker
from alongside.people.contact.models import Days
from alongside.people.persons.models import Label
from alongside.practice.appointments.models import Answer, Detail, How, NotMet, Place, ProposedBy

from .forms import Day, Sheet, Time, Words, WorkerChoice


def moment_in_words(at: dt.datetime) -> str:
    """ "Thursday 6 May, 10:00"."""
    here = clock.local(at)
    return f"{date_format(here, 'l j F')}, {date_format(here, 'H:i')}"


class Times(forms.MultipleChoiceField):
    """Some of the times that were offered, as they stood on the page when it was opened."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, slots: list[dt.datetime], posted: list[str] | None = None) -> None:
        """Show these times, and whatever was ticked on a page opened before."""
        offered = [slot.isoformat() for slot in slots]
        known = [*offered, *(text for text in posted or [] if text not in offered)]
        self.choices = [(text, moment_in_words(at)) for text in known if (at := _moment(text))]

    def clean(self, value: Any) -> list[dt.datetime]:
        return [at for text in super().clean(value) if (at := _moment(text))]


def _moment(text: str) -> dt.datetime | None:
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.astimezone(dt.UTC) if at.tzinfo else None


class WithTimes(Sheet):
    """A form that offers times, and another one in words."""

    slots = Times(label=_("Times to offer"), required=False)
    day = Day(
        ahead=True,
        label=_("Another day"),
        required=False,
        help_text=_("Such as Thursday, or 12/3. In place of one above, or beside them."),
    )
    time = Time(label=_("Its time"), required=False, help_text=_("Such as 15:30."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        day, time = given.get("day"), given.get("time")
        if day and not time and "time" not in self.errors:
            self.add_error("time", _now("Write the time too."))
        if time and not day and "day" not in self.errors:
            self.add_error("day", _now("Write the day too."))
        if day and time:
            given["slots"] = [*given.get("slots", []), clock.moment(day, time)]
        return given


class AskToMeet(WithTimes):
    minutes = forms.IntegerField(label=_("How long, in minutes"), initial=60)
    how = forms.ChoiceField(
        label=_("How"), choices=How.choices, widget=forms.RadioSelect, initial=How.IN_PERSON
    )
    place_theirs = forms.BooleanField(
        label=_("Where is theirs to choose first"), required=False, initial=True
    )
    place = Words(label=_("Where, if it is settled"), required=False)
    purpose = Words(
        label=_("Why we meet"),
        required=False,
        help_text=_("For us. No message and no link says it."),
    )
    expected = Words(
        label=_("Who else will be there"),
        required=False,
        help_text=_("Names with commas between; the relation in brackets: Dee (mum)."),
    )
    proposed_by = forms.ChoiceField(
        label=_("Who asked"),
        choices=[
            (ProposedBy.US, _("I am asking them")),
            (ProposedBy.THEM, _("They asked me, and this time is right for both of us")),
        ],
        widget=forms.RadioSelect,
        initial=ProposedBy.US,
    )
    why_it_must = Words(
        label=_("If it has to happen: why"),
        required=False,
        help_text=_("In words you will say to them. Leave empty if they are free to say no."),
    )
    still_theirs = Words(
        label=_("If it has to happen: what they can still choose"),
        required=False,
        help_text=_("Such as the time, the place, who is with them."),
    )
    anyway = forms.CharField(widget=forms.HiddenInput, required=False)


class AskAgain(WithTimes):
    version = forms.IntegerField(widget=forms.HiddenInput)
    anyway = forms.CharField(widget=forms.HiddenInput, required=False)


class RecordAnswer(Sheet):
    person = forms.ChoiceField(label=_("Who answered"))
    answer = forms.ChoiceField(
        label=_("What they said"), choices=Answer.choices, widget=forms.RadioSelect
    )
    slot = forms.ChoiceField(label=_("Which time, if yes"), required=False)
    with_someone = forms.BooleanField(label=_("They want someone with them"), required=False)
    place = forms.ChoiceField(
        label=_("Where, as they chose"), choices=[("", _("Not said")), *Place.choices],
        required=False,
    )  # fmt: skip
    words = Words(label=_("In their words"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class MoveMeeting(Sheet):
    day = Day(ahead=True, label=_("New day"), help_text=_("Such as Thursday, or 12/3."))
    time = Time(label=_("New time"), help_text=_("Such as 15:30."))
    asked_by = forms.ChoiceField(
        label=_("Who asked for that"),
        choices=ProposedBy.choices,
        widget=forms.RadioSelect,
        initial=ProposedBy.US,
    )
    why = Words(label=_("Why"), required=False, help_text=_("In words they could read."))
    said_yes = forms.BooleanField(
        label=_("They have said yes to the new time"),
        required=False,
        help_text=_("If not, they are asked again: nothing is agreed until they say yes."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    anyway = forms.CharField(widget=forms.HiddenInput, required=False)


class SayNotMet(Sheet):
    why = forms.ChoiceField(
        label=_("Why, as far as you know"), choices=NotMet.choices, widget=forms.RadioSelect
    )
    words = Words(label=_("In words, if you know more"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class HoldContact(Sheet):
    why = Words(rows=3, label=_("Why"), required=False)
    label = forms.ChoiceField(
        label=_("Who can read why"),
        initial=Label.RESTRICTED,
        widget=forms.RadioSelect,
        choices=[
            (Label.RESTRICTED, _("Only their key worker and the manager")),
            (Label.OPEN, _("Everybody who works with them")),
        ],
    )
    until_day = Day(
        ahead=True,
        label=_("Until"),
        required=False,
        help_text=_("The last day. Leave empty to end it by hand."),
    )


class SayNeverOk(Sheet):
    days = forms.ChoiceField(label=_("Which days"), choices=Days.choices)
    from_time = Time(label=_("From"), required=False, help_text=_("Leave empty for the whole day."))
    until_time = Time(label=_("To"), required=False)
    whose = Words(label=_("Who said so"), required=False, help_text=_("Leave empty if they did."))
    until_day = Day(ahead=True, label=_("It holds until"), required=False)


class SetSafeMail(Sheet):
    address = forms.CharField(
        label=_("The address they called safe"),
        required=False,
        help_text=_("Asked when they were alone. Leave empty to take it out."),
    )


class MakeFeed(Sheet):
    detail = forms.ChoiceField(
        label=_("What it shows"),
        widget=forms.RadioSelect,
        initial=Detail.TIMES,
        choices=[
            (Detail.TIMES, _("Times only: “Meeting”")),
            (Detail.INITIALS, _("Times and initials: “Meeting, M.B.”")),
            (Detail.NAMES, _("Times and first names: “Meeting, Maya”")),
        ],
    )


class AskColleague(Sheet):
    ask = WorkerChoice(label=_("Ask a colleague to stand in"), required=False)

    def __init__(self, *args: Any, me: Worker, **options: Any):
        super().__init__(*args, **options)
        field: Any = self.fields["ask"]
        field.queryset = field.queryset.exclude(pk=me.pk)


class PlanMeeting(Sheet):
    day = Day(ahead=True, label=_("Day"), help_text=_("Such as Thursday, or 12/3."))
    time = Time(label=_("Time"), help_text=_("Such as 15:30."))
    minutes = forms.IntegerField(label=_("How long, in minutes"), initial=60)
    how = forms.ChoiceField(
        label=_("How"), choices=How.choices, widget=forms.RadioSelect, initial=How.IN_PERSON
    )
    place = Words(label=_("Where"), required=False)
    purpose = Words(label=_("Why we meet"), required=False)
    expected = Words(
        label=_("Who else will be there"),
        required=False,
        help_text=_(
            "Names with commas between; the relation in brackets: Dee (mum), Mr Osei (school)."
        ),
    )
    anyway = forms.CharField(widget=forms.HiddenInput, required=False)


class CancelMeeting(Sheet):
    asked_by = forms.ChoiceField(
        label=_("Who asked for that"),
        choices=ProposedBy.choices,
        widget=forms.RadioSelect,
        initial=ProposedBy.US,
    )
    why = Words(label=_("Why"), required=False, help_text=_("In words they could read."))
    version = forms.IntegerField(widget=forms.HiddenInput)
