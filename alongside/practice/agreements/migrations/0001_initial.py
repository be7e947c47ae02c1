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
            name="Agreement",
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
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("working", "working together"), ("living", "living together")],
                        default="working",
                        max_length=8,
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("why_meet", models.TextField(blank=True)),
                ("want", models.TextField(blank=True)),
                ("worries", models.TextField(blank=True)),
                ("honestly", models.TextField(blank=True)),
                ("often", models.TextField(blank=True)),
                ("reach", models.TextField(blank=True)),
                ("not_reach", models.TextField(blank=True)),
                ("crisis", models.TextField(blank=True)),
                ("all_right", models.TextField(blank=True)),
                ("not_all_right", models.TextField(blank=True)),
                ("touch", models.TextField(blank=True)),
                ("tell_outside", models.TextField(blank=True)),
                ("crossed", models.TextField(blank=True)),
                ("answer_to", models.TextField(blank=True)),
                ("told", models.TextField(blank=True)),
                ("gifts", models.TextField(blank=True)),
                ("fixed", models.TextField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("ending", models.TextField(blank=True)),
                ("stays", models.TextField(blank=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="organisation.worker",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="persons.person",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "number"), name="agreement_version_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "working"), _negated=True),
                            ("ends_on__isnull", False),
                            ("review_on__isnull", False),
                            _connector="OR",
                        ),
                        name="working_together_has_an_ending_in_sight",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "living"), _negated=True),
                            models.Q(("stays", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="living_together_says_what_stays",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementAnswer",
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
                    "party",
                    models.CharField(
                        choices=[
                            ("person", "the person"),
                            ("worker", "the worker"),
                            ("other", "somebody around them"),
                        ],
                        max_length=6,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "reply",
                    models.CharField(
                        choices=[
                            ("agree", "I agree"),
                            ("some", "I agree with some of it"),
                            ("knowing", "I don’t agree, but I know it is happening"),
                            ("had_to", "I felt I had to say yes"),
                            ("not_now", "Not now"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "said",
                    models.CharField(
                        choices=[
                            ("aloud", "aloud, together"),
                            ("interpreter", "with an interpreter"),
                            ("phone", "by phone"),
                            ("paper", "on paper"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                ("said_on", models.DateField()),
                ("written_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "written_by",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="an_answer_is_somebodys",
                    )
                ],
            },
        ),
    ]
