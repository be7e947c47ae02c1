import django.db.models.deletion
from django.db import migrations, models

import alongside.base.core.ids
import alongside.base.files.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.base.core.ids.random_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("owner_kind", models.CharField(max_length=20)),
                ("owner_id", models.UUIDField()),
                ("label", models.CharField(blank=True, max_length=200)),
                (
                    "stored_as",
                    models.CharField(
                        default=alongside.base.files.models.random_name, max_length=32, unique=True
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
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
                "indexes": [models.Index(fields=["owner_kind", "owner_id"], name="file_owner")],
            },
        ),
    ]
