"""Everybody nobody wrote by hand: lives in three teams, and who worked with them when."""

import random
from functools import partial

from alongside.people.persons.banners import set_banner
from alongside.people.working.models import EndingReason, Role

from ..words.banks import STORIES, THOUGHTS
from ..words.reading import fill
from .builder import Builder, is_workday
from .doing import cover, reflect
from .folk import Folk
from .lives import Life, Spell
from .months import live
from .staff import LEFT, MOVED, SAM_LEFT

NUMBERS = {
    "north": {"child": 20, "teen": 11, "parent": 12, "carer": 5},
    "south": {"child": 12, "teen": 12, "leaver": 16, "carer": 9, "parent": 4},
    "harbour": {"adult": 34, "older": 28},
}
WORKERS = {
    "north": ("nia", "ben", "raj", "jo", "sian", "yas", "ana"),
    "south": ("dan", "gwen", "fin", "ivy", "hal"),
    "harbour": ("ruth", "ed", "luz", "kim", "yas", "sam"),
}
LEAVES = {"yas": MOVED, "hal": LEFT, "sam": SAM_LEFT}  # days ago; Yasmin to another team
# Stories one life can hold both of.
GO_TOGETHER = {
    "mornings": ("volcano", "dadaway"),
    "volcano": ("mornings",),
    "dadaway": ("mornings",),
    "youngcarer": ("mornings", "sleep"),
    "quiet": ("mornings",),
    "twohouses": ("mornings",),
    "threedays": ("sleep", "brother"),
    "evenings": ("sleep",),
    "sleep": ("workshop",),
    "workshop": ("sleep",),
    "brother": ("threedays",),
    "lookingfor": ("workshop",),
    "firstflat": ("collegemoney",),
    "collegemoney": ("firstflat",),
    "damp": ("foodmoney",),
    "dryer": ("foodmoney",),
    "afterhim": ("foodmoney",),
    "voices": ("garden",),
    "garden": ("voices",),
    "fullhouse": ("garden",),
    "widowed": ("stairs", "movingin"),
    "stairs": ("widowed", "rightpeople"),
    "busandmemory": ("rightpeople",),
    "rightpeople": ("stairs",),
    "movingin": ("stairs",),
}
BANNERS = (
    "Ring the manager before visiting.",
    "Two of us at the door, and ring first.",
    "Do not leave messages on any telephone.",
    "Give no address to anybody.",
)
ANAS = 5  # of the invented lives; the others she works with are written by hand


def people_the_teams_know(b: Builder) -> None:
    """All the invented lives, in order, each with its months."""
    dice = b.dice("crowd")
    folk = Folk(b, dice)
    rota = _Rota(dice)
    for team, groups in NUMBERS.items():
        for group, number in groups.items():
            stories = _stories_for(group, dice)
            for count in range(max(1, round(number * b.share))):
                story = stories[count % len(stories)]
                life = folk.one(f"{team}-{group}-{count}", team, group, story)
                fitting = [
                    name for name in GO_TOGETHER.get(story, ()) if group in STORIES[name].groups
                ]
                second = dice.choice(fitting) if fitting else ""
                _when(life, dice)
                if life.meetings > 14 and second:
                    life.stories.append(second)
                _who(b, life, rota, dice)
                _lately(b, life, dice)
                live(b, life)
                if dice.random() < 0.05 and life.end is None:
                    _banner(b, life, dice)
    _thinking(b, dice)


def _banner(b: Builder, life: Life, dice: random.Random) -> None:
    """A safety line with an end, and not the reason for it."""
    ago = dice.randint(8, min(150, life.start - 2))
    words = dice.choice(BANNERS)
    b.on(
        b.ago(ago, "16:15"),
        lambda: set_banner(
            person_id=b.people[life.key], by=b.viewer(life.worker_on(ago)), words=words
        ),
    )


def _thinking(b: Builder, dice: random.Random) -> None:
    """Thoughts that belong to no visit, each its worker's own."""
    general = [line for line in THOUGHTS["reflection"] if "{" not in line]
    for workers in WORKERS.values():
        for worker in workers:
            for line in dice.sample(general, dice.randint(1, 4)):
                left = LEAVES.get(worker, 0) if worker != "yas" else 0
                ago = dice.randint(left + 3, left + 120)
                words = fill(line, {}, dice)
                b.on(b.ago(ago, "20:20"), partial(reflect, b, worker, words))


def _stories_for(group: str, dice: random.Random) -> list[str]:
    names = [name for name, story in STORIES.items() if group in story.groups]
    dice.shuffle(names)
    return names


def _when(life: Life, dice: random.Random) -> None:
    life.start = dice.randint(300, 545) if dice.random() < 0.58 else dice.randint(35, 299)
    if dice.random() < 0.32 and life.start > 120:
        life.end = dice.randint(6, life.start - 90)
    weeks = (life.start - (life.end or 0)) / 7
    life.meetings = max(4, min(round(weeks / dice.uniform(1.4, 3.0)), dice.randint(14, 25)))


