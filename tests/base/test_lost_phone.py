"""A lost phone: one asks, another agrees, the owner is told, and nobody does it alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from alongside.base.accounts import actions, second_factor
from alongside.base.accounts.models import FactorReset, RecoveryCode
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.notices.models import Notice
from alongside.base.organisation.models import MembershipRole
from tests.cast import DAY, NOW, Cast
from tests.factories import organisation as made
from tests.support.factor import SECRET, admin_two, code, did, has_app, password, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def travel() -> Iterator[time_machine.Traveller]:
    """The real clock, which phones and sessions go by, standing until it is moved."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def required(settings: Any) -> None:
    settings.ALONGSIDE_REQUIRE_SECOND_FACTOR = True


# --- a lost phone --------------------------------------------------------------------------------


@pytest.fixture
def lost(cast: Cast, travel: Any) -> FactorReset:
    """Ana has lost her phone, and Adi has asked."""
    has_app(cast, "ana")
    cast.ana.email = "ana@example.org"
    cast.ana.save()
    return actions.ask_for_reset(worker=cast.ana, why="at my desk", by=cast.viewer("adi"))


def test_one_asks_and_the_manager_agrees(cast: Cast, lost: FactorReset, required: None) -> None:
    left_open = Client()
    sign_in(left_open, "ana", code())
    assert left_open.get("/people/").status_code == 200
    cal = cast.client("cal")
    second_factor.keep(cast.cal.user, SECRET, 0)
    cal = Client()
    sign_in(cal, "cal", code())
    assert "at my desk" in cal.get("/lost-phones/").content.decode()
    answer = cal.post(
        f"/lost-phones/{lost.pk}/", {"do": "agree", "key": "018f0000-0000-7000-8000-000000000003"}
    )
    assert answer.status_code == 303
    assert left_open.get("/people/").status_code == 302, "the session on the lost phone has ended"
    assert not RecoveryCode.objects.filter(user=cast.ana.user).exists()
    assert password(Client(), "ana")["Location"] == "/second-factor/"
    assert did("asked to reset") == [(cast.adi.pk, cast.ana.pk)]
    assert did("reset") == [(cast.cal.pk, cast.ana.pk)]
    told = Notice.objects.visible_to(cast.viewer("ana")).filter(kind="reset_done")
    assert [row.about_worker_id for row in told] == [cast.cal.pk]


def test_everybody_meant_is_told_when_it_is_asked(
    cast: Cast, travel: Any, django_capture_on_commit_callbacks: Any
) -> None:
    from alongside.doors.desk import lost_phone

    has_app(cast, "ana")
    cast.ana.email = "ana@example.org"
    cast.ana.save()
    two = admin_two(cast)
    with django_capture_on_commit_callbacks(execute=True):
        lost_phone.ask(worker=cast.ana, why="at my desk", by=cast.viewer("adi"))
    assert "Adi Rahman asks" in mail.outbox[0].body
    kinds = {
        who: set(
            Notice.objects.visible_to(viewer)
            .filter(kind__startswith="reset")
            .values_list("kind", flat=True)
        )
        for who, viewer in {
            "ana": cast.viewer("ana"), "cal": cast.viewer("cal"), "two": two,
            "adi": cast.viewer("adi"), "ben": cast.viewer("ben"), "tom": cast.viewer("tom"),
        }.items()
    }  # fmt: skip
    assert kinds == {
        "ana": {"reset_you"}, "cal": {"reset_ask"}, "two": {"reset_ask"},
        "adi": set(), "ben": set(), "tom": set(),
    }  # fmt: skip
    assert "whose phone is lost" in cast.client("cal").get("/").content.decode()


def test_never_by_one_alone(cast: Cast, lost: FactorReset) -> None:
    for name, refusal in (
        ("adi", MayNot), ("ana", MayNot), ("ben", CannotSee), ("tom", CannotSee),
        ("lea", CannotSee), ("rec", CannotSee), ("zoe", CannotSee),
    ):  # fmt: skip
        with pytest.raises(refusal):
            actions.agree_to_reset(reset_id=lost.pk, by=cast.viewer(name))
    assert second_factor.factor_of(cast.ana.user)
    actions.agree_to_reset(reset_id=lost.pk, by=admin_two(cast))
    assert second_factor.factor_of(cast.ana.user) is None


def test_an_administrator_made_for_the_occasion_does_not_count(
    cast: Cast, lost: FactorReset
) -> None:
    """Else one could add a second administrator, sign in as them, and agree with oneself."""
    with pytest.raises(MayNot):
        actions.agree_to_reset(reset_id=lost.pk, by=admin_two(cast, days=6))
    made.belongs(cast.harbour, cast.ben, MembershipRole.MANAGER, from_at=NOW)
    with pytest.raises(MayNot):
        actions.agree_to_reset(reset_id=lost.pk, by=cast.viewer("ben"))


def test_the_database_itself_refuses_one_alone(cast: Cast, lost: FactorReset) -> None:
    for wrong in ({"agreed_by": cast.adi}, {"agreed_by": cast.ana}, {"asked_by": cast.ana}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FactorReset.objects.filter(pk=lost.pk).update(**wrong)


def test_who_may_ask_and_for_whom(cast: Cast, travel: Any) -> None:
    has_app(cast, "ana")
    for name in ("ana", "cal", "lea", "ben"):
        with pytest.raises(CannotSee):
            actions.ask_for_reset(worker=cast.ana, why="x", by=cast.viewer(name))
    adi = cast.viewer("adi")
    with pytest.raises(MayNot):
        actions.ask_for_reset(worker=cast.adi, why="x", by=adi)
    with pytest.raises(Refused):
        actions.ask_for_reset(worker=cast.ana, why=" ", by=adi)
    with pytest.raises(NotNow):
        actions.ask_for_reset(worker=cast.ben, why="x", by=adi)
    actions.ask_for_reset(worker=cast.ana, why="x", by=adi)
    with pytest.raises(NotNow):
        actions.ask_for_reset(worker=cast.ana, why="x", by=adi)


def test_it_lapses_after_a_day_and_can_be_stopped(cast: Cast, lost: FactorReset) -> None:
    with clock.at(NOW + DAY), pytest.raises(NotNow):
        actions.agree_to_reset(reset_id=lost.pk, by=cast.viewer("cal"))
    with pytest.raises(CannotSee):
        actions.stop_reset(reset_id=lost.pk, by=cast.viewer("ben"))
    actions.stop_reset(reset_id=lost.pk, by=cast.viewer("ana"))
    with pytest.raises(NotNow):
        actions.agree_to_reset(reset_id=lost.pk, by=cast.viewer("cal"))
    assert second_factor.factor_of(cast.ana.user)


def test_finding_the_phone_again_stops_it(cast: Cast, lost: FactorReset) -> None:
    actions.set_up_second_factor(
        secret=SECRET[::-1], code=code(secret=SECRET[::-1]), old_code=code(),
        by=cast.viewer("ana"),
    )  # fmt: skip
    lost.refresh_from_db()
    assert lost.stopped_at
