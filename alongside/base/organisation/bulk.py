"""Adding many workers at once, for an import: one action, whose caller writes its audit row."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from alongside.base.core.errors import MayNot

from .models import Worker


def add_workers_in_bulk(*, workers: Sequence[Worker], by: Any) -> None:
    """Keep workers who cannot sign in, as a file names them.

    Raises MayNot unless the actor manages a team or holds the records office, and for a worker
    with a sign-in, which only an administrator gives.
    """
    if not by.active or not (by.managed_team_ids or by.has_role("records")):
        raise MayNot(_("Only a team's manager or the records officer can add workers."))
    if any(worker.user_id is not None for worker in workers):
        raise MayNot(_("Only an administrator gives somebody a sign-in."))
    Worker.objects.bulk_create(workers)
