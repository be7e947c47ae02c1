"""Lives that show one rule of access each: cover, grace, a bar, a seal, an emergency, a leaver."""

from alongside.base.core import clock
from alongside.people.persons.queries import find_someone_else
from alongside.people.working import actions as working
from alongside.people.working import sealing
from alongside.people.working.models import (
    EmergencyAccess,
    EmergencyReason,
    Role,
    SealGrant,
)

from . import doing
from .bells import MAYA_BORN
from .builder import Builder
from .doing import cover, told
from .lives import Life, Spell
from .months import live

COVERED = "The kite went up on the third try and stayed up over the whole of Marsh Park."
COVERED_BEFORE = (
    "She had baked a loaf in the shape of a bus, and we ate it from the driver backwards."
)
GRACE_OWN = "We put the last four photographs into the album and he wrote the names underneath."
GRACE_OTHER = "He met me at the gate and showed me the allotment as if it were a country house."
LONG_AGO = "We walked to the bandstand and back, and she hummed the whole way."
BROTHERS = (
    "A boat was built from a crate. It floated, with a passenger, as far as the second reeds."
)
LEO_PART = "Leo was captain, and gave the passenger his own jacket without being asked."
ELLIS_PART = "Ellis did not want to get out, and was rowed along the bank twice more."
MOVED_REFLECTION = (
    "I said yes on the stairs because I was tired, and it was heard as a promise. Say so tomorrow."
)
LEAVER_REFLECTION = "Last week. I keep saying see you soon, and it is not true."


def truths(b: Builder) -> None:
    """Everybody whose record somebody may, or may not, see for a reason of its own."""
    _cover(b)
    _ended(b)
    _mistake(b)
    _sealed(b)
    _brothers(b)
    _emergencies(b)
    _own_words(b)


def _invented(
    b: Builder,
    key: str,
    name: str,
    team: str,
    group: str,
    years: int,
    story: str,
    spells: list[Spell],
    *,
    pronouns: str = "she",
    start: int = 260,
    meetings: int = 9,
    last: int = 14,
    **slots: str,
) -> Life:
    around = {
        "carer": "Auntie Joy",
        "sib": "Esi",
        "school": "Riverside Academy",
        "teacher": "Mrs Trott",
        "friend": "Femi",
        "club": "the boxing gym",
        "pet": "Smudge the rabbit",
        "late": "Tom",
        "park": "Marsh Park",
        "cafe": "Bread & Roses",
        "street": "Damson Avenue",
        "child": "Lola",
        "doctor": "Dr Sutcliffe",
        "rel": "Marcia",
        "neighbour": "Dot from the end house",
        "boss": "Farida",
        **slots,
    }
    relations = {
        "carer": "foster carer",
        "sib": "sister",
        "teacher": "school",
        "friend": "friend",
        "rel": "sister",
        "neighbour": "neighbour",
        "doctor": "GP surgery",
        "boss": "from the café",
    }
    life = Life(
        key,
        name,
        team,
        group,
        b.day - clock.A_DAY * (years * 365 + 140 + len(name)),
        pronouns=pronouns,
        start=start,
        spells=spells,
        stories=[story],
        slots=around,
        relations=relations,
        meetings=meetings,
        last=last,
        next_meeting=False,
    )
    live(b, life)
    return life


def _cover(b: Builder) -> None:
    """Siân is on leave: Ben stands in for Kofi now, and did for Ada until last midnight."""
    kofi = _invented(
        b,
        "kofi",
        "Kofi Boateng",
        "north",
        "teen",
        14,
        "sleep",
        [
            Spell("sian", 259, why="Kofi’s aunt rang us."),
            cover("ben", 4, -3, "While Siân is on leave."),
        ],
        pronouns="he",
    )
    ada = _invented(
        b,
        "ada",
        "Ada Okonkwo",
        "north",
        "parent",
        33,
        "foodmoney",
        [
            Spell("sian", 259, why="Ada’s health visitor asked, and Ada said yes."),
            cover("ben", 9, 0, "While Siân is on leave."),
            cover("jo", 0, -5, "While Siân is on leave."),
        ],
    )
    told(b, kofi, "sian", 12, "16:00", "Marsh Park", COVERED, place="Marsh Park", mark="kofi_entry")
    told(
        b, ada, "sian", 15, "10:30", "Elevenses", COVERED_BEFORE, place="at home", mark="ada_entry"
    )
    told(
        b,
        ada,
        "ben",
        6,
        "11:00",
        "Standing in",
        """Ada asked if I was the one with the bicycle. I am.
        We went through the list that she and Siân had made and did the first thing on it.""",
        place="at home",
        mark="ada_own",
    )


