from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "alongside.practice.promises"
    label = "promises"
