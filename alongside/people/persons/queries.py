"""Finding people: among those whose record I see, and somebody else."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import Q

from alongside.base.audit.chain import note
from alongside.base.core.errors import CannotSee
from alongside.base.core.ids import parse_id
from alongside.base.core.units import unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Team, Worker, active_now
from alongside.people.working.access import gated, workers_of
from alongside.people.working.models import TeamResponsibility

from . import names
from .models import Address, Identifier, NameKey, Person, PersonName, postcode_in

MOST_CARDS = 5
_SALT = "alongside.find"
_TOKEN_SECONDS = 600
_NEAR_ENOUGH = 0.86


def among_mine(viewer: Any, asked: str) -> list[Person]:
    """People whose record the viewer sees, whose names fit what was typed, best first.

    Prefixes, any order, known-as names, the same sound and small slips all find; the cost
    follows the viewer's list, not the database.
    """
    mine = {person.pk: person for person in Person.objects.visible_to(viewer)}
    every: dict[UUID, list[str]] = {pk: [person.name] for pk, person in mine.items()}
    for person_id, full in PersonName.objects.visible_to(viewer).values_list("person_id", "full"):
        if person_id in every:
            every[person_id].append(full)
    scored = [(names.nearness(asked, known), mine[pk]) for pk, known in every.items()]
    found = [(score, person) for score, person in scored if score >= _NEAR_ENOUGH]
    found.sort(key=lambda pair: (-pair[0], pair[1].name, pair[1].pk))
    return [person for _, person in found]


@dataclass(frozen=True)
class Card:
    """What a find shows: that somebody is known here, and a token that opens the emergency form."""

    name: str
    token: str
    duty_phones: list[str]
    birth_year: int | None
    team: str
    key_worker: str


def find_someone_else(
    *,
    by: Any,
    name: str,
    born: dt.date | None = None,
    identifier: str = "",
    postcode: str = "",
) -> list[Card]:
    """R6: at most five people whose name sounds like this *and* who match the second value.

    An audit row for each found person, and a notice to their workers, are written. Somebody
    behind a gate is not found, told of or counted. Raises CannotSee where the actor is not
    active (R0).
    """
    if not by.active:
        raise CannotSee
    asked = names.parts(name)
    second = _second(born, identifier, postcode)
    found: list[Person] = []
    if asked and second is not None:
        why = "a find looks at everyone and shows a card only"
        keys = Q()
        for part in asked:
            keys |= Q(plain=part)
            if names.sounds(part):
                keys |= Q(sounds=names.sounds(part))
        sounding = NameKey.objects.unguarded(why).filter(keys).values("person_id")
        rows = (
            Person.objects.unguarded(why)
            .filter(second, pk__in=sounding)
            .exclude(gated(by))
            .order_by("name", "pk")
        )
        found = [person for person in rows[:50] if _fits(name, person)][:MOST_CARDS]
    searched = f"{name}|{born or ''}|{identifier}|{postcode}"
    with unit():
        for person in found:
            others = [pk for pk in workers_of(person.pk) if pk != by.worker_id]
            tell(others, NoticeKind.FOUND, person_id=person.pk, about=by.worker_id)
        ids: list[UUID | None] = [person.pk for person in found]
        for person_id in ids or [None]:
            # A row for each who was found, so that "who looked for me" leaves nobody out.
            note(
                "looked for", "find", actor_id=by.worker_id, person_id=person_id,
                searched=searched,
            )  # fmt: skip
    return [_card(by, person) for person in found]


def _second(born: dt.date | None, identifier: str, postcode: str) -> Q | None:
    why = "a find looks at everyone and shows a card only"
    if born:
        return Q(born=born)
    if identifier.strip():
        held = Identifier.objects.unguarded(why).filter(value=identifier.strip())
        return Q(pk__in=held.values("person_id"))
    if postcode_in(postcode):
        lived = Address.objects.unguarded(why).filter(postcode_key=postcode_in(postcode))
        return Q(pk__in=lived.values("person_id"))
    return None


def _fits(name: str, person: Person) -> bool:
    known = PersonName.objects.unguarded("a find compares names").filter(person=person)
    return names.nearness(name, [person.name, *known.values_list("full", flat=True)]) >= 0.8


def _card(viewer: Any, person: Person) -> Card:
    teams = list(
        Team.objects.filter(responsibilities__in=_responsible(person)).order_by("name").distinct()
    )
    on_duty = bool(viewer.duty_team_ids)
    key = Worker.objects.filter(pk__in=workers_of(person.pk)[:1]).first() if on_duty else None
    return Card(
        name=person.name,
        token=signing.dumps([str(viewer.worker_id), str(person.pk)], salt=_SALT, compress=True),
        duty_phones=[team.duty_phone for team in teams if team.duty_phone],
        birth_year=person.born.year if on_duty and person.born else None,
        team=", ".join(team.name for team in teams) if on_duty else "",
        key_worker=key.name if key else "",
    )


def _responsible(person: Person) -> Any:
    return TeamResponsibility.objects.unguarded("whose duty phone to show").filter(
        active_now(), person=person
    )


def found_by(viewer: Any, token: str) -> UUID | None:
    """The person a find's token stands for; None where it is another's, older than ten minutes
    or not a token."""
    try:
        worker, person = signing.loads(token, salt=_SALT, max_age=_TOKEN_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return parse_id(person) if worker == str(viewer.worker_id) else None


def name_on_card(person_id: UUID) -> str:
    """The name a find already showed, for whoever holds that find's token."""
    people = Person.objects.unguarded("the name was on the card this token came from")
    return str(people.values_list("name", flat=True).get(pk=person_id))
