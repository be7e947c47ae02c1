from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "alongside.practice.agreements"
    label = "agreements"
