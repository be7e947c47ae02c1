"""The word banks: complete, plain, and free of words nobody would want read about themselves."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from alongside.base.core import clock, ids
from alongside.doors.demo.words import (
    adults,
    children,
    everyday,
    known,
    older,
    parents,
    teens,
    thoughts,
    vows,
)
from alongside.doors.demo.words.banks import STORIES, everyday_scenes
from alongside.doors.demo.words.reading import fill, heaps, stories
from alongside.doors.demo.world.crowd import GO_TOGETHER, NUMBERS
from alongside.doors.demo.world.months import hash_of

BANKS = (adults, children, everyday, known, older, parents, teens, thoughts, vows)
SLOTS = {
    name: name.capitalize()
    for name in [
        "n",
        "they",
        "them",
        "their",
        "theirs",
        "themself",
        "was",
        "They",
        "Their",
        "w",
        "carer",
        "sib",
        "school",
        "teacher",
        "friend",
        "club",
        "pet",
        "park",
        "cafe",
        "street",
        "doctor",
        "rel",
        "neighbour",
        "child",
        "late",
        "boss",
        "home",
        "before",
        "next",
    ]
}
JARGON = re.compile(
    r"\b(contact|placement|disengag\w+|non-engag\w+|service users?|respite|LAC|DNA|admitted|"
    r"manipulative|attention.seeking|chaotic|hard to reach|challenging behaviou?r|compliant|"
    r"failed to|refused|parenting capacity|case closed|siblings)\b",
    re.IGNORECASE,
)
GROUPS = sorted({group for groups in NUMBERS.values() for group in groups})


def lines_of(bank: Any) -> list[str]:
    if bank in (known, vows, thoughts):
        return [line for lines in heaps(bank.BANK).values() for line in lines]
    scenes = [scene for story in stories(bank.BANK) for scene in story.scenes]
    return [
        line
        for scene in scenes
        for line in (scene.title, scene.place, scene.text, *scene.ours, *scene.theirs)
    ]


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank.__name__.rpartition(".")[2])
def test_every_line_can_be_said(bank: Any) -> None:
    for line in lines_of(bank):
        assert not set("{}[]") & set(fill(line, SLOTS, random.Random(1))), line
    found = JARGON.search(bank.BANK)
    assert found is None, found


def test_every_scene_has_words() -> None:
    for bank in (adults, children, everyday, older, parents, teens):
        assert all(scene.text for story in stories(bank.BANK) for scene in story.scenes)


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_has_days_of_every_kind(group: str) -> None:
    assert len([story for story in STORIES.values() if group in story.groups]) >= 2
    for kind in ("first", "ordinary", "call", "crisis", "last"):
        assert everyday_scenes(kind, group), kind
    assert {"matters", "around", "hopes"} <= {
        name.partition(": ")[0] for name in heaps(known.BANK) if name.endswith(group)
    }


def test_stories_that_go_together_are_known() -> None:
    for first, others in GO_TOGETHER.items():
        assert {first, *others} <= set(STORIES)


def test_one_person_who_is_they_is_not_plural_in_error() -> None:
    slots = {**SLOTS, "they": "they", "They": "They", "was": "were", "n": "Ash"}
    said = fill(
        "{n} said {they} was tired. {They} has a plan, {they} says.", slots, random.Random(1)
    )
    assert said == "Ash said they were tired. They have a plan, they say."


def test_ids_made_together_sort_as_they_were_made() -> None:
    with clock.at(clock.moment(clock.today(), clock.local(clock.now()).time())):
        made = [ids.uuid7() for _ in range(5000)]
    assert made == sorted(made)
    assert {one.version for one in made} == {7}


def test_ids_from_the_same_dice_are_the_same() -> None:
    def some() -> list[object]:
        with (
            ids.drawn_from(random.Random("x").getrandbits),
            clock.at(clock.midnight(clock.today())),
        ):
            return [ids.uuid7() for _ in range(10)]

    assert some() == some()
    assert ids.uuid7() != ids.uuid7()


def test_a_number_from_a_name_is_always_the_same() -> None:
    assert hash_of("maya") == hash_of("maya") != hash_of("dee")
