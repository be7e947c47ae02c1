"""Ties and groups for many people at once, for an import: one action, one audit row.

Every function here belongs in a unit of work of its caller, who writes that row and has settled
whose record is added to.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from simple_history.utils import bulk_create_with_history

from alongside.base.core import clock
from alongside.base.core.dates import Precision
from alongside.base.core.errors import NotNow, Refused

from .models import Group, Tie, plain_name


def groups_named(kind: str, names: Iterable[str]) -> dict[str, UUID]:
    """The oldest group of this kind with each of these names, by its plain name."""
    rows = Group.objects.unguarded("an import ties to a group that is here, and shows none").filter(
        kind=kind, plain__in={plain_name(name) for name in names}
    )
    found: dict[str, UUID] = {}
    for plain, pk in rows.order_by("pk").values_list("plain", "pk"):
        found.setdefault(plain, pk)
    return found


def ties_to_groups(kind: str, person_ids: Sequence[UUID]) -> dict[UUID, list[Tie]]:
    """The ties of one kind these people have to groups, by person."""
    found: dict[UUID, list[Tie]] = {pk: [] for pk in person_ids}
    rows = Tie.objects.unguarded("an import adds to ties of people it has matched").filter(
        kind=kind, person__in=list(found), group__isnull=False
    )
    for row in rows.standing().order_by("pk"):
        found[row.person_id].append(row)
    return found


def add_groups_in_bulk(groups: Sequence[Group], *, by: Any) -> None:
    """Keep groups a file names. Raises Refused for one without a name."""
    if not all(group.name for group in groups):
        raise Refused({"name": "A group needs a name."})
    now = clock.now()
    for group in groups:
        group.plain, group.made_at = plain_name(group.name), now
    bulk_create_with_history(
        list(groups), Group, default_change_reason="import", default_date=clock.now()
    )


def add_ties_in_bulk(ties: Sequence[Tie], *, by: Any) -> None:
    """Keep ties a file tells of, made by the actor now."""
    now = clock.now()
    for tie in ties:
        tie.made_by, tie.made_at = by.worker, now
    Tie.objects.bulk_create(ties)


def end_tie_from_file(*, tie: Tie, day: dt.date, exact: bool, by: Any) -> None:
    """End a tie a file says was over by a day; `exact` where the file names its last one.

    Raises NotNow where it has ended already.
    """
    if tie.until_day is not None:
        raise NotNow("This ended already.")
    tie.until_day, tie.until_precision = day, Precision.DAY if exact else Precision.BY
    tie.version += 1
    tie.save()
