"""Script V1 and the day's jobs, done on the real screens, each with its ceiling.

A path begins on My day with somebody signed in, acts only through a `Hand`, and answers which
facts it finds stored afterwards. Tests and the benchmark drive the same functions.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alongside.base.core import clock
from alongside.people.ties.models import Tie
from alongside.people.ties.readings import Reading
from alongside.practice.appointments.asking import propose
from alongside.practice.appointments.links import token_for
from alongside.practice.appointments.making import What as Asked
from alongside.practice.appointments.models import Appointment, AppointmentPerson, Slot, Told
from alongside.practice.encounters.models import Encounter, EncounterPart, Present
from alongside.practice.promises.models import Promise, PromiseFor, State
from alongside.practice.reflections.models import Reflection
from tests.browser.klm import WITNESS, Cost, Hand
from tests.browser.world import DAY, NOW, World

NARRATIVE = (
    "she came out last, hood up, and went straight for the long way round by the canal. said "
    "nothing till the bridge. then: dee had posted a photo of the birthday and she was not asked. "
    "she did not cry. she said it is fine, it is just a cake, and told me what flavour it was. i "
    "asked if she wanted me to say anything to mum. not yet. i want to ask if kit can come to stay "
    "first. we sat on the wall by the lock for a while. dee came to the door when we got back and "
    "asked how school had been, and the two of them laughed about the dog. i said when i would "
    "ring, and that i will tell her what the school say"
)  # 600 characters
PROMISE = "ring school about a lunch club"  # thirty characters
CALL = "rang to say the bus pass came, he asked if saturday still stands, i said it does"
MINE = "i wanted to ring dee there and then. more angry than she was"
AGREED = (
    "we read the agreement line by line. she crossed out two and said why. i had not seen it that "
    "way before she told me so.."
)


@dataclass(frozen=True)
class Path:
    """One way through the screens, with the seconds it may take at most.

    `ceiling` is for everything but the words themselves; `with_words` counts those too.
    """

    name: str
    title: str
    ceiling: float
    walk: Callable[[Hand, World], list[str]]
    with_words: float | None = None
    begins: Callable[[World], str] = lambda world: "/"
    after: Callable[[Any, World], list[str]] | None = None  # what is done and read uncounted
    without_lane: bool = False


class Missing(AssertionError):
    """Something the path was to store is not there as data."""


def _stored(facts: dict[str, bool]) -> list[str]:
    missing = [name for name, there in facts.items() if not there]
    if missing:
        raise Missing(f"not stored as data: {', '.join(missing)}")
    return list(facts)


def _newest(world: World, *people: str) -> Encounter:
    ana = world.viewer()
    parts = EncounterPart.objects.visible_to(ana).filter(person=world.people[people[0]])
    row = (
        Encounter.objects.visible_to(ana)
        .filter(pk__in=parts.values("encounter_id"), recorded_at=clock.now())
        .order_by("-pk")
        .first()
    )
    if row is None:
        raise Missing("no encounter was stored")
    return row


FRIDAY = (NOW + 2 * DAY).date()
HALF_THREE = (NOW - DAY).replace(hour=15, minute=30)


def _facts(world: World, *people: str, mum: str, at: dt.datetime, minutes: int | None) -> list[str]:
    """What script V1 tells, read back from the database."""
    ana = world.viewer()
    row = _newest(world, *people)
    parts = list(EncounterPart.objects.visible_to(ana).filter(encounter=row))
    there = list(Present.objects.visible_to(ana).filter(encounter=row))
    promise = Promise.objects.visible_to(ana).filter(encounter=row).first()
    promised = PromiseFor.objects.visible_to(ana).filter(promise=promise)
    facts = {
        "day and time": row.happened_at == at and row.happened_precision == "minute",
        "place": row.place == "at home" and row.how == "in_person",
        "who was there": [one.in_words for one in there] == [mum]
        and {part.person_id for part in parts} == {world.people[name].pk for name in people},
        "seen": all(part.seen for part in parts),
        "seen alone": all(part.seen_alone for part in parts),
        "what happened": row.narrative == NARRATIVE,
        "promise": promise is not None
        and promise.words == PROMISE
        and promised.count() == len(people),
        "its day": promise is not None and promise.due == FRIDAY,
        "who wrote it": row.author_id == ana.worker_id,
    }
    if minutes is not None:
        facts["how long"] = row.minutes == minutes
    return _stored(facts)


def _promise_and_save(hand: Hand) -> None:
    hand.decide("a promise").press("Alt+p").type(PROMISE)
    hand.decide("its day").press("Tab").type("f")
    hand.decide("save").press("Control+Enter").arrives(r"done=recorded")


def planned(hand: Hand, world: World) -> list[str]:
    hand.decide("which row").click("link", "Write it up: Maya Bell").arrives("record/")
    hand.write(NARRATIVE)
    hand.decide("seen alone").press("Alt+a")
    _promise_and_save(hand)
    return _facts(world, "maya", mum="Dee (mum)", at=HALF_THREE, minutes=40)


def unplanned(hand: Hand, world: World) -> list[str]:
    hand.decide("record, with whom").press("n").arrives("/record/", at="#whom")
    hand.type("leo").press("Enter").arrives("people/.*/record/")
    hand.write(NARRATIVE)
    hand.decide("when").press("Alt+t").type("y").press("Tab").type("1530")
    hand.decide("a home visit").press("Tab").press("Tab").press("ArrowDown").press("ArrowDown")
    hand.decide("mum was there").press("Alt+1")
    hand.decide("seen alone").press("Alt+a")
    _promise_and_save(hand)
    return _facts(world, "leo", mum="Nina Grant (mum)", at=HALF_THREE, minutes=None)


def siblings(hand: Hand, world: World) -> list[str]:
    hand.decide("which row").click("link", "Write it up: Kofi Mensah").arrives("record/")
    hand.write(NARRATIVE)
    for key in ("Alt+a", "Alt+b", "Alt+c"):
        hand.decide("seen alone").press(key)
    _promise_and_save(hand)
    return _facts(
        world, "kofi", "ama", "yaw", mum="Efua (mum)", at=HALF_THREE + dt.timedelta(hours=1),
        minutes=50,
    )  # fmt: skip


def open_person(hand: Hand, world: World) -> list[str]:
    hand.decide("find").press("/").arrives("/find/", at="#q").type("ree")
    hand.decide("open it").press("Enter").arrives(f"/people/{world.reece.pk}/")
    return []


def agreed_visit(hand: Hand, world: World) -> list[str]:
    hand.decide("which row").click("link", "Write it up: Leanne Abbott").arrives("record/")
    hand.write(AGREED)
    hand.decide("my own lane").press("Alt+m").write(MINE)
    hand.decide("save").press("Control+Enter").arrives("done=recorded")
    row, ana = _newest(world, "leanne"), world.viewer()
    own = Reflection.objects.visible_to(ana).filter(person=world.leanne)
    return _stored(
        {
            "day and time": row.happened_at == NOW.replace(hour=14, minute=0),
            "how long": row.minutes == 50,
            "place": row.place == "at home",
            "what happened": row.narrative == AGREED,
            "my own lane": [one.words for one in own] == [MINE],
            "who wrote it": row.author_id == ana.worker_id,
        }
    )


def phone_call(hand: Hand, world: World) -> list[str]:
    hand.decide("record, with whom").press("n").arrives("/record/", at="#whom")
    hand.type("the").press("Enter").arrives("people/.*/record/")
    hand.write(CALL)
    hand.decide("save").press("Control+Enter").arrives("done=recorded")
    row = _newest(world, "theo")
    return _stored(
        {
            "day and time": row.happened_at == NOW,
            "how": row.how == "phone" and row.planned == "unplanned",
            "what happened": row.narrative == CALL,
            "who wrote it": row.author_id == world.ana.pk,
        }
    )


def read_up(hand: Hand, world: World) -> list[str]:
    hand.decide("which row").click("link", "Before I go: Jean Whitlock").arrives("/before/")
    return []


def kept(hand: Hand, world: World) -> list[str]:
    hand.decide("which promise").click("button", "Kept: take Col the bus pass form")
    hand.arrives("done=kept")
    (row,) = Promise.objects.visible_to(world.viewer()).filter(pk=world.late.pk)
    return _stored({"kept": row.state == State.KEPT})


def make_a_promise(hand: Hand, world: World) -> list[str]:
    """A promise inside a visit that is being written up: what it adds to the visit."""
    hand.write(CALL)
    hand.decide("a promise").press("Alt+p").type(PROMISE)
    hand.decide("its day").press("Tab").type("f")
    return []


def propose_meeting(hand: Hand, world: World) -> list[str]:
    """From somebody's page: ask for one of three times, and say so."""
    hand.decide("ask to meet").press("a").arrives("/ask/")
    hand.decide("these times").press("Control+Enter").arrives("/tell/")
    hand.decide("how they are told").press("1").arrives("done=told")
    ana = world.viewer()
    row = Appointment.objects.visible_to(ana).order_by("-pk").first()
    if row is None:
        raise Missing("no meeting was stored")
    slots = Slot.objects.visible_to(ana).filter(appointment=row, closed_at=None)
    told = Told.objects.visible_to(ana).filter(appointment=row, person=world.theo)
    return _stored(
        {
            "asked": row.state == "proposed" and row.worker_id == ana.worker_id,
            "three times": slots.count() == 3,
            "how they were told": [(one.what, one.how) for one in told] == [("asked", "said")],
            "nothing left to tell": row.to_tell == "",
        }
    )


