from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

from alongside.base.core.guarded import GuardedQuerySet
from alongside.base.core.unknown import Unknown


class Folded(models.TextField):
    """Words in plain letters, one space apart, with an index that finds words and beginnings."""


class Every:
    """The words of which each is looked for; while a read is composed they are not known."""

    def __init__(self, words: Iterable[str] | Unknown) -> None:
        self.words = words

    def sent(self, written: Callable[[Iterable[str]], str]) -> Any:
        words = self.words
        return words.place(written) if isinstance(words, Unknown) else written(words)


@Folded.register_lookup
class Says(models.Lookup):
    """`text__says=Every(["weir", "scho"])`: has a word that begins with each of these."""

    lookup_name = "says"
    prepare_rhs = False
    rhs: Every

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if connection.vendor == "postgresql":
            lhs, params = self.process_lhs(compiler, connection)
            asked = self.rhs.sent(_for_postgresql)
            return f"{IN_POSTGRESQL % lhs} @@ %s::tsquery", (*params, asked)
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        asked = self.rhs.sent(_for_sqlite)
        found = "SELECT rowid FROM search_fts WHERE search_fts MATCH %s"
        # With a plus it is looked up in what was found; without, SQLite goes through all of that
        # for every row.
        return f'+{table}."id" IN ({found})', (asked,)


def _for_postgresql(words: Iterable[str]) -> str:
    return " & ".join(f"'{word}':*" for word in words)


def _for_sqlite(words: Iterable[str]) -> str:
    return " AND ".join(f'"{word}"*' for word in words)


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
