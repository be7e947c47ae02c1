"""Meetings in every state a screen can show, made when a screen is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alongside.people.contact.access import is_reachable
from alongside.people.contact.actions import hold_contact, say_never_ok, set_safe_mail
from alongside.practice.appointments.actions import cancel
from alongside.practice.appointments.answering import Given, record_answer
from alongside.practice.appointments.asking import propose
from alongside.practice.appointments.changing import move
from alongside.practice.appointments.making import What
from alongside.practice.appointments.models import Appointment, ProposedBy
from alongside.practice.promises.actions import make_promise
from alongside.practice.promises.models import Promise
from alongside.practice.promises.putting_off import Later, put_off
from alongside.practice.transitions.actions import take_step
from alongside.practice.transitions.models import TransitionStep
from tests.browser.world import DAY, NOW, World


def ask_for(
    world: World, person: str, *, days: tuple[int, ...] = (1, 2, 5), **more: Any
) -> Appointment:
    """Ana asks somebody for one of these mornings."""
    (row,) = propose(
        person_ids=[world.people[person].pk],
        slots=[NOW.replace(hour=10, minute=0) + n * DAY for n in days],
        what=more.pop("what", What(place_theirs=True)), by=world.viewer(), **more,
    )  # fmt: skip
    return row


def asked(world: World) -> Appointment:
    """Maya, who called a mail address safe."""
    set_safe_mail(person_id=world.maya.pk, address="maya@example.org", by=world.viewer())
    return ask_for(world, "maya")


def must(world: World) -> Appointment:
    return ask_for(
        world, "piotr", days=(1,), why_it_must="A court asks us to see you before 20 March.",
        still_theirs="when, where, and who is with you",
    )  # fmt: skip


def on_hold(world: World) -> Appointment:
    row = ask_for(world, "tia")
    if is_reachable(world.tia.pk):
        hold_contact(
            person_id=world.tia.pk, why="Her phone is read.", label="restricted", by=world.viewer()
        )
    return row


def moved(world: World) -> Appointment:
    """Asked, agreed, then moved by us: three things to tell of one meeting."""
    row, ana = ask_for(world, "theo"), world.viewer()
    record_answer(
        appointment_id=row.pk, version=1, person_id=world.theo.pk,
        given=Given("yes", row.starts_at), by=ana, words="OK, but not at school",
    )  # fmt: skip
    return move(
        appointment_id=row.pk, version=2, starts_at=NOW + 6 * DAY, why="A court date", by=ana,
        asked_by=ProposedBy.US,
    )  # fmt: skip


_MADE = {"asked": asked, "must": must, "held": on_hold, "moved": moved}


def of_meeting(state: str, page: str = "") -> Callable[[World], str]:
    return lambda world: f"/meetings/{_MADE[state](world).pk}/{page}"


def held(world: World, page: str = "") -> str:
    on_hold(world)
    ana = world.viewer()
    say_never_ok(
        person_id=world.tia.pk, days="2", from_time=NOW.time(),
        until_time=NOW.time().replace(hour=20), whose="Tia", by=ana,
    )  # fmt: skip
    return world.path("tia", page)


def promised_today(world: World, person: str = "theo") -> Promise:
    (row,) = make_promise(
        person_ids=[world.people[person].pk], words="ring Col", by=world.viewer(), due=NOW.date()
    )
    return row


def dropping(world: World) -> str:
    promised_today(world)
    return "/drop/"


def later(person: str) -> Callable[[World], str]:
    """A promise that has to wait, of which somebody is still to be told."""

    def made(world: World) -> str:
        row = promised_today(world, person)
        put_off(later=[Later(row.pk, 1, (NOW + DAY).date())], by=world.viewer())
        if person == "tia":
            on_hold(world)
        return f"/promises/{row.pk}/later/"

    return made


def said_goodbye(world: World) -> str:
    """Piotr's page, once goodbye was said and a letter was written."""
    ana = world.viewer()
    steps = TransitionStep.objects.visible_to(ana).filter(transition=world.plan)
    for kind, words in (("goodbye", "Soup, and the bus stop."), ("letter", "Dear Piotr, …")):
        take_step(step_id=steps.get(kind=kind).pk, by=ana, words=words)
    return world.path("piotr")


def arranged(world: World) -> str:
    """Everything My day can say about meetings to arrange."""
    asked(world)
    must(world)
    moved(world)
    ana = world.viewer()
    for person, answer in (("leo", "none"), ("kofi", "ring"), ("ama", "no")):
        row = ask_for(world, person)
        record_answer(
            appointment_id=row.pk, version=1, person_id=world.people[person].pk,
            given=Given(answer), by=ana,
        )  # fmt: skip
    gone = ask_for(world, "yaw")
    cancel(appointment_id=gone.pk, version=1, by=ana, why="a strike")
    return "/"
