from django.apps import AppConfig

from alongside.base.files.owners import owns_files


class TiesConfig(AppConfig):
    name = "alongside.people.ties"
    label = "ties"

    def ready(self) -> None:
        from .readings import PaperMap

        owns_files("paper_map", PaperMap.objects.visible_to)
