"""Gifts and decisions in the demo: one declined, one shared, one on its way back; one decision that
two people see differently."""

import datetime as dt
from functools import partial
from uuid import UUID

from alongside.base.organisation.actions import set_local_text
from alongside.base.organisation.models import TextKind
from alongside.practice.decisions.actions import Decided, record_decision, see_differently
from alongside.practice.decisions.models import Because, Whose
from alongside.practice.gifts.actions import Offer, record_gift, say_seen
from alongside.practice.gifts.models import Direction, Kind, Outcome

from .builder import Builder

RULE = (
    "Money is always declined. Tea, cake and drawings are fine and need no note. Anything else: "
    "say thank you, say that you write it down, and put it on the table in the kitchen upstairs. "
    "If saying no would hurt, don’t say no: share it."
)
BANKNOTE = "a £20 note, folded into the bus pass form"
DECIDED = "The taxi home from drama group ends at half-term. Tia has a bus pass from then on."
TIAS_VIEW = (
    "I don’t mind the bus. I mind standing at the railway line in the dark at eight. You all say "
    "safety first and then it’s the taxi."
)
ANAS_VIEW = (
    "I think this is about what the taxi costs and not about what Tia needs. Until the clocks "
    "change would have been possible. I said so in the meeting."
)


def boundaries(b: Builder) -> None:
    b.on(
        b.ago(400, "10:00"),
        lambda: set_local_text(kind=TextKind.GIFTS, words=RULE, by=b.viewer("lea")),
    )
    _gifts(b)
    b.on(b.ago(b.near(20, 1, 60), "16:40"), lambda: _decision(b))


def _gifts(b: Builder) -> None:
    declined = Offer(
        direction=Direction.TO_US,
        kind=Kind.THING,
        what="a pair of earrings, new, in their box",
        worth="perhaps £40",
        outcome=Outcome.DECLINED,
        why="Too much for her, and she would have gone without something to give them.",
        said="I said that I could not take them from anybody, and that being asked how I was that "
        "day had been the present. She put them on herself, which was better.",
    )
    shared = Offer(
        direction=Direction.TO_US,
        kind=Kind.THING,
        what="a tin of biscuits from the night shift",
        worth="£5",
        outcome=Outcome.SHARED,
        where="on the table in the kitchen upstairs, for everybody",
        why="Col had carried the tin across town. Saying no would have hurt him.",
        said="He said, “For the bus pass.” I said it would be eaten by six people by four o’clock.",
    )
    returning = Offer(
        direction=Direction.TO_US,
        kind=Kind.MONEY,
        what=BANKNOTE,
        offered_by="Col",
        outcome=Outcome.RETURNING,
        why="I found it when I took the form out at the office. He must have put it there while I "
        "was looking for my pen. I told Cal at once.",
        plain_line="Ana found £20 in the form and will bring it back on Friday. Thank you for "
        "the thought. We are not allowed to keep money, from anybody.",
    )

    def seen(life: str, offer: Offer) -> None:
        say_seen(gift_id=_gift(b, life, offer), words="Well put. Thank you.", by=b.viewer("cal"))

    for ago, life, offer in ((46, "leanne", declined), (18, "col", shared)):
        b.on(b.ago(b.near(ago, 1, 90), "15:30"), partial(seen, life, offer))
    b.on(b.ago(0, "14:10"), lambda: _gift(b, "col", returning, mark="col_gift"))


def _gift(b: Builder, life: str, offer: Offer, mark: str = "") -> UUID:
    row = record_gift(person_id=b.people[life], offer=offer, by=b.viewer("ana"))
    if mark:
        b.marks[mark] = str(row.pk)
    return row.pk


def _decision(b: Builder) -> None:
    day = b.day - dt.timedelta(days=b.near(20, 1, 60))
    row = record_decision(
        person_id=b.people["tia"],
        by=b.viewer("ana"),
        decided=Decided(
            words=DECIDED,
            decided_by="the transport panel",
            decided_on=day,
            asked="Tia, by me, the week before. Helen, by telephone. The drama teacher was not.",
            wanted="“Keep it till it’s light again. After that I’ll go on the bus and not moan.”",
            because=[Because.MONEY, Because.RULE],
            because_words="The panel’s rule is two miles; it is one and three quarters. What was "
            "talked about was the bill.",
            challenge="Tia can tell me, the advocate, or the team manager, and it goes back to "
            "the panel. The advocate comes to wherever Tia likes.",
            challenge_by=b.day + dt.timedelta(days=8),
            told_on=day,
            told_by="Ana",
        ),
    )
    b.marks["tia_decision"] = str(row.pk)
    see_differently(
        decision_id=row.pk, whose=Whose.PERSON, words=TIAS_VIEW, by=b.viewer("ana"), said_on=day
    )
    see_differently(
        decision_id=row.pk, whose=Whose.WORKER, words=ANAS_VIEW, by=b.viewer("ana"), said_on=day
    )
