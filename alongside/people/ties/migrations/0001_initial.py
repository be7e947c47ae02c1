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
        ("persons", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
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
                    "sees",
                    models.CharField(
                        choices=[
                            ("record", "everybody who may read my record"),
                            ("worker", "only who writes it down"),
                            ("nobody", "don’t write my view down"),
                        ],
                        max_length=6,
                    ),
                ),
                ("counts", models.BooleanField()),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
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
                        related_name="map_consents",
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
            name="Group",
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
                            ("school", "School"),
                            ("work", "Work"),
                            ("health", "Surgery or hospital"),
                            ("club", "Team or club"),
                            ("faith", "Faith community"),
                            ("community", "Community"),
                            ("service", "Service"),
                            ("pet", "Pet"),
                            ("other", "Something else that matters"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("plain", models.CharField(max_length=200)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [models.Index(fields=["plain", "kind"], name="group_plain_kind")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGroup",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_index=True, default=alongside.base.core.ids.uuid7, editable=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school", "School"),
                            ("work", "Work"),
                            ("health", "Surgery or hospital"),
                            ("club", "Team or club"),
                            ("faith", "Faith community"),
                            ("community", "Community"),
                            ("service", "Service"),
                            ("pet", "Pet"),
                            ("other", "Something else that matters"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("plain", models.CharField(max_length=200)),
                ("source", models.CharField(blank=True, max_length=200)),
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
                "verbose_name": "historical group",
                "verbose_name_plural": "historical groups",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PaperMap",
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
                    "perspective",
                    models.CharField(
                        choices=[
                            ("own", "their own"),
                            ("worker", "the worker’s"),
                            ("carer", "a carer’s"),
                            ("agreed", "agreed together"),
                        ],
                        max_length=6,
                    ),
                ),
                ("on", models.DateField()),
                ("kept_back", models.BooleanField(default=False)),
                ("shared", models.BooleanField(default=True)),
                ("written_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_maps",
                        to="persons.person",
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
            },
        ),
        migrations.CreateModel(
            name="Tie",
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
                            ("parent", "Parent"),
                            ("child", "Child"),
                            ("sibling", "Brother or sister"),
                            ("partner", "Partner"),
                            ("grandparent", "Grandparent"),
                            ("grandchild", "Grandchild"),
                            ("family", "Other family"),
                            ("carer", "Carer"),
                            ("cared_for", "Somebody they care for"),
                            ("friend", "Friend"),
                            ("neighbour", "Neighbour"),
                            ("helper", "Somebody whose job is to help"),
                            ("school", "School"),
                            ("work", "Work"),
                            ("health", "Health"),
                            ("club", "Team or club"),
                            ("faith", "Faith"),
                            ("community", "Community"),
                            ("pet", "Pet"),
                            ("other", "Somebody or something else"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("family", "Family and home"),
                            ("friends", "Friends"),
                            ("school_work", "School and work"),
                            ("community", "Community and faith"),
                            ("health", "Health"),
                            ("help", "People whose job is to help"),
                        ],
                        help_text="empty: as the kind has it",
                        max_length=12,
                    ),
                ),
                (
                    "paid",
                    models.BooleanField(
                        default=False, help_text="it is their job; never on the own map"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("relation", models.CharField(blank=True, max_length=200)),
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
                ("sealed_words", models.BinaryField(null=True)),
                ("not_manager", models.BooleanField(default=False)),
                ("lives_with", models.BooleanField(default=False, help_text="they live together")),
                (
                    "whereabouts",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unknown", "where they are is not known"),
                            ("abroad", "abroad"),
                            ("prison", "in prison"),
                            ("died", "died"),
                        ],
                        max_length=8,
                    ),
                ),
                ("where_day", models.DateField(blank=True, null=True)),
                (
                    "where_precision",
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
                        blank=True,
                        choices=[
                            ("minute", "to the minute"),
                            ("day", "the day"),
                            ("month", "the month"),
                            ("year", "the year"),
                            ("about", "about then"),
                            ("by", "by then, not after"),
                            ("unknown", "not known"),
                        ],
                        max_length=8,
                    ),
                ),
                ("source", models.CharField(blank=True, help_text="who says so", max_length=200)),
                ("made_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="ties.group",
                    ),
                ),
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
                        related_name="%(class)ss_to",
                        to="persons.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ties",
                        to="persons.person",
                    ),
                ),
                ("taken_off_at", models.DateTimeField(blank=True, null=True)),
                (
                    "taken_off_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "stays",
                    models.BooleanField(
                        default=False, help_text="others have words of their own on it"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other__isnull", True), ("group__isnull", True), _connector="OR"
                        ),
                        name="tie_has_one_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other__isnull", True),
                            models.Q(("other", models.F("person")), _negated=True),
                            models.Q(("stays", False), ("taken_off_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="tie_is_not_to_oneself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            ("sealed_words__isnull", False),
                            _connector="OR",
                        ),
                        name="tie_has_words_for_its_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("label", "open"),
                            models.Q(
                                ("group__isnull", True),
                                ("name", ""),
                                ("other__isnull", True),
                                ("relation", ""),
                            ),
                            _connector="OR",
                        ),
                        name="tie_kept_back_is_locked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("stays", False),
                                ("taken_off_at__isnull", True),
                                ("taken_off_by__isnull", True),
                            ),
                            models.Q(
                                ("taken_off_at__isnull", False), ("taken_off_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="tie_is_taken_off_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
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
                    "perspective",
                    models.CharField(
                        choices=[
                            ("own", "their own"),
                            ("worker", "the worker’s"),
                            ("carer", "a carer’s"),
                            ("agreed", "agreed together"),
                        ],
                        max_length=6,
                    ),
                ),
                ("on", models.DateField()),
                (
                    "said_by",
                    models.CharField(blank=True, help_text="whose view, by name", max_length=200),
                ),
                (
                    "closeness",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Very close"),
                            (2, "Close"),
                            (3, "Not so close"),
                            (4, "Far away"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "quality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("strong", "strong"),
                            ("ok", "OK"),
                            ("thin", "thin"),
                            ("hard", "hard going"),
                            ("both", "close and hard"),
                            ("broken", "not in touch"),
                            ("ended", "ended"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "flow",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in", "they help more"),
                            ("out", "the person helps them more"),
                            ("both", "both ways"),
                            ("none", "neither way"),
                        ],
                        max_length=4,
                    ),
                ),
                ("counts_on", models.BooleanField(null=True)),
                ("last_seen", models.DateField(blank=True, null=True)),
                ("open_words", models.TextField(blank=True)),
                ("sealed_words", models.BinaryField(null=True)),
                ("shared", models.BooleanField(default=True)),
                ("written_at", models.DateTimeField()),
                ("taken_back", models.BooleanField(default=False)),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="ties.reading",
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="ties.reading",
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
                (
                    "tie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="ties.tie",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["tie", "perspective", "-on"], name="reading_of_tie")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("counts_on__isnull", True), ("perspective", "own"), _connector="OR"
                        ),
                        name="reading_counts_on_is_their_own",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closeness__isnull", True),
                            ("closeness__range", (1, 4)),
                            _connector="OR",
                        ),
                        name="reading_closeness_one_to_four",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back", False),
                            models.Q(("replaces__isnull", False), ("undoes__isnull", False)),
                            _connector="OR",
                        ),
                        name="reading_taken_back_is_of_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
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
                ("spoke", models.FloatField(null=True)),
                ("lanes", models.JSONField(default=dict)),
                ("spoke_before", models.FloatField(null=True)),
                ("lanes_before", models.JSONField(default=dict)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="persons.person",
                    ),
                ),
                (
                    "tie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="ties.tie",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("tie", "person"), name="place_once_on_a_map"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("spoke__isnull", True),
                            models.Q(("spoke__gte", 0), ("spoke__lt", 360)),
                            _connector="OR",
                        ),
                        name="place_spoke_in_degrees",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TieAudience",
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
                    "through",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="persons.person",
                    ),
                ),
                (
                    "tie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audience",
                        to="ties.tie",
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
            ],
            options={
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_at__isnull", True),
                            ("until_at__gte", models.F("from_at")),
                            _connector="OR",
                        ),
                        name="tie_audience_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TieBefore",
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
                            ("parent", "Parent"),
                            ("child", "Child"),
                            ("sibling", "Brother or sister"),
                            ("partner", "Partner"),
                            ("grandparent", "Grandparent"),
                            ("grandchild", "Grandchild"),
                            ("family", "Other family"),
                            ("carer", "Carer"),
                            ("cared_for", "Somebody they care for"),
                            ("friend", "Friend"),
                            ("neighbour", "Neighbour"),
                            ("helper", "Somebody whose job is to help"),
                            ("school", "School"),
                            ("work", "Work"),
                            ("health", "Health"),
                            ("club", "Team or club"),
                            ("faith", "Faith"),
                            ("community", "Community"),
                            ("pet", "Pet"),
                            ("other", "Somebody or something else"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("family", "Family and home"),
                            ("friends", "Friends"),
                            ("school_work", "School and work"),
                            ("community", "Community and faith"),
                            ("health", "Health"),
                            ("help", "People whose job is to help"),
                        ],
                        help_text="empty: as the kind has it",
                        max_length=12,
                    ),
                ),
                (
                    "paid",
                    models.BooleanField(
                        default=False, help_text="it is their job; never on the own map"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("relation", models.CharField(blank=True, max_length=200)),
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
                ("sealed_words", models.BinaryField(null=True)),
                ("not_manager", models.BooleanField(default=False)),
                ("lives_with", models.BooleanField(default=False, help_text="they live together")),
                (
                    "whereabouts",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unknown", "where they are is not known"),
                            ("abroad", "abroad"),
                            ("prison", "in prison"),
                            ("died", "died"),
                        ],
                        max_length=8,
                    ),
                ),
                ("where_day", models.DateField(blank=True, null=True)),
                (
                    "where_precision",
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
                        blank=True,
                        choices=[
                            ("minute", "to the minute"),
                            ("day", "the day"),
                            ("month", "the month"),
                            ("year", "the year"),
                            ("about", "about then"),
                            ("by", "by then, not after"),
                            ("unknown", "not known"),
                        ],
                        max_length=8,
                    ),
                ),
                ("source", models.CharField(blank=True, help_text="who says so", max_length=200)),
                ("made_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="ties.group",
                    ),
                ),
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
                        related_name="%(class)ss_to",
                        to="persons.person",
                    ),
                ),
                (
                    "tie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="before",
                        to="ties.tie",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Worry",
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
                    "fact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="worry",
                        to="persons.fact",
                    ),
                ),
                (
                    "tie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="worries",
                        to="ties.tie",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Asked",
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
                    "answer",
                    models.CharField(
                        choices=[
                            ("named", "yes"),
                            ("no_one", "no one right now"),
                            ("not_now", "they would rather not say"),
                        ],
                        max_length=7,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("shared", models.BooleanField(default=True)),
                ("written_at", models.DateTimeField()),
                (
                    "answered",
                    models.TextField(
                        blank=True, help_text="what was done about “no one right now”"
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
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
                        related_name="asked_of",
                        to="persons.person",
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
                        condition=models.Q(
                            ("answered_at__isnull", True), ("answer", "no_one"), _connector="OR"
                        ),
                        name="asked_only_no_one_is_answered",
                    )
                ],
            },
        ),
    ]
