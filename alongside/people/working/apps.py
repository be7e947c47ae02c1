from django.apps import AppConfig


class WorkingConfig(AppConfig):
    name = "alongside.people.working"
    label = "working"
