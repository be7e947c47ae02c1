"""The others Ana works with that are told by hand, and her day."""

import datetime as dt

from alongside.base.core import clock
from alongside.base.core.ids import uuid7
from alongside.base.drafts import actions as drafts
from alongside.people.persons.models import FactKind
from alongside.people.working import actions as working
from alongside.people.working.models import Role
from alongside.practice.encounters.models import How, Planned
from alongside.practice.promises.models import State

from . import doing
from .bells import DRAFT_START
from .builder import Builder
from .doing import Vow, told
from .lives import Life, Spell
from .months import live
from .taking_on import take_on

TIA_LAST = 23
NEUTRAL = (
    "Pancakes for tea, made by five people at one stove. There was a count of who had how many, and "
    "a second count. Nobody was asked anything and everybody told something."
)
IDRIS_PART = (
    "Idris flipped eleven and dropped none, and said it is like football: do not look down."
)
HANA_PART = "Hana read the recipe out in two languages and was cross that nobody followed it."
SAMI_PART = "Sami sat on the step with the dough on his knees until it was quiet enough to come in."


def anas_people(b: Builder) -> None:
    """Theo and Col, Leanne, Tia, and the three Warsames."""
    _marshes(b)
    _leanne(b)
    _tia(b)
    _warsames(b)


def _marshes(b: Builder) -> None:
    slots = {
        "carer": "Dad",
        "sib": "Ruby",
        "school": "Mill Lane Primary",
        "teacher": "Miss Achterberg",
        "friend": "Yusuf",
        "club": "football at the rec",
        "pet": "Mabel the cat",
        "park": "the rec",
        "cafe": "Sid’s",
        "street": "Alder Street",
        "doctor": "Dr Rao",
    }
    theo = Life(
        "theo",
        "Theo Marsh",
        "north",
        "child",
        b.day - clock.A_DAY * (9 * 365 + 201),
        pronouns="he",
        start=330,
        address="8 Alder Street\nAshby Vale\nNX1 2DL",
        slots=slots,
        relations={"carer": "dad", "sib": "sister", "teacher": "school", "friend": "friend"},
        stories=["mornings"],
        meetings=12,
        last=16,
        next_meeting=False,
        spells=[
            Spell("ana", 329, why="Theo’s dad asked for help with the mornings."),
            Spell(
                "zoe", 39, role=Role.STUDENT, through="ana", why="Zoë learns with Ana this term."
            ),
        ],
    )
    live(b, theo)
    col = Life(
        "col",
        "Col Marsh",
        "north",
        "parent",
        b.day - clock.A_DAY * (41 * 365 + 12),
        pronouns="he",
        start=330,
        address="8 Alder Street\nAshby Vale\nNX1 2DL",
        spells=[Spell("ana", 328, why="For Theo’s sake and his own, Col said.")],
    )
    take_on(b, col)
    b.on(
        b.ago(320, "12:30"),
        lambda: doing.say(
            b,
            col,
            FactKind.MATTERS,
            "I’m slow with forms, not slow.",
            "ana",
            in_their_words=True,
        ),
    )
    told(
        b,
        col,
        "ana",
        300,
        "11:00",
        "What a morning is",
        """Col works nights and comes in at half
        past six, when Theo’s stomach begins. He had been carrying him to the car. I said that he must be
        tired, and he looked as if nobody had put it like that. “I’m his dad,” he said.""",
        place="Alder Street",
    )
    told(
        b,
        [theo, col],
        "ana",
        44,
        "15:50",
        "At one table",
        """We read what I had written since
        the summer, all three, a page each. Col stopped at one place and said, “I never knew it was the toilets.”""",
        place="Alder Street",
        proposed=True,
        parts={"theo": "Theo read his page twice, the second time louder."},
    )
    told(
        b,
        col,
        "ana",
        9,
        "10:30",
        "Bus pass",
        """Col will take the early shift, so that he can
        walk with Theo. For that he needs the bus pass, and for that there is a form. He asked me to bring it
        and not to explain it.""",
        how=How.PHONE,
        minutes=15,
        planned=Planned.UNPLANNED,
        vows=[Vow("take Col the bus pass form", by=-2, fate=State.OPEN)],
    )
    told(
        b,
        [theo, col],
        "ana",
        0,
        "11:00",
        "At home, Alder Street",
        """Inset day, so Theo was at home and
        in charge of the visit. He showed me the week: four ordinary faces and one with a hat. Col told the one with
        the hat, and Theo corrected him, and Col let himself be corrected.""",
        minutes=60,
        place="Alder Street",
        proposed=True,
        written=dt.timedelta(minutes=12),
        parts={"theo": "I read him this before I left. “That’s right,” said Theo."},
    )


