from django.apps import AppConfig


class GiftsConfig(AppConfig):
    name = "alongside.practice.gifts"
    label = "gifts"
