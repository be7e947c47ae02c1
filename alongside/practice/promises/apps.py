from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "alongside.practice.promises"
    label = "promises"

    def ready(self) -> None:
        from alongside.base.search.words import SOURCES

        from . import words

        SOURCES.update(promise=words.promises)