def put_on_map(hand: Hand, world: World) -> list[str]:
    """Somebody new on a person's own map: who, how close, how it is, and which way help goes."""
    hand.decide("build it together").press("b").arrives("/map/together/", at="#id_name")
    hand.decide("who").type("sasha").press("Enter").arrives("step=ring", at="[data-taps]")
    for what, key, after in (
        ("how close", "2", "step=line"),
        ("how it is", "1", "step=help"),
        ("which way", "3", "/map/together/"),
    ):
        hand.decide(what).press(key).arrives(after)
    ana = world.viewer()
    tie = Tie.objects.visible_to(ana).filter(person=world.maya, name="sasha").first()
    rows = Reading.objects.visible_to(ana).current().filter(tie=tie, perspective="own")
    if tie is None or len(rows) != 1:
        raise Missing("nobody was put on, or their view was not")
    (said,) = rows
    return _stored(
        {
            "who": tie.kind == "friend",
            "how close": said.closeness == 2,
            "how it is": said.quality == "strong",
            "which way help goes": said.flow == "both",
            "whose view": said.written_by_id == ana.worker_id and said.on == NOW.date(),
        }
    )


def answer_meeting(hand: Hand, world: World) -> list[str]:
    """The person's own answer, from the link they were given."""
    hand.decide("which time").click("radio", "Friday 6 March")
    hand.decide("yes").click("button", "Yes, that works").arrives("/m/thank-you/")
    row = Appointment.objects.visible_to(world.viewer()).order_by("-pk").first()
    if row is None:
        raise Missing("no meeting was stored")
    chosen = NOW.replace(hour=10, minute=0) + 2 * DAY
    return _stored({"agreed": row.state == "agreed", "the time": row.starts_at == chosen})


