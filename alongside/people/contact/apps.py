from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "alongside.people.contact"
    label = "contact"
