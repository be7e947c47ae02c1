"""What a file may belong to. Each room says so for its own things: a file is seen by whoever sees
the thing it belongs to, and by nobody else."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

_owners: dict[str, Callable[[Any], QuerySet]] = {}


def owns_files(kind: str, visible_to: Callable[[Any], QuerySet]) -> None:
    """Have rows of one kind own files; `visible_to(viewer)` are those a viewer may see."""
    _owners[kind] = visible_to


def owner_seen(kind: str, owner_id: Any, viewer: Any) -> bool:
    """Whether this viewer sees the thing a file belongs, or is to belong, to."""
    return kind in _owners and _owners[kind](viewer).filter(pk=owner_id).exists()


def through_owners(viewer: Any) -> Q:
    """The condition on a file: its owner is seen."""
    seen = Q(pk__in=[])
    for kind, visible_to in sorted(_owners.items()):
        seen |= Q(owner_kind=kind, owner_id__in=visible_to(viewer).values("pk"))
    return seen
