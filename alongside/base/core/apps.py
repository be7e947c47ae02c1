from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "alongside.base.core"
    label = "core"
