"""Inventing the lives nobody has written by hand: who they are and who is around them."""

import datetime as dt
import random

from alongside.base.core import clock
from alongside.base.core.dates import Precision
from alongside.people.persons.models import NameKind

from ..words import names
from .builder import Builder
from .lives import Life

AGES = {
    "child": (5, 12),
    "teen": (13, 17),
    "leaver": (18, 23),
    "parent": (22, 44),
    "carer": (46, 71),
    "adult": (26, 63),
    "older": (69, 93),
}
KIN = (
    ("Mum", "mum"),
    ("Dad", "dad"),
    ("Nan", "nan"),
    ("Auntie Bev", "aunt"),
    ("Gran", "gran"),
    ("Grandad Roy", "grandad"),
)
FOSTER = (
    ("Carol", "foster carer"),
    ("Mike", "foster carer"),
    ("Rukhsana", "foster carer"),
    ("Auntie Joy", "foster carer"),
    ("Helen", "foster carer"),
    ("Winston", "foster carer"),
)
NOT_DAD = ("dadaway", "volcano", "sleep")
AWAY = ("newhome", "brother", "lookingfor", "threedays", "evenings")
BOSSES = (
    ("Terry", "from the shop"),
    ("Farida", "from the café"),
    ("Mr Blunt", "from the garage"),
    ("Siobhan", "from the garden centre"),
)
RELATIONS = {
    "leaver": ("aunt", "sister", "cousin"),
    "parent": ("mum", "sister"),
    "adult": ("sister", "mum"),
    "carer": ("sister", "neighbour and friend"),
    "older": ("daughter", "niece", "daughter-in-law"),
    "child": ("aunt",),
    "teen": ("aunt", "gran"),
}


