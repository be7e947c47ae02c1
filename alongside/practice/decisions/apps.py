from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "alongside.practice.decisions"
    label = "decisions"
