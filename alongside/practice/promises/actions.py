"""Making a promise, and saying what became of it."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused, Stale
from alongside.base.core.text import one_line, over
from alongside.base.core.units import unit
from alongside.base.organisation.models import Worker
from alongside.people.persons.seen import cards_seen
from alongside.people.working.access import groups_apart, kept_out, reason_for

from . import words as looked_for
from .models import Promise, PromiseFor, PromiseStep, State, Whose

LONGEST = 500


def make_promise(
    *,
    person_ids: list[UUID],
    words: str,
    by: Any,
    due: dt.date | None = None,
    whose: str = Whose.WORKER,
    by_worker: Worker | None = None,
    by_person_id: UUID | None = None,
    by_name: str = "",
    made_on: dt.date | None = None,
    encounter_id: UUID | None = None,
) -> list[Promise]:
    """Write down what somebody said they would do, in these people's circle.

    The actor's own promise unless `whose` says otherwise. A sealed person's promise is a row
    of its own. Raises CannotSee, and Refused with a sentence per field.
    """
    words = one_line(words)
    problems = {}
    if not words:
        problems["promise"] = _("Write what will be done.")
    elif len(words) > LONGEST:
        problems["promise"] = _(
            "A promise fits in %(most)s characters. Put the rest in what happened."
        ) % {"most": LONGEST}
    if not person_ids:
        problems["people"] = _("Say who it is for.")
    if due and due < (made_on or clock.today()):
        problems["promise_due"] = _("This day was before the promise was made.")
    if whose == Whose.OTHER and not one_line(by_name):
        problems["promise_by"] = _("Say who promised it.")
    if whose not in Whose.values:
        problems["whose"] = _("Say who promised it.")
    problems |= over(200, promise_by=one_line(by_name))
    if problems:
        raise Refused(problems)
    with unit():
        if cards_seen(by, person_ids) != set(person_ids):
            raise CannotSee
        made = []
        for group in groups_apart(person_ids):
            promise = Promise.objects.create(
                whose=whose,
                by_worker=(by_worker or by.worker) if whose == Whose.WORKER else None,
                by_person_id=by_person_id if whose == Whose.PERSON else None,
                by_name=one_line(by_name),
                words=words,
                due=due,
                made_on=made_on or clock.today(),
                recorded_by=by.worker,
                recorded_at=clock.now(),
                encounter_id=encounter_id,
            )
            PromiseFor.objects.bulk_create(
                PromiseFor(promise=promise, person_id=person_id) for person_id in group
            )
            looked_for.keep(promise)
            note(
                "promised",
                "promise",
                actor_id=by.worker_id,
                object_id=promise.pk,
                person_id=group[0] if len(group) == 1 else None,
                relation=reason_for(by, group[0]),
            )
            made.append(promise)
    return made


def settle_promise(
    *,
    promise_id: UUID,
    state: str,
    version: int,
    by: Any,
    words: str = "",
    due: dt.date | None = None,
) -> Promise:
    """Say a promise was kept, was changed together (to what, by when), or didn't happen.

    A changed promise stays open with its new words or day. What didn't happen needs a word on
    what was done about it. Raises CannotSee, Stale, NotNow and Refused.
    """
    words = one_line(words)
    problems = over(LONGEST, words=words)
    if state not in (State.KEPT, State.CHANGED, State.NOT_KEPT, State.OPEN):
        problems["state"] = _("Choose what became of it.")
    if state == State.NOT_KEPT and not words:
        problems["words"] = _("Say what was done about it, or why. Then tell them.")
    if state == State.CHANGED and not (words or due):
        problems["words"] = _("Say what you agreed instead, or choose another day.")
    if due and due < clock.today():
        problems["due"] = _("This day has gone.")
    if problems:
        raise Refused(problems)
    with unit():
        promise = Promise.objects.for_action(by).filter(pk=promise_id).first()
        if promise is None:
            raise CannotSee
        if promise.version != version:
            raise Stale(
                _("Somebody changed this promise in the meantime. Here is how it stands."), promise
            )
        if state == State.OPEN and promise.state == State.OPEN:
            raise NotNow(_("This promise is open already."))
        PromiseStep.objects.create(
            promise=promise,
            state=state,
            words=promise.words if state == State.CHANGED else words,
            due=promise.due,
            by=by.worker,
            at=clock.now(),
        )
        if state == State.CHANGED:
            promise.words, promise.due = words or promise.words, due or promise.due
        promise.state, promise.to_tell = state, False
        promise.version += 1
        promise.save()
        if state == State.CHANGED:
            looked_for.keep(promise)
        note("settled", "promise", actor_id=by.worker_id, object_id=promise.pk)
    return promise


def pass_on(*, promise_id: UUID, to: Worker, by: Any, words: str = "") -> Promise:
    """Have another worker take on a worker's open promise, by name; it keeps its words and day.

    Whoever promised it does this, somebody who works with them, or their manager. Raises
    CannotSee, MayNot, NotNow and Refused.
    """
    words = one_line(words)
    if problems := over(LONGEST, words=words):
        raise Refused(problems)
    with unit():
        promise = Promise.objects.for_action(by).filter(pk=promise_id).first()
        if promise is None:
            raise CannotSee
        people = list(
            PromiseFor.objects.visible_to(by)
            .filter(promise=promise)
            .values_list("person_id", flat=True)
        )
        if not people:
            raise CannotSee
        if promise.by_worker_id != by.worker_id and not any(_carries(by, one) for one in people):
            raise MayNot(_("Who promised it passes it on, or who works with them."))
        if promise.whose != Whose.WORKER or promise.state not in (State.OPEN, State.CHANGED):
            raise NotNow(_("Only a worker’s open promise passes on."))
        if promise.by_worker_id == to.pk:
            raise NotNow(_("They promised it already."))
        barred = any(to.pk in kept_out(one) for one in people)
        if to.left_at or barred:
            raise Refused({"to": _("%(name)s cannot take this on.") % {"name": to.name}})
        PromiseStep.objects.create(
            promise=promise,
            state=promise.state,
            words=words,
            due=promise.due,
            passed_from_id=promise.by_worker_id,
            by=by.worker,
            at=clock.now(),
        )
        promise.by_worker = to
        promise.version += 1
        promise.save()
        note("passed on", "promise", actor_id=by.worker_id, object_id=promise.pk)
    return promise


def _carries(by: Any, person_id: UUID) -> bool:
    return reason_for(by, person_id) in ("key_worker", "co_worker", "cover", "manager")
