"""What joining two records does to their rows, and taking them apart again.

The caller has asked whether it may be done, and holds the unit of work. Where the two records
differ in how closely they are kept, the closer one wins.
"""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.ids import uuid7
from alongside.base.core.units import unit
from alongside.base.organisation.models import Worker, active_now
from alongside.base.organisation.viewer import Viewer
from alongside.people.contact.models import ContactHold, SafeMail
from alongside.people.persons.duplicates import PossibleDuplicate
from alongside.people.persons.keys import match_keys
from alongside.people.persons.models import (
    Address,
    Audience,
    Fact,
    Label,
    MatchKey,
    NameKind,
    OtherDate,
    Person,
    PersonName,
    SafetyBanner,
)
from alongside.people.ties.models import Tie, TieAudience
from alongside.people.ties.readings import Consent, Sees
from alongside.people.working.access import kept_out, managers_of, standing
from alongside.people.working.models import Bar, Role, Seal, WorkingRelationship

from . import journal
from .chains import one_chain, two_chains
from .journal import Journal, rows_of
from .links import MOVES, ONCE_IN
from .models import Joining


def bring_together(joining: Joining) -> None:
    """Have everything of the joined record be the kept one's, and write down what was done."""
    kept, joined = _both(joining)
    log = Journal(joining)
    _close_what_lapsed(log, kept.pk, joined.pk)
    _keep_closed(log, kept.pk, joined.pk)
    _keep_least_consent(log, kept.pk, joined.pk)
    _carry_likenesses(log, kept.pk, joined.pk)
    _say_both(log, kept, joined)
    _move_all(log, kept.pk, joined.pk)
    log.close()


def gather(joining_id: UUID) -> None:
    """Bring over what was being saved under the old id while the two were joined.

    On PostgreSQL somebody may have been let in just before and have had to wait for the lock.
    Run once the joining is committed, it waits for them in turn.
    """
    with unit():
        rows = Joining.objects.unguarded("the end of a joining that was just agreed to")
        joining = rows.standing().filter(pk=joining_id).first()
        if joining is None:
            return
        kept, joined = _both(joining)
        log = Journal(joining)
        _move_all(log, kept.pk, joined.pk)
        log.close()


def _move_all(log: Journal, kept: UUID, joined: UUID) -> None:
    one_chain(log, kept, joined)
    for column in MOVES:
        model, field = _column(column)
        log.move(rows_of(model).filter(**{field: joined}), field)
    for column, thing in ONCE_IN.items():
        _move_once(log, column, thing, kept, joined)


def take_apart(joining: Joining) -> None:
    """Give the joined record back what was moved. What came since stays with the kept one, but
    for bars, holds on contact and safety lines: nobody can say which of the two they were meant
    for, so both."""
    before = {model: set(_since(model, joining)) for model in (Bar, ContactHold, SafetyBanner)}
    journal.undo(joining)
    two_chains(joining)
    for model, ids in before.items():
        for row in rows_of(model).filter(pk__in=ids):
            row.pk, row.person_id = uuid7(), joining.joined_id
            row.save(force_insert=True)


def sealed_or_to_be(person_ids: list[UUID]) -> bool:
    """Whether a seal is on one of them, asked for, or begins later."""
    rows = rows_of(Seal).filter(person__in=person_ids)
    return bool(rows.filter(Q(until_at__isnull=True) | Q(until_at__gt=clock.now())).exists())


def _both(joining: Joining) -> tuple[Person, Person]:
    """The two people, locked."""
    ids = [joining.kept_id, joining.joined_id]
    rows = rows_of(Person).filter(pk__in=ids).order_by("pk").select_for_update()
    found = {person.pk: person for person in rows}
    return found[joining.kept_id], found[joining.joined_id]


def _column(column: str) -> tuple[Any, str]:
    label, _dot, field = column.rpartition(".")
    return apps.get_model(label), field


def _since(model: Any, joining: Joining) -> list[UUID]:
    """Rows that hold now and were put on the kept record after the two were joined. Their ids
    say when they were made; the day of a safety line is too coarse for that."""
    if model is SafetyBanner:
        holds = Q(until_day__gt=clock.today())
    else:
        holds = active_now()
    moment = joining.answered_at or clock.now()
    since = UUID(int=int(moment.timestamp() * 1000) << 80)
    rows = rows_of(model).filter(holds, person=joining.kept_id, pk__gte=since)
    return list(rows.values_list("pk", flat=True))


# --- the closer one wins -------------------------------------------------------------------------


