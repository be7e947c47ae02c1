"""The index itself: FTS5 beside the table on SQLite, kept by triggers; GIN on PostgreSQL."""

from django.db import migrations

SQLITE = [
    # Beginnings of two and three letters have an index of their own. Where in a text a word
    # stands is not kept: nobody asks.
    """CREATE VIRTUAL TABLE search_fts USING fts5(
         text, content='search_words', content_rowid='id', detail=none, columnsize=0,
         prefix='2 3', tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER search_words_kept AFTER INSERT ON search_words BEGIN
         INSERT INTO search_fts(rowid, text) VALUES (new.id, new.text); END""",
    """CREATE TRIGGER search_words_changed AFTER UPDATE ON search_words BEGIN
         INSERT INTO search_fts(search_fts, rowid, text) VALUES ('delete', old.id, old.text);
         INSERT INTO search_fts(rowid, text) VALUES (new.id, new.text); END""",
    """CREATE TRIGGER search_words_gone AFTER DELETE ON search_words BEGIN
         INSERT INTO search_fts(search_fts, rowid, text) VALUES ('delete', old.id, old.text); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER search_words_kept",
    "DROP TRIGGER search_words_changed",
    "DROP TRIGGER search_words_gone",
    "DROP TABLE search_fts",
]
POSTGRESQL = [
    """CREATE INDEX search_words_text ON search_words
       USING gin (array_to_tsvector(string_to_array(text, ' ')))""",
]


def forwards(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in ["DROP INDEX search_words_text"] if postgresql else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
