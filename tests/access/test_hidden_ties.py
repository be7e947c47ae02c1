"""A tie that is kept back, and an address that must stay safe: whoever may not know of it is
answered as if it had never been told, on every page and in every file, byte by byte."""

from __future__ import annotations

import argparse
import io
import re
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest

from alongside.config.audit import run_list
from alongside.people.persons.actions import add_address
from alongside.people.persons.models import Label
from alongside.people.ties import actions
from alongside.people.ties.models import Tie
from alongside.people.ties.taking_off import take_off
from alongside.people.ties.told import Said, Told
from tests.cast import DAY, NOW, STAFF, WORDS, Cast, undone
from tests.masking import by_order, masked, whole_text

NAME, RELATION, SAID = "Shane Corrigan", "stepdad till then", "He waits by the gate"
WORDS_KEPT = ("Shane", "Corrigan", "stepdad", "waits by the gate")
SAFE = ("Quince", "Quarrow", "QT4")
FILES = ("picture.svg", "table.csv", "network.graphml?names=1", "network-canvas.zip?names=1",
         "measures.csv")  # fmt: skip
# What says the same to everybody who reads the record, whoever they are: it goes out.
LEAVES = ("map/?print=1", "map/measures/", *(f"map/{file}" for file in FILES))
OF_A_PERSON = (
    "", "?print=all", "before/", "record/", "ties/", "ties/ask/", "ties/add/", "family/",
    "family/tell/", "family/file/", "family/?print=1", "map/", "map/?tab=list", "map/?tab=table",
    "map/?tab=words", "map/?theirs=1", "map/?view=own", f"map/?on={(NOW - DAY).date()}",
    "map/together/", "map/tidy/", "map/compare/", "map/compare/?with=together", "map/agree/",
    "map/?part=1", *LEAVES,
)  # fmt: skip
ANYWHERE = ("/", "/people/", "/counting-on/", "/record/", "/notices/", "/drafts/", "/transitions/")
SEARCHES = ("Shane", "stepdad", "waits by the gate", "Quince", "QT4", "Maya")


def plain(answer: Any, path: str = "") -> str:
    """An answer as text; ids of a study by the order they come in, for they are new each time."""
    text = masked(whole_text(answer))
    if "network" in path:
        text = by_order(text)
    return f"{answer.status_code}\n{text}"


def every_answer(cast: Cast, who: str, person: str = "maya") -> dict[str, str]:
    """What somebody is answered: everything of one person, the main pages of who is close to them,
    and what is about nobody."""
    client, other = cast.client(who), {"maya": "dee", "dee": "maya"}[person]
    paths = [cast.url(person, page) for page in OF_A_PERSON]
    paths += [cast.url(other, page) for page in ("", "ties/", "family/", "map/?theirs=1")]
    found = {path: plain(client.get(path), path) for path in [*paths, *ANYWHERE]}
    for asked in SEARCHES:
        found[f"find {asked}"] = plain(client.post("/find/", {"q": asked}))
        found[f"else {asked}"] = plain(client.post("/find/else/", {"name": asked, "born": ""}))
    return found


def audit_of(who: str) -> str:
    given = argparse.Namespace(user=who, json=True)
    with patch("sys.stdout", new=io.StringIO()) as printed:
        run_list(given)
    return printed.getvalue()


def keep_back(cast: Cast, label: str = Label.RESTRICTED, **named: Any) -> Tie:
    """Ana puts somebody on who is kept back, with all that can be said of them."""
    ana = cast.viewer("ana")
    told = Told("parent", NAME, RELATION, label=label, lives_with=True, paid=True)
    tie = actions.add_tie(person_id=cast.maya.pk, told=told, by=ana, **named)
    for view in ("worker", "agreed"):
        said = Said(1, "hard", "in", words=SAID)
        actions.say_reading(tie_id=tie.pk, perspective=view, said=said, by=ana)
    actions.worry_about_tie(tie_id=tie.pk, words=SAID, by=ana)
    return tie


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [path for path in before if before[path] != after[path]]


@pytest.fixture
def told(standing_cast: Cast, db: None) -> Iterator[Cast]:
    """With some on the map already, in two views, so that there is something to disturb."""
    cast = standing_cast
    with undone():
        ana = cast.viewer("ana")
        for number in range(3):
            tie = actions.add_tie(
                person_id=cast.maya.pk, told=Told("friend", f"Friend{number}"), by=ana
            )
            said = Said(number + 1, "ok")
            actions.say_reading(tie_id=tie.pk, perspective="worker", said=said, by=ana)
        yield cast


@pytest.mark.parametrize("who", STAFF)
def test_a_tie_kept_back_changes_no_answer_to_whoever_may_not_know(told: Cast, who: str) -> None:
    before = every_answer(told, who)
    tie = keep_back(told)
    seen = Tie.objects.visible_to(told.viewer(who)).filter(pk=tie.pk).exists()
    after = every_answer(told, who)
    changed = differing(before, after)
    if not seen:
        assert changed == []
        assert str(tie.pk) not in "".join(after.values())
    assert not [path for path in changed if path.endswith(LEAVES)], "and nobody takes it out"
    assert who in ("ana", "cal") or not seen
    for path, text in after.items():
        if path.endswith(LEAVES) or not (seen or path.startswith(("find", "else"))):
            assert not [word for word in WORDS_KEPT if word in text], path
    assert not [word for word in WORDS_KEPT if word in audit_of(who)]


