"""A hand-over on its way and an ending with its goodbye, each through the deeds of the desk."""

import datetime as dt
from functools import partial
from typing import Any
from uuid import UUID

from alongside.base.core import clock
from alongside.doors.desk import transitions as composed
from alongside.people.working.models import EndingReason, WorkingRelationship
from alongside.practice.promises.models import State
from alongside.practice.transitions import actions
from alongside.practice.transitions.days import agree_days
from alongside.practice.transitions.models import StepKind, Transition, TransitionStep

from .builder import Builder
from .doing import Vow, told
from .lives import Life, Spell
from .months import live

ABOUT_RUTH = (
    "I’m Ruth. I am tall and I talk with my hands. I have a dog called Biscuit who is afraid of "
    "pigeons. I like maps, toast and being early.\n\nI won’t ask you everything at once. If I get "
    "something wrong, tell me; I’ll say sorry and try again. I work Monday to Thursday. When I’m "
    "not here, ask for Pat."
)
LETTER = (
    "Dear Hilda,\n\nWhen I first came you said you would give me a fortnight. That is fourteen months "
    "ago. You have a lift now, your cousin on Sundays, and a drawer that shuts. You did those, "
    "and I carried the forms.\n\nI kept the recipe. I will never make it as well.\n\nGwen"
)
TAUGHT = "That being asked what you want for tea is the same question as being asked anything."


def goings(b: Builder) -> None:
    """Josh Bright, whose Ed goes as Ruth comes; and Hilda Marlow, with whom Gwen finished."""
    for username, facts in _ABOUT.items():
        b.on(b.ago(60, "09:15"), partial(_about, b, username, facts))
    _josh(b)
    _hilda(b)


_ABOUT: dict[str, dict[str, Any]] = {
    "ruth": {"about_me": ABOUT_RUTH, "languages": "English, Twi", "travel": "Harbour and Holme",
             "hours": 24},
    "luz": {"languages": "English, Portuguese", "hours": 31},
    "yas": {"languages": "English, Arabic", "travel": "Anywhere by train"},
}  # fmt: skip


def _about(b: Builder, username: str, facts: dict[str, Any]) -> None:
    by = b.viewer(username)
    here_until = b.day + dt.timedelta(days=200) if username == "yas" else None
    actions.say_about(worker=by.worker, by=by, here_until=here_until, **facts)


class _Plan:
    """One plan as the demo walks through it, by its steps."""

    def __init__(self, b: Builder, key: str, manager: str) -> None:
        self.b, self.key, self.manager = b, key, manager

    def begin(self, worker: str, **given: Any) -> None:
        plan = actions.start(person_id=self.person, by=self.b.viewer(worker), **given)
        self.b.marks[f"{self.key}_plan"] = str(plan.pk)

    @property
    def person(self) -> UUID:
        return self.b.people[self.key]

    @property
    def id(self) -> UUID:
        return UUID(self.b.marks[f"{self.key}_plan"])

    def step(self, kind: str) -> TransitionStep:
        steps = TransitionStep.objects.visible_to(self.b.viewer(self.manager))
        return steps.filter(transition=self.id, kind=kind).order_by("pk")[0]

    def take(self, worker: str, kind: str, **given: Any) -> None:
        actions.take_step(step_id=self.step(kind).pk, by=self.b.viewer(worker), **given)

    def days(self, **given: Any) -> None:
        agree_days(transition_id=self.id, by=self.b.viewer(self.manager), **given)
        self.b.rights_changed()
        rows = Transition.objects.visible_to(self.b.viewer(self.manager)).filter(pk=self.id)
        for row in rows.select_related("introduction", "relationship"):
            for relation in (row.introduction, row.relationship):
                self._at_its_bounds(relation)

    def _at_its_bounds(self, relation: WorkingRelationship | None) -> None:
        for moment in (relation.from_at, relation.until_at) if relation else ():
            if moment is not None and moment > clock.now():
                self.b.on(moment, lambda: self.b.rights_changed())


