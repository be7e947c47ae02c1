"""What is asked where two views of somebody's ties are merged."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.ties.readings import Closeness, Flow, Quality
from alongside.people.ties.told import Said

from .forms import Day, Sheet, Words
from .queries.map_agree import ToAgree, said_in

NOT_SAID = ("", _("Not said"))


class AgreeOnMap(Sheet):
    """For each tie: which of the two views it is, or something else, or nothing yet."""

    said_by = Words(label=_("Who agreed"), required=False, help_text=_("Such as: Maya and Ana."))
    on = Day(
        ahead=False, label=_("Agreed on"), required=False, help_text=_("Leave empty for today.")
    )

    def __init__(self, *args: Any, ties: Sequence[ToAgree], name: str, **options: Any):
        super().__init__(*args, **options)
        self.ties = ties
        for tie in ties:
            self.fields.update(
                {f"{part}-{tie.key}": field for part, field in _asked_of(tie, name).items()}
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for tie in self.ties:
            if given.get(f"tie-{tie.key}") and _third(given, tie.key):
                self.add_error(
                    f"tie-{tie.key}",
                    _("Choose one of the views, or say something else: not both."),
                )
        return given

    def agreed(self, given: dict[str, Any]) -> list[tuple[ToAgree, Said]]:
        """What was agreed, of each tie of which anything was."""
        found = []
        for tie in self.ties:
            code = given[f"tie-{tie.key}"]
            if said := said_in(code) if code else _third(given, tie.key):
                found.append((tie, said))
        return found

    def parts_of(self, tie: ToAgree) -> dict[str, Any]:
        """The fields of one tie, bound."""
        names = ("tie", "closeness", "quality", "flow")
        return {part: self[f"{part}-{tie.key}"] for part in names}


def _asked_of(tie: ToAgree, name: str) -> dict[str, forms.Field]:
    names = {"name": name, "other": tie.name}
    return {
        "tie": forms.ChoiceField(
            label=tie.name,
            initial="",
            widget=forms.RadioSelect,
            required=False,
            choices=[*tie.options, ("", _("Not agreed yet"))],
            error_messages={
                "invalid_choice": _("One of the two views changed meanwhile. Look at them again.")
            },
        ),
        "closeness": forms.TypedChoiceField(
            label=_("How close?"), required=False, coerce=int, empty_value=None,
            choices=[NOT_SAID, *Closeness.choices],
        ),
        "quality": forms.ChoiceField(
            label=_("How is it between them?"), required=False,
            choices=[NOT_SAID] + [(code, words[:1].upper() + words[1:])
                                  for code, words in Quality.choices],
        ),
        "flow": forms.ChoiceField(
            label=_("Who helps whom?"), required=False,
            choices=[
                NOT_SAID,
                (Flow.IN, _("%(other)s helps %(name)s more") % names),
                (Flow.OUT, _("%(name)s helps %(other)s more") % names),
                (Flow.BOTH, _("Help goes both ways")),
                (Flow.NONE, _("Neither helps the other")),
            ],
        ),
    }  # fmt: skip


def _third(given: dict[str, Any], key: str) -> Said | None:
    """What was said that is neither view."""
    said = Said(
        closeness=given.get(f"closeness-{key}"),
        quality=given.get(f"quality-{key}") or "",
        flow=given.get(f"flow-{key}") or "",
    )
    return said if said.closeness or said.quality or said.flow else None
