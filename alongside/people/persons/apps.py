from django.apps import AppConfig


class PersonsConfig(AppConfig):
    name = "alongside.people.persons"
    label = "persons"
