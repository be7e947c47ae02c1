import django.db.models.deletion
from django.db import migrations, models

import alongside.base.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("persons", "0001_initial"),
        ("ties", "0001_initial"),
        ("working", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.base.core.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("file_name", models.CharField(max_length=200)),
                (
                    "partial",
                    models.BooleanField(
                        default=False, help_text="applied although some rows wait or have errors"
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0)),
                (
                    "counts",
                    models.JSONField(
                        default=dict, help_text="created, matched, changed, unchanged"
                    ),
                ),
                ("unread", models.JSONField(default=list, help_text="columns that were not read")),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.team",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["by", "-at"], name="import_run_by_at")],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.base.core.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("row", models.PositiveIntegerField(help_text="data rows, counted from 1")),
                (
                    "line",
                    models.PositiveIntegerField(help_text="the line of the file the row starts on"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("new", "a new person"),
                            ("changed", "added to somebody who was here"),
                            ("waits", "waits for a decision"),
                            ("failed", "has an error"),
                        ],
                        max_length=8,
                    ),
                ),
                ("mark", models.CharField(blank=True, max_length=64)),
                (
                    "why",
                    models.CharField(
                        blank=True, help_text="a code: why it waits or failed", max_length=40
                    ),
                ),
                (
                    "did",
                    models.JSONField(
                        default=list,
                        help_text="[what, id, before, after]: before is null for what was made; after is a digest",
                    ),
                ),
                ("held", models.BinaryField(null=True)),
                (
                    "settled_at",
                    models.DateTimeField(help_text="when a waiting row stopped waiting", null=True),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="persons.person",
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="working.workingrelationship",
                    ),
                ),
                (
                    "tie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ties.tie",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="row_set",
                        to="exchange.importrun",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["mark"], name="import_row_mark"),
                    models.Index(fields=["run", "row"], name="import_row_run_row"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.base.core.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("file_name", models.CharField(max_length=200)),
                ("stored", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveBigIntegerField()),
                (
                    "sheet",
                    models.PositiveSmallIntegerField(help_text="of a workbook, from 0", null=True),
                ),
                ("chosen", models.JSONField(null=True)),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("columns", "which column is what"),
                            ("look", "look what it would do"),
                            ("import", "import it"),
                        ],
                        default="columns",
                        max_length=8,
                    ),
                ),
                (
                    "partial",
                    models.BooleanField(default=False, help_text="import the rest where rows wait"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.team",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="WaitsFor",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.base.core.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(help_text="when they said: somebody else", null=True),
                ),
                (
                    "import_row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="exchange.importrow",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="persons.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
    ]
