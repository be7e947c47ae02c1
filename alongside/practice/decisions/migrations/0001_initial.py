import django.db.models.deletion
from django.db import migrations, models

import alongside.base.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("persons", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
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
                ("words", models.TextField()),
                ("decided_by", models.CharField(max_length=200)),
                ("decided_on", models.DateField()),
                ("asked", models.TextField(blank=True)),
                ("wanted", models.TextField()),
                (
                    "because",
                    models.JSONField(default=list, help_text="codes of Because, one or more"),
                ),
                ("because_words", models.TextField(blank=True)),
                ("challenge", models.TextField()),
                ("challenge_by", models.DateField(blank=True, null=True)),
                ("told_on", models.DateField(blank=True, null=True)),
                ("told_by", models.CharField(blank=True, max_length=200)),
                ("not_told_because", models.CharField(blank=True, max_length=500)),
                ("recorded_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="persons.person",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions_recorded",
                        to="organisation.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["person", "-decided_on"], name="decision_person_when")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("told_on__isnull", False), models.Q(("told_by", ""), _negated=True)
                            ),
                            models.Q(
                                ("told_on__isnull", True),
                                models.Q(("not_told_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_told_or_says_why_not",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DifferentView",
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
                            ("person", "the person"),
                            ("family", "family or friends"),
                            ("worker", "a worker here"),
                            ("partner", "somebody from another service"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("said_on", models.DateField()),
                ("written_at", models.DateTimeField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views",
                        to="decisions.decision",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views_written",
                        to="organisation.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                        ),
                        name="a_different_view_has_a_name_and_words",
                    )
                ],
            },
        ),
    ]
