"""What can be looked for in encounters: the first lane as it stands now, never the second."""

from collections.abc import Iterator
from uuid import UUID

from alongside.base.search.words import forget_words, keep_words

from .models import Encounter, EncounterPart

_WHY = "the index of words is written anew from every entry; it answers nobody"


def said_in(encounter: Encounter) -> str:
    """The words of an encounter that everybody who sees it reads."""
    return "\n".join(words for words in (encounter.title, encounter.narrative) if words)


def keep(encounter: Encounter, parts: list[EncounterPart], *, replaced: UUID | None) -> None:
    """Let an entry be found by its words, and what it replaces no longer."""
    keep_words("encounter", {encounter.pk: said_in(encounter)})
    if own := {part.pk: part.words for part in parts if part.words}:
        keep_words("part", own)
    if replaced:
        earlier = EncounterPart.objects.unguarded(_WHY).filter(encounter=replaced)
        forget_words([replaced, *earlier.values_list("pk", flat=True)])


def narratives() -> Iterator[tuple[UUID, str]]:
    """Every entry as it stands, with its words."""
    for encounter in Encounter.objects.unguarded(_WHY).current().iterator():
        yield encounter.pk, said_in(encounter)


def parts() -> Iterator[tuple[UUID, str]]:
    """Every part that has words of its own, likewise."""
    rows = EncounterPart.objects.unguarded(_WHY).filter(encounter__replaced_by__isnull=True)
    return rows.exclude(words="").values_list("pk", "words").iterator()