def _josh(b: Builder) -> None:
    life = Life(
        "josh",
        "Josh Bright",
        "harbour",
        "child",
        b.day - clock.A_DAY * (9 * 365 + 40),
        pronouns="he",
        start=420,
        spells=[Spell("ed", 419, why="Josh asked for somebody who plays football.")],
        stories=["quiet"],
        slots={
            "carer": "Auntie Bea", "sib": "Tilly", "school": "Quayside Primary",
            "teacher": "Mr Amin", "friend": "Oscar", "club": "football on the sand",
            "pet": "Nugget the hamster", "park": "the breakwater", "cafe": "the kiosk",
            "street": "Ropewalk", "doctor": "Dr Lowe",
        },
        relations={"carer": "auntie", "sib": "sister", "teacher": "school", "friend": "friend"},
        meetings=9,
        last=15,
        next_meeting=False,
    )  # fmt: skip
    live(b, life)
    plan = _Plan(b, "josh", "pat")
    b.on(b.ago(24, "09:20"), lambda: plan.begin(
        "pat", kind="hand_over", why="Ed is going to train as a teacher. Josh is told first.",
        good_time="Saturday, after football, with Auntie Bea near",
        bad_time="A Friday night, or the week of the school trip",
    ))  # fmt: skip
    told(
        b, life, "ed", 22, "11:30", "On the breakwater",
        """I told Josh that I am leaving, and when, and that it is not because of anything he did. He
        threw eleven stones. Then he asked who gets the goalkeeper gloves, and whether Ruth is a real
        name.""",
        vows=[Vow("bring the photographs from the cup", by=5, fate=State.OPEN), Vow("show Ruth the long way round", by=9, fate=State.OPEN)],
        any_day=True,
    )  # fmt: skip
    b.on(b.ago(22, "12:30"), lambda: plan.take(
        "ed", StepKind.TOLD, words="He asked who gets the goalkeeper gloves."
    ))  # fmt: skip
    b.on(b.ago(21, "10:00"), lambda: _chosen(b, plan))
    b.on(b.ago(20, "15:10"), lambda: plan.take(
        "ed", StepKind.OTHERS, words="Auntie Bea, Mr Amin, and the coach. Josh told Tilly himself."
    ))  # fmt: skip
    b.on(b.ago(19, "09:50"), lambda: plan.days(
        introduced_from=b.day - clock.A_DAY * 14, day=b.day + clock.A_DAY * 21,
        official_reason="LEFTRL",
    ))  # fmt: skip
    b.on(b.ago(18, "16:00"), lambda: plan.take(
        "ed", StepKind.ABOUT_ME, words="He read it twice and asked about Biscuit."
    ))  # fmt: skip
    told(
        b, life, "ed", 8, "16:00", "Football, three of us",
        """Ruth went in goal. Josh let in nobody’s goals but hers. She said so, and he said it
        would do for a start.""",
    )  # fmt: skip
    b.on(b.ago(6, "17:00"), lambda: plan.take(
        "ed", StepKind.PASSES_ON, passes_on="School knows to ring Bea before four. He goes quiet before "
        "he goes out of the door: that is the moment to ask.",
        kept="Saturday football. The long way round.", left_behind="The sticker chart.",
    ))  # fmt: skip
    b.on(b.ago(2, "16:40"), lambda: _next_meeting(b, plan))
    b.on(b.ago(2, "16:45"), lambda: actions.plan_step(
        step_id=plan.step(StepKind.GOODBYE).pk, by=b.viewer("ed"), who=b.workers["ed"],
        on=b.day + clock.A_DAY * 19,
    ))  # fmt: skip


def _chosen(b: Builder, plan: _Plan) -> None:
    actions.choose_lead(
        transition_id=plan.id, worker=b.workers["ruth"], by=b.viewer("pat"),
        why="Ruth stays, lives near the pitch, and has time for five weeks together with Ed.",
    )  # fmt: skip


