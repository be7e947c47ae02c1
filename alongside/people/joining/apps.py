from django.apps import AppConfig


class JoiningConfig(AppConfig):
    name = "alongside.people.joining"
    label = "joining"
