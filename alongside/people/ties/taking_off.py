"""Taking somebody off a map again who was put on by mistake, and putting them back on.

Only on the day they were put on, by whoever did, and while nothing else is said of them: from then
on a tie is changed, or is over. Nothing is lost by it; the row stays, and is read no more.
"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow
from alongside.base.core.units import unit

from .models import Place, Tie
from .placing import keep_places
from .readings import Reading, Worry
from .shared import note_of


def put_on_since(when: dt.datetime, viewer: Any) -> QuerySet[Tie]:
    """What the viewer put on since then, nobody changed, and they have no worry about; and of that
    what they took off. The others can be taken off as long as no reading of them stands."""
    return _put_on(Tie.taken_off_too.visible_to(viewer), when, viewer)


def _put_on(ties: QuerySet[Tie], when: dt.datetime, viewer: Any) -> QuerySet[Tie]:
    me = viewer.worker_id
    worries = Worry.objects.unguarded("their own").filter(tie=OuterRef("pk"), fact__made_by=me)
    return ties.filter(~Exists(worries), made_by=me, made_at__gte=when, version=1)


def take_off(*, tie_id: UUID, by: Any) -> Tie:
    """Take off again what the actor put on today.

    Raises CannotSee, and NotNow where something is said of it by now.
    """
    with unit():
        ties = Tie.objects.for_action(by).filter(pk=tie_id)
        if not ties.exists():
            raise CannotSee
        tie = _put_on(ties, clock.midnight(clock.today()), by).first()
        if tie is None or _is_told_of(tie, by):
            raise NotNow(_("Only what you put on today is taken off, while nothing else is said of "
                           "it. Change it, or say that it is over."))  # fmt: skip
        tie.taken_off_at, tie.taken_off_by = clock.now(), by.worker
        tie.stays = _others_wrote_of(tie, by)
        tie.save()
        note_of("took off", "tie", tie.pk, tie.person_id, by)
    return tie


def put_on_again(*, tie_id: UUID, by: Any) -> Tie:
    """Put on again what the actor took off today; among those who came in since.

    Raises CannotSee, and NotNow where the two were found to be one person meanwhile.
    """
    with unit():
        ties = Tie.taken_off_too.for_action(by).filter(
            pk=tie_id, taken_off_by=by.worker, taken_off_at__gte=clock.midnight(clock.today())
        )
        tie = ties.first()
        if tie is None:
            raise CannotSee
        if tie.other_id == tie.person_id:
            raise NotNow(_("These two records were joined since. They are one person."))
        stayed = tie.stays
        tie.taken_off_at, tie.taken_off_by, tie.stays = None, None, False
        tie.save()
        if not stayed:  # somebody else may stand there by now, and keeps their place
            places = Place.objects.visible_to(by).filter(tie=tie)
            places.update(spoke=None, lanes={}, spoke_before=None, lanes_before={})
        keep_places(tie.person_id, by=by)
        note_of("put on again", "tie", tie.pk, tie.person_id, by)
    return tie


def _is_told_of(tie: Tie, by: Any) -> bool:
    """Whether something of it stands that the actor sees."""
    readings = Reading.objects.visible_to(by).current()
    return (
        readings.filter(tie=tie).exists() or Worry.objects.visible_to(by).filter(tie=tie).exists()
    )


def _others_wrote_of(tie: Tie, by: Any) -> bool:
    """What others wrote and the actor does not see: it must neither be lost nor told of."""
    readings = Reading.objects.unguarded("what others wrote is not lost, nor told of")
    worries = Worry.objects.unguarded("what others wrote is not lost, nor told of")
    return (
        readings.filter(tie=tie).exclude(written_by=by.worker).exists()
        or worries.filter(tie=tie).exists()
    )
