"""Working agreements of the example organisation: who, when, the words, what was said to them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """An answer, so many days after the version was written."""

    reply: str
    words: str = ""
    said: str = "aloud"
    party: str = "person"
    name: str = ""
    after: int = 0


@dataclass(frozen=True)
class Version:
    """One version: days ago, days until it is looked at again, its texts, and the answers."""

    ago: int
    review: int
    texts: dict[str, str]
    answers: tuple[Said, ...] = ()
    kind: str = "working"
    paper: tuple[str, ...] = ()  # lines of a sheet that was photographed


MAYA_FIRST = {
    "why_meet": "Because I moved to Nan’s in September and it was a lot.",
    "often": "Tuesdays after school. At school, in the small room.",
    "reach": "Text me, weekdays 9 to 5. I answer by the next working day.",
    "not_reach": "Not at night or at weekends. Then ring the duty number; they know your name.",
    "worries": "That you decide where I live and I hear it last.",
    "honestly": "I don’t decide that alone. A court does. I can promise that you hear it from me.",
}
MAYA_SECOND = {
    **MAYA_FIRST,
    "why_meet": "Because I moved to Nan’s in September and it was a lot. Ana is here to help me "
    "and Mum, and to make sure nobody decides things without asking me.",
    "want": "Art. A lock on the bathroom.",
    "often": "Tuesdays after school, walking home. Not at school.",
    "all_right": "Walking and talking. Not talking. Swearing a bit. Telling Ana she got it wrong.",
    "touch": "Ask me first. Nothing when I’m crying.",
    "answer_to": "Cal is my manager and you can ring Cal. Ben comes when I’m away; you’ve met him.",
}
MAYA_THIRD = {
    **MAYA_SECOND,
    "want": "Art. Kit staying over. A lock on the bathroom.",
    "reach": "Text me, weekdays 9 to 6. I answer by the next working day.",
    "not_all_right": "Turning up when we didn’t agree it. Asking about Dad in front of Kit. Ana is "
    "not my mate and I don’t follow her on anything.",
    "told": "School knows that we meet, not what we say. If I’m not safe Ana has to tell someone. "
    "She will tell me first if she can.",
    "gifts": "Tea and a drawing are fine. I can never take money.",
    "ending": "Chips by the river, a letter from Ana, and I pick what goes in my book. She comes to "
    "the art show even if we’ve finished.",
}

AGREEMENTS: dict[str, tuple[str, tuple[Version, ...]]] = {
    "maya": (
        "ana",
        (
            Version(150, 45, MAYA_FIRST, (Said("not_now", "not sure yet"),)),
            Version(102, 60, MAYA_SECOND, (Said("some", "the walking bit is good"),)),
            Version(
                20, 55, MAYA_THIRD,
                (
                    Said("agree", "yeah thats fair"),
                    Said("agree", party="worker"),
                    Said("some", "If it keeps her talking.", party="other", name="Nan Jean"),
                ),
            ),
        ),
    ),
    "leanne": (
        "ana",
        (
            Version(
                200, 90,
                {
                    "why_meet": "I rang because I was not coping. Nobody sent me.",
                    "want": "So that I have someone alongside me.",
                    "often": "Every other Thursday at mine, kettle on.",
                },
                (Said("agree", "That is what I asked for.", said="phone", after=1),),
            ),
            Version(
                96, 105,
                {
                    "why_meet": "I rang because I was not coping. Nobody sent me.",
                    "want": "So that I have someone alongside me. To get through a school week.",
                    "often": "Every other Thursday at mine, kettle on.",
                    "not_all_right": "Talking about the money in front of Kayleigh.",
                    "ending": "When a month goes by and I have not needed to ring.",
                },
                (Said("had_to", "You had the pen out.", after=2),),
            ),
        ),
    ),
    "tia": (
        "ana",
        (
            Version(
                60, 50,
                {
                    "why_meet": "A meeting decided it. I was not asked.",
                    "worries": "That what I say gets read out.",
                    "honestly": "I write down what we did and you can read it. If you are not safe "
                    "I have to tell someone. I cannot promise more than that.",
                    "not_all_right": "Asking me how that makes me feel.",
                },
                (Said("knowing", "do what you want you will anyway"),),
            ),
        ),
    ),
    "hana": (
        "ana",
        (
            Version(
                130, 240,
                {
                    "why_meet": "We live at Gran’s, all three of us. Ana comes to see how it is.",
                    "want": "So that I have someone alongside me. And Gran too.",
                    "all_right": "Saying no to a biscuit. Crying in the bathroom.",
                    "touch": "A hug if I ask. Not from behind.",
                    "stays": "My bed is mine. If I move, my drawer stays until I say. Gran rings on "
                    "Sundays whatever happens.",
                },
                (
                    Said("agree", "I wrote the bit about the drawer."),
                    Said(
                        "agree", "It is her home. God willing, for long.", said="interpreter",
                        party="other", name="Faduma (gran)",
                    ),
                ),
                kind="living",
            ),
        ),
    ),
    "hilda": (
        "gwen",
        (
            Version(
                400, 390,
                {
                    "why_meet": "Mrs Poole rang about the stairs. I did not ask for anybody.",
                    "want": "To stop at home.",
                    "often": "Tuesdays at eleven. Not when the racing is on.",
                    "not_all_right": "Moving my chair.",
                    "ending": "When the lift is in. A proper tea.",
                },
                (
                    Said("agree", "I have signed worse.", said="paper"),
                    Said("agree", party="worker", said="paper"),
                ),
                paper=(
                    "WHAT WE SAID, Hilda and Gwen", "",
                    "We meet because Mrs Poole rang", "about the stairs.",
                    "I want to stop at home.", "Tuesdays at eleven. Not when", "the racing is on.",
                    "Nobody moves my chair.", "We finish when the lift is in,", "with a proper tea.",
                    "", "H. Marlow        Gwen",
                ),
            ),
        ),
    ),
}  # fmt: skip