def _ended(b: Builder) -> None:
    """Gwen stopped working with Joseph ten days ago, Fin with Winnie forty days ago."""
    joseph = _invented(
        b,
        "joseph",
        "Joseph Addo",
        "south",
        "leaver",
        19,
        "firstflat",
        [
            Spell(
                "gwen",
                299,
                10,
                why="Joseph moved into his own place.",
                words="Gwen is going on to other work; Joseph met Ivy twice before.",
            ),
            Spell("ivy", 24, why="Gwen is going on to other work; Joseph met Ivy twice before."),
        ],
        pronouns="he",
        start=300,
        last=26,
    )
    told(b, joseph, "gwen", 12, "14:30", "The album", GRACE_OWN, place="at home", mark="joseph_own")
    told(
        b,
        joseph,
        "ivy",
        5,
        "14:00",
        "The allotment",
        GRACE_OTHER,
        place="the allotment",
        mark="joseph_other",
    )
    winnie = _invented(
        b,
        "winnie",
        "Winnie Sharp",
        "south",
        "leaver",
        20,
        "collegemoney",
        [
            Spell(
                "fin",
                279,
                40,
                why="Winnie asked for somebody who knows about college.",
                words="Winnie asked for a woman; Dan and she looked for one together.",
            ),
            Spell("ivy", 46, why="Winnie asked for a woman."),
        ],
        start=280,
        last=50,
    )
    told(
        b,
        winnie,
        "fin",
        52,
        "15:30",
        "The bandstand",
        LONG_AGO,
        place="Jubilee Gardens",
        mark="winnie_own",
    )


def _mistake(b: Builder) -> None:
    """Given to Ana, who knows the family privately and said so within the hour."""
    ken = _invented(
        b,
        "karim",
        "Karim Aziz",
        "north",
        "teen",
        16,
        "workshop",
        [
            Spell("ana", 31, why="Karim’s college asked, and he said he’d give it a go."),
            Spell("jo", 31, why="Ana knows the family, so Jo is his worker.", start_time="11:30"),
        ],
        pronouns="he",
        start=32,
        meetings=4,
        last=3,
    )

    def barred() -> None:
        working.bar(person_id=b.people[ken.key], worker=b.workers["ana"], by=b.viewer("ana"))
        b.rights_changed()

    b.on(b.ago(31, "10:35"), barred)


def _sealed(b: Builder) -> None:
    """Wren, who lives with the people who are becoming her parents. Not even Cal is inside."""
    wren = _invented(
        b,
        "wren",
        "Wren Ashdown",
        "north",
        "child",
        6,
        "newhome",
        [Spell("nia", 359, why="Wren moved, and needed one person all the way.")],
        start=360,
        last=6,
        carer="Sal and Prue",
        sib="Robin",
        pet="a hen called Marge",
    )
    told(
        b,
        wren,
        "nia",
        8,
        "10:00",
        "Marge",
        """Wren carried the hen to me under her arm like a handbag. She
        told me its whole character. Sal and Prue stood at the fence and let her tell it.""",
        place="in the garden",
        mark="wren_entry",
    )
    b.on(b.ago(358, "10:00"), lambda: _seal(b, wren.key, "wren"))

    def asked() -> None:
        sealing.ask_to_open_sealed(
            person_id=b.people["wren"],
            by=b.viewer("lea"),
            reason="The yearly look at how we keep in touch.",
        )

    b.on(b.ago(1, "15:10"), asked)


