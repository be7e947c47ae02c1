"""Maya Bell, her mum Dee, her brother Kit and her nan Jean: who they are to whom, and today."""

from django.utils.formats import date_format

from alongside.base.core import clock
from alongside.people.persons import actions as persons
from alongside.people.persons.banners import set_banner
from alongside.people.persons.models import FactKind, Label
from alongside.people.working.models import Role
from alongside.practice.encounters.models import How

from ..words import bells as words
from . import doing
from .builder import Builder
from .doing import Meeting
from .lives import Life, Spell
from .taking_on import take_on
from .tellings import tell

CAME = 187  # days ago
MAYA_BORN = 15 * 365 + 134
HOME = "31 Larch Close\nAshby Vale\nNX1 6TB"
SAFE = "14 Plover Court\nHolme\nNX7 4GT"
RESTRICTED = (
    "Shane, Mum’s ex, has written to Maya from a new number and asked where Mum lives now. She "
    "has not answered. She told me and does not want Nan to be frightened by it."
)
REFLECTION = (
    "Woke at four with Maya’s question. Whose happiness was I protecting on that walk? Bring it "
    "to Sue."
)
DRAFT_START = "14:58"


def bells(b: Builder) -> None:
    """The four of them, from the evening at Nan’s to today."""
    maya = Life(
        "maya",
        "Maya Bell",
        "north",
        "teen",
        b.day - clock.A_DAY * MAYA_BORN,
        start=CAME,
        address=HOME,
        known_as=["May"],
        spells=[
            Spell("ana", 186, why="Maya moved to her nan’s; she said somebody would be all right."),
            Spell("zoe", 40, role=Role.STUDENT, through="ana", why="Zoë learns with Ana now."),
        ],
    )
    dee = Life(
        "dee",
        "Dee Bell",
        "north",
        "parent",
        b.day - clock.A_DAY * (38 * 365 + 51),
        start=CAME,
        spells=[Spell("ana", 186, why="So that Maya and her mum have the same person.")],
    )
    jean = Life(
        "jean",
        "Jean Bell",
        "north",
        "carer",
        b.day - clock.A_DAY * (68 * 365 + 290),
        start=180,
        address=HOME,
        known_as=["Nan Jean"],
        spells=[Spell("ana", 179, why="Jean looks after Maya, and asked who looks after Jean.")],
    )
    kit = Life(
        "kit",
        "Kit Bell",
        "north",
        "child",
        b.day - clock.A_DAY * (11 * 365 + 77),
        pronouns="he",
        start=CAME,
        spells=[Spell("nia", 186, why="Kit asked for somebody of his own.")],
    )
    lives = {life.key: life for life in (maya, dee, jean, kit)}
    for life in lives.values():
        take_on(b, life)
    autumn = date_format(b.day - clock.A_DAY * CAME, "F")
    tell(b, words.BANK, lives, {"autumn": autumn})
    b.on(b.ago(26, "17:50"), lambda: _restricted(b, maya))
    b.on(b.ago(170, "12:10"), lambda: _safe_address(b))
    b.on(
        b.ago(100, "12:00"),
        lambda: set_banner(
            person_id=b.people["dee"],
            by=b.viewer("ana"),
            until_day=b.day + clock.A_DAY * 70,
            words="Ring Ana or the manager before visiting. Give no address to anybody.",
        ),
    )
    b.on(
        b.ago(6, "21:30"), lambda: doing.reflect(b, "ana", REFLECTION, maya, mark="ana_reflection")
    )
    _today(b, maya, jean)


def _restricted(b: Builder, maya: Life) -> None:
    fact = doing.say(
        b,
        maya,
        FactKind.WORRY,
        RESTRICTED,
        "ana",
        label=Label.RESTRICTED,
        ask_again=clock.today() + clock.A_DAY * 60,
    )
    b.marks["maya_restricted"] = str(fact)


def _safe_address(b: Builder) -> None:
    """A safe address: told to Maya’s worker, who may know of it for as long as she is that."""
    row = persons.add_address(
        person_id=b.people["dee"],
        lines=SAFE,
        by=b.viewer("ana"),
        label=Label.RESTRICTED,
        source="Dee",
        audience=[b.workers["ana"]],
        through=b.people["maya"],
    )
    b.marks["dee_address"] = str(row.pk)


def _today(b: Builder, maya: Life, jean: Life) -> None:
    """What Ana still has before her this evening, and next week’s walk."""
    walk, start = "Walk home from school", "from Northgate School"
    doing.meet(
        b,
        Meeting(
            [maya],
            "ana",
            b.ago(0, "16:10"),
            "",
            40,
            place=start,
            title=walk,
            proposed=True,
            expected=[("Dee", "mum")],
            written_up=False,
            mark="walk_today",
        ),
    )
    b.on(
        b.ago(0, "17:05"),
        lambda: doing.plan(
            b, Meeting([maya], "ana", b.ago(-7, "16:10"), "", 40, place=start, title=walk)
        ),
    )
    b.on(
        b.ago(3, "16:20"),
        lambda: doing.plan(
            b,
            Meeting(
                [jean],
                "ana",
                b.ago(0, "18:15"),
                "",
                20,
                How.PHONE,
                mark="jean_call",
                title="About Maya, after tea. She chose this time",
                theirs=True,
            ),
        ),
    )
