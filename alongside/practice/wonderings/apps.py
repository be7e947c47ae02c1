from django.apps import AppConfig


class WonderingsConfig(AppConfig):
    name = "alongside.practice.wonderings"
    label = "wonderings"
