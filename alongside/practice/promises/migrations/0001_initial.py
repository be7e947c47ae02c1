import django.db.models.deletion
from django.db import migrations, models

import alongside.base.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("encounters", "0001_initial"),
        ("organisation", "0001_initial"),
        ("persons", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Promise",
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
                    "whose",
                    models.CharField(
                        choices=[
                            ("worker", "a worker"),
                            ("person", "the person"),
                            ("other", "somebody around them"),
                            ("organisation", "the organisation"),
                        ],
                        default="worker",
                        max_length=12,
                    ),
                ),
                ("by_name", models.CharField(blank=True, max_length=200)),
                ("words", models.CharField(max_length=500)),
                ("due", models.DateField(blank=True, null=True)),
                ("made_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("kept", "kept"),
                            ("changed", "changed together"),
                            ("not_kept", "didn't happen"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                (
                    "to_tell",
                    models.BooleanField(
                        default=False, help_text="they are still to be told that it will be later"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="persons.person",
                    ),
                ),
                (
                    "by_worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="organisation.worker",
                    ),
                ),
                (
                    "encounter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="encounters.encounter",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises_recorded",
                        to="organisation.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["by_worker", "state", "due"], name="promise_worker_due")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("whose", "worker"), _negated=True),
                            ("by_worker__isnull", False),
                            _connector="OR",
                        ),
                        name="promise_of_a_worker_names_them",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("whose", "other"), _negated=True),
                            models.Q(("by_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="promise_of_another_names_them",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseFor",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="persons.person",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="promises.promise",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("promise", "person"), name="promise_for_a_person_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseStep",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("kept", "kept"),
                            ("changed", "changed together"),
                            ("not_kept", "didn't happen"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                ("due", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "passed_from",
                    models.ForeignKey(
                        blank=True,
                        help_text="who had promised it, where another worker took it on by name",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="promises.promise",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
    ]
