"""Whom one might choose as a new worker: what is known, by name and in no order of merit."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.base.core import clock
from alongside.base.organisation.models import Membership, MembershipRole, Worker
from alongside.people.persons.models import Language, Person
from alongside.people.working.access import kept_out
from alongside.people.working.models import WorkingRelationship
from alongside.practice.encounters.models import EncounterPart
from alongside.practice.transitions.models import AboutWorker

from .words import joined


@dataclass
class Lead:
    """A worker who could come, and what is known that bears on it."""

    worker: Worker
    knows: list[str]
    facts: list[tuple[str, str]]


def languages_asked(person: Person, viewer: Any) -> list[str]:
    """The languages the person speaks, those they prefer first."""
    rows = Language.objects.visible_to(viewer).filter(person=person).order_by("-preferred", "pk")
    return [row.name for row in rows]


def could_come(person: Person, viewer: Any, *, going: UUID | None) -> list[Lead]:
    """The workers of the viewer's teams, by name: nobody is ranked. Who keeps out of the record
    is not among them, nor who goes."""
    rows = (
        Membership.objects.active()
        .filter(team__in=viewer.managed_team_ids, worker__left_at__isnull=True)
        .exclude(role=MembershipRole.DUTY)
        .select_related("worker")
    )
    workers = {row.worker_id: row.worker for row in rows}
    for pk in kept_out(person.pk) | {going}:
        workers.pop(pk, None)
    knows = _known_to(person, viewer)
    for pk, lines in _known_around(person, viewer).items():
        knows[pk] += lines
    said = {row.worker_id: row for row in AboutWorker.objects.filter(worker__in=list(workers))}
    return [
        Lead(worker, knows[worker.pk], _facts(said.get(worker.pk)))
        for worker in sorted(workers.values(), key=lambda one: one.name)
    ]


def _known_to(person: Person, viewer: Any) -> dict[UUID, list[str]]:
    knows: dict[UUID, list[str]] = defaultdict(list)
    rows = WorkingRelationship.objects.visible_to(viewer).filter(person=person)
    for row in rows.order_by("from_at"):
        if row.never_was or row.from_at > clock.now():
            continue
        since = date_format(clock.local(row.from_at), "F Y")
        if row.is_over:
            until = date_format(clock.local(row.until_at or row.from_at), "F Y")
            said = _("Worked with %(name)s, %(role)s, %(since)s to %(until)s")
        else:
            until, said = "", _("Works with %(name)s, %(role)s, since %(since)s")
        knows[row.worker_id].append(
            said
            % {
                "name": person.first_name, "role": row.get_role_display(), "since": since,
                "until": until,
            }
        )  # fmt: skip
    parts = EncounterPart.objects.visible_to(viewer).filter(
        person=person, encounter__replaced_by__isnull=True
    )
    for author in set(parts.values_list("encounter__author_id", flat=True)):
        if author not in knows:
            knows[author].append(_("Has met %(name)s") % {"name": person.first_name})
    return knows


def _known_around(person: Person, viewer: Any) -> dict[UUID, list[str]]:
    """Who works, or worked, with somebody this person was met together with."""
    together = EncounterPart.objects.visible_to(viewer).filter(person=person)
    around = (
        EncounterPart.objects.visible_to(viewer)
        .filter(encounter__in=together.values("encounter_id"))
        .exclude(person=person)
        .values("person_id")
    )
    names: dict[UUID, set[str]] = defaultdict(set)
    rows = WorkingRelationship.objects.visible_to(viewer).filter(
        person__in=around, from_at__lte=clock.now()
    )
    for row in rows.select_related("person"):
        if not row.never_was:
            names[row.worker_id].add(row.person.name)
    return {
        worker: [_("Knows %(names)s, who were met together with them")
                 % {"names": joined(sorted(people))}]
        for worker, people in names.items()
    }  # fmt: skip


def _facts(about: AboutWorker | None) -> list[tuple[str, str]]:
    if about is None:
        return []
    said = [
        (_("Speaks"), about.languages),
        (_("Travels"), about.travel),
        (_("Carries"), _hours(about.hours)),
        (_("Expects to be here"), _until(about.here_until)),
    ]
    return [(lead, words) for lead, words in said if words]


def _hours(hours: int | None) -> str:
    if hours is None:
        return ""
    return ngettext("%(n)s hour a week", "%(n)s hours a week", hours) % {"n": hours}


def _until(day: dt.date | None) -> str:
    return _("until %(day)s") % {"day": date_format(day, "F Y")} if day else ""
