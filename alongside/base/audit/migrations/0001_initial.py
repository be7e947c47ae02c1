from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditRow",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor_id", models.UUIDField(null=True)),
                ("verb", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=40)),
                ("object_id", models.UUIDField(null=True)),
                ("person_id", models.UUIDField(null=True)),
                ("relation", models.CharField(blank=True, max_length=20)),
                ("channel", models.CharField(max_length=20)),
                ("request_id", models.UUIDField(null=True)),
                ("mark", models.CharField(blank=True, max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["person_id", "-at"], name="audit_person_at"),
                    models.Index(fields=["actor_id", "-at"], name="audit_actor_at"),
                ],
            },
        ),
    ]
