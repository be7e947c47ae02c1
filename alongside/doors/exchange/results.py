"""What a run found and did, in numbers and sentences."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .columns import Columns
from .errors import Unusable
from .lookups import Known
from .plans import Plan
from .values import Reader

MOST_ERRORS = 20_000
_SHOWN = 20  # waiting rows or errors in sentences; JSON has all
LABELS = {
    "people": gettext_lazy("new people: %(count)s"),
    "workers": gettext_lazy("new workers, without sign-in: %(count)s"),
    "working_relationships": gettext_lazy("new working relationships: %(count)s"),
    "groups": gettext_lazy("new groups (schools): %(count)s"),
    "ties": gettext_lazy("ties to them: %(count)s"),
    "identifiers": gettext_lazy("numbers they are known by elsewhere: %(count)s"),
    "addresses": gettext_lazy("addresses: %(count)s"),
    "other_names": gettext_lazy("other names: %(count)s"),
    "other_dates": gettext_lazy("second birth dates: %(count)s"),
}


@dataclass
class Result:
    """The answer of one run. `run` is None unless it was applied."""

    kind: str
    team: str
    file_name: str
    dry_run: bool = False
    run: UUID | None = None
    rows: int = 0
    created: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            (
                "people",
                "workers",
                "working_relationships",
                "groups",
                "ties",
                "identifiers",
                "addresses",
                "other_names",
                "other_dates",
            ),
            0,
        )
    )
    matched: int = 0
    changed: int = 0
    unchanged: int = 0
    needs_decision: list[dict[str, Any]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    applied: bool = False
    notes: list[str] = field(default_factory=list)
    found: dict[UUID, Known] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether no row waits and none has an error."""
        return not self.needs_decision and not self.errors

    def add(self, plans: list[Plan]) -> None:
        """Count what these rows would do. Raises Unusable where too many have errors."""
        for plan in plans:
            self.rows += 1
            given = plan.given
            where = {"row": given.row, "line": given.line}
            if given.problems:
                self.errors += [
                    {**where, "field": problem.field, "message": problem.message}
                    for problem in given.problems
                ]
                continue
            self._count(plan)
            if plan.wait:
                candidates = [
                    {"id": str(one.id) if one.id else None, "why": one.why}
                    for one in plan.wait.candidates
                ]
                self.needs_decision.append(
                    {**where, "reason": plan.wait.reason, "candidates": candidates}
                )
                self.found.update((one.id, one) for one in plan.elsewhere)
        if len(self.errors) > MOST_ERRORS:
            raise Unusable(
                _("More than %(most)s errors were found, the first on line %(line)s: %(message)s")
                % {"most": f"{MOST_ERRORS:,}", **self.errors[0]},
                _("Mend the file, perhaps one column of it, and try again."),
            )

    def _count(self, plan: Plan) -> None:
        made = self.created
        made["people"] += plan.new_person
        made["workers"] += plan.new_worker is not None
        made["working_relationships"] += plan.relationship is not None
        made["groups"] += plan.group_is_new
        made["ties"] += plan.tie is not None
        made["identifiers"] += len(plan.numbers)
        made["addresses"] += bool(plan.address)
        made["other_names"] += len(plan.known_as) + len(plan.given_names)
        made["other_dates"] += plan.other_born is not None
        if plan.known:
            self.matched += 1
            self.changed += plan.adds
            self.unchanged += not plan.adds

    def note(self, columns: Columns, reader: Reader) -> None:
        """Say what of the file was left out or put right."""
        if columns.unread:
            self.notes.append(
                _("Columns that were not read: %(names)s.") % {"names": ", ".join(columns.unread)}
            )
        if columns.never:
            self.notes.append(
                _("An import never sets these, so they were not read: %(names)s.")
                % {"names": ", ".join(columns.never)}
            )
        if reader.cleaned_rows:
            rows = ", ".join(str(row) for row in reader.cleaned)
            self.notes.append(
                ngettext(
                    "Control characters were taken out of %(count)s row: %(rows)s.",
                    "Control characters were taken out of %(count)s rows: %(rows)s.",
                    reader.cleaned_rows,
                )
                % {
                    "count": reader.cleaned_rows,
                    "rows": rows + ("…" if reader.cleaned_rows > len(reader.cleaned) else ""),
                }
            )
        if reader.formulas:
            self.notes.append(
                ngettext(
                    "%(count)s cell begins like a formula. It is kept as text.",
                    "%(count)s cells begin like formulas. They are kept as text.",
                    reader.formulas,
                )
                % {"count": reader.formulas}
            )

    def note_unused(self, rows: set[int]) -> None:
        """Say which decisions nothing was done about."""
        if rows:
            shown = ", ".join(str(row) for row in sorted(rows)[:_SHOWN])
            self.notes.append(
                _("Decisions that were not used, since the row did not wait for one: %(rows)s.")
                % {"rows": shown + ("…" if len(rows) > _SHOWN else "")}
            )

    def as_json(self) -> dict[str, Any]:
        """Exactly the keys outsiders rely on."""
        return {
            "run": str(self.run) if self.run else None,
            "kind": self.kind,
            "team": self.team,
            "rows": self.rows,
            "created": self.created,
            "matched": self.matched,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "needs_decision": self.needs_decision,
            "errors": self.errors,
            "applied": self.applied,
        }


def sentences(result: Result) -> list[str]:
    """The same numbers for a person to read."""
    said = [
        _("%(file)s: %(rows)s rows read for the team %(team)s.")
        % {"file": result.file_name, "rows": result.rows, "team": result.team}
    ]
    said += [
        "  " + label % {"count": result.created[name]}
        for name, label in LABELS.items()
        if result.created[name] or name in ("people", "workers", "working_relationships")
    ]
    said.append(
        _("  here already: %(matched)s (%(changed)s added to, %(unchanged)s unchanged)")
        % {
            "matched": result.matched,
            "changed": result.changed,
            "unchanged": result.unchanged,
        }
    )
    if waiting := result.needs_decision:
        said.append(_("Waiting for a decision: %(count)s.") % {"count": len(waiting)})
        for one in waiting[:_SHOWN]:
            said.append(row_line(one, one["reason"]))
            said += [f"    {who['id']}: {who['why']}" for who in one["candidates"] if who["id"]]
        said += more(len(waiting))
    if errors := result.errors:
        said.append(_("Errors: %(count)s.") % {"count": len(errors)})
        said += [
            row_line(one, (f"{one['field']}: " if one["field"] else "") + one["message"])
            for one in errors[:_SHOWN]
        ]
        said += more(len(errors))
    said.append(_ending(result))
    return said


def row_line(one: dict[str, Any], words: str) -> str:
    return _("  row %(row)s (line %(line)s): %(words)s") % {**one, "words": words}


def more(count: int) -> list[str]:
    if count <= _SHOWN:
        return []
    return [_("  and %(count)s more; --json lists them all.") % {"count": count - _SHOWN}]


def _ending(result: Result) -> str:
    if result.applied and result.clean:
        return _("Done. This was run %(run)s.") % {"run": result.run}
    if result.applied:
        return _(
            "The rows above wait or were left out; everything else is done. This was run %(run)s."
        ) % {"run": result.run}
    if result.dry_run:
        return _("This was a preview: nothing was written.")
    return _(
        "Nothing was written. Mend the file and run it again, or add --accept-partial to import "
        "the rest now."
    )
