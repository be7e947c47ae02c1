"""The agreements people made with those who work with them, and what was said to each."""

import io

from alongside.base.core import clock
from alongside.base.core.ids import parse_id
from alongside.practice.agreements.actions import Terms, add_photo, answer_agreement, make_agreement

from ..words.agreements import AGREEMENTS, Said, Version
from .builder import Builder
from .paper import on_paper


def agreements(b: Builder) -> None:
    """Several versions over the months; open items stay open, and not everybody says yes."""
    for key, (worker, versions) in AGREEMENTS.items():
        for number, version in enumerate(versions, 1):
            _make(b, key, worker, number, version)


def _make(b: Builder, key: str, worker: str, number: int, version: Version) -> None:
    mark = f"{key}_agreement"

    def make() -> None:
        earlier = b.marks.get(mark)
        made = make_agreement(
            person_id=b.people[key],
            by=b.viewer(worker),
            replaces_id=parse_id(earlier) if earlier else None,
            terms=Terms(
                dict(version.texts),
                kind=version.kind,
                review_on=clock.today() + version.review * clock.A_DAY,
            ),
        )
        b.marks[mark] = str(made.pk)
        if version.paper:
            paper = io.BytesIO(on_paper(version.paper))
            label = "The paper, with both our names"
            add_photo(agreement_id=made.pk, sent=paper, label=label, by=b.viewer(worker))

    b.on(b.ago(version.ago, "16:05"), make)
    for place, said in enumerate(version.answers):
        b.on(
            b.ago(version.ago - said.after, f"16:{20 + place}"),
            lambda said=said: _answer(b, worker, mark, said),  # type: ignore[misc]
        )


def _answer(b: Builder, worker: str, mark: str, said: Said) -> None:
    answer_agreement(
        agreement_id=b.marks[mark],  # type: ignore[arg-type]
        by=b.viewer(worker),
        party=said.party,
        name=said.name,
        reply=said.reply,
        said=said.said,
        words=said.words,
    )
