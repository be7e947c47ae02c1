from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DataKey",
            fields=[
                ("owner_id", models.UUIDField(primary_key=True, serialize=False)),
                ("locked", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
        ),
    ]
