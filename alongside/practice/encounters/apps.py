from django.apps import AppConfig


class EncountersConfig(AppConfig):
    name = "alongside.practice.encounters"
    label = "encounters"

    def ready(self) -> None:
        from alongside.base.search.words import SOURCES

        from . import words

        SOURCES.update(encounter=words.narratives, part=words.parts)