def _next_meeting(b: Builder, plan: _Plan) -> None:
    step = plan.step(StepKind.MEETING)
    meeting = composed.Meeting(b.ago(-3, "16:00"), place="the breakwater")
    composed.plan_meeting(step_id=step.pk, meeting=meeting, version=step.version, by=b.viewer("ed"))


def _hilda(b: Builder) -> None:
    life = Life(
        "hilda",
        "Hilda Marlow",
        "south",
        "older",
        b.day - clock.A_DAY * (83 * 365 + 12),
        start=430,
        spells=[Spell("gwen", 429, why="Hilda’s neighbour rang about the stairs.")],
        stories=["stairs"],
        slots={
            "child": "Keith", "rel": "Cousin Vi", "neighbour": "Mrs Poole", "doctor": "Dr Shah",
            "club": "the Tuesday lunch", "pet": "Monty the budgie", "late": "Arthur",
            "park": "the rose garden", "cafe": "the bakery", "street": "Tansy Road",
            "friend": "Nora", "boss": "Farida", "carer": "Keith", "sib": "Vi",
            "school": "the library", "teacher": "Miss Wells",
        },
        relations={"rel": "cousin", "neighbour": "neighbour", "doctor": "GP surgery", "child": "son"},
        meetings=9,
        last=30,
        next_meeting=False,
    )  # fmt: skip
    live(b, life)
    plan = _Plan(b, "hilda", "mo")
    b.on(b.ago(40, "10:15"), lambda: plan.begin(
        "gwen", kind="ending", why="The lift is in and Hilda says that she is settled.",
        good_time="Over tea, at the end", bad_time="The week of Arthur’s birthday",
    ))  # fmt: skip
    b.on(b.ago(38, "15:00"), lambda: plan.take(
        "gwen", StepKind.TOLD, words="“I thought so,” she said. “You brought the good biscuits.”"
    ))  # fmt: skip
    b.on(b.ago(37, "11:00"), lambda: plan.take(
        "gwen", StepKind.OTHERS, words="Cousin Vi and Mrs Poole, from Hilda herself."
    ))  # fmt: skip
    b.on(b.ago(36, "09:30"), lambda: plan.days(
        day=b.day - clock.A_DAY * 4, reason=EndingReason.FINISHED
    ))  # fmt: skip
    b.on(b.ago(30, "15:30"), lambda: plan.take(
        "gwen", StepKind.PASSES_ON, passes_on="The lift is under warranty until spring; the card is in the drawer.",
        kept="Tuesday lunch, and the chair by the window.", left_behind="The old care plan.",
    ))  # fmt: skip
    b.on(b.ago(12, "16:00"), lambda: _nothing_to_pass(b, plan))
    told(
        b, life, "gwen", 5, "14:30", "The last tea",
        """Hilda had laid for two and cut the cake before I sat down. She told the story of the lift as
        if I had not been there. At the door she said, “Go on, then,” and I went.""",
        mark="hilda_goodbye",
    )  # fmt: skip
    b.on(b.ago(5, "16:30"), lambda: plan.take(
        "gwen", StepKind.GOODBYE, words="Tea for two, and the story of the lift."
    ))  # fmt: skip
    b.on(b.ago(5, "16:40"), lambda: plan.take(
        "gwen", StepKind.LETTER, words=LETTER, taught_me=TAUGHT
    ))  # fmt: skip
    b.on(b.ago(5, "16:50"), lambda: actions.leave_out(
        step_id=plan.step(StepKind.IN_TOUCH).pk, by=b.viewer("gwen"),
        why="Hilda: “No. I’d only wait for the post.”",
    ))  # fmt: skip


def _nothing_to_pass(b: Builder, plan: _Plan) -> None:
    """What Gwen had promised and not yet done is done before the last day, or said."""
    step = plan.step(StepKind.PROMISES)
    composed.pass_promises(
        step_id=step.pk, promise_ids=[], to=None, by=b.viewer("gwen"), version=step.version,
        words="What is still open I do before the last day; Mo rings Hilda if anything is not.",
    )  # fmt: skip
