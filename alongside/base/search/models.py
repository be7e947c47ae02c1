from collections.abc import Iterable
from typing import Any

from django.db import models

from alongside.base.core.guarded import GuardedQuerySet


class Folded(models.TextField):
    """Words in plain letters, one space apart, with an index that finds words and beginnings."""


@Folded.register_lookup
class Says(models.Lookup):
    """`text__says=["weir", "scho"]`: has a word that begins with each of these."""

    lookup_name = "says"
    prepare_rhs = False
    rhs: Iterable[str]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if connection.vendor == "postgresql":
            lhs, params = self.process_lhs(compiler, connection)
            asked = " & ".join(f"'{word}':*" for word in self.rhs)
            return f"{IN_POSTGRESQL % lhs} @@ %s::tsquery", (*params, asked)
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        asked = " AND ".join(f'"{word}"*' for word in self.rhs)
        found = "SELECT rowid FROM search_fts WHERE search_fts MATCH %s"
        # With a plus it is looked up in what was found; without, SQLite goes through all of that
        # for every row.
        return f'+{table}."id" IN ({found})', (asked,)


# What the index of PostgreSQL is made over. The words are folded already, so neither a dictionary
# nor an extension is needed, and both databases find the same.
IN_POSTGRESQL = "array_to_tsvector(string_to_array(%s, ' '))"


class Words(models.Model):
    """The words of one thing as they are looked for, without the thing itself.

    It says nothing of who may read them: whoever looks asks for the things, narrowed as always,
    and this only says which of those have the words. See words.py.
    """

    kind = models.CharField(max_length=20)
    object_id = models.UUIDField(unique=True)
    text = Folded()

    objects = GuardedQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