class Folk:
    """Somebody new each time, and never the same name twice."""

    def __init__(self, b: Builder, dice: random.Random) -> None:
        self.b = b
        self.dice = dice
        self.used: set[str] = set()

    def one(self, key: str, team: str, group: str, story: str) -> Life:
        """A life in a team, fit for the story that will be told of it."""
        dice = self.dice
        heritage = dice.choices(list(names.FOLK), [folk.weight for folk in names.FOLK.values()])[0]
        if story in ("quiet", "lookingfor", "newcountry"):
            heritage = dice.choice(
                ["arabic", "afghan", "eritrean", "somali", "ukrainian", "kurdish"]
            )
        folk = names.FOLK[heritage]
        pronouns = dice.choices(("she", "he", "they"), (50, 46, 4))[0]
        if story in ("newparent", "lowafter", "afterhim"):
            pronouns = "she"
        elif story == "tworooms":
            pronouns = "he"
        elif group == "older" and pronouns == "they":
            pronouns = "she"
        name, called, script = self._name(folk, pronouns, group)
        if script:
            pronouns = script
        slots = self._around(group, story, folk, heritage)
        while len({called, *(slots[one] for one in ("sib", "rel", "child", "friend"))}) < 5:
            slots = self._around(group, story, folk, heritage)
        life = Life(
            key=key,
            name=name,
            team=team,
            group=group,
            pronouns=pronouns,
            called=called,
            shown_pronouns=dice.random() < (0.25 if group == "older" else 0.7),
            stories=[story],
            slots=slots,
        )
        self._relations(life, group, story, folk)
        self._born(life, folk)
        self._names(life, folk, script)
        self._languages(life, folk)
        if dice.random() < 0.7 and story != "afterhim":
            life.address = self._address(life)
        return life

    # --- names -----------------------------------------------------------------------------------

    def _name(self, folk: names.Folk, pronouns: str, group: str) -> tuple[str, str, str]:
        fresh = [row for row in folk.script if row[0] not in self.used]
        if fresh:
            name, called, whose = fresh[0]
            self.used.add(name)
            return name, called.split(" ")[0], whose
        for _attempt in range(200):
            first = self.first(folk, pronouns, older=group == "older")
            family = (folk.family or names.FOLK["english"].family).split()
            last = self.dice.choice(family)
            if f"{first} {last}" not in self.used:
                break
        self.used.add(f"{first} {last}")
        return f"{first} {last}", first, ""

    def first(self, folk: names.Folk, pronouns: str, *, older: bool = False) -> str:
        if pronouns == "they":
            return self.dice.choice(("Robin", "Ash", "Kit", "Remi", "Jules", "Ren", "Sage", "Lou"))
        if older and folk.older:
            hers, _slash, his = folk.older.partition("/")
            return self.dice.choice((hers if pronouns == "she" else his).split())
        return self.dice.choice((folk.she if pronouns == "she" else folk.he).split())

    def _names(self, life: Life, folk: names.Folk, script: str) -> None:
        dice = self.dice
        if script:
            said = next(said for name, said, _ in folk.script if name == life.name)
            life.known_as = [said]
            return
        if dice.random() < 0.16 and life.called.isascii():
            life.known_as = [dice.choice((life.called[:3], "Red", "Tiny", "Skip", "Bean"))]
        if life.group in ("adult", "older", "parent") and dice.random() < 0.12:
            other = self.dice.choice(names.FOLK["english"].family.split())
            kind = dice.choice((NameKind.BIRTH, NameKind.FORMER))
            life.names.append((kind, f"{life.called} {other}"))
        if life.pronouns == "they":
            life.names.append((NameKind.CHOSEN, life.called))

    # --- what else is known ----------------------------------------------------------------------

    def _born(self, life: Life, folk: names.Folk) -> None:
        dice = self.dice
        low, high = AGES[life.group]
        days = dice.randint(low * 365 + 20, high * 365 + 340)
        life.born = self.b.day - clock.A_DAY * days
        chance = dice.random()
        far = bool(folk.language) and life.group in ("teen", "older", "adult")
        if chance < (0.22 if far else 0.03):
            life.precision = dice.choice((Precision.YEAR, Precision.ABOUT, Precision.MONTH))
            month = life.born.month if life.precision == Precision.MONTH else 1
            life.born = dt.date(life.born.year, month, 1)
            life.born_source = dice.choice(("as they were told", "the passport", "the hospital"))

    def _languages(self, life: Life, folk: names.Folk) -> None:
        dice = self.dice
        if not folk.language or (dice.random() < 0.3 and not folk.script):
            return
        needs = bool(folk.script) or dice.random() < 0.3
        helps = dice.choice(
            (
                "a woman interpreter, and not from the same town",
                "the same interpreter each time; by telephone is hard",
                "short sentences; wait for the interpreter",
                "not a family member, and never the children",
            )
        )
        life.languages.append(
            {
                "name": folk.language,
                "dialect": folk.dialect,
                "preferred": needs,
                "interpreter": needs,
                "helps": helps if needs else "",
            }
        )
        if not needs:
            life.languages.append({"name": "English", "preferred": True})

    def _address(self, life: Life) -> str:
        town, area = self.dice.choice(names.TOWNS)
        code = f"{area} {self.dice.randint(1, 9)}{self.dice.choice('ABDEFGHJLNPQRSTUW')}"
        return (
            f"{self.dice.randint(1, 98)} {life.slots['street']}\n{town}\n"
            f"{code}{self.dice.choice('ABDEFGHJLNPQRSTUW')}"
        )

    # --- who is around them ----------------------------------------------------------------------

    def _around(self, group: str, story: str, folk: names.Folk, heritage: str) -> dict[str, str]:
        pick = self.dice.choice
        young = group in ("child", "teen")
        return {
            "heritage": heritage,
            "street": pick(names.STREETS),
            "town": pick(names.TOWNS)[0],
            "cafe": pick(names.CAFES),
            "park": pick(names.PARKS),
            "pet": pick(names.PETS),
            "school": pick(names.SCHOOLS),
            "teacher": pick(names.TEACHERS),
            "club": pick(names.YOUTH if young or group == "leaver" else names.CLUBS),
            "doctor": pick(names.DOCTORS),
            "friend": pick(names.FRIENDS),
            "neighbour": pick(names.NEIGHBOURS),
            "sib": self.first(folk, pick(("she", "he"))),
            "child": self.first(folk, "she"),
            "home": names.HOMES.get(heritage, ""),
            "rel": self.first(folk, "she", older=group in ("parent", "carer")),
            "late": self.first(folk, "he", older=True),
        }

    def _relations(self, life: Life, group: str, story: str, folk: names.Folk) -> None:
        dice, slots = self.dice, life.slots
        carer, relation = dice.choice(_carers(story))
        boss, shop = dice.choice(BOSSES)
        slots.update(carer=carer, boss=boss)
        if story in ("caringfor", "tworooms"):
            kin = "wife" if life.pronouns == "he" else "mum"
        else:
            kin = dice.choice(RELATIONS[group])
        life.relations = {
            "carer": relation,
            "boss": shop,
            "teacher": slots["school"],
            "doctor": "GP surgery",
            "friend": "friend",
            "neighbour": "neighbour",
            "rel": kin,
            "sib": "sister" if slots["sib"] in folk.she.split() else "brother",
            "child": "daughter" if group == "parent" else "granddaughter",
        }
        if group == "older" and life.pronouns == "he":
            slots["late"] = self.first(folk, "she", older=True)


def _carers(story: str) -> tuple[tuple[str, str], ...]:
    """Who a child lives with, so that it fits what happens to them."""
    if story in AWAY:
        return FOSTER
    if story in ("quiet", "youngcarer"):
        return (("Mum", "mum"), ("Dad", "dad"), ("Gran", "gran"))
    if story == "twohouses":
        return (("Mum", "mum"),)
    return tuple(one for one in KIN if one[1] != "dad") if story in NOT_DAD else KIN
