"""Families to draw, written short: `family("Tia", "Tia:2010 Dee:1988+2019", "birth Dee > Tia")`.

A person is `Name:born+died`. A line is its kind and who it joins, children after `>`, then
`@2019-2021` for its years and `@here` where they live there now.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from alongside.base.core.dates import Precision, RoughDate
from alongside.people.family.actions import How, Who, say_together, tell_of
from alongside.people.family.drafting import keep_draft
from alongside.people.family.kinds import CARING, PARENTS
from alongside.people.family.models import Link
from alongside.people.family.queries import years
from alongside.people.family.telling import Bond, Family, Member
from tests.cast import NOW, Cast


def family(me: str, people: str, lines: str) -> Family:
    told = Family(me=me)
    for who in people.split():
        name, _colon, lived = who.partition(":")
        born, plus, died = lived.partition("+")
        told.members[name] = Member(
            name, name.replace("_", " "), born=year(born), has_died=bool(plus), died=year(died)
        )
    for number, line in enumerate(lines.strip().splitlines()):
        kind, *words = line.split()
        days = [word[1:] for word in words if word.startswith("@")]
        began, _dash, ended = next((one for one in days if one != "here"), "").partition("-")
        ends = [word for word in words if not word.startswith("@")]
        if kind not in PARENTS:
            told.bonds.append(Bond(f"{number:02}", kind, *ends, "", year(began), year(ended)))
            continue
        parents, children = ends[: ends.index(">")], ends[ends.index(">") + 1 :]
        for child in children:
            told.bonds.append(
                Bond(
                    f"{number:02}{child}", kind, parents[0], (*parents, "")[1], child,
                    year(began), year(ended), "here" in days,
                )
            )  # fmt: skip
    return told


def year(words: str) -> RoughDate | None:
    return RoughDate(dt.date(int(words), 1, 1), Precision.YEAR) if words else None


def dates(told: Family) -> dict[str, str]:
    """What the page writes at lines."""
    return {bond.id: years(bond.began, bond.ended) for bond in told.bonds if bond.kind in CARING}


HARD = {
    "two foster homes, with dates": family(
        "Tia", "Tia:2010 Dee:1988 Lewis:1986 Carol:1970 Mike:1968 Joy:1975 Sam:2012",
        """birth Dee Lewis > Tia Sam
        separated Dee Lewis
        married Carol Mike
        foster Carol Mike > Tia @2019-2021
        foster Carol Mike > Sam @2019 @here
        foster Joy > Tia @2021 @here""",
    ),
    "half-siblings of three fathers": family(
        "Kit", "Dee:1988 Ash:1985 Bob:1986 Cal:1987 Maya:2008 Kit:2012 Jo:2016 Lu:2018",
        """partners Dee Ash @2006-2009
        ended Dee Bob @2011-2013
        partners Dee Cal @2015
        birth Dee Ash > Maya
        birth Dee Bob > Kit
        birth Dee Cal > Jo Lu""",
    ),
    "a father nobody knows": family(
        "Kit", "Dee:1988 Kit:2012 Jean:1960", "birth Dee > Kit\nbirth Jean > Dee"
    ),
    "adopted, with one known sibling": family(
        "Rose", "Rose:2014 Ann:1975 Bea:1976 Tom:2012",
        "adoptive Ann Bea > Rose @2016\nmarried Ann Bea\nsiblings Rose Tom",
    ),
    "a grandparent who cares": family(
        "Maya", "Maya:2010 Kit:2013 Dee:1988 Lewis:1986 Jean:1958 Ted:1955+2019 Carol:1990",
        """married Jean Ted
        birth Jean Ted > Dee Carol
        birth Dee Lewis > Maya Kit
        ended Dee Lewis
        kinship Jean > Maya @2025 @here""",
    ),
    "together across generations": family(
        "Ann", "Old:1930 Wed:1932 Ann:1955 Ben:1957 Cy:1980 Zed:1960 Kid:2005",
        """birth Old Wed > Ann Ben
        birth Ben > Cy
        married Ann Cy
        birth Ann Cy > Kid
        married Ben Zed""",
    ),
    "twins": family(
        "A", "Mum:1980 Dad:1979 A:2010 B:2010 C:2012 X:2001 Y:2001 M2:1981",
        """married Mum Dad
        birth Mum Dad > A B C
        identical A B
        twins X Y
        birth M2 > X
        partners M2 Dad""",
    ),
    "somebody who died": family(
        "Bo", "Mum:1970+2015 Al:1995 Bo:2012 Cy:2000",
        "birth Mum > Al Bo Cy\nguardian Al > Bo @2015 @here",
    ),
}  # fmt: skip


def sixty(seed: int = 3) -> Family:
    """Four couples, their children and grandchildren, until there are sixty."""
    dice = random.Random(seed)
    told = Family(me="p30")

    def born(when: int) -> str:
        key = f"p{len(told.members):02}"
        name = dice.choice(("Amira", "Bob", "Cal", "Dee", "Eve Marie", "Farouk")) + " " + key
        told.members[key] = Member(key, name, born=year(str(when)))
        return key

    couples = [(born(1930), born(1931), 1955, 0) for _ in range(4)]
    while couples and len(told.members) < 59:
        one, other, when, depth = couples.pop(0)
        kind = dice.choice(("married", "partners", "divorced"))
        told.bonds.append(Bond(f"u{one}", kind, one, other))
        for number in range(dice.randint(2, 4)):
            child = born(when + 2 * number)
            kind = dice.choice(("birth",) * 6 + ("adoptive",))
            told.bonds.append(Bond(f"b{child}", kind, one, other, child))
            if depth < 2 and dice.random() < 0.7:
                partner = born(when + 2 * number + 1)
                couples.append((child, partner, when + 2 * number + 26, depth + 1))
    return told.only(list(told.members)[:60])


def told_for_doors(cast: Cast) -> dict[str, Any]:
    """Somebody in Maya's family, the line to them and a day together: what addresses are about."""
    ana = cast.viewer("ana")
    relative = tell_of(
        person_id=cast.maya.pk, who=Who("Jean Okonjo"), how=How("parent", "kinship"), by=ana
    )
    together = say_together(relative_id=relative.pk, on=NOW.date(), words="tea", by=ana)
    link = Link.objects.visible_to(ana).get(one=relative)
    draft = keep_draft(
        person_id=cast.maya.pk, family=HARD["twins"], file_name="t.ged", left_out={}, by=ana
    )
    things = {"relative": relative, "together": together, "family_link": link}
    return things | {"family_draft": draft}
