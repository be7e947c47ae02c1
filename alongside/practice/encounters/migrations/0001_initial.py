import django.db.models.deletion
from django.db import migrations, models

import alongside.base.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("appointments", "0001_initial"),
        ("organisation", "0001_initial"),
        ("persons", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Encounter",
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
                ("happened_at", models.DateTimeField()),
                (
                    "happened_precision",
                    models.CharField(
                        choices=[
                            ("minute", "to the minute"),
                            ("day", "the day"),
                            ("month", "the month"),
                            ("year", "the year"),
                            ("about", "about then"),
                            ("by", "by then, not after"),
                            ("unknown", "not known"),
                        ],
                        default="minute",
                        max_length=8,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("in_person", "in person"),
                            ("video", "video call"),
                            ("phone", "phone call"),
                            ("message", "message"),
                        ],
                        default="in_person",
                        max_length=10,
                    ),
                ),
                (
                    "planned",
                    models.CharField(
                        choices=[
                            ("planned", "as planned"),
                            ("unplanned", "not planned"),
                            ("unannounced", "unannounced by us"),
                            ("crisis", "in a crisis"),
                        ],
                        default="planned",
                        max_length=12,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("narrative", models.TextField(blank=True)),
                ("asked_not_to_write", models.BooleanField(default=False)),
                (
                    "kept_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("safety", "it is about somebody's safety"),
                            ("decision", "it is the reason for a decision"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "readable",
                    models.BooleanField(
                        default=True,
                        help_text="whether the person can read this; if not, why not yet",
                    ),
                ),
                ("not_yet_because", models.CharField(blank=True, max_length=500)),
                (
                    "hard",
                    models.BooleanField(
                        default=False,
                        help_text="the worker had to say something hard; never counted",
                    ),
                ),
                ("why_corrected", models.CharField(blank=True, max_length=500)),
                (
                    "appointment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="appointments.appointment",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="organisation.worker",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="encounters.encounter",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["author", "-happened_at"], name="encounter_author_when")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_not_to_write", False),
                            ("narrative", ""),
                            models.Q(("kept_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="encounter_not_written_unless_it_must",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EncounterPart",
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
                ("happened_at", models.DateTimeField()),
                ("seen", models.BooleanField(default=False)),
                ("seen_alone", models.BooleanField(default=False)),
                ("words", models.TextField(blank=True)),
                (
                    "encounter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="encounters.encounter",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounter_parts",
                        to="persons.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["person", "-happened_at"], name="part_person_when")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("encounter", "person"), name="one_part_per_person"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seen_alone", False), ("seen", True), _connector="OR"),
                        name="seen_alone_is_seen",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Present",
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
                ("name", models.CharField(max_length=200)),
                ("relation", models.CharField(blank=True, max_length=100)),
                (
                    "encounter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="present",
                        to="encounters.encounter",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
