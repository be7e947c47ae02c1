"""Merging two views of somebody's ties into what is agreed together, tie by tie.

Nothing is agreed by itself: what people said to a tie is saved as a reading of its own, and both
views stay as they are.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.units import unit
from alongside.people.persons.models import Person

from .actions import say_reading
from .models import Tie
from .readings import Perspective, Reading
from .told import Said


@dataclass(frozen=True)
class Agreed:
    """What was agreed of one tie. Not `shared`: it stays with the worker who writes it down."""

    tie_id: UUID
    said: Said
    shared: bool = True


def agree_together(
    *,
    person_id: UUID,
    agreed: Sequence[Agreed],
    by: Any,
    on: dt.date | None = None,
    said_by: str = "",
) -> list[Reading]:
    """Write down what was agreed of several ties, all of it or nothing.

    Raises CannotSee, and Refused where nothing was agreed or as `say_reading` does.
    """
    if not agreed:
        raise Refused({"on": _("Choose what is agreed about one of them, or leave it for now.")})
    with unit():
        if not Person.objects.for_action(by).filter(pk=person_id).exists():
            raise CannotSee
        ids = {one.tie_id for one in agreed}
        if Tie.objects.visible_to(by).filter(pk__in=ids, person=person_id).count() != len(ids):
            raise CannotSee
        return [
            say_reading(
                tie_id=one.tie_id,
                perspective=Perspective.AGREED,
                said=one.said,
                by=by,
                on=on,
                said_by=said_by,
                shared=one.shared,
            )
            for one in agreed
        ]
