from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "alongside.base.audit"
    label = "audit"