def _close_what_lapsed(log: Journal, kept: UUID, joined: UUID) -> None:
    """Who was told of something while they worked with one of the two, and no longer does, is not
    let in again because they work with the other."""
    both = [kept, joined]
    now = clock.now()
    named = (
        rows_of(Audience)
        .filter(Q(until_at__isnull=True) | Q(until_at__gt=now), never=False)
        .filter(Q(fact__person__in=both) | Q(address__person__in=both) | Q(through__in=both))
        .annotate(fact_of=F("fact__person"), address_of=F("address__person"))
    )
    viewers: dict[UUID, Viewer] = {}
    told_ties = (
        rows_of(TieAudience)
        .filter(Q(until_at__isnull=True) | Q(until_at__gt=now), never=False)
        .filter(Q(tie__person__in=both) | Q(through__in=both))
        .annotate(fact_of=F("tie__person"), address_of=F("tie__person"))
    )
    for row in [*named.select_related("worker"), *told_ties.select_related("worker")]:
        viewer = viewers.setdefault(row.worker_id, Viewer(row.worker))
        works = standing(viewer).works
        about = row.fact_of or row.address_of
        if about not in works and row.through_id not in works:
            log.change(row, until_at=max(now, row.from_at))


def _keep_closed(log: Journal, kept: UUID, joined: UUID) -> None:
    """What is restricted stays with those who could see it: the key workers and managers of the
    other record are kept from it until somebody who may says it again. A mail address called safe
    names nobody who may know it, so it ends instead, and is asked for again."""
    for mine, theirs in ((kept, joined), (joined, kept)):
        my_key, my_managers = _keepers(mine)
        their_key, their_managers = _keepers(theirs)
        newcomers = (their_key | their_managers) - my_key
        if newcomers - my_managers:
            for mail in rows_of(SafeMail).filter(person=mine, ended_at__isnull=True):
                log.change(mail, ended_at=clock.now())
        for model, link, audience in (
            (Fact, "fact", Audience),
            (Address, "address", Audience),
            (Tie, "tie", TieAudience),
        ):
            for thing in rows_of(model).filter(person=mine, label=Label.RESTRICTED):
                named = rows_of(audience).filter(active_now(), **{link: thing})
                told = set(named.values_list("worker_id", flat=True))
                seeing = set() if thing.not_manager else my_managers
                log.make(
                    audience(worker_id=worker, from_at=clock.now(), never=True, **{link: thing})
                    for worker in sorted(newcomers - seeing - told)
                )


def _keep_least_consent(log: Journal, kept: UUID, joined: UUID) -> None:
    """Where they said two things about who sees their own view, the one that shows less holds."""
    rows = rows_of(Consent).filter(person__in=(kept, joined)).order_by("-asked_at", "-pk")
    newest = {row.person_id: row for row in reversed(list(rows))}
    if len(newest) < 2:
        return
    closest = max(newest.values(), key=lambda row: Sees.values.index(row.sees))
    counts = all(row.counts for row in newest.values())
    log.make(
        [
            Consent(
                person_id=kept,
                sees=closest.sees,
                counts=counts,
                asked_by_id=closest.asked_by_id,
                asked_at=clock.now(),
            )
        ]
    )


def _keepers(person_id: UUID) -> tuple[set[UUID], set[UUID]]:
    keys = rows_of(WorkingRelationship).filter(active_now(), person=person_id, role=Role.KEY_WORKER)
    return set(keys.values_list("worker_id", flat=True)), set(managers_of(person_id))


def shut_out(kept: UUID, joined: UUID) -> list[Worker]:
    """Who is kept out of one of the two and works with the other: after joining, out of both."""
    found: set[UUID] = set()
    out = {one: kept_out(one) for one in (kept, joined)}
    for one, other in ((kept, joined), (joined, kept)):
        here = rows_of(WorkingRelationship).filter(
            active_now(), person=other, worker__in=out[one] - out[other]
        )
        found |= set(here.values_list("worker_id", flat=True))
    return list(Worker.objects.filter(pk__in=found).order_by("name"))


# --- what the two records say --------------------------------------------------------------------


