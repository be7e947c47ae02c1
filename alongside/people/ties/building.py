"""Building a map by taps: each is said at once, and the last of them can be turned back, as
putting somebody on can.

Nothing is lost by turning back. It is a row of its own, which stands in place of what was said and
says again what stood before; where nothing stood before, it says that it was taken back.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow
from alongside.base.core.guarded import replaced
from alongside.base.core.together import together
from alongside.base.core.units import unit
from alongside.people.persons.models import Label

from .actions import say_reading
from .models import Tie
from .placing import keep_places
from .queries import readings_of
from .readings import Perspective, Reading, ReadingRows
from .shared import note_of
from .taking_off import put_on_since
from .told import Said

MOST = 20  # steps that can be turned back in a row


def says(reading: Reading) -> Said:
    """What a reading says, to be said again."""
    return Said(
        closeness=reading.closeness,
        quality=reading.quality,
        flow=reading.flow,
        counts_on=reading.counts_on,
        last_seen=reading.last_seen,
        words=reading.words,
    )


def say_more(*, tie_id: UUID, perspective: str, by: Any, said_by: str = "", **more: Any) -> Reading:
    """Say one more thing about a tie; `more` is parts of `Said`.

    It goes with what the same worker wrote down of the same view today, so that an afternoon at a
    table is one reading and not four; else it is a reading of its own. Raises what `say_reading`
    raises.
    """
    with unit():
        today = clock.today()
        rows = Reading.objects.for_action(by).filter(
            tie=tie_id, perspective=perspective, on=today, written_by=by.worker
        )
        if perspective in (Perspective.CARER, Perspective.AGREED):
            rows = rows.filter(said_by=said_by.strip())
        begun = rows.current().order_by("-written_at", "-pk").first()
        if begun is None:
            return say_reading(
                tie_id=tie_id, perspective=perspective, said=Said(**more), by=by, said_by=said_by
            )
        said = replace(says(begun), **more)
        if said == says(begun):
            return begun
        return say_reading(
            tie_id=tie_id,
            perspective=perspective,
            said=said,
            by=by,
            said_by=said_by,
            shared=begun.shared,
            replaces=begun.pk,
        )


# --- turning back --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Steps:
    """What somebody can turn back now: the last thing they said or the last they put on, and the
    last they took back or off."""

    undo: Reading | Tie | None = None
    redo: Reading | Tie | None = None


def steps_at_table(person_id: UUID, viewer: Any) -> Steps:
    """What the viewer did with the person today and can turn back: in their own view, and nobody
    who is kept back."""
    done = done_since(clock.midnight(clock.today()), person_id, viewer)
    read = together(
        said=done["said"].filter(perspective=Perspective.OWN, tie__label=Label.OPEN),
        put_on=done["put_on"].filter(label=Label.OPEN),
        told=readings_of(person_id, viewer),
    )
    told_of = {row.tie_id for row in read["told"]}
    return steps_of(read["said"], read["put_on"], told_of=told_of)


def done_since(when: dt.datetime, person_id: UUID, viewer: Any) -> dict[str, Any]:
    """What `steps_of` goes by: what the viewer said of somebody's ties since then, oldest first,
    and whom they put on, taken off again or not."""
    said = _mine(viewer).filter(tie__person=person_id, written_at__gte=when)
    said = said.select_related("tie", "replaces", "undoes__replaces", "undoes__tie")
    return {
        "said": said.annotate(gone=replaced(Reading)).order_by("written_at", "pk"),
        "put_on": put_on_since(when, viewer).filter(person=person_id).order_by("made_at", "pk"),
    }


def _mine(viewer: Any) -> ReadingRows:
    """The viewer's own, but for those that put right what another wrote, and those written when
    they asked whom somebody counts on: these stand with the answer."""
    me = viewer.worker_id
    rows = Reading.objects.visible_to(viewer).filter(
        Q(replaces__isnull=True) | Q(replaces__written_by=me), written_by=me
    )
    return rows.exclude(closeness__isnull=True, quality="", flow="", counts_on__isnull=False)


def steps_of(said: list[Reading], put_on: list[Tie], *, told_of: Collection[UUID]) -> Steps:
    """What can be turned back of all that was done, up to twenty steps. What is said or put on
    anew ends what could be redone. `told_of` are the ties of which a reading stands."""
    undo, redo = _turned(said)
    after = {row.replaces_id: row for row in said if row.replaces_id}
    anew = [row.written_at for row in said if row.undoes_id is None]
    last = max(anew + [tie.made_at for tie in put_on], default=clock.now())
    redo = [row for row in redo if row.written_at >= last]
    on = [tie for tie in put_on if not tie.taken_off_at and tie.pk not in told_of]
    off = [tie for tie in put_on if tie.taken_off_at and tie.taken_off_at >= last]
    off.sort(key=attrgetter("taken_off_at", "pk"))
    may_undo = len(redo) + len(off) < MOST
    return Steps(
        _later(_last_that_stands(undo, after), on[-1:]) if may_undo else None,
        _later(_last_that_stands(redo, after), off[-1:]),
    )


def _later(said: Reading | None, ties: list[Tie]) -> Reading | Tie | None:
    """Whichever was done later: what was said, or what was done to the tie, where there is one."""
    for tie in ties:
        if said is None or (tie.taken_off_at or tie.made_at) > said.written_at:
            return tie
    return said


def _turned(rows: list[Reading]) -> tuple[list[Reading], list[Reading]]:
    """The readings that can be undone and redone, the last of each at the end."""
    undo: list[Reading] = []
    redo: list[Reading] = []
    for row in rows:
        if row.undoes_id is None:
            undo.append(row)
            redo.clear()
        elif any(one.pk == row.undoes_id for one in undo):
            undo = [one for one in undo if one.pk != row.undoes_id]
            redo.append(row)
        else:
            redo = [one for one in redo if one.pk != row.undoes_id]
            undo.append(row)
    return undo, redo


def _last_that_stands(steps: list[Reading], after: dict[Any, Reading]) -> Reading | None:
    """Whoever put it right otherwise meanwhile has the last word on it."""

    def stands(one: Reading) -> bool:
        now: Any = _newest(one, after)
        return not now.gone and _same(one, now)

    return next((one for one in reversed(steps) if stands(one)), None)


def _newest(reading: Reading, after: dict[Any, Reading]) -> Reading:
    while reading.pk in after:
        reading = after[reading.pk]
    return reading


def _same(one: Reading, other: Reading) -> bool:
    return one.taken_back == other.taken_back and says(one) == says(other)


def turn_back(*, reading_id: UUID, by: Any) -> Reading:
    """Put what stood before a reading of one's own in its place again; where nothing did, take it
    back. Turning that back says it anew.

    Raises CannotSee, and NotNow where something else was said since or may not be said any more.
    """
    with unit():
        mine = _mine(by).filter(pk=reading_id).select_related("replaces").first()
        if mine is None:
            raise CannotSee
        tie = Tie.objects.for_action(by).get(pk=mine.tie_id)
        every = Reading.objects.visible_to(by).filter(tie=tie, replaces__isnull=False)
        now = _newest(mine, {row.replaces_id: row for row in every})
        if not _same(mine, now):
            raise NotNow(_("Something else was said since. Look at how it stands now."))
        before = mine.replaces
        if before is None or before.taken_back:
            return _take_back(mine, now, tie, by)
        return say_reading(
            tie_id=tie.pk,
            perspective=before.perspective,
            said=says(before),
            by=by,
            on=before.on,
            said_by=before.said_by,
            shared=before.shared,
            replaces=now.pk,
            undoes=mine,
        )


def _take_back(mine: Reading, now: Reading, tie: Tie, by: Any) -> Reading:
    row = Reading(
        tie=tie,
        perspective=mine.perspective,
        on=mine.on,
        said_by=mine.said_by,
        shared=mine.shared,
        written_by=by.worker,
        written_at=clock.now(),
        replaces=now,
        undoes=mine,
        taken_back=True,
    )
    row.hold("", tie.label)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:  # put right already by one the actor cannot see
        raise CannotSee from error
    keep_places(tie.person_id, by=by)
    note_of("took back", "tie", tie.pk, tie.person_id, by)
    return row