def _lately(b: Builder, life: Life, dice: random.Random) -> None:
    """Some are met on the day itself; Siân's people were last met before her leave."""
    worker = life.worker_on(0)
    if life.end is not None or worker == "ana":
        return
    if worker == "sian" and life.start > 30:
        life.last, life.next_meeting = dice.randint(10, 18), False
    elif is_workday(b.day) and dice.random() < 0.2:
        life.last = 0


class _Rota:
    """Who is given the next person: each worker in turn."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.given: dict[str, int] = {}

    def next(self, life: Life, days_ago: int, *, but: str = "") -> str:
        """Somebody for this person; where there was one already (`but`), one who will stay."""
        free = [
            worker
            for worker in WORKERS[life.team]
            if worker != but
            and _works_there(worker, life, days_ago)
            and not (but and worker in ("ana", *LEAVES))
        ]
        worker = min(free, key=lambda name: (self.given.get(name, 0), self.dice.random()))
        self.given[worker] = self.given.get(worker, 0) + 1
        return worker


def _works_there(worker: str, life: Life, days_ago: int) -> bool:
    """Whether somebody given to this worker that day can stay with them."""
    ends = life.end if life.end is not None else 0
    if worker == "yas":
        began_before = days_ago > MOVED + 60
        return began_before if life.team == "north" else days_ago < MOVED - 4
    if worker in ("hal", "sam"):
        return days_ago > LEAVES[worker] + 50
    if worker == "ana":
        return life.group in ("child", "teen", "parent") and ends == 0
    return True


def _who(b: Builder, life: Life, rota: _Rota, dice: random.Random) -> None:
    """One key worker or two in turn; sometimes a second worker, sometimes cover."""
    first = rota.next(life, life.start)
    if first == "ana":
        rota.given["ana"] += 0 if rota.given["ana"] < ANAS else 999
        life.last = dice.randint(1, 9)
    grown = life.group not in ("child", "teen")
    why = _say(THOUGHTS["why_started_grown" if grown else "why_started"], life, dice)
    ends = life.end if life.end is not None else 0
    leaves = LEAVES.get(first) if not _stays(first, life) else None
    change = leaves if leaves is not None and leaves > ends else None
    if change is None and life.start - ends > 150 and dice.random() < 0.2 and first != "ana":
        change = dice.randint(ends + 50, life.start - 60)
    if change is None:
        life.spells = [_last_spell(life, Spell(first, life.start, why=why), dice)]
    else:
        following = rota.next(life, change + 9, but=first)
        names = {"before": b.workers[first].first_name, "next": b.workers[following].first_name}
        gone = leaves is not None
        kind = ("why_moved" if first == "yas" else "why_left") if gone else "why_next"
        handed = _say(THOUGHTS[kind], life, dice, **names)
        left = gone and first != "yas"
        reason = EndingReason.WORKER_LEFT if left else EndingReason.WORKER_CHANGED
        until = change + 2 if gone else change
        life.spells = [
            Spell(first, life.start, until, why=why, words=handed, reason=reason),
            _last_spell(life, Spell(following, change + 9, why=handed), dice),
        ]
    _beside(b, life, rota, dice)


def _stays(worker: str, life: Life) -> bool:
    if worker == "yas" and life.team == "harbour":
        return True
    return worker not in LEAVES


def _last_spell(life: Life, spell: Spell, dice: random.Random) -> Spell:
    if life.end is None:
        return spell
    spell.until = life.end
    spell.reason, kind = dice.choices(
        (
            (EndingReason.FINISHED, "finished"),
            (EndingReason.MOVED_ON, "moved_on"),
            (EndingReason.THEIR_CHOICE, "their_choice"),
        ),
        (70, 18, 12),
    )[0]
    spell.words = _say(THOUGHTS[kind], life, dice)
    return spell


def _beside(b: Builder, life: Life, rota: _Rota, dice: random.Random) -> None:
    ends = life.end if life.end is not None else 0
    last = life.spells[-1]
    if dice.random() < 0.12 and last.worker != "ana":
        other = rota.next(life, life.start, but=last.worker)
        if other != life.spells[0].worker:
            life.spells.append(
                Spell(
                    other,
                    max(ends + 20, last.start - 20),
                    life.end,
                    role=Role.CO_WORKER,
                    why=f"So that {life.called} knows two of us.",
                )
            )
    if dice.random() < 0.18 and last.start - ends > 60:
        stand_in = rota.next(life, ends + 20, but=last.worker)
        start = dice.randint(ends + 16, last.start - 10)
        called = b.workers[last.worker].first_name
        life.spells.append(cover(stand_in, start, start - 12, why=f"While {called} is on leave."))


def _say(lines: list[str], life: Life, dice: random.Random, **slots: str) -> str:
    return fill(dice.choice(lines), {**life.slots, **slots}, dice)