def _say_both(log: Journal, kept: Person, joined: Person) -> None:
    """The kept value stays and an empty one is filled; a birth or death date or a name that
    differs is kept beside it, with where it came from."""
    source = _("the record joined on %(day)s") % {"day": date_format(clock.today(), "j F Y")}
    blanks: dict[str, Any] = {
        name: getattr(joined, name)
        for name in ("pronouns", "gender")
        if not getattr(kept, name) and getattr(joined, name)
    }
    for what in ("born", "died"):
        mine, theirs = getattr(kept, what), getattr(joined, what)
        precision = getattr(joined, f"{what}_precision")
        if theirs and mine is None:
            blanks |= {what: theirs, f"{what}_precision": precision}
        elif theirs and theirs != mine:
            other = OtherDate(person=kept, what=what, day=theirs, precision=precision)
            other.source = (joined.born_source if what == "born" else "") or source
            log.make([other])
    if "born" in blanks:
        blanks["born_source"] = joined.born_source or source
    if blanks:
        log.change(kept, **blanks, version=kept.version + 1)
    _name_both(log, kept, joined, source)


def _name_both(log: Journal, kept: Person, joined: Person, source: str) -> None:
    rows = rows_of(PersonName).filter(person__in=[kept, joined])
    fulls = {kept.name, *rows.values_list("full", flat=True)}
    if joined.name not in fulls:
        name = PersonName(person=kept, kind=NameKind.KNOWN_AS, full=joined.name, source=source)
        log.make([name])
    # Every name with every birth date, so that either record's file finds the one there is.
    fulls.add(joined.name)
    keys: set[str] = set()
    for person in (kept, joined):
        keys |= match_keys(fulls, person.born, person.born_precision)
    have = rows_of(MatchKey).filter(person__in=[kept, joined], key__in=keys)
    keys -= set(have.values_list("key", flat=True))
    log.make(MatchKey(person=kept, key=key) for key in sorted(keys))


def _carry_likenesses(log: Journal, kept: UUID, joined: UUID) -> None:
    """Whom the joined record is like, the kept one is like; and who was said to be another stays
    another."""
    touching = rows_of(PossibleDuplicate).filter(Q(one=joined) | Q(other=joined))
    for row in touching.exclude(Q(one=kept) | Q(other=kept)):
        third = row.other_id if row.one_id == joined else row.one_id
        one, other = min(kept, third), max(kept, third)
        if not rows_of(PossibleDuplicate).filter(one=one, other=other).exists():
            copy = PossibleDuplicate(
                one_id=one, other_id=other, why=row.why, found_at=row.found_at,
                different_by_id=row.different_by_id, different_at=row.different_at,
                different_because=row.different_because,
            )  # fmt: skip
            log.make([copy])


# --- things both were in -------------------------------------------------------------------------


def _move_once(log: Journal, column: str, thing: str, kept: UUID, joined: UUID) -> None:
    model, field = _column(column)
    theirs = rows_of(model).filter(**{field: joined})
    mine = {getattr(row, f"{thing}_id"): row for row in rows_of(model).filter(
        **{field: kept, f"{thing}__in": theirs.values(thing)}
    )}  # fmt: skip
    for row in theirs.filter(**{f"{thing}__in": list(mine)}):
        _add_to(log, mine[getattr(row, f"{thing}_id")], row)
        _hand_over(log, mine[getattr(row, f"{thing}_id")], row)
    log.move(theirs.exclude(**{f"{thing}__in": list(mine)}), field)


def _add_to(log: Journal, mine: Any, theirs: Any) -> None:
    """What the one row says and the other does not; the other stays as it is, out of sight."""
    if hasattr(mine, "seen"):
        words = [mine.words, "" if theirs.words in mine.words else theirs.words]
        log.change(
            mine,
            seen=mine.seen or theirs.seen,
            seen_alone=mine.seen_alone or theirs.seen_alone,
            words="\n\n".join(filter(None, words)),
        )
    elif hasattr(mine, "answered_at"):
        values = {"to_tell": mine.to_tell or theirs.to_tell}
        if theirs.answered_at and (
            mine.answered_at is None or mine.answered_at < theirs.answered_at
        ):
            values |= {name: getattr(theirs, name) for name in _ANSWERED}
        log.change(mine, **values)


# What belongs to one answer about a meeting.
_ANSWERED = (
    "answer", "answered_at", "answer_by_id", "answer_words", "with_someone", "place_chosen",
)  # fmt: skip


def _hand_over(log: Journal, mine: Any, theirs: Any) -> None:
    """What hangs on the row that stays behind, as a link to answer by, hangs on the other now: a
    hold on contact is asked for there."""
    for relation in theirs._meta.related_objects:
        link = relation.field.attname
        for row in rows_of(relation.related_model).filter(**{link: theirs.pk}):
            log.change(row, **{link: mine.pk})
