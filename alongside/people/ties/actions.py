"""Telling of somebody's ties, saying how one is on a day, and asking whom they can count on."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.dates import RoughDate
from alongside.base.core.errors import CannotSee, NotNow, Refused, Stale
from alongside.base.core.ids import uuid7
from alongside.base.core.text import over, too_long
from alongside.base.core.units import unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Worker
from alongside.people.persons.actions import say_fact
from alongside.people.persons.models import FactKind, Label
from alongside.people.persons.seen import must_guard
from alongside.people.working.access import (
    kept_out,
    managers_of,
    workers_of,
)

from .models import Tie, TieAudience, TieBefore, ToldOfTie
from .placing import keep_places
from .readings import (
    Answer,
    Asked,
    Consent,
    PaperMap,
    Perspective,
    Reading,
    Sees,
    Worry,
)
from .shared import as_consented, note_of, record_of
from .told import Said, Told


def add_tie(
    *,
    person_id: UUID,
    told: Told,
    by: Any,
    audience: Sequence[Worker] = (),
    never: Sequence[Worker] = (),
    through: UUID | None = None,
) -> Tie:
    """Tell of somebody or something in a person's life.

    Raises CannotSee, MayNot (one that is kept back is for the key worker or the manager to write)
    and Refused.
    """
    _must_make_sense(told, audience, never)
    with unit():
        record_of(person_id, by)
        if told.label != Label.OPEN:
            must_guard(by, person_id)
        tie = Tie(pk=uuid7(), person_id=person_id, made_by=by.worker, made_at=clock.now())
        told.onto(tie, person_id, by)
        tie.save(force_insert=True)
        _name(tie, audience, never, through)
        keep_places(person_id, by=by)
        _note("added", tie, by)
    return tie


def change_tie(
    *,
    tie_id: UUID,
    version: int,
    told: Told,
    by: Any,
    audience: Sequence[Worker] = (),
    never: Sequence[Worker] = (),
) -> Tie:
    """Tell of a tie anew; what was told before is kept, and readings stay with it.

    Once it is kept back from some, so is everything that was said of it; `audience` and `never`
    are from then on those given here. Raises CannotSee, MayNot
    as `add_tie`, Stale where somebody else changed it since `version` was read, and Refused.
    """
    _must_make_sense(told, audience, never)
    with unit():
        tie = _tie(tie_id, by)
        if (told.label, tie.label) != (Label.OPEN, Label.OPEN):
            must_guard(by, tie.person_id)
        _must_be_as_read(tie, version)
        _keep_before(tie, by)
        was_open = tie.label == Label.OPEN
        told.onto(tie, tie.person_id, by)
        tie.made_by, tie.made_at, tie.version = by.worker, clock.now(), tie.version + 1
        tie.save()
        if tie.label != Label.OPEN:
            _lock_what_was_said(tie, by)
        _unname(tie)
        _name(tie, audience, never, None)
        # Where one is taken out, the others close the gap it would leave.
        keep_places(tie.person_id, by=by, anew=was_open and tie.label != Label.OPEN)
        _note("changed", tie, by)
    return tie


def end_tie(*, tie_id: UUID, version: int, ended: RoughDate, by: Any) -> Tie:
    """Say that a tie is over, and its last day as surely as it is known.

    Raises CannotSee, NotNow where it has ended, Stale and Refused.
    """
    with unit():
        tie = _tie(tie_id, by)
        if tie.ended:
            raise NotNow(_("This ended already."))
        if ended.earliest > clock.today():
            raise Refused({"ended": _("This day lies ahead. End it when it is over.")})
        if tie.began and ended.latest < tie.began.earliest:
            raise Refused({"ended": _("This ends before it begins. Look at both days.")})
        _must_be_as_read(tie, version)
        _keep_before(tie, by)
        tie.until_day, tie.until_precision = ended.earliest, ended.precision
        tie.made_by, tie.made_at, tie.version = by.worker, clock.now(), tie.version + 1
        tie.save()
        _note("ended", tie, by)
    return tie


def worry_about_tie(
    *,
    tie_id: UUID,
    words: str,
    by: Any,
    audience: Sequence[Worker] = (),
    not_manager: bool = False,
) -> Worry:
    """Write down a worry about somebody in a person's life: a restricted fact of its own, so that
    who sees the tie does not see it. Raises CannotSee, MayNot and Refused."""
    with unit():
        tie = _tie(tie_id, by)
        fact = say_fact(
            person_id=tie.person_id,
            kind=FactKind.WORRY,
            words=words,
            by=by,
            label=Label.RESTRICTED if tie.label == Label.OPEN else tie.label,
            audience=[*audience, by.worker],
            not_manager=not_manager,
        )
        worry = Worry.objects.create(tie=tie, fact=fact)
        _note("worried", tie, by)
    return worry


def say_reading(
    *,
    tie_id: UUID,
    perspective: str,
    said: Said,
    by: Any,
    on: dt.date | None = None,
    said_by: str = "",
    shared: bool = True,
    replaces: UUID | None = None,
    undoes: Reading | None = None,
) -> Reading:
    """Write down how a tie is, as somebody sees it on a day; today, where no day is given.

    Their own view needs their answer to who will see it, which it then keeps to. `replaces` puts
    right what was written down wrongly; with `undoes`, by what stood before that one. Raises
    CannotSee, NotNow (not asked yet, or they said no), Stale and Refused.
    """
    on = on or clock.today()
    problems = said.problems(perspective, on) | over(200, said_by=said_by)
    if perspective == Perspective.CARER and not said_by.strip():
        problems["said_by"] = _("Write whose view this is.")
    if problems:
        raise Refused(problems)
    with unit():
        tie = _tie(tie_id, by)
        if perspective == Perspective.OWN:
            shared = as_consented(tie.person_id, shared, by)
        reading = Reading(
            tie=tie,
            perspective=perspective,
            on=on,
            said_by=by.worker.name if perspective == Perspective.WORKER else said_by.strip(),
            closeness=said.closeness,
            quality=said.quality,
            flow=said.flow,
            counts_on=said.counts_on,
            last_seen=said.last_seen,
            shared=shared,
            written_by=by.worker,
            written_at=clock.now(),
            replaces=_wrong_one(tie, replaces, by),
            undoes=undoes,
        )
        reading.hold(said.words.strip(), tie.label)
        try:
            with transaction.atomic():
                reading.save(force_insert=True)
        except IntegrityError as error:  # put right already by one the actor cannot see
            raise CannotSee from error
        keep_places(tie.person_id, by=by)
        _note("read", tie, by)
    return reading


def consent_to_map(*, person_id: UUID, sees: str, counts: bool, by: Any) -> Consent:
    """Keep what the person said about who sees their own view, and whether it may count in the
    team's picture without their name. No reason is asked.

    Less than before holds for what they said before, too. Raises CannotSee and Refused.
    """
    if sees not in Sees.values:
        raise Refused({"sees": _("Choose what they said.")})
    with unit():
        record_of(person_id, by)
        consent = Consent.objects.create(
            person_id=person_id,
            sees=sees,
            counts=counts and sees != Sees.NOBODY,
            asked_by=by.worker,
            asked_at=clock.now(),
        )
        if sees != Sees.RECORD:
            why = "what they said before goes by what they say now"
            own = Reading.objects.unguarded(why).filter(
                tie__person=person_id, perspective=Perspective.OWN
            )
            own.update(shared=False)
            Asked.objects.unguarded(why).filter(person=person_id).update(shared=False)
            papers = PaperMap.objects.unguarded(why).filter(person=person_id)
            papers.filter(perspective=Perspective.OWN).update(shared=False)
        note_of("asked about", "map", consent.pk, person_id, by)
    return consent


def ask_count_on(
    *,
    person_id: UUID,
    answer: str,
    by: Any,
    words: str = "",
    tie_ids: Sequence[UUID] = (),
    on: dt.date | None = None,
    shared: bool = True,
) -> Asked:
    """Write down what they said when asked in words if there is someone they can count on.

    Whom they name gets a reading of their own. “No one right now” is told the same day to who
    works with them and to who manages a team that answers for them. Raises CannotSee, NotNow as
    `say_reading`, and Refused.
    """
    on = on or clock.today()
    problems = {"words": sentence} if (sentence := too_long(words)) else {}
    if answer not in Answer.values:
        problems["answer"] = _("Choose what they said.")
    if answer == Answer.NAMED and not tie_ids:
        problems["tie_ids"] = _("Whom did they name? Put them on first if they are not here.")
    if answer != Answer.NAMED and tie_ids:
        problems["tie_ids"] = _("They named somebody: then the answer is yes.")
    if on > clock.today():
        problems["on"] = _("This day lies ahead.")
    if problems:
        raise Refused(problems)
    with unit():
        record_of(person_id, by)
        ties = [_tie(tie_id, by) for tie_id in tie_ids]
        if any(tie.person_id != person_id for tie in ties):
            raise CannotSee
        # Words that may name somebody who is kept back are for who wrote them down.
        shared = as_consented(person_id, shared, by)
        shared = shared and all(tie.label == Label.OPEN for tie in ties)
        asked = Asked.objects.create(
            person_id=person_id,
            on=on,
            answer=answer,
            words=words.strip(),
            shared=shared,
            written_by=by.worker,
            written_at=clock.now(),
        )
        for tie in ties:
            say_reading(
                tie_id=tie.pk,
                perspective=Perspective.OWN,
                said=Said(counts_on=True),
                by=by,
                on=on,
                shared=shared,
            )
        if answer == Answer.NO_ONE:
            _tell_today(asked, by)
        note_of("asked", "someone to count on", asked.pk, person_id, by)
    return asked


def answer_no_one(*, asked_id: UUID, words: str, by: Any) -> Asked:
    """Write down what was done when they said that there is no one right now.

    Raises CannotSee, NotNow where somebody has answered, and Refused.
    """
    if not words.strip():
        raise Refused({"words": _("Write what you did today, in a few words.")})
    if sentence := too_long(words):
        raise Refused({"words": sentence})
    with unit():
        asked = Asked.objects.for_action(by).filter(pk=asked_id, answer=Answer.NO_ONE).first()
        if asked is None:
            raise CannotSee
        if asked.answered_at:
            raise NotNow(_("Somebody has answered this meanwhile."))
        asked.answered, asked.answered_by = words.strip(), by.worker
        asked.answered_at = clock.now()
        asked.save()
        note_of("answered", "someone to count on", asked.pk, asked.person_id, by)
    return asked


def _tell_today(asked: Asked, by: Any) -> None:
    """Whoever can come: those who work with them and the managers; who just heard it only where
    there is nobody else."""
    out = kept_out(asked.person_id)
    others = [
        worker
        for worker in [*workers_of(asked.person_id), *managers_of(asked.person_id)]
        if worker not in out and worker != by.worker_id
    ]
    tell(
        others or [by.worker_id],
        NoticeKind.NO_ONE,
        person_id=asked.person_id,
        about=by.worker_id,
    )


def _wrong_one(tie: Tie, replaces: UUID | None, by: Any) -> Reading | None:
    """The reading that is put right. Raises CannotSee, and Stale where that was done already."""
    if replaces is None:
        return None
    wrong = Reading.objects.for_action(by).filter(pk=replaces, tie=tie).first()
    if wrong is None:
        raise CannotSee
    newer = Reading.objects.visible_to(by).filter(replaces=wrong).first()
    if newer:
        raise Stale(_("Somebody else changed this while you were writing. Here are both."), newer)
    return wrong


def _tie(tie_id: UUID, by: Any) -> Tie:
    tie = Tie.objects.for_action(by).filter(pk=tie_id).first()
    if tie is None:
        raise CannotSee
    return tie


def _must_be_as_read(tie: Tie, version: int) -> None:
    if tie.version != version:
        raise Stale(_("Somebody else changed this while you were writing. Here are both."), tie)


def _keep_before(tie: Tie, by: Any) -> None:
    """A row of what it says now, before it says something else."""
    columns = [column.attname for column in ToldOfTie._meta.fields if column.attname != "id"]
    row = TieBefore(
        pk=uuid7(),
        tie=tie,
        changed_by=by.worker,
        changed_at=clock.now(),
        **{name: getattr(tie, name) for name in columns},
    )
    row.hold(tie.called, tie.as_whom)
    row.save(force_insert=True)


def _lock_what_was_said(tie: Tie, by: Any) -> None:
    """Earlier words and readings of a tie that is kept back from now on are kept back too."""
    for row in TieBefore.objects.visible_to(by).filter(tie=tie, label=Label.OPEN):
        name, relation = row.called, row.as_whom
        row.label = tie.label
        row.hold(name, relation)
        row.save()
    every = Reading.objects.unguarded("the words others wrote beside a tie that is locked now")
    for reading in every.filter(tie=tie).exclude(open_words=""):
        reading.hold(reading.open_words, tie.label)
        reading.save()
    days = every.filter(tie=tie, counts_on=True).values_list("on", flat=True)
    named = Asked.objects.unguarded("their words of that day may name somebody now kept back")
    named.filter(person=tie.person_id, answer=Answer.NAMED, on__in=list(days)).update(shared=False)


def _must_make_sense(told: Told, audience: Sequence[Worker], never: Sequence[Worker]) -> None:
    problems = dict(told.problems)
    if told.label == Label.OPEN and (audience or never):
        problems["label"] = _("Everybody who works with them would read this. Keep it back, or "
                              "name nobody.")  # fmt: skip
    if set(audience) & set(never):
        problems["never"] = _("Somebody is named twice: as one who may, and as one who never may.")
    if problems:
        raise Refused(problems)


def _unname(tie: Tie) -> None:
    """Who was named until now; a row of today may end as it begins."""
    rows = TieAudience.objects.unguarded("who may see a tie is said anew").filter(tie=tie)
    rows.filter(until_at__isnull=True).update(until_at=clock.now())


def _name(
    tie: Tie, audience: Sequence[Worker], never: Sequence[Worker], through: UUID | None
) -> None:
    """Who may see it besides those its label says, and who never may."""
    now = clock.now()
    TieAudience.objects.bulk_create(
        TieAudience(tie=tie, worker=worker, never=barred, from_at=now, through_id=through)
        for barred, workers in ((False, audience), (True, never))
        for worker in workers
    )


def _note(verb: str, tie: Tie, by: Any) -> None:
    note_of(verb, "tie", tie.pk, tie.person_id, by)
