"""Asking for a meeting and answering: what becomes agreed, and what a link can and cannot do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, NotNow, Refused, Stale
from alongside.base.notices.models import Notice
from alongside.people.contact.actions import end_hold, hold_contact, say_never_ok, set_safe_mail
from alongside.practice.appointments.actions import cancel
from alongside.practice.appointments.answering import Given, answer_by_link, record_answer
from alongside.practice.appointments.asking import ask_again, propose
from alongside.practice.appointments.links import open_link, token_for
from alongside.practice.appointments.making import What
from alongside.practice.appointments.models import (
    Appointment,
    AppointmentPerson,
    MeetingLink,
    Slot,
    Told,
)
from alongside.practice.appointments.telling import safe_mail, say_told
from tests.cast import DAY, NOW, Cast, seal

TIMES = [NOW + 2 * DAY, NOW + 3 * DAY, NOW + 4 * DAY]


def asked(cast: Cast, *people: str, **more: Any) -> Appointment:
    (row,) = propose(
        person_ids=[cast.people[name].pk for name in people or ("maya",)],
        slots=more.pop("slots", TIMES), what=more.pop("what", What(purpose="the art room")),
        by=cast.viewer("ana"), **more,
    )  # fmt: skip
    return row


def part_of(cast: Cast, row: Appointment, person: str = "maya") -> AppointmentPerson:
    rows = AppointmentPerson.objects.visible_to(cast.viewer("ana"))
    return rows.get(appointment=row, person=cast.people[person])


def token(cast: Cast, row: Appointment, person: str = "maya") -> str:
    return token_for(part_of(cast, row, person), cast.viewer("ana"))


def stands(cast: Cast, row: Appointment) -> Appointment:
    return Appointment.objects.visible_to(cast.viewer("ana")).get(pk=row.pk)


# --- asking --------------------------------------------------------------------------------------


def test_asked_is_not_agreed(cast: Cast) -> None:
    row = asked(cast)
    assert (row.state, row.to_tell, row.starts_at) == ("proposed", "asked", TIMES[0])
    slots = Slot.objects.visible_to(cast.viewer("ana")).filter(appointment=row)
    assert [one.starts_at for one in slots.order_by("starts_at")] == TIMES


def test_what_they_proposed_themselves_is_agreed_when_we_write_it_down(cast: Cast) -> None:
    row = asked(cast, slots=TIMES[:1], proposed_by="them")
    assert (row.state, row.proposed_by, row.to_tell) == ("agreed", "them", "")
    assert part_of(cast, row).answer == "yes"


def test_told_says_why_and_what_is_still_theirs_and_never_becomes_agreed(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        asked(cast, why_it_must="A court asks us to see you")
    assert set(refused.value.problems) == {"still_theirs"}
    row = asked(cast, why_it_must="A court asks us to see you", still_theirs="the time")
    answer_by_link(token=token(cast, row), given=Given("yes", TIMES[1]))
    assert (stands(cast, row).state, stands(cast, row).starts_at) == ("told", TIMES[1])


@pytest.mark.parametrize(
    "slots", [[], [*TIMES, NOW + 5 * DAY], [NOW - DAY]], ids=["none", "four", "past"]
)
def test_times_are_one_to_three_and_still_to_come(cast: Cast, slots: list[dt.datetime]) -> None:
    with pytest.raises(Refused):
        asked(cast, slots=slots)


def test_only_who_sees_the_record_asks(cast: Cast) -> None:
    with pytest.raises(CannotSee):
        propose(person_ids=[cast.maya.pk], slots=TIMES, what=What(), by=cast.viewer("ben"))


def test_a_sealed_person_is_asked_apart(cast: Cast) -> None:
    seal(cast, "sami", "ana")
    rows = propose(
        person_ids=[cast.ira.pk, cast.sami.pk], slots=TIMES, what=What(), by=cast.viewer("ana")
    )
    assert len(rows) == 2
    assert all(
        len(token(cast, row, who)) > 40 for row, who in zip(rows, ("ira", "sami"), strict=True)
    )


# --- answering by link ---------------------------------------------------------------------------


def test_yes_by_link_agrees_the_time_that_was_chosen_and_tells_the_worker(cast: Cast) -> None:
    row = asked(cast)
    answer_by_link(
        token=token(cast, row), given=Given("yes", TIMES[2], with_someone=True, place="out")
    )
    now, part = stands(cast, row), part_of(cast, row)
    assert (now.state, now.starts_at, now.to_tell) == ("agreed", TIMES[2], "")
    assert (part.answer, part.with_someone, part.place_chosen) == ("yes", True, "out")
    assert part.answer_by_id is None
    open_times = Slot.objects.visible_to(cast.viewer("ana")).filter(closed_at=None, appointment=row)
    assert [one.starts_at for one in open_times] == [TIMES[2]]
    told = Notice.objects.visible_to(cast.viewer("ana")).filter(kind="answered")
    assert [one.person_id for one in told] == [cast.maya.pk]


def test_a_link_works_once(cast: Cast) -> None:
    row = asked(cast)
    mine = token(cast, row)
    answer_by_link(token=mine, given=Given("none"))
    assert open_link(mine) is None
    with pytest.raises(CannotSee):
        answer_by_link(token=mine, given=Given("yes", TIMES[0]))
    assert part_of(cast, row).answer == "none"
    assert token(cast, row) == ""


def test_looking_at_a_link_changes_nothing(cast: Cast) -> None:
    """A mail scanner that opens every link uses none of them up."""
    mine = token(cast, asked(cast))
    with CaptureQueriesContext(connection) as queries:
        assert open_link(mine) is not None
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert open_link(mine) is not None


def test_the_database_holds_no_token(cast: Cast) -> None:
    row = asked(cast)
    mine = token(cast, row)
    link = MeetingLink.objects.visible_to(cast.viewer("ana")).get(part__appointment=row)
    assert mine not in link.digest
    assert mine.encode() not in bytes(link.sealed)
    answer_by_link(token=mine, given=Given("ring"))
    link.refresh_from_db(from_queryset=MeetingLink.objects.visible_to(cast.viewer("ana")))
    assert link.sealed is None


def _expires(cast: Cast, row: Appointment) -> None:
    clock.stand_at(NOW + 15 * DAY)


def _asks_again(cast: Cast, row: Appointment) -> None:
    ask_again(appointment_id=row.pk, version=1, slots=TIMES[:1], by=cast.viewer("ana"))


def _is_held(cast: Cast, row: Appointment) -> None:
    hold_contact(person_id=cast.maya.pk, why="x", label="open", by=cast.viewer("ana"))


def _was_held(cast: Cast, row: Appointment) -> None:
    hold = hold_contact(person_id=cast.maya.pk, why="x", label="open", by=cast.viewer("ana"))
    clock.stand_at(NOW + DAY)
    end_hold(hold_id=hold.pk, by=cast.viewer("ana"))
    clock.stand_at(NOW + DAY + clock.A_SECOND)


def _died(cast: Cast, row: Appointment) -> None:
    cast.maya.died = NOW.date()
    cast.maya.save()


def _worker_left(cast: Cast, row: Appointment) -> None:
    cast.ana.left_at = NOW
    cast.ana.save()


def _was_recorded(cast: Cast, row: Appointment) -> None:
    record_answer(
        appointment_id=row.pk, version=1, person_id=cast.maya.pk, given=Given("none"),
        by=cast.viewer("ana"),
    )  # fmt: skip


ENDS = [_expires, _asks_again, _is_held, _was_held, _died, _worker_left, _was_recorded]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__[1:])
def test_a_link_is_dead_once(cast: Cast, end: Any) -> None:
    """Dead looks like never made: nothing comes back, after as many questions."""
    row = asked(cast)
    mine = token(cast, row)
    end(cast, row)
    with CaptureQueriesContext(connection) as dead:
        assert open_link(mine) is None
    with CaptureQueriesContext(connection) as unknown:
        assert open_link("never made") is None
    assert len(dead) == len(unknown) == 1
    with pytest.raises(CannotSee):
        answer_by_link(token=mine, given=Given("yes", TIMES[0]))


def test_nobody_on_hold_is_given_a_link(cast: Cast) -> None:
    _is_held(cast, None)  # type: ignore[arg-type]
    row = asked(cast)
    assert (token(cast, row), row.to_tell) == ("", "")


def test_a_time_that_was_not_offered_cannot_be_chosen(cast: Cast) -> None:
    row = asked(cast)
    for when in (None, NOW + 9 * DAY):
        with pytest.raises(Refused):
            answer_by_link(token=token(cast, row), given=Given("yes", when))
    assert stands(cast, row).state == "proposed"


def test_each_person_answers_for_themselves(cast: Cast) -> None:
    """Row 26: a meeting with two is agreed when both said yes, and each link shows one alone."""
    row = asked(cast, "ira", "noor")
    ira, noor = token(cast, row, "ira"), token(cast, row, "noor")
    answer_by_link(token=ira, given=Given("yes", TIMES[1]))
    assert stands(cast, row).state == "proposed"
    held = open_link(noor)
    assert held is not None
    assert [slot.starts_at for slot in held.slots] == [TIMES[1]]
    answer_by_link(token=noor, given=Given("yes", TIMES[1]))
    assert stands(cast, row).state == "agreed"


def test_no_is_an_answer(cast: Cast) -> None:
    row = asked(cast)
    answer_by_link(token=token(cast, row), given=Given("no"))
    assert stands(cast, row).state == "declined"


def test_not_with_this_person_reaches_the_manager_and_never_the_worker(cast: Cast) -> None:
    row = asked(cast)
    answer_by_link(token=token(cast, row), given=Given("not_you"))
    assert (stands(cast, row).state, part_of(cast, row).answer) == ("declined", "no")
    cal = Notice.objects.visible_to(cast.viewer("cal")).filter(kind="another")
    assert [(one.person_id, one.about_worker_id) for one in cal] == [(cast.maya.pk, cast.ana.pk)]
    assert not Notice.objects.visible_to(cast.viewer("ana")).filter(kind="another").exists()
    plain = asked(cast)
    answer_by_link(token=token(cast, plain), given=Given("no"))
    rows = AuditRow.objects.visible_to(cast.viewer("lea")).filter(relation="link")
    assert len({(one.verb, one.kind, one.relation) for one in rows}) == 1


def test_where_the_worker_manages_too_a_practice_lead_is_told(cast: Cast) -> None:
    (row,) = propose(person_ids=[cast.maya.pk], slots=TIMES, what=What(), by=cast.viewer("cal"))
    answer_by_link(token=token(cast, row), given=Given("not_you"))
    assert Notice.objects.visible_to(cast.viewer("lea")).filter(kind="another").exists()
    assert not Notice.objects.visible_to(cast.viewer("cal")).filter(kind="another").exists()


# --- as it was said ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "state"),
    [("yes", "agreed"), ("none", "proposed"), ("ring", "proposed"), ("no", "declined"),
     ("not_you", "declined")],
)  # fmt: skip
def test_a_worker_writes_down_what_was_said(cast: Cast, answer: str, state: str) -> None:
    row = asked(cast)
    given = Given(answer, TIMES[1] if answer == "yes" else None)
    record_answer(
        appointment_id=row.pk, version=1, person_id=cast.maya.pk, given=given,
        by=cast.viewer("ana"), words="only if Nan comes",
    )  # fmt: skip
    part = part_of(cast, row)
    assert (stands(cast, row).state, part.answer, part.answer_words) == (
        state, answer, "only if Nan comes",
    )  # fmt: skip
    assert part.answer_by_id == cast.ana.pk


def test_a_planned_meeting_becomes_agreed_when_they_say_yes(cast: Cast) -> None:
    record_answer(
        appointment_id=cast.meeting.pk, version=1, person_id=cast.maya.pk, given=Given("yes"),
        by=cast.viewer("ana"),
    )  # fmt: skip
    assert stands(cast, cast.meeting).state == "agreed"


def test_an_answer_is_for_who_sees_the_person_and_the_meeting_as_it_stands(cast: Cast) -> None:
    row = asked(cast)
    about = {"appointment_id": row.pk, "person_id": cast.maya.pk, "given": Given("no")}
    with pytest.raises(CannotSee):
        record_answer(version=1, by=cast.viewer("ben"), **about)
    with pytest.raises(Stale):
        record_answer(version=7, by=cast.viewer("ana"), **about)
    with pytest.raises(CannotSee):
        record_answer(version=1, by=cast.viewer("ana"), **{**about, "person_id": cast.dee.pk})
    cancel(appointment_id=row.pk, version=1, by=cast.viewer("ana"), why="ill")
    with pytest.raises(NotNow):
        record_answer(version=2, by=cast.viewer("ana"), **about)


# --- telling -------------------------------------------------------------------------------------


def tell(cast: Cast, row: Appointment, how: str, who: str = "ana", link: str = "") -> Told:
    return say_told(
        appointment_id=row.pk, person_id=cast.maya.pk, how=how, by=cast.viewer(who), link=link
    )


def test_how_they_were_told_is_kept(cast: Cast) -> None:
    row = asked(cast)
    told = tell(cast, row, "said")
    assert (told.what, told.how, told.by_id) == ("asked", "said", cast.ana.pk)
    assert stands(cast, row).to_tell == ""


def test_mail_goes_only_where_it_is_safe_and_says_nothing(
    cast: Cast, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    row = asked(cast)
    with pytest.raises(Refused):
        tell(cast, row, "mail", link="https://here/m/x/")
    set_safe_mail(person_id=cast.maya.pk, address="m.o@example.org", by=cast.viewer("ana"))
    with django_capture_on_commit_callbacks(execute=True):
        tell(cast, row, "mail", link="https://here/m/x/")
    (mail,) = mailoutbox
    assert mail.to == ["m.o@example.org"]
    words = f"{mail.subject} {mail.body} {mail.extra_headers}"
    for secret in ("Maya", "Ana", "art room", "Harbour", "Alongside", "social", "May"):
        assert secret not in words
    assert "https://here/m/x/" in words


def test_a_mail_that_does_not_leave_is_still_to_be_told(
    cast: Cast, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    def breaks(self: Any) -> None:
        raise OSError("no network")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", breaks)
    row = asked(cast)
    set_safe_mail(person_id=cast.maya.pk, address="m.o@example.org", by=cast.viewer("ana"))
    with django_capture_on_commit_callbacks(execute=True):
        told = tell(cast, row, "mail", link="https://here/m/x/")
    told = Told.objects.visible_to(cast.viewer("ana")).get(pk=told.pk)
    assert told.failed
    assert stands(cast, row).to_tell == "asked"


def test_nobody_on_hold_is_told_anything(cast: Cast) -> None:
    row = asked(cast)
    _is_held(cast, row)
    with pytest.raises(NotNow):
        tell(cast, row, "said")


def test_a_safe_address_is_for_the_key_worker_and_the_manager(cast: Cast) -> None:
    set_safe_mail(person_id=cast.maya.pk, address="m.o@example.org", by=cast.viewer("ana"))
    for who, sees in (("ana", True), ("cal", True), ("zoe", False), ("ben", False), ("adi", False)):
        assert bool(safe_mail(cast.maya.pk, cast.viewer(who))) is sees, who


def test_a_time_of_theirs_says_who_said_so(cast: Cast) -> None:
    row = say_never_ok(
        person_id=cast.maya.pk, days="2", from_time=dt.time(16), until_time=dt.time(18),
        whose="", by=cast.viewer("ana"),
    )  # fmt: skip
    assert (row.whose, row.in_words) == ("Maya", "on Wednesdays, 16:00–18:00")
    with pytest.raises(CannotSee):
        say_never_ok(
            person_id=cast.maya.pk, days="2", from_time=dt.time(16), until_time=dt.time(18),
            whose="", by=cast.viewer("ben"),
        )  # fmt: skip
