"""Taking back what an import did, as far as nobody has used it since.

A row of the file is taken back if everything it made stands as it was made, and nothing else
points at it. What it made with a new person goes with the person or stays with them; what it added
to somebody who was here goes thing by thing. A value it filled or a relation it ended is put back
as it stood. Whatever stays is named, with the reason.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow
from alongside.base.core.guarded import destroy_all
from alongside.base.core.units import long_unit
from alongside.base.organisation.models import Team, Worker
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.persons.models import (
    Address,
    Identifier,
    MatchKey,
    NameKey,
    OtherDate,
    Person,
    PersonName,
)
from alongside.people.ties.models import Group, Tie
from alongside.people.working.bulk import answered_for
from alongside.people.working.models import TeamResponsibility, WorkingRelationship

from .access import may_import, relation_of
from .lookups import all_rows, seen_otherwise
from .models import ImportRow, ImportRun, Outcome, WaitsFor
from .prints import print_of, put_back

CHUNK = 500
MODELS: dict[str, type[models.Model]] = {
    "person": Person,
    "responsibility": TeamResponsibility,
    "name": PersonName,
    "identifier": Identifier,
    "other_date": OtherDate,
    "address": Address,
    "name_key": NameKey,
    "match_key": MatchKey,
    "relationship": WorkingRelationship,
    "tie": Tie,
    "worker": Worker,
    "group": Group,
}
_SHARED = ("worker", "group")  # other rows may use them too: taken back last
_KEYS = (NameKey, MatchKey)  # made of what is known of a person, and nothing without it
_COUNTED = {
    "person": "people",
    "worker": "workers",
    "relationship": "working_relationships",
    "group": "groups",
    "tie": "ties",
    "identifier": "identifiers",
    "address": "addresses",
    "name": "other_names",
    "other_date": "other_dates",
}
_POINTS = ("person", "relationship", "tie")  # what an import row points at by itself
_READ = ("row", "line", "outcome", "settled_at", "did", *_POINTS)
_CHANGED = gettext_lazy("It was changed since.")
_WHY = {
    "working.WorkingRelationship": gettext_lazy("Somebody works or worked with them since."),
    "working.TeamResponsibility": gettext_lazy("Another team has answered for them since."),
    "encounters.EncounterPart": gettext_lazy("A visit was written down."),
    "promises.PromiseFor": gettext_lazy("A promise was made."),
    "appointments.AppointmentPerson": gettext_lazy("A meeting was planned."),
    "persons.Fact": gettext_lazy("Something was written down about them."),
    "exchange.ImportRow": gettext_lazy("A later file added to it: undo that first."),
    "exchange.WaitsFor": gettext_lazy("A row of another file waits for them."),
}
_OTHER_USE = gettext_lazy("It was used since.")


@dataclass
class Undone:
    """What was taken back, and which rows keep something, each with the reason."""

    run: UUID
    removed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_COUNTED.values(), 0))
    put_back: int = 0
    kept: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "run": str(self.run),
            "removed": self.removed,
            "put_back": self.put_back,
            "kept": self.kept,
        }


def undo_run(*, run_id: UUID, by: Any, progress: Callable[[int], None] = lambda n: None) -> Undone:
    """Take a run back, in one transaction and with one audit row.

    Raises CannotSee, MayNot unless the actor may import into its team, and NotNow where nothing
    of it is left to take back.
    """
    run = ImportRun.objects.visible_to(by).select_related("team").filter(pk=run_id).first()
    if run is None:
        raise CannotSee
    if not may_import(by, run.team):
        raise MayNot(_("Only the manager of the team or the records officer can undo an import."))
    with long_unit():
        # As an import does: one at a time, so that none adds to what is being taken back.
        list(Team.objects.order_by("pk").select_for_update(no_key=True))
        undone = _Undoing(run, by, progress).take_back()
        run.undone_at, run.undone_by = clock.now(), by.worker
        run.save()
        note(
            "undid",
            "import",
            actor_id=by.worker_id,
            object_id=run.pk,
            relation=relation_of(by, run.team),
        )
    return undone


class _Undoing:
    """One run, taken back from its last row to its first, some hundred rows at a time."""

    def __init__(self, run: ImportRun, by: Any, progress: Callable[[int], None]):
        self.run, self.by, self.progress = run, by, progress
        self.done = Undone(run.pk)
        self.found = False
        self.last: list[tuple[ImportRow, Did]] = []  # what several rows may share
        self.stays: set[UUID] = set()  # import rows that are named already
        self.seen: set[UUID | None] = set()  # whose records the actor sees, of the rows at hand

    def take_back(self) -> Undone:
        rows = ImportRow.objects.visible_to(self.by).filter(run=self.run)
        ids = list(rows.order_by("-row", "-pk").values_list("pk", flat=True))
        for count, part in enumerate(_parts(ids)):
            some = all_rows(ImportRow).filter(pk__in=part).only(*_READ)  # seen: see `ids`
            self._some(list(some.order_by("-row", "-pk")))
            self.progress(min((count + 1) * CHUNK, len(ids)))
        for part in _parts(self.last):
            self._some_shared(part)
            self.progress(len(ids))
        if not self.found:
            raise NotNow(_("Nothing of this import is left to take back."))
        self.done.kept.sort(key=lambda one: one["row"])
        return self.done

    def _some(self, rows: list[ImportRow]) -> None:
        todo = [(row, Did.kept(one)) for row in rows for one in row.did]
        self.found = self.found or bool(todo) or any(_waits(row) for row in rows)
        self._look_whom_they_see(rows)
        own = [(row, did) for row, did in todo if did.what not in _SHARED]
        why = self._why_they_stay(own)
        together = {row.pk for row, did in todo if did.what == "person" and did.before is None}
        for row, did in own:
            if row.pk in together and did.id in why:
                self._stays(row, why[did.id])
        go: list[tuple[ImportRow, Did]] = []
        for row, did in own:
            if row.pk in together and row.pk in self.stays:
                continue
            if did.id in why:
                self._stays(row, why[did.id])
            else:
                go.append((row, did))
        last = [
            (row, did)
            for row, did in todo
            if did.what in _SHARED and not (row.pk in together and row.pk in self.stays)
        ]
        self._remove(go)
        later = {row.pk for row, _did in last}
        _save({row.pk: row for row, _did in go if row.pk not in later})
        self.last += last
        self._no_longer_waits(rows)

    def _some_shared(self, part: list[tuple[ImportRow, "Did"]]) -> None:
        why = self._why_they_stay(part)
        for row, did in part:
            if did.id in why and row.pk not in self.stays:
                self.seen.add(row.person_id)  # it is said of a worker or a group
                self._stays(row, _("What came with this row is used by others now."))
        self._remove([(row, did) for row, did in part if did.id not in why])
        _save({row.pk: row for row, _did in part})

    def _look_whom_they_see(self, rows: list[ImportRow]) -> None:
        people = {row.person_id for row in rows if row.person_id}
        theirs = answered_for(self.by, self.run.team, list(people))
        self.seen = {None} | theirs | seen_otherwise(self.by, self.run.team, people - theirs)

    def _stays(self, row: ImportRow, reason: object) -> None:
        if row.pk not in self.stays:
            self.stays.add(row.pk)
            if row.person_id not in self.seen:
                reason = _OTHER_USE  # what others do with them is not theirs to learn
            self.done.kept.append({"row": row.row, "line": row.line, "reason": str(reason)})

    # --- may it go -----------------------------------------------------------------------------

    def _why_they_stay(self, todo: list[tuple[ImportRow, "Did"]]) -> dict[UUID, object]:
        """Of what these rows made or changed, what was changed or used since, and why it stays."""
        by_model: dict[type[models.Model], dict[UUID, Did]] = defaultdict(dict)
        for _row, did in todo:
            by_model[MODELS[did.what]][did.id] = did
        why: dict[UUID, object] = {}
        for model, dids in by_model.items():
            there = {row.pk: row for row in all_rows(model).filter(pk__in=list(dids))}
            for pk, did in dids.items():
                if pk not in there or print_of(there[pk]) != did.after:
                    why[pk] = _CHANGED
        made = {
            model: {pk for pk, did in dids.items() if did.before is None}
            for model, dids in by_model.items()
        }
        for model, ids in made.items():
            self._why_used(model, ids, made, why)
        return why

    def _why_used(
        self,
        model: type[models.Model],
        ids: set[UUID],
        made: dict[type[models.Model], set[UUID]],
        why: dict[UUID, object],
    ) -> None:
        """Whatever points at one of these and was not made beside it is a use, in whatever room
        it stands: a table that is added later counts without a word here."""
        for relation in _pointing_at(model):
            other: Any = relation.related_model
            if other in _KEYS:
                continue
            ref = relation.field.name
            rows = all_rows(other).filter(**{f"{ref}__in": list(ids)})
            if other is ImportRow:
                rows = rows.exclude(run=self.run)
            elif other is WaitsFor:
                rows = rows.exclude(import_row__run=self.run)
            elif other is PossibleDuplicate:
                rows = rows.exclude(different_at=None)  # found by itself; an answer is a use
            ours = made.get(other, set())
            for pk, used in rows.values_list("pk", relation.field.attname):
                if pk not in ours:
                    why.setdefault(used, _WHY.get(other._meta.label, _OTHER_USE))

    # --- it goes -------------------------------------------------------------------------------

    def _remove(self, go: list[tuple[ImportRow, "Did"]]) -> None:
        """Take these back, and from what each row did. `_save` keeps the rows."""
        by_model: dict[type[models.Model], list[UUID]] = defaultdict(list)
        by_row: dict[UUID, tuple[ImportRow, set[tuple[str, str]]]] = {}
        for row, did in go:
            by_row.setdefault(row.pk, (row, set()))[1].add((did.what, str(did.id)))
            if did.before is not None:
                self._put_back(did)
                continue
            by_model[MODELS[did.what]].append(did.id)
            if name := _COUNTED.get(did.what):
                self.done.removed[name] += 1
            if did.what == "person":
                self.done.removed["other_names"] -= 1  # the name they were made with is theirs
            if did.what in _POINTS:
                setattr(row, f"{did.what}_id", None)
        for row, gone in by_row.values():
            row.did = [one for one in row.did if (one[0], one[1]) not in gone]
            if not row.did:
                row.person_id = None  # nothing says any more that it was about them
        if people := by_model.get(Person):
            _forget_keys(people)
        for model, ids in by_model.items():
            destroy_all(model, ids)
            _forget_history(model, ids)

    def _put_back(self, did: "Did") -> None:
        model = MODELS[did.what]
        row = all_rows(model).get(pk=did.id)
        if model is Person:
            rows = all_rows(Person.history.model).filter(id=did.id, version=row.version)
            destroy_all(Person.history.model, list(rows.values_list("pk", flat=True)))
        put_back(row, did.before or {})
        self.done.put_back += 1

    def _no_longer_waits(self, rows: list[ImportRow]) -> None:
        waiting = [row for row in rows if _waits(row)]
        if waiting:
            rows_here = all_rows(ImportRow).filter(pk__in=[row.pk for row in waiting])
            rows_here.update(settled_at=clock.now(), held=None)
            bare = all_rows(ImportRow).filter(pk__in=[row.pk for row in waiting if not row.did])
            bare.update(person=None)


def _save(rows: dict[UUID, ImportRow]) -> None:
    """Keep what is left of what rows did: of most of them nothing, all those in one statement."""
    bare = [pk for pk, row in rows.items() if not row.did]
    none = {f"{name}_id": None for name in _POINTS}
    all_rows(ImportRow).filter(pk__in=bare).update(did=[], **none)
    left = [row for row in rows.values() if row.did]
    all_rows(ImportRow).bulk_update(left, ["did", *_POINTS], batch_size=CHUNK)


def _forget_keys(people: list[UUID]) -> None:
    """What was made of these people so that they are found, and whom they are like."""
    for model in _KEYS:
        keys = all_rows(model).filter(person__in=people).values_list("pk", flat=True)
        destroy_all(model, list(keys))
    pairs = all_rows(PossibleDuplicate).filter(Q(one__in=people) | Q(other__in=people))
    destroy_all(PossibleDuplicate, list(pairs.values_list("pk", flat=True)))


@dataclass(frozen=True, slots=True)
class Did:
    """One thing a row did: see ImportRow.did."""

    what: str
    id: UUID
    before: dict[str, Any] | None
    after: str

    @classmethod
    def kept(cls, one: list[Any]) -> "Did":
        what, pk, before, after = one
        return cls(what, UUID(pk), before, after)


def _pointing_at(model: type[models.Model]) -> list[Any]:
    """Every foreign key to a table, those without a name for the way back too."""
    return [
        field
        for field in model._meta.get_fields(include_hidden=True)
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one)
    ]


def _waits(row: ImportRow) -> bool:
    return row.outcome == Outcome.WAITS and row.settled_at is None


def _forget_history(model: type[models.Model], ids: list[UUID]) -> None:
    history = getattr(model, "history", None)
    if history is not None:
        rows = all_rows(history.model).filter(id__in=ids).values_list("pk", flat=True)
        destroy_all(history.model, list(rows))


def _parts(found: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(found), CHUNK):
        yield found[start : start + CHUNK]
