"""What a worker sets for themselves."""

from typing import Any

from alongside.base.audit.chain import note
from alongside.base.core.units import unit


def set_my_way(*, by: Any, single_keys: bool, quiet_nudges: list[str]) -> None:
    """Set which nudges My day shows and whether single keys work, for oneself."""
    with unit():
        by.worker.single_keys = single_keys
        by.worker.quiet_nudges = quiet_nudges
        by.worker.save(update_fields=["single_keys", "quiet_nudges"])
        note("set", "settings", actor_id=by.worker_id)
