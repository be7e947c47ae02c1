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
            name="Gift",
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
                    "direction",
                    models.CharField(
                        choices=[("to_us", "offered to us"), ("from_us", "from us to them")],
                        max_length=8,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("thing", "a thing"),
                            ("made", "something made by hand"),
                            ("money", "money, a voucher or a loan"),
                            ("treat", "a ticket, a stay or a meal out"),
                            ("will", "something left in a will"),
                        ],
                        max_length=6,
                    ),
                ),
                ("what", models.CharField(max_length=300)),
                ("worth", models.CharField(blank=True, max_length=100)),
                (
                    "offered_by",
                    models.CharField(
                        blank=True, help_text="as told, where it was not the person", max_length=200
                    ),
                ),
                ("offered_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("declined", "declined"),
                            ("shared", "accepted, and shared at work"),
                            ("returning", "reached me without my knowing: being given back"),
                            ("returned", "given back"),
                            ("given", "given to them"),
                        ],
                        max_length=10,
                    ),
                ),
                ("where", models.CharField(blank=True, max_length=200)),
                ("said", models.TextField(blank=True)),
                ("why", models.TextField()),
                (
                    "culture",
                    models.CharField(
                        blank=True,
                        help_text="what giving means where the giver is at home",
                        max_length=300,
                    ),
                ),
                ("back_on", models.DateField(blank=True, null=True)),
                ("back_by", models.CharField(blank=True, max_length=200)),
                ("witness", models.CharField(blank=True, max_length=200)),
                ("receipt", models.CharField(blank=True, max_length=300)),
                ("written_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gift_notes",
                        to="organisation.worker",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gifts",
                        to="persons.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(
                        fields=["author", "person", "offered_on"], name="gift_author_person_when"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "money"), _negated=True),
                            ("outcome__in", ["declined", "returning", "returned"]),
                            _connector="OR",
                        ),
                        name="money_is_never_kept",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("direction", "from_us"), ("outcome", "given")),
                            models.Q(
                                ("direction", "to_us"),
                                models.Q(("outcome", "given"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="what_we_give_is_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "returned"), _negated=True),
                            models.Q(
                                ("back_on__isnull", False), models.Q(("back_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="given_back_says_when_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "money"), ("outcome", "returned"), _negated=True),
                            models.Q(
                                models.Q(("witness", ""), _negated=True),
                                models.Q(("receipt", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="money_goes_back_before_a_witness",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GiftCopy",
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
                ("words", models.CharField(blank=True, max_length=500)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "gift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="gifts.gift",
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gift_copies",
                        to="organisation.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("gift", "manager"), name="one_copy_for_each_manager"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GiftOnFile",
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
                ("plain_line", models.CharField(max_length=500)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.worker",
                    ),
                ),
                (
                    "gift",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="on_file",
                        to="gifts.gift",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gifts_on_file",
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
