from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "alongside.base.accounts"
    label = "accounts"
