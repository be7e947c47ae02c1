"""The administrator's deeds, duty, and what a worker sets for themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.organisation import actions
from alongside.base.organisation.models import Membership, Office, Team, Worker
from alongside.people.persons.models import Person
from tests.cast import DAY, NOW, STAFF, Cast
from tests.factories import organisation as made

NEW_PASSWORD = "a longer walk along the hill"


def membership(cast: Cast, who: str) -> Membership:
    return Membership.objects.active().get(worker=cast.workers[who])


DEEDS: dict[str, Callable[[Cast, Any, Worker], Any]] = {
    "join": lambda cast, by, who: actions.join_team(
        worker=who, team=cast.hill, role="manager", by=by
    ),
    "leave": lambda cast, by, who: actions.leave_team(
        membership=made.belongs(cast.hill, who), by=by
    ),
    "office": lambda cast, by, who: actions.give_office(worker=who, name="lead", by=by),
    "end office": lambda cast, by, who: actions.end_office(office=made.holds(who, "lead"), by=by),
    "password": lambda cast, by, who: actions.set_password(
        worker=who, password=NEW_PASSWORD, by=by
    ),
    "left": lambda cast, by, who: actions.say_left(worker=who, by=by),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
def test_only_an_administrator_and_never_for_oneself(deed: Any, cast: Cast) -> None:
    deed(cast, cast.viewer("adi"), cast.ben)
    with pytest.raises(MayNot, match="yourself"):
        deed(cast, cast.viewer("adi"), cast.adi)
    for who in set(STAFF) - {"adi"}:
        with pytest.raises(CannotSee):
            deed(cast, cast.viewer(who), cast.sue)


def test_what_a_membership_opens_opens_and_closes_with_it(cast: Cast) -> None:
    def sees() -> bool:
        return Person.objects.visible_to(cast.viewer("ben")).filter(pk=cast.maya.pk).exists()

    row = actions.join_team(
        worker=cast.ben, team=cast.harbour, role="manager", by=cast.viewer("adi")
    )
    assert sees()
    with pytest.raises(NotNow):
        actions.join_team(worker=cast.ben, team=cast.harbour, role="manager", by=cast.viewer("adi"))
    actions.leave_team(membership=row, by=cast.viewer("adi"))
    assert not sees()
    with pytest.raises(NotNow):
        actions.leave_team(membership=row, by=cast.viewer("adi"))


def test_offices_are_held_once_and_ended(cast: Cast) -> None:
    adi = cast.viewer("adi")
    row = actions.give_office(worker=cast.ben, name="records", by=adi)
    assert cast.viewer("ben").has_role("records")
    with pytest.raises(NotNow):
        actions.give_office(worker=cast.ben, name="records", by=adi)
    with pytest.raises(Refused):
        actions.give_office(worker=cast.ben, name="king", by=adi)
    actions.end_office(office=row, by=adi)
    assert not cast.viewer("ben").has_role("records")
    assert Office.objects.filter(worker=cast.ben).count() == 1, "ended, not removed"


def test_who_left_is_out_at_once(cast: Cast) -> None:
    client = cast.client("ben")
    assert client.get("/people/").status_code == 200
    actions.say_left(worker=cast.ben, by=cast.viewer("adi"))
    assert client.get("/people/").status_code in (302, 404)
    assert not cast.viewer("ben").active


def test_a_new_password_ends_open_sessions(cast: Cast) -> None:
    client = cast.client("ben")
    assert client.get("/people/").status_code == 200
    actions.set_password(worker=cast.ben, password=NEW_PASSWORD, by=cast.viewer("adi"))
    assert client.get("/people/").status_code == 302
    given = {"username": "ben", "password": NEW_PASSWORD}
    assert Client().post("/sign-in/", given).status_code == 302
    with pytest.raises(Refused):
        actions.set_password(worker=cast.ben, password="short", by=cast.viewer("adi"))


@pytest.mark.parametrize(
    "name", ["North", "الشمال", "Northern and eastern teams for everybody there is"]
)
def test_teams_have_names_of_their_own_in_any_script(name: str, cast: Cast) -> None:
    adi = cast.viewer("adi")
    actions.add_team(name="Équipe une", duty_phone="", by=adi)
    team = actions.add_team(name=f" {name} ", duty_phone="01632 960 200", by=adi)
    assert Team.objects.get(pk=team.pk).name == name
    with pytest.raises(Refused):
        actions.add_team(name=name, duty_phone="", by=adi)
    with pytest.raises(Refused):
        actions.add_team(name="  ", duty_phone="", by=adi)


def test_a_worker_is_added_with_or_without_a_sign_in(cast: Cast) -> None:
    def add(**fields: str) -> Worker:
        given = {"name": "Kim", "job": "", "username": "", "password": "", "email": "", **fields}
        return actions.add_worker(by=cast.viewer("adi"), **given)

    assert add().user is None
    assert add(username="kim", password=NEW_PASSWORD).user.username == "kim"
    for fields in ({"name": " "}, {"username": "KIM", "password": NEW_PASSWORD},
                   {"username": "kim2", "password": "short"}):  # fmt: skip
        with pytest.raises(Refused):
            add(**fields)


# --- duty ----------------------------------------------------------------------------------------


def duty(cast: Cast, by: str = "cal", hours: tuple[float, float] = (0, 8)) -> Membership:
    start, end = (NOW + dt.timedelta(hours=hour) for hour in hours)
    return actions.put_on_duty(
        worker=cast.sue, team=cast.harbour, from_at=start, until_at=end, by=cast.viewer(by)
    )


def test_on_duty_one_sees_the_teams_records_in_the_window_only(cast: Cast) -> None:
    def sees() -> bool:
        return Person.objects.visible_to(cast.viewer("sue")).filter(pk=cast.maya.pk).exists()

    duty(cast, hours=(1, 9))
    assert not sees()
    with clock.at(NOW + dt.timedelta(hours=1)):
        assert sees()
    with clock.at(NOW + dt.timedelta(hours=9)):
        assert not sees()


def test_a_window_has_a_length_an_end_and_a_manager(cast: Cast) -> None:
    for hours in ((2, 2), (3, 2), (-5, -1), (0, 97)):
        with pytest.raises(Refused):
            duty(cast, hours=hours)
    for who in set(STAFF) - {"cal"}:
        with pytest.raises(CannotSee):
            duty(cast, by=who)
    assert duty(cast, hours=(0, 96)).until_at == NOW + 4 * DAY


# --- my own way ----------------------------------------------------------------------------------


def test_a_worker_sets_their_own_way(cast: Cast) -> None:
    actions.set_my_way(by=cast.viewer("ana"), single_keys=False, quiet_nudges=["told"])
    kept = Worker.objects.get(pk=cast.ana.pk)
    assert (kept.single_keys, kept.quiet_nudges) == (False, ["told"])
    assert Worker.objects.get(pk=cast.ben.pk).single_keys