def _seal(b: Builder, key: str, mark: str) -> None:
    row = sealing.propose_seal(
        person_id=b.people[key], by=b.viewer("cal"), audience=[b.workers["nia"]]
    )
    sealing.approve_seal(seal_id=row.pk, by=b.viewer("lea"))
    b.rights_changed()


def _brothers(b: Builder) -> None:
    """Leo and Ellis: met together, and since the seal each in a record of his own."""
    leo = _invented(
        b,
        "leo",
        "Leo Farrow",
        "north",
        "child",
        12,
        "twohouses",
        [
            Spell("nia", 199, why="Leo and his brother moved apart, and wanted the same worker."),
            Spell("raj", 120, role=Role.CO_WORKER, why="Saturdays, with Raj."),
        ],
        pronouns="he",
        start=200,
        last=10,
        sib="his brother",
        carer="Mum",
    )
    ellis = _invented(
        b,
        "ellis",
        "Ellis Farrow",
        "north",
        "child",
        9,
        "dadaway",
        [Spell("nia", 199, why="Ellis and his brother moved apart, and wanted the same worker.")],
        pronouns="he",
        start=200,
        last=10,
        sib="his brother",
        carer="Carol",
    )
    b.on(b.ago(198, "11:00"), lambda: _seal(b, ellis.key, "ellis"))
    told(
        b,
        [leo, ellis],
        "nia",
        16,
        "14:00",
        "The boat",
        BROTHERS,
        place="by the water",
        minutes=120,
        parts={"leo": LEO_PART, "ellis": ELLIS_PART},
        mark="brothers",
    )

    def asked() -> None:
        sealing.ask_to_open_sealed(
            person_id=b.people["ellis"],
            by=b.viewer("lea"),
            reason="His new school’s question about his brother; asked with Nia.",
        )

    def granted() -> None:
        row = (
            SealGrant.objects.visible_to(b.viewer("nia")).filter(person_id=b.people["ellis"]).get()
        )
        sealing.grant_sealed(grant_id=row.pk, by=b.viewer("nia"))
        b.rights_changed("lea")

    b.on(b.ago(0, "16:20"), asked)
    b.on(b.ago(0, "17:30"), granted)


def _emergencies(b: Builder) -> None:
    """One long ago and talked about; one open now."""

    def opened(worker: str, key: str, reason: str, words: str) -> None:
        row = working.open_in_emergency(
            person_id=b.people[key], by=b.viewer(worker), reason=reason, words=words
        )
        b.rights_changed(worker)
        b.marks[f"{key}_emergency"] = str(row.pk)

    b.on(
        b.ago(75, "19:20"),
        lambda: opened(
            "raj",
            "leanne",
            EmergencyReason.ON_THE_PHONE,
            "Her sister was on the phone and frightened. I listened, rang Leanne, and stayed on.",
        ),
    )
    b.on(
        b.ago(74, "09:10"),
        lambda: working.review_emergency(
            emergency_id=EmergencyAccess.objects.visible_to(b.viewer("cal"))
            .get(pk=b.marks["leanne_emergency"])
            .pk,
            by=b.viewer("cal"),
            words="Right to look. Raj told Leanne himself the next morning.",
        ),
    )
    born = b.day - clock.A_DAY * MAYA_BORN
    b.on(
        b.ago(0, "17:36"),
        lambda: find_someone_else(by=b.viewer("dan"), name="Maya Bell", born=born),
    )
    b.on(
        b.ago(0, "17:38"),
        lambda: opened(
            "dan",
            "maya",
            EmergencyReason.ASKED,
            "The walk-in centre rang: a cut hand from the lino tools, and who can say yes to stitches. "
            "Ana’s phone was off, she was driving.",
        ),
    )


def _own_words(b: Builder) -> None:
    """Reflections of one who moved team and of one who has left."""
    b.on(
        b.ago(150, "20:40"),
        lambda: doing.reflect(b, "yas", MOVED_REFLECTION, mark="yas_reflection"),
    )
    b.on(
        b.ago(72, "19:30"),
        lambda: doing.reflect(b, "hal", LEAVER_REFLECTION, mark="hal_reflection"),
    )
