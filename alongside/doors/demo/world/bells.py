"""Maya Bell, her mum Dee, her brother Kit and her nan Jean: the story told whole, by hand."""

import datetime as dt

from django.utils.formats import date_format

from alongside.base.core import clock
from alongside.people.persons import actions as persons
from alongside.people.persons.models import FactKind, Label
from alongside.people.working.models import Role
from alongside.practice.encounters.models import How, Planned
from alongside.practice.promises.models import State, Whose
from alongside.practice.wonderings.models import StepKind

from . import doing
from .builder import Builder
from .doing import Vow, told
from .lives import Life, Spell

MAYA_BORN = 15 * 365 + 134
ADDRESS = "14 Plover Court\nHolme\nNX7 4GT"
RESTRICTED = (
    "Shane, Mum’s ex, has written to Maya from a new number and asked where Mum lives now. She has "
    "not answered. She told me and does not want Nan to be frightened by it."
)
OWN_WORDS = "Don’t talk about me like I’m not in the room. Ask me, then ask Nan."
REFLECTION = (
    "When Maya asked if Mum knows she is happy here I wanted to answer for Dee, at once, and say yes. "
    "I held on to the steering wheel instead. I think I was answering for my own mother."
)
DRAFT_START = "14:58"


def bells(b: Builder) -> dict[str, Life]:
    """The four of them, from the evening at Nan’s to today."""
    maya = Life(
        "maya", "Maya Bell", "north", "teen", b.day - clock.A_DAY * MAYA_BORN, start=187,
        address="31 Larch Close\nAshby Vale\nNX1 6TB", known_as=["May"],
        spells=[
            Spell("ana", 186, why="Maya moved to her nan’s; her school asked, and Maya said all right."),
            Spell("zoe", 40, role=Role.STUDENT, through="ana", why="Zoë learns with Ana this term."),
        ],
    )
    dee = Life(
        "dee", "Dee Bell", "north", "parent", b.day - clock.A_DAY * (38 * 365 + 51), start=187,
        spells=[Spell("ana", 186, why="So that Maya and her mum have the same person.")],
    )
    jean = Life(
        "jean", "Jean Bell", "north", "carer", b.day - clock.A_DAY * (68 * 365 + 290), start=180,
        address="31 Larch Close\nAshby Vale\nNX1 6TB", known_as=["Nan Jean"],
        spells=[Spell("ana", 179, why="Jean looks after Maya, and asked who looks after Jean.")],
    )
    kit = Life(
        "kit", "Kit Bell", "north", "child", b.day - clock.A_DAY * (11 * 365 + 77), pronouns="he",
        start=187, spells=[Spell("nia", 186, why="Kit asked for somebody of his own.")],
    )
    for life in (maya, dee, jean, kit):
        doing.take_on(b, life)
    _said_about(b, maya, dee, jean, kit)
    _maya(b, maya, dee, jean)
    _dee(b, dee, maya)
    _jean(b, jean)
    _kit(b, kit)
    return {"maya": maya, "dee": dee, "jean": jean, "kit": kit}


