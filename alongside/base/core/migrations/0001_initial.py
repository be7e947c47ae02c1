from django.db import migrations, models

import alongside.base.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="UsedKey",
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
                ("author_id", models.UUIDField()),
                ("key", models.UUIDField()),
                ("digest", models.CharField(max_length=64)),
                ("location", models.CharField(max_length=300)),
                ("used_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("author_id", "key"), name="one_use_per_author_and_key"
                    )
                ],
            },
        ),
    ]
