from django.apps import AppConfig

from alongside.base.files.owners import owns_files


class AgreementsConfig(AppConfig):
    name = "alongside.practice.agreements"
    label = "agreements"

    def ready(self) -> None:
        from .models import Agreement

        owns_files("agreement", Agreement.objects.visible_to)
