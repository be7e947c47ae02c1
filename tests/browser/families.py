"""A family for the browser's world: Theo's, with somebody kept close, and a file brought for it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from alongside.base.core import clock
from alongside.base.core.dates import Precision, RoughDate
from alongside.doors.exchange.families import bring_family_from
from alongside.people.family.actions import How, Who, say_together, tell_of
from alongside.people.family.models import Link
from tests.exchange.test_gedcom import OURS


def year(number: int) -> RoughDate:
    return RoughDate(dt.date(number, 1, 1), Precision.YEAR)


def tell_family(world: Any) -> None:
    """Two foster homes, a brother elsewhere, who had died, and whom only a few may know of."""
    ana, things = world.viewer(), world.things

    def told(role: str, kind: str, who: Who, **how: Any) -> Any:
        asked = How(role, kind, **how)
        return tell_of(person_id=world.tia.pk, how=asked, who=who, by=ana)

    mum = told("parent", "birth", Who("Anke", relation="mum", born=year(1984)))
    brother = told("child", "birth", Who("Jonah", relation="brother", born=year(2014)), of=mum.pk)
    told("parent", "birth", Who("Grandad Piet", died=year(2019)), of=mum.pk)
    told("parent", "foster", Who("Pat Oakes"), began=year(2016), ended=year(2020))
    told("parent", "foster", Who("Helen"), began=year(2020), lives_with=True)
    told("sibling", "siblings", Who("Mia", kept_close=True))
    things["brother"] = brother
    things["together_day"] = say_together(
        relative_id=brother.pk, on=clock.today(), words="Bowling.", by=ana
    )
    things["family_link"] = Link.objects.visible_to(ana).filter(person=world.tia).earliest("pk")
    things["family_draft"] = bring_family_from(OURS, person_id=world.tia.pk, by=ana).draft
