from django.apps import AppConfig


class FamilyConfig(AppConfig):
    name = "alongside.people.family"
    label = "family"
