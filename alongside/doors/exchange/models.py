"""What an import did, row by row, so that it can be shown and later undone."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import gated, manages


class RunRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """Whoever ran it, and the records officer."""
        return Q() if viewer.has_role("records") else Q(by_id=viewer.worker_id)


class ImportRun(Guarded):
    """One file that was applied. A preview, or a run that was refused, leaves only audit rows."""

    kind = models.CharField(max_length=20)
    team = models.ForeignKey("organisation.Team", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    partial = models.BooleanField(
        default=False, help_text="applied although some rows wait or have errors"
    )
    rows = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict, help_text="created, matched, changed, unchanged")
    unread = models.JSONField(default=list, help_text="columns that were not read")

    objects = RunRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [models.Index(fields=["by", "-at"], name="import_run_by_at")]


class Outcome(models.TextChoices):
    NEW = "new", _("a new person")
    CHANGED = "changed", _("added to somebody who was here")
    WAITS = "waits", _("waits for a decision")
    FAILED = "failed", _("has an error")


class ImportRowRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """As the run; a row about somebody behind a gate is not there."""
        run = Q() if viewer.has_role("records") else Q(run__by_id=viewer.worker_id)
        return run & (Q(person__isnull=True) | ~gated(viewer, "person"))


class ImportRow(Guarded):
    """What one row of a file did. A row that changed nothing and waits for nothing has none.

    It holds no words of the file: `mark` is a keyed hash of whom the row is about, by which a
    later file's row is known to be the same.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="row_set")
    row = models.PositiveIntegerField(help_text="data rows, counted from 1")
    line = models.PositiveIntegerField(help_text="the line of the file the row starts on")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    person = models.ForeignKey(
        "persons.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    relationship = models.ForeignKey(
        "working.WorkingRelationship", null=True, on_delete=models.PROTECT, related_name="+"
    )
    mark = models.CharField(max_length=64, blank=True)
    why = models.CharField(max_length=40, blank=True, help_text="a code: why it waits or failed")
    did = models.JSONField(
        default=list, help_text="[what, id, before]; before is null for a row that was made"
    )
    settled_at = models.DateTimeField(null=True, help_text="when a waiting row stopped waiting")

    objects = ImportRowRows.as_manager()

    class Meta(Guarded.Meta):
        indexes = [
            models.Index(fields=["mark"], name="import_row_mark"),
            models.Index(fields=["run", "row"], name="import_row_run_row"),
        ]


class WaitsForRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return manages(viewer, "person") & ~gated(viewer, "person")


class WaitsFor(Guarded):
    """The person a waiting row may be about, whom the importer may not see: their manager may."""

    import_row = models.ForeignKey(ImportRow, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")

    objects = WaitsForRows.as_manager()
