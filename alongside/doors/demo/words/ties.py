"""Who and what matters to Maya, Theo and Tia; how each of them is, and whose view that is.

Days are days before the evening the demo stands at.
"""

from typing import Any, NamedTuple

from alongside.people.ties.told import Said


class Read(NamedTuple):
    """Somebody's view of a tie, so many days ago."""

    ago: int
    view: str
    said: Said
    said_by: str = ""


class Known(NamedTuple):
    """A tie as it was told, the person it leads to, and how it was seen since.

    `since` and `ended` are as people write dates; `since_ago` counts from the evening.
    """

    ago: int
    kind: str
    name: str
    relation: str = ""
    since: str = ""
    other: str = ""
    more: dict[str, Any] = {}
    read: tuple[Read, ...] = ()


HIDDEN = "Shane Doyle"
OWN, OURS, CARER = "own", "worker", "carer"

MAYA = (
    Known(
        150, "grandparent", "Nan Jean", "my nan", "2010", "jean", {"lives_with": True},
        (
            Read(150, OURS, Said(2, "ok")),
            Read(118, OWN, Said(1, "strong", "in", True, words="She’s on the step at ten past four.")),
            Read(30, CARER, Said(1, "both", "both"), "Jean"),
            Read(21, OWN, Said(1, "strong", "both", True, words="Nan. And the dog.")),
        ),
    ),
    Known(
        150, "parent", "Mum", "my mum, Dee", "2010", "dee", {},
        (
            Read(150, OURS, Said(3, "both")),
            Read(118, OWN, Said(2, "both", "out")),
            Read(21, OWN, Said(2, "both", "both", words="Better in the kitchen than on the phone.")),
        ),
    ),
    Known(
        150, "sibling", "Kit", "my brother", "2014", "", {},
        (Read(118, OWN, Said(1, "strong", "out")), Read(21, OWN, Said(1, "strong", "both"))),
    ),
    Known(
        118, "grandparent", "Ted", "my grandad, he taught me to draw", "2010", "",
        {"whereabouts": "died", "where_since": "2023"},
        (Read(118, OWN, Said(1, "strong", words="He still counts.")),),
    ),
    Known(
        118, "pet", "Biscuit", "Nan’s dog", "2019", "", {"lives_with": True},
        (Read(118, OWN, Said(1, "strong", "both")),),
    ),
    Known(
        112, "friend", "Zee", "from art", "", "", {},
        (Read(112, OWN, Said(3, "thin")), Read(21, OWN, Said(2, "ok", "both"))),
    ),
    Known(112, "school", "Northgate School", "", "", "", {}, (Read(112, OWN, Said(4, "hard")),)),
    Known(
        112, "helper", "Mr Osei", "teaches art", "", "", {"area": "school_work"},
        (Read(112, OWN, Said(3, "ok")), Read(21, OWN, Said(2, "strong", "in"))),
    ),
    Known(
        118, "helper", "Ana", "my worker", "", "", {},
        (Read(118, OWN, Said(3, "ok")), Read(21, OWN, Said(3, "ok", "in"))),
    ),
    Known(118, "friend", "Lorna", "from Hull", "2018", "", {},
          (Read(118, OWN, Said(2, "thin")), Read(21, OWN, Said(3, "broken")))),
    Known(26, "other", HIDDEN, "Mum’s ex", "", "", {"label": "restricted"},
          (Read(26, OURS, Said(4, "hard", words="She told me she has not answered him.")),)),
)  # fmt: skip

THEO = (
    Known(90, "parent", "Dad", "my dad, Col", "", "col", {"lives_with": True},
          (Read(90, OURS, Said(1, "strong")), Read(40, OWN, Said(1, "both", "out")))),
    Known(90, "sibling", "Ruby", "my sister", "", "", {"lives_with": True},
          (Read(40, OWN, Said(2, "hard")),)),
    Known(90, "friend", "Yusuf", "from football", "", "", {}, (Read(40, OWN, Said(2, "strong", "both")),)),
    Known(90, "pet", "Mabel", "the cat", "", "", {}, (Read(40, OWN, Said(1, "strong")),)),
)  # fmt: skip

TIA = (
    Known(60, "helper", "Ana", "my worker", "", "", {},
          (Read(60, OWN, Said(2, "ok", "in")), Read(23, OWN, Said(2, "strong", "in", True)))),
    Known(60, "friend", "Lottie", "we were at school, she moved to Cork", "2016", "", {"whereabouts": "abroad"},
          (Read(60, OWN, Said(3, "thin")),)),
)  # fmt: skip

# Who, their worker, days ago of “who will see this?”, what they said, whether it may count.
TOLD: dict[str, tuple[str, int, str, bool, tuple[Known, ...]]] = {
    "maya": ("ana", 150, "record", True, MAYA),
    "theo": ("ana", 90, "record", True, THEO),
    "tia": ("ana", 60, "record", False, TIA),
}

# What Maya drew before any of it was typed: who, the ring, and the hour of a clock.
DRAWN = (
    ("Nan", 1, 10), ("Kit", 1, 12), ("Biscuit", 1, 8), ("Grandad Ted", 2, 2), ("Mum", 2, 11),
    ("Lorna", 2, 4), ("Ana", 3, 6),
)  # fmt: skip
