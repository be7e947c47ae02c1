from django.apps import AppConfig


class TiesConfig(AppConfig):
    name = "alongside.people.ties"
    label = "ties"
