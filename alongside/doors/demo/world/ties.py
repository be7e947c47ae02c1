"""Who matters to three of Ana's people, one of them hidden from all but two; and how each is."""

import io
from functools import partial
from typing import Any

from alongside.base.core import clock
from alongside.base.core.dates import RoughDate, parse_rough
from alongside.people.ties.actions import (
    add_tie,
    ask_count_on,
    consent_to_map,
    say_reading,
    worry_about_tie,
)
from alongside.people.ties.paper import keep_paper_map
from alongside.people.ties.told import Told

from ..words.ties import DRAWN, HIDDEN, TOLD, Known, Read
from .builder import Builder
from .paper import rings_on_paper


def ties(b: Builder) -> None:
    """What was asked first, each tie as it was told, each view on its day, and one question."""
    for key, (worker, ago, sees, counts, known) in TOLD.items():
        b.on(b.ago(ago, "15:40"), partial(_asked, b, key, worker, sees, counts))
        for number, tie in enumerate(known):
            mark = f"{key}_tie_{number}" if tie.name != HIDDEN else f"{key}_hidden_tie"
            b.on(b.ago(tie.ago, "15:45"), partial(_told, b, key, worker, tie, mark))
            for read in tie.read:
                b.on(b.ago(read.ago, "15:50"), partial(_read, b, worker, read, mark))
    b.on(b.ago(118, "15:42"), partial(_drawn, b))
    b.on(b.ago(12, "17:20"), partial(_question, b))
    b.on(b.ago(25, "17:30"), partial(_worry, b))


def _asked(b: Builder, key: str, worker: str, sees: str, counts: bool) -> None:
    consent_to_map(person_id=b.people[key], sees=sees, counts=counts, by=b.viewer(worker))


def _told(b: Builder, key: str, worker: str, tie: Known, mark: str) -> None:
    more: dict[str, Any] = {**tie.more}
    if "where_since" in more:
        more["where_since"] = _rough(more["where_since"])
    told = Told(
        tie.kind,
        tie.name,
        tie.relation,
        other=b.people[tie.other] if tie.other else None,
        began=_rough(tie.since),
        **more,
    )
    made = add_tie(person_id=b.people[key], told=told, by=b.viewer(worker))
    b.marks[mark] = str(made.pk)


def _rough(text: str) -> RoughDate | None:
    return parse_rough(text, on=clock.today()) if text else None


def _read(b: Builder, worker: str, read: Read, mark: str) -> None:
    say_reading(
        tie_id=b.marks[mark],  # type: ignore[arg-type]
        perspective=read.view,
        said=read.said,
        by=b.viewer(worker),
        said_by=read.said_by,
    )


def _drawn(b: Builder) -> None:
    """Maya's map as she drew it, before it was typed."""
    keep_paper_map(
        person_id=b.people["maya"],
        perspective="own",
        sent=io.BytesIO(rings_on_paper("Me", DRAWN)),
        by=b.viewer("ana"),
    )


def _question(b: Builder) -> None:
    """Theo, asked in words; two who live with him."""
    ask_count_on(
        person_id=b.people["theo"],
        answer="named",
        words="Dad when he’s there. Mabel always.",
        tie_ids=[b.marks["theo_tie_0"], b.marks["theo_tie_3"]],  # type: ignore[list-item]
        by=b.viewer("ana"),
    )


def _worry(b: Builder) -> None:
    worry_about_tie(
        tie_id=b.marks["maya_hidden_tie"],  # type: ignore[arg-type]
        words="He may turn up at school. Mr Osei knows whom to ring.",
        by=b.viewer("ana"),
    )
