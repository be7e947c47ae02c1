from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "alongside.base.vault"
    label = "vault"