def link_given(world: World) -> str:
    """Ana asks Maya for one of three times; answers the address of Maya's link."""
    ana = world.viewer()
    (row,) = propose(
        person_ids=[world.maya.pk],
        slots=[NOW.replace(hour=10, minute=0) + days * DAY for days in (1, 2, 5)],
        what=Asked(purpose="Art college", place_theirs=True),
        by=ana,
    )
    part = AppointmentPerson.objects.visible_to(ana).get(appointment=row)
    return f"/m/{token_for(part, ana)}/"


def _the_visit_is_saved(page: Any, world: World) -> list[str]:
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile("done=recorded"))
    rows = Promise.objects.visible_to(world.viewer()).filter(words=PROMISE)
    return _stored({"promise": rows.count() == 1, "its day": rows[0].due == FRIDAY})


def _visit_begun(world: World) -> str:
    return f"{world.path('leanne', 'record/')}?appointment={world.reviewing.pk}"


PATHS = [
    Path("A", "A visit both sides agreed, from My day", 20, planned),
    Path("B", "A visit nobody planned, from My day", 30, unplanned),
    Path("C", "A again, on a page without a second lane", 20, planned, without_lane=True),
    Path("D", "Three siblings seen together, and each alone", 25, siblings),
    Path("job 1", "Open a person", 5, open_person),
    Path("job 2", "Write up an agreed visit in both lanes", 8, agreed_visit, with_words=60),
    Path("job 3", "Record a call that has just ended", 8, phone_call, with_words=30),
    Path("job 4", "Read up before going", 3, read_up),
    Path(
        "job 5",
        "Ask somebody to meet, and tell them",
        6,
        propose_meeting,
        begins=lambda world: world.path("theo"),
    ),
    Path("job 6", "Mark a promise kept", 3, kept),
    Path(
        "job 7",
        "Make a promise in a visit",
        14,
        make_a_promise,
        begins=_visit_begun,
        after=_the_visit_is_saved,
    ),
    Path(
        "job 9",
        "Put somebody on the map, with how it is",
        12,
        put_on_map,
        begins=lambda world: world.path("maya", "map/"),
    ),
    Path("job A", "A person answers from their link", 6, answer_meeting, begins=link_given),
]

WITHOUT_LANE = """
addEventListener("DOMContentLoaded", () => document.getElementById("lane-mine")?.remove());
"""


def walk(path: Path, world: World, context: Any, page: Any) -> tuple[Cost, list[str]]:
    """Go one path in a browser context of its own; the world as it was made."""
    context.add_init_script(WITNESS)
    if path.without_lane:
        context.add_init_script(WITHOUT_LANE)
    page.goto(path.begins(world))
    hand = Hand(page, in_one_go=path.name != "A")
    facts = path.walk(hand, world)
    cost = hand.done()
    return cost, facts + (path.after(page, world) if path.after else [])
