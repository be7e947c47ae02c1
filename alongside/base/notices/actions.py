from collections.abc import Iterable
from uuid import UUID

from alongside.base.core import clock

from .models import Notice


def tell(
    worker_ids: Iterable[UUID], kind: str, *, person_id: UUID | None, about: UUID | None = None
) -> None:
    """Tell each worker once of something about a person; part of the deed's transaction."""
    now = clock.now()
    Notice.objects.bulk_create(
        Notice(worker_id=worker_id, kind=kind, person_id=person_id, about_worker_id=about, at=now)
        for worker_id in dict.fromkeys(worker_ids)
    )
