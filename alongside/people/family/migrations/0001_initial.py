import django.db.models.deletion
from django.db import migrations, models

import alongside.base.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        ("persons", "0001_initial"),
        ("ties", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FamilyDraft",
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
                ("at", models.DateTimeField()),
                ("file_name", models.CharField(max_length=200)),
                ("people", models.PositiveIntegerField()),
                ("links", models.PositiveIntegerField()),
                (
                    "left_out",
                    models.JSONField(
                        default=dict, help_text="how many of what, without a word of it"
                    ),
                ),
                ("held", models.BinaryField()),
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
        migrations.CreateModel(
            name="Relative",
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
                (
                    "shape",
                    models.CharField(
                        choices=[
                            ("neutral", "the shape everybody has"),
                            ("square", "a square"),
                            ("circle", "a circle"),
                        ],
                        default="neutral",
                        max_length=8,
                    ),
                ),
                ("born", models.DateField(blank=True, null=True)),
                (
                    "born_precision",
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
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("has_died", models.BooleanField(default=False)),
                ("died", models.DateField(blank=True, null=True)),
                (
                    "died_precision",
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
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("kept_close", models.BooleanField(default=False)),
                ("spot", models.SmallIntegerField(blank=True, null=True)),
                ("source", models.CharField(blank=True, help_text="who says so", max_length=200)),
                ("made_at", models.DateTimeField()),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, help_text="said by mistake", null=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="persons.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="family",
                        to="persons.person",
                    ),
                ),
                (
                    "tie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ties.tie",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="relative_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("has_died", True), ("died__isnull", True), _connector="OR"
                        ),
                        name="a_day_of_death_is_a_death",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kept_close", False), ("tie__isnull", True), _connector="OR"
                        ),
                        name="kept_close_has_no_tie",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
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
                            ("birth", "parents by birth"),
                            ("adoptive", "parents by adoption"),
                            ("foster", "foster carers"),
                            ("kinship", "family or friends who care for them"),
                            ("guardian", "guardians"),
                            ("step", "step-parent"),
                            ("married", "married"),
                            ("partners", "partners"),
                            ("separated", "separated"),
                            ("divorced", "divorced"),
                            ("ended", "were partners"),
                            ("siblings", "brothers or sisters"),
                            ("half", "half-brothers or half-sisters"),
                            ("twins", "twins"),
                            ("identical", "identical twins"),
                        ],
                        max_length=9,
                    ),
                ),
                ("from_day", models.DateField(blank=True, null=True)),
                (
                    "from_precision",
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
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("until_day", models.DateField(blank=True, null=True)),
                (
                    "until_precision",
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
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("lives_with", models.BooleanField(default=False)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, help_text="said by mistake", null=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "made_by",
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
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="family.relative",
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="family.relative",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="family.relative",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("child__isnull", False),
                                (
                                    "kind__in",
                                    ("birth", "adoptive", "foster", "kinship", "guardian", "step"),
                                ),
                            ),
                            models.Q(
                                ("child__isnull", True),
                                (
                                    "kind__in",
                                    (
                                        "married",
                                        "partners",
                                        "separated",
                                        "divorced",
                                        "ended",
                                        "siblings",
                                        "half",
                                        "twins",
                                        "identical",
                                    ),
                                ),
                                ("other__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="parents_have_a_child_pairs_have_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("other__isnull", True),
                                models.Q(("other", models.F("one")), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("child__isnull", True),
                                models.Q(("child", models.F("one")), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="nobody_is_linked_to_themselves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("child__isnull", True),
                            ("other__isnull", True),
                            models.Q(("child", models.F("other")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_is_their_own_parent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lives_with", False),
                            models.Q(("child__isnull", False), ("until_day__isnull", True)),
                            _connector="OR",
                        ),
                        name="who_moved_out_lives_there_no_more",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Together",
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
                ("on", models.DateField()),
                (
                    "words",
                    models.CharField(
                        blank=True, help_text="where, and who makes it happen", max_length=300
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "off_at",
                    models.DateTimeField(
                        blank=True, help_text="it did not happen, or will not", null=True
                    ),
                ),
                ("why_off", models.CharField(blank=True, max_length=300)),
                (
                    "made_by",
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
                (
                    "relative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="together",
                        to="family.relative",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["person", "on"], name="together_person_on")],
            },
        ),
    ]
