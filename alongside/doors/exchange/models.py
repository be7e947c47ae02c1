"""What an import did, row by row, so that it can be shown and later undone."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.core.guarded import Guarded, GuardedQuerySet
from alongside.people.working.access import gated, manages


class UploadRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        return Q(by_id=viewer.worker_id)


class Step(models.TextChoices):
    """What was last asked of an uploaded file."""

    COLUMNS = "columns", _("which column is what")
    LOOK = "look", _("look what it would do")
    IMPORT = "import", _("import it")


class Upload(Guarded):
    """A file on its way in. The run that applies it has its id, and takes this row away.

    Its content, and what was found in it, lie in a private folder: see uploads.py. Here is no word
    of it but its name; `chosen` maps the number of a column to what is read from it.
    """

    kind = models.CharField(max_length=20)
    team = models.ForeignKey("organisation.Team", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("organisation.Worker", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    stored = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    sheet = models.PositiveSmallIntegerField(null=True, help_text="of a workbook, from 0")
    chosen = models.JSONField(null=True)
    step = models.CharField(max_length=8, choices=Step.choices, default=Step.COLUMNS)
    partial = models.BooleanField(default=False, help_text="import the rest where rows wait")

    objects = UploadRows.as_manager()


class RunRows(GuardedQuerySet):
    def _seen_by(self, viewer: Any) -> Q:
        """Whoever ran it, who manages its team, and the records officer."""
        mine = Q(by_id=viewer.worker_id) | Q(team__in=viewer.managed_team_ids)
        return Q() if viewer.has_role("records") else mine


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
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        "organisation.Worker", null=True, on_delete=models.PROTECT, related_name="+"
    )

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
        mine = Q(run__by_id=viewer.worker_id) | Q(run__team__in=viewer.managed_team_ids)
        run = Q() if viewer.has_role("records") else mine
        return run & (Q(person__isnull=True) | ~gated(viewer, "person"))

    def waiting_for(self, viewer: Any) -> "ImportRowRows":
        """Rows that wait for somebody to decide, for those who may: the manager of the team they
        were imported into or the records officer; where it may be somebody of another team, that
        team's manager."""
        if viewer is None or not viewer.active:
            return self._opened().none()
        asked = WaitsFor.objects.visible_to(viewer).filter(answered_at=None)
        mine = Q(pk__in=asked.values("import_row"))
        mine |= Q(run__team__in=viewer.managed_team_ids)
        if viewer.has_role("records"):
            mine = Q()
        return (
            self._opened()
            .filter(mine, outcome=Outcome.WAITS, settled_at=None)
            .exclude(gated(viewer, "person"))
            .exclude(held=None, person=None)
        )


class ImportRow(Guarded):
    """What one row of a file did. A row that changed nothing and waits for nothing has none.

    `mark` is a keyed hash of whom the row is about, by which a later file's row is known to be
    the same. Only a row that waits for somebody to say whom it is about keeps its words, in
    `held`, locked, until they have.
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
    tie = models.ForeignKey("ties.Tie", null=True, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64, blank=True)
    why = models.CharField(max_length=40, blank=True, help_text="a code: why it waits or failed")
    did = models.JSONField(
        default=list,
        help_text="[what, id, before, after]: before is null for what was made; after is a digest",
    )
    held = models.BinaryField(null=True)
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
    answered_at = models.DateTimeField(null=True, help_text="when they said: somebody else")

    objects = WaitsForRows.as_manager()
