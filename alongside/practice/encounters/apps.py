from django.apps import AppConfig


class EncountersConfig(AppConfig):
    name = "alongside.practice.encounters"
    label = "encounters"
