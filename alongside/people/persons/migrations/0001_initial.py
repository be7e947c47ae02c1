import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import alongside.base.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPerson",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_index=True, default=alongside.base.core.ids.uuid7, editable=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("pronouns", models.CharField(blank=True, max_length=40)),
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
                ("born_source", models.CharField(blank=True, max_length=200)),
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
                ("gender", models.CharField(blank=True, max_length=60)),
                ("made_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical person",
                "verbose_name_plural": "historical persons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Person",
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
                ("pronouns", models.CharField(blank=True, max_length=40)),
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
                ("born_source", models.CharField(blank=True, max_length=200)),
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
                ("gender", models.CharField(blank=True, max_length=60)),
                ("made_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["born"], name="person_born")],
            },
        ),
        migrations.CreateModel(
            name="Language",
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
                ("name", models.CharField(max_length=80)),
                ("dialect", models.CharField(blank=True, max_length=80)),
                ("preferred", models.BooleanField(default=False)),
                ("interpreter", models.BooleanField(default=False)),
                ("helps", models.CharField(blank=True, max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="languages",
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
            name="Fact",
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
                    "label",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("restricted", "restricted"),
                            ("sealed", "sealed"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("open_words", models.TextField(blank=True)),
                ("sealed_words", models.BinaryField(null=True)),
                (
                    "not_manager",
                    models.BooleanField(
                        default=False,
                        help_text="the manager is not to see this restricted thing; the lead is told",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("matters", "What matters to me"),
                            ("before", "Before"),
                            ("inside", "Now: what is going on inside"),
                            ("around", "Now: what is going on around"),
                            ("hopes", "Hopes"),
                            ("helps", "What helps me"),
                            ("speaking", "How to speak with me"),
                            ("people", "People"),
                            ("worry", "Worry"),
                            ("other", "Also known"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "whose",
                    models.CharField(
                        blank=True, help_text="who says so; empty where it is ours", max_length=200
                    ),
                ),
                ("in_their_words", models.BooleanField(default=False)),
                ("last_true", models.DateField()),
                ("ask_again", models.DateField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                        to="persons.fact",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
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
            name="Address",
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
                    "label",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("restricted", "restricted"),
                            ("sealed", "sealed"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("open_words", models.TextField(blank=True)),
                ("sealed_words", models.BinaryField(null=True)),
                (
                    "not_manager",
                    models.BooleanField(
                        default=False,
                        help_text="the manager is not to see this restricted thing; the lead is told",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
                ("from_day", models.DateField(blank=True, null=True)),
                ("until_day", models.DateField(blank=True, null=True)),
                (
                    "postcode_key",
                    models.CharField(
                        blank=True,
                        help_text="for finding; empty unless the address is open",
                        max_length=12,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addresses",
                        to="persons.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["postcode_key"], name="address_postcode")],
            },
        ),
        migrations.CreateModel(
            name="PersonName",
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
                            ("birth", "name at birth"),
                            ("chosen", "chosen name"),
                            ("known_as", "known as"),
                            ("former", "former name"),
                            ("script", "in another script or spelling"),
                            ("given", "name on papers"),
                        ],
                        max_length=8,
                    ),
                ),
                ("full", models.CharField(max_length=200)),
                ("source", models.CharField(blank=True, max_length=200)),
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
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
            name="PossibleDuplicate",
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
                    "why",
                    models.CharField(
                        choices=[
                            ("day", "Same first and last name and birth date"),
                            ("near", "Same name, birth dates a day apart"),
                            ("sound", "The names sound the same, and the birth year is the same"),
                            ("place", "Same surname and address"),
                        ],
                        max_length=8,
                    ),
                ),
                ("found_at", models.DateTimeField()),
                ("different_at", models.DateTimeField(null=True)),
                ("different_because", models.CharField(blank=True, max_length=500)),
                (
                    "different_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="persons.person",
                    ),
                ),
                (
                    "other",
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("different_at__isnull", True)),
                        fields=["-found_at"],
                        name="possible_duplicate_unanswered",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("one", "other"), name="possible_duplicate_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="possible_duplicate_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("different_at__isnull", True), ("different_by__isnull", True)
                            ),
                            models.Q(
                                ("different_at__isnull", False), ("different_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="possible_duplicate_answer_has_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyBanner",
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
                ("words", models.CharField(max_length=200)),
                ("from_day", models.DateField()),
                ("until_day", models.DateField()),
                ("why_renewed", models.CharField(blank=True, max_length=500)),
                (
                    "why_not_told",
                    models.CharField(
                        blank=True,
                        help_text="why the person was not told; empty where they were",
                        max_length=500,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="banners",
                        to="persons.person",
                    ),
                ),
                (
                    "set_by",
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
                        condition=models.Q(("until_day__gt", models.F("from_day"))),
                        name="banner_has_an_end",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OtherDate",
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
                        choices=[("born", "birth"), ("died", "death")], default="born", max_length=5
                    ),
                ),
                ("day", models.DateField()),
                (
                    "precision",
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
                        default="day",
                        max_length=8,
                    ),
                ),
                ("source", models.CharField(max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="other_dates",
                        to="persons.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["day"], name="other_date_day")],
            },
        ),
        migrations.CreateModel(
            name="NameKey",
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
                ("plain", models.CharField(max_length=100)),
                ("sounds", models.CharField(blank=True, max_length=20)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="name_keys",
                        to="persons.person",
                    ),
                ),
            ],
            options={
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["plain"], name="name_key_plain"),
                    models.Index(fields=["sounds"], name="name_key_sounds"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchKey",
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
                ("key", models.CharField(max_length=100)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="match_keys",
                        to="persons.person",
                    ),
                ),
            ],
            options={
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["key"], name="match_key")],
            },
        ),
        migrations.CreateModel(
            name="Identifier",
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
                ("kind", models.CharField(max_length=40)),
                ("value", models.CharField(max_length=100)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identifiers",
                        to="persons.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["value"], name="identifier_value")],
            },
        ),
        migrations.CreateModel(
            name="Audience",
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
                ("never", models.BooleanField(default=False)),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField(blank=True, null=True)),
                (
                    "address",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audience",
                        to="persons.address",
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
                    "fact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audience",
                        to="persons.fact",
                    ),
                ),
                (
                    "through",
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
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fact__isnull", True), ("address__isnull", True), _connector="XOR"
                        ),
                        name="audience_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_at__isnull", True),
                            ("until_at__gte", models.F("from_at")),
                            _connector="OR",
                        ),
                        name="audience_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]
