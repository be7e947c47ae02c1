from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    name = "alongside.practice.appointments"
    label = "appointments"
