from django.db import migrations, models

import alongside.base.search.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Words",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("object_id", models.UUIDField(unique=True)),
                ("text", alongside.base.search.models.Folded()),
            ],
            options={
                "base_manager_name": "objects",
            },
        ),
    ]
