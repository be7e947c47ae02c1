"""The months with one person: which meetings there were, and what came of each."""

import datetime as dt
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alongside.base.core import clock
from alongside.practice.appointments.models import ProposedBy
from alongside.practice.encounters.models import How, KeptBecause, Planned
from alongside.practice.promises.models import State, Whose
from alongside.practice.wonderings.models import StepKind

from ..words.banks import STORIES, THOUGHTS, VOWS, everyday_scenes
from ..words.reading import Scene, fill
from . import doing
from .builder import Builder, is_workday
from .doing import Meeting, Vow
from .knowing import COUPLES, say_what_is_known
from .lines import Lines
from .lives import Life
from .taking_on import take_on

AFTER_SCHOOL = (dt.time(15, 40), dt.time(16, 30), dt.time(15, 0), dt.time(17, 15), dt.time(14, 10))
BY_DAY = (
    dt.time(10, 0),
    dt.time(13, 30),
    dt.time(11, 15),
    dt.time(14, 45),
    dt.time(9, 15),
    dt.time(16, 0),
)
RHYTHMS = (7, 14, 21, 28, 42, 56)
BABIES = ("lowafter", "newparent", "sundays")
IN_DIARY = 60  # days back that the diary goes
_DATED = re.compile(r"day|week|next|today|until|every|evening|month|,")


@dataclass(frozen=True)
class Scripted:
    """A scene in its place in somebody's months."""

    scene: Scene
    kind: str
    days_ago: int


def live(b: Builder, life: Life) -> None:
    """Have somebody's months happen: the record begins, meetings, facts, promises, an end."""
    dice = b.dice(life.key)
    lines = Lines(life, dice)
    scripted = list(script(b, life, dice))
    _rhythm(life, scripted)
    take_on(b, life)
    for number, one in enumerate(scripted):
        _meeting(b, life, one, lines, dice, last_two=number >= len(scripted) - 2)
    say_what_is_known(b, life, [one.days_ago for one in scripted], lines, dice)
    if life.end is None and life.next_meeting:
        _next_meeting(b, life, scripted, dice)


# --- which meetings there were -------------------------------------------------------------------


