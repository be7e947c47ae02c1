"""Ana's meetings as they are arranged: asked, answered, declined, moved, told, and not met."""

import datetime as dt
from uuid import UUID

from alongside.people.contact import actions as contact
from alongside.people.contact.models import Days
from alongside.practice.appointments.answering import Given, answer_by_link, record_answer
from alongside.practice.appointments.asking import propose
from alongside.practice.appointments.changing import move, say_not_met
from alongside.practice.appointments.links import token_for
from alongside.practice.appointments.making import What
from alongside.practice.appointments.models import (
    Answer,
    Appointment,
    AppointmentPerson,
    NotMet,
    Way,
)
from alongside.practice.appointments.telling import say_told

from .builder import Builder


def arranging(b: Builder) -> None:
    """What stands under “Meetings to arrange” on the demo's evening, and how it came about."""
    b.on(b.ago(60, "15:10"), lambda: _how_to_reach(b))
    _waiting(b)
    _answered(b)
    _declined(b)
    _moved(b)
    _must(b)
    _not_met(b)


def _how_to_reach(b: Builder) -> None:
    ana = b.viewer("ana")
    contact.say_never_ok(
        person_id=b.people["tia"], days=Days.WEDNESDAY, from_time=dt.time(15, 30),
        until_time=dt.time(19), whose="Tia", by=ana,
    )  # fmt: skip
    contact.set_safe_mail(person_id=b.people["tia"], address="tia.b@example.org", by=ana)


def _slots(b: Builder, *days: int, time: str) -> list[dt.datetime]:
    """The same time on these days ahead, each on the next day offices are open."""
    return [b.ago((b.day - b.workday(b.ago(-n).date())).days, time) for n in days]


def _ask(b: Builder, person: str, slots: list[dt.datetime], what: What, **more: str) -> UUID:
    (row,) = propose(
        person_ids=[b.people[person]], slots=slots, what=what, by=b.viewer("ana"), **more
    )
    return row.pk


def _tell(b: Builder, row: UUID, person: str, how: str) -> None:
    say_told(appointment_id=row, person_id=b.people[person], how=how, by=b.viewer("ana"))


def _row(b: Builder, row: UUID) -> Appointment:
    found: Appointment = Appointment.objects.visible_to(b.viewer("ana")).get(pk=row)
    return found


def _said(b: Builder, row: UUID, person: str, given: Given, words: str = "") -> None:
    record_answer(
        appointment_id=row, version=_row(b, row).version, person_id=b.people[person], given=given,
        by=b.viewer("ana"), words=words,
    )  # fmt: skip


def _waiting(b: Builder) -> None:
    """Tia was asked yesterday, in a message, and has not answered."""
    slots = _slots(b, 3, 6, 8, time="13:00")

    def asks() -> None:
        row = _ask(b, "tia", slots, What(minutes=45, place_theirs=True, purpose="How drama went"))
        _tell(b, row, "tia", Way.COPIED)

    b.on(b.ago(1, "12:40"), asks)


def _answered(b: Builder) -> None:
    """Leanne answered by her link: the second time, with someone beside her."""
    slots = _slots(b, 9, 10, 13, time="11:00")
    held: dict[str, UUID] = {}

    def asks() -> None:
        held["row"] = _ask(b, "leanne", slots, What(place_theirs=True, purpose="Our agreement"))
        _tell(b, held["row"], "leanne", Way.COPIED)

    def answers() -> None:
        part = AppointmentPerson.objects.visible_to(b.viewer("ana")).get(appointment=held["row"])
        answer_by_link(
            token=token_for(part, b.viewer("ana")),
            given=Given(Answer.YES, slots[1], with_someone=True, place="out"),
        )

    b.on(b.ago(2, "16:40"), asks)
    b.on(b.ago(1, "19:12"), answers)


def _declined(b: Builder) -> None:
    """Theo said no, and that is an answer."""
    slots = _slots(b, 4, time="16:30")
    held: dict[str, UUID] = {}

    def asks() -> None:
        held["row"] = _ask(b, "theo", slots, What(minutes=30, purpose="The bus pass"))
        _tell(b, held["row"], "theo", Way.SAID)

    b.on(b.ago(1, "10:05"), asks)
    b.on(
        b.ago(0, "11:55"),
        lambda: _said(b, held["row"], "theo", Given(Answer.NO), "Ask Dad. I’ve got training."),
    )


def _moved(b: Builder) -> None:
    """Hana had said yes; then we had to move it, and she is still to be told."""
    slots, later = _slots(b, 5, time="15:40"), _slots(b, 7, time="15:40")
    held: dict[str, UUID] = {}

    def asks() -> None:
        held["row"] = _ask(b, "hana", slots, What(minutes=40, purpose="Her recipe book"))
        _tell(b, held["row"], "hana", Way.SAID)
        _said(b, held["row"], "hana", Given(Answer.YES, slots[0]), "Only if I choose the biscuits.")

    def moves() -> None:
        move(
            appointment_id=held["row"], version=_row(b, held["row"]).version, starts_at=later[0],
            why="I have to be in court that afternoon.", by=b.viewer("ana"),
        )  # fmt: skip

    b.on(b.ago(6, "16:20"), asks)
    b.on(b.ago(0, "12:30"), moves)


def _must(b: Builder) -> None:
    """Col was told: it has to happen; why; and what he can still choose."""
    slots = _slots(b, 11, 12, time="17:00")

    def tells() -> None:
        row = _ask(
            b, "col", slots, What(purpose="The yearly look at Theo’s plan", place_theirs=True),
            why_it_must="The law says we look at Theo’s plan with you once a year.",
            still_theirs="the day, the place, and who sits beside you",
        )  # fmt: skip
        _tell(b, row, "col", Way.SAID)

    b.on(b.ago(0, "12:05"), tells)


def _not_met(b: Builder) -> None:
    """Nobody could bring Tia, nine days ago; the demo has had her down as not met for a while."""
    when = b.ago(b.near(9, 8, 12), "15:15")
    held: dict[str, UUID] = {}

    def plans() -> None:
        what = What(minutes=45, place="the library café", purpose="After drama")
        held["row"] = _ask(b, "tia", [when], what)
        _tell(b, held["row"], "tia", Way.COPIED)
        _said(b, held["row"], "tia", Given(Answer.YES, when))

    def writes() -> None:
        say_not_met(
            appointment_id=held["row"], version=_row(b, held["row"]).version,
            why=NotMet.NOBODY_COULD, words="Helen’s car was at the garage, and we had no other.",
            by=b.viewer("ana"),
        )  # fmt: skip

    b.on(when - dt.timedelta(days=4), plans)
    b.on(when + dt.timedelta(hours=2), writes)
