"""Making a person's record and saying what is known about them."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.dates import Precision
from alongside.base.core.errors import CannotSee, Refused, Stale
from alongside.base.core.text import over
from alongside.base.core.units import unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Office, OfficeName, Team, Worker
from alongside.people.working.access import reason_for
from alongside.people.working.actions import take_responsibility

from . import names
from .comparing import Looks
from .keys import index_for_matching, problems_with
from .likeness import look_for_same
from .models import (
    Address,
    Audience,
    Fact,
    FactKind,
    Label,
    Language,
    NameKey,
    NameKind,
    Person,
    PersonName,
)
from .seen import must_guard


def add_person(
    *,
    name: str,
    team: Team,
    by: Any,
    known_as: list[str] | None = None,
    pronouns: str = "",
    gender: str = "",
    born: dt.date | None = None,
    born_precision: str = Precision.DAY,
    born_source: str = "",
    person_id: UUID | None = None,
    source: str = "",
) -> Person:
    """Start somebody's record, with the team that answers for them.

    The team's manager or the records officer does this. Raises MayNot, and Refused where the
    name is empty or the birth date lies ahead.
    """
    name = " ".join(name.split())
    problems = problems_with(name, born) | over(40, pronouns=pronouns) | over(60, gender=gender)
    problems |= over(200, known_as=max(known_as or [""], key=len), born_source=born_source)
    if problems:
        raise Refused(problems)
    with unit():
        person = Person(
            name=name,
            pronouns=pronouns,
            gender=gender,
            born=born,
            made_at=clock.now(),
            born_precision=born_precision if born else Precision.UNKNOWN,
            born_source=born_source,
        )
        if person_id:
            person.pk = person_id
        person.save(force_insert=True)
        take_responsibility(person_id=person.pk, team=team, by=by)
        PersonName.objects.bulk_create(
            [PersonName(person=person, kind=NameKind.GIVEN, full=name, source=source)]
            + [
                PersonName(person=person, kind=NameKind.KNOWN_AS, full=other, source=source)
                for other in known_as or []
            ]
        )
        fulls = [name, *(known_as or [])]
        _index_names(person, fulls)
        index_for_matching(person, fulls)
        looks = Looks(set(fulls))
        looks.born(person.born, person.born_precision)
        look_for_same({person.pk: looks})
        note(
            "added",
            "person",
            actor_id=by.worker_id,
            object_id=person.pk,
            person_id=person.pk,
            relation="manager",
        )
    return person


def _index_names(person: Person, all_names: list[str]) -> None:
    every = dict.fromkeys(part for name in all_names for part in names.parts(name))
    NameKey.objects.bulk_create(
        NameKey(person=person, plain=part[:100], sounds=names.sounds(part)[:20]) for part in every
    )


def add_name(*, person_id: UUID, full: str, kind: str, by: Any) -> PersonName:
    """Add a name somebody is or was known by. Raises CannotSee and Refused."""
    full = " ".join(full.split())
    if not full or len(full) > 200:
        raise Refused({"name": _("Write a name of at most 200 letters.")})
    with unit():
        person = _person(person_id, by)
        row = PersonName.objects.create(person=person, kind=kind, full=full)
        have = set(
            NameKey.objects.visible_to(by).filter(person=person).values_list("plain", flat=True)
        )
        new = [part for part in names.parts(full) if part not in have]
        _index_names(person, new)
        index_for_matching(person, [full])
        note(
            "added",
            "name",
            actor_id=by.worker_id,
            object_id=row.pk,
            person_id=person_id,
            relation=reason_for(by, person_id),
        )
    return row


def add_language(
    *,
    person_id: UUID,
    name: str,
    by: Any,
    dialect: str = "",
    preferred: bool = False,
    interpreter: bool = False,
    helps: str = "",
) -> Language:
    """Add a language somebody speaks and what they need in it. Raises CannotSee and Refused."""
    problems = over(80, name=name.strip(), dialect=dialect.strip()) | over(300, helps=helps.strip())
    if not name.strip():
        problems["name"] = _("Write the language.")
    if problems:
        raise Refused(problems)
    with unit():
        person = _person(person_id, by)
        row = Language.objects.create(
            person=person,
            name=name.strip(),
            dialect=dialect.strip(),
            preferred=preferred,
            interpreter=interpreter,
            helps=helps.strip(),
        )
        note(
            "added",
            "language",
            actor_id=by.worker_id,
            object_id=row.pk,
            person_id=person_id,
            relation=reason_for(by, person_id),
        )
    return row


def change_person(*, person_id: UUID, version: int, by: Any, **changes: Any) -> Person:
    """Change name, pronouns or birth date in place; the row before is kept in its history.

    Raises Stale where somebody else changed it since `version` was read.
    """
    allowed = {"name", "pronouns", "born", "born_precision", "gender"}
    unknown = set(changes) - allowed
    if unknown:
        raise TypeError(f"not changed here: {unknown}")
    if "name" in changes:
        changes["name"] = " ".join(changes["name"].split())
    with unit():
        person = _person(person_id, by)
        problems = problems_with(changes.get("name", person.name), changes.get("born"))
        problems |= over(40, pronouns=changes.get("pronouns", ""))
        problems |= over(60, gender=changes.get("gender", ""))
        if problems:
            raise Refused(problems)
        if person.version != version:
            raise Stale(
                _("Somebody else changed this while you were writing. Here are both."), person
            )
        for field, value in changes.items():
            setattr(person, field, value)
        person.version += 1
        person.save()
        if "name" in changes:
            have = set(
                NameKey.objects.visible_to(by).filter(person=person).values_list("plain", flat=True)
            )
            _index_names(person, [p for p in names.parts(person.name) if p not in have])
        if changes.keys() & {"name", "born", "born_precision"}:
            others = PersonName.objects.visible_to(by).filter(person=person)
            index_for_matching(person, [person.name, *others.values_list("full", flat=True)])
        note(
            "changed",
            "person",
            actor_id=by.worker_id,
            object_id=person.pk,
            person_id=person.pk,
            relation=reason_for(by, person.pk),
        )
    return person


def _person(person_id: UUID, by: Any) -> Person:
    person = Person.objects.for_action(by).filter(pk=person_id).first()
    if person is None:
        raise CannotSee
    return person


def say_fact(
    *,
    person_id: UUID,
    kind: str,
    words: str,
    by: Any,
    label: str = Label.OPEN,
    whose: str = "",
    in_their_words: bool = False,
    last_true: dt.date | None = None,
    ask_again: dt.date | None = None,
    audience: list[Worker] | None = None,
    never: list[Worker] | None = None,
    through: UUID | None = None,
    not_manager: bool = False,
    replaces: UUID | None = None,
) -> Fact:
    """Say something about a person, whose statement it is and when it was last known true.

    `replaces` corrects an earlier fact by a new one beside it. Raises CannotSee, MayNot (a
    restricted or sealed fact is for the key worker or the manager to write) and Refused.
    """
    problems = {}
    if not words.strip():
        problems["words"] = _("Write what is known.")
    if kind not in FactKind.values:
        problems["kind"] = _("Choose what this is about.")
    problems |= over(200, whose=whose)
    if problems:
        raise Refused(problems)
    with unit():
        person = _person(person_id, by)
        if label != Label.OPEN:
            must_guard(by, person_id)
        earlier = None
        if replaces:
            earlier = Fact.objects.for_action(by).filter(pk=replaces, person=person).first()
            if earlier is None:
                raise CannotSee
            if earlier.label != Label.OPEN:
                must_guard(by, person_id)
            newer = Fact.objects.visible_to(by).filter(replaces=earlier).first()
            if newer:
                raise Stale(
                    _("Somebody else corrected this while you were writing. Here are both."), newer
                )
        fact = Fact(
            person=person,
            kind=kind,
            label=label,
            whose=whose,
            in_their_words=in_their_words,
            last_true=last_true or clock.today(),
            ask_again=ask_again,
            not_manager=not_manager,
            made_by=by.worker,
            made_at=clock.now(),
            replaces=earlier,
        )
        fact.hold(words.strip())
        try:
            with transaction.atomic():
                fact.save(force_insert=True)
        except IntegrityError as error:  # corrected already by something the actor cannot see
            raise CannotSee from error
        _name_audience(audience or [], never or [], through, fact=fact)
        if not_manager and label != Label.OPEN:
            leads = Office.objects.active().filter(name=OfficeName.LEAD)
            tell(
                leads.values_list("worker_id", flat=True), NoticeKind.WITHHELD,
                person_id=None, about=by.worker_id,
            )  # fmt: skip
        note(
            "said",
            "fact",
            actor_id=by.worker_id,
            object_id=fact.pk,
            person_id=person_id,
            relation=reason_for(by, person_id),
        )
    return fact


def add_address(
    *,
    person_id: UUID,
    lines: str,
    by: Any,
    label: str = Label.OPEN,
    from_day: dt.date | None = None,
    source: str = "",
    audience: list[Worker] | None = None,
    never: list[Worker] | None = None,
    through: UUID | None = None,
    not_manager: bool = False,
) -> Address:
    """Add an address; a safe address is one labelled restricted, seen by its audience.

    Raises as `say_fact`.
    """
    if not lines.strip():
        raise Refused({"lines": _("Write the address.")})
    with unit():
        person = _person(person_id, by)
        if label != Label.OPEN:
            must_guard(by, person_id)
        address = Address(
            person=person,
            label=label,
            from_day=from_day,
            source=source,
            not_manager=not_manager,
            made_by=by.worker,
            made_at=clock.now(),
        )
        address.hold(lines.strip())
        address.save(force_insert=True)
        _name_audience(audience or [], never or [], through, address=address)
        note(
            "added",
            "address",
            actor_id=by.worker_id,
            object_id=address.pk,
            person_id=person_id,
            relation=reason_for(by, person_id),
        )
    return address


def _name_audience(
    audience: list[Worker], never: list[Worker], through: UUID | None, **thing: Any
) -> None:
    now = clock.now()
    Audience.objects.bulk_create(
        [Audience(worker=worker, from_at=now, through_id=through, **thing) for worker in audience]
        + [Audience(worker=worker, from_at=now, never=True, **thing) for worker in never]
    )
