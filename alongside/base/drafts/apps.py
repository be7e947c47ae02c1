from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "alongside.base.drafts"
    label = "drafts"