def _said_about(b: Builder, maya: Life, dee: Life, jean: Life, kit: Life) -> None:
    autumn = date_format(b.day - clock.A_DAY * 187, "F")

    def fact(
        life: Life, days: int, kind: str, words: str, worker: str = "ana", **more: object
    ) -> None:
        b.on(b.ago(days, "17:35"), lambda: doing.say(b, life, kind, words, worker, **more))

    own = {"in_their_words": True}
    fact(maya, 21, FactKind.MATTERS, OWN_WORDS, **own)
    fact(maya, 150, FactKind.BEFORE,
         f"With Mum and Kit in Hull until {autumn}. Loud, funny, a lot of moves: four homes in six "
         "years. Grandad Ted taught her to draw.")
    fact(maya, 35, FactKind.INSIDE,
         "Happier than in autumn, “mostly”. Sees Mum on Sundays; it is close and it is hard.")
    fact(maya, 34, FactKind.AROUND,
         "At Nan’s, own room, shared bath rota. School three days in five; art on all of them.")
    fact(maya, 33, FactKind.HOPES,
         "Art at college. Sunday tea that doesn’t end in a row. Kit to sleep over. A lock on the "
         "bathroom.", **own)
    fact(maya, 120, FactKind.HELPS,
         "Walking, not sitting. Headphones in means not yet, it doesn’t mean go away.", **own)
    fact(maya, 119, FactKind.SPEAKING,
         "Side by side, on the way from school. Text before ringing. Ask her before Nan.")
    fact(maya, 118, FactKind.PEOPLE,
         "Nan Jean, Kit, Zee from art, Biscuit the dog: those are the people, in that order, says Maya.")
    b.on(b.ago(26, "17:50"), lambda: _restricted(b, maya))
    b.on(b.ago(170, "12:10"), lambda: _safe_address(b, dee, maya))
    fact(dee, 160, FactKind.MATTERS, "I left so they’d be safe. Write that down first.",
         in_their_words=True)
    fact(dee, 160, FactKind.BEFORE,
         "Brought up Maya and Kit on her own for nine years; ran the kitchen of a nursery in Hull.")
    fact(dee, 60, FactKind.HOPES, "Maya at my table and both of us laughing. A kitchen job again.",
         in_their_words=True)
    fact(dee, 60, FactKind.AROUND, "A flat for her and Kit since they came here. Works mornings, from six.")
    fact(dee, 159, FactKind.SPEAKING, "Never leave a message. Ring between eleven and one, and wait.")
    b.on(b.ago(100, "12:00"), lambda: persons.set_banner(
        person_id=b.people["dee"], by=b.viewer("ana"), until_day=b.day + clock.A_DAY * 70,
        words="Ring Ana or the manager before visiting. Give no address to anybody.",
    ))
    fact(jean, 170, FactKind.SPEAKING, "Speak slowly, the left ear is better. Call her Jean.")
    fact(jean, 170, FactKind.MATTERS, "Ring me back, even when you haven’t got an answer.",
         in_their_words=True)
    fact(jean, 120, FactKind.AROUND, "Maya has the back room. Biscuit sleeps where he likes.")
    fact(jean, 120, FactKind.HOPES, "To see her at college. To sit down of an evening.",
         in_their_words=True)
    fact(kit, 140, FactKind.MATTERS, "I’m the only one who can make Mum laugh when it’s bad.", "nia",
         in_their_words=True)
    fact(kit, 140, FactKind.HOPES, "A sleepover at Nan’s. Cooking, but proper.", "nia",
         in_their_words=True)


def _restricted(b: Builder, maya: Life) -> None:
    fact = doing.say(b, maya, FactKind.WORRY, RESTRICTED, "ana", label=Label.RESTRICTED,
                     ask_again=clock.today() + clock.A_DAY * 60)
    b.marks["maya_restricted"] = str(fact)


def _safe_address(b: Builder, dee: Life, maya: Life) -> None:
    """A safe address: told to Maya's worker, who may know of it for as long as she is that."""
    row = persons.add_address(
        person_id=b.people["dee"], lines=ADDRESS, by=b.viewer("ana"), label=Label.RESTRICTED,
        source="Dee", audience=[b.workers["ana"]], through=b.people["maya"],
    )
    b.marks["dee_address"] = str(row.pk)


