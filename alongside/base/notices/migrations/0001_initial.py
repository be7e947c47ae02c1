import django.db.models.deletion
from django.db import migrations, models

import alongside.base.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
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
                            ("found", "was looked for"),
                            ("opened", "was opened in an emergency"),
                            ("given", "is now someone you work with"),
                            ("withheld", "something is kept from a manager"),
                            ("asked", "someone asks to open a sealed record"),
                            ("to_join", "someone asks to join two records"),
                            ("joined", "was joined with another record of theirs"),
                            ("parted", "was taken apart from another record again"),
                            ("reset_ask", "someone asks to reset a lost phone"),
                            ("reset_you", "someone asks to reset your lost phone"),
                            ("reset_done", "your second factor was taken away"),
                            ("gift", "a gift note was written"),
                            ("different", "a worker sees a decision differently"),
                            ("answered", "answered about a meeting"),
                            ("another", "would rather meet another worker"),
                            ("step_in", "a colleague had to drop everything and asks for help"),
                            ("care", "a worker had to drop everything"),
                            ("no_one", "said there is no one to count on right now"),
                        ],
                        max_length=10,
                    ),
                ),
                ("person_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "about_worker",
                    models.ForeignKey(
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
                        related_name="notices",
                        to="organisation.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["worker", "seen_at", "-at"], name="notice_worker_seen")
                ],
            },
        ),
    ]
