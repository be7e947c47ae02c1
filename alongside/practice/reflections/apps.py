from django.apps import AppConfig


class ReflectionsConfig(AppConfig):
    name = "alongside.practice.reflections"
    label = "reflections"
