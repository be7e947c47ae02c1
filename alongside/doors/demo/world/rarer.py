"""What does not happen every month: everything dropped for something urgent, contact on hold, a gift
from a worker, meetings in a calendar."""

import datetime as dt
from uuid import UUID

from alongside.base.core import clock
from alongside.doors.desk.actions import drop_the_day
from alongside.people.contact import actions as contact
from alongside.people.persons.models import Label
from alongside.practice.appointments.actions import plan
from alongside.practice.appointments.answering import Given, record_answer
from alongside.practice.appointments.asking import propose
from alongside.practice.appointments.changing import Drop, say_not_met
from alongside.practice.appointments.feeds import make_feed
from alongside.practice.appointments.making import What
from alongside.practice.appointments.models import Answer, Appointment, Detail, NotMet, Way
from alongside.practice.appointments.telling import say_told
from alongside.practice.gifts.actions import Offer, record_gift, say_seen
from alongside.practice.gifts.models import Direction, Kind, Outcome
from alongside.practice.promises.actions import make_promise, settle_promise
from alongside.practice.promises.models import Promise, State
from alongside.practice.promises.putting_off import Later, say_later

from .builder import Builder

URGENT = 52  # days ago, about


def rarer(b: Builder) -> None:
    _dropped(b)
    _on_hold(b)
    _did_not_want(b)
    b.on(b.ago(61, "16:05"), lambda: _from_us(b))
    b.on(b.ago(20, "17:35"), lambda: make_feed(detail=Detail.INITIALS, by=b.viewer("ana")))


def _dropped(b: Builder) -> None:
    """Something urgent at noon: Leanne gets another time, Jean is rung, Col's form waits a day."""
    ago = b.near(URGENT, 40, 70)
    later = b.workday(b.ago(ago).date() + clock.A_DAY)
    new_time = clock.moment(later, dt.time(9, 15))
    held: dict[str, UUID] = {}

    def plans() -> None:
        ana = b.viewer("ana")
        (row,) = propose(
            person_ids=[b.people["leanne"]], slots=[b.ago(ago, "14:00")], by=ana,
            what=What(45, place="Rosa’s", purpose="The letter from the landlord"),
        )  # fmt: skip
        held["leanne"] = row.pk
        say_told(appointment_id=row.pk, person_id=b.people["leanne"], how=Way.COPIED, by=ana)
        _yes(b, row.pk, "leanne", row.starts_at)
        (row,) = plan(
            person_ids=[b.people["jean"]], starts_at=b.ago(ago, "16:30"), by=ana, minutes=30,
            place="the kitchen at Nan’s", purpose="How Jean is",
        )  # fmt: skip
        held["jean"] = row.pk
        (promise,) = make_promise(
            person_ids=[b.people["col"]], words="post the school meals form", by=ana,
            due=b.ago(ago).date(),
        )  # fmt: skip
        held["promise"] = promise.pk

    def drops() -> None:
        drop_the_day(
            drops=[
                Drop(held["leanne"], _row(b, held["leanne"]).version, new_time),
                Drop(held["jean"], 1, None),
            ],
            later=[Later(held["promise"], 1, later)],
            by=b.viewer("ana"),
            ask=b.workers["ben"],
        )

    def tells() -> None:
        cal, ana = b.viewer("cal"), b.viewer("ana")
        for person, how in (("leanne", Way.SAID), ("jean", Way.PRINTED)):
            say_told(appointment_id=held[person], person_id=b.people[person], how=how, by=cal)
        say_later(promise_id=held["promise"], how="said", by=ana)

    def settles() -> None:
        _yes(b, held["leanne"], "leanne", new_time)
        row = Promise.objects.visible_to(b.viewer("ana")).get(pk=held["promise"])
        settle_promise(promise_id=row.pk, state=State.KEPT, version=row.version, by=b.viewer("ana"))

    b.on(b.ago(ago + 3, "16:15"), plans)
    b.on(b.ago(ago, "12:10"), drops)
    b.on(b.ago(ago, "12:40"), tells)
    b.on(clock.moment(later, dt.time(9, 5)), settles)


def _row(b: Builder, pk: UUID) -> Appointment:
    found: Appointment = Appointment.objects.visible_to(b.viewer("ana")).get(pk=pk)
    return found


def _yes(b: Builder, pk: UUID, person: str, at: dt.datetime) -> None:
    record_answer(
        appointment_id=pk, version=_row(b, pk).version, person_id=b.people[person],
        given=Given(Answer.YES, at), by=b.viewer("ana"),
    )  # fmt: skip


def _on_hold(b: Builder) -> None:
    """For nine days nothing was sent to Dee; who reads her telephone now is Dee."""
    held: dict[str, UUID] = {}

    def holds() -> None:
        row = contact.hold_contact(
            person_id=b.people["dee"], label=Label.RESTRICTED, by=b.viewer("ana"),
            why="Dee says her telephone is read in the evenings.",
        )  # fmt: skip
        held["row"] = row.pk

    b.on(b.ago(110, "09:50"), holds)
    b.on(b.ago(101, "14:30"), lambda: contact.end_hold(hold_id=held["row"], by=b.viewer("ana")))


def _did_not_want(b: Builder) -> None:
    """Theo did not want to, once; and once nobody knew why."""
    for ago, why, words in (
        (82, NotMet.DID_NOT_WANT, "He waved from the window. That is an answer too."),
        (131, NotMet.NOT_KNOWN, ""),
    ):
        when = b.ago(b.near(ago, 20, 300), "16:40")
        held: dict[str, UUID] = {}

        def plans(when: dt.datetime = when, held: dict[str, UUID] = held) -> None:
            (row,) = plan(
                person_ids=[b.people["theo"]], starts_at=when, by=b.viewer("ana"), minutes=30,
                place="Alder Street",
            )  # fmt: skip
            held["row"] = row.pk

        def writes(why: str = why, words: str = words, held: dict[str, UUID] = held) -> None:
            say_not_met(
                appointment_id=held["row"], version=1, why=why, words=words, by=b.viewer("ana")
            )

        b.on(when - 2 * clock.A_DAY, plans)
        b.on(when + dt.timedelta(hours=1), writes)


def _from_us(b: Builder) -> None:
    row = record_gift(
        person_id=b.people["maya"], by=b.viewer("ana"),
        offer=Offer(
            Direction.FROM_US, Kind.THING, "a sketchbook, from all of us",
            Outcome.GIVEN, "She had drawn on the last page of the old one. Cal agreed beforehand.", worth="£6",
            culture="At Nan’s, whoever brings something takes cake home.",
            plain_line="Ana gave you a sketchbook, from all of us. It is yours.",
        ),
    )  # fmt: skip
    say_seen(gift_id=row.pk, words="Good choice.", by=b.viewer("cal"))