def _maya(b: Builder, maya: Life, dee: Life, jean: Life) -> None:
    nan, zee = ("Jean", "nan"), ("Zee", "friend")
    sunday = b.weekday_ago(6, 8)

    def walk(weeks: int, text: str, **more: object) -> None:
        told(b, maya, "ana", 7 * weeks, "16:10", "Walk home from school", text, minutes=40,
             place="from Northgate School", proposed=weeks < 9, **more)

    told(b, maya, "ana", 185, "18:30", "The evening at Nan’s", """Maya had one bag and her
        drawing things. She stood in the hall and Nan asked what she would like on her toast, as if she had been
        away for the afternoon. I said who I am, that I come tomorrow, and that nothing is decided that she has
        not heard first. “Everyone says that.” I said I knew, and that she should check.""",
         minutes=60, place="Larch Close", present=[nan], planned=Planned.CRISIS)
    told(b, maya, "ana", 184, "16:10", "As I said I would", """She checked: she was on the step
        at ten past four. We walked round the block with Biscuit. Maya told me about Biscuit, then about
        Grandad Ted, then about nothing, which was the longest part. I did not fill it.""",
         minutes=40, place="Larch Close", present=[nan])
    told(b, maya, "ana", 170, "16:10", "The bath rota", """Maya and Nan had fallen out about the
        bathroom. Each told me it was fine. I asked who goes first. They both said “she does”. The rota is on
        the door now, in Maya’s lettering, with Biscuit on Thursdays.""",
         minutes=45, place="Larch Close", present=[nan])
    told(b, maya, "ana", 156, "15:20", "First day at Northgate", """I waited in the office as Maya had asked, “where
        you can’t see me and I know you’re there”. At ten past three she came by and said, “You can go
        now.” Mr Osei teaches art. She told me his name without being asked.""",
         minutes=70, place="Northgate School", present=[("Mr Osei", "school")])
    walk(20, """Maya asked if I talk to Mum about her. I said yes, and what: that she eats, that
        she draws, that she misses Kit. I asked if that was all right. She thought about it as far as the
        chip shop. “Not the missing.” I have not passed that on since.""",
         alone=frozenset({"maya"}))
    told(b, [maya, dee], "ana", b.weekday_ago(6, 128), "15:00", "First Sunday", any_day=True, text= """They had not
        seen each other for seven weeks. Maya sat on the arm of the sofa, ready to go, and Dee
        kept the kettle on the boil so as to have something to see to. I said that I would be in the garden.
        After a quarter of an hour I heard them laugh about a dog in Hull.""",
         minutes=90, place="the family centre", parts={
             "maya": "In the car Maya said, “She’s thinner.” Nothing else, all the way.",
             "dee": "Dee asked me afterwards, on the step, whether she had held on too long at the door.",
         })
    walk(17, """Rain. We stood under the railway bridge until it eased. Maya said school three
        days is what she can do and that five is a number for other people. I said I would say it like that.
        She asked me to say it exactly like that.""",
         alone=frozenset({"maya"}), vows=[Vow("tell school about the three days, in Maya’s words", 3)])
    walk(14, """Maya had been in a fight, with words. A girl had said something about
        mums. I asked what she would have liked somebody to do. “Nothing. Stand there.” We talked about who stands
        there: Zee did.""", alone=frozenset({"maya"}), present=[zee])
    told(b, maya, "ana", 92, "16:30", "Nan’s kitchen table", """We wrote down how we work together: why we
        meet, what is and is not all right, who I answer to, how it will end. Maya crossed out “appropriate”
        and put “normal”. She wants to be asked before I talk to school, each time. Nan signed as well because
        Maya said it was her kitchen.""", minutes=60, place="Larch Close", present=[nan])
    walk(11, """She showed me the sketchbook, backwards, the new ones first. I said what I saw: hands, mostly,
        and Biscuit’s ears. “Hands are hard, that’s why.” She has seven pages of Nan’s.""",
         alone=frozenset({"maya"}),
         wondering="I wonder whether the days Maya stays off are the days after she has heard from Mum, "
         "and not the days with double maths.",
         would_change="If she stays off in a week without a call.",
         answer=(StepKind.ANSWER, "“It’s both. But maths doesn’t ring up.”", 7))
    told(b, maya, "ana", 70, "10:15", "", """Mr Osei rang: two of Maya’s drawings are to go up in the
        corridor and she does not know yet. He wanted to know if that would be good. I said the only way to
        know is to ask her, on her own, and to be ready for no.""", minutes=10, how=How.PHONE,
         planned=Planned.UNPLANNED, present=[("Mr Osei", "school")],
         not_yet="Mr Osei asks her himself on Monday; she can read it after that.")
    walk(9, """They asked and she said yes, “but not the Nan ones”. She walked a different way home so that we
        passed the hall. I was allowed to look through the window for as long as she counted, which was four.""",
         alone=frozenset({"maya"}))
    walk(6, """Maya wants a lock on the bathroom. She has asked Nan, and Nan said, “What for?” I asked if it
        would help if I asked Nan what she is afraid of about it. “Go on then. But say it’s from me.”""",
         alone=frozenset({"maya"}), vows=[Vow("ask Nan about the lock", 14, after=0.85)])
    told(b, maya, "ana", 33, "19:05", "", any_day=True, text= """Maya sent a photograph of a blank page and “cant sleep”. I wrote that
        I had seen it, that I put the phone away at eight, and that the number on the fridge is awake all night.
        She wrote “k. night”. I rang her at breakfast, as I had said; she had slept.""",
         minutes=5, how=How.MESSAGE, planned=Planned.UNPLANNED)
    walk(4, """We took the long way because of Biscuit. Maya told me about something that she asked me not to
        write down, and I have not. It is not about anybody’s safety; I told her that if it were, I would have to,
        and would say so.""", alone=frozenset({"maya"}))
    told(b, maya, "ana", 21, "16:30", "We agreed how we work together", """Third version, at Nan’s
        kitchen table. Maya read it aloud and stopped where it was not true: twice. New is that she
        sees what I write on the same day, and that I ask her first and then Nan. She signed with a drawing
        of a dog.""", minutes=50, place="Larch Close", present=[nan], proposed=True,
         for_me="She read my sentences out in my own voice. I was proud of her and stung, both.",
         vows=[Vow("try Tuesday mornings", by=7, whose=Whose.PERSON, fate=State.OPEN)])
    told(b, [dee, maya], "ana", sunday, "18:40", "Tea at Mum’s", any_day=True, text= """Kit cooked. Home early after words about the
        phone. Dee told me on the telephone, in one breath, and said that this time nobody slammed
        anything.""", minutes=15, how=How.PHONE, planned=Planned.UNPLANNED,
         parts={"dee": "Dee wanted to know if she should write to Maya or wait. I said I would ask Maya which.",
                "maya": "Maya has not read this yet; we look at it on the walk."},
         vows=[Vow("send Maya the photos of Kit", by=_to_sunday(b), whose=Whose.OTHER, name="Dee",
                   fate=State.OPEN)])
    walk(1, """Maya showed me the charcoal of Ted. She said school “only counts when it’s art”. She asked if Mum
        knows she is happy here.""", alone=frozenset({"maya"}), for_me=REFLECTION,
         slip=("She said that she is happy at Nan’s.", "She said that she is MOSTLY happy at Nan’s.",
               "Maya read it: “That’s right. But I said MOSTLY happy.”"),
         vows=[Vow("ring school about Maya’s art option", by=1, fate=State.OPEN)], mark="maya_walk")
    told(b, maya, "ana", 0, "09:30", "Mr Osei, about Maya’s timetable", """Mr Osei can move art to the first hour on
        Tuesdays, if she would come for it. I said that I will ask her on the walk today and that she decides.
        He said, “She’ll ask what the catch is.” There isn’t one.""", minutes=30, how=How.PHONE,
         present=[("Mr Osei", "Northgate School")], proposed=True, ahead=2,
         written=dt.timedelta(minutes=8))
    today = told(b, maya, "ana", 0, "16:10", "Walk home from school", "", minutes=40,
                 place="from Northgate School", expected=[("Dee", "mum")], proposed=True,
                 written_up=False, mark="walk_today")
    b.on(b.ago(0, "17:05"), lambda: doing.plan(b, doing.Meeting(
        [maya], "ana", b.ago(-7, "16:10"), "", 40, place="from Northgate School", title=today.title,
    )))
    b.on(b.ago(6, "21:30"), lambda: doing.reflect(
        b, "ana", "Woke at four with Maya’s question. Whose happiness was I protecting in the car? "
        "Bring it to Sue.", maya, mark="ana_reflection",
    ))


