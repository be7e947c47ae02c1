"""Who writes an agreement; who sees the record reads it."""

from typing import Any
from uuid import UUID

from alongside.people.working.access import standing


def may_write(viewer: Any, person_id: UUID) -> bool:
    """Whether this worker works with them: who else reads an agreement does not write it."""
    now = standing(viewer)
    return person_id in now.works and person_id not in now.gated
