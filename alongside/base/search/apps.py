from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "alongside.base.search"
    label = "search"