@pytest.mark.parametrize("who", STAFF)
def test_one_sealed_for_one_worker_changes_no_answer_to_another(told: Cast, who: str) -> None:
    """Not even the manager's, where it is kept from the manager too."""
    before = every_answer(told, who)
    tie = keep_back(told, Label.SEALED, audience=[told.ana])
    seen = Tie.objects.visible_to(told.viewer(who)).filter(pk=tie.pk).exists()
    changed = differing(before, every_answer(told, who))
    assert not seen or who == "ana"
    assert seen or changed == []
    assert not [path for path in changed if path.endswith(LEAVES)]


@pytest.mark.parametrize("who", STAFF)
def test_asked_for_by_its_address_it_is_what_is_not_there(told: Cast, who: str) -> None:
    tie = keep_back(told)
    viewer, client = told.viewer(who), told.client(who)
    if Tie.objects.visible_to(viewer).filter(pk=tie.pk).exists():
        return
    nobody = "018f0000-0000-7000-8000-000000000000"
    for page in ("", "end/", "reading/", "worry/"):
        there, gone = (client.get(f"/ties/{pk}/{page}") for pk in (tie.pk, nobody))
        assert there.status_code in (404, 302)
        assert masked(there.content) == masked(gone.content)
    for query in ("?who={}", "?who={}&theirs=1", "?tab=list&who={}"):
        there, gone = (
            masked(client.get(told.url("maya", "map/") + query.format(pk)).content)
            for pk in (tie.pk, nobody)
        )
        assert there.replace(str(tie.pk), "") == gone.replace(nobody, "")


@pytest.mark.parametrize("who", STAFF)
def test_a_safe_address_stands_in_nothing_of_anybody_it_is_kept_from(told: Cast, who: str) -> None:
    """Dee lives where her ex must not come. No map, family, tie or file says where, not even to
    Ana and Cal, who know."""
    ana = told.viewer("ana")
    actions.add_tie(
        person_id=told.maya.pk, told=Told("parent", "Mum", "my mum", other=told.dee.pk), by=ana
    )
    told_her = who in ("ana", "cal")
    for person in ("maya", "dee"):
        for path, text in every_answer(told, who, person).items():
            of_their_lives = "/map/" in path or "/family/" in path or "/ties/" in path
            if of_their_lives or not (told_her or path.startswith(("find", "else"))):
                assert not [word for word in SAFE if word in text], path
    if told_her:
        return
    before = every_answer(told, who, "dee")
    add_address(
        person_id=told.dee.pk, lines="3 Medlar Row\nQuarrow\nQT9 1AA", by=ana,
        label=Label.RESTRICTED,
    )  # fmt: skip
    assert differing(before, every_answer(told, who, "dee")) == []


@pytest.mark.parametrize("who", STAFF)
def test_who_was_put_on_by_mistake_and_taken_off_is_as_if_never_told(told: Cast, who: str) -> None:
    """To whoever did it too, but that the map offers to put them on again."""
    before = every_answer(told, who)
    ana = told.viewer("ana")
    told_of = Told("parent", NAME, RELATION, other=told.dee.pk, lives_with=True)
    tie = actions.add_tie(person_id=told.maya.pk, told=told_of, by=ana)
    assert who not in ("ana", "cal") or differing(before, every_answer(told, who))
    take_off(tie_id=tie.pk, by=ana)
    after = every_answer(told, who)
    redo = re.compile(rf'<form class="map-step"[^>]*/ties/{tie.pk}/on/.*?</form>', re.DOTALL)
    assert ("map/" in "".join(redo.findall(after[told.url("maya", "map/")]))) == (who == "ana")
    steps_here = re.compile(r'<div class="map-steps">.*?</div>|<form class="map-step".*?</form>',
                            re.DOTALL)  # fmt: skip
    without = [
        {path: steps_here.sub("", one) for path, one in all.items()} for all in (before, after)
    ]
    assert [path for path in differing(*without) if who == "ana"] == []
    assert who == "ana" or differing(before, after) == []


def test_what_others_wrote_and_keep_is_neither_lost_nor_told(told: Cast, at: Any) -> None:
    """Zoe has words of her own beside somebody whom Ana puts on and takes off: Zoe keeps both, and
    Ana is answered as if there were none."""
    ana, zoe = told.viewer("ana"), told.viewer("zoe")
    answers = []
    for kept in (False, True):
        with undone():
            tie = actions.add_tie(person_id=told.maya.pk, told=Told("friend", NAME), by=ana)
            if kept:
                said = Said(1, "hard", words=SAID)
                actions.say_reading(
                    tie_id=tie.pk, perspective="worker", said=said, by=zoe, shared=False
                )
            take_off(tie_id=tie.pk, by=ana)
            answers.append({path: one.replace(str(tie.pk), "")
                            for path, one in every_answer(told, "ana").items()})  # fmt: skip
            assert (NAME in every_answer(told, "zoe")[told.url("maya", "ties/")]) == kept
    assert differing(*answers) == []


def test_what_is_looked_for_here_stands_somewhere(told: Cast) -> None:
    """Else the tests above would be silent about the wrong words."""
    tie = keep_back(told)
    answers = "".join(every_answer(told, "ana").values())
    for word in (*WORDS_KEPT, str(tie.pk)):
        assert word in answers, word
    assert any(word in WORDS["dee_safe"] for word in SAFE)
