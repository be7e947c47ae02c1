"""What is asked about the people and places in somebody's life."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.base.organisation.models import Worker
from alongside.people.persons.models import Label, Person
from alongside.people.ties.models import Area, TieKind, Whereabouts
from alongside.people.ties.readings import (
    Answer,
    Closeness,
    Flow,
    Perspective,
    Quality,
    Sees,
)
from alongside.people.ties.told import Said, Told
from alongside.people.working.access import works_with

from .forms import Day, RoughDay, Sheet, Words

WORKERS = Worker.objects.filter(left_at__isnull=True, user__is_active=True)
GUARDED = ("label", "audience", "never", "not_manager")
FOLDED = ("area", "lives_with", "paid", "whereabouts", "where_since", "other", "source", *GUARDED)
NOT_SAID = ("", _("Not said"))


class TellTie(Sheet):
    kind = forms.ChoiceField(label=_("What they are to them"), choices=TieKind.choices)
    name = Words(
        label=_("Name"), required=False,
        help_text=_("A person, a pet, a place, a team; as they call them."),
    )  # fmt: skip
    relation = Words(
        label=_("In their words"), required=False,
        help_text=_("Such as “my nan”, “Kit’s dad”, “the one who got me into art”."),
    )  # fmt: skip
    began = RoughDay(
        label=_("Since"), required=False,
        help_text=_("As surely as it is known: March 2019, 2019 or about 2015."),
    )  # fmt: skip
    ended = RoughDay(
        label=_("Until"), required=False, help_text=_("Only if it is over.")
    )  # fmt: skip
    area = forms.ChoiceField(
        label=_("Part of their life"), required=False,
        choices=[("", _("As its kind has it")), *Area.choices],
    )  # fmt: skip
    lives_with = forms.BooleanField(label=_("They live together"), required=False)
    paid = forms.BooleanField(
        label=_("It is their job to help"), required=False,
        help_text=_("For us only. On their own map they stand where they like."),
    )  # fmt: skip
    whereabouts = forms.ChoiceField(
        label=_("Where they are"), required=False,
        choices=[("", _("Nothing special")), *Whereabouts.choices],
    )  # fmt: skip
    where_since = RoughDay(label=_("Since when, or when they died"), required=False)
    other = forms.ModelChoiceField(
        Person.objects.none(), label=_("Their own page here"), required=False,
        empty_label=_("None, or I don’t see it"),
        help_text=_("Leads only those there who may read that page too."),
    )  # fmt: skip
    source = Words(label=_("Who says so"), required=False, help_text=_("Leave empty if it is you."))
    label = forms.ChoiceField(
        label=_("Who can know of this"), initial=Label.OPEN, widget=forms.RadioSelect,
        choices=[
            (Label.OPEN, _("Everybody who works with them")),
            (Label.RESTRICTED, _("Only their key worker, the manager, and those named here")),
            (Label.SEALED, _("Only those named here")),
        ],
    )  # fmt: skip
    audience = forms.ModelMultipleChoiceField(
        WORKERS.order_by("name"), label=_("Named"), required=False,
        help_text=_("They can see it while they work with this person."),
    )  # fmt: skip
    never = forms.ModelMultipleChoiceField(
        WORKERS.order_by("name"), label=_("Never for"), required=False,
        help_text=_("Hidden from them for safety, whatever else they may see."),
    )  # fmt: skip
    not_manager = forms.BooleanField(label=_("Not for the manager either"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, viewer: Any, guards: bool, own_id: Any, **options: Any):
        super().__init__(*args, **options)
        seen = Person.objects.visible_to(viewer).filter(works_with(viewer)).exclude(pk=own_id)
        self.fields["other"].queryset = seen.order_by("name")  # type: ignore[attr-defined]
        if not guards:
            for name in GUARDED:
                del self.fields[name]

    def told(self, given: dict[str, Any]) -> Told:
        """What was told. What was not asked is open."""
        other = given.get("other")
        return Told(
            kind=given["kind"],
            name=given["name"],
            relation=given["relation"],
            area=given["area"],
            paid=given["paid"],
            other=other.pk if other else None,
            lives_with=given["lives_with"],
            whereabouts=given["whereabouts"],
            where_since=given["where_since"],
            began=given["began"],
            ended=given["ended"],
            source=given["source"],
            label=given.get("label", Label.OPEN),
            not_manager=given.get("not_manager", False),
        )


class EndTie(Sheet):
    ended = RoughDay(
        label=_("Until"),
        help_text=_("As surely as it is known: 4/3/2026, March 2026 or 2026."),
        error_messages={"required": _("Say when, as roughly as you know it.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class Chips(forms.RadioSelect):
    """Radio buttons to tap, side by side."""

    def __init__(self) -> None:
        super().__init__(attrs={"chips": True})


def views_to_choose(name: str, own: bool) -> list[Any]:
    """Whose view something can be said in; without `own`, not theirs."""
    views = [
        (Perspective.OWN, _("%(name)s’s own") % {"name": name}),
        (Perspective.WORKER, _("Mine")),
        (Perspective.CARER, _("A carer’s")),
        (Perspective.AGREED, _("Agreed together")),
    ]
    return views if own else views[1:]


class SayReading(Sheet):
    perspective = forms.ChoiceField(label=_("Whose view is this?"), widget=Chips(), required=False)
    said_by = Words(
        label=_("Which carer, or who agreed"), required=False,
        help_text=_("Only for a carer’s view, or one you found together."),
    )  # fmt: skip
    closeness = forms.TypedChoiceField(
        label=_("How close?"), widget=Chips(), required=False, coerce=int,
        empty_value=None, choices=[*Closeness.choices, NOT_SAID],
    )  # fmt: skip
    quality = forms.ChoiceField(
        label=_("How is it between them?"), widget=Chips(), required=False,
        choices=[(code, name[:1].upper() + name[1:]) for code, name in Quality.choices]
        + [NOT_SAID],
    )  # fmt: skip
    flow = forms.ChoiceField(label=_("Who helps whom?"), widget=Chips(), required=False)
    counts_on = forms.ChoiceField(
        label=_("Someone I can count on?"), widget=Chips(), required=False,
        choices=[("yes", _("Yes")), ("no", _("No")), NOT_SAID],
        help_text=_("Only their own word goes here. Not asked is “not said”."),
    )  # fmt: skip
    words = Words(rows=3, label=_("In their words"), required=False)
    last_seen = Day(ahead=False, label=_("Last saw each other"), required=False)
    on = Day(ahead=False, label=_("Said on"), required=False, help_text=_("Leave empty for today."))
    keep = forms.BooleanField(label=_("Only for me: do not share this"), required=False)

    def __init__(self, *args: Any, name: str, other: str, own: bool, **options: Any):
        super().__init__(*args, **options)
        names = {"name": name, "other": other}
        self.fields["perspective"].choices = views_to_choose(name, own)  # type: ignore[attr-defined]
        self.fields["flow"].choices = [  # type: ignore[attr-defined]
            (Flow.IN, _("%(other)s helps %(name)s more") % names),
            (Flow.OUT, _("%(name)s helps %(other)s more") % names),
            (Flow.BOTH, _("Help goes both ways")),
            (Flow.NONE, _("Neither helps the other")),
            NOT_SAID,
        ]
        if not own:
            del self.fields["counts_on"]

    def said(self, given: dict[str, Any]) -> Said:
        return Said(
            closeness=given["closeness"],
            quality=given["quality"],
            flow=given["flow"],
            counts_on={"yes": True, "no": False}.get(given.get("counts_on", "")),
            last_seen=given["last_seen"],
            words=given["words"],
        )


class MapConsent(Sheet):
    sees = forms.ChoiceField(
        label=_("Who will see this?"), widget=forms.RadioSelect, required=False,
        choices=[
            (Sees.RECORD, _("Everybody who may read my record")),
            (Sees.WORKER, _("Only who writes it down")),
            (Sees.NOBODY, _("Don’t write my view down")),
        ],
    )  # fmt: skip
    counts = forms.ChoiceField(
        label=_("May it count in the team’s picture, without my name?"),
        widget=forms.RadioSelect, required=False,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        help_text=_("“No” is fine. No reason is asked."),
    )  # fmt: skip


class AskCountOn(Sheet):
    answer = forms.ChoiceField(
        label=_("What they said"), widget=forms.RadioSelect, required=False,
        choices=[
            (Answer.NAMED, _("Yes, and they said who")),
            (Answer.NO_ONE, _("No one right now")),
            (Answer.NOT_NOW, _("They would rather not say")),
        ],
    )  # fmt: skip
    tie_ids = forms.MultipleChoiceField(
        label=_("Whom they named"), widget=forms.CheckboxSelectMultiple, required=False
    )
    words = Words(rows=3, label=_("In their words"), required=False)
    on = Day(ahead=False, label=_("Said on"), required=False, help_text=_("Leave empty for today."))
    keep = forms.BooleanField(label=_("Only for me: do not share this"), required=False)


class AnswerNoOne(Sheet):
    words = Words(
        rows=3, label=_("What you did today"), required=False,
        help_text=_("Such as: I rang, and I am going round at five."),
    )  # fmt: skip


class TieWorry(Sheet):
    words = Words(rows=4, label=_("What worries you"), required=False)
    audience = forms.ModelMultipleChoiceField(
        WORKERS.order_by("name"), label=_("Named"), required=False,
        help_text=_("Besides their key worker and the manager."),
    )  # fmt: skip
    not_manager = forms.BooleanField(label=_("Not for the manager"), required=False)
