"""Finding people: among those whose record I see, and somebody else."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.base.audit.chain import note
from alongside.base.core.among import among
from alongside.base.core.composed import composed_once
from alongside.base.core.errors import CannotSee
from alongside.base.core.ids import parse_id
from alongside.base.core.units import unit
from alongside.base.notices.actions import tell
from alongside.base.notices.models import NoticeKind
from alongside.base.organisation.models import Team, Worker, active_now
from alongside.people.working.access import gated, workers_of
from alongside.people.working.models import TeamResponsibility

from . import names
from .models import (
    Address,
    Identifier,
    NameKey,
    OtherDate,
    Person,
    PersonName,
    postcode_in,
)
from .spelling import called

MOST_FOUND = 20
MOST_CARDS = 5
_SALT = "alongside.find"
_TOKEN_SECONDS = 600
_FIND = "a find looks at everyone and shows a card only"
_MOST_COMPARED = 500
_NOBODY = UUID(int=0)
_NEAR_WITH_A_SECOND = 0.84  # less is asked of a name that comes with a date or a number


def among_mine(viewer: Any, asked: str) -> list[Person]:
    """People whose record the viewer sees, whose names fit what was typed, best first.

    At most twenty. The cost follows the viewer's list, not the database.
    """
    return [person for _fit, person in fitting_among_mine(viewer, asked)]


def fitting_among_mine(viewer: Any, asked: str) -> list[tuple[float, Person]]:
    """The same, each with how well their names fit, as `names.fitting` says it."""
    here: dict[UUID, str] = {}
    every: dict[UUID, set[str]] = {}
    for pk, name, full in _names_of_mine(viewer=viewer):
        here[pk] = name
        every.setdefault(pk, {name}).add(full or name)
    fits = names.fitting(asked, every)
    near = names.best(fits)
    near.sort(key=lambda pk: (-fits[pk], here[pk], pk))
    found = {one.pk: one for one in _of_mine(viewer=viewer, people=near[:MOST_FOUND])}
    return [(fits[pk], found[pk]) for pk in near[:MOST_FOUND] if pk in found]


@composed_once
def _names_of_mine(*, viewer: Any) -> QuerySet[Person, Any]:
    return Person.objects.visible_to(viewer).values_list("pk", "name", "names__full")


@composed_once
def _of_mine(*, viewer: Any, people: Any) -> QuerySet[Person]:
    return Person.objects.visible_to(viewer).filter(among("pk", people))


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
    """R6: at most five people whose name is like this *and* who match the second value: a birth
    date that stands beside the one in use counts as much.

    An audit row for each found person, and a notice to their workers, are written. Somebody
    behind a gate is not found, told of or counted. Raises CannotSee where the actor is not
    active (R0).
    """
    if not by.active:
        raise CannotSee
    second = _second(born, identifier, postcode)
    found = _with_names_like(name, second, by) if second is not None else []
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
    if born:
        # The ids and not a query of them, or PostgreSQL would read everybody.
        second = OtherDate.objects.unguarded(_FIND).filter(what="born", day=born)
        return Q(born=born) | Q(pk__in=[*second.values_list("person_id", flat=True), _NOBODY])
    if identifier.strip():
        held = Identifier.objects.unguarded(_FIND).filter(value=identifier.strip())
        return Q(pk__in=held.values("person_id"))
    if postcode_in(postcode):
        lived = Address.objects.unguarded(_FIND).filter(postcode_key=postcode_in(postcode))
        return Q(pk__in=lived.values("person_id"))
    return None


def _with_names_like(name: str, second: Q, by: Any) -> list[Person]:
    """Who has the second value, by its index, and a name like this one; the best first.

    Where very many share it (a hostel's postcode), those who share a part of the name, or its
    sound, are compared first.
    """
    asked = names.parts(name)
    keys = Q(plain__in={each for part in asked for each in called(part)})
    keys |= Q(sounds__in={names.sounds(part) for part in asked} - {""})
    theirs = NameKey.objects.unguarded(_FIND).filter(person=OuterRef("pk"))
    sharing = theirs.filter(keys)
    # A record that was joined to another keeps its row and no name to find it by.
    rows = Person.objects.unguarded(_FIND).filter(second, Exists(theirs)).exclude(gated(by))
    rows = rows.annotate(shares=Exists(sharing)).order_by("-shares", "name", "pk")
    people: dict[UUID, Person] = {person.pk: person for person in rows[:_MOST_COMPARED]}
    every = {pk: [person.name] for pk, person in people.items()}
    # Asked where there is nobody too, so that the time it takes does not tell.
    known = PersonName.objects.unguarded(_FIND).filter(person__in=[*people, _NOBODY])
    for person_id, full in known.values_list("person_id", "full"):
        every[person_id].append(full)
    fits = names.fitting(name, every)
    near = [person for person in people.values() if fits.get(person.pk, 0) >= _NEAR_WITH_A_SECOND]
    near.sort(key=lambda person: (-fits[person.pk], person.name, person.pk))
    return near[:MOST_CARDS]


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
    """The name a find already showed, for whoever holds that find's token. Raises CannotSee where
    the record is gone meanwhile, with an import that was taken back."""
    people = Person.objects.unguarded("the name was on the card this token came from")
    name = people.values_list("name", flat=True).filter(pk=person_id).first()
    if name is None:
        raise CannotSee
    return str(name)
