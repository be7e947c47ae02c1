"""What an agreement is about, in the order it is read aloud, and how to begin."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Topic:
    """One question of an agreement: its column, heading, starter sentences and screen.

    `ours` is what the worker says; everything else is in the person's words first.
    """

    name: str
    heading: Any
    starter: Any
    screen: int
    ours: bool = False


SCREENS = (
    gettext_lazy("Why we meet"),
    gettext_lazy("When, where and how"),
    gettext_lazy("What is all right between us"),
    gettext_lazy("Who else is in it"),
    gettext_lazy("How we will end"),
)

TOPICS = (
    Topic(
        "why_meet",
        gettext_lazy("Why we meet"),
        gettext_lazy("In their words first. “We meet because…”, “A court asked for it, and…”"),
        1,
    ),
    Topic(
        "want",
        gettext_lazy("What we want to reach"),
        gettext_lazy(
            "“I want…”, “I want it to stop that…” “So that I have someone alongside me” is a "
            "full answer."
        ),
        1,
    ),
    Topic(
        "worries",
        gettext_lazy("What are you worried could happen?"),
        gettext_lazy("“I’m scared that if I say…”, “Last time somebody came…”"),
        1,
    ),
    Topic(
        "honestly",
        gettext_lazy("What I can honestly say about that"),
        gettext_lazy(
            "What I decide, what I don’t, and who does. “I can’t promise… I can promise…”"
        ),
        1,
        ours=True,
    ),
    Topic(
        "often",
        gettext_lazy("How often and where we meet"),
        gettext_lazy("“Every other Tuesday after school, walking.”"),
        2,
    ),
    Topic(
        "reach",
        gettext_lazy("How to reach me"),
        gettext_lazy("“Text me on…, weekdays 9 to 5. I answer by the next working day.”"),
        2,
        ours=True,
    ),
    Topic(
        "not_reach",
        gettext_lazy("When I can’t be reached, and who can"),
        gettext_lazy("“Not at night and not at weekends. Then ring…”"),
        2,
        ours=True,
    ),
    Topic(
        "crisis",
        gettext_lazy("What happens in a crisis"),
        gettext_lazy("“Ring 999 if someone may get hurt now. If it can wait an hour, ring…”"),
        2,
    ),
    Topic(
        "all_right",
        gettext_lazy("What is all right between us"),
        gettext_lazy("“Not talking is all right.” “Telling you that you got it wrong.”"),
        3,
    ),
    Topic(
        "not_all_right",
        gettext_lazy("What is not all right between us"),
        gettext_lazy("“Turning up when we didn’t say so.” “You are not my friend online.”"),
        3,
    ),
    Topic(
        "touch",
        gettext_lazy("Touch: what you want"),
        gettext_lazy(
            "Ask me first, a handshake, a hug if I ask, not at all, and what is different when "
            "I’m upset. You can change your mind at any time."
        ),
        3,
    ),
    Topic(
        "tell_outside",
        gettext_lazy("Whom you can tell outside the team"),
        gettext_lazy("A name and a number of somebody who does not work in this team."),
        3,
        ours=True,
    ),
    Topic(
        "crossed",
        gettext_lazy("If one of us crosses a line"),
        gettext_lazy("“We say so and talk the next day. I will still come.”"),
        3,
    ),
    Topic(
        "answer_to",
        gettext_lazy("Who I answer to, and who may step in"),
        gettext_lazy("“My manager is… When I’m away, … comes. You can ring either.”"),
        4,
        ours=True,
    ),
    Topic(
        "told",
        gettext_lazy("Who is told what"),
        gettext_lazy(
            "“School knows that we meet, not what we say. If you’re not safe I have to tell "
            "someone; I’ll tell you first if I can.”"
        ),
        4,
    ),
    Topic(
        "gifts",
        gettext_lazy("Gifts"),
        gettext_lazy(
            "“Tea, a drawing or a card is fine. I can never take money; I’d have to give it back.”"
        ),
        4,
        ours=True,
    ),
    Topic(
        "ending",
        gettext_lazy("How we will end"),
        gettext_lazy("“Chips by the river and a letter.” “Tell me six weeks before.”"),
        5,
    ),
    Topic(
        "stays",
        gettext_lazy("What stays when you move on"),
        gettext_lazy("Needed when you live together. “My room is mine until… You can ring…”"),
        5,
    ),
)

NAMES = tuple(topic.name for topic in TOPICS)


def fixed_lines() -> str:
    """The lines of every agreement that nobody can take out."""
    return "\n\n".join(
        [
            _(
                "A worker must never have a sexual or romantic relationship with you, or ask you "
                "to keep secrets about touch. If anyone does, it is not your fault. Tell somebody "
                "outside the team; who that is stands below."
            ),
            _(
                "Workers may write private notes to think and learn. You can ask what is held "
                "about you."
            ),
        ]
    )