def _leanne(b: Builder) -> None:
    leanne = Life(
        "leanne",
        "Leanne Abbott",
        "north",
        "parent",
        b.day - clock.A_DAY * (29 * 365 + 300),
        start=260,
        address="Flat 5, Bobbin Court\nAshby Vale\nNX1 4WE",
        stories=["dryer"],
        meetings=11,
        last=12,
        next_meeting=False,
        slots={
            "child": "Kayleigh",
            "rel": "Donna",
            "school": "Larkfield Primary",
            "teacher": "Mrs Pask",
            "doctor": "Dr Petrou",
            "club": "the Thursday group",
            "cafe": "Rosa’s",
            "park": "the canal path",
            "street": "Bobbin Court",
            "neighbour": "Val across the landing",
            "friend": "Bex",
            "pet": "Pepper the cat",
        },
        relations={
            "child": "daughter",
            "rel": "sister",
            "doctor": "GP surgery",
            "teacher": "school",
            "neighbour": "neighbour",
        },
        spells=[
            Spell("ana", 259, why="Leanne rang us herself, on a Sunday."),
            Spell(
                "zoe", 38, role=Role.STUDENT, through="ana", why="Zoë learns with Ana this term."
            ),
        ],
    )
    live(b, leanne)
    told(
        b,
        leanne,
        "ana",
        70,
        "11:30",
        "What I had to say",
        """I said that I have to tell the school about the morning nobody came for Kayleigh, and that
        I will still come on Thursday. Leanne said, “So you’re one of them.” She held the door open
        and I went. I said at the door that I am not going anywhere. She texted at six: “thursday then.”""",
        place="Bobbin Court",
        hard=True,
    )
    b.on(
        b.ago(5, "13:00"),
        lambda: doing.plan(
            b,
            doing.Meeting(
                [leanne],
                "ana",
                b.ago(0, "14:00"),
                "",
                50,
                place="Bobbin Court",
                title="Reviewing our agreement",
                mark="leanne_today",
            ),
        ),
    )
    b.on(b.ago(0, DRAFT_START), lambda: _begun(b))


def _begun(b: Builder) -> None:
    """A write-up begun in the car and not finished: both lanes locked, hers alone."""
    person, meeting = b.people["leanne"], b.marks["leanne_today_appointment"]
    draft = drafts.keep(
        by=b.viewer("ana"),
        about=f"/people/{person}/record/?appointment={meeting}",
        fields={
            "key": [str(uuid7())],
            "appointment": [meeting],
            "happened_day": ["today"],
            "happened_time": ["14:00"],
            "minutes": ["50"],
            "how": ["in_person"],
            "planned": ["planned"],
            "place": ["Bobbin Court"],
            "readable": ["yes"],
            "for_them": [
                "Leanne had our agreement on the table with three things underlined. The "
                "first was “when I don’t open the door”. She said"
            ],
            "for_me": ["I talked too much in the first ten minutes."],
        },
    )
    b.marks["ana_draft"] = str(draft.pk)


