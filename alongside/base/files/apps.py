from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "alongside.base.files"
    label = "files"
