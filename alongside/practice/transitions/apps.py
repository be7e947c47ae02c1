from django.apps import AppConfig


class TransitionsConfig(AppConfig):
    name = "alongside.practice.transitions"
    label = "transitions"
