"""Planning a meeting and cancelling it; wonderings and what comes of them."""

from __future__ import annotations

import pytest

from alongside.base.core.errors import CannotSee, NotNow, Refused, Stale
from alongside.practice.appointments.actions import cancel, plan
from alongside.practice.appointments.models import Appointment, AppointmentPerson, Expected
from alongside.practice.wonderings.actions import take_step, wonder
from alongside.practice.wonderings.models import Wondering, WonderingStep
from tests.cast import DAY, NOW, Cast, seal


def test_planned_means_they_have_not_been_asked(cast: Cast) -> None:
    (made,) = plan(
        person_ids=[cast.maya.pk], starts_at=NOW + DAY, by=cast.viewer("ana"), minutes=40,
        expected=[("Dee", "mum")],
    )  # fmt: skip
    assert (made.state, made.proposed_by, made.worker_id) == ("planned", "us", cast.ana.pk)
    ana = cast.viewer("ana")
    assert Expected.objects.visible_to(ana).get(appointment=made).in_words == "Dee (mum)"
    assert not Appointment.objects.visible_to(cast.viewer("ben")).filter(pk=made.pk).exists()


def test_a_meeting_with_nobody_or_of_no_length_is_refused(cast: Cast) -> None:
    ana = cast.viewer("ana")
    with pytest.raises(Refused) as refused:
        plan(person_ids=[], starts_at=NOW + DAY, by=ana, minutes=0, how="owl")
    assert set(refused.value.problems) == {"people", "minutes", "how"}


def test_a_sealed_persons_meeting_is_a_row_of_its_own(cast: Cast) -> None:
    seal(cast, "sami", "ana")
    ana = cast.viewer("ana")
    made = plan(person_ids=[cast.ira.pk, cast.sami.pk], starts_at=NOW + DAY, by=ana)
    rows = AppointmentPerson.objects.visible_to(ana)
    assert [rows.get(appointment=one).person_id for one in made] == [cast.ira.pk, cast.sami.pk]


def test_cancelling_says_who_asked_and_why_once(cast: Cast) -> None:
    ana, meeting = cast.viewer("ana"), cast.meeting
    with pytest.raises(Refused):
        cancel(appointment_id=meeting.pk, version=1, by=ana, why=" ")
    done = cancel(appointment_id=meeting.pk, version=1, by=ana, why="She has a test",
                  asked_by="them")  # fmt: skip
    assert (done.cancelled_for, done.why_cancelled, done.state) == (
        "them", "She has a test", "planned",
    )  # fmt: skip
    with pytest.raises(NotNow):
        cancel(appointment_id=meeting.pk, version=2, by=ana, why="again")
    with pytest.raises(Stale):
        cancel(appointment_id=meeting.pk, version=1, by=ana, why="again")
    with pytest.raises(CannotSee):
        cancel(appointment_id=meeting.pk, version=2, by=cast.viewer("ben"), why="no")


def test_a_wondering_is_answered_looked_at_again_and_let_go(cast: Cast) -> None:
    ana = cast.viewer("ana")
    row = wonder(person_id=cast.maya.pk, words="whether it is the bus", by=ana,
                 would_change_my_mind="a week on foot")  # fmt: skip
    take_step(wondering_id=row.pk, kind="answer", words="It isn't", by=ana)
    take_step(wondering_id=row.pk, kind="let_go", words="", by=ana)
    steps = WonderingStep.objects.visible_to(ana).filter(wondering=row)
    assert [step.kind for step in steps.order_by("at", "pk")] == ["answer", "let_go"]
    with pytest.raises(NotNow):
        take_step(wondering_id=row.pk, kind="looked", words="more", by=ana)


def test_a_wondering_needs_words_and_somebody_one_sees(cast: Cast) -> None:
    with pytest.raises(Refused):
        wonder(person_id=cast.maya.pk, words=" ", by=cast.viewer("ana"))
    with pytest.raises(CannotSee):
        wonder(person_id=cast.maya.pk, words="hm", by=cast.viewer("ben"))
    assert not Wondering.objects.visible_to(cast.viewer("ben")).exists()
