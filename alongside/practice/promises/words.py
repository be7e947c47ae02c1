"""What can be looked for in promises: their words as they stand now."""

from collections.abc import Iterator
from uuid import UUID

from alongside.base.search.words import keep_words

from .models import Promise

_WHY = "the index of words is written anew from every promise; it answers nobody"


def keep(promise: Promise) -> None:
    keep_words("promise", {promise.pk: promise.words})


def promises() -> Iterator[tuple[UUID, str]]:
    """Every promise, with its words."""
    return Promise.objects.unguarded(_WHY).values_list("pk", "words").iterator()
