"""The fields of telling of a family."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.family.kinds import PARENTS, SIBLINGS, UNIONS
from alongside.people.family.models import LinkKind, Shape

from .forms import Day, RoughDay, Sheet, Words

NEW = "new"
# What somebody is to somebody else, as the sentence of the form says it: role and kind.
WHAT = [
    ("", _("Choose what they are")),
    ("parent.birth", _("a parent by birth of")),
    ("parent.adoptive", _("a parent by adoption of")),
    ("parent.step", _("a step-parent of")),
    ("parent.foster", _("a foster carer of")),
    ("parent.kinship", _("somebody in the family who cares for")),
    ("parent.guardian", _("the guardian of")),
    ("sibling.siblings", _("a brother or sister of")),
    ("sibling.half", _("a half-brother or half-sister of")),
    ("sibling.twins", _("a twin of")),
    ("sibling.identical", _("an identical twin of")),
    ("union.partners", _("the partner of")),
    ("union.married", _("married to")),
    ("union.separated", _("separated from")),
    ("union.divorced", _("divorced from")),
    ("union.ended", _("a former partner of")),
    ("child.birth", _("a child by birth of")),
    ("child.adoptive", _("a child by adoption of")),
    ("child.step", _("a stepchild of")),
    ("child.foster", _("a foster child of")),
    ("child.kinship", _("a child cared for in the family by")),
    ("child.guardian", _("a child whose guardian is")),
]
SHAPES = [
    (Shape.NEUTRAL, _("The shape everybody has")),
    (Shape.SQUARE, _("A square, because they chose it")),
    (Shape.CIRCLE, _("A circle, because they chose it")),
]
_AS_KNOWN = _("As surely as it is known: 4/3/2011, March 2011, 2011 or about 1950.")


class AboutRelative(Sheet):
    """What is told of somebody in a family, whoever they are in it."""

    name = Words(label=_("Name"), required=False, help_text=_("As the family says it: Nan Jean."))
    born = RoughDay(label=_("Born"), required=False, help_text=_AS_KNOWN)
    has_died = forms.BooleanField(label=_("They have died"), required=False)
    died = RoughDay(label=_("When they died, if it is known"), required=False)
    shape = forms.ChoiceField(
        label=_("How they are drawn"),
        choices=SHAPES,
        initial=Shape.NEUTRAL,
        required=False,
        help_text=_("Ask them, and leave it where you cannot."),
    )
    source = Words(label=_("Who says so"), required=False)
    kept_close = forms.BooleanField(
        label=_("Keep them close"),
        required=False,
        help_text=_(
            "Only the key worker and the team’s manager see them. They are in no print and in no "
            "file, and not among the people who matter."
        ),
    )


class TellOf(AboutRelative):
    who = forms.ChoiceField(label=_("Who"), required=False)
    relation = Words(label=_("What they are called"), required=False, help_text=_("“mum”, “nan”"))
    what = forms.ChoiceField(label=_("They are"), choices=WHAT, required=False)
    of = forms.ChoiceField(label=_("Of whom"), required=False)
    beside = forms.ChoiceField(label=_("The other parent or carer"), required=False)
    lives_with = forms.BooleanField(label=_("The child lives there now"), required=False)
    began = RoughDay(label=_("Since"), required=False, help_text=_AS_KNOWN)
    ended = RoughDay(label=_("Until"), required=False)

    field_order = ("who", "name", "what", "of", "lives_with", "began", "ended")

    def __init__(self, *args: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self._choices("who", [(NEW, _("Somebody new")), *people])
        self._choices("of", people)
        self._choices("beside", [("", _("Nobody, or nobody knows")), *people])

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - it is declared so
        field.choices = choices


class ChangeLink(Sheet):
    kind = forms.ChoiceField(label=_("What joins them"), required=False)
    lives_with = forms.BooleanField(label=_("The child lives there now"), required=False)
    began = RoughDay(label=_("Since"), required=False, help_text=_AS_KNOWN)
    ended = RoughDay(label=_("Until"), required=False)
    mistake = forms.BooleanField(
        label=_("This was a mistake"),
        required=False,
        help_text=_("It is drawn no more. What was told stays kept."),
    )

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = next(sort for sort in (PARENTS, UNIONS, SIBLINGS) if kind in sort)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - it is declared so
        field.choices = [(one, LinkKind(one).label) for one in kinds]
        if kind not in PARENTS:
            del self.fields["lives_with"]


class BeTogether(Sheet):
    on = Day(
        ahead=True,
        label=_("When"),
        required=False,
        help_text=_("A day to come, such as Friday or 12/6; for one that was, with its year."),
    )
    words = Words(
        label=_("Where, and who makes it happen"),
        required=False,
        help_text=_("“Pizza at Nan’s. Carol drives.”"),
    )


class CallOff(Sheet):
    why = Words(label=_("Why"), required=False, help_text=_("Whose doing it was, kindly."))