def _to_sunday(b: Builder) -> int:
    """Days until the Sunday that comes after tomorrow."""
    ahead = (6 - b.day.weekday()) % 7
    return ahead if ahead > 1 else ahead + 7


def _dee(b: Builder, dee: Life, maya: Life) -> None:
    told(b, dee, "ana", 185, "11:20", "On a bench", """Dee had Kit’s coat on her knees. She said, “You think I gave
        her away.” I said no: that she got two children out of a flat in one night, and asked her mother for help.
        She looked at me to see if I was being kind. I told her what I decide, what I do not, and who does.""",
         minutes=75, place="by the station", planned=Planned.UNPLANNED)
    told(b, dee, "ana", 171, "11:30", "Where it is safe to talk", """We met where it is normal to be. I asked what is
        safe: which telephone, which hours, what is never written. She told me. It is not in this entry. She said
        yes to all the rest, and I said that she can also say no to me.""", minutes=60, place="the library")
    for days, title, text in (
        (150, "The washing machine", """Dee had carried everything to the launderette for a month. I asked our own fund and
         was told no, and asked again with a reason. It comes on Thursday. She said, “What’s it going to cost me?”
         Nothing, I said; I have put that in writing."""),
        (128, "What Sunday was like", """Dee had gone over every minute. Had she held on too long, had she talked
         about Kit too much. I said what I had heard from the garden: two people laughing about a dog. She
         asked me to say it once more, slower."""),
        (101, "A name on the bell", """There is no name on the bell and there won’t be. Dee would have liked one. We agreed on
         a picture, and Kit has drawn a teapot."""),
        (80, "The other worker", """Dee has met the woman from the refuge three times now. They sew. She told me I need not ask
         what they talk about, and I do not."""),
        (58, "Mornings from six", """Dee has a job: a school kitchen, mornings from six. Kit makes his own breakfast and is
         proud and a little cross about it. She laughed when she put on the hat."""),
        (37, "A letter from the court", """It came to the solicitor and not to her door, as it should. We read it in the café with our
         backs to the wall. It says that he may not come near. Dee folded it very small."""),
        (17, "What to tell Maya", """Dee asked what Maya should know about the letter. I said that Maya can take more than we
         think if it comes from her mum and is short. We tried it. “He’s not allowed near us, a judge said so.” That is
         what she will say on Sunday."""),
    ):
        told(b, dee, "ana", days, "11:30", title, text, place="the café at the market", minutes=50,
             proposed=days < 60)