def _tia(b: Builder) -> None:
    tia = Life(
        "tia",
        "Tia Brandt",
        "north",
        "teen",
        b.day - clock.A_DAY * (15 * 365 + 320),
        start=310,
        address="2 Kiln Gardens\nFerriby Cross\nNX2 8JB",
        stories=["brother"],
        meetings=15,
        last=TIA_LAST,
        next_meeting=False,
        slots={
            "carer": "Helen",
            "sib": "Jonah",
            "school": "Oakbank School",
            "teacher": "Ms Dhillon",
            "friend": "Lottie",
            "club": "drama group",
            "pet": "Smudge the rabbit",
            "park": "the old railway line",
            "cafe": "the library café",
            "street": "Kiln Gardens",
            "doctor": "Dr Kelleher",
            "rel": "Auntie Kath",
        },
        relations={
            "carer": "foster carer",
            "sib": "brother",
            "teacher": "school",
            "friend": "friend",
            "rel": "aunt",
        },
        spells=[Spell("ana", 309, rhythm=14, why="After the move, Tia asked for one person.")],
    )
    live(b, tia)
    b.on(
        b.ago(200, "17:20"),
        lambda: doing.say(b, tia, FactKind.SPEAKING, "She likes a text first.", "ana"),
    )


def _warsames(b: Builder) -> None:
    """Three siblings met together: one worker knows only Idris, one must not see Sami."""
    gran = ("Faduma", "gran")
    lives = []
    for key, name, group, years, pronouns, story in (
        ("idris", "Idris Warsame", "child", 12, "he", "volcano"),
        ("hana", "Hana Warsame", "child", 10, "she", "quiet"),
        ("sami", "Sami Warsame", "child", 7, "he", "mornings"),
    ):
        spells = [Spell("ana", 240, why="The three of them moved in with their gran.")]
        if key == "idris":
            spells.append(
                Spell("raj", 150, role=Role.CO_WORKER, why="Football on Saturdays, with Raj.")
            )
            spells.append(
                Spell("jo", 90, role=Role.CO_WORKER, why="School meetings, while Raj is away.")
            )
        life = Life(
            key,
            name,
            "north",
            group,
            b.day - clock.A_DAY * (years * 365 + 60 + len(key)),
            pronouns=pronouns,
            start=241,
            address="40 Weaver’s Yard\nAshby Vale\nNX1 7PA",
            stories=[story],
            meetings=7,
            last=25,
            next_meeting=False,
            spells=spells,
            languages=[
                {"name": "Somali", "dialect": "Northern"},
                {"name": "English", "preferred": True},
            ],
            slots={
                "carer": "Gran",
                "sib": "the others",
                "school": "Canal Street School",
                "teacher": "Mrs Penrose",
                "friend": "Mo",
                "club": "football at the rec",
                "pet": "the fish",
                "park": "Marsh Park",
                "cafe": "the library café",
                "street": "Weaver’s Yard",
                "doctor": "Dr Rao",
            },
            relations={"carer": "gran", "teacher": "school", "friend": "friend"},
        )
        live(b, life)
        lives.append(life)
    b.on(b.ago(85, "09:50"), lambda: _barred(b, "sami", "jo"))
    for days, title, text, parts in (
        (
            220,
            "The new kitchen",
            """Five at the table, four chairs. The fifth was an upturned crate and
         everybody wanted the crate. Gran said that whoever has the crate says what was good today.""",
            {},
        ),
        (
            130,
            "Eid",
            """I came with dates and was sent back to the car for the second box, because of the
         neighbours. There were new clothes. I was told whose ironing it was.""",
            {},
        ),
        (18, "Pancakes", NEUTRAL, {"idris": IDRIS_PART, "hana": HANA_PART, "sami": SAMI_PART}),
    ):
        told(
            b,
            lives,
            "ana",
            days,
            "16:00",
            title,
            text,
            minutes=80,
            place="at their gran’s",
            present=[gran],
            parts=parts,
            mark="siblings" if days == 18 else "",
            proposed=days < 60,
        )
    b.on(
        b.ago(4, "16:30"),
        lambda: doing.plan(
            b,
            doing.Meeting(
                lives,
                "ana",
                b.ago(0, "15:05"),
                "",
                45,
                place="at their gran’s",
                present=[gran],
                title="Tea at Gran’s, all three",
                mark="siblings_today",
            ),
        ),
    )


def _barred(b: Builder, key: str, worker: str) -> None:
    working.bar(person_id=b.people[key], worker=b.workers[worker], by=b.viewer("cal"))
    b.rights_changed()
