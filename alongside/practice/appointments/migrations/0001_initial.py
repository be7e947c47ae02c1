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
            name="Appointment",
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
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=60)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("in_person", "in person"),
                            ("video", "video call"),
                            ("phone", "phone call"),
                        ],
                        default="in_person",
                        max_length=10,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("purpose", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned, not yet asked"),
                            ("proposed", "asked"),
                            ("agreed", "agreed"),
                            ("told", "told: it has to happen"),
                            ("declined", "declined"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("why_it_must", models.CharField(blank=True, max_length=500)),
                (
                    "still_theirs",
                    models.CharField(
                        blank=True,
                        help_text="what can still be chosen where it has to happen",
                        max_length=500,
                    ),
                ),
                (
                    "proposed_by",
                    models.CharField(
                        choices=[("us", "us"), ("them", "them")], default="us", max_length=4
                    ),
                ),
                (
                    "place_theirs",
                    models.BooleanField(default=False, help_text="where is theirs to choose first"),
                ),
                (
                    "to_tell",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("asked", "asked for a time"),
                            ("told", "told that it has to happen"),
                            ("moved", "told that it moves"),
                            ("displaced", "told that something urgent came up"),
                            ("cancelled", "told that it is cancelled"),
                        ],
                        help_text="what somebody in it is still to be told; empty once everybody was",
                        max_length=9,
                    ),
                ),
                (
                    "not_met",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nobody", "nobody could bring them"),
                            ("not_want", "they didn’t want to"),
                            ("we", "we couldn’t come"),
                            ("unknown", "not known"),
                        ],
                        max_length=8,
                    ),
                ),
                ("not_met_words", models.CharField(blank=True, max_length=500)),
                ("made_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cancelled_for",
                    models.CharField(
                        blank=True, choices=[("us", "us"), ("them", "them")], max_length=4
                    ),
                ),
                ("why_cancelled", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "not_met_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="organisation.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["worker", "starts_at"], name="appointment_worker_when")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cancelled_at__isnull", True), ("cancelled_by__isnull", True)
                            ),
                            models.Q(
                                ("cancelled_at__isnull", False), ("cancelled_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="appointment_cancelled_by_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("not_met", ""), ("not_met_by__isnull", True)),
                            models.Q(
                                models.Q(("not_met", ""), _negated=True),
                                ("not_met_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="appointment_not_met_says_who_wrote_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "told"), _negated=True),
                            models.Q(("why_it_must", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="appointment_told_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AppointmentPerson",
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
                ("starts_at", models.DateTimeField()),
                (
                    "to_tell",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("asked", "asked for a time"),
                            ("told", "told that it has to happen"),
                            ("moved", "told that it moves"),
                            ("displaced", "told that something urgent came up"),
                            ("cancelled", "told that it is cancelled"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "yes, that works"),
                            ("none", "none of these"),
                            ("ring", "please ring me"),
                            ("no", "I don’t want to meet"),
                            ("not_you", "not with this person"),
                        ],
                        max_length=8,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "with_someone",
                    models.BooleanField(default=False, help_text="they want someone with them"),
                ),
                (
                    "place_chosen",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("theirs", "Where I live"),
                            ("out", "Somewhere else"),
                            ("phone", "On the phone"),
                            ("any", "I don’t mind"),
                        ],
                        max_length=6,
                    ),
                ),
                ("answer_words", models.CharField(blank=True, max_length=500)),
                (
                    "answer_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="appointments.appointment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="persons.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["person", "starts_at"], name="appointment_person_when")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("appointment", "person"), name="appointment_with_a_person_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
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
                ("digest", models.CharField(max_length=64, unique=True)),
                (
                    "detail",
                    models.CharField(
                        choices=[
                            ("times", "times only"),
                            ("initials", "times and initials"),
                            ("names", "times and first names"),
                        ],
                        default="times",
                        max_length=8,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_feeds",
                        to="organisation.worker",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Expected",
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
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expected",
                        to="appointments.appointment",
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
        migrations.CreateModel(
            name="MeetingLink",
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
                ("digest", models.CharField(max_length=64, unique=True)),
                ("sealed", models.BinaryField(null=True)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("asked", "asked for a time"),
                            ("told", "told that it has to happen"),
                            ("moved", "told that it moves"),
                            ("displaced", "told that something urgent came up"),
                            ("cancelled", "told that it is cancelled"),
                        ],
                        max_length=9,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="appointments.appointmentperson",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Move",
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
                ("was_at", models.DateTimeField()),
                ("now_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.CharField(choices=[("us", "us"), ("them", "them")], max_length=4),
                ),
                ("why", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="appointments.appointment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Slot",
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
                ("starts_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slots",
                        to="appointments.appointment",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Told",
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
                    "what",
                    models.CharField(
                        choices=[
                            ("asked", "asked for a time"),
                            ("told", "told that it has to happen"),
                            ("moved", "told that it moves"),
                            ("displaced", "told that something urgent came up"),
                            ("cancelled", "told that it is cancelled"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("mail", "by mail"),
                            ("copied", "in a message of ours, copied from here"),
                            ("said", "said or read out"),
                            ("printed", "on paper"),
                        ],
                        max_length=7,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("failed", models.BooleanField(default=False, help_text="the mail did not leave")),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="appointments.appointment",
                    ),
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