def _jean(b: Builder, jean: Life) -> None:
    for days, title, text, vows in (
        (178, "At Jean’s table", """Jean has brought up two and buried one, and now there is a girl in the back room who
         draws her hands. “I’d forgotten what it’s like to be looked at.” I asked who there is for her. “Him,” she
         said, and meant the dog.""", []),
        (140, "Money", """The allowance had not come and Jean had not liked to ask. I said asking is my work this week. She
         showed me the tin where it would have been.""", [Vow("ring about Jean’s allowance every second day until it comes", 7)]),
        (132, "It came", """All seven weeks at once. Jean bought a coat for Maya and, because I asked, a coat for Jean.""", []),
        (95, "The stairs", """Jean takes the stairs one at a time and thinks Maya has not noticed. Maya has. I asked if
         I may say that; I may. They have put the wash basket at the bottom and nobody has said why.""", []),
        (30, "The lock", """I asked Jean what she is afraid of about the lock, and said it was from Maya. She was quiet.
         “Ted fell in there.” I asked if I might tell Maya. “I’ll tell her myself,” said Jean.""", []),
        (9, "", """Tired, and proud of Maya’s drawing. Jean asked about money for Maya’s bed, which has lost a leg and
         stands on two volumes of the encyclopaedia. I said I would find out, and she said she would ring me if
         I hadn’t.""", [Vow("find out about money for Maya’s bed", by=6, fate=State.OPEN)]),
    ):
        told(b, jean, "ana", days, "18:15", title, text, minutes=20, vows=vows,
             how=How.PHONE if days == 9 else How.IN_PERSON, place="" if days == 9 else "Larch Close")
    b.on(b.ago(3, "16:20"), lambda: doing.plan(b, doing.Meeting(
        [jean], "ana", b.ago(0, "18:15"), "", 20, How.PHONE,
        title="About Maya, after tea. She chose this time", mark="jean_call",
    )))


def _kit(b: Builder, kit: Life) -> None:
    for days, title, text in (
        (180, "Somebody of his own", """Kit wanted to know if I am Maya’s one as well. I said no, I am his. He took me to see the
         kitchen and explained where things will be when they are."""),
        (125, "Pancakes", """Kit cooked and I was the assistant. He talks while his hands are busy and stops when they
         stop. He told me about the night in the car with the flour on his nose."""),
        (82, "Nan’s on the bus", """We tried the bus to Nan’s together, so that he knows the stops. He counted them out loud and then
         in his head. Maya was at the other end."""),
        (40, "The sleepover question", """Kit has written to Nan to ask if he may sleep over. He read it to me. It says which mattress, which
         weekend, and that he brings his own pancake pan."""),
        (12, "Chef", """He has been made chef of the Thursday cooking club, which is a real hat. He said that Mum cried, “but
         the good one”."""),
    ):
        told(b, kit, "nia", days, "15:40", title, text, minutes=50, place="at home",
             alone=frozenset({"kit"}), proposed=days < 60)
