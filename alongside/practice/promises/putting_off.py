"""When something urgent comes up: a worker's own promises of the day wait, and somebody says so."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused, Stale
from alongside.base.core.units import unit
from alongside.people.contact.access import is_reachable

from .models import Promise, PromiseFor, PromiseStep, State


class Way(models.TextChoices):
    """How somebody was told. Nothing is sent from here."""

    SAID = "said", gettext_lazy("said")
    COPIED = "copied", gettext_lazy("in a message of ours")
    PRINTED = "printed", gettext_lazy("on paper")


@dataclass
class Later:
    """One promise, and the day it waits for."""

    promise_id: UUID
    version: int
    due: dt.date


def put_off(*, later: list[Later], by: Any) -> list[UUID]:
    """Have the actor's own open promises wait for another day; answers whom they are for.

    What they promised stays as it was, and nothing becomes late by this: each of those people is
    to be told. Raises CannotSee (also for another's promise), Stale, NotNow and Refused.
    """
    if any(one.due <= clock.today() for one in later):
        raise Refused({"later": _("Choose a day after today.")})
    people: list[UUID] = []
    with unit():
        for one in later:
            promise = Promise.objects.for_action(by).filter(pk=one.promise_id).first()
            if promise is None or promise.by_worker_id != by.worker_id:
                raise CannotSee
            if promise.version != one.version:
                raise Stale(
                    _("Somebody changed this promise in the meantime. Here is how it stands."),
                    promise,
                )
            if promise.state not in (State.OPEN, State.CHANGED):
                raise NotNow(_("This promise is not open any more."))
            theirs = _people_of(promise, by)
            _step(promise, _("Something urgent came up."), by)
            promise.due = one.due
            promise.to_tell = any(is_reachable(person) for person in theirs)
            promise.version += 1
            promise.save()
            people += theirs
            note("put off", "promise", actor_id=by.worker_id, object_id=promise.pk)
    return people


def say_later(*, promise_id: UUID, how: str, by: Any) -> Promise:
    """Keep that they were told it will be later, and how. Raises CannotSee, NotNow and Refused."""
    if how not in Way.values:
        raise Refused({"how": _("Choose how you told them.")})
    with unit():
        promise = Promise.objects.for_action(by).filter(pk=promise_id).first()
        if promise is None:
            raise CannotSee
        if not promise.to_tell:
            raise NotNow(_("There is nothing to tell about this promise."))
        if not any(is_reachable(person) for person in _people_of(promise, by)):
            raise NotNow(_("Contact with them is on hold, so nothing is sent or said from here."))
        _step(promise, _("They were told that it will be later: %(how)s.")
              % {"how": Way(how).label}, by)  # fmt: skip
        promise.to_tell = False
        promise.version += 1
        promise.save()
        note("told", "promise", actor_id=by.worker_id, object_id=promise.pk)
    return promise


def _people_of(promise: Promise, by: Any) -> list[UUID]:
    rows = PromiseFor.objects.visible_to(by).filter(promise=promise)
    return list(rows.values_list("person_id", flat=True))


def _step(promise: Promise, words: str, by: Any) -> None:
    PromiseStep.objects.create(
        promise=promise, state=promise.state, words=words, due=promise.due, by=by.worker,
        at=clock.now(),
    )  # fmt: skip
