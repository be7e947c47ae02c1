"""The database itself refuses to change the words of a decision or of a different view."""

from django.db import migrations

WORDS = {
    "decisions_decision": "words, decided_by, decided_on, asked, wanted, because, challenge",
    "decisions_differentview": "decision_id, whose, name, words, said_on, written_by_id, written_at",
}


def forwards(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(
            """CREATE FUNCTION decisions_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
               BEGIN RAISE EXCEPTION 'a decision and a different view stay as written'; END $$"""
        )
    for table, columns in WORDS.items():
        does = (
            "FOR EACH ROW EXECUTE FUNCTION decisions_refuse()"
            if postgresql
            else "BEGIN SELECT RAISE(ABORT, 'a decision and a different view stay as written'); END"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OF {columns} ON {table} {does}"
        )


def backwards(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in WORDS:
        on = f" ON {table}" if postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {table}_stays{on}")
    if postgresql:
        schema_editor.execute("DROP FUNCTION decisions_refuse()")


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
