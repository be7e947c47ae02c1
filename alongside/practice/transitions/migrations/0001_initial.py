import django.db.models.deletion
from django.db import migrations, models

import alongside.base.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("appointments", "0001_initial"),
        ("organisation", "0001_initial"),
        ("persons", "0001_initial"),
        ("promises", "0001_initial"),
        ("working", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AboutWorker",
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
                    "about_me",
                    models.TextField(blank=True, help_text="in their own words, for the person"),
                ),
                ("languages", models.CharField(blank=True, max_length=200)),
                ("travel", models.CharField(blank=True, max_length=200)),
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("here_until", models.DateField(blank=True, null=True)),
                ("said_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "worker",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="about",
                        to="organisation.worker",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Transition",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("intro", "Somebody new comes to work with them"),
                            ("hand_over", "One worker goes and another comes"),
                            ("ending", "A worker goes and nobody takes their place"),
                            ("moving", "They move into a home or service, or on from one"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("urgent", "it had to end at once"),
                            ("left", "the worker no longer works here"),
                            ("team", "the worker left the team"),
                        ],
                        default="planned",
                        max_length=8,
                    ),
                ),
                ("why", models.CharField(max_length=500)),
                ("good_time", models.CharField(blank=True, max_length=500)),
                ("bad_time", models.CharField(blank=True, max_length=500)),
                ("passes_on", models.TextField(blank=True)),
                ("kept", models.TextField(blank=True, help_text="what the person wants kept")),
                (
                    "left_behind",
                    models.TextField(blank=True, help_text="what the person wants left"),
                ),
                (
                    "told_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="when they were told, or it was said why not",
                        null=True,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "why_closed",
                    models.CharField(
                        blank=True,
                        help_text="where it was called off before its end",
                        max_length=500,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "incoming",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="working.workingrelationship",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transitions_opened",
                        to="organisation.worker",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transitions",
                        to="persons.person",
                    ),
                ),
                (
                    "relationship",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transitions",
                        to="working.workingrelationship",
                    ),
                ),
                (
                    "succession",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="working.workingrelationship",
                    ),
                ),
                (
                    "teller",
                    models.ForeignKey(
                        blank=True,
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("relationship",),
                        name="transition_one_open_for_a_relationship",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="transition_closed_by_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeadChoice",
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
                ("why", models.CharField(max_length=500)),
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
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "transition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="transitions.transition",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="TransitionStep",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("told", "They are told first"),
                            ("others", "The others are told"),
                            ("chosen", "Who it will be"),
                            ("about_me", "A page about the new worker"),
                            ("visit", "A visit first"),
                            ("there", "What those already living there say"),
                            ("meeting", "Meeting all together"),
                            ("passes_on", "What passes on, what is kept, what is left"),
                            ("promises", "Promises passed on by name"),
                            ("comes", "What comes with them"),
                            ("night", "The first night"),
                            ("days", "The days it begins and ends"),
                            ("goodbye", "The goodbye"),
                            ("letter", "A last letter"),
                            ("in_touch", "Keeping in touch"),
                            ("check_in", "Somebody asks how it is"),
                        ],
                        max_length=10,
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(help_text="its order in the plan")),
                ("on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "to come"), ("done", "done"), ("left_out", "left out")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                (
                    "taught_me",
                    models.TextField(blank=True, help_text="in a last letter: what you taught me"),
                ),
                ("why_left_out", models.CharField(blank=True, max_length=500)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "appointment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="appointments.appointment",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="promises.promise",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "transition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="transitions.transition",
                    ),
                ),
                (
                    "who",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transition_steps",
                        to="organisation.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["who", "state"], name="transition_step_who")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "left_out"), _negated=True),
                            models.Q(("why_left_out", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="transition_step_left_out_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="transition_step_settled_by_and_when",
                    ),
                ],
            },
        ),
    ]
