from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "alongside.base.notices"
    label = "notices"
