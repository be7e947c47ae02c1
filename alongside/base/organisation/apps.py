from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "alongside.base.organisation"
    label = "organisation"
