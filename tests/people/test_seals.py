"""A sealed record: two close it, only its audience knows of it, two open it, two lift it."""

from __future__ import annotations

import pytest

from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.base.notices.models import Notice
from alongside.people.persons.models import Person
from alongside.people.persons.queries import find_someone_else
from alongside.people.working import actions, sealing
from alongside.people.working.models import Role, Seal, SealGrant
from tests.cast import DAY, NOW, STAFF, Cast, seal
from tests.factories import organisation as made


def knowing(cast: Cast, person: str) -> set[str]:
    """Who of the cast can know of the record at all: sees it, or finds it."""
    one = cast.people[person]
    return {
        name
        for name in STAFF
        if Person.objects.visible_to(cast.viewer(name)).filter(pk=one.pk).exists()
        or find_someone_else(by=cast.viewer(name), name=one.name, born=one.born)
    }


def test_a_proposal_closes_nothing_yet(cast: Cast) -> None:
    sealing.propose_seal(person_id=cast.sami.pk, by=cast.viewer("cal"), audience=[])
    assert knowing(cast, "sami") == set(STAFF)


def test_sealed_only_the_audience_and_the_key_worker_know(cast: Cast) -> None:
    seal(cast, "sami", "sue")
    assert knowing(cast, "sami") == {"ana", "sue"}
    assert not Person.objects.visible_to(cast.viewer("cal")).filter(pk=cast.sami.pk).exists()


def test_others_who_work_with_them_are_outside_unless_they_are_named(cast: Cast) -> None:
    """Ben is Ira's co-worker and a student learns with Ana: neither is a key worker."""
    actions.begin(person_id=cast.ira.pk, worker=cast.zoe, role=Role.STUDENT, through=cast.ana,
                  by=cast.viewer("cal"), why="learning")  # fmt: skip
    seal(cast, "ira")
    assert knowing(cast, "ira") == {"ana"}


def test_it_takes_a_manager_and_another_person_who_is_lead(cast: Cast) -> None:
    for who, error in (("ana", MayNot), ("ben", CannotSee), ("lea", CannotSee), ("tom", CannotSee)):
        with pytest.raises(error):
            sealing.propose_seal(person_id=cast.maya.pk, by=cast.viewer(who), audience=[])
    asked = sealing.propose_seal(person_id=cast.maya.pk, by=cast.viewer("cal"), audience=[])
    made.holds(cast.cal, "lead")
    with pytest.raises(MayNot):
        sealing.approve_seal(seal_id=asked.pk, by=cast.viewer("cal"))
    for who in ("ana", "rec", "adi"):
        with pytest.raises(CannotSee):
            sealing.approve_seal(seal_id=asked.pk, by=cast.viewer(who))
    sealing.approve_seal(seal_id=asked.pk, by=cast.viewer("lea"))
    with pytest.raises(CannotSee):
        sealing.approve_seal(seal_id=asked.pk, by=cast.viewer("lea"))


def test_one_seal_at_a_time(cast: Cast) -> None:
    sealing.propose_seal(person_id=cast.maya.pk, by=cast.viewer("cal"), audience=[])
    with pytest.raises(NotNow):
        sealing.propose_seal(person_id=cast.maya.pk, by=cast.viewer("cal"), audience=[])


# --- opening it to a lead ------------------------------------------------------------------------


def test_asking_looks_the_same_whether_there_is_a_record_or_not(cast: Cast) -> None:
    from alongside.base.core.ids import uuid7

    lea = cast.viewer("lea")
    before = AuditRow.objects.visible_to(lea).count()
    for person_id in (cast.rose.pk, uuid7(), cast.maya.pk):
        assert sealing.ask_to_open_sealed(person_id=person_id, by=lea, reason="court") is None
    rows = list(AuditRow.objects.visible_to(lea).order_by("seq"))[before:]
    assert {(row.verb, row.object_id, row.person_id) for row in rows} == {
        ("asked to open", None, None)
    }


def test_only_those_inside_learn_that_somebody_asked(cast: Cast) -> None:
    sealing.ask_to_open_sealed(person_id=cast.rose.pk, by=cast.viewer("lea"), reason="court")
    for name in STAFF:  # the one who asked too: a row of theirs would tell that there is a record
        viewer = cast.viewer(name)
        told = Notice.objects.visible_to(viewer).filter(kind="asked").exists()
        assert told == (name == "ben"), name
        seen = SealGrant.objects.visible_to(viewer).exists()
        assert seen == (name == "ben"), name


def test_who_asks_cannot_agree_and_who_is_outside_cannot_either(cast: Cast) -> None:
    with pytest.raises(CannotSee):
        sealing.ask_to_open_sealed(person_id=cast.rose.pk, by=cast.viewer("cal"), reason="x")
    with pytest.raises(Refused):
        sealing.ask_to_open_sealed(person_id=cast.rose.pk, by=cast.viewer("lea"), reason=" ")
    sealing.ask_to_open_sealed(person_id=cast.rose.pk, by=cast.viewer("lea"), reason="court")
    grant = SealGrant.objects.visible_to(cast.viewer("ben")).get()
    for who in ("lea", "cal", "ana", "rec"):
        with pytest.raises(CannotSee):
            sealing.grant_sealed(grant_id=grant.pk, by=cast.viewer(who))
    sealing.grant_sealed(grant_id=grant.pk, by=cast.viewer("ben"))
    with pytest.raises(CannotSee):
        sealing.grant_sealed(grant_id=grant.pk, by=cast.viewer("ben"))


def test_a_lead_inside_the_seal_still_needs_another_to_agree(cast: Cast) -> None:
    seal(cast, "sami", "lea")
    sealing.ask_to_open_sealed(person_id=cast.sami.pk, by=cast.viewer("lea"), reason="court")
    grant = SealGrant.objects.visible_to(cast.viewer("lea")).get()
    with pytest.raises(MayNot):
        sealing.grant_sealed(grant_id=grant.pk, by=cast.viewer("lea"))


# --- lifting it ----------------------------------------------------------------------------------


def lift(cast: Cast, person: str) -> None:
    asked = sealing.ask_to_lift_seal(person_id=cast.people[person].pk, by=cast.viewer("cal"))
    sealing.lift_seal(seal_id=asked.pk, by=cast.viewer("lea"))


def test_lifting_takes_a_manager_inside_and_a_lead(cast: Cast) -> None:
    row = seal(cast, "sami", "cal")
    with pytest.raises(CannotSee):
        sealing.lift_seal(seal_id=row.pk, by=cast.viewer("lea"))
    with pytest.raises(MayNot):
        sealing.ask_to_lift_seal(person_id=cast.sami.pk, by=cast.viewer("ana"))
    lift(cast, "sami")
    assert knowing(cast, "sami") == set(STAFF)
    with pytest.raises(NotNow):
        sealing.ask_to_lift_seal(person_id=cast.sami.pk, by=cast.viewer("cal"))


def test_a_manager_outside_cannot_even_ask(cast: Cast) -> None:
    with pytest.raises(CannotSee):
        sealing.ask_to_lift_seal(person_id=cast.rose.pk, by=cast.viewer("cal"))
    assert Seal.objects.visible_to(cast.viewer("ben")).filter(lift_asked_by=None).exists()


def test_sealed_again_only_those_named_this_time_are_inside(cast: Cast) -> None:
    """Whoever was inside the first seal does not stay inside a second by that."""
    seal(cast, "sami", "cal", "sue")
    lift(cast, "sami")
    with clock.at(NOW + DAY):
        seal(cast, "sami", "cal")
        assert knowing(cast, "sami") == {"ana", "cal"}
