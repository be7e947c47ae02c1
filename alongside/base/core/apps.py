from typing import Any

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "alongside.base.core"
    label = "core"

    def ready(self) -> None:
        from simple_history.signals import pre_create_historical_record

        pre_create_historical_record.connect(_dated_by_our_clock)


def _dated_by_our_clock(history_instance: Any, **_others: Any) -> None:
    """What a row said before is dated by the one clock, as everything else is."""
    from . import clock

    history_instance.history_date = clock.now()