def script(b: Builder, life: Life, dice: random.Random) -> Iterator[Scripted]:
    """A beginning, the life's stories in their order with ordinary days between, and an end."""
    told = [scene for name in life.stories for scene in STORIES[name].scenes]
    ordinary = _suiting(everyday_scenes("ordinary", life.group), life)
    calls = _suiting(everyday_scenes("call", life.group), life)
    dice.shuffle(ordinary)
    dice.shuffle(calls)
    middle = min(life.meetings - 1, len(told) + len(ordinary) + len(calls))
    fillers = [("ordinary", scene) for scene in ordinary] + [("call", scene) for scene in calls]
    wanted = max(middle - len(told), min(3, middle // 3))
    chosen = dice.sample(fillers, min(wanted, len(fillers)))
    told = (
        told[: max(0, middle - len(chosen))]
        if life.end is None
        else _thinned(told, middle - len(chosen))
    )
    kinds = ["told"] * len(told) + ["filler"] * len(chosen)
    dice.shuffle(kinds)
    if dice.random() < 0.07:
        kinds.insert(dice.randint(1, max(1, len(kinds))), "crisis")
    if life.group in ("child", "parent") and dice.random() < 0.12:
        kinds.insert(dice.randint(1, max(1, len(kinds))), "unannounced")
    first = dice.choice(everyday_scenes("first", life.group))
    found: list[tuple[str, Scene]] = [("first", first)]
    for kind in kinds:
        if kind == "told":
            found.append(("told", told.pop(0)))
        elif kind == "filler":
            found.append(chosen.pop())
        else:
            found.append((kind, dice.choice(everyday_scenes(kind, life.group))))
    if life.end is not None:
        found.append(("last", dice.choice(everyday_scenes("last", life.group))))
    days = _days(b, life, len(found), dice)
    for (kind, scene), day in zip(found, days, strict=True):
        yield Scripted(scene, kind, day)


def _thinned(scenes: list[Scene], most: int) -> list[Scene]:
    """So many of these scenes, in their order, always with the first and the last."""
    if most >= len(scenes) or most < 2:
        return scenes[: max(0, most)]
    step = (len(scenes) - 1) / (most - 1)
    return [scenes[round(number * step)] for number in range(most)]


def _suiting(scenes: list[Scene], life: Life) -> list[Scene]:
    """Without scenes that would say somebody is alone who is not, a baby goes to school, or
    somebody who signs is on the telephone."""
    story = life.stories[0]
    if story == "signing":
        scenes = [scene for scene in scenes if scene.how != How.PHONE]
    if story in COUPLES:
        scenes = [scene for scene in scenes if "{late}" not in scene.text]
    if story in BABIES:
        scenes = [
            scene
            for scene in scenes
            if not {"{child}", "{teacher}"} & set(_slots(scene.text)) and scene.who != "child"
        ]
    return scenes


def _slots(text: str) -> list[str]:
    return [f"{{{piece.partition('}')[0]}}}" for piece in text.split("{")[1:]]


def _days(b: Builder, life: Life, count: int, dice: random.Random) -> list[int]:
    """Days ago of each meeting, the furthest first; a little denser at the beginning."""
    first, last = life.start - 1, (life.end + 1) if life.end is not None else 0
    if life.last is not None:
        last = life.last
    span = first - last
    gap = span / max(1, count)
    tail = 0.0 if life.end is not None or life.last is not None else dice.uniform(0, gap * 0.8)
    days = []
    for number in range(count):
        share = (number / max(1, count - 1)) ** 1.15
        jitter = 0 if number in (0, count - 1) else dice.uniform(-0.35, 0.35) * gap
        days.append(round(first - share * (span - tail) + jitter))
    within = (min(first, max(last, day)) for day in days)
    return sorted((b.near(day, last, first) for day in within), reverse=True)


def _rhythm(life: Life, scripted: list[Scripted]) -> None:
    """How often they plan to meet, where it was agreed; and nobody is overdue but by intention."""
    days = [one.days_ago for one in scripted]
    gap = (days[0] - days[-1]) / max(1, len(days) - 1)
    fitting = [rhythm for rhythm in RHYTHMS if rhythm >= gap and rhythm > days[-1] + 3]
    for spell in life.spells:
        if spell.rhythm is None and not spell.fixed_end and fitting and hash_of(life.key) % 5 < 3:
            spell.rhythm = fitting[0]


def hash_of(key: str) -> int:
    """A number from a name that is the same on every run."""
    return sum((number + 1) * ord(letter) for number, letter in enumerate(key))


# --- one meeting ---------------------------------------------------------------------------------


def _meeting(
    b: Builder, life: Life, one: Scripted, lines: Lines, dice: random.Random, *, last_two: bool
) -> None:
    spell = life.spell_on(one.days_ago)
    worker, called = spell.worker, b.workers[spell.worker].first_name
    day = b.day - clock.A_DAY * one.days_ago
    meeting = scene_as_meeting(b, life, one.scene, worker, day, lines, dice)
    if one.kind == "crisis":
        meeting.planned = Planned.CRISIS
    elif one.kind == "unannounced":
        meeting.planned = Planned.UNANNOUNCED
    elif meeting.how != How.IN_PERSON or dice.random() < 0.06:
        meeting.planned = Planned.UNPLANNED
    meeting.ahead = min(6, spell.start - one.days_ago - 1)
    meeting.proposed = (
        meeting.planned == Planned.PLANNED and one.days_ago <= IN_DIARY and meeting.ahead > 0
    )
    left = one.days_ago - (spell.until if spell.until is not None else -99)
    if left < 6:  # written up before the worker goes
        meeting.written = dt.timedelta(minutes=10)
    if one.kind in ("ordinary", "told") and not last_two and left > 5:
        _extras(life, meeting, lines, dice, called)
    if last_two and life.end is not None:
        meeting.vows = []
    elif worker == "ana" and one.days_ago < 26:
        meeting.vows = []  # what is open on her day is told by hand
    elif not meeting.vows and one.kind != "call" and dice.random() < 0.12:
        meeting.vows = [_spare_vow(life, lines, dice, called)]
    for vow in meeting.vows:
        if vow.fate == State.NOT_KEPT:
            vow.says = lines.fill(lines.next(VOWS, "not_kept", w=called))
        elif vow.fate == State.CHANGED:
            vow.says = f"{vow.words}, {lines.next(VOWS, 'changed', w=called)}"
    doing.meet(b, meeting)
    if meeting.ahead > 5 and meeting.proposed and dice.random() < 0.06 and one.days_ago > 3:
        _cancelled(b, life, worker, one.days_ago, lines, dice)


def scene_as_meeting(
    b: Builder,
    life: Life,
    scene: Scene,
    worker: str,
    day: dt.date,
    lines: Lines,
    dice: random.Random,
) -> Meeting:
    """A scene with its words filled in, at a time the worker has free."""
    called = b.workers[worker].first_name
    how = scene.how or How.IN_PERSON
    if how == How.IN_PERSON:
        when = b.slot(worker, day, _times(life, dice))
    else:
        time = dt.time(dice.choice((9, 10, 11, 13, 14, 16, 17)), dice.choice((5, 20, 35, 50)))
        when = clock.moment(day, time)
    place = lines.fill(scene.place, whole=False, w=called) if how == How.IN_PERSON else ""
    there = [life.there(slot.strip()) for slot in scene.who.split(",") if slot.strip()]
    vows = [_vow(lines.fill(words, whole=False, w=called), dice) for words in scene.ours]
    vows += [
        replace(_vow(lines.fill(words, whole=False, w=called), dice), whose=Whose.PERSON)
        for words in scene.theirs
    ]
    return Meeting(
        lives=[life],
        worker=worker,
        when=when,
        text=lines.fill(scene.text, w=called),
        minutes=_minutes(how, dice),
        how=how,
        place=place,
        present=there,
        vows=vows,
        title=lines.fill(scene.title, w=called),
        written=_written(b, worker, when, dice),
        purpose="",
    )


def _times(life: Life, dice: random.Random) -> tuple[dt.time, ...]:
    times = AFTER_SCHOOL if life.young else BY_DAY
    return tuple(dice.sample(times, len(times)))


def _minutes(how: str, dice: random.Random) -> int:
    if how == How.MESSAGE:
        return 5
    if how == How.PHONE:
        return dice.choice((5, 10, 10, 15, 20, 30))
    return dice.choice((30, 40, 45, 50, 60, 60, 75, 90))


def _written(b: Builder, worker: str, when: dt.datetime, dice: random.Random) -> dt.timedelta:
    """Mostly the same day, sometimes the next morning, now and then days later."""
    chance = dice.random()
    if worker == "ana" or chance < 0.72:
        return dt.timedelta(minutes=dice.choice((5, 10, 25, 40, 55)))
    later = 1 if chance < 0.95 else dice.randint(2, 4)
    day = b.workday(clock.local(when).date() + clock.A_DAY * later)
    return clock.moment(day, dt.time(9, dice.randint(5, 55))) - when


def _vow(words: str, dice: random.Random) -> Vow:
    """A promise, most often kept; sometimes changed together, sometimes not kept and said so."""
    chance = dice.random()
    fate = State.KEPT if chance < 0.8 else State.CHANGED if chance < 0.92 else State.NOT_KEPT
    if fate == State.CHANGED and _DATED.search(words):
        fate = State.KEPT
    return Vow(
        words, due=dice.choice((2, 4, 5, 7, 7, 10, 14)), fate=fate, after=dice.uniform(0.3, 0.95)
    )


def _spare_vow(life: Life, lines: Lines, dice: random.Random, called: str) -> Vow:
    kind = dice.choices(("ours", "theirs", "others", "organisation"), (60, 18, 16, 6))[0]
    words = lines.next(VOWS, kind, w=called)
    vow = _vow(words, dice)
    if kind == "theirs":
        return replace(vow, whose=Whose.PERSON)
    if kind == "others":
        name, _colon, what = words.partition(": ")
        return replace(vow, words=what, whose=Whose.OTHER, name=name)
    if kind == "organisation":
        return replace(vow, whose=Whose.ORGANISATION)
    return vow


def _extras(life: Life, meeting: Meeting, lines: Lines, dice: random.Random, called: str) -> None:
    """What some meetings have besides: a private thought, a wondering, a slip that was put right."""
    if dice.random() < 0.13:
        meeting.for_me = lines.next(THOUGHTS, "reflection", w=called)
    if dice.random() < 0.045:
        _wonder(meeting, lines, dice)
    if dice.random() < 0.025 and not meeting.vows:
        meeting.slip = tuple(  # type: ignore[assignment]
            lines.next(THOUGHTS, "slips", w=called).split("|")
        )
    if life.young and meeting.how == How.IN_PERSON and (not meeting.present or dice.random() < 0.3):
        meeting.alone = frozenset({life.key})
    chance = dice.random()
    if chance < 0.012:
        meeting.not_yet = lines.next(THOUGHTS, "not_yet", w=called)
    elif chance < 0.03 and not meeting.vows and not meeting.slip:
        meeting.asked_not, meeting.text = True, ""
        if chance < 0.016:
            meeting.text = lines.next(THOUGHTS, "kept_safe", w=called)
            meeting.kept_because = KeptBecause.SAFETY


def _wonder(meeting: Meeting, lines: Lines, dice: random.Random) -> None:
    words, _bar, mind = lines.next(THOUGHTS, "wondering").partition("|")
    meeting.wondering, meeting.would_change = words, mind
    chance = dice.random()
    if chance < 0.35:
        meeting.answer = (StepKind.ANSWER, lines.next(THOUGHTS, "answer"), dice.randint(5, 20))
    elif chance < 0.6:
        meeting.answer = (StepKind.LOOKED, lines.next(THOUGHTS, "looked"), dice.randint(20, 60))
    elif chance < 0.8:
        meeting.answer = (StepKind.LET_GO, lines.next(THOUGHTS, "let_go"), dice.randint(20, 90))


def _cancelled(
    b: Builder, life: Life, worker: str, days_ago: int, lines: Lines, dice: random.Random
) -> None:
    """A meeting that was in the diary a few days earlier and did not take place."""
    day = b.day - clock.A_DAY * (days_ago + 2)
    if not is_workday(day):
        return
    when = b.slot(worker, day, _times(life, dice))
    us = dice.random() < 0.3
    why = lines.next(THOUGHTS, "asking_them" if us else "asking_us")
    asked_by = ProposedBy.US if us else ProposedBy.THEM
    shell = Meeting([life], worker, when, "", place=life.slots["cafe"])

    def planned() -> None:
        row = doing.plan(b, shell)
        morning = when - dt.timedelta(hours=2)
        b.on(morning, lambda: doing.cancel(b, row, worker, why, asked_by))

    b.on(when - clock.A_DAY * 3, planned)


# --- what comes next -----------------------------------------------------------------------------


def _next_meeting(b: Builder, life: Life, scripted: list[Scripted], dice: random.Random) -> None:
    if dice.random() > 0.72:
        return
    worker = life.worker_on(0)
    day = b.workday(b.day + clock.A_DAY * dice.randint(1, 13))
    when = b.slot(worker, day, _times(life, dice))
    place = fill(dice.choice(("at home", "{cafe}", "{park}")), life.slots, dice, whole=False)
    shell = Meeting([life], worker, when, "", place=place, ahead=0)
    b.on(b.ago(min(2, max(0, scripted[-1].days_ago)), "16:55"), lambda: doing.plan(b, shell))
